"""Write the trained reader, and for `words.py` the untouched encoder, as ONNX: int8 as shipped.

`training/README.md` has the command.

The graph is built by hand from few, fused operators. It takes one window, so nothing is padded and
no window's numbers depend on what else is read. Weights are int8 a column, activations uint8 with
the range found at run time. Seven bits of the eight are used for weights, so that processors
without a widening dot product, whose 16-bit sums would saturate, give the same numbers. Channels
that are far louder than the others are shrunk first, and their weights grown (`calibrate.py`).
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto

from stemma.encoder.pieces import Pieces
from training.calibrate import calming, measure_peaks
from training.graph import MICROSOFT, Array, Graph
from training.model import ARC, LAYERS, LINK, RELATION, TAG, WIDTH, Encoder

FILES = ("reader.onnx", "labels.json", "deprel.npz", "tokenizer.json")
UNTOUCHED = ("vectors.onnx", "tokenizer.json")
"""What `words.py` takes: it is not shipped."""


def encoder(g: Graph, state: dict[str, Array], *, features: str = "") -> str:
    """The encoder's nodes: ids (1, pieces) → the last hidden states, named `encoded`.

    `features` is the input that is looked up in the second table, if any.
    """
    for name, value in (("zero", 0), ("one", 1), ("two", 2)):
        g.constant(np.array([value], np.int64), name)
    width = g.node("Slice", [g.node("Shape", ["ids"])[0], "one", "two"])[0]
    places = g.constant(state["encoder.places.weight"], "encoder.places")
    place = g.node("Slice", [places, "zero", width, "zero"])[0]
    x = g.node("Add", [g.table("ids", state["encoder.words.weight"], "encoder.words"), place])[0]
    if features:
        table = g.table(features, state["encoder.features.weight"], "encoder.features")
        x = g.node("Add", [x, table])[0]
    norm = [g.constant(state[f"encoder.norm.{p}"], f"encoder.norm.{p}") for p in ("weight", "bias")]
    x = g.node("LayerNormalization", [x, *norm], axis=-1, epsilon=1e-12)[0]
    for n in range(LAYERS):
        at = f"encoder.layers.{n}"
        part = {
            name: (state[f"{at}.{name}.weight"], state[f"{at}.{name}.bias"], f"{at}.{name}")
            for name in ("query_key_value", "out", "norm_attention", "widen", "narrow", "norm_out")
        }
        seen = g.linear(g.attention(x, *part["query_key_value"]), *part["out"])
        x = g.skip_norm(seen, x, *part["norm_attention"])
        wide = g.node("Gelu", [g.linear(x, *part["widen"])], domain=MICROSOFT)[0]
        x = g.skip_norm(g.linear(wide, *part["narrow"]), x, *part["norm_out"])
    return g.node("Identity", [x], name="encoded")[0]


def build_reader(
    state: dict[str, Array], *, int8: bool, factors: Mapping[str, Array] | None = None
) -> onnx.ModelProto:
    """The reader: ids, features (1, pieces) and first (words) → every head.

    `first` holds the piece where each word starts, [CLS] first. Outputs have a row a word and no
    leading axis of one.
    """
    g = Graph(int8=int8, factors=factors)

    def linear(x: str, name: str) -> str:
        return g.linear(x, state[f"{name}.weight"], state[f"{name}.bias"], name)

    flat = g.node("Squeeze", [encoder(g, state, features="features"), "zero"])[0]
    word = g.node("Gather", [flat, "first"], axis=0)[0]
    names = ("morph", "arc", "relation", "name", "role")
    weight = np.concatenate([state[f"{p}.weight"] for p in names])
    bias = np.concatenate([state[f"{p}.bias"] for p in names])
    wide = g.node("Gelu", [g.linear(word, weight, bias, "heads")], domain=MICROSOFT)[0]
    sizes = g.constant(np.array([TAG, ARC, ARC, RELATION, RELATION, TAG, TAG], np.int64), "sizes")
    split = g.node("Split", [wide, sizes], outputs=7, axis=-1)
    morph, arc_dependent, arc_head, dependent, head, name, role = split
    root = np.float32(ARC**0.5)
    arc_weight, arc_bias = (state[f"arc_weight.{p}"] / root for p in ("weight", "bias"))
    turned = g.node("Transpose", [arc_head], perm=[1, 0])[0]
    bilinear = g.linear(arc_dependent, arc_weight, arc_bias, "arc_weight")
    for layer in ("upos", "xpos", "lemma"):
        best = g.node("ArgMax", [linear(morph, layer)], axis=-1, keepdims=0)[0]
        g.output(best, layer, TensorProto.INT64, ["words"])
    g.output(linear(name, "names"), "names", TensorProto.FLOAT, ["words", "names"])
    g.output(linear(role, "roles"), "roles", TensorProto.FLOAT, ["words", "roles"])
    arcs = g.node("MatMul", [bilinear, turned])[0]
    g.output(arcs, "arcs", TensorProto.FLOAT, ["words", "words"])
    g.output(dependent, "dependent", TensorProto.FLOAT, ["words", RELATION])
    g.output(head, "head", TensorProto.FLOAT, ["words", RELATION])
    g.output(linear(word, "link"), "link", TensorProto.FLOAT, ["words", 2 * LINK])
    inputs: dict[str, list[int | str]] = {
        "ids": [1, "pieces"],
        "features": [1, "pieces"],
        "first": ["words"],
    }
    return g.finish(inputs)


def build_vectors(state: dict[str, Array], *, int8: bool) -> onnx.ModelProto:
    """The untouched encoder: ids (1, pieces) of a sentence → its vector, of unit length."""
    g = Graph(int8=int8)
    encoded = encoder(g, state)
    mean = g.node("ReduceMean", [encoded], axes=[0, 1], keepdims=0)[0]
    length = g.node("ReduceL2", [mean], axes=[0], keepdims=1)[0]
    g.output(g.node("Div", [mean, length])[0], "vector", TensorProto.FLOAT, [WIDTH])
    return g.finish({"ids": [1, "pieces"]})


def write(
    saved: dict[str, Any], tokenizer: Path, out: Path, factors: Mapping[str, Array] | None
) -> None:
    """The reader's files and their checksums beside those known; in fp32 without `factors`."""
    out.mkdir(parents=True, exist_ok=True)
    int8 = factors is not None
    state = {k: v.float().numpy() for k, v in saved["model"].items()}
    onnx.save(build_reader(state, int8=int8, factors=factors), out / "reader.onnx")
    labels = json.dumps(saved["labels"], ensure_ascii=False, indent=0) + "\n"
    (out / "labels.json").write_text(labels, encoding="utf-8")
    deprel = {"weight": state["deprel.weight"].T.copy(), "bias": state["deprel.bias"]}
    np.savez(out / "deprel.npz", **deprel)
    (out / "tokenizer.json").write_bytes(tokenizer.read_bytes())
    write_checksums(out, FILES)


def write_checksums(folder: Path, names: Sequence[str]) -> None:
    """Enter these files into the checksums of a folder; others stay."""
    path = folder / "checksums.json"
    sums = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    sums |= {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    path.write_text(json.dumps(sums, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def write_untouched(state: dict[str, Array], tokenizer: Path, out: Path) -> None:
    """The untouched encoder, for `words.py` alone, in a folder of its own."""
    out.mkdir(parents=True, exist_ok=True)
    onnx.save(build_vectors(state, int8=True), out / "vectors.onnx")
    (out / "tokenizer.json").write_bytes(tokenizer.read_bytes())
    write_checksums(out, UNTOUCHED)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("reader", "corpora", "pretrained", "tokenizer", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--fp32", type=Path, help="also write the reader uncompressed here")
    parser.add_argument("--untouched", type=Path, help="also write the untouched encoder here")
    arguments = parser.parse_args()
    saved = torch.load(arguments.reader, map_location="cpu", weights_only=True)
    pieces = Pieces.load(arguments.tokenizer.read_bytes())
    peaks = measure_peaks(saved, arguments.corpora, pieces)
    factors = {name: calming(peak) for name, peak in peaks.items()}
    write(saved, arguments.tokenizer, arguments.out, factors)
    if arguments.fp32:
        write(saved, arguments.tokenizer, arguments.fp32, None)
    if arguments.untouched:
        encoder = Encoder()
        encoder.load_pretrained(arguments.pretrained)
        state = {f"encoder.{k}": v.numpy() for k, v in encoder.state_dict().items()}
        write_untouched(state, arguments.tokenizer, arguments.untouched)


if __name__ == "__main__":
    main()
