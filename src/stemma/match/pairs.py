"""Pairs of passages → what the pair reader says of them, each pair read once."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from stemma.encoder.pairs import PairInput, PairModel, PairScores
from stemma.encoder.pieces import CLS, SEP
from stemma.match.passage import FEATURE_COUNT, PLACES, SHAPES, Passage

MARK: Final = FEATURE_COUNT - 1
"""The feature of the marks before, between and behind passages."""
SIDE: Final = PLACES * SHAPES
"""What the features of the right side are moved by."""
REMEMBERED: Final = 60_000
"""Pairs whose answers are kept, so that an event that is matched twice is read once."""
THREADS: Final = 2
"""Pairs read at once; the runtime computes without Python's lock."""


class Pairs:
    """The pair reader with what it has said: a pair's answer is always the same, so it is kept."""

    def __init__(self, model: PairModel) -> None:
        self._model = model
        self._known: dict[tuple[Passage, Passage], PairScores] = {}

    def read(self, pairs: Sequence[tuple[Passage, Passage]]) -> list[PairScores]:
        """What is said of each pair; a pair and its mirror image are one."""
        keys = [in_order(left, right) for left, right in pairs]
        new = [key for key in dict.fromkeys(keys) if key not in self._known]
        if len(self._known) + len(new) > REMEMBERED:
            self._known = {key: self._known[key] for key in keys if key in self._known}
        with ThreadPoolExecutor(THREADS) as pool:
            read = pool.map(lambda key: self._model.read(joined(*key)), new)
            self._known.update(zip(new, read, strict=True))
        return [self._known[key] for key in keys]


def in_order(left: Passage, right: Passage) -> tuple[Passage, Passage]:
    """The two in an order that hangs on nothing but themselves."""
    swapped = (left.ids, left.features) > (right.ids, right.features)
    return (right, left) if swapped else (left, right)


def joined(left: Passage, right: Passage) -> PairInput:
    """Two passages as the pair reader takes them."""
    own = [[int((f % SIDE) >= SHAPES) for f in p.features] for p in (left, right)]
    nothing = [[0] * len(p.ids) for p in (left, right)]
    return PairInput(
        (CLS, *left.ids, SEP, *right.ids, SEP),
        (MARK, *left.features, MARK, *(f + SIDE for f in right.features), MARK),
        (0, *own[0], 0, *nothing[1], 0),
        (0, *nothing[0], 0, *own[1], 0),
    )
