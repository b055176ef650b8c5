"""Groups of things said that are about the same, grown report by report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

CANDIDATES: Final = 8
"""Groups looked at closely for each new thing said."""
NEAR: Final = 0.3
"""Least cosine of a group worth a closer look."""
WITNESSES: Final = 4
"""Members of a group that a new one is compared with, the nearest of them."""


class Said(Protocol):
    """What can be grouped: it stands in one report and has a vector of unit length."""

    @property
    def document(self) -> int:
        """The number of its report."""

    @property
    def vector(self) -> NDArray[np.float32]:
        """Near for things of like words."""


T = TypeVar("T", bound=Said)
Score = Callable[[T, T], float]


@dataclass(slots=True)
class _Group(Generic[T]):
    """Members as they came; of those that say the very same, `seen` has one."""

    members: list[T]
    seen: list[T] = field(default_factory=list)

    def add(self, members: Sequence[T]) -> None:
        """Take more members."""
        for member in members:
            if not any(np.array_equal(member.vector, known.vector) for known in self.seen):
                self.seen.append(member)
        self.members.extend(members)

    def vector(self) -> NDArray[np.float32]:
        """The middle of the members."""
        total = np.zeros_like(self.seen[0].vector)
        for member in self.seen:
            total += member.vector
        length = float(np.linalg.norm(total))
        if length:
            total /= np.float32(length)
        return total


def group(
    reports: Sequence[Sequence[T]], score: Score[T], *, least: float, repeated: float
) -> tuple[tuple[T, ...], ...]:
    """The things said in all reports, in groups; each is in one, and a group may hold one alone.

    A thing joins the group whose members it scores best with, if that is `least` or more; what one
    report says twice joins at `repeated`. Within one report each group takes one thing said and
    its repeats. Reports come in an order that does not depend on how they were given.
    """
    groups: list[_Group[T]] = []
    vectors = np.zeros((0, 0), np.float32)
    for report in reports:
        units = _repeats(report, score, repeated)
        if not units:
            continue
        taken = _assign(units, groups, vectors, score, least)
        changed: dict[int, NDArray[np.float32]] = {}
        fresh = []
        for number, unit in enumerate(units):
            at = taken.get(number)
            if at is None:
                new: _Group[T] = _Group([])
                new.add(unit)
                groups.append(new)
                fresh.append(new.vector())
            else:
                groups[at].add(unit)
                changed[at] = groups[at].vector()
        for at, vector in changed.items():
            vectors[at] = vector
        if fresh:
            stacked = np.stack(fresh)
            vectors = stacked if not len(vectors) else np.concatenate([vectors, stacked])
    return tuple(tuple(found.members) for found in groups)


def _repeats(report: Sequence[T], score: Score[T], repeated: float) -> list[list[T]]:
    """What one report says, each with its repeats."""
    units: list[list[T]] = []
    if not report:
        return units
    vectors = np.stack([said.vector for said in report])
    near = vectors @ vectors.T
    unit_of: dict[int, int] = {}
    for number, said in enumerate(report):
        joined = None
        for earlier in range(number):
            if near[number, earlier] > 2 * NEAR and score(report[earlier], said) >= repeated:
                joined = unit_of[earlier]
                break
        if joined is None:
            unit_of[number] = len(units)
            units.append([said])
        else:
            unit_of[number] = joined
            units[joined].append(said)
    return units


def _assign(
    units: Sequence[Sequence[T]],
    groups: Sequence[_Group[T]],
    vectors: NDArray[np.float32],
    score: Score[T],
    least: float,
) -> dict[int, int]:
    """Number of a unit → number of the group it joins; the best pairs first, each used once."""
    if not groups:
        return {}
    near = np.stack([unit[0].vector for unit in units]) @ vectors.T
    offers = []
    for number, unit in enumerate(units):
        row = near[number]
        count = min(CANDIDATES, len(row))
        best = np.argpartition(-row, count - 1)[:count]
        for at in sorted(best.tolist()):
            if row[at] < NEAR:
                continue
            found = _fit(unit, groups[at], score)
            if found >= least:
                offers.append((-found, -float(row[at]), number, at))
    taken: dict[int, int] = {}
    full: set[int] = set()
    for _, _, number, at in sorted(offers):
        if number not in taken and at not in full:
            taken[number] = at
            full.add(at)
    return taken


def _fit(unit: Sequence[T], known: _Group[T], score: Score[T]) -> float:
    """How well a unit fits a group: the mean over the members that it is nearest to."""
    found = sorted(
        (max(score(said, member) for said in unit) for member in known.seen[: 3 * WITNESSES]),
        reverse=True,
    )[:WITNESSES]
    return sum(found) / len(found)
