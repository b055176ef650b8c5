"""Vectors of words and glosses, from the encoder as it was published, for `words.py`.

They come from a file of their own: heads trained to tag and parse pull an encoder away from
meaning as a whole, and a sentence must have one vector wherever it stands, so that a copy of it
lies at distance zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stemma.encoder.files import WEIGHTS, load_files, open_session
from stemma.encoder.pieces import CLS, SEP, Pieces
from stemma.encoder.runtime import InferenceSession

WIDTH: Final = 384
LONGEST_SENTENCE: Final = 254
"""Pieces of a sentence that count: what the encoder was trained on, less its two marks."""


class Vectors:
    """The encoder of sentences, loaded once."""

    def __init__(self, session: InferenceSession, pieces: Pieces) -> None:
        self._session = session
        self._pieces = pieces

    @classmethod
    def load(cls, folder: Path = WEIGHTS, *, threads: int = 1) -> Vectors:
        """Load the file; `threads` changes the time taken and nothing else.

        Raises:
            WeightsError: a file is missing or damaged.
        """
        files = load_files(folder, ("vectors.onnx", "tokenizer.json"))
        session = open_session(files["vectors.onnx"], threads=threads)
        return cls(session, Pieces.load(files["tokenizer.json"]))

    def of(self, sentences: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        """(sentences, 384) vectors of unit length, of sentences given as words."""
        out = np.zeros((len(sentences), WIDTH), np.float32)
        for number, words in enumerate(sentences):
            ids = [piece for word in words for piece in self._pieces.of(word)]
            marked = [CLS, *ids[:LONGEST_SENTENCE], SEP]
            (out[number],) = self._session.run(["vector"], {"ids": np.array([marked], np.int64)})
        return out
