"""Dates as records and feeds give them: strings and numbers, believed or not."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from stemma.read.stamp import DayOrder, find_order, parse_stamp

_DIGITS: Final = re.compile(r"-?\d{1,19}(?:\.\d{1,9})?")
_JOINED: Final = re.compile(r"((?:19|20|21)\d\d)(\d\d)(\d\d)T?(\d\d)(\d\d)(\d\d)")
_SCALES: Final = ((100_000_000, 1), (100_000_000_000, 1_000), (100_000_000_000_000, 1_000_000))
"""Least number, and how many of its units make a second: seconds, milliseconds, microseconds.

Seconds from March 1973, the others from March 1973 as well; each range ends where the next begins.
"""

_PLACEHOLDERS: Final = frozenset(
    date(*day) for day in ((1970, 1, 1), (1969, 12, 31), (1900, 1, 1), (1904, 1, 1), (1901, 1, 1))
)
"""The days at which computers begin to count: what stands where no date was given."""

_LAST_YEAR: Final = 2099
_SLACK: Final = timedelta(days=2)
"""By how much clocks and time zones may differ."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A date as its source states it.

    `date` is ISO 8601; it is `None`, and `words` what stands there, where it cannot be read, can be
    two days, or cannot be right. Both are `None` where nothing is stated.
    """

    date: str | None = None
    words: str | None = None


NOT_STATED: Final = Stated()


def read_date(value: object, *, order: DayOrder | None = None, latest: str | None = None) -> Stated:
    """The date in a value of a record or feed.

    Numbers are seconds, milliseconds or microseconds since 1970. `latest` is an ISO 8601 time at
    which the source is known to have existed: nothing in it appeared later.

    >>> read_date("May 6, 2031"), read_date(1936297200)
    (Stated(date='2031-05-06', words=None), Stated(date='2031-05-11T20:20:00+00:00', words=None))
    >>> read_date("06/05/2031"), read_date("1970-01-01T00:00:00Z"), read_date("")
    (Stated(date=None, words='06/05/2031'), Stated(date=None, words='1970-01-01T00:00:00Z'), \
Stated(date=None, words=None))
    >>> read_date("2034-05-06", latest="2031-05-06")
    Stated(date=None, words='2034-05-06')
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return NOT_STATED
    words = " ".join(str(value).split())[:80] if not isinstance(value, int) else _digits(value)
    if not words:
        return NOT_STATED
    found = _read_number(words) or parse_stamp(words, order=order)
    if found is None or not is_believable(found, latest=latest):
        return Stated(None, words)
    return Stated(found)


def _digits(value: int) -> str:
    return str(value) if abs(value) < 10**30 else "a number of more than 30 digits"


def _read_number(words: str) -> str | None:
    """The time in a number, `None` where it is none."""
    joined = _JOINED.fullmatch(words)
    if joined and "T" not in words:
        try:
            return datetime(*map(int, joined.groups())).isoformat()  # type: ignore[arg-type]  # noqa: DTZ001
        except ValueError:
            return None
    if not _DIGITS.fullmatch(words):
        return None
    number = float(words)
    scale = next((scale for least, scale in reversed(_SCALES) if number >= least), None)
    if scale is None or len(words) == 8:
        return None
    try:
        return datetime.fromtimestamp(number // scale, UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return None


def is_believable(stamp: str, *, latest: str | None = None) -> bool:
    """Whether a report can have appeared then: no placeholder, not in 2100 or after.

    With `latest`, two days later at most. A `latest` that is no date says nothing.
    """
    day = to_day(stamp)
    if day is None or day in _PLACEHOLDERS or day.year > _LAST_YEAR:
        return False
    limit = to_day(latest) if latest else None
    return limit is None or day <= limit + _SLACK


def to_day(stamp: str) -> date | None:
    """The day of an ISO 8601 date or time, `None` where it is none."""
    try:
        return datetime.fromisoformat(stamp).date()
    except ValueError:
        return None


def settle_order(values: Iterable[object]) -> DayOrder | None:
    """How dates like 06/05/2031 are to be read, from the others of their file; `None` if unsettled.

    >>> settle_order(["06/05/2031", "18/05/2031"]), settle_order(["06/05/2031", "05/18/2031"])
    (<DayOrder.DAY_FIRST: 'day first'>, <DayOrder.MONTH_FIRST: 'month first'>)
    >>> settle_order(["18/05/2031", "05/18/2031"]) is settle_order([]) is None
    True
    """
    shown = {find_order(value) for value in values if isinstance(value, str)} - {None}
    return next(iter(shown)) if len(shown) == 1 else None
