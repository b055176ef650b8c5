"""Groups of things said that are about the same: grown report by report, or all joined at once."""

from __future__ import annotations

import heapq
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


NEIGHBOURS: Final = 11
"""Texts that each is scored with, the nearest. With more, large groups take in what is near."""
LEAST_NEAR: Final = 0.2
"""Least cosine of two texts that are scored."""
SPOKESMEN: Final = 4
"""Texts that speak for a group when it is scored with another, the nearest to its middle."""
PASSES: Final = 3
CELLED: Final = 4096
"""From so many texts on, neighbours are looked for in cells, not among all."""
ROWS: Final = 512

Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]


class Placed(Said, Protocol):
    """What stands at a place of its report."""

    @property
    def place(self) -> int:
        """Its number in the report."""


P = TypeVar("P", bound=Placed)


class Pairs(Protocol[P]):
    """Texts, each with all who say it word for word, and how likely two are about the same."""

    texts: tuple[tuple[P, ...], ...]
    vectors: Floats

    def of(self, left: Numbers, right: Numbers) -> Floats:
        """(pairs,) From 0 to 1."""


def join(pairs: Pairs[P], *, least: float) -> tuple[tuple[P, ...], ...]:
    """All that is said, in groups; each is in one, and a group may hold one alone.

    Two groups become one while the mean chance between their texts is `least` or more, the likest
    first; one report may have several in a group. Members come by report, in each the one nearest
    to the middle of the group first.

    Source: average linkage, Sokal and Michener (1958), over each text's nearest neighbours; groups
    are then joined once more by those that speak for them.
    """
    groups = [[number] for number in range(len(pairs.texts))]
    for _ in range(PASSES):
        joined = _pass(groups, pairs, least)
        if len(joined) == len(groups):
            break
        groups = joined
    found = [_in_order(members, pairs) for members in groups]
    return tuple(sorted(found, key=lambda members: (members[0].document, members[0].place)))


def _in_order(members: Sequence[int], pairs: Pairs[P]) -> tuple[P, ...]:
    middle = pairs.vectors[list(members)].sum(0)
    fits = {number: float(pairs.vectors[number] @ middle) for number in members}
    said = [
        (one.document, -fits[number], one.place, one)
        for number in members
        for one in pairs.texts[number]
    ]
    return tuple(one for *_, one in sorted(said, key=lambda row: row[:3]))


def _pass(groups: list[list[int]], pairs: Pairs[P], least: float) -> list[list[int]]:
    """The groups, joined where their spokesmen say so."""
    middles, spokesmen = [], []
    for members in groups:
        vectors = pairs.vectors[members]
        middle = vectors.sum(0)
        middles.append(middle / max(float(np.linalg.norm(middle)), 1e-9))
        order = np.argsort(-(vectors @ middle), kind="stable")[:SPOKESMEN]
        spokesmen.append([members[at] for at in order.tolist()])
    left, right = _neighbours(np.stack(middles) if middles else pairs.vectors)
    sizes = np.array([len(members) for members in groups])
    if sizes.max(initial=0) > 1:  # a later pass: two that still stand alone have been scored
        fresh = sizes[left] + sizes[right] > 2
        left, right = left[fresh], right[fresh]
    asked = [
        (row, one, other)
        for row, (a, b) in enumerate(zip(left.tolist(), right.tolist(), strict=True))
        for one in spokesmen[a]
        for other in spokesmen[b]
    ]
    if not asked:
        return groups
    rows, ones, others = (np.array(column, np.int64) for column in zip(*asked, strict=True))
    total = np.bincount(rows, pairs.of(ones, others), len(left))
    means = total / np.bincount(rows, minlength=len(left))
    linked = _link(len(groups), left.tolist(), right.tolist(), means.tolist(), least)
    return [sorted(member for at in found for member in groups[at]) for found in linked]


def _neighbours(vectors: Floats) -> tuple[Numbers, Numbers]:
    """(pairs,) and (pairs,): each with its nearest, the lower number first, each pair once."""
    count = len(vectors)
    found: list[Numbers] = []
    for rows, among in _fields(vectors):
        for start in range(0, len(rows), ROWS):
            some = rows[start : start + ROWS]
            near = vectors[some] @ vectors[among].T
            near[some[:, None] == among[None, :]] = -1
            most = min(NEIGHBOURS, len(among))
            best = np.argpartition(-near, most - 1, axis=1)[:, :most]
            kept = np.take_along_axis(near, best, 1) >= LEAST_NEAR
            one = np.broadcast_to(some[:, None], best.shape)[kept]
            other = among[best[kept]]
            found.append(np.minimum(one, other) * count + np.maximum(one, other))
    codes = np.unique(np.concatenate(found)) if found else np.zeros(0, np.int64)
    return codes // max(count, 1), codes % max(count, 1)


def _fields(vectors: Floats) -> list[tuple[Numbers, Numbers]]:
    """Which rows look for their neighbours among which: all, or those of cells near them.

    A cell holds what is nearest to one of some texts taken at even distances, each text standing
    in its two nearest cells.
    """
    count = len(vectors)
    every = np.arange(count)
    if count < CELLED:
        return [(every, every)] if count else []
    middles = vectors[:: int(count**0.5)]
    near = vectors @ middles.T
    two = np.argpartition(-near, 1, axis=1)[:, :2]
    held = [np.flatnonzero((two == cell).any(1)) for cell in range(len(middles))]
    return [(rows, rows) for rows in held if len(rows) > 1]


def _link(
    count: int, left: list[int], right: list[int], chances: list[float], least: float
) -> list[list[int]]:
    """Average linkage: what is joined, by number; a pair that is not given has no chance."""
    near: list[dict[int, float]] = [{} for _ in range(count)]
    queue = []
    for one, other, chance in zip(left, right, chances, strict=True):
        near[one][other] = near[other][one] = chance
        if chance >= least:
            queue.append((-chance, one, other))
    heapq.heapify(queue)
    members = [[number] for number in range(count)]
    alive = [True] * count
    while queue:
        _, one, other = heapq.heappop(queue)
        if not (alive[one] and alive[other]):
            continue
        alive[one] = alive[other] = False
        new = len(members)
        members.append(members[one] + members[other])
        alive.append(True)
        sums: dict[int, float] = {}
        for gone in (one, other):
            for number, total in near[gone].items():
                if alive[number]:
                    sums[number] = sums.get(number, 0.0) + total
                    near[number].pop(gone, None)
            near[gone] = {}
        near.append(sums)
        for number, total in sums.items():
            near[number][new] = total
            mean = total / (len(members[number]) * len(members[new]))
            if mean >= least:
                heapq.heappush(queue, (-mean, number, new))
    return [members[number] for number in range(len(members)) if alive[number]]
