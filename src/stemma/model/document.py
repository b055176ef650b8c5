"""One report as read."""

from dataclasses import dataclass
from enum import StrEnum


class PublishedFrom(StrEnum):
    """Where the publication time of a document comes from."""

    METADATA = "metadata"
    """The record or page says it."""
    TEXT = "text"
    """The text says it, in a dateline for instance."""
    INFERRED = "inferred"
    """Worked out from the text or from the other reports."""
    GIVEN = "given"
    """The caller said it."""
    UNKNOWN = "unknown"
    """Nobody said it."""


@dataclass(frozen=True, slots=True)
class Document:
    """One report: its canonical text and where it came from.

    `source` is the path, address or name it was read from. `published`, `updated` and `captured`
    are ISO 8601 dates or times as written there; `captured` is when an archive fetched it.
    `language` is a BCP 47 tag as written. `sha256` is of the text in UTF-8, in lower-case
    hexadecimal. In every field that may be `None`, `None` means that nothing says it.
    """

    id: str
    source: str
    text: str
    sha256: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None
    published_from: PublishedFrom = PublishedFrom.UNKNOWN
    updated: str | None = None
    captured: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError(f"document read from {self.source!r} has no id")
        if (self.published is None) != (self.published_from is PublishedFrom.UNKNOWN):
            raise ValueError(
                f"document {self.id!r}: published {self.published!r}"
                f" does not go with {self.published_from.value!r}"
            )
