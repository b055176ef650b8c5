"""One report as read."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stemma.model.span import Span


class PublishedFrom(StrEnum):
    """Where the publication time of a document comes from."""

    METADATA = "metadata"
    """The record or page says it."""
    TEXT = "text"
    """The text says it, in a dateline for instance."""
    INFERRED = "inferred"
    """Worked out from the text and the other reports, which leave this one day."""
    GIVEN = "given"
    """The caller said it."""
    UNKNOWN = "unknown"
    """Nobody said it."""


@dataclass(frozen=True, slots=True)
class DateClue:
    """What the date of a report was worked out from: words of it or of another, and why."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """One report: its canonical text and where it came from.

    `source` is the path, address or name it was read from. `published`, `updated` and `captured`
    are ISO 8601 dates or times as written there; `captured` is when an archive fetched it.
    `language` is a BCP 47 tag as written. `sha256` is of the text in UTF-8, in lower-case
    hexadecimal. In every field that may be `None`, `None` means that nothing says it.

    `dated_by` is why `published` is what it is, or may be what `possible` says; empty where a
    record or the caller says it. `possible` are the first and the last day on which a report
    without a date can have appeared, where other reports leave only few. `near` are days around
    which the reports of its event speak: what "November 21" means in it, not when it appeared.
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
    dated_by: tuple[DateClue, ...] = ()
    possible: tuple[date, date] | None = None
    near: tuple[date, date] | None = None

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError(f"document read from {self.source!r} has no id")
        if (self.published is None) != (self.published_from is PublishedFrom.UNKNOWN):
            raise ValueError(
                f"document {self.id!r}: published {self.published!r}"
                f" does not go with {self.published_from.value!r}"
            )
