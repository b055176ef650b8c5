"""Dates as pages and feeds write them → ISO 8601."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from stemma.read.published import is_published

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        [
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ],
        start=1,
    )
    for name in names.split()
}
_ZONES: Final = {
    "z": "+00:00", "utc": "+00:00", "gmt": "+00:00", "bst": "+01:00", "cet": "+01:00",
    "cest": "+02:00", "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00",
    "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00",
}  # fmt: skip
"""Abbreviations as English-language pages mean them; one that is not here leaves no offset."""

_YEAR: Final = r"(?P<year>(?:19|20|21)\d\d)"
_TIME: Final = (
    r"(?:(?:[T,\s]+|\s+[-–—@|]\s+)(?:at\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:\.\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*\(?(?P<zone>[A-Za-z]{1,4}(?![A-Za-z])|[+-]\d\d:?\d\d)?"
    r"(?P<offset>[+-]\d\d:?\d\d)?\)?)?"
)
_SHAPES: Final = tuple(
    re.compile(
        rf"(?:(?P<weekday>[A-Za-z]{{3,9}})\.?,?\s+)?{day}{_TIME}(?:\s*\([^)]*\))?\.?\s*\Z",
        re.IGNORECASE,
    )
    for day in (
        rf"{_YEAR}(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}})",
        rf"(?P<word>[A-Za-z]{{3,9}})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?P<word>[A-Za-z]{{3,9}})\.?,?[\s-]+{_YEAR}",
        rf"(?P<month>\d{{1,2}})(?P<sign>[/.])(?P<day>\d{{1,2}})(?P=sign){_YEAR}",
    )
)
_SLASHED: Final = 3
"""The shape whose month and day can be told apart only by their size, or by the weekday."""
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_CLOCK_FIRST: Final = re.compile(
    r"\A(?:[A-Z][a-z]{2,8},?\s+)?(\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?)"
    r"\s*([A-Z]{2,4})?,?\s+(?=\D)(.+)\Z",
    re.IGNORECASE,
)
"""A time of day written before the day, with its zone."""

_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def parse_stamp(written: str) -> str | None:
    """A date or time as ISO 8601, `None` where the words do not surely name one day.

    ISO 8601 is kept as it is. 03/04/2031 can be two days, so it is none, unless a weekday beside it
    is that of only one of the two. Relative words ("3 hours
    ago") and numbers of seconds are none either.

    >>> parse_stamp("2031-03-18T06:30:00Z"), parse_stamp("Tue, 18 Mar 2031 06:30:00 GMT")
    ('2031-03-18T06:30:00Z', '2031-03-18T06:30:00+00:00')
    >>> parse_stamp("March 18, 2031, 07:47 PM EST"), parse_stamp("2031/3/18")
    ('2031-03-18T19:47:00-05:00', '2031-03-18')
    >>> parse_stamp("18/03/2031"), parse_stamp("03/04/2031"), parse_stamp("2 hours ago")
    ('2031-03-18', None, None)
    >>> parse_stamp("Tue, 05/06/2031 - 20:18"), parse_stamp("Thursday, 05/06/2031")
    ('2031-05-06T20:18:00', '2031-06-05')
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
            return _from_parts(found.groupdict(), slashed=number == _SLASHED)
    try:
        moment = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment.isoformat() if _FIRST_YEAR <= moment.year <= _LAST_YEAR else None


def _from_parts(parts: dict[str, str | None], *, slashed: bool) -> str | None:
    word = parts.get("word")
    month = _MONTHS.get(word.lower(), 0) if word else int(parts.get("month") or 0)
    day = int(parts["day"] or 0)
    if slashed and month > 12:
        month, day = day, month
    elif slashed and day <= 12 and day != month:
        fits = [pair for pair in ((month, day), (day, month)) if _is_on(parts, *pair)]
        if len(fits) != 1:
            return None
        ((month, day),) = fits
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


def _is_on(parts: dict[str, str | None], month: int, day: int) -> bool:
    """Whether a day is on the weekday that is written beside it."""
    written = (parts.get("weekday") or "").lower()[:3]
    try:
        on = date(int(parts["year"] or 0), month, day)
    except ValueError:
        return False
    return written == _WEEKDAYS[on.weekday()]


def _offset(parts: dict[str, str | None]) -> str:
    """An offset like "+01:00"; nothing where none is written, or its name is not known."""
    for written in (parts["offset"], parts["zone"]):
        if written and written[0] in "+-":
            digits = written[1:].replace(":", "")
            hours, minutes = int(digits[:2]), int(digits[2:])
            return f"{written[0]}{digits[:2]}:{digits[2:]}" if hours < 24 and minutes < 60 else ""
    return _ZONES.get((parts["zone"] or "").lower(), "")
