"""A place in the calendar, as far as the words give it: its TIMEX3 value and its interval."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, datetime
from typing import Final

from stemma.annotate.timexes.calendar import add_days, as_timezone, is_day, last_day
from stemma.model import Precision

Interval = tuple[date | None, date | None]
NOWHEN: Final[Interval] = (None, None)

SEASONS: Final = {
    "SP": ((3, 1), (6, 21)), "SU": ((6, 1), (9, 23)), "FA": ((9, 1), (12, 22)),
    "WI": ((12, 1), (3, 21)),
}  # fmt: skip
"""Widest reading of each season, meteorological or astronomical; winter runs into the next year.
They are those of the northern half of the earth."""

SEASON_MONTHS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Stamp:
    """Parts of a date; what is `None` is not known.

    `decade` and `century` are the leading digits (`196`, `19`), with no year. `year` counts from 1,
    before Christ if `bc`. `week` is ISO's, of `year` (ISO's year). `part` is TIMEX3's letters:
    `MO`, `AF`, `EV`, `NI`, `DT`, `MI`, `XX` for an hour not known. `mod` is `START`, `MID` or
    `END`: the part of the unit that is meant.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    week: int | None = None
    weekday: int | None = None
    weekend: bool = False
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None
    bc: bool = False
    fiscal: bool = False
    part: str | None = None
    clock: str | None = None
    zone: str = ""
    mod: str | None = None

    @classmethod
    def of(cls, day: date) -> Stamp:
        """The stamp of a day."""
        return cls(year=day.year, month=day.month, day=day.day)

    @classmethod
    def of_week(cls, day: date) -> Stamp:
        """The stamp of the week that a day lies in."""
        iso = day.isocalendar()
        return cls(year=iso.year, week=iso.week)

    @property
    def exact(self) -> date | None:
        """The day, where all of it is known."""
        if self.bc or self.year is None or self.month is None or self.day is None:
            return None
        if not is_day(self.year, self.month, self.day):
            return None
        return date(self.year, self.month, self.day)

    @property
    def instant(self) -> datetime | None:
        """The moment of a clock time on a day that is known; else `None`."""
        day = self.exact
        if day is None or self.clock is None:
            return None
        hour, minute, *rest = (int(part) for part in self.clock.split(":"))
        if hour == 24:
            day, hour = add_days(day, 1), 0
        if day is None:
            return None
        second = rest[0] if rest else 0
        zone = as_timezone(self.zone)
        return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=zone)

    @property
    def plain(self) -> Stamp:
        """The same with neither time of day nor `mod`."""
        return replace(self, part=None, clock=None, zone="", mod=None)

    @property
    def value(self) -> str:
        """TIMEX3's value."""
        time = f"T{self.clock}{self.zone}" if self.clock else f"T{self.part}" if self.part else ""
        return self._date_value(day=bool(time)) + time

    def _date_value(self, *, day: bool) -> str:  # noqa: PLR0911 - one case a line
        era = "BC" if self.bc else ""
        if self.century is not None:
            return f"{era}{self.century:02d}"
        if self.decade is not None:
            return f"{era}{self.decade:03d}"
        year = era + ("XXXX" if self.year is None else f"{self.year:04d}")
        if self.fiscal:
            year = "FY" + year
        if self.quarter is not None:
            return f"{year}-Q{self.quarter or 'X'}"
        if self.half is not None:
            return f"{year}-H{self.half}"
        if self.season is not None:
            return f"{year}-{self.season}"
        if self.week is not None or self.weekend or (self.weekday and not self.day):
            week = f"{self.week:02d}" if self.week is not None else "XX"
            tail = "-WE" if self.weekend else f"-{self.weekday}" if self.weekday else ""
            return f"{year}-W{week}{tail}"
        if self.day is not None:
            month = "XX" if self.month is None else f"{self.month:02d}"
            return f"{year}-{month}-{self.day:02d}"
        if self.month is not None:
            return f"{year}-{self.month:02d}" + ("-XX" if day else "")
        return year + ("-XX-XX" if day else "")

    @property
    def precision(self) -> Precision:
        """The smallest unit named."""
        for known, precision in (
            (self.clock, Precision.MINUTE if self.clock and ":" in self.clock else Precision.HOUR),
            (self.part, Precision.DAYTIME),
            (self.century, Precision.CENTURY),
            (self.decade, Precision.DECADE),
            (self.quarter, Precision.QUARTER),
            (self.half, Precision.QUARTER),
            (self.season, Precision.SEASON),
            (self.day, Precision.DAY),
            (self.weekday, Precision.DAY),
            (self.weekend or None, Precision.DAY),
            (self.week, Precision.WEEK),
            (self.month, Precision.MONTH),
        ):
            if known is not None:
                return precision
        return Precision.YEAR

    @property
    def interval(self) -> Interval:
        """First and last day that the words allow; both `None` where no year is known."""
        low, high = self._whole()
        if low is None or high is None or self.mod is None:
            return low, high
        return _part(low, high, self.mod)

    def _whole(self) -> Interval:  # noqa: PLR0911 - one case a line
        if self.bc or self.fiscal:
            return NOWHEN
        if self.century is not None:
            return _years(self.century * 100, self.century * 100 + 99)
        if self.decade is not None:
            return _years(self.decade * 10, self.decade * 10 + 9)
        year = self.year
        if year is None or not MINYEAR < year < MAXYEAR:
            return NOWHEN
        if self.week is not None:
            return self._week(year)
        if self.day is not None or self.month is not None:
            return self._days(year)
        return self._period(year)

    def _days(self, year: int) -> Interval:
        if self.month is None:
            return _years(year, year)
        if self.day is None:
            return date(year, self.month, 1), date(year, self.month, last_day(year, self.month))
        exact = self.exact
        return exact, exact

    def _week(self, year: int) -> Interval:
        try:
            monday = date.fromisocalendar(year, self.week or 0, 1)
        except ValueError:
            return NOWHEN
        if self.weekend:
            return add_days(monday, 5), add_days(monday, 6)
        if self.weekday:
            day = add_days(monday, self.weekday - 1)
            return day, day
        return monday, add_days(monday, 6)

    def _period(self, year: int) -> Interval:
        if self.season is not None:
            (m, d), (n, e) = SEASONS[self.season]
            return date(year, m, d), date(year + (n < m), n, e)
        if self.quarter:
            return _months(year, self.quarter * 3 - 2, self.quarter * 3)
        if self.half:
            return _months(year, self.half * 6 - 5, self.half * 6)
        return _years(year, year)


def _years(first: int, last: int) -> Interval:
    if not (first >= MINYEAR and last <= MAXYEAR):
        return NOWHEN
    return date(first, 1, 1), date(last, 12, 31)


def _months(year: int, first: int, last: int) -> Interval:
    return date(year, first, 1), date(year, last, last_day(year, last))


def _part(low: date, high: date, mod: str) -> Interval:
    """The first, middle or last third of an interval; a month is cut after its 10th and 20th."""
    days = high.toordinal() - low.toordinal() + 1
    if days == 1:
        return low, high
    third = 10 if 28 <= days <= 31 else days // 3 + 1 if days > 31 else (days + 1) // 2
    if mod == "START":
        return low, add_days(low, third - 1)
    if mod == "MID":
        return add_days(low, third), add_days(low, min(2 * third, days) - 1)
    return add_days(low, 2 * third if days > 27 else days - third), high
