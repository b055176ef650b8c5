"""The nouns of Stemma: frozen values with nothing but themselves inside."""

from stemma.model.act import Act, PositionAct
from stemma.model.annotations import Annotations
from stemma.model.attribution import Attribution, SourceKind, Via
from stemma.model.brief import (
    Brief,
    JudgedPoint,
    Omission,
    Position,
    TimelineEntry,
)
from stemma.model.check import (
    AttributionVerdict,
    Check,
    CheckedAttribution,
    CheckedQuotation,
    CheckedValue,
    EvidenceRelation,
    Finding,
    FindingVerdict,
    LeftOut,
    QuotationVerdict,
    SourceEvidence,
    ValueVerdict,
)
from stemma.model.claim import Argument, Claim, Modality, Polarity
from stemma.model.coverage import Copy, Coverage
from stemma.model.decision import ON_PAIRS, Decision, DecisionKind
from stemma.model.document import (
    UNCOUNTED,
    DateClue,
    Document,
    Flag,
    MappedSpan,
    PublishedFrom,
)
from stemma.model.entity import Entity, EntityKind, Mention, MentionForm
from stemma.model.gathering import Gathering
from stemma.model.identifiers import identify
from stemma.model.inconsistency import Inconsistency, InconsistencyKind
from stemma.model.judgement import Judgement, JudgementKind, Relation, Verdict
from stemma.model.lineage import Direction, LineageKind, LineageLink
from stemma.model.origin import Corroboration, Evidence, Origin, OriginKind
from stemma.model.passage import DayKind, PageNumber, Passage, PassageKind, StatedDay
from stemma.model.point import Point, Reading, Value
from stemma.model.point_change import ChangeKind, PointChange
from stemma.model.quantity import Change, Quantity
from stemma.model.rejection import Rejection
from stemma.model.span import Span
from stemma.model.telling import Telling
from stemma.model.timex import Precision, Timex, TimexKind, TimexReading

__all__ = [
    "ON_PAIRS",
    "UNCOUNTED",
    "Act",
    "Annotations",
    "Argument",
    "Attribution",
    "AttributionVerdict",
    "Brief",
    "Change",
    "ChangeKind",
    "Check",
    "CheckedAttribution",
    "CheckedQuotation",
    "CheckedValue",
    "Claim",
    "Copy",
    "Corroboration",
    "Coverage",
    "DateClue",
    "DayKind",
    "Decision",
    "DecisionKind",
    "Direction",
    "Document",
    "Entity",
    "EntityKind",
    "Evidence",
    "EvidenceRelation",
    "Finding",
    "FindingVerdict",
    "Flag",
    "Gathering",
    "Inconsistency",
    "InconsistencyKind",
    "JudgedPoint",
    "Judgement",
    "JudgementKind",
    "LeftOut",
    "LineageKind",
    "LineageLink",
    "MappedSpan",
    "Mention",
    "MentionForm",
    "Modality",
    "Omission",
    "Origin",
    "OriginKind",
    "PageNumber",
    "Passage",
    "PassageKind",
    "Point",
    "PointChange",
    "Polarity",
    "Position",
    "PositionAct",
    "Precision",
    "PublishedFrom",
    "Quantity",
    "QuotationVerdict",
    "Reading",
    "Rejection",
    "Relation",
    "SourceEvidence",
    "SourceKind",
    "Span",
    "StatedDay",
    "Telling",
    "TimelineEntry",
    "Timex",
    "TimexKind",
    "TimexReading",
    "Value",
    "ValueVerdict",
    "Verdict",
    "Via",
    "identify",
]
