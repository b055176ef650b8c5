"""How sure it is that two days or clock times are of one happening."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from stemma.align.certainty import (
    CLOSE_WORDS,
    COARSE,
    LIKE_PARTY,
    NEAR_DEED,
    NEARLY_SAID,
    SAME,
    SAME_DEED,
    SAME_PARTY,
    SAYING,
    Sure,
    by_words,
)
from stemma.align.slots import WEEKDAYS, Slot
from stemma.align.statements import Statement
from stemma.model import Timex
from stemma.model.timex import Precision

CLOCK_WORDS: Final = 0.35
NEAR_WORDS: Final = 0.25
SAME_WORDS: Final = 4
"""Words from which on it need not be known who acts, if nearly all are the same."""

CLOCK: Final = frozenset({Precision.HOUR, Precision.MINUTE})


def sure_of_dates(left: Slot, right: Slot, told: Mapping[str, float]) -> Sure:
    """How sure it is; `told` has the features of the two claims around the times.

    Another time is mostly of another happening; when it was only said tells nothing.
    """
    if _are_of_one_happening(left, right):
        return Sure.LIKELY
    if told["shared"] < 2 or {s.statement.predicate for s in (left, right)} & SAYING:
        return Sure.NOT
    parts = {t.value.precision for t in (left, right) if isinstance(t.value, Timex)}
    if left.weekday and left.weekday == right.weekday and parts == {Precision.DAY}:
        found = by_words(told)
        return Sure.YES if found is not Sure.NOT else found
    if told_alike(left, right):
        return Sure.NOT
    found = _sure_of_clocks(told, parts) if parts & CLOCK else _sure_of_days(left, right, told)
    return min(found, Sure.LIKELY) if Precision.DAYTIME in parts else found


def _sure_of_clocks(told: Mapping[str, float], parts: set[Precision | None]) -> Sure:
    """Of two times of which one at least is told by the clock."""
    if not _is_of_one(told) or told["words"] < CLOCK_WORDS:
        return Sure.NOT
    mixed = not parts <= CLOCK and told["words"] < CLOSE_WORDS
    found = by_words(told)
    return found if _are_alike(told) and not mixed else min(found, Sure.LIKELY)


def _sure_of_days(left: Slot, right: Slot, told: Mapping[str, float]) -> Sure:
    """Of two days; months and years of which nothing else is known are of other things."""
    if any(isinstance(s.value, Timex) and s.value.precision in COARSE for s in (left, right)):
        return Sure.NOT
    likely = _did_alike(left, right, told)
    if not _are_alike(told):
        return Sure.LIKELY if likely or _is_nearly_said(left, right, told) else Sure.NOT
    found = by_words(told)
    if told["words"] < CLOSE_WORDS or any(map(_is_weekday, (left, right))):
        found = min(found, Sure.LIKELY)
    return max(found, Sure.LIKELY) if likely else found


def _is_of_one(told: Mapping[str, float]) -> bool:
    return max(told["agents"], told["patients"]) > SAME_PARTY


def _are_alike(told: Mapping[str, float]) -> bool:
    """Whether the like is done by the like, or is told in nearly the same words."""
    same_words = told["words"] >= SAME_DEED and told["shared"] >= SAME_WORDS
    return told["like predicate"] >= SAME_DEED and (_is_of_one(told) or same_words)


def _are_of_one_happening(left: Slot, right: Slot) -> bool:
    """Whether two days are said of a happening of one name: "the May 3 raid", "it was on May 5".

    The same words for a day, or a day against a year, tell nothing.
    """
    ones, others = left.statement, right.statement
    days = [slot.value for slot in (left, right) if isinstance(slot.value, Timex)]
    if (
        not left.event
        or left.event != right.event
        or {day.precision for day in days} & COARSE
        or told_alike(left, right)
    ):
        return False
    return all(has_name(said, day) for said, day in zip((ones, others), days, strict=True))


def has_name(statement: Statement, timex: Timex) -> bool:
    """Whether the words of a time have a number or a weekday: not "this afternoon"."""
    tokens = [t for t in statement.tokens if t.span.overlaps(timex.span)]
    return any(t.lemma[:1].isdecimal() or t.lemma.title() in WEEKDAYS for t in tokens)


def _did_alike(left: Slot, right: Slot, told: Mapping[str, float]) -> bool:
    """Whether one party does the like, to the same if to anybody, in claims of few like words."""
    if told["agents"] <= SAME_PARTY or told["shared"] < 2:
        return False
    done = [slot.statement.heads.get("patient") for slot in (left, right)]
    if all(done) and told["patients"] <= SAME_PARTY:
        return False
    near = told["like predicate"] >= NEAR_DEED and told["words"] >= NEAR_WORDS
    return near or told["like predicate"] >= SAME_DEED


def _is_weekday(slot: Slot) -> bool:
    """Whether a time is a weekday of no known week."""
    return bool(slot.weekday) and isinstance(slot.value, Timex) and slot.value.earliest is None


def _is_nearly_said(left: Slot, right: Slot, told: Mapping[str, float]) -> bool:
    """Whether two claims say the same of a time in mostly the same words."""
    who = [slot.statement.heads.get("agent") for slot in (left, right)]
    fits = told["agents"] >= LIKE_PARTY or not all(who)
    deed = told["like predicate"] > SAME and told["shared"] >= 3
    return deed and fits and told["words"] >= NEARLY_SAID


def told_alike(left: Slot, right: Slot) -> bool:
    """Whether two times are told in the same words: "this morning" of two days."""
    if not isinstance(left.value, Timex) or not isinstance(right.value, Timex):
        return False
    words = [
        tuple(t.lemma for t in slot.statement.tokens if t.span.overlaps(slot.value.span))
        for slot in (left, right)
    ]
    return bool(words[0]) and words[0] == words[1]
