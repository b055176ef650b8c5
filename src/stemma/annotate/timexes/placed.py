"""Lengths that have a place in the calendar, and lengths in two units."""

from __future__ import annotations

from dataclasses import replace
from datetime import MAXYEAR, date
from decimal import Decimal

from stemma.annotate.timexes.calendar import add_days, add_months
from stemma.annotate.timexes.explicit import year_of
from stemma.annotate.timexes.lengths import (
    FUZZY,
    UNITS,
    Count,
    bounds_of,
    count_of,
    length_value,
)
from stemma.annotate.timexes.months import read_month
from stemma.annotate.timexes.reading import Hit, Reading
from stemma.annotate.timexes.scene import Scene
from stemma.annotate.timexes.stamp import Stamp
from stemma.model import TimexKind


def read_part_length(hit: Hit, scene: Scene) -> tuple[Reading, ...]:
    """The last week of May, the first ten months of 1915: a length with a known place."""
    unit = hit.word("unit")
    plural = hit.atoms.code[hit.at("unit")[0]] in hit.members("units")
    count = count_of(hit) or (FUZZY if plural else Count(Decimal(1), Decimal(1)))
    if unit not in {"D", "W", "O", "Y"}:
        return ()
    stamp = None
    if hit.has("month"):
        found = read_month(hit, scene)
        stamp = found[0].stamp if found else None
    else:
        said = year_of(hit, "alone")
        stamp = Stamp(year=said[0], bc=said[1]) if said else None
    if stamp is None:
        return ()
    low, high = replace(stamp, mod=None).interval
    earliest, latest = low, high
    if low is not None and high is not None and count.high is not None:
        first = hit.text("rel") in {"first", "opening"}
        days = int(count.high * {"D": 1, "W": 7, "O": 31, "Y": 366}[unit])
        if unit == "O" and low.day == 1 and count.high == int(count.high):
            year, month = add_months(low.year, low.month, int(count.high))
            days = (date(year, month, 1) - low).days if year < MAXYEAR else days
        edge = add_days(low, days - 1) if first else add_days(high, 1 - days)
        if edge is not None and low <= edge <= high:
            earliest, latest = (low, edge) if first else (edge, high)
    (short, long), approximate, mod = bounds_of(count, unit, "")
    return (
        Reading(
            hit.first, hit.last, TimexKind.DURATION, length_value(count, unit), earliest, latest,
            UNITS[unit][1], None, short, long, approximate=approximate, mod=mod, stamp=stamp,
        ),
    )  # fmt: skip


def read_two_lengths(hit: Hit, scene: Scene) -> tuple[Reading, ...]:  # noqa: ARG001
    """Four hours and 28 minutes: a length in two units, the smaller second."""
    large, small = hit.word("unit"), hit.word("small")
    one, two = count_of(hit), count_of(hit, "m")
    order = "YOWDHMS"
    if one is None or two is None or one.low is None or two.low is None:
        return ()
    if large not in order or small not in order or order.index(large) >= order.index(small):
        return ()
    if "X" in {one.text, two.text} or (large in "YOWD") != (small in "YOWD"):
        return ()
    value = length_value(one, large) + length_value(two, small).removeprefix("P").removeprefix("T")
    (low, high), approximate, mod = bounds_of(one, large, "")
    (low2, high2), _, _ = bounds_of(two, small, "")
    if low is None or low2 is None or high is None or high2 is None:
        return ()
    return (
        Reading(
            hit.first, hit.last, TimexKind.DURATION, value, precision=UNITS[small][1],
            low=low + low2, high=high + high2, approximate=approximate, mod=mod,
        ),
    )  # fmt: skip
