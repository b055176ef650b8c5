"""Counting units forward and back from a stamp."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from stemma.annotate.timexes.calendar import add_days, add_months
from stemma.annotate.timexes.stamp import Interval, Stamp


def shift(base: Stamp, unit: str, count: int) -> Stamp | None:
    """The stamp so many units later, in the precision of the unit; `None` where base is too coarse.

    A base without a day gives no day: two days after "May 1915" is a day of an unknown month.
    """
    if unit in {"Y", "E", "C"}:
        return _years(base, unit, count)
    if unit == "O":
        return _months(base, count)
    return _days(base, unit, count) if unit in _SIZES else None


_SIZES: Final = {"D": 1, "N": 1, "W": 7, "K": 7, "F": 14}
"""Units of a number of days."""


def _months(base: Stamp, count: int) -> Stamp | None:
    if base.year is None or base.month is None or base.bc:
        return None
    year, month = add_months(base.year, base.month, count)
    return Stamp(year=year, month=month) if 1 <= year <= 9999 else None


def _days(base: Stamp, unit: str, count: int) -> Stamp | None:
    day = base.exact
    if day is None and unit in {"W", "K"} and base.week is not None:
        day = base.interval[0]
    there = add_days(day, count * _SIZES[unit]) if day is not None else None
    if there is None:
        return None
    if unit in {"D", "N"}:
        return Stamp.of(there)
    return replace(Stamp.of_week(there), weekend=unit == "K")


def _years(base: Stamp, unit: str, count: int) -> Stamp | None:
    if base.year is not None:
        year = -base.year + 1 if base.bc else base.year
    elif base.decade is not None and unit in {"E", "C"}:
        year = -(base.decade * 10) + 1 if base.bc else base.decade * 10
    elif base.century is not None and unit == "C":
        year = -(base.century * 100) if base.bc else base.century * 100
    else:
        return None
    year += count * {"Y": 1, "E": 10, "C": 100}[unit]
    bc = year < 1
    size = 1 - year if bc else year
    if not 1 <= size <= 9999:
        return None
    if unit == "E":
        return Stamp(decade=size // 10, bc=bc)
    if unit == "C":
        return Stamp(century=size // 100, bc=bc)
    return Stamp(year=size, bc=bc)


def around(base: Stamp, unit: str, low: Decimal, high: Decimal, sign: int, *, exact: bool,
           ) -> Interval:  # fmt: skip
    """The days that lie so many units from the base: half a unit of play, none for exact days."""
    day = base.exact
    if day is None:
        return None, None
    size = {"D": 1, "N": 1, "W": 7, "F": 14, "O": 30, "Y": 365}.get(unit)
    if size is None:
        return None, None
    play = 0 if exact and size == 1 else max(1, size // 2, 0 if exact else int(high * size) // 5)
    ends = sorted((int(low * size) * sign, int(high * size) * sign))
    return add_days(day, ends[0] - play), add_days(day, ends[1] + play)


def hull(left: Interval, right: Interval) -> Interval:
    """The interval that holds both; the other where one is unknown."""
    lows = [day for day in (left[0], right[0]) if day is not None]
    highs = [day for day in (left[1], right[1]) if day is not None]
    return (min(lows) if lows else None), (max(highs) if highs else None)


def same_unit(base: Stamp, unit: str) -> Stamp | None:
    """The unit that the base lies in: its year, month, week or day; `None` if it is coarser."""
    if unit in {"E", "C"}:
        return _years(base, unit, 0)
    if unit == "Y":
        return Stamp(year=base.year, bc=base.bc) if base.year is not None else None
    if unit in {"O", "Q"}:
        return _same_months(base, unit)
    return _same_days(base, unit)


def _same_months(base: Stamp, unit: str) -> Stamp | None:
    if base.year is None or base.month is None:
        return None
    if unit == "O":
        return Stamp(year=base.year, month=base.month, bc=base.bc)
    return None if base.bc else Stamp(year=base.year, quarter=(base.month + 2) // 3)


def _same_days(base: Stamp, unit: str) -> Stamp | None:
    day = base.exact
    if (unit == "W" and base.week is not None) or (unit == "D" and day is None and base.day):
        return base.plain
    if day is None or unit not in {"D", "N", "W", "K"}:
        return None
    if unit in {"D", "N"}:
        return Stamp.of(day)
    return replace(Stamp.of_week(day), weekend=unit == "K")
