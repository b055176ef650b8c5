"""Pairs that are likely of one thing → groups, the surest pair first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    unknown: float | None = UNKNOWN,
) -> list[tuple[int, ...]]:
    """The numbers below `count` in groups; each is in one, most of them alone.

    `pairs` are (left, right, chance of being one), each once. What is surely one (chance 1) is one
    member from the start, so that copies count once. Then two groups become one, the surest pair
    first, where the mean chance over all pairs of their members is `least` or more; without
    `unknown`, over those that were looked at.
    """
    known = {(min(a, b), max(a, b)): chance for a, b, chance in pairs}
    unit = _united(count, (pair for pair, chance in known.items() if chance >= 1.0))
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
        if one == other:
            continue
        if _mean(members[one], members[other], neighbours, between, unknown) < least:
            continue
        for number in members[other]:
            group[number] = one
        members[one] += members.pop(other)
    out: dict[int, list[int]] = {}
    for number in range(count):
        out.setdefault(group[unit[number]], []).append(number)
    return [tuple(found) for _, found in sorted(out.items(), key=lambda item: item[1])]


def _united(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """The first number of those that each is tied to, over any number of pairs."""
    first = list(range(count))

    def find(number: int) -> int:
        while first[number] != number:
            first[number] = first[first[number]]
            number = first[number]
        return number

    for left, right in pairs:
        one, other = sorted((find(left), find(right)))
        first[other] = one
    return [find(number) for number in range(count)]


def _mean(
    left: list[int],
    right: list[int],
    neighbours: Mapping[int, set[int]],
    between: Mapping[tuple[int, int], float],
    unknown: float | None,
) -> float:
    """The mean chance over all pairs of two groups."""
    few, many = sorted((left, right), key=lambda found: (len(found), found))
    inside = set(many)
    found = [
        between[min(a, b), max(a, b)]
        for a in few
        for b in sorted(inside & neighbours.get(a, set()))
    ]
    if unknown is None:
        return fsum(found) / len(found)
    total = len(few) * len(many)
    return (fsum(found) + unknown * (total - len(found))) / total
