"""Which rows of a matrix lie nearest to which, and at what rank, block by block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Reports = Sequence[frozenset[int]]

BLOCK: Final = 512
"""Rows whose likeness to all others is worked out at once, so that memory stays small."""
BARRED: Final = np.float32(-2)
"""The likeness of what is no pair: less than any cosine."""


def nearest(vectors: Floats, reports: Reports, *, count: int) -> list[tuple[int, int, float]]:
    """Pairs (left, right, likeness) of rows, each row with its `count` nearest; left < right.

    `vectors` (rows, axes) have unit length or are zero. `reports` are the numbers of the reports
    that each row stands in: two rows that stand in the very same reports are no pair, for of copies
    each says both. Of equals the earlier row is nearer.
    """
    found: dict[tuple[int, int], float] = {}
    for start, likeness in _blocks(vectors, reports):
        # A stable order: equal rows of the matrix give equal pairs wherever they stand.
        order = np.argsort(-likeness, axis=1, kind="stable")[:, :count]
        for row, places in enumerate(order.tolist()):
            for place in places:
                alike = float(likeness[row, place])
                if alike <= BARRED:
                    break
                left, right = sorted((start + row, place))
                found[left, right] = alike
    return [(left, right, alike) for (left, right), alike in sorted(found.items())]


def ranks(
    vectors: Floats, reports: Reports, pairs: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Of each pair, how many rows lie nearer to the left than the right does, and the other way.

    Rows that stand in the very same reports are not counted.
    """
    wanted: dict[int, list[int]] = {}
    for left, right in pairs:
        wanted.setdefault(left, []).append(right)
        wanted.setdefault(right, []).append(left)
    rank: dict[tuple[int, int], int] = {}
    for start, likeness in _blocks(vectors, reports):
        ordered = np.sort(-likeness, axis=1)
        for row in range(len(likeness)):
            places = wanted.get(start + row, [])
            at = np.searchsorted(ordered[row], -likeness[row, places], side="left")
            rank.update(zip(((start + row, place) for place in places), at.tolist(), strict=True))
    return [(rank[left, right], rank[right, left]) for left, right in pairs]


def _blocks(vectors: Floats, reports: Reports) -> Iterator[tuple[int, Floats]]:
    """(first row, likeness of some rows to all), what is no pair barred."""
    sets = {report: number for number, report in enumerate(dict.fromkeys(reports))}
    where = np.array([sets[report] for report in reports], np.int64)
    for start in range(0, len(vectors), BLOCK):
        rows = slice(start, min(start + BLOCK, len(vectors)))
        likeness = vectors[rows] @ vectors.T
        likeness[where[rows, None] == where[None]] = BARRED
        yield start, likeness
