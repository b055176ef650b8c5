"""Which report took what from where."""

from dataclasses import dataclass
from enum import StrEnum

from stemma.model.span import Span


class LineageKind(StrEnum):
    """How one document derives from another, or from an outlet outside the coverage."""

    COPIES = "copies"
    """A passage stands in both, word for word or lightly edited."""
    QUOTES = "quotes"
    """Both quote the same utterance word for word."""
    CITES = "cites"
    """It names the other's outlet as where it has something from."""
    CREDITS = "credits"
    """A byline, a dateline or a credit line gives the text, or help with it, to the other."""


class Direction(StrEnum):
    """What tells which of the two came first."""

    CREDIT = "credit"
    """One of them says so."""
    TIME = "time"
    """Their publication times."""
    UNKNOWN = "unknown"
    """Nothing: the one named as taking may as well be the one that gave."""


@dataclass(frozen=True, slots=True)
class LineageLink:
    """That `document_id` took something from `from_id`: the words here, and there.

    `from_id` is a document of the coverage, or the id of an `Origin` outside it, which then has
    no `from_spans`. Where `direction` is unknown the two only share the words.
    """

    document_id: str
    from_id: str
    kind: LineageKind
    spans: tuple[Span, ...]
    from_spans: tuple[Span, ...] = ()
    direction: Direction = Direction.UNKNOWN

    def __post_init__(self) -> None:
        if self.document_id == self.from_id:
            raise ValueError(f"document {self.document_id!r} is said to derive from itself")
        if any(span.document_id != self.document_id for span in self.spans):
            raise ValueError(f"lineage of {self.document_id!r} has spans outside it")
        if any(span.document_id != self.from_id for span in self.from_spans):
            raise ValueError(f"lineage from {self.from_id!r} has spans outside it")
