"""A shipped model's weights, back from eight bits, so that training can go on from them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

TABLES = ("words", "places", "features")


def load_shipped(path: Path) -> dict[str, Tensor]:
    """The state of `PairReader` from the file that `training.export_pairs` made of it.

    What eight bits rounded off is lost: half a step of each weight at most.
    """
    kept = {c.name: numpy_helper.to_array(c) for c in onnx.load(path).graph.initializer}
    state = {}
    for name, value in kept.items():
        stem, _, part = name.rpartition(".")
        if part in {"scale", "zero", "shrink"} or "." not in name:
            continue
        if part in TABLES:
            scale = kept.get(f"{name}.scale")
            state[f"{name}.weight"] = value if scale is None else value * scale
        elif part == "weight" and f"{stem}.scale" in kept:
            matrix = value.T * kept[f"{stem}.scale"][:, None]
            state[name] = matrix * kept.get(f"{stem}.shrink", np.float32(1))
        else:
            state[name] = value
    return {name: torch.tensor(np.ascontiguousarray(v)).float() for name, v in state.items()}
