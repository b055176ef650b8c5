"""Pairs of passages → what the pair reader says of them, each pair read once."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from stemma.encoder.pairs import PairInput, PairModel, PairScores
from stemma.encoder.pieces import CLS, SEP
from stemma.match.memory import Memory
from stemma.match.passage import Passage

OPEN, CLOSE, COLON = 1, 2, 1024
"""The pieces around what is judged, which the vocabulary leaves unused, and a colon."""
REMEMBERED: Final = 60_000
"""Pairs whose answers are kept, so that an event that is matched twice is read once."""
THREADS: Final = 2
"""Pairs read at once; the runtime computes without Python's lock."""


class Pairs:
    """The pair reader with what it has said: a pair's answer is always the same, so it is kept.

    `memory` is what it said in earlier runs.
    """

    def __init__(self, model: PairModel, memory: Memory | None = None) -> None:
        self._model = model
        self._memory = memory
        self._known: dict[tuple[Passage, Passage], PairScores] = {}

    def read(self, pairs: Sequence[tuple[Passage, Passage]]) -> list[PairScores]:
        """What is said of each pair; a pair and its mirror image are one."""
        keys = [in_order(left, right) for left, right in pairs]
        new = [key for key in dict.fromkeys(keys) if key not in self._known]
        if len(self._known) + len(new) > REMEMBERED:
            self._known = {key: self._known[key] for key in keys if key in self._known}
        if self._memory is not None and new:
            self._known.update(self._memory.scores(new))
            new = [key for key in new if key not in self._known]
        with ThreadPoolExecutor(THREADS) as pool:
            read = dict(zip(new, pool.map(self._read, new), strict=True))
        self._known.update(read)
        if self._memory is not None and read:
            self._memory.keep_scores(read)
        return [self._known[key] for key in keys]

    def remembering(self, memory: Memory) -> Pairs:
        """The same reader with a memory."""
        return Pairs(self._model, memory)

    def _read(self, key: tuple[Passage, Passage]) -> PairScores:
        return self._model.read(joined(*key))


def in_order(left: Passage, right: Passage) -> tuple[Passage, Passage]:
    """The two in an order that hangs on nothing but themselves."""
    swapped = (left.ids, left.features) > (right.ids, right.features)
    return (right, left) if swapped else (left, right)


def joined(left: Passage, right: Passage) -> PairInput:
    """Two passages as the pair reader takes them: their kind, a colon, their words, marked."""
    (ids, own), (others, theirs) = marked(left), marked(right)
    return PairInput(
        (CLS, *ids, SEP, *others, SEP),
        (0,) * (len(ids) + 2) + (1,) * (len(others) + 1),
        (0, *own, 0, *(0 for _ in others), 0),
        (0, *(0 for _ in ids), 0, *theirs, 0),
    )


def marked(passage: Passage) -> tuple[list[int], list[int]]:
    """The pieces of a passage with marks around what is judged, and 1 for each piece that is."""
    head = passage.head
    ids, own = [*passage.ids[:head], COLON], [0] * (head + 1)
    inside = False
    for piece, judged in zip(passage.ids[head:], passage.is_judged()[head:], strict=True):
        if judged is not inside:
            ids.append(OPEN if judged else CLOSE)
            own.append(0)
            inside = judged
        ids.append(piece)
        own.append(int(judged))
    if inside:
        ids.append(CLOSE)
        own.append(0)
    return ids, own
