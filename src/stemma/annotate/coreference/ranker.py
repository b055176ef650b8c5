"""A small network that weighs the things a word may stand for, and nothing at all."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from stemma.encoder.files import WEIGHTS, load_files

FILE: Final = "coreference.npz"
Array = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Ranker:
    """One hidden layer of rectified units; each choice gets one number.

    `inputs` is (features, hidden), `bias` and `outputs` (hidden,).
    """

    inputs: Array
    bias: Array
    outputs: Array

    def shares(self, rows: list[list[float]]) -> list[float]:
        """The share of belief in each choice; they add up to 1."""
        hidden = np.maximum(np.array(rows, np.float32) @ self.inputs + self.bias, 0)
        score = hidden @ self.outputs
        power = np.exp(score - score.max())
        shares: list[float] = (power / power.sum()).tolist()
        return shares


@dataclass(frozen=True, slots=True)
class Rankers:
    """One network for pronouns, one for descriptions."""

    pronoun: Ranker
    nominal: Ranker


@cache
def load_rankers(folder: Path = WEIGHTS) -> Rankers:
    """The shipped networks.

    Raises:
        WeightsError: the file is missing or damaged.
    """
    arrays = np.load(io.BytesIO(load_files(folder, [FILE])[FILE]), allow_pickle=False)
    pronoun, nominal = (
        Ranker(*(arrays[f"{form}_{part}"] for part in ("inputs", "bias", "outputs")))
        for form in ("pronoun", "nominal")
    )
    return Rankers(pronoun, nominal)
