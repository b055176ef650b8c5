"""A brief as an editor reads it in a terminal: what clashes, what holds, and who stands behind."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from stemma.model import (
    Brief,
    Corroboration,
    Document,
    JudgedPoint,
    Judgement,
    Modality,
    OriginKind,
    Position,
    Reading,
    Relation,
    Span,
    Verdict,
)
from stemma.report.dated import dated_line
from stemma.report.view.contested import find_contested, uncontested
from stemma.report.view.labels import label_documents
from stemma.report.visible import show

CLASHING: Final = (Verdict.CONTRADICTED, Verdict.DISPUTED, Verdict.DIFFERS)
CORE: Final = (Verdict.AGREED, Verdict.COMPATIBLE)
PLAIN: Final = frozenset({Modality.ASSERTED, Modality.REPORTED})
"""Ways to put a claim that need no word; of others the brief says that it is demanded, planned."""
DISPUTED: Final = "disputed"
"""The rung of a judgement by which one says so and another denies it."""
FEW: Final = 8
"""Entries of a list that are shown where not all are asked for."""
LONGEST: Final = 150
"""Characters of a quote in a list; the whole stands under `--point`."""

STYLES: Final[Mapping[Relation, str]] = {
    Relation.CONTRADICTS: "bold red",
    Relation.DIFFERS: "yellow",
    Relation.UPDATES: "cyan",
    Relation.COMPATIBLE: "green",
    Relation.AGREES: "green",
}
TITLES: Final[Mapping[Verdict, str]] = {
    Verdict.CONTRADICTED: "CONTRADICTED",
    Verdict.DISPUTED: "DISPUTED",
    Verdict.DIFFERS: "MAY DIFFER",
    Verdict.AGREED: "AGREED",
    Verdict.COMPATIBLE: "COMPATIBLE",
    Verdict.SINGLE: "ONE REPORT ONLY",
}


@dataclass(frozen=True, slots=True)
class View:
    """What of a brief is shown: everything, one point or one document, by id or its beginning."""

    everything: bool = False
    point: str | None = None
    document: str | None = None
    width: int = 80
    color: bool = False


def render_brief_text(brief: Brief, view: View) -> str:
    """The brief as text; ends with a line break."""
    out = StringIO()
    console = Console(
        file=out, width=view.width, force_terminal=view.color, no_color=not view.color,
        highlight=False, markup=False, emoji=False, soft_wrap=False,
        color_system="standard" if view.color else None,
    )  # fmt: skip
    page = _Page(brief, view, console)
    if view.point is not None:
        page.one_point(view.point)
    elif view.document is not None:
        page.one_document(view.document)
    else:
        page.whole()
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


class _Page:
    def __init__(self, brief: Brief, view: View, console: Console) -> None:
        self._brief = brief
        self._view = view
        self._console = console
        self._documents = {document.id: document for document in brief.documents}
        self._readings = {
            reading.id: reading for judged in brief.points for reading in judged.point.readings
        }
        self._labels = label_documents(brief.documents)
        self._contested = find_contested(brief.points)

    def whole(self) -> None:
        """The screen an editor sees first, or all of it."""
        main = self._brief.coverages[0].id if self._brief.coverages else ""
        points = [judged for judged in self._brief.points if judged.coverage == main]
        self._head(main, points)
        few = None if self._view.everything else FEW
        self._clashes(
            [p for p in points if p.verdict is Verdict.CONTRADICTED], "Contradictions", None
        )
        self._clashes([p for p in points if p.verdict is Verdict.DISPUTED], "Disputed", few)
        self._clashes([p for p in points if p.verdict is Verdict.DIFFERS], "May differ", few)
        self._core([p for p in points if p.verdict in CORE], few)
        self._inconsistencies(few)
        self._positions(few)
        self._rest(points)

    def one_point(self, wanted: str) -> None:
        """A point with all its readings and judgements."""
        for judged in self._brief.points:
            if judged.point.id.startswith(wanted):
                self._point(judged, full=True)
                return
        self._line(f"no point {show(wanted)} in this brief")

    def one_document(self, wanted: str) -> None:
        """Every point of one document."""
        found = next(
            (
                d
                for d in self._brief.documents
                if d.id.startswith(wanted) or wanted in (d.source, self._labels[d.id])
            ),
            None,
        )
        if found is None:
            self._line(f"no document {show(wanted)} in this brief")
            return
        self._title(f"{self._labels[found.id]}  {found.source}")
        self._dated(found, whole=True)
        for judged in self._brief.points:
            if any(r.document_id == found.id for r in judged.point.readings):
                self._point(judged, full=False)

    def _head(self, main: str, points: Sequence[JudgedPoint]) -> None:
        count = len(self._brief.coverages)
        if count > 1:
            self._line(
                f"Gathered first: {len(self._brief.documents)} reports of {count} events, none"
                " compared across them. This is the one with most reports."
            )
        for coverage in self._brief.coverages:
            if coverage.id == main:
                count = len(coverage.documents)
                title = coverage.title or next((self._text(p) for p in points), "")
                self._title(_cut(title, 2 * self._view.width - 10))
                origins = self._named_origins(coverage.documents)
                self._line(
                    f"{count} report{'s' * (count != 1)}: "
                    + ", ".join(self._named(identity) for identity in coverage.documents)
                )
                for identity in coverage.documents:
                    self._dated(self._documents[identity])
                named = ", ".join(dict.fromkeys(origins))
                if named:
                    self._line(f"Origins named in them: {_cut(named, 2 * LONGEST)}", style="dim")
            else:
                named = ", ".join(self._labels[identity] for identity in coverage.documents)
                self._line(f"Set aside, of another event: {_cut(named, 300)}", style="yellow")
        for rejection in self._brief.rejections:
            self._line(f"Rejected: {rejection.source}: {rejection.reason}", style="yellow")

    def _named(self, identity: str) -> str:
        """The label of a report, with its file where the label says nothing."""
        label = self._labels[identity]
        if not label.startswith("Report "):
            return label
        return f"{label} ({self._documents[identity].source.rsplit('/', 1)[-1]})"

    def _named_origins(self, documents: Collection[str]) -> list[str]:
        """Newsrooms and agencies first, then persons and bodies; no report's own name."""
        own = {self._documents[identity].source.rsplit("/", 1)[-1] for identity in documents}
        own |= {self._labels[identity] for identity in documents}
        found = [
            origin
            for origin in self._brief.origins
            if set(origin.documents) & set(documents) and origin.name not in own
        ]
        kinds = (OriginKind.WIRE, OriginKind.REPORTING)
        return [o.name for o in found if o.kind in kinds] + [
            o.name for o in found if o.kind not in kinds
        ]

    def _dated(self, document: Document, *, whole: bool = False) -> None:
        line = dated_line(document)
        if line is not None:
            line = f"Dated: {self._labels[document.id]}: {line}"
            self._line(line if whole else _cut(line, LONGEST), style="dim")

    def _clashes(self, points: Sequence[JudgedPoint], title: str, limit: int | None) -> None:
        if not points:
            return
        self._heading(title, len(points))
        for judged in points[:limit]:
            self._clash(judged)
        self._more(points, limit)

    def _clash(self, judged: JudgedPoint) -> None:
        """The two readings that stand furthest apart, side by side, and why."""
        disputes = [j for j in judged.judgements if j.rung == DISPUTED]
        worst = _worst(disputes or judged.judgements)
        if worst is None:
            self._point(judged, full=False)
            return
        style = STYLES.get(worst.relation, "")
        self._line(f"{worst.kind.value}: {worst.reasons[0]}", style=style, indent=1)
        for identity in (worst.left, worst.right):
            self._quote(self._readings[identity])
        others = len({r.document_id for r in judged.point.readings}) - 2
        more = f", {others} more report{'s' * (others != 1)}" if others > 0 else ""
        self._line(f"point {judged.point.id[:8]}{more}", style="dim", indent=3)

    def _core(self, points: Sequence[JudgedPoint], limit: int | None) -> None:
        """What reports agree in or can all say, the best attested first."""
        if not points:
            return
        self._heading("The core", len(points))
        for judged in sorted(points, key=_attested)[:limit]:
            readings = judged.point.readings
            agreeing = [r for r in readings if r.id in judged.agreeing] or readings
            best = self._best(agreeing)
            told = [] if judged.verdict is Verdict.AGREED else [judged.verdict.value]
            if best.claim.modality not in PLAIN:
                told.append(best.claim.modality.value)
            facts = [_origins(judged.corroboration), self._where(agreeing), *told]
            self._line(" · ".join([*facts, judged.point.id[:8]]), style="dim", indent=1)
            self._line(_cut(self._claim(best), LONGEST), indent=3)
        self._more(points, limit)

    def _inconsistencies(self, limit: int | None) -> None:
        found = self._brief.inconsistencies
        if not found:
            return
        self._heading("Within one report", len(found))
        for item in found[:limit]:
            self._line(f"{self._labels[item.document_id]}: {item.reason}", indent=1)
        self._more(found, limit)

    def _positions(self, limit: int | None) -> None:
        positions = self._brief.positions
        if not positions:
            return
        self._heading("Positions", len(positions))
        for position in positions[:limit]:
            self._line(self._position(position), indent=1)
        self._more(positions, limit)

    def _position(self, position: Position) -> str:
        words = self._words(
            position.content.document_id, position.content.start, position.content.end
        )
        line = f"{position.party} — {position.act.value}: {_cut(words, 90)}"
        if position.answer is not None:
            answer = self._brief.positions[position.answer]
            line += f" → {answer.party}: {answer.act.value}"
        return line

    def _rest(self, points: Sequence[JudgedPoint]) -> None:
        singles = [p for p in points if p.verdict is Verdict.SINGLE]
        if self._view.everything:
            self._heading("Only one report says", len(singles))
            for judged in singles:
                reading = judged.point.readings[0]
                self._line(
                    f"{self._labels[reading.document_id]}: {_cut(self._text(judged), LONGEST)}",
                    indent=1,
                )
            return
        counts = (
            f"{len(singles)} points of one report only"
            f" · {len(self._brief.timeline)} dated · {len(self._brief.omissions)} omissions"
        )
        self._line("")
        self._line(f"Also: {counts}")
        self._line(
            "--all shows everything, --point ID one point whole, --document NAME one report.",
            style="dim",
        )

    def _point(self, judged: JudgedPoint, *, full: bool) -> None:
        self._line(
            f"{TITLES[judged.verdict]} · {_origins(judged.corroboration)} · {judged.point.id[:8]}",
            style="bold", indent=1,
        )  # fmt: skip
        for reading in judged.point.readings:
            self._quote(reading, whole=full)
        if full:
            for judgement in judged.judgements:
                left, right = self._readings[judgement.left], self._readings[judgement.right]
                self._line(
                    f"{self._labels[left.document_id]} / {self._labels[right.document_id]}:"
                    f" {judgement.relation.value}, {judgement.kind.value}: {judgement.reasons[0]}",
                    style=STYLES.get(judgement.relation, ""), indent=3,
                )  # fmt: skip

    def _quote(self, reading: Reading, *, whole: bool = False) -> None:
        spans = _shown(reading)
        words = " … ".join(self._words(s.document_id, s.start, s.end) for s in spans)
        text = Text(show(f"{self._labels[reading.document_id]}: "), style="bold")
        text.append(show("“" + (words if whole else _cut(words, LONGEST)) + "”"), style="not bold")
        attribution = reading.attribution
        if attribution is not None and attribution.source:
            source = attribution.source[0]
            who = self._words(source.document_id, source.start, source.end)
            text.append(show(f" — {_cut(who, 60)}"), style="dim not bold")
        self._console.print(Padding(text, (0, 0, 0, 3)))

    def _where(self, readings: Sequence[Reading]) -> str:
        known = dict.fromkeys(reading.document_id for reading in readings)
        return ", ".join(self._labels[identity] for identity in known)

    def _best(self, readings: Sequence[Reading]) -> Reading:
        """The reading that says most in one line, by its claim alone.

        A claim that gives a contested value does not stand for what is agreed.
        """
        plain = uncontested(readings, self._contested)
        fitting = [r for r in plain if len(self._claim(r)) <= LONGEST] or plain

        def length(reading: Reading) -> tuple[int, str]:
            words = self._claim(reading)
            return min(len(words), LONGEST), words

        return max(fitting, key=length)

    def _claim(self, reading: Reading) -> str:
        spans = reading.claim.spans
        words = " … ".join(self._words(s.document_id, s.start, s.end) for s in spans)
        return words.removeprefix("that ")

    def _text(self, judged: JudgedPoint) -> str:
        return self._claim(self._best(judged.point.readings))

    def _words(self, document_id: str, start: int, end: int) -> str:
        return " ".join(self._documents[document_id].text[start:end].split())

    def _title(self, words: str) -> None:
        self._line(words, style="bold")

    def _heading(self, words: str, count: int) -> None:
        self._line("")
        self._line(f"{words}  {count}", style="bold underline")

    def _more(self, items: Sequence[object], limit: int | None) -> None:
        if limit is not None and len(items) > limit:
            self._line(f"… and {len(items) - limit} more", style="dim", indent=1)

    def _line(self, words: str, *, style: str = "", indent: int = 0) -> None:
        self._console.print(Padding(Text(show(words), style=style), (0, 0, 0, indent)))


def _shown(reading: Reading) -> tuple[Span, ...]:
    """A value stands in its claim; without it, it says nothing."""
    return reading.spans if reading.value is None else reading.claim.spans


def _attested(judged: JudgedPoint) -> tuple[int, int, int]:
    """The best attested points first, agreement before what can hold beside it."""
    documents = {r.document_id for r in judged.point.readings if r.id in judged.agreeing}
    return (
        -judged.corroboration.origins_at_least,
        -len(documents),
        CORE.index(judged.verdict),
    )


def _worst(judgements: Iterable[Judgement]) -> Judgement | None:
    order = [*STYLES]
    return min(
        (j for j in judgements if j.relation in order),
        key=lambda j: order.index(j.relation),
        default=None,
    )


def _origins(counted: Corroboration) -> str:
    least, most = counted.origins_at_least, counted.origins_at_most
    count = str(least) if least == most else f"{least}–{most}"
    return f"{count} origin{'s' * (most != 1)}"


def _cut(words: str, longest: int) -> str:
    words = " ".join(words.split())
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"
