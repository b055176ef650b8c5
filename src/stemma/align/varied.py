"""Reports that give several values themselves, of which none is the one that is measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from stemma.align.apart import DAY
from stemma.align.certainty import SAME
from stemma.align.likelihood import are_at_odds, likest_thing
from stemma.align.slots import AGE, LENGTH, Slot
from stemma.align.statements import Statement, StatementMaker
from stemma.model import Quantity, Timex

MANY: Final = 4
"""Lengths from which on a report lists them."""

ONE_PERSON: Final = 2
"""Years that the ages which reports give may lie apart, if they speak of one person's alone."""


@dataclass(frozen=True, slots=True)
class Varied:
    """The values of each report; `ages_apart` says that they speak of several persons' ages."""

    reports: Sequence[Sequence[Slot]]
    maker: StatementMaker
    ages_apart: bool

    def varies(self, slot: Slot) -> bool:
        """Whether its report itself gives several values: it is no one amount that is measured.

        Of an age without a name, whether the reports speak of several persons' ages.
        """
        if slot.kind == AGE:
            return not slot.names and self.ages_apart
        others = self.reports[slot.document]
        like = [one for one in others if not one.is_past and measures(one, slot, self.maker)]
        return any(are_at_odds(one.value, other.value) for one, other in combinations(like, 2))

    def dates(self, slot: Slot) -> bool:
        """Whether its report gives a happening of that name another day as well."""
        if not slot.event:
            return False
        days = {
            one.value.value[:DAY]
            for one in self.reports[slot.document]
            if one.event == slot.event and isinstance(one.value, Timex)
        }
        longest = max(days, key=len)  # "the 2031 election" and its day are one
        return any(not longest.startswith(day) for day in days)

    def lists(self, slot: Slot) -> bool:
        """Whether its report gives many lengths of no named aspect: one kick after another."""
        if slot.kind != LENGTH or slot.aspect:
            return False
        like = [s.value for s in self.reports[slot.document] if s.kind == LENGTH and not s.aspect]
        return len({(q.low, q.high, q.unit) for q in like if isinstance(q, Quantity)}) >= MANY


def measures(one: Slot, other: Statement | Slot, maker: StatementMaker) -> bool:
    """Whether two amounts are of one kind, aspect and part of the same sort of thing."""
    if not isinstance(other, Slot) or not isinstance(other.value, Quantity):
        return False
    if (one.kind, one.aspect, one.part) != (other.kind, other.aspect, other.part):
        return False
    return likest_thing(one.thing, other.thing, maker)[0] > SAME


def lie_ages_apart(reports: Sequence[Sequence[Slot]]) -> bool:
    """Whether the ages that reports give cannot all be of one person."""
    years = [
        slot.value.low
        for slots in reports
        for slot in slots
        if slot.kind == AGE and not slot.is_past
        if isinstance(slot.value, Quantity) and slot.value.low is not None
    ]
    return bool(years) and max(years) - min(years) > ONE_PERSON
