"""How two readings stand to each other."""

from dataclasses import dataclass
from enum import StrEnum


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
    SINGLE = "single"
    """Only one document says it."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision on a pair of readings, named by their ids, with at least one reason.

    `rung` is the level of the ladder that decided it; empty where none did.
    """

    left: str
    right: str
    relation: Relation
    kind: JudgementKind
    reasons: tuple[str, ...]
    rung: str = ""

    def __post_init__(self) -> None:
        if self.left == self.right:
            raise ValueError(f"reading {self.left!r} is judged against itself")
        if not self.reasons:
            raise ValueError(f"judgement of {self.left!r} and {self.right!r} gives no reason")
