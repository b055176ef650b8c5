"""How large the inputs of each matrix grow, channel by channel, on texts of the training sets.

A few channels of an encoder carry values ten times the others'. Eight bits over the whole range
then leave the rest a handful of steps. `calming` gives factors that shrink the loud channels; the
matrix grows by the same factors, so the product stays as it was.
Source: SmoothQuant (Xiao and others, 2023), with each channel's peak measured against the median
peak instead of the weights.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from stemma.encoder.pieces import Pieces
from training.model import Reader
from training.polnear import load_polnear
from training.treebanks import load_conllu
from training.windows import batches, collate, cut, prepare

STRENGTH = 0.6
"""0 leaves all as it is, 1 makes all channels alike. 0.5 and 0.7 gave the same within 0.1 LAS;
without it, eight bits cost 0.2 LAS and 0.8 of PolNeAR's sources. `bench --against` shows it."""

TEXTS = 40
MATRICES = ("query_key_value", "widen", "narrow")


def calming(peaks: NDArray[np.float32]) -> NDArray[np.float32]:
    """The factor, at least 1, by which each channel is shrunk."""
    factors = np.maximum(1.0, peaks / np.median(peaks)) ** STRENGTH
    return factors.astype(np.float32)


def measure_peaks(saved: dict[str, Any], corpora: Path, pieces: Pieces) -> dict[str, Any]:
    """Largest absolute input of every channel, by the matrix's name in the graph."""
    labels = saved["labels"]
    model = Reader({k: len(v) for k, v in labels.items()})
    model.load_state_dict(saved["model"])
    model.eval()
    known = {k: {v: i for i, v in enumerate(vs)} for k, vs in labels.items()}
    texts = [
        *islice(load_conllu(corpora / "ud/gum-train.conllu", names=False), TEXTS),
        *islice(load_polnear(corpora / "polnear/train", None), TEXTS),
    ]
    windows = [w for text in texts for w in cut(prepare(text, pieces, known), 128)]
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
    with torch.inference_mode():
        for members in batches(windows, 4096, random.Random(0)):
            batch = collate(members)
            places = torch.arange(batch["ids"].shape[1])
            mask = (places[None] < batch["count"][:, None])[:, None, None, :]
            model.encoder(batch["ids"], batch["features"], mask)
    return {name: peak.numpy() for name, peak in peaks.items()}
