"""Which documents report one event: each joins the coverage it is most like, or opens one."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stemma.gather.order import HIGHEST
from stemma.gather.postings import Postings
from stemma.gather.profile import Growing, Profile, alone, likeness, nearness_of
from stemma.gather.terms import Terms

ALIKE: Final = 0.2
"""Least mean likeness of a report to those of its coverage, the days between them counted in.

Tuned on half of the topics of ECB+, on nine coverages and on the examples, all of them put among
800 news articles: from 0.17 to 0.21 nothing of the coverages and examples is lost.
`bench/gather.py` guards it.
"""
DIGITS: Final = 9
"""Decimals of a likeness that count: those after them depend on the order of adding."""
SLACK: Final = 1e-8
"""What rounding may take from a bound."""
MORE: Final = 64
"""Coverages that there is room for beyond those there are."""


class EventIndex:
    """The coverages so far, by number.

    A coverage is a number that stays; when a document shows two coverages to be one, they go on
    under the lower of their numbers, which was opened first. Likeness is of two coverages alone:
    a third does not change it.

    Source: incremental clustering with average linkage, as in Allan (ed.), "Topic detection and
    tracking" (2002); that coverages can become one is added.
    """

    def __init__(self, *, alike_score: float = ALIKE) -> None:
        self._alike = alike_score
        self._profiles: dict[int, Growing] = {}
        self._postings = Postings()
        self._counts: NDArray[np.float64] = np.ones(0)
        self._opened = 0
        self.ties: list[tuple[int, ...]] = []
        """The numbers of coverages that one document was alike enough, where they were several."""

    def is_near(self, terms: Terms, published: date | None) -> bool:
        """Whether a document would join one of the coverages as they are."""
        return bool(self._near(alone(terms, published)))

    def add(self, terms: Terms, published: date | None) -> tuple[int, tuple[int, ...]]:
        """The number of the coverage that a document joins or opens, and those that go on as it."""
        new = alone(terms, published)
        near = self._near(new)
        if not near:
            coverage = self._opened
            self._opened += 1
            self._put(coverage, new)
            return coverage, ()
        coverage, *others = sorted(near, key=lambda number: (-near[number], number))
        if others:
            self.ties.append((coverage, *others))
        self._put(coverage, new)
        gone = []
        for other in others:
            if self._are_one(coverage, other):
                gone.append(max(coverage, other))
                coverage = self._merge(coverage, other)
        return coverage, tuple(gone)

    def _near(self, new: Profile) -> dict[int, float]:
        """The coverages that a document is alike enough, and how much."""
        totals = self._postings.totals(new.numbers, new.sums)[: self._opened]
        means = totals / self._counts[: self._opened]
        out = {}
        for number in np.flatnonzero(means * HIGHEST >= self._alike - SLACK).tolist():
            nearness = nearness_of(new, self._profiles[number])
            score = round(float(means[number]) * nearness, DIGITS)
            if score >= self._alike:
                out[number] = score
        return out

    def _are_one(self, left: int, right: int) -> bool:
        """Whether the members of two coverages are alike enough, each to each on average."""
        one, other = self._profiles[left], self._profiles[right]
        return (
            round(likeness(one.whole(), other.whole()) * nearness_of(one, other), DIGITS)
            >= self._alike
        )

    def _put(self, coverage: int, new: Profile) -> None:
        """One more member of a coverage, or its first."""
        known = self._profiles.get(coverage)
        if known is None:
            self._profiles[coverage] = Growing(new)
        else:
            known.add(new)
        self._postings.add(coverage, new.numbers, new.sums)
        if coverage >= len(self._counts):
            self._counts = np.concatenate([self._counts, np.ones(coverage + MORE)])
        self._counts[coverage] = self._profiles[coverage].count

    def _merge(self, left: int, right: int) -> int:
        """Two coverages as one, under the lower number."""
        kept, gone = min(left, right), max(left, right)
        self._profiles[kept].add(self._profiles.pop(gone).whole())
        self._postings.merge(kept, gone)
        self._counts[kept] = self._profiles[kept].count
        return kept
