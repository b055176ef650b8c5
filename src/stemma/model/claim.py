"""The smallest checkable statement."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from stemma.model.attribution import Attribution
from stemma.model.quantity import Quantity
from stemma.model.span import Span, require_one_document
from stemma.model.timex import Timex


class Polarity(StrEnum):
    """Whether a claim asserts or denies."""

    ASSERTS = "asserts"
    DENIES = "denies"


class Modality(StrEnum):
    """How firmly, and in what way, a claim is put."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    HEDGED = "hedged"
    DEMANDED = "demanded"
    OFFERED = "offered"
    PLANNED = "planned"
    CONDITIONAL = "conditional"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Argument:
    """One part of a claim by its role; `entity` is the id of the thing named, `None` if unknown.

    `head` is the lemma of its main word: "families" of "the displaced families" is `family`.
    """

    role: str
    span: Span
    entity: str | None = None
    head: str | None = None

    def __post_init__(self) -> None:
        if not self.role:
            raise ValueError(f"argument at {self.span} has no role")


@dataclass(frozen=True, slots=True)
class Claim:
    """The smallest checkable statement, anchored in the words that make it.

    `predicate` is the lemma of what happens. `attribution` is the one in force, `None` being the
    outlet's own voice. `timexes` and `quantities` are those that belong to this claim.
    """

    id: str
    spans: tuple[Span, ...]
    predicate: str
    arguments: tuple[Argument, ...] = ()
    polarity: Polarity = Polarity.ASSERTS
    modality: Modality = Modality.ASSERTED
    attribution: Attribution | None = None
    timexes: tuple[Timex, ...] = ()
    quantities: tuple[Quantity, ...] = ()

    def __post_init__(self) -> None:
        if not self.id or not self.predicate:
            raise ValueError(f"claim {self.id!r} has no id or no predicate")
        if not self.spans:
            raise ValueError(f"claim {self.id!r} stands nowhere")
        require_one_document(self.own_spans(), f"claim {self.id!r}")

    def own_spans(self) -> Iterator[Span]:
        """The spans of the claim and its arguments, not of what it refers to."""
        yield from self.spans
        for argument in self.arguments:
            yield argument.span
