"""Pairs that are likely of one thing → groups, the surest pair first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from math import fsum
from typing import Final

UNKNOWN: Final = 0.3
"""What a pair counts for that nobody looked at: it was not among the nearest, so it is rather not
of one thing. A chain of pairs, each likely, is so no group."""


def cluster(
    count: int,
    pairs: Iterable[tuple[int, int, float]],
    *,
    least: float,
    unknown: float = UNKNOWN,
    apart: AbstractSet[tuple[int, int]] = frozenset(),
) -> list[tuple[int, ...]]:
    """The numbers below `count` in groups; each is in one, most of them alone.

    `pairs` are (left, right, chance of being one), each once. What is surely one (chance 1) is one
    member from the start, so that copies count once. Then two groups become one, the surest pair
    first, where the mean chance over all pairs of their members is `least` or more. `apart` are
    pairs, the lower first, that are never in one group.
    """
    known = {(min(a, b), max(a, b)): chance for a, b, chance in pairs}
    divided = _Apart(apart)
    unit = _united(count, (p for p, chance in known.items() if chance >= 1.0), divided)
    chances: dict[tuple[int, int], list[float]] = {}
    for (a, b), chance in known.items():
        one, other = sorted((unit[a], unit[b]))
        if one != other:
            chances.setdefault((one, other), []).append(chance)
    between = {pair: fsum(found) / len(found) for pair, found in chances.items()}
    group = {number: number for number in sorted(set(unit))}
    members = {number: [number] for number in group}
    neighbours: dict[int, set[int]] = {}
    for one, other in between:
        neighbours.setdefault(one, set()).add(other)
        neighbours.setdefault(other, set()).add(one)
    ordered = sorted(between.items(), key=lambda item: (-item[1], item[0]))
    for (left, right), chance in ordered:
        if chance < least:
            break
        one, other = sorted((group[left], group[right]))
        if one == other or divided.parts(one, other):
            continue
        if _mean(members[one], members[other], neighbours, between, unknown) < least:
            continue
        for number in members[other]:
            group[number] = one
        members[one] += members.pop(other)
        divided.unite(one, other)
    out: dict[int, list[int]] = {}
    for number in range(count):
        out.setdefault(group[unit[number]], []).append(number)
    return [tuple(found) for _, found in sorted(out.items(), key=lambda item: item[1])]


class _Apart:
    """Which groups, each by its first number, must not become one."""

    def __init__(self, pairs: AbstractSet[tuple[int, int]]) -> None:
        self._others: dict[int, set[int]] = {}
        for one, other in pairs:
            self._others.setdefault(one, set()).add(other)
            self._others.setdefault(other, set()).add(one)

    def parts(self, one: int, other: int) -> bool:
        return other in self._others.get(one, ())

    def unite(self, one: int, other: int) -> None:
        """The second group is part of the first from now on."""
        for third in self._others.pop(other, ()):
            self._others[third].discard(other)
            self._others[third].add(one)
            self._others.setdefault(one, set()).add(third)


def _united(count: int, pairs: Iterable[tuple[int, int]], apart: _Apart) -> list[int]:
    """The first number of those that each is tied to, over any number of pairs."""
    first = list(range(count))

    def find(number: int) -> int:
        while first[number] != number:
            first[number] = first[first[number]]
            number = first[number]
        return number

    for left, right in pairs:
        one, other = sorted((find(left), find(right)))
        if one != other and not apart.parts(one, other):
            first[other] = one
            apart.unite(one, other)
    return [find(number) for number in range(count)]


def _mean(
    left: list[int],
    right: list[int],
    neighbours: Mapping[int, set[int]],
    between: Mapping[tuple[int, int], float],
    unknown: float,
) -> float:
    """The mean chance over all pairs of two groups."""
    few, many = sorted((left, right), key=lambda found: (len(found), found))
    inside = set(many)
    found = [
        between[min(a, b), max(a, b)]
        for a in few
        for b in sorted(inside & neighbours.get(a, set()))
    ]
    total = len(few) * len(many)
    return (fsum(found) + unknown * (total - len(found))) / total
