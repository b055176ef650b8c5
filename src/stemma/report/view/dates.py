"""Days and instants as a reader writes them, and the length of what a date leaves open."""

from datetime import date, datetime
from typing import Final

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def write_day(value: date) -> str:
    """A day, or a day and a time.

    >>> write_day(date(2031, 3, 18)), write_day(datetime(2031, 3, 18, 9, 5))
    ('18 March 2031', '18 March 2031, 09:05')
    """
    day = f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    if isinstance(value, datetime):
        return f"{day}, {value:%H:%M}" + (f":{value:%S}" if value.second else "")
    return day


def write_interval(earliest: date | None, latest: date | None) -> str:
    """The first to the last day; whole months and years by their name.

    >>> write_interval(date(2031, 3, 1), date(2031, 3, 31))
    'March 2031'
    >>> write_interval(date(2031, 3, 1), date(2031, 3, 10))
    '1–10 March 2031'
    >>> write_interval(None, date(2031, 3, 10))
    'until 10 March 2031'
    """
    if earliest is None or latest is None:
        if earliest is not None:
            return f"from {write_day(earliest)}"
        return f"until {write_day(latest)}" if latest is not None else ""
    if earliest == latest:
        return write_day(earliest)
    if isinstance(earliest, datetime) or isinstance(latest, datetime):
        first, last = write_day(earliest), write_day(latest)
        day = first.partition(",")[0]
        same = day == last.partition(",")[0]
        return f"{first}–{last.removeprefix(day + ', ')}" if same else f"{first} – {last}"
    return _write_days(earliest, latest)


def _write_days(earliest: date, latest: date) -> str:
    after = date.fromordinal(min(latest.toordinal() + 1, date.max.toordinal()))
    if earliest.day == 1 and after.day == 1:
        if earliest.month == 1 and after.month == 1:
            years = (earliest.year, latest.year)
            return str(years[0]) if years[0] == years[1] else f"{years[0]}–{years[1]}"
        first = f"{MONTHS[earliest.month - 1]} {earliest.year}"
        last = f"{MONTHS[latest.month - 1]} {latest.year}"
        return first if first == last else f"{first} – {last}"
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest.day}–{write_day(latest)}"
    if earliest.year == latest.year:
        return f"{earliest.day} {MONTHS[earliest.month - 1]} – {write_day(latest)}"
    return f"{write_day(earliest)} – {write_day(latest)}"


def read_day(written: str | None) -> date | None:
    """The day or instant of an ISO 8601 date; `None` where it is none.

    A midnight without a time zone says only the day: that is how records write one.
    """
    if written is None:
        return None
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    is_day = moment.tzinfo is None and (moment.hour, moment.minute, moment.second) == (0, 0, 0)
    return moment.date() if is_day else moment


def day_number(value: date) -> float:
    """Days since the year 1, with the time of day as a fraction; for drawing, zones left out."""
    if isinstance(value, datetime):
        seconds = value.hour * 3600 + value.minute * 60 + value.second
        return value.toordinal() + seconds / 86400
    return float(value.toordinal())
