"""One report held against others: its statements, and which of theirs are read with each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stemma.match.event import Event
from stemma.match.matches import Match, Matches

Floats = NDArray[np.float32]

NEAREST: Final = 4
"""Statements of all others that each statement of the report is read with, the nearest first."""
REPORTS: Final = 8
"""Others of which the nearest statement is read with it in any case."""
MOST: Final = 4_000
"""Pairs that are read at most: a draft of 30,000 words has some 1,200 statements."""
LOOKED: Final = 40
"""Nearest statements among which those are looked for."""


@dataclass(frozen=True, slots=True)
class Against:
    """A report and others, in one order.

    `matches` has the statements of all, and those pairs that were read so far; it has no pair of
    two others, and no pair of values. `number` is the report's. `read` reads more pairs;
    `vectors` gives a row a statement, of unit length: each read alone, in its context.
    """

    matches: Matches
    number: int
    read: Callable[[Iterable[tuple[int, int]]], dict[tuple[int, int], Match]]
    vectors: Callable[[Sequence[int]], Floats]


def nearest_of(event: Event, number: int) -> Iterator[tuple[int, int]]:
    """Each statement of one report with the nearest of all others, and the nearest of each."""
    documents = np.array([s.document for s in event.statements], np.int64)
    mine = [int(n) for n in np.flatnonzero(documents == number)]
    others = [int(n) for n in np.flatnonzero(documents != number)]
    if not mine or not others:
        return
    nearest = max(1, min(NEAREST, MOST // len(mine)))
    reports = REPORTS if len(mine) * REPORTS <= MOST else 0
    likeness = event.near(mine) @ event.near(others).T
    for row, statement in enumerate(mine):
        order = np.argsort(-likeness[row], kind="stable")
        seen: Counter[int] = Counter()
        for rank, at in enumerate(order[:LOOKED]):
            other = others[at]
            seen[int(documents[other])] += 1
            first = seen[int(documents[other])] == 1 and len(seen) <= reports
            if rank < nearest or first:
                yield statement, other
