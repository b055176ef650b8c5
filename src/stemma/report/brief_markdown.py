"""A brief as Markdown: what the page shows first, for an e-mail or an issue.

Words of reports are escaped: nothing in them becomes a link, a heading, a list or HTML.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from string import ascii_uppercase
from typing import Final

from stemma.model import Brief, Corroboration, Span, Verdict
from stemma.report.escape import escaped
from stemma.report.verdict_words import UNJUDGED
from stemma.report.view import BriefView, PointView, ReadingView
from stemma.report.view.dates import write_interval
from stemma.report.view.event import find_event
from stemma.report.view.headline import find_headline
from stemma.report.view.judged import JudgedWords
from stemma.report.view.sides import find_sides
from stemma.report.view.stances import Stance, find_stances

CLASHES: Final = (
    (Verdict.CONTRADICTED, "Contradictions"),
    (Verdict.DIFFERS, "May differ"),
    (Verdict.DISPUTED, "Disputes"),
)
SIGNS: Final = {
    Stance.CLASHES: "✕",
    Stance.MAY_DIFFER: "≠",
    Stance.DENIES: "¬",
    Stance.AGREES: "●",
    Stance.OTHER_PRECISION: "◐",
    Stance.SAYS: "○",
    Stance.SILENT: "",
}


def render_brief_markdown(brief: Brief) -> str:
    """The main coverage of a brief; ends with a line break.

    Raises:
        ContractError: a span points out of its text.

    Source: CommonMark 0.31, with the tables of GitHub Flavored Markdown.
    """
    view = BriefView(brief)
    parts = (_head, _clashes, _core, _matrix, _timeline, _positions, _rest, _made)
    return "\n".join(line for part in parts for line in part(view)).rstrip() + "\n"


def _head(view: BriefView) -> Iterator[str]:
    headline, event = find_headline(view), find_event(view.brief, view.coverage)
    if headline is not None:
        yield f"# {escaped(headline.document.title or '')}"
    else:
        yield f"# {_count(len(view.documents), 'report')}"
    if event is not None:
        label = view.document(event.document_id).label
        yield from (
            "",
            f"{_quote((event,), view)}, the event in the words of {escaped(label)}",
        )
    yield ""
    least, most = view.origins
    days = write_interval(*_days(view))
    facts = [
        _count(len(view.documents), "report") + (f" of {days}" if days else ""),
        f"{_range(least, most)} independent origins behind one point, at best",
    ]
    yield " · ".join(facts)
    yield ""
    for document in view.documents:
        yield f"- {escaped(document.label)}" + (f", {document.when}" if document.when else "")
    yield ""
    yield "● agrees · ◐ other precision · ≠ may differ · ✕ clashes · ¬ denies · ○ says so"


def _clashes(view: BriefView) -> Iterator[str]:
    for verdict, title in CLASHES:
        points = view.of(verdict)
        yield from ("", f"## {title} ({len(points)})")
        for point in points:
            found = find_sides(point.judged)
            words = JudgedWords(point.judged.judgements)
            kind = found.kind.value if found.kind else "denied"
            yield from ("", f"### {kind.capitalize()} · point {point.number + 1}", "")
            for letter, side in zip(ascii_uppercase, found.sides, strict=False):
                yield f"- {letter}"
                for reading in side:
                    shown = view.reading_by_id[reading.id][1]
                    yield f"  - {_said(shown, words.of(reading), view)}"
            for reason in dict.fromkeys(r for j in found.judgements for r in j.reasons):
                yield from ("", f"Why: {escaped(reason)}")


def _core(view: BriefView) -> Iterator[str]:
    points = view.core
    yield from ("", f"## The core ({len(points)})", "")
    for point in points:
        labels = ", ".join(escaped(document.label) for document in point.behind)
        yield f"- {_best(point, view)}  "
        yield f"  {_origins(point.judged.corroboration)} · {labels} · point {point.number + 1}"


def _matrix(view: BriefView) -> Iterator[str]:
    points = [point for point in view.points if len(point.documents) > 1]
    yield from ("", f"## Points by reports ({len(points)})", "")
    if not points:
        return
    yield "| point | " + " | ".join(escaped(d.label) for d in view.documents) + " |"
    yield "| --- |" + " :-: |" * len(view.documents)
    for point in points:
        stances = find_stances(point.judged)
        cells = (SIGNS[stances.get(d.document.id, Stance.SILENT)] for d in view.documents)
        yield f"| {point.number + 1}: {_best(point, view)} | " + " | ".join(cells) + " |"


def _timeline(view: BriefView) -> Iterator[str]:
    entries = [entry for entry in view.brief.timeline if entry.point in view.point_by_id]
    yield from ("", f"## Timeline ({len(entries)})", "")
    for entry in entries:
        when = write_interval(entry.earliest, entry.latest)
        labels = _labels(entry.readings, view)
        yield f"- **{when}**: {_quote([entry.span], view)} ({labels})"


def _positions(view: BriefView) -> Iterator[str]:
    positions = view.brief.positions
    yield from ("", f"## Positions ({len(positions)})", "")
    for position in positions:
        if not all(name in view.reading_by_id for name in position.readings):
            continue
        line = f"- **{escaped(position.party)}**, {position.act.value}"
        line += f" to {escaped(position.to)}" if position.to else ""
        line += f": {_quote([position.content], view)} ({_labels(position.readings, view)})"
        if position.answer is not None:
            answer = positions[position.answer]
            line += f" → {escaped(answer.party)}, {answer.act.value}"
        yield line


def _rest(view: BriefView) -> Iterator[str]:
    members = {document.document.id for document in view.documents}
    inconsistencies = [i for i in view.brief.inconsistencies if i.document_id in members]
    yield from ("", f"## Within one report ({len(inconsistencies)})", "")
    for found in inconsistencies:
        label = escaped(view.document(found.document_id).label)
        yield f"- {label}: {_quote(found.spans, view)}. {escaped(found.reason)}"
    omissions = [o for o in view.brief.omissions if o.point in view.point_by_id]
    yield from ("", f"## Omissions ({len(omissions)})", "")
    for omission in omissions:
        label = escaped(view.document(omission.document_id).label)
        yield f"- not in {label}: {_best(view.point_by_id[omission.point], view)}"
    unjudged = [*view.of(Verdict.UNJUDGED), *view.weak]
    if unjudged:
        yield from ("", f"{UNJUDGED}: {_count(len(unjudged), 'point')}")
    singles = view.of(Verdict.SINGLE)
    yield from ("", f"## Only here ({len(singles)})", "")
    for point in singles:
        yield f"- {escaped(point.readings[0].document.label)}: {_best(point, view)}"


def _made(view: BriefView) -> Iterator[str]:
    yield from ("", "## How this was made", "")
    for name, version in view.brief.versions:
        yield f"- {escaped(name)} {escaped(version)}"
    for document in view.set_aside:
        why = view.why_aside(document)
        told = f" ({escaped(why)})" if why else ""
        yield f"- set aside, of another event: {escaped(document.label)}{told}"
    for rejection in view.brief.rejections:
        yield f"- rejected: {escaped(rejection.source)}: {escaped(rejection.reason)}"


def _said(shown: ReadingView, spans: Sequence[Span], view: BriefView) -> str:
    """The words, who reports them, who says so."""
    attribution = shown.reading.attribution
    words = _quote(spans, view)
    line = f"{words} — **{escaped(shown.document.label)}**"
    if shown.document.when:
        line += f", {shown.document.when}"
    if attribution is not None and attribution.source:
        text = shown.document.document.text
        line += f", said by {escaped(' … '.join(span.of(text) for span in attribution.source))}"
    return line


def _best(point: PointView, view: BriefView) -> str:
    return _quote(view.telling.spans(view.best(point).reading), view)


def _quote(spans: Sequence[Span], view: BriefView) -> str:
    words = " … ".join(span.of(view.quoter.text(span.document_id)) for span in spans)
    return f"“{escaped(words)}”"


def _labels(readings: Sequence[str], view: BriefView) -> str:
    found = (view.reading_by_id[name][1].document.label for name in readings)
    return ", ".join(escaped(label) for label in dict.fromkeys(found))


def _origins(counted: Corroboration) -> str:
    words = _range(counted.origins_at_least, counted.origins_at_most)
    return f"{words} origin{'' if counted.origins_at_most == 1 else 's'}"


def _range(least: int, most: int) -> str:
    return str(least) if least == most else f"{least}–{most}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _days(view: BriefView) -> tuple[date | None, date | None]:
    coverage = view.coverage
    return (None, None) if coverage is None else (coverage.earliest, coverage.latest)
