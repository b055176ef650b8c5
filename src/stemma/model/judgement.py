"""How two readings stand to each other."""

from dataclasses import dataclass
from enum import StrEnum

from stemma.model.span import Span, require_one_document


class Relation(StrEnum):
    """How two readings of one point stand to each other."""

    AGREES = "agrees"
    COMPATIBLE = "compatible"
    """Another precision or bound; both can hold."""
    UPDATES = "updates"
    """A later report of a moving figure."""
    DIFFERS = "differs"
    """Both can hold only on a stretched reading: "roughly 100", "more than 100"."""
    CONTRADICTS = "contradicts"
    UNJUDGED = "unjudged"
    """Likely of one subject, and neither a hold nor a clash could be told."""
    UNRELATED = "unrelated"
    MISSING = "missing"
    """One of the two does not say it."""


class JudgementKind(StrEnum):
    """The ladder on which two values were compared."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    COUNT = "count"
    MONEY = "money"
    PERCENTAGE = "percentage"
    LENGTH = "length"
    MEASURE = "measure"
    AGE = "age"
    NAME = "name"
    ACTOR = "actor"
    PLACE = "place"
    OUTCOME = "outcome"
    POLARITY = "polarity"
    MODALITY = "modality"


class Verdict(StrEnum):
    """What all the readings of a point come to."""

    AGREED = "agreed"
    COMPATIBLE = "compatible"
    DIFFERS = "differs"
    CONTRADICTED = "contradicted"
    DISPUTED = "disputed"
    """Somebody denies it; that two documents report so is no contradiction."""
    UNJUDGED = "unjudged"
    """Several documents speak of it, and how they stand to each other could not be told."""
    SINGLE = "single"
    """Only one document says it."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision on a pair of readings, named by their ids, with at least one reason.

    `rung` is the level of the ladder that decided it; empty where none did. `left_spans` and
    `right_spans` are the words judged: the clause, with the value it carries. `same` is the chance
    that both speak of one thing, `None` where nobody was asked. `exclusion` is the name of the
    reason why a clash or an agreement is not shown; empty where nothing was held back. `decision`
    is the id of a person's decision on it, empty where there is none.
    """

    left: str
    right: str
    relation: Relation
    kind: JudgementKind
    reasons: tuple[str, ...]
    rung: str = ""
    left_spans: tuple[Span, ...] = ()
    right_spans: tuple[Span, ...] = ()
    same: float | None = None
    exclusion: str = ""
    decision: str = ""

    def __post_init__(self) -> None:
        if self.left == self.right:
            raise ValueError(f"reading {self.left!r} is judged against itself")
        if not self.reasons:
            raise ValueError(f"judgement of {self.left!r} and {self.right!r} gives no reason")
        for reading, spans in ((self.left, self.left_spans), (self.right, self.right_spans)):
            require_one_document(spans, f"judgement of reading {reading!r}")
        if self.same is not None and not 0 <= self.same <= 1:
            raise ValueError(
                f"judgement of {self.left!r} and {self.right!r}: {self.same} is no chance"
            )
