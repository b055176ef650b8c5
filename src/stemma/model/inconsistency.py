"""A document against itself."""

from dataclasses import dataclass
from enum import StrEnum

from stemma.model.span import Span


class InconsistencyKind(StrEnum):
    """What the document is at odds with."""

    CALENDAR = "calendar"
    """ "Friday, November 29" in a year in which that is a Saturday."""
    ARITHMETIC = "arithmetic"
    """Parts that do not make up the whole."""
    SELF = "self"
    """It says one thing here and another there."""


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """One document at odds with itself, the calendar or arithmetic, and why."""

    document_id: str
    spans: tuple[Span, ...]
    kind: InconsistencyKind
    reason: str

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError(f"inconsistency in {self.document_id!r} stands nowhere")
        if any(span.document_id != self.document_id for span in self.spans):
            raise ValueError(f"inconsistency has spans outside {self.document_id!r}")
        if not self.reason:
            raise ValueError(f"inconsistency in {self.document_id!r} gives no reason")
