"""Dates: when something happened, on which day, in which month or year."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from stemma.judge.ladder import Judged, Rung, always, climb, judge_missing, quote
from stemma.model.judgement import JudgementKind, Relation
from stemma.model.timex import Timex, TimexKind
from stemma.values.interval import Interval
from stemma.values.said import Said
from stemma.values.when import When, read_when

DAYTIME: Final = re.compile(r"T[A-Z]{2}$")

POINTS: Final = frozenset({TimexKind.DATE, TimexKind.TIME})


def judge_dates(left: Said[Timex] | None, right: Said[Timex] | None) -> Judged:
    """How two dates stand to each other, each with the precision and the doubts it has.

    A date without its year is compared by month, day and weekday. Of a date that does not fit its
    weekday every reading is tried: one that agrees makes of a contradiction a difference.
    """
    if left is None or right is None:
        return judge_missing(JudgementKind.DATE)
    kinds = {left.value.kind, right.value.kind}
    if not kinds <= POINTS:
        return _judge_other(left, right)
    return climb(JudgementKind.DATE, DATES, read_when(left), read_when(right))


def _judge_other(left: Said[Timex], right: Said[Timex]) -> Judged:
    """Two sets of times, or two things of which one is no date."""
    one, other = f"{quote(left.words)} ({left.value.value})", f"{quote(right.words)}"
    other = f"{other} ({right.value.value})"
    kind = JudgementKind.DATE
    if left.value.kind is not right.value.kind or left.value.kind is not TimexKind.SET:
        return Judged(kind, Relation.UNRELATED, "no date", f"{one} and {other} are not both dates.")
    if left.value.value == right.value.value:
        return Judged(kind, Relation.AGREES, "same times", f"{one} and {other} are the same times.")
    return Judged(
        kind, Relation.DIFFERS, "other times", f"{one} and {other} are not the same times."
    )


def put(when: When) -> str:
    """The words, and the value where it says more: no unknown parts, no code for "morning"."""
    value = DAYTIME.sub("", when.shown)
    return quote(when.words) if "X" in value else f"{quote(when.words)} ({value})"


def spans(left: When, right: When) -> tuple[Interval, Interval] | None:
    """Both spans, `None` unless both are known."""
    if left.span is None or right.span is None:
        return None
    return left.span, right.span


def _same(left: When, right: When) -> bool:
    pair = spans(left, right)
    if pair is None or left.odd != right.odd:
        return False
    if left.odd and left.value != right.value:
        return False
    alike = (left.precision, left.mod) == (right.precision, right.mod)
    return alike and pair[0].equals(pair[1])


def _same_parts(left: When, right: When) -> bool:
    """At least one has no year; both say the same parts, and those are the same."""
    if spans(left, right) is not None or not _parts_agree(left, right):
        return False
    return (left.value, left.mod) == (right.value, right.mod)


def _parts_agree(left: When, right: When) -> bool:
    if spans(left, right) is not None:
        return False
    shared = left.fields.shared(right.fields)
    return bool(shared) and all(one == other for one, other in shared)


def _parts_differ(left: When, right: When) -> bool:
    if spans(left, right) is not None:
        return False
    return any(one != other for one, other in left.fields.shared(right.fields))


def _no_parts(left: When, right: When) -> bool:
    return spans(left, right) is None


def _other_end(left: When, right: When) -> bool:
    """Both are open on the same side, and what they start from, or end with, is not the same."""
    pair = spans(left, right)
    if pair is None:
        return False
    for side in ("low", "high"):
        far = "high" if side == "low" else "low"
        if all(getattr(span, far) is None for span in pair):
            return not _unit(left).startswith(_unit(right)) and getattr(pair[0], side) != getattr(
                pair[1], side
            )
    return False


def _unit(when: When) -> str:
    """The date that is named: its parts from the year on."""
    found = re.match(r"\d{4}(-\d\d){0,2}", when.value)
    return found[0] if found else when.value


def _other_ends(left: When, right: When) -> bool:
    return _other_end(left, right) and _other_end(right, left)


def holds(left: When, right: When) -> bool:
    """Whether all that the second can mean lies within the first."""
    pair = spans(left, right)
    return pair is not None and pair[0].holds(pair[1])


def overlap(left: When, right: When) -> bool:
    """Whether both can mean one time."""
    pair = spans(left, right)
    return pair is not None and pair[0].meets(pair[1])


def _other_reading(left: When, right: When) -> str | None:
    """The other reading of `left` that agrees with a reading of `right`."""
    if right.span is None:
        return None
    rights = (right.span, *(span for span, _ in right.others))
    return next(
        (shown for span, shown in left.others if any(span.meets(other) for other in rights)), None
    )


def _odd_reading(left: When, right: When) -> bool:
    return left.odd and _other_reading(left, right) is not None


def _doubtful_reading(left: When, right: When) -> bool:
    return not left.odd and _other_reading(left, right) is not None


def within_tolerance(left: When, right: When) -> bool:
    """Whether the first reaches the second on a fair reading of what it leaves open."""
    return _reach(left, right, left.near)


def within_stretch(left: When, right: When) -> bool:
    """Whether the first reaches the second on a stretched reading."""
    return _reach(left, right, max(left.far, left.near))


def _reach(left: When, right: When, by: int) -> bool:
    pair = spans(left, right)
    return pair is not None and by > 0 and pair[0].stretch(Fraction(by)).meets(pair[1])


DATES: Final[tuple[Rung[When], ...]] = (
    Rung(
        "same date",
        Relation.AGREES,
        _same,
        lambda a, b: f"{quote(a.words)} and {quote(b.words)} give the same date: {a.shown}.",
    ),
    Rung(
        "same date, year not said",
        Relation.AGREES,
        _same_parts,
        lambda a, b: f"{put(a)} and {put(b)} give the same parts of a date.",
    ),
    Rung(
        "same parts",
        Relation.COMPATIBLE,
        _parts_agree,
        lambda a, b: f"{put(a)} and {put(b)} are the same as far as both go.",
    ),
    Rung(
        "other parts",
        Relation.CONTRADICTS,
        _parts_differ,
        lambda a, b: f"{put(a)} and {put(b)} name different dates in any year.",
    ),
    Rung(
        "no parts in common",
        Relation.UNRELATED,
        _no_parts,
        lambda a, b: f"{put(a)} and {put(b)} say no part of a date that can be compared.",
    ),
    Rung(
        "other end",
        Relation.DIFFERS,
        _other_ends,
        lambda a, b: f"{put(a)} and {put(b)} are open on one side, from different dates.",
    ),
    Rung(
        "one holds the other",
        Relation.COMPATIBLE,
        holds,
        lambda a, b: f"{put(a)} holds {put(b)}.",
    ),
    Rung(
        "overlap",
        Relation.COMPATIBLE,
        overlap,
        lambda a, b: f"{put(a)} and {put(b)} overlap.",
    ),
    Rung(
        "another reading",
        Relation.COMPATIBLE,
        _doubtful_reading,
        lambda a, b: f"{put(a)} can also be {_other_reading(a, b)}, which meets {put(b)}.",
    ),
    Rung(
        "another reading, against the calendar",
        Relation.DIFFERS,
        _odd_reading,
        lambda a, b: (
            f"{put(a)} does not fit the calendar; its other reading, {_other_reading(a, b)},"
            f" meets {put(b)}."
        ),
    ),
    Rung(
        "within tolerance",
        Relation.COMPATIBLE,
        within_tolerance,
        lambda a, b: f"{put(a)} is not exact and reaches {put(b)}.",
    ),
    Rung(
        "only if stretched",
        Relation.DIFFERS,
        within_stretch,
        lambda a, b: f"{put(a)} reaches {put(b)} only on a stretched reading.",
    ),
    Rung(
        "apart",
        Relation.CONTRADICTS,
        always,
        lambda a, b: f"{put(a)} and {put(b)} have no day in common.",
    ),
)
"""From the same date to none in common."""
