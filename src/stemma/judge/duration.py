"""Durations: how long something lasted, took or may take."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import Final

from stemma.judge.amount_words import put
from stemma.judge.amounts import AMOUNTS
from stemma.judge.ladder import Judged, Rung, climb, judge_missing, quote
from stemma.judge.quantities import find_extent
from stemma.model.judgement import JudgementKind, Relation
from stemma.model.quantity import Quantity
from stemma.model.timex import Timex
from stemma.values.extent import Extent, Habits, find_bands, show, stretch
from stemma.values.interval import Interval
from stemma.values.moving import Movement
from stemma.values.said import Said

HABITS: Final = Habits(rounds_from=10, moves=frozenset({Movement.RUNS}))
"""Time is measured, and from ten of a unit on, zeros at the end may be rounding. It moves only
where it still runs."""

DAY_SECONDS: Final = 24 * 60 * 60

UNITS: Final = {
    "CE": ("century", 36525 * DAY_SECONDS),
    "DE": ("decade", 36525 * DAY_SECONDS // 10),
    "Y": ("year", 36525 * DAY_SECONDS // 100),
    "M": ("month", 36525 * DAY_SECONDS // 1200),
    "W": ("week", 7 * DAY_SECONDS),
    "D": ("day", DAY_SECONDS),
    "TH": ("hour", 60 * 60),
    "TM": ("minute", 60),
    "TS": ("second", 1),
}
"""The units of TIMEX3 durations, a T before those shorter than a day; years and months are mean."""

_VALUE: Final = re.compile(r"P(T?)(X|\d+(?:\.\d+)?)(CE|DE|[YMWDHS])")
_TIME: Final = "time"


def judge_durations(
    left: Said[Timex | Quantity] | None,
    right: Said[Timex | Quantity] | None,
    *,
    deadline: bool = False,
) -> Judged:
    """How two lengths of time stand to each other.

    With `deadline`, both give somebody so long and no longer: "within a week" then is one week,
    and is at odds with "within 72 hours". A time that passes while the event goes on ("trapped for
    50 hours") moves where the caller says so: `find_running`.
    """
    if left is None or right is None:
        return judge_missing(JudgementKind.DURATION)
    one, other = _find_extent(left), _find_extent(right)
    if deadline:
        return climb(JudgementKind.DURATION, DEADLINES, _limit(one), _limit(other))
    return climb(JudgementKind.DURATION, RUNGS, one, other)


def _vague(left: Extent, right: Extent) -> bool:  # noqa: ARG001 - tried both ways round
    return not left.narrow.low and left.narrow.high is None


def _same_words(left: Extent, right: Extent) -> bool:
    return _vague(left, right) and left.words.lower().split() == right.words.lower().split()


def _other_limit(left: Extent, right: Extent) -> bool:
    """Both set a limit, and not the same."""
    return (
        _is_limit(left)
        and _is_limit(right)
        and not (left.approximate or right.approximate)
        and left.narrow.high != right.narrow.high
    )


def _is_limit(extent: Extent) -> bool:
    """Whether it is so long at most, and may be just so long: "within", "up to"."""
    low, high = extent.narrow.low, extent.narrow.high
    return not low and high is not None and not extent.narrow.high_open and low != high


VAGUE: Final[tuple[Rung[Extent], ...]] = (
    Rung(
        "same words",
        Relation.AGREES,
        _same_words,
        lambda a, b: f"{quote(a.words)} and {quote(b.words)} are the same words, without a number.",
    ),
    Rung(
        "no number",
        Relation.UNRELATED,
        _vague,
        lambda a, b: f"{quote(a.words)} gives no number to compare with {put(b)}.",
    ),
)

OTHER_LIMIT: Final[Rung[Extent]] = Rung(
    "other limit",
    Relation.DIFFERS,
    _other_limit,
    lambda a, b: f"{put(a)} and {put(b)} set different limits, though both can be kept.",
)

RUNGS: Final = (*VAGUE, OTHER_LIMIT, *AMOUNTS)

DEADLINES: Final = (*VAGUE, *AMOUNTS)


def _limit(extent: Extent) -> Extent:
    """The extent with the most that it allows as its one number."""
    if extent.narrow.high is None:
        return extent
    reach = extent.far.high - extent.narrow.high if extent.far.high is not None else Fraction(0)
    near = extent.near.high - extent.narrow.high if extent.near.high is not None else Fraction(0)
    point = Interval(extent.narrow.high, extent.narrow.high)
    return replace(extent, narrow=point, near=point.stretch(near), far=point.stretch(reach))


def _find_extent(said: Said[Timex | Quantity]) -> Extent:
    """What a duration can mean, in seconds."""
    value = said.value
    if isinstance(value, Quantity):
        quantity = Said(value, said.words, said.published, said.moves)
        return find_extent(quantity, HABITS)
    number, unit, size = _find_unit(value)
    approximate = value.approximate or value.mod == "APPROX"
    span = _find_span(value)
    if number is not None and value.mod == "APPROX":
        span = Interval(number * size, number * size)
    # Stretched in the unit written, where its digits can be seen, and then in seconds.
    written = span.scale(1 / size)
    bands = find_bands(written, said.words, HABITS, approximate=approximate)
    return Extent(
        span,
        stretch(written, bands.near, approximate=approximate).scale(size),
        stretch(written, bands.far, approximate=approximate).scale(size),
        scale=_TIME,
        words=said.words,
        shown=show(_tidy(written, number), unit, approximate=approximate),
        place=bands.place * size,
        unit=unit,
        approximate=approximate,
        published=said.published,
        moves=said.moves if said.moves in HABITS.moves else None,
    )


def _find_unit(value: Timex) -> tuple[Fraction | None, str, Fraction]:
    """The number in which a duration is written, `None` if there is none; its unit; its seconds."""
    found = _VALUE.fullmatch(value.value)
    unit = UNITS.get(f"{found[1]}{found[3]}") if found else None
    if found is None or unit is None:
        return None, "second", Fraction(1)
    return Fraction(found[2]) if found[2] != "X" else None, unit[0], Fraction(unit[1])


def _tidy(written: Interval, number: Fraction | None) -> Interval:
    """The interval with whole numbers, or the one written, in the place of ends nearly there.

    A month has 28 to 31 days, and still is one month.
    """
    ends: list[Fraction | None] = []
    for end in (written.low, written.high):
        whole = end if end is None else number or Fraction(round(end))
        near = end is not None and whole is not None and abs(end - whole) * 10 < whole
        ends.append(whole if near else end)
    return replace(written, low=ends[0], high=ends[1])


def _find_span(value: Timex) -> Interval:
    """The seconds that a duration allows; the modifier says which end is left out."""
    low = None if value.low_seconds is None else Fraction(value.low_seconds)
    high = None if value.high_seconds is None else Fraction(value.high_seconds)
    point = low is not None and low == high
    if value.mod in ("LESS_THAN", "EQUAL_OR_LESS"):
        low = Fraction(0) if point or low is None else low
    if value.mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        high = None if point else high
    return Interval(
        low,
        high,
        low is None or (value.mod == "MORE_THAN" and high is None),
        high is None or (value.mod == "LESS_THAN" and low != high),
    )
