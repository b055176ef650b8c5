"""What a date or a time of day can mean, in minutes on one axis."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Final

from stemma.model.timex import Precision, Timex
from stemma.values.interval import Interval
from stemma.values.said import Said

DAY: Final = 24 * 60

DAYTIMES: Final = {
    "MO": (0, 12 * 60),
    "MI": (11 * 60, 14 * 60),
    "AF": (12 * 60, 18 * 60),
    "EV": (17 * 60, 24 * 60),
    "NI": (18 * 60, 30 * 60),
    "DT": (6 * 60, 20 * 60),
}
"""TIMEX3's parts of the day at their widest; the night runs into the next morning."""

COUNTED: Final = frozenset({"ago", "prior", "earlier", "later", "before", "after", "back", "hence"})
"""Words that tell a date by counting from another: "ten days ago", "two weeks later"."""

_VALUE: Final = re.compile(
    r"(?P<year>\d{4}|XXXX)?(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?"
    r"|-W(?P<week>\d\d|XX)(?:-(?P<weekday>\d))?)?"
)
_CLOCK: Final = re.compile(
    r"T(?:(\d\d)(?::?(\d\d))?(?::?(\d\d))?)?([A-Z]{2})?(Z|[+-]\d\d(?::?\d\d)?)?"
)


@dataclass(frozen=True, slots=True)
class Fields:
    """The parts of a date that are said; `None` is not said. `weekday` counts from Monday, 1."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    def shared(self, other: Fields) -> list[tuple[int, int]]:
        """The parts that both say, in pairs."""
        pairs = [(self.month, other.month), (self.day, other.day), (self.weekday, other.weekday)]
        pairs.insert(0, (self.year, other.year))
        return [(one, two) for one, two in pairs if one is not None and two is not None]


@dataclass(frozen=True, slots=True)
class When:
    """What a time expression can mean.

    `span` is in minutes since the year 1, on the clock that the words name, `None` where the year
    is not known; `zone` is how many minutes that clock is ahead of Greenwich, `None` where it is
    not said. `clock` is the time of day in minutes, `None` where none is said. `near` and `far` are
    how far, in minutes, `span` or `clock` reach on a fair and on a stretched reading. `others` are
    the other spans that the same words can mean; `odd` says that the words do not fit the calendar.
    `mod` is TIMEX3's modifier.
    """

    words: str
    shown: str
    value: str
    precision: Precision | None
    span: Interval | None
    fields: Fields
    clock: Interval | None = None
    zone: int | None = None
    near: int = 0
    far: int = 0
    others: tuple[tuple[Interval, str], ...] = ()
    odd: bool = False
    mod: str | None = None


def read_when(said: Said[Timex]) -> When:
    """A date or time of day as what it can mean."""
    value = said.value
    clock, zone = read_clock(value.value)
    span = _find_span(value.earliest, value.latest, clock)
    near, far = _find_reach(said, clock)
    others = [
        (other, _show(reading.earliest, reading.latest, reading.value))
        for reading in value.alternatives
        if (other := _find_span(reading.earliest, reading.latest, read_clock(reading.value)[0]))
        is not None
    ]
    return When(
        said.words,
        _show(value.earliest, value.latest, value.value),
        value.value,
        value.precision,
        span,
        _read_fields(value),
        clock,
        zone,
        near,
        far,
        tuple(others),
        odd=value.mismatch is not None,
        mod=value.mod,
    )


def read_clock(value: str) -> tuple[Interval | None, int | None]:
    """The time of day in a TIMEX3 value, and the minutes its zone is ahead of Greenwich.

    >>> read_clock("2031-03-04T11:30Z")[1], read_clock("2031-03-04")
    (0, (None, None))
    """
    found = _CLOCK.search(value)
    if found is None:
        return None, None
    hour, minute, second, part, zone = found.groups()
    if hour is not None:
        at = Fraction(int(hour) * 60 + int(minute or 0)) + Fraction(int(second or 0), 60)
        return Interval(at, at), _read_zone(zone)
    if part in DAYTIMES:
        low, high = DAYTIMES[part]
        return Interval(Fraction(low), Fraction(high), high_open=True), _read_zone(zone)
    return None, None


def _read_zone(zone: str | None) -> int | None:
    if zone is None or zone == "Z":
        return None if zone is None else 0
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return (int(digits[:2]) * 60 + int(digits[2:])) * (-1 if zone[0] == "-" else 1)


def _read_fields(value: Timex) -> Fields:
    found = _VALUE.match(value.value)
    parts = found.groupdict() if found else {}
    year, month, day, weekday = (
        int(text) if (text := parts.get(name)) and text.isdigit() else None
        for name in ("year", "month", "day", "weekday")
    )
    exact = value.earliest if value.earliest == value.latest else None
    if exact is not None:
        year, month, day, weekday = exact.year, exact.month, exact.day, exact.isoweekday()
    return Fields(year, month, day, weekday)


def _find_span(
    earliest: date | None, latest: date | None, clock: Interval | None
) -> Interval | None:
    """From the first minute to the last; a time of day cuts it out of a single day."""
    if earliest is None and latest is None:
        return None
    low, high = _minutes(earliest), _minutes(latest)
    whole_days = latest is not None and not isinstance(latest, datetime)
    if clock is not None and low is not None and low == high and whole_days:
        return Interval(
            None if clock.low is None else low + clock.low,
            None if clock.high is None else low + clock.high,
            clock.low_open,
            clock.high_open,
        )
    if high is not None and whole_days:
        high += DAY
    return Interval(low, high, low is None, high is None or whole_days)


def _minutes(at: date | None) -> Fraction | None:
    """Minutes since the year 1, on the clock that the words name."""
    if at is None:
        return None
    days = Fraction(at.toordinal() * DAY)
    if not isinstance(at, datetime):
        return days
    return days + Fraction(at.hour * 3600 + at.minute * 60 + at.second, 60)


def _find_reach(said: Said[Timex], clock: Interval | None) -> tuple[int, int]:
    """How far, in minutes, a fair and a stretched reading reach.

    A time of day on the full hour may be half an hour off, any other five minutes where it ends in
    0 or 5. A day told by counting back from another is sure to a fifth of the count if it is
    "about" so long, else held only by a stretch: people round days to weeks.
    """
    value = said.value
    if clock is not None:
        return _clock_reach(clock, approximate=value.approximate)
    if value.earliest is None or value.latest is None:
        return 0, 0
    counted = not COUNTED.isdisjoint(said.words.lower().split())
    days = 0
    if counted and value.anchor is not None:
        days = abs(value.anchor.toordinal() - value.earliest.toordinal())
    if value.approximate:
        return DAY * max(1, days // 5), DAY * max(2, days // 3)
    return 0, DAY * (days // 5)


def _clock_reach(clock: Interval, *, approximate: bool) -> tuple[int, int]:
    if approximate:
        return 30, 60
    if not clock.is_point() or clock.low is None:
        return 0, 60
    for step, near, far in ((60, 15, 30), (30, 5, 15), (5, 2, 5)):
        if clock.low % step == 0:
            return near, far
    return 0, 0


def _show(earliest: date | None, latest: date | None, value: str) -> str:
    """Days in plain figures; the TIMEX3 value where no day, or a time of day, is known."""
    if (earliest is None and latest is None) or "T" in value:
        return value
    if earliest == latest:
        return str(earliest)
    if latest is None:
        return f"{earliest} or later"
    return f"{latest} or earlier" if earliest is None else f"{earliest} to {latest}"
