"""One coverage → two or more, where it falls apart into sides that are little alike."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stemma.gather.terms import Terms

Floats = NDArray[np.float64]
Side = NDArray[np.bool_]

FEWEST: Final = 3
"""Reports that a side must have: two that share a story of their own tell nothing."""

APART: Final = 0.64
"""A coverage is cut where its sides are less alike than this share of how alike each is within.

The best cuts of nine real coverages stand above it; of the ECB+ topics, which hold two trials or
two earthquakes each, those whose events words can tell apart stand below.
"""

ROUNDS: Final = 300
"""Steps of the power iteration; a coverage with a clear cut needs fewer than 50."""
STILL: Final = 1e-7
"""Change of a step from which on there are no more."""


class Bags:
    """The terms of several documents as one sparse matrix."""

    def __init__(self, documents: Sequence[Terms]) -> None:
        counts = [len(terms.numbers) for terms in documents]
        numbers = np.concatenate([terms.numbers for terms in documents])
        self.count = len(documents)
        self._weights: Floats = np.concatenate([terms.weights for terms in documents])
        self._rows = np.repeat(np.arange(self.count), counts)
        self._known, self._columns = np.unique(numbers, return_inverse=True)

    def sums(self, shares: Floats) -> Floats:
        """(terms,) the terms of the documents, each counted for its share."""
        found = np.bincount(self._columns, self._weights * shares[self._rows], len(self._known))
        return found.astype(np.float64, copy=False)

    def products(self, terms: Floats) -> Floats:
        """(documents,) the scalar products of each document with terms."""
        found = np.bincount(self._rows, self._weights * terms[self._columns], self.count)
        return found.astype(np.float64, copy=False)


def cut(documents: Sequence[Terms]) -> list[list[int]]:
    """The places of the documents, in two or more parts where cuts fall between them.

    What comes out depends on the order of the documents only where two cuts are as good.

    Source: the cut is the one of Shi and Malik, "Normalized cuts and image segmentation" (2000).
    Likenesses are never written out: time and memory grow with the documents, not their pairs.
    """
    if len(documents) < 2 * FEWEST:
        return [list(range(len(documents)))]
    bags = Bags(documents)
    side = _sides(bags)
    if min(side.sum(), (~side).sum()) < FEWEST or apartness(bags, side) >= APART:
        return [list(range(len(documents)))]
    out = []
    for wanted in (side, ~side):
        places = np.flatnonzero(wanted).tolist()
        out += [[places[n] for n in part] for part in cut([documents[n] for n in places])]
    return sorted(out)


def _sides(bags: Bags) -> Side:
    """On which side of the best cut each document is: the sign of the second eigenvector."""
    # A document is no link to itself: its own square, 1, is taken off every time.
    links = bags.products(bags.sums(np.ones(bags.count))) - 1.0
    root = np.sqrt(np.maximum(links, 1e-9))
    first = root / np.linalg.norm(root)
    # Angles that never repeat, so that no sum of them is nothing by chance.
    found = np.cos(np.arange(bags.count) * 2.399963)
    for _ in range(ROUNDS):
        before = found
        found = found - first * float((first * found).sum())
        scaled = found / root
        found = (bags.products(bags.sums(scaled)) - scaled) / root + found
        found /= max(float(np.linalg.norm(found)), 1e-12)
        if float(np.abs(found - before).max()) < STILL:
            break
    side: Side = found / root > 0
    return side


def apartness(bags: Bags, side: Side) -> float:
    """How alike two sides are, as a share of how alike each is within; 1 for no cut at all."""
    sums = [bags.sums(wanted.astype(np.float64)) for wanted in (side, ~side)]
    counts = [int(wanted.sum()) for wanted in (side, ~side)]
    between = float((sums[0] * sums[1]).sum()) / (counts[0] * counts[1])
    inner = math.sqrt(
        math.prod(
            max(float((found * found).sum()) - count, 0.0) / (count * (count - 1))
            for found, count in zip(sums, counts, strict=True)
        )
    )
    return between / inner if inner else 1.0
