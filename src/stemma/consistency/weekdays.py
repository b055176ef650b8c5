"""A document against the calendar: weekdays that do not fit their dates, days that never come."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final

from stemma.judge.ladder import quote
from stemma.model.annotations import Annotations
from stemma.model.inconsistency import Inconsistency, InconsistencyKind
from stemma.model.span import Span
from stemma.model.timex import Timex

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_NO_YEAR: Final = re.compile(r"XXXX-\d\d-\d\d")

_MONTHS: Final = {"feb": 2, "apr": 4, "jun": 6, "sep": 9, "nov": 11}
_MONTH: Final = (
    r"(?P<month>Feb(?:ruary|\.)?|Apr(?:il|\.)?|June?|Sept?(?:ember|\.)?|Nov(?:ember|\.)?)(?!\w)"
)
_NEVER: Final = (
    re.compile(rf"\b(?:on|On|\w+day,?) {_MONTH} (?P<day>3[01])(?:st|th)?\b(?![\d:.,]*\d|\s*%)"),
    re.compile(rf"\b(?P<day>3[01])(?:st|th)? (?:of )?{_MONTH}"),
)
"""The 30th and 31st of months that may lack them, where the words can be nothing but a date."""


def find_odd_dates(
    annotations: Annotations, *, year: int | None = None
) -> tuple[Inconsistency, ...]:
    """Dates that the calendar does not have, in text order.

    `year` is for dates that name none, where the coverage leaves no doubt which year is meant.
    """
    furniture = annotations.furniture
    found = [
        odd
        for timex in annotations.timexes
        if (odd := check_weekday(timex, annotations.document.text, year=year)) is not None
    ]
    found += _find_days_that_never_come(annotations.document.id, annotations.document.text)
    kept = [
        odd for odd in found if not any(odd.spans[0].overlaps(outside) for outside in furniture)
    ]
    return tuple(sorted(kept, key=lambda odd: odd.spans))


def check_weekday(timex: Timex, text: str, *, year: int | None = None) -> Inconsistency | None:
    """What is wrong with the weekday beside a date; `None` where nothing is, or none is named."""
    words = timex.span.of(text)
    if timex.mismatch is not None:
        return _odd(timex.span, f"{quote(words)}: {timex.mismatch}.")
    day = _find_day(timex, year)
    if day is None or not re.search(r"\d", words):
        return None
    named = [name for name in WEEKDAYS if re.search(rf"\b{name}\b", words, re.IGNORECASE)]
    real = WEEKDAYS[day.weekday()]
    if len(named) != 1 or named[0] == real:
        return None
    return _odd(timex.span, f"{quote(words)}: {day:%Y-%m-%d} is a {real}, not a {named[0]}.")


def _find_day(timex: Timex, year: int | None) -> date | None:
    """The one day that is meant; in `year`, where the words name none."""
    if timex.earliest is not None or timex.latest is not None:
        return timex.earliest if timex.earliest == timex.latest else None
    if year is None or not _NO_YEAR.match(timex.value):
        return None
    try:
        return date.fromisoformat(f"{year:04d}{timex.value[4:10]}")
    except ValueError:
        return None


def _find_days_that_never_come(document_id: str, text: str) -> list[Inconsistency]:
    out = []
    for pattern in _NEVER:
        for found in pattern.finditer(text):
            month = _MONTHS[found["month"][:3].lower()]
            last = monthrange(2024, month)[1]
            if int(found["day"]) > last:
                start = min(found.start("month"), found.start("day"))
                end = max(found.end("month"), found.end("day"))
                reason = f"{quote(text[start:end])}: that month has {last} days at most."
                out.append(_odd(Span(document_id, start, end), reason))
    return out


def _odd(span: Span, reason: str) -> Inconsistency:
    return Inconsistency(span.document_id, (span,), InconsistencyKind.CALENDAR, reason)
