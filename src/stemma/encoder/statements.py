"""Vectors of statements in their context: near for two that may be of one fact."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stemma.encoder.files import WEIGHTS, load_files, open_session
from stemma.encoder.runtime import InferenceSession

FILE: Final = "statements.onnx"
WIDTH: Final = 384


class StatementModel:
    """The encoder of statements, loaded once."""

    def __init__(self, session: InferenceSession) -> None:
        self._session = session

    @classmethod
    def load(cls, folder: Path = WEIGHTS, *, threads: int = 1) -> StatementModel:
        """Load the file; `threads` changes the time taken and nothing else.

        Raises:
            WeightsError: the file is missing or damaged.
        """
        return cls(open_session(load_files(folder, (FILE,))[FILE], threads=threads))

    def vector(
        self, ids: Sequence[int], features: Sequence[int], own: Sequence[int]
    ) -> NDArray[np.float32]:
        """(384,) The vector, of unit length, of the pieces that `own` marks, in their context."""
        (vector,) = self._session.run(
            ["vector"],
            {
                "ids": np.array([ids], np.int64),
                "features": np.array([features], np.int64),
                "own": np.array([own], np.int64),
            },
        )
        found: NDArray[np.float32] = vector[0]
        return found
