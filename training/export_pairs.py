"""Write the pair reader and the encoder of statements as ONNX: int8 as shipped.

python -m training.export_pairs --pairs build/pairs.pt --vectors build/vectors.pt \
        --corpora ../shared/corpora --read build/read --out src/stemma/encoder/weights
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto
from torch import Tensor, nn

from stemma.encoder.pieces import Pieces
from training.calibrate import MATRICES, calming
from training.export import encoder, write_checksums
from training.graph import Array, Graph
from training.model import WIDTH
from training.pair_reader import PairReader, collate
from training.pair_rows import Stories, load_labels, part_of, passages
from training.statement_vectors import StatementEncoder
from training.statement_vectors import collate as collate_statements

SAMPLE = 400
"""Pairs of the training stories on which the loudness of channels is measured."""


def mean_of(g: Graph, encoded: str, mask: str, width: str) -> str:
    """The mean of the pieces that a mask marks: (1, pieces, width) → (1, width)."""
    real = g.node("Cast", [mask], to=TensorProto.FLOAT)[0]
    total = g.node("ReduceSum", [real, width], keepdims=1)[0]
    least = g.node("Max", [total, "unit"])[0]
    share = g.node("Unsqueeze", [g.node("Div", [real, least])[0], "last"])[0]
    summed = g.node("Mul", [encoded, share])[0]
    return g.node("ReduceSum", [summed, width], keepdims=0)[0]


def constants(g: Graph) -> str:
    """What `mean_of` needs; gives the name of the axis of pieces."""
    g.constant(np.array([1.0], np.float32), "unit")
    g.constant(np.array([2], np.int64), "last")
    return g.constant(np.array([1], np.int64), "axis")


def build_pairs(
    state: Mapping[str, Array], *, int8: bool, factors: Mapping[str, Array] | None = None
) -> onnx.ModelProto:
    """The pair reader: ids, sides, left and right (1, pieces) → raw scores of every question."""
    g = Graph(int8=int8, factors=factors)
    axis = constants(g)
    encoded = encoder(g, dict(state), features="sides")
    start = g.constant(np.array([0], np.int64), "start")
    first = g.node("Squeeze", [g.node("Gather", [encoded, start], axis=1)[0], axis])[0]
    a, b = mean_of(g, encoded, "left", axis), mean_of(g, encoded, "right", axis)
    apart = g.node("Abs", [g.node("Sub", [a, b])[0]])[0]
    half = g.constant(np.array([0.5], np.float32), "half")
    mean = g.node("Mul", [g.node("Add", [a, b])[0], half])[0]
    joined = g.node("Concat", [first, apart, g.node("Mul", [a, b])[0], mean], axis=-1)[0]
    weight, bias = state["answers.weight"], state["answers.bias"]
    answers = g.node("Gemm", [joined, g.constant(weight, "answers.weight"),
                              g.constant(bias, "answers.bias")], transB=1)[0]  # fmt: skip
    g.output(answers, "answers", TensorProto.FLOAT, [1, len(bias)])
    return g.finish({name: [1, "pieces"] for name in ("ids", "sides", "left", "right")})


def build_statements(
    state: Mapping[str, Array], *, int8: bool, factors: Mapping[str, Array] | None = None
) -> onnx.ModelProto:
    """The encoder of statements: ids, features and own (1, pieces) → a vector of unit length."""
    g = Graph(int8=int8, factors=factors)
    axis = constants(g)
    mean = mean_of(g, encoder(g, dict(state), features="features"), "own", axis)
    length = g.node("ReduceL2", [mean], axes=[1], keepdims=1)[0]
    g.output(g.node("Div", [mean, length])[0], "vector", TensorProto.FLOAT, [1, WIDTH])
    return g.finish({name: [1, "pieces"] for name in ("ids", "features", "own")})


def peaks_of(model: nn.Module, run: Callable[[], None]) -> dict[str, Array]:
    """Largest absolute input of every channel of the encoder's matrices, while `run` runs."""
    peaks: dict[str, Tensor] = {}

    def watch(name: str) -> Callable[[nn.Module, tuple[Tensor]], None]:
        def note(_: nn.Module, inputs: tuple[Tensor]) -> None:
            here = inputs[0].flatten(0, -2).abs().amax(0)
            peaks[name] = torch.maximum(peaks[name], here) if name in peaks else here

        return note

    for number, layer in enumerate(model.encoder.layers):
        for matrix in MATRICES:
            name = f"encoder.layers.{number}.{matrix}"
            getattr(layer, matrix).register_forward_pre_hook(watch(name))
    model.eval()
    with torch.inference_mode():
        run()
    return {name: peak.numpy() for name, peak in peaks.items()}


def mean_of_weights(paths: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of several runs that started from one (a model soup, Wortsman and others, 2022)."""
    states = [torch.load(path, map_location="cpu", weights_only=True) for path in paths]
    return {name: sum(s[name].float() for s in states) / len(states) for name in states[0]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("corpora", "read", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument(
        "--pairs", type=Path, nargs="+", default=[],
        help="trained pair reader, of several the mean of their weights; left as it is without",
    )  # fmt: skip
    parser.add_argument("--vectors", type=Path, help="trained encoder of statements; as above")
    parser.add_argument("--fp32", action="store_true", help="write both uncompressed")
    given = parser.parse_args()
    pieces = Pieces.load((given.out / "tokenizer.json").read_bytes())
    stories = Stories(given.corpora, given.read, pieces)
    rows = [row for row in load_labels(stories) if part_of(row.story) == "train"]
    pairs = [passages(r, pieces, hide=True) for r in random.Random(0).sample(rows, SAMPLE)]
    made = {}
    if given.pairs:
        model = PairReader()
        model.load_state_dict(mean_of_weights(given.pairs))

        def read() -> None:
            for at in range(0, len(pairs), 40):
                model(*collate(pairs[at : at + 40]))

        factors = {name: calming(peak) for name, peak in peaks_of(model, read).items()}
        state = {k: v.float().numpy() for k, v in model.state_dict().items()}
        made["pairs.onnx"] = build_pairs(state, int8=not given.fp32, factors=factors)
    if given.vectors:
        statements = StatementEncoder()
        statements.load_state_dict(torch.load(given.vectors, map_location="cpu", weights_only=True))

        def encode() -> None:
            for at in range(0, len(pairs), 40):
                statements(*collate_statements([left for left, _ in pairs[at : at + 40]]))

        factors = {name: calming(peak) for name, peak in peaks_of(statements, encode).items()}
        state = {k: v.float().numpy() for k, v in statements.state_dict().items()}
        made["statements.onnx"] = build_statements(state, int8=not given.fp32, factors=factors)
    for name, graph in made.items():
        onnx.save(graph, given.out / name)
    write_checksums(given.out, [*made])


if __name__ == "__main__":
    main()
