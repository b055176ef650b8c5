"""A brief → plain tables: findings, timeline, positions, matrix; and as CSV.

Findings have a row for each reading, with its exact words and their place. Cells of a CSV that a
spreadsheet would take for a formula get an apostrophe before them.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import date
from io import StringIO
from typing import Final

from stemma.model import Brief, Reading, Span
from stemma.report.brief_table_names import BriefTable
from stemma.report.table import Cell, Table
from stemma.report.view import BriefView, PointView
from stemma.report.view.brief import shown_spans
from stemma.report.view.sides import CLASHES
from stemma.report.view.stances import Stance, find_stances
from stemma.report.view.values import describe_value

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet read a cell as a formula. Source: OWASP, CSV injection."""

COLUMNS: Final[dict[BriefTable, tuple[str, ...]]] = {
    BriefTable.FINDINGS: (
        *("point", "verdict", "origins_at_least", "origins_at_most", "reports", "reading"),
        *("report", "document", "published", "text", "start", "end", "spans", "value"),
        *("polarity", "modality", "said_by", "source_kind", "via", "clashes"),
    ),
    BriefTable.TIMELINE: (
        *("earliest", "latest", "precision", "text", "document", "start", "end", "reports"),
        *("point", "readings"),
    ),
    BriefTable.POSITIONS: (
        *("number", "party", "act", "content", "to", "answer", "document", "start", "end"),
        *("reports", "readings"),
    ),
    BriefTable.MATRIX: (*("point", "text", "verdict", "origins_at_least", "origins_at_most"),),
}
"""The columns of each table; the matrix has one more for each report, named by its label."""


def to_brief_table(brief: Brief, which: BriefTable) -> Table:
    """One table of the main coverage of a brief; all its columns are there when it is empty.

    Raises:
        ContractError: a span points out of its text.
    """
    view = BriefView(brief)
    columns = COLUMNS[which]
    if which is BriefTable.MATRIX:
        columns = (*columns, *(document.label for document in view.documents))
    return Table(columns, tuple(_ROWS[which](view)))


def render_brief_csv(brief: Brief, which: BriefTable = BriefTable.FINDINGS) -> str:
    """One table as CSV with a line of titles; several values of a cell have " | " between them.

    Source: RFC 4180.
    """
    table = to_brief_table(brief, which)
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_plain(name) for name in table.columns])
    for row in table.rows:
        writer.writerow([_plain(cell) for cell in row])
    return out.getvalue()


def _findings(view: BriefView) -> Iterator[tuple[Cell, ...]]:
    for point in view.points:
        counted = point.judged.corroboration
        for shown in point.readings:
            reading = shown.reading
            spans = shown_spans(reading)
            said = reading.attribution
            text = shown.document.document.text
            yield (
                point.judged.point.id,
                point.verdict.value,
                counted.origins_at_least,
                counted.origins_at_most,
                len(point.behind),
                reading.id,
                shown.document.label,
                reading.document_id,
                shown.document.document.published,
                _words(spans, text),
                min(span.start for span in spans),
                max(span.end for span in spans),
                tuple((span.start, span.end) for span in spans),
                _value(reading),
                reading.claim.polarity.value,
                reading.claim.modality.value,
                None if said is None else _words(said.source, text) or None,
                None if said is None else said.source_kind.value,
                () if said is None else tuple(via.name for via in said.via),
                _clashes(point, reading.id),
            )


def _timeline(view: BriefView) -> Iterator[tuple[Cell, ...]]:
    for entry in view.brief.timeline:
        if entry.point in view.point_by_id:
            yield (
                _date(entry.earliest),
                _date(entry.latest),
                None if entry.precision is None else entry.precision.value,
                *_place(entry.span, view),
                _labels(entry.readings, view),
                entry.point,
                entry.readings,
            )


def _positions(view: BriefView) -> Iterator[tuple[Cell, ...]]:
    for number, position in enumerate(view.brief.positions):
        if all(name in view.reading_by_id for name in position.readings):
            words, *place = _place(position.content, view)
            yield (
                number,
                position.party,
                position.act.value,
                words,
                position.to,
                position.answer,
                *place,
                _labels(position.readings, view),
                position.readings,
            )


def _matrix(view: BriefView) -> Iterator[tuple[Cell, ...]]:
    for point in view.points:
        if len(point.documents) < 2:
            continue
        stances = find_stances(point.judged)
        best = view.best(point)
        counted = point.judged.corroboration
        yield (
            point.judged.point.id,
            _words(view.telling.spans(best.reading), best.document.document.text),
            point.verdict.value,
            counted.origins_at_least,
            counted.origins_at_most,
            *(stances.get(d.document.id, Stance.SILENT).value for d in view.documents),
        )


_ROWS: Final[dict[BriefTable, Callable[[BriefView], Iterator[tuple[Cell, ...]]]]] = {
    BriefTable.FINDINGS: _findings,
    BriefTable.TIMELINE: _timeline,
    BriefTable.POSITIONS: _positions,
    BriefTable.MATRIX: _matrix,
}


def _value(reading: Reading) -> str | None:
    if reading.value is None:
        return None
    return reading.value if isinstance(reading.value, str) else describe_value(reading)


def _clashes(point: PointView, identity: str) -> tuple[str, ...]:
    """Why this reading clashes with others of its point."""
    return tuple(
        dict.fromkeys(
            reason
            for judgement in point.judged.judgements
            if judgement.relation in CLASHES and identity in {judgement.left, judgement.right}
            for reason in judgement.reasons
        )
    )


def _labels(readings: tuple[str, ...], view: BriefView) -> tuple[str, ...]:
    return tuple(dict.fromkeys(view.reading_by_id[name][1].document.label for name in readings))


def _place(span: Span, view: BriefView) -> tuple[Cell, ...]:
    words = span.of(view.quoter.text(span.document_id))
    return words, span.document_id, span.start, span.end


def _words(spans: tuple[Span, ...], text: str) -> str:
    return " … ".join(span.of(text) for span in spans)


def _date(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _plain(cell: Cell) -> str | int | float:
    """What a CSV holds for a cell; numbers stay numbers."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, int | float):
        return cell
    if isinstance(cell, tuple):
        cell = " | ".join(
            part if isinstance(part, str) else f"{part[0]}:{part[1]}" for part in cell
        )
    return f"'{cell}" if cell.lstrip(" \N{NO-BREAK SPACE}").startswith(FORMULA) else cell
