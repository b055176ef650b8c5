"""A brief → iCalendar: the timeline, an event for each date of each point.

Source: RFC 5545. Days are all-day events, and their end is the day after; an instant has no end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from stemma.model import Brief, TimelineEntry
from stemma.report.view import BriefView
from stemma.report.view.dates import read_day, write_interval
from stemma.report.visible import show_words

LINE_BYTES: Final = 75
_ESCAPED: Final = re.compile(r"([\\;,])")
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def render_calendar(brief: Brief) -> str:
    """The timeline of the main coverage as one calendar, its lines ended by CR LF.

    Its time stamp is when the last report appeared: no clock is asked.

    Raises:
        ContractError: a span points out of its text.
    """
    view = BriefView(brief)
    version = show_words(dict(brief.versions).get("stemma", "")) or "0"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Stemma//Stemma {_text(version)}//EN",
        "CALSCALE:GREGORIAN",
    ]
    stamp = _instant(_stamp(view))
    met: dict[tuple[str, str], int] = {}
    for entry in brief.timeline:
        if entry.point in view.point_by_id:
            key = (entry.point, f"{entry.earliest}/{entry.latest}")
            met[key] = met.get(key, -1) + 1
            lines.extend(_event(entry, view, stamp, "/".join((*key, str(met[key])))))
    lines.append("END:VCALENDAR")
    return "".join(folded + "\r\n" for line in lines for folded in _fold(line))


def _event(entry: TimelineEntry, view: BriefView, stamp: str, key: str) -> Iterator[str]:
    words = entry.span.of(view.quoter.text(entry.span.document_id))
    labels = dict.fromkeys(view.reading_by_id[name][1].document.label for name in entry.readings)
    when = write_interval(entry.earliest, entry.latest)
    precision = f" ({entry.precision.value})" if entry.precision is not None else ""
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(NAMESPACE_URL, f'stemma:timeline:{key}')}"
    yield f"DTSTAMP:{stamp}"
    yield from _dates(entry.earliest, entry.latest)
    yield f"SUMMARY:{_text(f'“{show_words(words)}”')}"
    named = ", ".join(labels)
    yield f"DESCRIPTION:{_text(f'{when}{precision}. {named}')}"
    url = view.document(entry.span.document_id).url
    if url is not None and url.isascii() and url.isprintable():
        yield f"URL:{url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _dates(earliest: date | None, latest: date | None) -> Iterator[str]:
    first = earliest if earliest is not None else latest
    last = latest if latest is not None else earliest
    if first is None or last is None:
        return
    if isinstance(first, datetime) and isinstance(last, datetime):
        yield f"DTSTART:{_instant(first)}"
        if last > first:
            yield f"DTEND:{_instant(last)}"
    else:
        yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
        after = last + timedelta(days=1) if last < date.max else last
        yield f"DTEND;VALUE=DATE:{after:%Y%m%d}"


def _stamp(view: BriefView) -> datetime:
    """The last publication; the epoch where no report has a date."""
    days = [read_day(d.document.published) for d in view.documents]
    moments = [
        (day if isinstance(day, datetime) else datetime(day.year, day.month, day.day))  # noqa: DTZ001
        for day in days
        if day is not None
    ]
    known = [m.replace(tzinfo=UTC) if m.tzinfo is None else m.astimezone(UTC) for m in moments]
    return max(known, default=EPOCH)


def _instant(moment: datetime) -> str:
    """An instant in UTC; without a time zone, the time of wherever it is read."""
    if moment.tzinfo is None:
        return f"{moment:%Y%m%dT%H%M%S}"
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    r"""The words as a TEXT value.

    >>> _text("a, b; c\\d")
    'a\\, b\\; c\\\\d'
    """
    return _ESCAPED.sub(r"\\\1", value)


def _fold(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 bytes, all but the first after a space."""
    rest = line
    room, lead = LINE_BYTES, ""
    while True:
        cut = len(rest)
        while len(rest[:cut].encode("utf-8", "replace")) > room:
            cut = min(cut - 1, room)
        yield lead + rest[:cut]
        rest = rest[cut:]
        if not rest:
            return
        room, lead = LINE_BYTES - 1, " "
