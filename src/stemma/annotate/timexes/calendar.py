"""The calendar: lengths of months, weeks, feasts, and counting forward and back."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, UTC, date, timedelta, timezone


def last_day(year: int, month: int) -> int:
    """The number of days of a month.

    >>> last_day(2024, 2)
    29
    """
    return monthrange(year, month)[1]


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the day exists.

    >>> is_day(2025, 2, 31)
    False
    """
    return MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= last_day(year, month)


def add_days(day: date, count: int) -> date | None:
    """The day so many days later; `None` beyond what a calendar of four-digit years holds."""
    number = day.toordinal() + count
    return date.fromordinal(number) if 1 <= number <= date.max.toordinal() else None


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """The year and month so many months later.

    >>> add_months(2025, 11, 3)
    (2026, 2)
    """
    number = year * 12 + month - 1 + count
    return number // 12, number % 12 + 1


def weekday_before(day: date, weekday: int) -> date | None:
    """The last such day before `day`; Monday is 1."""
    return add_days(day, -((day.isoweekday() - weekday - 1) % 7 + 1))


def weekday_after(day: date, weekday: int) -> date | None:
    """The first such day after `day`; Monday is 1."""
    return add_days(day, (weekday - day.isoweekday() - 1) % 7 + 1)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """The nth such weekday of a month; -1 is the last.

    >>> nth_weekday(2025, 11, 4, 4)
    datetime.date(2025, 11, 27)
    """
    if nth < 0:
        end = date(year, month, last_day(year, month))
        return end - timedelta(days=(end.isoweekday() - weekday) % 7)
    start = date(year, month, 1)
    return start + timedelta(days=(weekday - start.isoweekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Easter Sunday of the western churches.

    Source: Meeus, Jones and Butcher, the anonymous Gregorian algorithm (1876).

    >>> easter(2025)
    datetime.date(2025, 4, 20)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * m + 114, 31)
    return date(year, month, day + 1)


def feast(rule: str, year: int) -> date | None:
    """The day of a feast in a year, from its rule in the lexicon.

    `12-25` is a month and a day, `11:4:4+1` the day after the fourth Thursday of November,
    `easter-2` two days before Easter. `None` where the year has no such day.
    """
    if not 1583 <= year <= MAXYEAR:
        return None
    if rule.startswith("easter"):
        return add_days(easter(year), int(rule.removeprefix("easter")))
    if ":" in rule:
        place, _, later = rule.partition("+")
        month, nth, weekday = map(int, place.split(":"))
        return add_days(nth_weekday(year, month, nth, weekday), int(later or 0))
    month, day = map(int, rule.split("-"))
    return date(year, month, day) if is_day(year, month, day) else None


def as_timezone(offset: str) -> timezone | None:
    """An offset as ISO 8601 writes it as a time zone; `None` for none."""
    if offset == "Z":
        return UTC
    if not offset:
        return None
    sign = -1 if offset[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(offset[1:3]), minutes=int(offset[4:6])))
