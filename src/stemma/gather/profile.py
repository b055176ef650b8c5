"""A coverage as what its members have in common: their terms, and their days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stemma.gather.order import nearness
from stemma.gather.terms import Terms

FEW: Final = 4_096
"""Terms that may wait to be added up, however few there were before."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The sum of the members' terms, and how many of them appeared on which day.

    `numbers` of terms ascend, `sums` go with them. Days are counted as `date.toordinal` does;
    members without a date are in `count` alone.
    """

    numbers: NDArray[np.int64]
    sums: NDArray[np.float64]
    count: int
    days: Mapping[int, int]


def alone(terms: Terms, published: date | None) -> Profile:
    """The profile of a coverage of one."""
    days = {} if published is None else {published.toordinal(): 1}
    return Profile(terms.numbers, terms.weights, 1, days)


def added(*profiles: Profile) -> Profile:
    """The profile of several coverages as one."""
    numbers, places = np.unique(
        np.concatenate([one.numbers for one in profiles]), return_inverse=True
    )
    sums = np.bincount(
        places, np.concatenate([one.sums for one in profiles]), minlength=len(numbers)
    )
    days: Counter[int] = Counter()
    for one in profiles:
        days.update(one.days)
    return Profile(
        numbers, sums.astype(np.float64, copy=False), sum(one.count for one in profiles), days
    )


class Growing:
    """The profile of a coverage to which others are added: added up when somebody asks for it.

    What waits is added up, too, once there is as much of it as there was: so the ten-thousandth
    member of a coverage costs no more than the first, however many terms the coverage has.
    """

    def __init__(self, first: Profile) -> None:
        self.count = first.count
        self.days: Counter[int] = Counter(first.days)
        self._packed = first
        self._waiting: list[Profile] = []
        self._waiting_count = 0

    def add(self, more: Profile) -> None:
        """The members of another are members of this one."""
        self.count += more.count
        self.days.update(more.days)
        self._waiting.append(more)
        self._waiting_count += len(more.numbers)
        if self._waiting_count > max(len(self._packed.numbers), FEW):
            self.whole()

    def whole(self) -> Profile:
        """All of it."""
        if self._waiting:
            self._packed = added(self._packed, *self._waiting)
            self._waiting, self._waiting_count = [], 0
        return self._packed


def likeness(left: Profile, right: Profile) -> float:
    """Mean likeness, a cosine, of the members of two coverages, each to each."""
    few, many = sorted((left, right), key=lambda one: len(one.numbers))
    if not len(few.numbers):
        return 0.0
    places = np.minimum(np.searchsorted(many.numbers, few.numbers), len(many.numbers) - 1)
    held = many.numbers[places] == few.numbers
    # Added up as products, not by a dot product, whose rounding depends on the processor.
    total = float((many.sums[places] * few.sums)[held].sum())
    return total / (left.count * right.count)


def nearness_of(left: Profile | Growing, right: Profile | Growing) -> float:
    """How much the days of two coverages speak for one event: the mean over their members."""
    dated = total = 0.0
    for one, count in left.days.items():
        for other, times in right.days.items():
            dated += count * times
            total += count * times * nearness(abs(one - other))
    pairs = left.count * right.count
    return (total + pairs - dated) / pairs
