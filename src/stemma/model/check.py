"""What a draft comes to when it is held against its sources."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stemma.model.document import Document
from stemma.model.origin import Corroboration
from stemma.model.rejection import Rejection
from stemma.model.span import Span


class FindingVerdict(StrEnum):
    """How a statement of a draft stands to its sources."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    """The statement is there, but for a value, a name, or how firmly it is put."""
    CONTRADICTED = "contradicted"
    DISPUTED = "disputed"
    """The sources contradict one another on it, and the draft takes a side."""
    NOT_FOUND = "not_found"


class ValueVerdict(StrEnum):
    """How a number, a date or a name of a draft stands to its sources."""

    FOUND = "found"
    OTHERWISE = "otherwise"
    """The sources give another in its place."""
    NOWHERE = "nowhere"


class QuotationVerdict(StrEnum):
    """How words in quotation marks stand to the sources."""

    VERBATIM = "verbatim"
    ALTERED = "altered"
    NOWHERE = "nowhere"
    OTHER_SPEAKER = "other_speaker"


class AttributionVerdict(StrEnum):
    """Whether the one that a draft names said so, by the sources."""

    SUPPORTED = "supported"
    OTHER_SOURCE = "other_source"
    SECOND_HAND = "second_hand"
    """The sources have it through somebody whom the draft leaves out."""
    NOWHERE = "nowhere"


class EvidenceRelation(StrEnum):
    """What words of a source do for words of a draft."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    WEAKER = "weaker"
    """The source is less sure."""
    NEAREST = "nearest"
    """The nearest words of all sources; they do not say it."""


@dataclass(frozen=True, slots=True)
class SourceEvidence:
    """Words of one source, what they do for the draft, and why.

    `kind` names what was compared (`statement`, `count`, `date`, `name`, `polarity`, `certainty`,
    `party`, `quotation`, `speaker` …); `reason` is one sentence made of the words of both.
    """

    spans: tuple[Span, ...]
    relation: EvidenceRelation
    kind: str
    reason: str

    def __post_init__(self) -> None:
        if not self.spans or not self.kind or not self.reason:
            raise ValueError("evidence needs words, a kind and a reason")

    @property
    def document_id(self) -> str:
        """The document the words stand in."""
        return self.spans[0].document_id


@dataclass(frozen=True, slots=True)
class CheckedValue:
    """A number, date, name or place of the draft; `kind` is what it is."""

    span: Span
    kind: str
    verdict: ValueVerdict
    evidence: tuple[SourceEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement of the draft.

    `lacking` names what is not supported where the verdict is `partly` or `contradicted` (kinds
    as in evidence), in a fixed order. `firmness` is how the best source puts it: `asserted`,
    `reported` or `hedged`; empty where none supports it.
    """

    spans: tuple[Span, ...]
    verdict: FindingVerdict
    corroboration: Corroboration
    evidence: tuple[SourceEvidence, ...] = ()
    values: tuple[CheckedValue, ...] = ()
    lacking: tuple[str, ...] = ()
    firmness: str = ""

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError("a finding stands nowhere")


@dataclass(frozen=True, slots=True)
class CheckedQuotation:
    """Words of the draft in quotation marks, the marks left out.

    `changes` are pairs (words of the draft, words of the source) where the two part; an empty one
    stands for words that are not there. `speaker` is whom the draft gives, `said_by` whom the
    source gives; empty where nobody is known.
    """

    span: Span
    verdict: QuotationVerdict
    evidence: tuple[SourceEvidence, ...] = ()
    changes: tuple[tuple[str, str], ...] = ()
    speaker: str = ""
    said_by: str = ""


@dataclass(frozen=True, slots=True)
class CheckedAttribution:
    """Where the draft says who said it."""

    span: Span
    verdict: AttributionVerdict
    evidence: tuple[SourceEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of a source that bear on the draft and are not in it, and why they do."""

    spans: tuple[Span, ...]
    why: str

    @property
    def document_id(self) -> str:
        """The document the words stand in."""
        return self.spans[0].document_id


@dataclass(frozen=True, slots=True)
class Check:
    """A draft held against its sources.

    Findings, quotations and attributions stand in text order. `notes` are what an editor must know
    of the run as a whole: that the draft is one of its sources, say.
    """

    draft: Document
    documents: tuple[Document, ...]
    findings: tuple[Finding, ...] = ()
    quotations: tuple[CheckedQuotation, ...] = ()
    attributions: tuple[CheckedAttribution, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    notes: tuple[str, ...] = ()
    versions: tuple[tuple[str, str], ...] = ()

    @property
    def must_stop(self) -> bool:
        """Whether something is contradicted, or a quotation is in no source."""
        return any(f.verdict is FindingVerdict.CONTRADICTED for f in self.findings) or any(
            q.verdict is QuotationVerdict.NOWHERE for q in self.quotations
        )
