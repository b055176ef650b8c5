"""What shows that two values of one kind are of two things, whatever the claims have in common."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import cache
from typing import Final, TypeVar

from stemma.align.slots import COUNT, LENGTH, Slot
from stemma.align.statements import Statement
from stemma.lexicon.table import load_table, parse_pairs
from stemma.model import Claim, Quantity, TimexKind

T = TypeVar("T")

DAY: Final = 10
"""Letters of a TIMEX3 value that tell the day, be its year or week known or not."""

RANK: Final = "rank"
"""The dimension of "first", "second"."""

FROM: Final = frozenset({"from", "of", "off"})
"""Words before the place that a distance is measured from."""

NEAR: Final = 4
"""Words behind a distance in which that place begins: "miles south of Tehran"."""


def are_apart(left: Slot, right: Slot) -> bool:
    """Whether two values are of two things.

    Other people's, or of another day; of others among those counted; a distance from elsewhere.
    """
    ones, others = left.statement, right.statement
    if are_of_others(ones, others):
        return True
    if left.kind != "date" and are_days_apart(ones.claim, others.claim):
        return True
    if left.kind == LENGTH:
        places = _from(left), _from(right)
        return all(places) and places[0] != places[1]
    return left.kind == RANK or are_of_other_peoples(left, right)


def are_of_others(left: Statement, right: Statement) -> bool:
    """Whether both claims name somebody or something, and none in common: another's contract."""
    return not _has_name_of(left, right) and not _has_name_of(right, left)


def _has_name_of(one: Statement, other: Statement) -> bool:
    """Whether a claim has some name of another's parties among its words; so if they have none."""
    names = {name for role in PARTIES for name in other.keys.get(role, ())}
    return not names or any(name.rsplit(" ", 1)[-1] in one.words for name in names)


PARTIES: Final = ("agent", "patient", "recipient", "theme", "party")


def are_days_apart(left: Claim, right: Claim) -> bool:
    """Whether both have a time, and none in common: another earthquake of that kind."""
    ones, others = (
        {t.value[:DAY] for t in c.timexes if t.kind in {TimexKind.DATE, TimexKind.TIME}}
        for c in (left, right)
    )
    return share_nothing(ones, others)


def have_other_agents(left: Statement, right: Statement) -> bool:
    """Whether both say who acts by name, and name others: another club's offer."""
    ones, others = (s.keys.get("agent", frozenset()) for s in (left, right))
    return share_nothing(ones, others)


def share_nothing(left: AbstractSet[T], right: AbstractSet[T]) -> bool:
    """Whether both hold something, and nothing in common."""
    return bool(left and right) and not left & right


def are_of_other_peoples(left: Slot, right: Slot) -> bool:
    """Whether two counts are of other peoples: "11 Yemeni boats", "23 Somali boats"."""
    peoples = _of_which(left), _of_which(right)
    return left.kind == COUNT and all(peoples) and peoples[0] != peoples[1]


def _of_which(slot: Slot) -> frozenset[str]:
    """The peoples among the words for what is counted: "11 Yemeni pirates"."""
    unit = slot.value.unit if isinstance(slot.value, Quantity) else None
    return frozenset((unit or "").split()) & load_demonyms()


@cache
def load_demonyms() -> frozenset[str]:
    """Words for the people of a place: "Yemeni".

    Raises:
        LexiconError: a line is damaged.
    """
    name = "demonyms.tsv"
    return frozenset(word for _, word, _ in parse_pairs(load_table(name), name=name))


def _from(slot: Slot) -> str:
    """The word for the place that a distance is measured from; empty where none is told."""
    tokens = [t for t in slot.statement.sentence if t.span.start >= slot.value.span.end]
    for n, token in enumerate(tokens[:NEAR]):
        if token.lemma in FROM:
            return next((t.lemma for t in tokens[n + 1 :] if t.tells), "")
    return ""
