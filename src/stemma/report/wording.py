"""Amounts and times in a few words: how much, when, what does not fit."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

from stemma.model import Change, Quantity, Timex, TimexKind

_CHANGES = {
    Change.UP: "up ",
    Change.DOWN: "down ",
    Change.RISE: "rise: ",
    Change.FALL: "fall: ",
}
_YEAR = Decimal(31557600)
_LEAP = Decimal(86400)
_SECONDS = (
    ("day", Decimal(86400)),
    ("hour", Decimal(3600)),
    ("minute", Decimal(60)),
    ("second", Decimal(1)),
)
_LENGTH = re.compile(r"P(?P<time>T?)(?P<number>\d+(?:\.\d+)?)(?P<unit>[YMWDHS])")
_UNITS = {
    ("", "Y"): "year",
    ("", "M"): "month",
    ("", "W"): "week",
    ("", "D"): "day",
    ("T", "H"): "hour",
    ("T", "M"): "minute",
    ("T", "S"): "second",
}
_MODS = {
    "LESS_THAN": "under ",
    "MORE_THAN": "over ",
    "EQUAL_OR_LESS": "up to ",
    "EQUAL_OR_MORE": "at least ",
}


def describe_quantity(quantity: Quantity) -> str:
    """The interval and its unit.

    >>> from stemma.model import Span
    >>> describe_quantity(Quantity(Span("d", 0, 1), Decimal(0), Decimal(15), high_open=True,
    ...                            unit="minute"))
    'under 15 × minute'
    >>> describe_quantity(Quantity(Span("d", 0, 1), Decimal(18), Decimal(25)))
    '18 to 25'
    """
    bounds = _describe_bounds(
        quantity.low,
        quantity.high,
        low_open=quantity.low_open,
        high_open=quantity.high_open,
    )
    sign = "~" if quantity.approximate else ""
    change = "" if quantity.change is None else _CHANGES[quantity.change]
    amount = f"{change}{sign}{bounds}"
    if quantity.currency is not None:
        return f"{amount} {quantity.currency}"
    if quantity.unit is None:
        return amount
    return f"{amount} %" if quantity.unit == "percentage" else f"{amount} × {quantity.unit}"


def describe_timex(timex: Timex) -> str:
    """The value; beside it the days or the length of time it can mean, where it does not say so.

    >>> from stemma.model import Span
    >>> describe_timex(Timex(Span("d", 0, 1), TimexKind.DATE, "2031-W10", date(2031, 3, 3),
    ...                      date(2031, 3, 9)))
    '2031-W10 (2031-03-03 to 2031-03-09)'
    """
    sign = "~" if timex.approximate else ""
    if timex.kind is TimexKind.DURATION:
        length = _describe_length(timex)
        return f"{sign}{length}" if length else f"{sign}{timex.value}"
    interval = _describe_interval(timex)
    return f"{sign}{timex.value}" + (f" ({interval})" if interval else "")


def format_number(value: Decimal) -> str:
    """The number without needless zeros, with commas between thousands.

    A third has no end; four figures of it are shown.

    >>> format_number(Decimal("1.50E+3")), format_number(Decimal(1) / 3)
    ('1,500', '0.3333')
    """
    if abs(value.adjusted()) > 30:
        return f"{value.normalize():E}"
    if len(value.as_tuple().digits) > 15:
        value = value.quantize(Decimal("0.0001"))
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _describe_bounds(
    low: Decimal | None, high: Decimal | None, *, low_open: bool, high_open: bool
) -> str:
    """An interval in words: "under", "up to", "over", "at least", "to"."""
    if low is None or (low == 0 and high is not None and high_open):
        if high is None:
            return "any"
        return f"{'under' if high_open else 'up to'} {format_number(high)}"
    if high is None:
        return f"{'over' if low_open else 'at least'} {format_number(low)}"
    if low == high:
        return format_number(low)
    left = f"over {format_number(low)}" if low_open else format_number(low)
    return f"{left} to {'under ' if high_open else ''}{format_number(high)}"


def _describe_length(timex: Timex) -> str | None:
    """How long, in the words' own unit where the value is one number of it.

    `None` where neither the value nor the seconds say.
    """
    found = _LENGTH.fullmatch(timex.value)
    low, high = timex.low_seconds, timex.high_seconds
    if found is not None and (found["time"], found["unit"]) in _UNITS:
        number, unit = Decimal(found["number"]), _UNITS[found["time"], found["unit"]]
        bound = _MODS.get(timex.mod or "", "")
        if not bound and low == 0 and high:
            bound = "up to "
        elif not bound and high is None and low is not None:
            bound = "at least "
        return f"{bound}{format_number(number)} {unit}" + ("" if number == 1 else "s")
    if low is None and high is None:
        return None
    known = [value for value in (low, high) if value]
    if known and all(_is_years(value) for value in known):
        unit, size = "year", _YEAR
    else:
        unit, size = next(
            ((u, s) for u, s in _SECONDS if all(value % s == 0 for value in known)), _SECONDS[-1]
        )
    places = Decimal(1) if unit == "year" else None
    words = _describe_bounds(
        None if low is None else _divide(low, size, places),
        None if high is None else _divide(high, size, places),
        low_open=False,
        high_open=False,
    )
    return f"{words} {unit}s"


def _is_years(seconds: Decimal) -> bool:
    """Whether it is a number of years, but for leap days."""
    years = (seconds / _YEAR).to_integral_value()
    return years > 0 and abs(seconds - years * _YEAR) <= _LEAP * years


def _divide(seconds: Decimal, size: Decimal, places: Decimal | None) -> Decimal:
    value = seconds / size
    return value if places is None else value.quantize(places)


def _describe_interval(timex: Timex) -> str | None:
    """The first and the last day or instant, where the value itself does not name them."""
    first, last = timex.earliest, timex.latest
    if first is None and last is None:
        return None
    if first is None or last is None:
        return f"from {_show(first)}" if first is not None else f"until {_show(last)}"
    value = timex.value
    if first == last:
        return None if value.startswith(first.isoformat()[:10]) else _show(first)
    if _is_whole(value, first, last):
        return None
    return f"{_show(first)} to {_show(last)}"


def _is_whole(value: str, first: date, last: date) -> bool:
    """Whether the days are just those of the day, month or year that the value names."""
    if isinstance(first, datetime) or isinstance(last, datetime):
        # The instants of a day or of a part of it, which the value names.
        return (
            value.startswith(first.isoformat()[:10])
            and first.isoformat()[:10] == (last.isoformat()[:10])
        )
    after = last + timedelta(days=1) if last < date.max else last
    if value == f"{first:%Y-%m}":
        return first.day == 1 and after.day == 1 and (last - first).days < 31
    if value == f"{first:%Y}":
        return (first.month, first.day) == (1, 1) and (after.month, after.day) == (1, 1)
    return False


def _show(value: date | None) -> str:
    if value is None:
        return "…"
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    return value.isoformat()
