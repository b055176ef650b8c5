"""A coverage as what its members have in common: their terms, and their days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from stemma.gather.order import nearness
from stemma.gather.terms import Terms


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


def added(left: Profile, right: Profile) -> Profile:
    """The profile of two coverages as one."""
    numbers = np.union1d(left.numbers, right.numbers)
    sums = np.zeros(len(numbers))
    for one in (left, right):
        sums[np.searchsorted(numbers, one.numbers)] += one.sums
    days = dict(left.days)
    for day, count in right.days.items():
        days[day] = days.get(day, 0) + count
    return Profile(numbers, sums, left.count + right.count, days)


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


def nearness_of(left: Profile, right: Profile) -> float:
    """How much the days of two coverages speak for one event: the mean over their members."""
    dated = total = 0.0
    for one, count in left.days.items():
        for other, times in right.days.items():
            dated += count * times
            total += count * times * nearness(abs(one - other))
    pairs = left.count * right.count
    return (total + pairs - dated) / pairs
