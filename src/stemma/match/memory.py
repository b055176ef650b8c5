"""What the models said before of passages and pairs, kept by whoever runs them again.

A vector is a function of its passage and a pair's scores one of the pair, both under the weights:
an answer that is remembered is the answer that would be given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from stemma.encoder.pairs import PairScores
from stemma.match.passage import Passage

Floats = NDArray[np.float32]
PassagePair = tuple[Passage, Passage]
"""In the order of `stemma.match.pairs.in_order`."""


class Memory(Protocol):
    """Answers of the models, as far as they are known."""

    def vectors(self, passages: Mapping[str, Sequence[Passage]]) -> Mapping[Passage, Floats]:
        """Those known of the passages of each document, by its id."""

    def keep_vectors(
        self, passages: Mapping[str, Sequence[Passage]], found: Mapping[Passage, Floats]
    ) -> None:
        """Remember these, known ones among them, and which passages a document has."""

    def scores(self, pairs: Sequence[PassagePair]) -> Mapping[PassagePair, PairScores]:
        """Those known of the pairs."""

    def keep_scores(self, found: Mapping[PassagePair, PairScores]) -> None:
        """Remember new ones."""
