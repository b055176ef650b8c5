"""How sure it is that two lengths of time are of one thing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from stemma.align.certainty import (
    CLOSE_WORDS,
    FEW_WORDS,
    SAME,
    SAME_DEED,
    SAME_PARTY,
    SOME_WORDS,
    Sure,
    by_words,
)
from stemma.align.likelihood import LIKE_EVENT, context_likelihood, likest_thing
from stemma.align.slots import LASTING, Slot
from stemma.align.statements import StatementMaker
from stemma.model import Timex

LIKELY_ONE: Final = 0.5
FARTHEST: Final = 100
"""Lengths of time further apart than this many times are of two things; a unit is 60 at most."""


def sure_of_lengths(
    left: Slot, right: Slot, told: Mapping[str, float], maker: StatementMaker
) -> Sure:
    """How sure it is; `told` has the features of the two claims around the lengths."""
    found = by_words(told)
    if told["shared"] < 2 or any(map(_is_loose, (left, right))):
        found = min(found, Sure.LIKELY)
    near = _near(left, right)
    if left.thing and right.thing and near:
        like, _ = likest_thing(left.thing, right.thing, maker)
        return max(Sure.LIKELY, found) if like >= LIKE_EVENT else Sure.LIKELY
    if near and (_lasts(left, right, maker) or _lasts(right, left, maker)):
        return max(Sure.LIKELY, found)  # "the search took", "have been searching for"
    if told["like predicate"] >= SAME_DEED and (max(told["agents"], told["patients"]) > SAME_PARTY):
        # How long one thing was in one state: "left unused for", "abandoned for".
        return max(Sure.LIKELY, found) if near and told["patients"] > SAME else found
    if told["words"] < CLOSE_WORDS:
        return Sure.LIKELY if _lasts_alike(left, right, told, maker) else Sure.NOT
    lasts = all(slot.thing or slot.statement.predicate in LASTING for slot in (left, right))
    return min(found, Sure.LIKELY) if told["shared"] >= 2 or lasts else Sure.NOT


def _lasts(left: Slot, right: Slot, maker: StatementMaker) -> bool:
    """Whether what lasts so long is what the other says is done so long."""
    if right.statement.is_bare or not right.statement.heads.get("agent"):
        return False
    return likest_thing(left.thing, (right.statement.predicate,), maker)[0] > SAME


def _is_loose(slot: Slot) -> bool:
    """Whether a length of time has no upper bound nor number: "the worst in decades"."""
    value = slot.value
    return isinstance(value, Timex) and value.high_seconds is None and value.approximate


def _lasts_alike(left: Slot, right: Slot, told: Mapping[str, float], maker: StatementMaker) -> bool:
    """Whether two lengths of time may be of one thing by the claims around them, or by "lasted"."""
    deeds = {left.statement.predicate, right.statement.predicate}
    if deeds <= LASTING and len(deeds) == 1:
        return told["words"] >= FEW_WORDS
    near = context_likelihood(left.statement, right.statement, maker.table)
    words = told["shared"] >= 2 and told["words"] >= SOME_WORDS
    return words and near >= LIKELY_ONE and _near(left, right)


def _near(left: Slot, right: Slot) -> bool:
    """Whether two lengths of time are so near that one may be a mistake for the other."""
    lows = [slot.value.low_seconds for slot in (left, right) if isinstance(slot.value, Timex)]
    highs = [slot.value.high_seconds for slot in (left, right) if isinstance(slot.value, Timex)]
    sizes = [high or low for low, high in zip(lows, highs, strict=True)]
    known = [float(size) for size in sizes if size]
    return len(known) < 2 or max(known) <= FARTHEST * min(known)
