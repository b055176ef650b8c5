"""Times of day: at what hour, in the morning or at night."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import Final

from stemma.judge.date import holds, overlap, put, within_stretch, within_tolerance
from stemma.judge.ladder import Judged, Rung, always, climb, judge_missing, quote
from stemma.model.judgement import JudgementKind, Relation
from stemma.model.timex import Timex
from stemma.values.interval import Interval
from stemma.values.said import Said
from stemma.values.when import DAY, When, read_when

ZONES_APART: Final = 14 * 60
"""Minutes: no clock on earth is farther ahead of Greenwich than this."""


def judge_times(left: Said[Timex] | None, right: Said[Timex] | None) -> Judged:
    """How two times of day stand to each other.

    Where both days are known the instants are compared, else the clocks alone. Clocks of two known
    zones are brought to one; where one zone or none is known, both are taken as they are, and a
    difference of whole quarter hours between a clock with a zone and one without may be the zone.
    """
    if left is None or right is None:
        return judge_missing(JudgementKind.TIME)
    return climb(JudgementKind.TIME, TIMES, *_on_one_axis(read_when(left), read_when(right)))


def _on_one_axis(left: When, right: When) -> tuple[When, When]:
    """Both with spans that can be compared: instants, or clocks alone."""
    if left.zone is not None and right.zone is not None:
        left, right = _at_greenwich(left), _at_greenwich(right)
    if left.span is not None and right.span is not None:
        return left, right
    return replace(left, span=left.clock), replace(right, span=right.clock)


def _at_greenwich(when: When) -> When:
    """The same on Greenwich's clocks; a clock without its day may then fall on the next one."""
    ahead = Fraction(when.zone or 0)
    return replace(
        when,
        span=None if when.span is None else _move(when.span, -ahead),
        clock=None if when.clock is None else _wrap(_move(when.clock, -ahead)),
    )


def _move(span: Interval, by: Fraction) -> Interval:
    return replace(
        span,
        low=None if span.low is None else span.low + by,
        high=None if span.high is None else span.high + by,
    )


def _wrap(clock: Interval) -> Interval:
    """A clock that begins between 0 and 24 hours."""
    if clock.low is None:
        return clock
    return _move(clock, Fraction(-(clock.low // DAY) * DAY))


def _no_time(left: When, right: When) -> bool:
    return left.clock is None or left.span is None or right.span is None


def _same(left: When, right: When) -> bool:
    return left.span == right.span and (left.zone is None) == (right.zone is None)


def _same_clock(left: When, right: When) -> bool:
    return left.span == right.span


def _maybe_zone(left: When, right: When) -> bool:
    """Only `left` names a zone, and a zone could explain how far the two are apart."""
    if left.zone is None or right.zone is not None or left.span is None or right.span is None:
        return False
    if left.span.low is None or right.span.low is None:
        return False
    apart = abs(left.span.low - right.span.low)
    return apart % 15 == 0 and apart <= ZONES_APART


MARKED: Final = re.compile(
    r"[ap]\.?\s?m\b|\bnoon\b|\bmorning\b|\bnight\b|\bevening\b|GMT|UTC", re.IGNORECASE
)
"""Words that say which half of the day is meant."""

HALF_DAY: Final = DAY / 2


def _half_not_said(left: When, right: When) -> bool:
    """Whether the two are twelve hours apart, and one does not say which half of the day."""
    if left.span is None or right.span is None:
        return False
    if left.span.low is None or right.span.low is None:
        return False
    if abs(left.span.low - right.span.low) != HALF_DAY:
        return False
    return any(not MARKED.search(when.words) for when in (left, right))


TIMES: Final[tuple[Rung[When], ...]] = (
    Rung(
        "no time",
        Relation.UNRELATED,
        _no_time,
        lambda a, b: f"{put(a)} and {put(b)} give no times of day to compare.",
    ),
    Rung(
        "same time",
        Relation.AGREES,
        _same,
        lambda a, b: f"{quote(a.words)} and {quote(b.words)} give the same time: {a.shown}.",
    ),
    Rung(
        "same time, zone not said",
        Relation.COMPATIBLE,
        _same_clock,
        lambda a, b: f"{put(a)} and {put(b)} give the same time; only one says where.",
    ),
    Rung(
        "half of the day not said",
        Relation.COMPATIBLE,
        _half_not_said,
        lambda a, b: f"{quote(a.words)} and {quote(b.words)} give one hour; one says which half.",
    ),
    Rung(
        "one holds the other",
        Relation.COMPATIBLE,
        holds,
        lambda a, b: f"{put(a)} holds {put(b)}.",
    ),
    Rung("overlap", Relation.COMPATIBLE, overlap, lambda a, b: f"{put(a)} and {put(b)} overlap."),
    Rung(
        "within tolerance",
        Relation.COMPATIBLE,
        within_tolerance,
        lambda a, b: f"{put(a)} is not exact and reaches {put(b)}.",
    ),
    Rung(
        "zone not said",
        Relation.DIFFERS,
        _maybe_zone,
        lambda a, b: f"{put(a)} names its time zone and {put(b)} does not.",
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
        lambda a, b: f"{put(a)} and {put(b)} have no minute in common.",
    ),
)
"""From the same time to none in common."""
