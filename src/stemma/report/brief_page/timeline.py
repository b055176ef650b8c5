"""The timeline: what is dated, with the precision of each date drawn as a length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from stemma.model import JudgementKind, TimelineEntry, Verdict
from stemma.report.brief_page.clashes import Card
from stemma.report.view import BriefView, DocumentView, PointView, Quote
from stemma.report.view.dates import day_number, write_day, write_interval

MARGIN_DAYS: Final = 10
"""Days before and after the reports that still belong to the days of the event."""
LEAST_WIDTH: Final = 0.9
"""Per cent of the axis: an instant is drawn as wide as this."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One date of one point; `left` and `width` are per cent of the axis.

    `others` is how many other dates the point has. `mark` is how these stand to it: `clash` where
    reports give it differently, `several` where they do not; empty without others, and where
    nobody could judge.
    """

    point: PointView
    when: str
    precision: str
    left: str
    width: str
    quote: Quote
    documents: tuple[DocumentView, ...]
    reading: int
    others: int
    mark: str


@dataclass(frozen=True, slots=True)
class Panel:
    """Dates that are drawn on one axis, its ends written beside it."""

    title: str
    first: str
    last: str
    entries: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The panels, and the cards of points whose dates or times clash, if these can be named."""

    panels: tuple[Panel, ...]
    clashing: tuple[Card, ...]


def make_timeline(view: BriefView, cards: Sequence[Card]) -> Timeline:
    """The dated points, before, during and after the days of the reports."""
    entries = [e for e in view.brief.timeline if e.point in view.point_by_id]
    kinds = {JudgementKind.DATE.value, JudgementKind.TIME.value}
    days = [d.day for d in view.documents if d.day is not None]
    titles = ("Before", "The days of the reports", "After")
    groups: dict[str, list[TimelineEntry]] = {title: [] for title in titles}
    for entry in entries:
        place = _place(entry, days) if days else 1
        groups[titles[place]].append(entry)
    if not days:
        groups = {"Dated": groups[titles[1]]}
    panels = tuple(_panel(view, title, group) for title, group in groups.items() if group)
    clashing = (card for card in cards if card.kind in kinds and all(s.words for s in card.sides))
    return Timeline(panels, tuple(clashing))


def _place(entry: TimelineEntry, days: Sequence[date]) -> int:
    """0 before the days of the reports, 1 among them, 2 after."""
    first = min(map(day_number, days)) - MARGIN_DAYS
    last = max(map(day_number, days)) + MARGIN_DAYS
    start, end = _range(entry)
    if start < first:
        return 0
    return 2 if end > last else 1


def _range(entry: TimelineEntry) -> tuple[float, float]:
    """The first instant and the end of the last, in days; a day ends when the next begins."""
    known = [value for value in (entry.earliest, entry.latest) if value is not None]
    start, last = known[0], known[-1]
    return day_number(start), day_number(last) + (0 if isinstance(last, datetime) else 1)


def _panel(view: BriefView, title: str, group: Sequence[TimelineEntry]) -> Panel:
    ranges = [_range(entry) for entry in group]
    first, last = min(start for start, _ in ranges), max(end for _, end in ranges)
    span = max(last - first, 1e-9)
    told: dict[str, list[TimelineEntry]] = {}
    for entry in group:
        told.setdefault(entry.point, []).append(entry)
    out = []
    for entries in told.values():
        # The dates of one point stand side by side, at the place of the earliest.
        for entry in entries:
            start, end = _range(entry)
            width = max((end - start) / span * 100, LEAST_WIDTH)
            left = min((start - first) / span * 100, 100 - width)
            out.append(_dated(view, entry, len(entries) - 1, left, width))
    return Panel(title, _write(first), _write(last - 1e-6), tuple(out))


def _dated(view: BriefView, entry: TimelineEntry, others: int, left: float, width: float) -> Dated:
    point = view.point_by_id[entry.point]
    readings = [view.reading_by_id[name][1] for name in entry.readings]
    times = [
        timex.span
        for reading in readings
        for timex in reading.reading.claim.timexes
        if (timex.earliest, timex.latest) == (entry.earliest, entry.latest)
    ]
    return Dated(
        point,
        write_interval(entry.earliest, entry.latest),
        "" if entry.precision is None else entry.precision.value,
        f"{max(left, 0):.2f}%",
        f"{min(width, 100):.2f}%",
        view.quoter.quote([entry.span], times),
        tuple(dict.fromkeys(reading.document for reading in readings)),
        readings[0].number,
        others,
        _mark(point.verdict) if others else "",
    )


def _mark(verdict: Verdict) -> str:
    if verdict is Verdict.UNJUDGED:
        return ""
    return "clash" if verdict in {Verdict.CONTRADICTED, Verdict.DIFFERS} else "several"


def _write(number: float) -> str:
    return write_day(date(1, 1, 1) + timedelta(days=int(number) - 1))
