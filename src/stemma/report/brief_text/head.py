"""The head of a brief: its reports, how they are dated, and which origins they name."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from stemma.model import Document, JudgedPoint, OriginKind
from stemma.model.judgement import Verdict
from stemma.report.astray import find_astray
from stemma.report.brief_text.lines import LONGEST, Lines, cut
from stemma.report.brief_text.said import Said
from stemma.report.dated import dated_line


def write_head(said: Said, lines: Lines, main: str, points: Sequence[JudgedPoint]) -> None:
    """The coverage shown and its reports, what was set aside, and what was rejected."""
    count = len(said.brief.coverages)
    if count > 1:
        lines.line(
            f"Gathered first: {len(said.brief.documents)} reports of {count} events, none"
            " compared across them. This is the one with most reports."
        )
    for coverage in said.brief.coverages:
        if coverage.id == main:
            count = len(coverage.documents)
            title = coverage.title or _best_agreed(said, points)
            lines.title(cut(title, 2 * lines.width - 10))
            origins = _named_origins(said, coverage.documents)
            lines.line(
                f"{count} report{'s' * (count != 1)}: "
                + ", ".join(_named(said, identity) for identity in coverage.documents)
            )
            for identity in coverage.documents:
                write_dated(said, lines, said.documents[identity])
            for document, words in find_astray([said.documents[i] for i in coverage.documents]):
                lines.line(f"Check the date: {said.labels[document.id]} {words}", style="yellow")
            named = ", ".join(dict.fromkeys(origins))
            if named:
                lines.line(f"Origins named in them: {cut(named, 2 * LONGEST)}", style="dim")
        else:
            named = ", ".join(said.labels[identity] for identity in coverage.documents)
            lines.line(f"Set aside, of another event: {cut(named, 300)}", style="yellow")
    for rejection in said.brief.rejections:
        lines.line(f"Rejected: {rejection.source}: {rejection.reason}", style="yellow")


def _best_agreed(said: Said, points: Sequence[JudgedPoint]) -> str:
    """What most reports agree in, of the claims; where they agree in none, the first point."""
    claims = [p for p in points if any(r.value is None for r in p.point.readings)]
    agreed = [p for p in claims if p.verdict is Verdict.AGREED]
    best = max(agreed, key=lambda p: len(p.agreeing), default=next(iter(points), None))
    return "" if best is None else said.text(best)


def _named(said: Said, identity: str) -> str:
    """The label of a report, with its file where the label says nothing."""
    label = said.labels[identity]
    if not label.startswith("Report "):
        return label
    return f"{label} ({said.documents[identity].source.rsplit('/', 1)[-1]})"


def _named_origins(said: Said, documents: Collection[str]) -> list[str]:
    """Newsrooms and agencies first, then persons and bodies; no report's own name."""
    own = {said.documents[identity].source.rsplit("/", 1)[-1] for identity in documents}
    own |= {said.labels[identity] for identity in documents}
    found = [
        origin
        for origin in said.brief.origins
        if set(origin.documents) & set(documents) and origin.name not in own
    ]
    kinds = (OriginKind.WIRE, OriginKind.REPORTING)
    return [o.name for o in found if o.kind in kinds] + [
        o.name for o in found if o.kind not in kinds
    ]


def write_dated(said: Said, lines: Lines, document: Document, *, whole: bool = False) -> None:
    """How an undated report came by its date, if it did."""
    line = dated_line(document)
    if line is not None:
        line = f"Dated: {said.labels[document.id]}: {line}"
        lines.line(line if whole else cut(line, LONGEST), style="dim")
