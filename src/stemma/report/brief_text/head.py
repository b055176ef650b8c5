"""The head of a brief: its reports, how they are dated, and which origins they name."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from stemma.model import Coverage, Document, JudgedPoint, OriginKind
from stemma.model.judgement import Verdict
from stemma.read.versions import find_versions
from stemma.report.astray import find_astray
from stemma.report.brief_text.lines import LONGEST, Lines, cut
from stemma.report.brief_text.said import Said
from stemma.report.dated import dated_line
from stemma.report.remarks import remarks
from stemma.report.view.decided import notes_on_all
from stemma.report.view.event import find_event
from stemma.report.view.labels import name_origin


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
            _write_event(said, lines, coverage, points)
            origins = _named_origins(said, coverage.documents)
            lines.line(
                f"{_count(said, coverage.documents)}: "
                + ", ".join(_named(said, identity) for identity in coverage.documents)
            )
            _write_doubts(said, lines, coverage)
            named = ", ".join(dict.fromkeys(origins))
            if named:
                lines.line(f"Origins named in them: {cut(named, 2 * LONGEST)}", style="dim")
        else:
            named = ", ".join(said.labels[identity] for identity in coverage.documents)
            lines.line(f"Set aside, of another event: {cut(named, 300)}", style="yellow")
            if coverage.reason:
                lines.line(f"Why: {coverage.reason}", style="dim", indent=1)
    for words in notes_on_all(said.brief):
        lines.line(f"✎ {words}", style="dim")
    for rejection in said.brief.rejections:
        lines.line(f"Rejected: {rejection.source}: {rejection.reason}", style="yellow")


def _write_doubts(said: Said, lines: Lines, coverage: Coverage) -> None:
    """How undated reports came by a date, and what to look at twice."""
    documents = [said.documents[identity] for identity in coverage.documents]
    for document in documents:
        write_dated(said, lines, document)
        for remark in remarks(document):
            lines.line(cut(f"{said.labels[document.id]}: {remark}", LONGEST), style="yellow")
    for document, words in find_astray(documents):
        lines.line(f"Check the date: {said.labels[document.id]} {words}", style="yellow")


def _write_event(
    said: Said, lines: Lines, coverage: Coverage, points: Sequence[JudgedPoint]
) -> None:
    """The title, and the sentence that tells the event best, with whose it is."""
    event = find_event(said.brief, coverage)
    words = "" if event is None else said.words(event.document_id, event.start, event.end)
    title = coverage.title or words or _best_agreed(said, points)
    lines.title(cut(title, 3 * lines.width))
    if event is not None and title is coverage.title:
        lines.line(f"“{cut(words, 320)}” — {said.labels[event.document_id]}")
    elif event is not None:
        lines.line(f"Words of {said.labels[event.document_id]}", style="dim")


def _count(said: Said, identities: Sequence[str]) -> str:
    """How many reports there are; captures of one address are one.

    The brief of captures tells what the earlier ones say, and no more stands behind it.
    """
    versions = find_versions(said.documents[identity] for identity in identities)
    more = sum(len(found) - 1 for found in versions)
    count = len(identities) - more
    told = f"{count} report{'s' * (count != 1)}"
    return told if not more else f"{told} in {len(identities)} versions, by when captured"


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
    labels = {identity: said.labels[identity] for identity in documents}
    found = [
        origin
        for origin in said.brief.origins
        if set(origin.documents) & set(documents)
        and name_origin(origin, labels) not in labels.values()
    ]
    kinds = (OriginKind.WIRE, OriginKind.REPORTING)
    ordered = [o for o in found if o.kind in kinds] + [o for o in found if o.kind not in kinds]
    return [name_origin(origin, labels) for origin in ordered]


def write_dated(said: Said, lines: Lines, document: Document, *, whole: bool = False) -> None:
    """How an undated report came by its date, if it did."""
    line = dated_line(document)
    if line is not None:
        line = f"Dated: {said.labels[document.id]}: {line}"
        lines.line(line if whole else cut(line, LONGEST), style="dim")
