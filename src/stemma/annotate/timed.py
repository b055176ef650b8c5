"""Times of a document whose passages have days of their own."""

from __future__ import annotations

from datetime import date
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.timexes import find_timexes, find_timexes_on
from stemma.annotate.timexes.find import published_day
from stemma.model import Passage, PassageKind, Timex

MOST_DAYS: Final = 40
"""Days of a live blog that are told apart; each is read once more."""


def find_timed(parse: Parse) -> tuple[Timex, ...]:
    """The time expressions of a document, those of a post or an entry counted from its own day.

    What an outlet says of its own corrections is counted from the day of the last change.
    """
    found = find_timexes(parse)
    places: list[tuple[int, int, date]] = []
    for passage in parse.document.passages:
        day = _day_of(parse, passage)
        if day is not None:
            places.append((passage.start, passage.end, day))
    published = published_day(parse.document.published)
    days = sorted({day for *_, day in places if day != published})[:MOST_DAYS]
    if not days:
        return found
    again = dict(zip(days, find_timexes_on(parse, days), strict=True))
    if published is not None:
        again[published] = found
    out = [timex for timex in found if _own(timex, places, again) is None]
    for day, timexes in again.items():
        out += [timex for timex in timexes if _own(timex, places, again) == day]
    out.sort(key=lambda timex: (timex.span.start, -timex.span.end))
    return tuple(
        timex
        for number, timex in enumerate(out)
        if not number or not timex.span.overlaps(out[number - 1].span)
    )


def _day_of(parse: Parse, passage: Passage) -> date | None:
    if passage.kind is PassageKind.CORRECTION:
        return published_day(parse.document.updated)
    return published_day(passage.published)


def _own(
    timex: Timex, places: list[tuple[int, int, date]], known: dict[date, tuple[Timex, ...]]
) -> date | None:
    """The day of the innermost passage around a time, `None` where it is the report's."""
    inner = min(
        (
            (end - start, day)
            for start, end, day in places
            if start <= timex.span.start < end and day in known
        ),
        default=None,
    )
    return None if inner is None else inner[1]
