"""A statement of the draft with its passages → what the sources say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stemma.check.deeds import Deeds
from stemma.check.figures import Figures
from stemma.check.naming import Names
from stemma.check.passages import Library, Passage, best_of
from stemma.check.stance import Stances
from stemma.check.units import Unit
from stemma.check.words import ReportWords
from stemma.judge.ladder import quote
from stemma.lineage import Lineage
from stemma.model import (
    Attribution,
    CheckedQuotation,
    CheckedValue,
    Corroboration,
    EvidenceRelation,
    Finding,
    FindingVerdict,
    Modality,
    QuotationVerdict,
    SourceEvidence,
    Span,
    ValueVerdict,
)

FOUND: Final = 0.50
"""Least score of a passage that has a statement. Set on `bench/drafts`, which guards it."""
SURE: Final = 0.72
"""From here on a value that differs contradicts; below, the statement is supported in part."""
QUOTED: Final = 0.6
"""Share of a statement's words in quotation marks from which on the quotation decides."""
SHOWN: Final = 4
"""Passages that are shown for one statement."""
ORDER: Final = (
    "polarity", "party", "dispute", "count", "money", "percentage", "date", "length", "age",
    "distance", "person", "place", "organization", "outlet", "event", "other", "certainty",
    "quotation", "speaker",
)  # fmt: skip
NOBODY: Final = Corroboration(0, 0)


@dataclass(frozen=True, slots=True)
class Saying:
    """Words of one source that support a statement, as lineage counts them."""

    document_id: str
    spans: tuple[Span, ...]
    attribution: Attribution | None


class Finder:
    """Makes findings; pure."""

    def __init__(self, library: Library, draft: ReportWords, lineage: Lineage) -> None:
        self._library = library
        self._draft = draft
        self._lineage = lineage
        self._figures = Figures(library, draft)
        self._names = Names(library, draft)
        self._stances = Stances(library, draft)
        self._deeds = Deeds(library, draft)

    def find(
        self, unit: Unit, passages: Sequence[Passage], quotations: Sequence[CheckedQuotation]
    ) -> Finding:
        """What the sources say of one statement; `quotations` are those of the draft."""
        inside = [q for q in quotations if any(s.overlaps(q.span) for s in unit.spans)]
        if inside and self._is_quoted(unit, inside):
            return self._of_quotations(unit, passages, inside)
        if not passages or passages[0].score < FOUND:
            return self._not_found(unit, passages)
        near, passages = passages, self._deeds.without_others(unit, passages)
        if not passages or passages[0].score < FOUND:
            return self._not_found(unit, near)
        best = best_of(passages)
        values = [
            *self._figures.check(unit, best, passages),
            *self._names.check(unit, best),
        ]
        values.sort(key=lambda value: value.span)
        issues = self._stances.compare(unit, best)
        lacking = {v.kind for v in values if v.verdict is not ValueVerdict.FOUND}
        issues += [
            e for q in inside if q.verdict is not QuotationVerdict.VERBATIM for e in q.evidence
        ]
        lacking |= {issue.kind for issue in issues} | _of(inside)
        verdict = self._verdict(best[0], values, issues)
        if verdict is FindingVerdict.SUPPORTED and lacking:
            verdict = FindingVerdict.PARTLY
        support = [p for p in best if p.score >= FOUND]
        evidence = [
            *issues,
            *(e for v in values if v.verdict is not ValueVerdict.FOUND for e in v.evidence),
        ]
        holds = verdict in {FindingVerdict.SUPPORTED, FindingVerdict.PARTLY}
        relation = EvidenceRelation.SUPPORTS if holds else EvidenceRelation.NEAREST
        told = {span for one in evidence for span in one.spans}
        evidence += [e for e in self._shown(unit, support, relation) if not told & {*e.spans}]
        return Finding(
            unit.spans,
            verdict,
            self._counted(support) if holds else NOBODY,
            tuple(dict.fromkeys(evidence)),
            tuple(values),
            tuple(sorted(lacking, key=lambda k: (ORDER.index(k) if k in ORDER else 99, k))),
            self._firmness(support) if holds else "",
        )

    def _verdict(
        self, top: Passage, values: Sequence[CheckedValue], issues: Sequence[SourceEvidence]
    ) -> FindingVerdict:
        if any(issue.kind in GRAVE for issue in issues):
            return FindingVerdict.CONTRADICTED
        if any(issue.kind == DISPUTE for issue in issues):
            return FindingVerdict.DISPUTED
        otherwise = any(v.verdict is ValueVerdict.OTHERWISE for v in values)
        if otherwise and top.score >= SURE:
            return FindingVerdict.CONTRADICTED
        if issues or any(v.verdict is not ValueVerdict.FOUND for v in values):
            return FindingVerdict.PARTLY
        return FindingVerdict.SUPPORTED

    def _not_found(self, unit: Unit, passages: Sequence[Passage]) -> Finding:
        shown = self._shown(unit, passages[:1], EvidenceRelation.NEAREST)
        return Finding(unit.spans, FindingVerdict.NOT_FOUND, NOBODY, tuple(shown))

    def _is_quoted(self, unit: Unit, inside: Sequence[CheckedQuotation]) -> bool:
        held = [w for w in unit.words if any(q.span.start <= w.start < q.span.end for q in inside)]
        total = sum(w.weight for w in unit.words)
        return total > 0 and sum(w.weight for w in held) >= QUOTED * total

    def _of_quotations(
        self, unit: Unit, passages: Sequence[Passage], inside: Sequence[CheckedQuotation]
    ) -> Finding:
        """A statement that is mostly quotation stands as its quotations do."""
        verdicts = {q.verdict for q in inside}
        evidence = tuple(dict.fromkeys(e for q in inside for e in q.evidence))
        if verdicts == {QuotationVerdict.VERBATIM}:
            says = [Saying(e.document_id, e.spans, None) for e in evidence]
            return Finding(
                unit.spans,
                FindingVerdict.SUPPORTED,
                self._lineage.corroborate(says) if says else NOBODY,
                evidence,
                firmness=str(Modality.REPORTED),
            )
        if verdicts & {QuotationVerdict.ALTERED, QuotationVerdict.OTHER_SPEAKER}:
            lacking = tuple(kind for kind in ORDER if kind in _of(inside))
            return Finding(unit.spans, FindingVerdict.PARTLY, NOBODY, evidence, lacking=lacking)
        if QuotationVerdict.VERBATIM in verdicts:
            return Finding(
                unit.spans, FindingVerdict.PARTLY, NOBODY, evidence, lacking=("quotation",)
            )
        shown = evidence or tuple(self._shown(unit, passages[:1], EvidenceRelation.NEAREST))
        return Finding(unit.spans, FindingVerdict.NOT_FOUND, NOBODY, shown)

    def _shown(
        self, unit: Unit, passages: Sequence[Passage], relation: EvidenceRelation
    ) -> list[SourceEvidence]:
        """The passages, one of each source, as evidence."""
        out: dict[int, SourceEvidence] = {}
        words = unit.spans[0].of(self._draft.text)
        for passage in passages:
            if passage.place.report in out or len(out) >= SHOWN:
                continue
            source = self._library.text(passage)
            reason = (
                f"{quote(source)} has what {quote(words)} says."
                if relation is EvidenceRelation.SUPPORTS
                else f"{quote(source)} comes nearest to {quote(words)}."
            )
            span = self._library.span(passage)
            out[passage.place.report] = SourceEvidence((span,), relation, "statement", reason)
        return [*out.values()]

    def _counted(self, passages: Sequence[Passage]) -> Corroboration:
        """How many origins stand behind passages, one of each source."""
        first: dict[int, Passage] = {}
        for passage in passages:
            first.setdefault(passage.place.report, passage)
        says = [self._saying(passage) for passage in first.values()]
        return self._lineage.corroborate(says) if says else NOBODY

    def _saying(self, passage: Passage) -> Saying:
        report = self._library.report(passage)
        span = self._library.span(passage)
        attribution = None
        if passage.statement is not None:
            attribution = self._library.matches.statements[passage.statement].claim.attribution
        return Saying(report.annotations.document.id, (span,), attribution)

    def _firmness(self, passages: Sequence[Passage]) -> str:
        """How firmly the firmest passage puts it."""
        ranks = [str(m) for m in (Modality.ASSERTED, Modality.REPORTED, Modality.HEDGED)]
        found = {
            str(self._library.matches.statements[p.statement].claim.modality)
            for p in passages
            if p.statement is not None
        }
        return next((rank for rank in ranks if rank in found), ranks[0] if not found else ranks[2])


DISPUTE: Final = "dispute"
GRAVE: Final = frozenset({"polarity", "party"})
"""Kinds of evidence that contradict a statement, whatever else is found of it."""


def _of(quotations: Sequence[CheckedQuotation]) -> set[str]:
    """What is lacking of quotations: `speaker` where another said it, else `quotation`."""
    return {
        "speaker" if q.verdict is QuotationVerdict.OTHER_SPEAKER else "quotation"
        for q in quotations
        if q.verdict is not QuotationVerdict.VERBATIM
    }
