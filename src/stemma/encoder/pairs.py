"""The pair reader's file: what it says of two statements read together.

A pair is read alone, never padded with others, so its answer hangs on the two and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stemma.encoder.files import WEIGHTS, load_files, open_session
from stemma.encoder.runtime import InferenceSession

FILE: Final = "pairs.onnx"

SAME: Final = 4
"""Grades of sameness: nothing in common, one topic, one happening, one fact."""
WORDS: Final = 4
"""How the words stand: they agree, one is narrower, they are in conflict, one denies the other."""
KINDS: Final = (
    "number", "time", "quote", "name", "outcome", "stage", "update", "place", "polarity", "actor",
)  # fmt: skip
"""What a conflict is of, in the order of the output."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PairInput:
    """Two statements as the model takes them.

    Piece ids, the side that each is of (0, 1), and which pieces are of what is judged on the left
    and which on the right.
    """

    ids: tuple[int, ...]
    sides: tuple[int, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PairScores:
    """Probabilities: of one fact, of each of `WORDS`, and of each of `KINDS`."""

    same: float
    words: tuple[float, ...]
    kinds: tuple[float, ...]


class PairModel:
    """The model, loaded once."""

    def __init__(self, session: InferenceSession) -> None:
        self._session = session

    @classmethod
    def load(cls, folder: Path = WEIGHTS, *, threads: int = 1) -> PairModel:
        """Load the file; `threads` changes the time taken and nothing else.

        Raises:
            WeightsError: the file is missing or damaged.
        """
        return cls(open_session(load_files(folder, (FILE,))[FILE], threads=threads))

    def read(self, pair: PairInput) -> PairScores:
        """What the model says of one pair."""
        (scores,) = self._session.run(
            ["answers"],
            {
                "ids": np.array([pair.ids], np.int64),
                "sides": np.array([pair.sides], np.int64),
                "left": np.array([pair.left], np.int64),
                "right": np.array([pair.right], np.int64),
            },
        )
        same, words, kinds = np.split(scores[0].astype(np.float64), [SAME, SAME + WORDS])
        return PairScores(_softmax(same)[-1], tuple(_softmax(words)), tuple(_softmax(kinds)))


def _softmax(scores: NDArray[np.float64]) -> Sequence[float]:
    grown = np.exp(scores - scores.max())
    return [float(x) for x in grown / grown.sum()]
