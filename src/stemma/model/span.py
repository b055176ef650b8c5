"""A place in a text."""

from collections.abc import Iterable
from dataclasses import dataclass

from stemma.errors import ContractError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters from `start` up to, not including, `end` of one document's text.

    Offsets count Unicode code points of the canonical text, from 0. Never empty. Spans order by
    document, then start, then end.

    >>> Span("d", 4, 8).of("The dam held.")
    'dam '
    """

    document_id: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(
                f"span [{self.start}, {self.end}) of {self.document_id!r} is empty or negative"
            )

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words themselves, cut from the document's `text`.

        Raises:
            ContractError: the span reaches past the end of the text.
        """
        if self.end > len(text):
            raise ContractError(
                f"span [{self.start}, {self.end}) of {self.document_id!r} lies outside its text"
                f" of {len(text)} characters"
            )
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character of one document.

        >>> Span("d", 0, 3).overlaps(Span("d", 3, 5))
        False
        """
        return (
            self.document_id == other.document_id
            and self.start < other.end
            and other.start < self.end
        )

    def contains(self, other: "Span") -> bool:
        """Whether every character of `other` is also in this span; a span contains itself."""
        return (
            self.document_id == other.document_id
            and self.start <= other.start
            and other.end <= self.end
        )


def require_one_document(spans: Iterable[Span], what: str) -> None:
    """Nothing, when all spans lie in one document.

    Raises:
        ValueError: they lie in several; the message starts with `what`.
    """
    documents = sorted({span.document_id for span in spans})
    if len(documents) > 1:
        raise ValueError(f"{what} has spans in several documents: {', '.join(documents)}")
