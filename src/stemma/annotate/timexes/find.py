"""Time expressions of a document with what each can mean."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from stemma.annotate.parse import Parse
from stemma.annotate.timexes.atoms import Atoms, spell
from stemma.annotate.timexes.clockdays import on_their_days
from stemma.annotate.timexes.dateline import Line, find_line
from stemma.annotate.timexes.narrative import is_narrative
from stemma.annotate.timexes.quoted import find_shifts
from stemma.annotate.timexes.reading import Reading
from stemma.annotate.timexes.rules import grammar
from stemma.annotate.timexes.scan import read_all
from stemma.annotate.timexes.scene import Scene
from stemma.annotate.timexes.spans import in_order
from stemma.annotate.timexes.window import agreed, sample
from stemma.model import Span, Timex


def find_timexes(parse: Parse) -> tuple[Timex, ...]:
    """The time expressions of a document, in text order; no two overlap.

    Source: TimeML 1.2.1 for kinds, spans and values.
    """
    if not parse.words:
        return ()
    atoms = spell(parse, grammar())
    document = parse.document
    line = find_line(parse, atoms)
    published = published_day(document.published)
    if published is None and line is not None:
        published = line.day
    window = document.possible or document.near
    if published is None and line is not None and window is not None:
        published = line.within(*window)
    found = _find(parse, atoms, line, published)
    if published is not None or window is None:
        return found
    days = sample(*window)
    return agreed(found, days, [_find(parse, atoms, line, day) for day in days])


def find_dateline(parse: Parse) -> tuple[date, Span] | None:
    """The day that a report gives for itself in its first lines, and the words; else `None`."""
    if not parse.words:
        return None
    atoms = spell(parse, grammar())
    line = find_line(parse, atoms)
    if line is None or line.day is None:
        return None
    return line.day, Span(parse.document.id, atoms.starts[line.first], atoms.ends[line.last - 1])


def find_timexes_on(parse: Parse, days: Iterable[date]) -> list[tuple[Timex, ...]]:
    """The time expressions as they would be, had the report appeared on each of these days."""
    if not parse.words:
        return [() for _ in days]
    atoms = spell(parse, grammar())
    line = find_line(parse, atoms)
    return [_find(parse, atoms, line, day) for day in days]


def _find(
    parse: Parse, atoms: Atoms, line: Line | None, published: date | None
) -> tuple[Timex, ...]:
    """The time expressions, had the report appeared on a day; its words count from its own."""
    now = published
    if line is not None and published is not None:
        now = line.near(published) or published
    scene = Scene(parse, now, narrative=False)
    scene.narrative = is_narrative(parse, atoms, scene.published)
    aside = range(line.first, line.last) if line is not None else range(0)
    readings = read_all(parse, atoms, scene, aside)
    if shifts := find_shifts(parse, atoms, readings, now):
        scene = Scene(parse, now, narrative=scene.narrative)
        readings = read_all(parse, atoms, scene, aside, shifts)
    readings = in_order(parse, atoms, on_their_days(parse, atoms, readings), now)
    return tuple(_timex(parse, atoms, reading) for reading in readings)


def published_day(written: str | None) -> date | None:
    """The day of a publication date as the document has it; `None` where it is none."""
    if written is None:
        return None
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            found = read(written)
        except ValueError:
            continue
        return found.date() if isinstance(found, datetime) else found
    return None


def _timex(parse: Parse, atoms: Atoms, reading: Reading) -> Timex:
    return Timex(
        _span(parse, atoms, reading), reading.kind, reading.value, reading.earliest,
        reading.latest, reading.precision, reading.anchor, reading.low, reading.high,
        reading.alternatives, reading.mismatch, reading.approximate, reading.mod,
    )  # fmt: skip


def _span(parse: Parse, atoms: Atoms, reading: Reading) -> Span:
    return Span(parse.document.id, atoms.starts[reading.first], atoms.ends[reading.last - 1])
