"""The pages of a brief in a terminal: the whole, one point, one document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stemma.errors import UsageError
from stemma.match import find_quotation_rows
from stemma.model import Brief, Document, JudgedPoint, Modality, Position, Verdict
from stemma.report.brief_text.head import write_dated, write_head
from stemma.report.brief_text.lines import LONGEST, Lines, cut
from stemma.report.brief_text.points import Points, count_origins, is_recaptured
from stemma.report.brief_text.said import Said
from stemma.report.verdict_words import UNJUDGED
from stemma.report.visible import show

CORE: Final = (Verdict.AGREED, Verdict.COMPATIBLE)
PLAIN: Final = frozenset({Modality.ASSERTED, Modality.REPORTED})
"""Ways to put a claim that need no word; of others the brief says that it is demanded, planned."""
FEW: Final = 8
"""Entries of a list that are shown where not all are asked for."""
FEW_ALONE: Final = 4
"""The same of what one report alone says."""


@dataclass(frozen=True, slots=True)
class View:
    """What of a brief is shown: everything, one point or one document, by id or its beginning."""

    everything: bool = False
    point: str | None = None
    document: str | None = None
    width: int = 80
    color: bool = False


def require_shown(brief: Brief, view: View) -> None:
    """Nothing, when what is to be shown is there.

    Raises:
        UsageError: the brief has no such point, or no such document.
    """
    if view.point is not None and find_point(brief, view.point) is None:
        raise UsageError(
            f"--point {view.point}: no such point in this brief; the output without --point has"
            " their ids"
        )
    if view.document is not None:
        said = Said(brief)
        if find_document(said, view.document) is None:
            names = cut(", ".join(said.labels[d.id] for d in brief.documents), 300)
            raise UsageError(
                f"--document {view.document}: no such report in this brief, which has {names}"
            )


def find_point(brief: Brief, wanted: str) -> JudgedPoint | None:
    """The first point whose id begins so; `None` where none does."""
    return next((p for p in brief.points if wanted and p.point.id.startswith(wanted)), None)


def find_document(said: Said, wanted: str) -> Document | None:
    """The first report of that id, its beginning, source or label; `None` where there is none."""
    return next(
        (
            d
            for d in said.brief.documents
            if wanted and (d.id.startswith(wanted) or wanted in (d.source, said.labels[d.id]))
        ),
        None,
    )


def render_brief_text(brief: Brief, view: View) -> str:
    """The brief as text; ends with a line break."""
    lines = Lines(width=view.width, color=view.color)
    page = _Page(Said(brief), view, lines)
    if view.point is not None:
        page.one_point(view.point)
    elif view.document is not None:
        page.one_document(view.document)
    else:
        page.whole()
    return lines.text()


class _Page:
    def __init__(self, said: Said, view: View, lines: Lines) -> None:
        self._said = said
        self._view = view
        self._lines = lines
        self._points = Points(said, lines)

    def whole(self) -> None:
        """The screen an editor sees first, or all of it."""
        main = self._said.brief.coverages[0].id if self._said.brief.coverages else ""
        points = [judged for judged in self._said.brief.points if judged.coverage == main]
        write_head(self._said, self._lines, main, points)
        few = None if self._view.everything else FEW
        self._clashes(
            [p for p in points if p.verdict is Verdict.CONTRADICTED], "Contradictions", None
        )
        self._clashes([p for p in points if p.verdict is Verdict.DISPUTED], "Disputed", few)
        differing = [p for p in points if p.verdict is Verdict.DIFFERS]
        self._clashes([p for p in differing if not is_recaptured(p)], "May differ", few)
        self._clashes([p for p in differing if is_recaptured(p)], "Changed in a later version", few)
        core = [p for p in points if p.verdict in CORE]
        self._core([p for p in core if self._said.is_solid(p)], few)
        self._inconsistencies(few)
        self._positions(few)
        if self._view.everything:
            self._quotations()
        self._rest(points)

    def _quotations(self) -> None:
        """One quotation across reports: the same, cut, altered."""
        texts = {d.id: d.text for d in self._said.brief.documents}
        rows = find_quotation_rows(texts)
        if not rows:
            return
        self._lines.heading("Quotations", len(rows))
        for row in rows:
            for one in row.quoted:
                words = show(" ".join(one.span.of(texts[one.span.document_id]).split()))
                label = self._said.labels[one.span.document_id]
                self._lines.line(f"{one.wording.value:<8}{label}: “{words}”")
            self._lines.line("")

    def one_point(self, wanted: str) -> None:
        """A point with all its readings and judgements."""
        judged = find_point(self._said.brief, wanted)
        if judged is None:
            self._lines.line(f"no point {show(wanted)} in this brief")
        else:
            self._points.point(judged, full=True)

    def one_document(self, wanted: str) -> None:
        """Every point of one document."""
        found = find_document(self._said, wanted)
        if found is None:
            self._lines.line(f"no document {show(wanted)} in this brief")
            return
        self._lines.title(f"{self._said.labels[found.id]}  {found.source}")
        write_dated(self._said, self._lines, found, whole=True)
        for judged in self._said.brief.points:
            if any(r.document_id == found.id for r in judged.point.readings):
                self._points.point(judged, full=False)

    def _clashes(self, points: Sequence[JudgedPoint], title: str, limit: int | None) -> None:
        if not points:
            return
        self._lines.heading(title, len(points))
        for judged in points[:limit]:
            self._points.clash(judged)
        self._lines.more(points, limit)

    def _core(self, points: Sequence[JudgedPoint], limit: int | None) -> None:
        """What reports agree in or can all say, the best attested first."""
        if not points:
            return
        self._lines.heading("The core", len(points))
        for judged in sorted(points, key=self._said.rank)[:limit]:
            readings = judged.point.readings
            agreeing = [r for r in readings if r.id in judged.agreeing] or readings
            best = self._said.of_point(judged)
            told = [] if judged.verdict is Verdict.AGREED else [judged.verdict.value]
            if best.claim.modality not in PLAIN:
                told.append(best.claim.modality.value)
            facts = [count_origins(judged.corroboration), self._said.where(agreeing), *told]
            self._lines.line(" · ".join([*facts, judged.point.id[:8]]), style="dim", indent=1)
            self._lines.line(cut(self._said.claim(best), LONGEST), indent=3)
            self._points.marks(judged)
        self._lines.more(points, limit)

    def _inconsistencies(self, limit: int | None) -> None:
        found = self._said.brief.inconsistencies
        if not found:
            return
        self._lines.heading("Within one report", len(found))
        for item in found[:limit]:
            self._lines.line(f"{self._said.labels[item.document_id]}: {item.reason}", indent=1)
        self._lines.more(found, limit)

    def _positions(self, limit: int | None) -> None:
        positions = self._said.brief.positions
        if not positions:
            return
        self._lines.heading("Positions", len(positions))
        for position in positions[:limit]:
            self._lines.line(self._position(position), indent=1)
        self._lines.more(positions, limit)

    def _position(self, position: Position) -> str:
        words = self._said.words(
            position.content.document_id, position.content.start, position.content.end
        )
        line = f"{position.party} — {position.act.value}: {cut(words, 90)}"
        if position.answer is not None:
            answer = self._said.brief.positions[position.answer]
            line += f" → {answer.party}: {answer.act.value}"
        return line

    def _rest(self, points: Sequence[JudgedPoint]) -> None:
        unjudged = [p for p in points if p.verdict is Verdict.UNJUDGED]
        unjudged += [p for p in points if p.verdict in CORE and not self._said.is_solid(p)]
        singles = [p for p in points if p.verdict is Verdict.SINGLE]
        if self._view.everything:
            self._unjudged(unjudged)
            self._only_here(singles, None)
            return
        self._only_here(singles, FEW_ALONE)
        brief = self._said.brief
        self._lines.line("")
        self._lines.line(
            f"Also: {len(brief.timeline)} dated · {len(brief.omissions)} omissions", style="dim"
        )
        if unjudged:
            self._lines.line(f"{UNJUDGED}: {count_points(len(unjudged))}", style="dim")
        self._lines.line(
            "--all shows everything, --point ID one point whole, --document NAME one report.",
            style="dim",
        )

    def _only_here(self, points: Sequence[JudgedPoint], limit: int | None) -> None:
        """What one report alone says, the most notable first."""
        if not points:
            return
        self._lines.heading("Only one report says", len(points))
        for judged in points[:limit]:
            label = self._said.labels[judged.point.readings[0].document_id]
            self._lines.line(f"{label}: {cut(self._said.text(judged), LONGEST)}", indent=1)
        self._lines.more(points, limit)

    def _unjudged(self, points: Sequence[JudgedPoint]) -> None:
        """What several reports speak of, and how they stand to each other is not known."""
        if points:
            self._lines.heading(UNJUDGED, len(points))
            for judged in points:
                self._points.point(judged, full=False)


def count_points(count: int) -> str:
    """How many points.

    >>> count_points(1), count_points(2)
    ('1 point', '2 points')
    """
    return f"{count} point{'s' * (count != 1)}"
