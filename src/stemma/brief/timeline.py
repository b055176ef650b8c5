"""When things happened, as the reports have it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from stemma.model import JudgedPoint, Reading, Span, TimelineEntry, Timex, TimexKind


def make_timeline(points: Sequence[JudgedPoint]) -> tuple[TimelineEntry, ...]:
    """An entry for each point and each time it is given, the earliest first.

    Only times that stand on a calendar: "on Wednesday" in a report without a date is in no
    timeline.
    """
    out = []
    for judged in points:
        times: dict[tuple[object, object], list[tuple[Reading, Timex]]] = {}
        for reading in judged.point.readings:
            if reading.value is not None:
                continue
            for timex in reading.claim.timexes:
                if timex.kind in {TimexKind.DATE, TimexKind.TIME} and timex.earliest is not None:
                    key = (timex.earliest, timex.latest)
                    times.setdefault(key, []).append((reading, timex))
        for told in times.values():
            reading, timex = told[0]
            out.append(
                TimelineEntry(
                    span=_shown(reading, timex),
                    point=judged.point.id,
                    earliest=timex.earliest,
                    latest=timex.latest,
                    precision=timex.precision,
                    readings=tuple(r.id for r, _ in told),
                )
            )
    return tuple(sorted(out, key=_order))


def _shown(reading: Reading, timex: Timex) -> Span:
    return next((s for s in reading.spans if s.overlaps(timex.span)), reading.spans[0])


def _order(entry: TimelineEntry) -> tuple[str, str, Span, str]:
    return (_day(entry.earliest), _day(entry.latest), entry.span, entry.point)


def _day(value: date | None) -> str:
    if value is None:
        return "~"
    return value.isoformat() if isinstance(value, datetime) else f"{value.isoformat()}T"
