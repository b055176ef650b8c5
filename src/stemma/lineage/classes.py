"""Reports that are one text: copies of each other, as a whole or nearly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from stemma.lineage.clock import is_earlier
from stemma.lineage.reports import Report
from stemma.lineage.reuse import Reuse
from stemma.model import Direction, LineageKind

COPY: Final = 0.5
"""Share of the words of each of two reports in copied passages from which they are one text."""
RECITAL: Final = 0.8
"""The same where quotations count too: a report that is little more than one long statement."""


def direct(taker: Report, giver: Report) -> tuple[Report, Report, Direction]:
    """(who took, who gave, what tells so) of two reports that share words.

    A credit goes before the dates. Where neither tells, the order given stays.
    """
    takes, gives = taker.leans_on(giver.newsroom), giver.leans_on(taker.newsroom)
    if takes != gives:
        pair = (taker, giver) if takes else (giver, taker)
        return (*pair, Direction.CREDIT)
    alike = same_clock(taker, giver)
    if is_earlier(giver.document, taker.document, same_clock=alike):
        return taker, giver, Direction.TIME
    if is_earlier(taker.document, giver.document, same_clock=alike):
        return giver, taker, Direction.TIME
    return taker, giver, Direction.UNKNOWN


def same_clock(left: Report, right: Report) -> bool:
    """Whether the dates of two reports are of one publisher, and so of one time zone."""
    if left.newsroom is None or right.newsroom is None:
        return False
    return left.newsroom.family == right.newsroom.family


def group_copies(reports: Sequence[Report], reuse: Reuse) -> tuple[int, ...]:
    """For every report the number of the first that is the same text; its own where it is alone.

    Two are the same text when half of the words of each stand in passages that they share. A
    short report that another takes in whole is not the same text: its passages tell what is whose.
    What further reports share does not come into it, so that one more copy changes nothing.
    """
    groups = Groups(len(reports))
    first: dict[str, int] = {}
    for number, report in enumerate(reports):
        groups.join(number, first.setdefault(report.document.sha256, number))
    common: defaultdict[tuple[int, int], tuple[_Part, _Part]]
    common = defaultdict(lambda: (_Part(), _Part()))
    for item in reuse.shared:
        left, right = common[item.left, item.right]
        left.add(item.kind, item.left_range)
        right.add(item.kind, item.right_range)
    for pair, parts in common.items():
        counts = (len(reuse.texts[number].words) for number in pair)
        if all(part.is_most(count) for part, count in zip(parts, counts, strict=True)):
            groups.join(*pair)
    return tuple(groups.find(number) for number in range(len(reports)))


class Groups:
    """Numbers that turn out to be one; each is found as the lowest of its group."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def find(self, number: int) -> int:
        """The lowest number of the group."""
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def join(self, left: int, right: int) -> None:
        """Make two groups one."""
        low, high = sorted((self.find(left), self.find(right)))
        self._parent[high] = low


@dataclass(slots=True)
class _Part:
    """The words of one report that another has too."""

    copied: set[int] = field(default_factory=set)
    every: set[int] = field(default_factory=set)

    def add(self, kind: LineageKind, words: tuple[int, int]) -> None:
        if kind is LineageKind.COPIES:
            self.copied.update(range(*words))
        self.every.update(range(*words))

    def is_most(self, count: int) -> bool:
        """Whether they make a report of so many words a copy as a whole."""
        return len(self.copied) >= COPY * count or len(self.every) >= RECITAL * count
