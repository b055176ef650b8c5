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
    CheckedAttribution,
    CheckedQuotation,
    Document,
    EvidenceRelation,
    Finding,
    FindingVerdict,
    QuotationVerdict,
    SourceEvidence,
    Span,
    ValueVerdict,
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

MARKS: Final = frozenset('“”"„«')
"""Marks with which words may begin that need no others round them."""
LACKING: Final[Mapping[str, str]] = {
    "polarity": "one side denies it",
    "party": "other parties, or the other way round",
    "dispute": "somebody denies it there",
    "certainty": "how sure it is",
    "count": "a number",
    "money": "an amount",
    "percentage": "a share",
    "date": "a day",
    "length": "a length of time",
    "age": "an age",
    "distance": "a distance",
    "mass": "a weight",
    "speed": "a speed",
    "area": "an area",
    "volume": "a volume",
    "temperature": "a temperature",
    "person": "a person",
    "place": "a place",
    "organization": "an organization",
    "outlet": "a newsroom",
    "event": "a name",
    "other": "a name",
    "quotation": "a quotation",
    "speaker": "who says it",
}
"""What is lacking → as a reader is told it."""


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
        parts = [LACKING.get(kind, kind) for kind in finding.lacking]
        nowhere = [
            show_words(v.span.of(self.check.draft.text))
            for v in finding.values
            if v.verdict is ValueVerdict.NOWHERE
        ]
        out = ", ".join(dict.fromkeys(parts))
        if nowhere:
            out += f"; in no source: {', '.join(f'“{words}”' for words in nowhere)}"
        return out

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


def describe_support(finding: Finding) -> str:
    """By how many origins, and how firmly.

    A range is given as it was counted: "1–3 origins, reported".
    """
    low, high = finding.corroboration.origins_at_least, finding.corroboration.origins_at_most
    count = f"{low}" if low == high else f"{low}–{high}"
    noun = "origin" if high == 1 else "origins"
    return ", ".join(x for x in (f"{count} {noun}" if high else "", finding.firmness) if x)


def describe_quotation(found: CheckedQuotation) -> str:
    """What was changed, or who says it."""
    if found.verdict is QuotationVerdict.OTHER_SPEAKER:
        return f"{show_words(found.said_by)} says it, not {show_words(found.speaker)}"
    parts = []
    for mine, theirs in found.changes:
        one, other = show_words(mine), show_words(theirs)
        if one and other:
            parts.append(f"“{one}” for “{other}”")
        else:
            parts.append(f"“{one}” put in" if one else f"“{other}” left out")
    return "; ".join(parts)


def describe_attribution(found: CheckedAttribution) -> str:
    """Why it is not supported."""
    return {
        AttributionVerdict.OTHER_SOURCE: "the sources give it to another",
        AttributionVerdict.SECOND_HAND: "the sources have it through another",
        AttributionVerdict.NOWHERE: "no source names this one",
    }.get(found.verdict, "")


def quoted(words: str) -> str:
    """Words in quotation marks; as they are where they begin with some already.

    >>> quoted("Brey left."), quoted("“We go,” Brey said.")
    ('“Brey left.”', '“We go,” Brey said.')
    """
    return words if words[:1] in MARKS else f"“{words}”"


def title_of(check: Check) -> str:
    """What a page of the check is headed: the draft's title, else the name of its file."""
    return show_words(check.draft.title or check.draft.source.rsplit("/", 1)[-1])


def label_sources(documents: tuple[Document, ...]) -> dict[str, str]:
    """What each source is called: its outlet or file, a number behind where two share it."""
    out: dict[str, str] = {}
    seen: dict[str, int] = {}
    for document in documents:
        name = document.outlet or document.source.rsplit("/", 1)[-1] or document.id
        name = show_words(name)
        seen[name] = seen.get(name, 0) + 1
        out[document.id] = name if seen[name] == 1 else f"{name} ({seen[name]})"
    return out


def count_words(view: CheckView) -> str:
    """The draft in one line: how many statements, and what became of them."""
    findings = view.check.findings
    counts = {v: sum(f.verdict is v for f in findings) for v in FindingVerdict}
    named = (
        (FindingVerdict.SUPPORTED, "supported"), (FindingVerdict.PARTLY, "in part"),
        (FindingVerdict.CONTRADICTED, "contradicted"), (FindingVerdict.DISPUTED, "disputed"),
        (FindingVerdict.NOT_FOUND, "in no source"),
    )  # fmt: skip
    told = ", ".join(f"{counts[verdict]} {name}" for verdict, name in named if counts[verdict])
    noun = "statement" if len(findings) == 1 else "statements"
    return f"{len(findings)} {noun}: {told}" if findings else "no statement"


def count_quotations(view: CheckView) -> str:
    """The quotations in one line; empty where there are none."""
    found = view.check.quotations
    if not found:
        return ""
    counts = {v: sum(q.verdict is v for q in found) for v in QuotationVerdict}
    told = ", ".join(
        f"{counts[v]} {v.value.replace('_', ' ')}" for v in QuotationVerdict if counts[v]
    )
    return f"{len(found)} {'quotation' if len(found) == 1 else 'quotations'}: {told}"
