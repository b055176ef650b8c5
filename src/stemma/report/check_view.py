"""A check as a list of entries, the gravest first: what every page of it shows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from stemma.model import (
    AttributionVerdict,
    Check,
    EvidenceRelation,
    Finding,
    FindingVerdict,
    QuotationVerdict,
    SourceEvidence,
    Span,
    ValueVerdict,
)
from stemma.report.check_words import (
    describe_attribution,
    describe_lacking,
    describe_quotation,
    describe_support,
    label_sources,
)
from stemma.report.visible import LINE_BREAK, show_words


class Weight(StrEnum):
    """How grave an entry is, as SARIF has it."""

    ERROR = "error"
    """A script that asked is stopped by it."""
    WARNING = "warning"
    NOTE = "note"
    NONE = "none"
    """Supported."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What sort of entry it is: a rule's id, its name for a reader, and its weight."""

    id: str
    name: str
    weight: Weight


KINDS: Final = (
    Kind("contradicted", "Contradicted", Weight.ERROR),
    Kind("quotation-nowhere", "Quotation in no source", Weight.ERROR),
    Kind("quotation-altered", "Quotation altered", Weight.WARNING),
    Kind("quotation-other-speaker", "Quotation of another", Weight.WARNING),
    Kind("disputed", "Disputed in the sources", Weight.WARNING),
    Kind("partly", "Supported in part", Weight.WARNING),
    Kind("attribution-other-source", "Said by another", Weight.WARNING),
    Kind("attribution-nowhere", "Said by nobody there", Weight.WARNING),
    Kind("attribution-second-hand", "Second hand", Weight.WARNING),
    Kind("not-found", "In no source", Weight.WARNING),
    Kind("left-out", "Left out", Weight.NOTE),
    Kind("supported", "Supported", Weight.NONE),
)
"""Every kind, in the order in which they are shown."""
KIND: Final[Mapping[str, Kind]] = {kind.id: kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Shown:
    """Words of a source beside an entry: whose, the words, how they stand, and why."""

    label: str
    document: str
    words: str
    spans: tuple[Span, ...]
    relation: EvidenceRelation
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a check: a place of the draft (none where it is left out there).

    `line` and `column` count from 1, the end behind the last character. `told` says what is not
    supported, in a few words.
    """

    kind: Kind
    span: Span | None
    words: str
    told: str
    shown: tuple[Shown, ...]
    marks: tuple[tuple[Span, str], ...] = ()
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0


class CheckView:
    """The entries of a check, with the names of its sources."""

    def __init__(self, check: Check) -> None:
        self.check = check
        self.labels = label_sources(check.documents)
        self._texts = {d.id: d.text for d in (*check.documents, check.draft)}
        self._breaks = [m.end() for m in LINE_BREAK.finditer(check.draft.text)]
        order = {kind.id: n for n, kind in enumerate(KINDS)}
        entries = [*self._findings(), *self._quotations(), *self._attributions(), *self._left()]
        self.entries: tuple[Entry, ...] = tuple(
            sorted(
                entries,
                key=lambda e: (order[e.kind.id], e.span.start if e.span else 0, e.words),
            )
        )

    def by_kind(self) -> Iterator[tuple[Kind, list[Entry]]]:
        """Each kind that there is with its entries, the gravest first."""
        for kind in KINDS:
            found = [entry for entry in self.entries if entry.kind is kind]
            if found:
                yield kind, found

    def place(self, at: int) -> tuple[int, int]:
        """(line, column) of a character of the draft, both from 1."""
        line = bisect_right(self._breaks, at)
        return line + 1, at - (self._breaks[line - 1] if line else 0) + 1

    def _entry(
        self,
        kind: str,
        span: Span,
        told: str,
        evidence: tuple[SourceEvidence, ...],
        marks: tuple[tuple[Span, str], ...] = (),
    ) -> Entry:
        line, column = self.place(span.start)
        end_line, end_column = self.place(span.end)
        words = show_words(span.of(self.check.draft.text))
        shown = tuple(map(self._shown, evidence))
        return Entry(
            KIND[kind], span, words, told, shown, marks, line, column, end_line, end_column
        )

    def _shown(self, evidence: SourceEvidence) -> Shown:
        text = self._texts[evidence.document_id]
        words = " … ".join(show_words(span.of(text)) for span in evidence.spans)
        return Shown(
            self.labels[evidence.document_id],
            evidence.document_id,
            words,
            evidence.spans,
            evidence.relation,
            show_words(evidence.reason),
        )

    def _findings(self) -> Iterator[Entry]:
        for finding in self.check.findings:
            marks = tuple(
                (v.span, v.verdict.value) for v in finding.values
                if v.verdict is not ValueVerdict.FOUND
            )  # fmt: skip
            kind = finding.verdict.value.replace("_", "-")
            yield self._entry(kind, finding.spans[0], self._told(finding), finding.evidence, marks)

    def _told(self, finding: Finding) -> str:
        if finding.verdict is FindingVerdict.SUPPORTED:
            return describe_support(finding)
        return describe_lacking(finding, self.check.draft.text)

    def _quotations(self) -> Iterator[Entry]:
        kinds = {
            QuotationVerdict.NOWHERE: "quotation-nowhere",
            QuotationVerdict.ALTERED: "quotation-altered",
            QuotationVerdict.OTHER_SPEAKER: "quotation-other-speaker",
        }
        for found in self.check.quotations:
            kind = kinds.get(found.verdict)
            if kind is not None:
                yield self._entry(kind, found.span, describe_quotation(found), found.evidence)

    def _attributions(self) -> Iterator[Entry]:
        for found in self.check.attributions:
            if found.verdict is not AttributionVerdict.SUPPORTED:
                kind = f"attribution-{found.verdict.value.replace('_', '-')}"
                yield self._entry(kind, found.span, describe_attribution(found), found.evidence)

    def _left(self) -> Iterator[Entry]:
        for left in self.check.left_out:
            text = self._texts[left.document_id]
            words = " … ".join(show_words(span.of(text)) for span in left.spans)
            label = self.labels[left.document_id]
            relation = EvidenceRelation.NEAREST
            shown = Shown(label, left.document_id, words, left.spans, relation, left.why)
            yield Entry(KIND["left-out"], None, words, left.why, (shown,))
