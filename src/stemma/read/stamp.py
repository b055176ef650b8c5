"""Dates as pages and feeds write them → ISO 8601."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Final

from stemma.lexicon.table import load_table, parse_pairs
from stemma.lexicon.zones import load_zones
from stemma.read.published import is_published

_ENGLISH: Final = (
    "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
    "aug august", "sep sept september", "oct october", "nov november", "dec december",
)  # fmt: skip
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ZONES: Final = {
    "z": "+00:00", "utc": "+00:00", "gmt": "+00:00", "bst": "+01:00", "cet": "+01:00",
    "cest": "+02:00", "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00",
    "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00",
}  # fmt: skip
"""Abbreviations as English-language pages mean them; one that is not here leaves no offset."""

_YEAR: Final = r"(?P<year>(?:19|20|21)\d\d)"
_WORD: Final = r"(?P<word>[^\W\d_]{3,10})"
_TIME: Final = (
    r"(?:(?:[T,\s]|\s[-–|·•]\s)+(?:at\s+)?"
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*\(?(?P<zone>[A-Za-z]{1,4}(?![A-Za-z])|[+-]\d\d:?\d\d)?"
    r"(?P<offset>[+-]\d\d:?\d\d)?\)?(?:\s+[A-Z]{2,5})?)?"
)
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?"
_WEEKDAY: Final = r"(?:(?P<weekday>[^\W\d_]{2,10})\.?,?\s+)?"
_AFTER: Final = r"(?:,?\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)?"
_SHAPES: Final = tuple(
    re.compile(rf"{_WEEKDAY}{day}{_AFTER}{_TIME}(?:\s*\([^)]*\))?\.?\s*\Z", re.IGNORECASE)
    for day in (
        rf"{_YEAR}(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}})",
        rf"{_WORD}\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"{_DAY}(?:\s+de)?[\s-]+{_WORD}\.?,?(?:\s+de)?[\s-]+{_YEAR}",
        rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}",
        rf"(?P<month>\d{{1,2}})(?P<sign>[-/])(?P<day>\d{{1,2}})(?P=sign){_YEAR}",
    )
)
_SLASHED: Final = 4
"""The shape whose month and day can be told apart only by their size, or by the weekday."""

_CLOCK_FIRST: Final = re.compile(
    r"\A(?:[A-Z][a-z]{2,8},?\s+)?(\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?)"
    r"\s*([A-Z]{2,4})?,?\s+(?=\D)(.+)\Z",
    re.IGNORECASE,
)
"""A time of day written before the day, with its zone."""

_NO_YEAR: Final = re.compile(r"\s0\d{3}(?:\s|\Z)")
"""A year before 1000, which the standard library takes for two digits of another."""

_FIRST_YEAR, _LAST_YEAR = 1900, 2199


class DayOrder(StrEnum):
    """Which of the two numbers comes first in 06/05/2031."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


def parse_stamp(written: str, *, order: DayOrder | None = None) -> str | None:
    """A date or time as ISO 8601, `None` where the words do not surely name one day.

    ISO 8601 is kept as it is. 03/04/2031 can be two days, so it is none, unless `order` says how
    its source writes days, or a weekday before it fits only one. Relative words ("3 hours ago") and
    numbers of seconds are none either.

    >>> parse_stamp("2031-03-18T06:30:00Z"), parse_stamp("Tue, 18 Mar 2031 06:30:00 GMT")
    ('2031-03-18T06:30:00Z', '2031-03-18T06:30:00+00:00')
    >>> parse_stamp("March 18, 2031, 07:47 PM EST"), parse_stamp("2031/3/18")
    ('2031-03-18T19:47:00-05:00', '2031-03-18')
    >>> parse_stamp("18/03/2031"), parse_stamp("03/04/2031"), parse_stamp("2 hours ago")
    ('2031-03-18', None, None)
    >>> parse_stamp("Thu, 03/04/2031 - 20:18"), parse_stamp("6. Mai 2031"), parse_stamp("6.5.2031")
    ('2031-04-03T20:18:00', '2031-05-06', '2031-05-06')
    >>> parse_stamp("03/04/2031", order=DayOrder.MONTH_FIRST)
    '2031-03-04'
    """
    written = " ".join(written.split())
    if not written or len(written) > 80:
        return None
    if is_published(written):
        return written if _FIRST_YEAR <= int(written[:4]) <= _LAST_YEAR else None
    clock = _CLOCK_FIRST.match(written)
    if clock:
        written = f"{clock[3]} {clock[1]} {clock[2] or ''}".strip()
    for number, shape in enumerate(_SHAPES):
        found = shape.match(written)
        if found:
            return _from_parts(found.groupdict(), order, slashed=number == _SLASHED)
    if _NO_YEAR.search(written):
        return None
    try:
        moment = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.isoformat() if _FIRST_YEAR <= moment.year <= _LAST_YEAR else None


def find_order(written: str) -> DayOrder | None:
    """Which order of day and month a date shows, `None` where it shows none.

    >>> find_order("18/03/2031"), find_order("3/18/2031 20:15"), find_order("03/04/2031")
    (<DayOrder.DAY_FIRST: 'day first'>, <DayOrder.MONTH_FIRST: 'month first'>, None)
    """
    found = _SHAPES[_SLASHED].match(" ".join(written[:80].split()))
    if not found:
        return None
    fitting = [way for way in DayOrder if _fits(found.groupdict(), way)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(parts: dict[str, str | None], order: DayOrder) -> bool:
    """Whether the numbers make a day in this order, that of the weekday if one is named."""
    month, day = _month_and_day(parts, order)
    try:
        on = date(int(parts["year"] or 0), month, day)
    except ValueError:
        return False
    named = (parts["weekday"] or "").lower()[:3]
    return named not in _WEEKDAYS or _WEEKDAYS[on.weekday()] == named


def _month_and_day(parts: dict[str, str | None], order: DayOrder | None) -> tuple[int, int]:
    first, second = int(parts["month"] or 0), int(parts["day"] or 0)
    return (second, first) if order is DayOrder.DAY_FIRST else (first, second)


@cache
def _months() -> Mapping[str, int]:
    """Name of a month in lower case → its number."""
    name = "foreign_months.tsv"
    foreign = {word: int(number) for _, word, number in parse_pairs(load_table(name), name=name)}
    english = {
        word: number for number, words in enumerate(_ENGLISH, start=1) for word in words.split()
    }
    return MappingProxyType(foreign | english)


def _from_parts(
    parts: dict[str, str | None], order: DayOrder | None, *, slashed: bool
) -> str | None:
    word = parts.get("word")
    if slashed:
        ways = [way for way in DayOrder if _fits(parts, way)]
        days = {_month_and_day(parts, way) for way in ways}
        if len(days) != 1 and order is None:
            return None
        month, day = next(iter(days)) if len(days) == 1 else _month_and_day(parts, order)
    else:
        month = _months().get(word.lower(), 0) if word else int(parts.get("month") or 0)
        day = int(parts["day"] or 0)
    try:
        on = date(int(parts["year"] or 0), month, day)
        if parts["hour"] is None:
            return on.isoformat()
        hour = int(parts["hour"])
        half = (parts["half"] or "").lower()
        if half:
            hour = hour % 12 + 12 * half.startswith("p")
        moment = datetime(  # noqa: DTZ001 - the offset is added as written, if there is one
            on.year, on.month, on.day, hour, int(parts["minute"] or 0), int(parts["second"] or 0)
        )
    except ValueError:
        return None
    return moment.isoformat() + _offset(parts)


def _offset(parts: dict[str, str | None]) -> str:
    """An offset like "+01:00"; nothing where none is written, or its name is not known."""
    for written in (parts["offset"], parts["zone"]):
        if written and written[0] in "+-":
            digits = written[1:].replace(":", "")
            hours, minutes = int(digits[:2]), int(digits[2:])
            return f"{written[0]}{digits[:2]}:{digits[2:]}" if hours < 24 and minutes < 60 else ""
    return _offset_of((parts["zone"] or "").lower())


@cache
def _offset_of(zone: str) -> str:
    """The offset of a zone by its abbreviation; nothing where it can be two, or is not known.

    >>> _offset_of("aest"), _offset_of("nzdt"), _offset_of("ist")
    ('+10:00', '+13:00', '')
    """
    if zone in _ZONES:
        return _ZONES[zone]
    known = load_zones().get(zone, ()) if len(zone) > 1 else ()
    return (known[0].offset or "") if len(known) == 1 else ""
