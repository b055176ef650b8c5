"""How likely two values are to measure the same."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from stemma.align.features import FEATURES, features
from stemma.align.owners import may_be_one
from stemma.align.slots import AGE, COUNT, LENGTH, Slot
from stemma.align.statements import Statement, StatementMaker
from stemma.encoder.words import WordTable
from stemma.model import Quantity, Timex, TimexKind

SOME: Final = 0.2
SAME_VALUE: Final = 0.2
"""What the same amount or day adds, where the claims have something in common already."""

APART: Final = 0.35
"""Claims less like than this do not date or measure one thing, whatever stands between them."""

UNLIKE: Final = 0.15
"""What such a pair counts for in the mean of a group."""

NO: Final = -1.0
"""Keeps two values out of one group, however well others fit."""

ANYBODY: Final = frozenset({"individual", "patient", "people", "person", "victim"})
ANYBODY_LIKE: Final = 0.85
"""Words for persons of whom nothing else is said, and how alike they are where they are counted."""

LIKE_DEED: Final = 0.5
"""Least likeness of what befell those counted: "hurt" is like "wounded", "killed" is not."""

LIKE_EVENT: Final = 0.6
"""Least likeness of what lasts: a "call" is like a "conversation"."""

LASTS: Final = 0.4
"""How likely the lengths of two such are of one, before anything else is known."""

LIKE_PERSON: Final = 0.42
LIKE_THING: Final = 0.62
"""Least likeness of what is counted: "excavators" and "diggers" are, "cars" and "trucks" are not.
Tuned on the three invented coverages and two real ones."""


def are_at_odds(left: Timex | Quantity, right: Timex | Quantity) -> bool:
    """Whether two amounts are exact and not the same; of others it is not asked."""
    if not isinstance(left, Quantity) or not isinstance(right, Quantity):
        return False
    exact = all(q.low == q.high and q.low is not None and not q.approximate for q in (left, right))
    return exact and left.unit == right.unit and left.low != right.low


def context_likelihood(left: Statement, right: Statement, table: WordTable) -> float:
    """From 0 to 1: how likely two claims give a value for the same thing.

    The words around a value tell it, more than who acts: a deadline "expired" in one report and
    was "coupled with the offer" in another.
    """
    told = dict(zip(FEATURES, features(left, right, table), strict=True))
    total = sum(weight * told[name] for name, weight in CONTEXT.items()) + CONTEXT_BIAS
    if told["agents"] < STRANGE and _acts(left) and _acts(right):
        total += OTHER_AGENT
    return 1 / (1 + math.exp(-total))


def _acts(statement: Statement) -> bool:
    return bool(statement.heads.get("agent") or statement.heads.get("theme"))


CONTEXT: Final[Mapping[str, float]] = {"words": 5.0, "meaning": 4.0, "same predicate": 0.7}
CONTEXT_BIAS: Final = -3.9

STRANGE: Final = 0.15
OTHER_AGENT: Final = -0.7
"""Set by hand on the values of three invented and two real coverages."""


def _other_aspect(left: Slot, right: Slot) -> bool:
    """Whether two values are of different measures of a thing, or one of a part of it."""
    if left.kind == COUNT:
        return left.aspect != right.aspect
    return bool(left.aspect and right.aspect) and left.aspect != right.aspect


def tells_apart(left: Slot, right: Slot) -> bool:
    """Whether the words say that two values of one kind are of other things.

    Of other aspects, of other persons, one of a part alone, or one of what was so before.
    """
    if left.part != right.part or left.is_past != right.is_past:
        return True
    if left.kind == AGE and left.names and right.names:
        return not may_be_one(left.names, right.names)
    return left.kind == LENGTH and _other_aspect(left, right)


def can_be_one(left: Slot, right: Slot, maker: StatementMaker) -> bool:
    """Whether nothing in what two values measure keeps them apart, their claims aside."""
    if left.kind != right.kind or _other_aspect(left, right):
        return False
    if left.kind == AGE:
        return not (left.names and right.names) or may_be_one(left.names, right.names)
    if left.kind == COUNT:
        return likest_thing(left.thing, right.thing, maker)[0] >= LIKE_THING
    return True


def slot_likelihood(  # noqa: PLR0911 - a rule a kind of value
    left: Slot, right: Slot, maker: StatementMaker
) -> float:
    """From 0 to 1: how likely two values measure the same; below 0 where they cannot.

    A thing that few claims name tells by itself; of "people" the claims must agree on what befell
    them.
    """
    if left.kind != right.kind or _other_aspect(left, right):
        return 0.0
    claims = context_likelihood(left.statement, right.statement, maker.table)
    least = APART if left.kind == "date" else SOME
    same = SAME_VALUE if claims >= least and _may_be_one(left.value, right.value) else 0.0
    if left.kind in {"date", "duration"}:
        lasts = likest_thing(left.thing, right.thing, maker)[0] if left.thing else 0.0
        if lasts >= LIKE_EVENT:
            return min(1.0, LASTS + 0.4 * claims + same)
        return min(1.0, claims + same) if claims + same >= APART else UNLIKE
    if left.kind == AGE:
        return _age_likelihood(left, right, claims, maker)
    like, thing = likest_thing(left.thing, right.thing, maker)
    if left.kind == COUNT:
        if like < LIKE_THING:
            return 0.0
        tells = 0.35 * maker.rarity(thing) + 0.25 * maker.table.rarity(thing)
        befell = maker.table.likeness(left.statement.predicate, right.statement.predicate)
        done = 0.8 * claims if befell >= LIKE_DEED else 0.0
        return min(1.0, like * max(tells + 0.4 * claims + same, done + same))
    if like < LIKE_THING:
        return 0.75 * claims
    sure = 0.2 if left.aspect and right.aspect else 0.0
    return like * min(1.0, 0.3 + 0.5 * claims + sure)


def _age_likelihood(left: Slot, right: Slot, claims: float, maker: StatementMaker) -> float:
    """Ages are compared where they are of one person: by name, or by what he or she is called."""
    if left.document == right.document and left.owner is not None:
        return 1.0 if left.owner == right.owner else NO
    if left.names and right.names:
        return 1.0 if may_be_one(left.names, right.names) else NO
    if left.names or right.names:
        return 0.45 + 0.5 * claims
    if not left.thing or not right.thing:
        return 0.45 + 0.5 * claims
    like, _ = likest_thing(left.thing, right.thing, maker)
    return 0.45 + 0.5 * claims if like >= LIKE_PERSON else 0.5 * claims


def _may_be_one(left: Timex | Quantity, right: Timex | Quantity) -> bool:
    """Whether two values of one kind are the same as far as their bounds go."""
    if isinstance(left, Timex) and isinstance(right, Timex):
        if left.kind is not right.kind and TimexKind.DURATION in {left.kind, right.kind}:
            return False
        return left.value[:10] == right.value[:10]
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        return (left.low, left.high) == (right.low, right.high)
    return False


def likest_thing(
    left: tuple[str, ...], right: tuple[str, ...], maker: StatementMaker
) -> tuple[float, str]:
    """How like the likest of two lots of things are, and the commoner of these two."""
    best = (0.0, "")
    for one in left:
        for other in right:
            like = maker.table.likeness(one, other)
            if one != other and {one, other} <= ANYBODY:
                like = ANYBODY_LIKE
            if like > best[0]:
                best = (like, min((one, other), key=maker.rarity))
    return best
