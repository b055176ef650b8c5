"""Groups of neighbouring windows → coverages: what two windows say of the days that both see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

SAME: Final = 0.5
"""Two groups of neighbouring windows are one coverage where they share, of the documents of either
that both windows see, this much: so most of each is in the other, and one report that stands
between two events ties them not."""


class Components:
    """Numbers that are tied, directly or through others. The lowest stands for all.

    Source: union-find with path halving, Tarjan and van Leeuwen, "Worst-case analysis of set union
    algorithms" (1984). The lowest number as root makes the result the same in whatever order ties
    come.
    """

    def __init__(self) -> None:
        self._roots: list[int] = []

    def new(self) -> int:
        """One number more, tied to none."""
        self._roots.append(len(self._roots))
        return len(self._roots) - 1

    def tie(self, left: int, right: int) -> None:
        """Make one of two."""
        low, high = sorted((self.root(left), self.root(right)))
        self._roots[high] = low

    def root(self, number: int) -> int:
        """The lowest of those that a number is tied to."""
        roots = self._roots
        while roots[number] != number:
            roots[number] = roots[roots[number]]
            number = roots[number]
        return number


def find_ties(left: Mapping[str, int], right: Mapping[str, int]) -> list[tuple[int, int]]:
    """The groups of two windows that are one coverage; given document → group for each window.

    >>> find_ties({"a": 1, "b": 1, "c": 2}, {"a": 7, "b": 7, "c": 7, "d": 8})
    [(1, 7)]
    """
    both = left.keys() & right.keys()
    pairs = Counter((left[name], right[name]) for name in both)
    lefts = Counter(left[name] for name in both)
    rights = Counter(right[name] for name in both)
    return sorted(
        (one, other)
        for (one, other), shared in pairs.items()
        if shared / (lefts[one] + rights[other] - shared) > SAME
    )
