"""Pairs that a third statement ties: each is likely one fact with it, and neither was read."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Final

LINK: Final = 0.9
"""Least chance of being one fact at which a pair is a link of a chain."""
LINKS: Final = 6
"""Links of one statement that are followed, the surest first."""


def chained(same: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """Pairs (left, right) that are not in `same`, though both are tied to a third.

    `same` are the chances of the pairs that were read, left < right.

    >>> chained({(0, 1): 0.97, (1, 2): 0.95, (2, 3): 0.1})
    [(0, 2)]
    """
    links: dict[int, list[tuple[float, int]]] = {}
    for (left, right), chance in same.items():
        if chance >= LINK:
            links.setdefault(left, []).append((-chance, right))
            links.setdefault(right, []).append((-chance, left))
    found = {
        (min(a, b), max(a, b))
        for ends in links.values()
        for (_, a), (_, b) in combinations(sorted(ends)[:LINKS], 2)
    }
    return sorted(found - same.keys())
