"""Times of a report of which only the days are known on which it can have appeared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from stemma.model import Timex

EVERY: Final = 14
"""Days of a window that are all tried; of a longer one the first, the middle and the last: it is
far longer than a week, so only what does not hang on the day is the same on all three."""

NEAR: Final = 120
"""Days from the middle of a window within which a day of a month is taken to be of that year: the
next year's is then twice as far away, at least."""

DAY_OF_MONTH: Final = re.compile(r"XXXX-\d\d-\d\d(?:T.*)?")


def sample(first: date, last: date) -> tuple[date, ...]:
    """The days of a window, both ends included, that stand for all of them.

    >>> [day.day for day in sample(date(2025, 11, 28), date(2025, 11, 30))]
    [28, 29, 30]
    """
    count = (last - first).days + 1
    if count <= EVERY:
        return tuple(first + timedelta(days=step) for step in range(count))
    return first, first + timedelta(days=count // 2), last


def agreed(
    found: Sequence[Timex], days: Sequence[date], on_days: Sequence[Sequence[Timex]]
) -> tuple[Timex, ...]:
    """The times of a report without a date, each as it is on all of the days, where it is one.

    `found` are those read without any date, `on_days` those read on each of `days`. A day of a
    month is of the year in which it lies near them. What is read from no one day has no anchor.
    """
    known = [{timex.span: timex for timex in timexes} for timexes in on_days]
    return tuple(_agreed(timex, [on.get(timex.span) for on in known], days) for timex in found)


def _agreed(timex: Timex, on_days: Sequence[Timex | None], days: Sequence[date]) -> Timex:
    if timex.earliest is not None or not on_days:
        return timex
    if DAY_OF_MONTH.fullmatch(timex.value):
        return _in_its_year(timex, on_days, days[len(days) // 2])
    first = on_days[0]
    if first is None or first.earliest is None or first.latest is None:
        return timex
    if len(days) > 1 and _is_wide(first) and _holds_one(first.earliest, days, first.latest):
        return timex  # "in March", of a report of about March: this year's, or the last one's
    for other in on_days:
        if other is None or _when(other) != _when(first):
            return timex
    shared = [
        option
        for option in first.alternatives
        if all(other is not None and option in other.alternatives for other in on_days)
    ]
    return replace(first, anchor=None, alternatives=tuple(shared))


def _in_its_year(timex: Timex, on_days: Sequence[Timex | None], middle: date) -> Timex:
    """A day of a month, in the year that puts it near the days; the day itself is not in doubt."""
    near = {
        other.value: other
        for other in on_days
        if other is not None
        and other.value[4:] == timex.value[4:]
        and other.earliest is not None
        and abs((_day(other.earliest) - middle).days) <= NEAR
    }
    if len(near) != 1:
        return timex
    (found,) = near.values()
    return replace(found, anchor=None, alternatives=())


def _is_wide(timex: Timex) -> bool:
    return timex.earliest != timex.latest


def _holds_one(first: date, days: Sequence[date], last: date) -> bool:
    return _day(first) <= days[-1] and days[0] <= _day(last)


def _when(timex: Timex) -> tuple[object, ...]:
    return timex.kind, timex.value, timex.earliest, timex.latest


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
