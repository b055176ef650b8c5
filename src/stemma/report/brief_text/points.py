"""A point as lines: the two readings of a clash, or all readings and judgements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from rich.text import Text

from stemma.model import (
    Corroboration,
    JudgedPoint,
    Judgement,
    Reading,
    Relation,
    Span,
    Verdict,
)
from stemma.report.brief_text.lines import LONGEST, Lines, cut
from stemma.report.brief_text.said import Said
from stemma.report.verdict_words import describe_exclusion, describe_relation
from stemma.report.view.brief import shown_spans
from stemma.report.view.decided import marks_on
from stemma.report.view.judged import JudgedWords
from stemma.report.visible import show

DISPUTED: Final = "disputed"
"""The rung of a judgement by which one says so and another denies it."""

RECAPTURED: Final = "later capture"
"""The rung of a judgement by which a later capture of one address has something else."""

APART: Final = frozenset({Relation.CONTRADICTS, Relation.DIFFERS, Relation.UPDATES})

STYLES: Final[Mapping[Relation, str]] = {
    Relation.CONTRADICTS: "bold red",
    Relation.DIFFERS: "yellow",
    Relation.UPDATES: "cyan",
    Relation.COMPATIBLE: "green",
    Relation.AGREES: "green",
}
"""Relations by what an editor must see first, with their colours; the others have none."""
TITLES: Final[Mapping[Verdict, str]] = {
    Verdict.CONTRADICTED: "CONTRADICTED",
    Verdict.DISPUTED: "DISPUTED",
    Verdict.DIFFERS: "MAY DIFFER",
    Verdict.AGREED: "AGREED",
    Verdict.COMPATIBLE: "COMPATIBLE",
    Verdict.UNJUDGED: "NOT JUDGED",
    Verdict.SINGLE: "ONE REPORT ONLY",
}


class Points:
    """Points as lines, in the words of their readings."""

    def __init__(self, said: Said, lines: Lines) -> None:
        self._said = said
        self._lines = lines

    def clash(self, judged: JudgedPoint) -> None:
        """The two readings that stand furthest apart, side by side, and why."""
        disputes = [j for j in judged.judgements if j.rung == DISPUTED]
        worst = _worst(disputes or judged.judgements)
        if worst is None:
            self.point(judged, full=False)
            return
        style = STYLES.get(worst.relation, "")
        self._lines.line(f"{worst.kind.value}: {worst.reasons[0]}", style=style, indent=1)
        words = JudgedWords([worst])
        for identity in (worst.left, worst.right):
            reading = self._said.readings[identity]
            self._quote(reading, words.of(reading))
        others = len({r.document_id for r in judged.point.readings}) - 2
        more = f", {others} more report{'s' * (others != 1)}" if others > 0 else ""
        self._lines.line(f"point {judged.point.id[:8]}{more}", style="dim", indent=3)
        self.marks(judged)

    def point(self, judged: JudgedPoint, *, full: bool) -> None:
        """All readings; with `full`, whole, and how each pair is judged."""
        # Nobody stands behind what could not be judged.
        behind = (
            count_reports(judged)
            if judged.verdict is Verdict.UNJUDGED
            else count_origins(judged.corroboration)
        )
        facts = (TITLES[judged.verdict], behind, judged.point.id[:8])
        self._lines.line(" · ".join(facts), style="bold", indent=1)
        for reading in judged.point.readings:
            self._quote(reading, shown_spans(reading), whole=full)
        self.marks(judged)
        if full:
            for judgement in judged.judgements:
                self._judgement(judgement)

    def marks(self, judged: JudgedPoint) -> None:
        """What people decided on a point: who, and when."""
        for words in marks_on(self._said.brief, judged):
            self._lines.line(f"✎ {words}", style="dim", indent=3)

    def _judgement(self, judgement: Judgement) -> None:
        said = self._said
        left, right = said.readings[judgement.left], said.readings[judgement.right]
        self._lines.line(
            f"{said.labels[left.document_id]} / {said.labels[right.document_id]}:"
            f" {describe_relation(judgement.relation)}, {judgement.kind.value}:"
            f" {judgement.reasons[0]}",
            style=STYLES.get(judgement.relation, "dim"), indent=3,
        )  # fmt: skip
        if judgement.exclusion:
            held_back = f"not shown, because {describe_exclusion(judgement.exclusion)}"
            self._lines.line(held_back, style="dim", indent=5)

    def _quote(self, reading: Reading, spans: Iterable[Span], *, whole: bool = False) -> None:
        words = " … ".join(self._said.words(s.document_id, s.start, s.end) for s in spans)
        text = Text(show(f"{self._said.labels[reading.document_id]}: "), style="bold")
        text.append(show("“" + (words if whole else cut(words, LONGEST)) + "”"), style="not bold")
        attribution = reading.attribution
        if attribution is not None and attribution.source:
            source = attribution.source[0]
            who = self._said.words(source.document_id, source.start, source.end)
            text.append(show(f" — {cut(who, 60)}"), style="dim not bold")
        self._lines.put(text, 3)


def is_recaptured(judged: JudgedPoint) -> bool:
    """Whether all that differs in a point is what a later capture of one address changed."""
    apart = [j for j in judged.judgements if j.relation in APART]
    return bool(apart) and all(j.rung == RECAPTURED for j in apart)


def _worst(judgements: Iterable[Judgement]) -> Judgement | None:
    order = [*STYLES]
    return min(
        (j for j in judgements if j.relation in order),
        key=lambda j: order.index(j.relation),
        default=None,
    )


def count_reports(judged: JudgedPoint) -> str:
    """How many reports speak of a point."""
    count = len({reading.document_id for reading in judged.point.readings})
    return f"{count} report{'s' * (count != 1)}"


def count_origins(counted: Corroboration) -> str:
    """How many origins stand behind, as a range where that is not known."""
    least, most = counted.origins_at_least, counted.origins_at_most
    count = str(least) if least == most else f"{least}–{most}"
    return f"{count} origin{'s' * (most != 1)}"
