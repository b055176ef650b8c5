"""The matrix: a row for each point that several reports speak about, a column for each report."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.report.brief_page.said import in_short
from stemma.report.view import BriefView, PointView, Quote
from stemma.report.view.stances import Stance, find_stances


@dataclass(frozen=True, slots=True)
class Row:
    """A point and the stance of every report of the coverage, in their order."""

    point: PointView
    short: Quote
    stances: tuple[Stance, ...]


def make_matrix(view: BriefView) -> list[Row]:
    """The points of two reports or more, the most important first."""
    rows = []
    for point in view.points:
        if len(point.documents) < 2:
            continue
        stances = find_stances(point.judged)
        cells = tuple(stances.get(d.document.id, Stance.SILENT) for d in view.documents)
        rows.append(Row(point, in_short(view, point), cells))
    return rows
