"""How sure it is that two values are of one thing, by what kind of value they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from stemma.align.certainty import (
    CLOSE_WORDS,
    FEW_WORDS,
    LIKE_DEED,
    SAME,
    SAME_PARTY,
    SOME_WORDS,
    Sure,
    by_words,
)
from stemma.align.dates import sure_of_dates
from stemma.align.lengths import sure_of_lengths
from stemma.align.likelihood import LIKE_PERSON, likest_thing
from stemma.align.owners import may_be_one
from stemma.align.slots import COUNT, Slot
from stemma.align.statements import Statement, StatementMaker
from stemma.model import Quantity, Timex

HARDLY: Final = 0.2
NEAR_THING: Final = 0.6
TELLING: Final = 0.3
LISTED: Final = 3
"""Amounts from which on a claim is a list of them."""
MISTAKEN: Final = 2
"""Years by which reports that name nobody may differ on one person's age."""


def sure_of_values(
    left: Slot, right: Slot, told: Mapping[str, float], maker: StatementMaker
) -> Sure:
    """How sure it is; `told` has the features of the two claims around the values."""
    if isinstance(left.value, Timex) and isinstance(right.value, Timex):
        if left.kind == "date":
            return sure_of_dates(left, right, told)
        return sure_of_lengths(left, right, told, maker)
    like, thing = likest_thing(left.thing, right.thing, maker)
    if left.kind == "age":
        return _sure_of_ages(left, right, told, like)
    counted = left.kind != COUNT or (_is_whole(left) and _is_whole(right))
    if left.part != right.part or not counted:
        return Sure.NOT
    found = _sure_of_amounts(left, right, told, like, maker.rarity(thing))
    # Of a list of counts it is easily mistaken what each one counts.
    lists = left.kind == COUNT and min(map(_listed, (left, right))) >= LISTED
    return min(found, Sure.LIKELY) if lists else found


def _sure_of_amounts(
    left: Slot, right: Slot, told: Mapping[str, float], like: float, rarity: float
) -> Sure:
    one_aspect = left.aspect == right.aspect
    near = told["words"] >= HARDLY or told["like predicate"] >= LIKE_DEED
    if left.aspect and one_aspect and like > SAME:
        return Sure.YES
    if (
        (not one_aspect and like > SAME)  # one of the two leaves its aspect unsaid
        or (left.aspect and one_aspect and any(map(_of_nothing, (left, right))))
        or (left.kind == COUNT and near and like > SAME and rarity >= TELLING)
    ):
        return max(Sure.LIKELY, by_words(told))
    if like < NEAR_THING:
        return Sure.NOT if told["words"] < CLOSE_WORDS else Sure.LIKELY
    if left.kind == COUNT and not _is_one_deed(left.statement, right.statement, told):
        return Sure.NOT
    if left.kind != COUNT and told["shared"] < 3:
        return min(Sure.LIKELY, by_words(told))
    return by_words(told)


def _is_one_deed(left: Statement, right: Statement, told: Mapping[str, float]) -> bool:
    """Whether what is counted befell the like, or one claim names the deed of the other."""
    named = left.predicate in right.words or right.predicate in left.words  # "suffered damage"
    near = (told["words"] >= CLOSE_WORDS and told["shared"] >= 2) or (
        max(told["agents"], told["patients"]) > SAME_PARTY and told["shared"] >= 3
    )
    return told["like predicate"] >= LIKE_DEED or named or near


def _of_nothing(slot: Slot) -> bool:
    """Whether the words do not tell what a measure is of: its deed stands in for it."""
    return slot.thing == (slot.statement.predicate,)


def _sure_of_ages(left: Slot, right: Slot, told: Mapping[str, float], like: float) -> Sure:
    if left.document == right.document and left.owner is not None:
        return Sure.YES if left.owner == right.owner else Sure.NOT
    if left.names and right.names:
        return Sure.YES if may_be_one(left.names, right.names) else Sure.NOT
    if left.names or right.names:
        return Sure.YES if told["words"] >= SOME_WORDS else Sure.NOT
    if left.thing and right.thing and like < LIKE_PERSON:
        return Sure.NOT
    if _years_apart(left, right) > MISTAKEN:
        return Sure.NOT  # of two persons, rather than one with a mistaken age
    return Sure.YES if told["words"] >= FEW_WORDS else Sure.LIKELY


def _is_whole(slot: Slot) -> bool:
    """Whether a count can be one of things: "4.41" is a time or a score."""
    value = slot.value
    return not isinstance(value, Quantity) or value.low is None or value.low == int(value.low)


def _listed(slot: Slot) -> int:
    """How many amounts stand in the claim of a slot."""
    return len(slot.statement.claim.quantities)


def _years_apart(left: Slot, right: Slot) -> float:
    values = [s.value for s in (left, right) if isinstance(s.value, Quantity)]
    if len(values) < 2 or values[0].low is None or values[1].low is None:
        return 0
    return abs(float(values[0].low - values[1].low))
