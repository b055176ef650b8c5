"""One report as read."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from stemma.model.passage import PageNumber, Passage, StatedDay
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


class Flag(StrEnum):
    """What makes a document less than a whole report of one event in English."""

    PAYWALL = "paywall"
    """The first lines of a report that only subscribers see whole."""
    ERROR_PAGE = "error_page"
    """A page that stands where a report should: not found, access denied."""
    TOO_SHORT = "too_short"
    """Next to nothing was found on the page or in the file."""
    WRONG_LANGUAGE = "wrong_language"
    """Not written in English, the only language that is read."""
    LIVE_BLOG = "live_blog"
    """Many short entries, each with a time of its own, not one report."""
    EXCERPT = "excerpt"
    """The first lines of a report or a summary of it: its source holds no more."""
    DOUBTFUL_DATE = "doubtful_date"
    """A day is stated that is not understood, can be two days, or cannot be right."""
    PARTS_LEFT_OUT = "parts_left_out"
    """Parts of it are in another language than English, and are left out."""
    GARBLED = "garbled"
    """Letters of it are lost or wrong: bytes that fit no encoding, or text read in a wrong one."""
    ENCODING_GUESSED = "encoding_guessed"
    """Nothing says in which encoding it is, and in another one it has other names."""
    ORDER_UNKNOWN = "order_unknown"
    """Lines that stand side by side in a PDF, in an order that could not be told for sure."""
    TRACKED_CHANGES = "tracked_changes"
    """A Word file with changes that nobody has accepted yet: read as if all were."""
    INDEX_PAGE = "index_page"
    """Headlines and first lines of other reports: a front page, a section, search results."""
    COOKIE_WALL = "cookie_wall"
    """A request to agree to cookies that stands where a report should."""
    CORRECTED = "corrected"
    """The outlet says that an earlier version was wrong, and in what."""
    DATES_DIFFER = "dates_differ"
    """The page states several days of publication that do not go together."""
    TABLE = "table"
    """It holds a table of figures, of which no claim is made."""
    PART = "part"
    """One page of a report on several, the others of which are not there."""


UNCOUNTED: Final = frozenset(
    {Flag.PAYWALL, Flag.ERROR_PAGE, Flag.TOO_SHORT, Flag.WRONG_LANGUAGE}
    | {Flag.INDEX_PAGE, Flag.COOKIE_WALL}
)
"""The flags with which a document is shown, and not counted as a report."""


@dataclass(frozen=True, slots=True)
class MappedSpan:
    """A piece of a document's text and the piece of its source that it was taken from.

    Both half-open, in code points; the source is the decoded page or file. The two hold the same
    characters but for white space and character references.
    """

    start: int
    end: int
    source_start: int
    source_end: int

    def __post_init__(self) -> None:
        if not (0 <= self.start < self.end and 0 <= self.source_start < self.source_end):
            raise ValueError(f"empty or turned around: {self}")


@dataclass(frozen=True, slots=True)
class DateClue:
    """What the date of a report was worked out from: words of it or of another, and why."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """One report: its canonical text and where it came from.

    `source` is the path, address or name it was read from. `published`, `updated` and `captured`
    are ISO 8601 dates or times as written there; `captured` is when an archive or this program
    fetched it. `language` is a BCP 47 tag as written. `sha256` is of the text in UTF-8, in
    lower-case hexadecimal; `bytes_sha256` of the bytes that the text was taken from: the file, the
    page, the line of a JSONL file. `dateline` is the place at the head of the text, `agency` the
    news service that the page or the head of the text gives the report to, `based_on` the
    addresses that the page says it is based on. `flags` stand in the order of `Flag`. `source_map`
    leads back to a source whose text was extracted; text that it does not hold was not found again.
    In every field that may be `None`, `None` means that nothing says it.

    `date_words` is the day of publication in the words of the source, where no day is taken from
    them: they are not understood, can be two days ("06/05/2031"), or cannot be right.

    `dated_by` is why `published` is what it is, or may be what `possible` says; empty where a
    record or the caller says it. `possible` are the first and the last day on which a report
    without a date can have appeared, where other reports leave only few. `near` are days around
    which the reports of its event speak: what "November 21" means in it, not when it appeared.

    `passages` are the block quotes, posts, entries, corrections and tables in its text, by their
    start. `stated` are all days that the page states for the report, `published` and `updated`
    among them. `corrections` is what the outlet says was wrong before, in its words. `page` says
    which of several pages this is; those of joined pages have none, and the bytes and the map are
    then the first page's.
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
    date_words: str | None = None
    updated: str | None = None
    captured: str | None = None
    language: str | None = None
    bytes_sha256: str | None = None
    dateline: str | None = None
    agency: str | None = None
    based_on: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    source_map: tuple[MappedSpan, ...] = ()
    dated_by: tuple[DateClue, ...] = ()
    possible: tuple[date, date] | None = None
    near: tuple[date, date] | None = None
    passages: tuple[Passage, ...] = ()
    stated: tuple[StatedDay, ...] = ()
    corrections: tuple[str, ...] = ()
    page: PageNumber | None = None

    @property
    def is_counted(self) -> bool:
        """Whether it counts as a report: no flag says that it is a stub, an error page or such."""
        return UNCOUNTED.isdisjoint(self.flags)

    def __post_init__(self) -> None:
        for passage in self.passages:
            if max(passage.end, (passage.author or (0, 0))[1]) > len(self.text):
                raise ValueError(f"document {self.id!r}: {passage} lies outside its text")
        if not self.id:
            raise ValueError(f"document read from {self.source!r} has no id")
        if (self.published is None) != (self.published_from is PublishedFrom.UNKNOWN):
            raise ValueError(
                f"document {self.id!r}: published {self.published!r}"
                f" does not go with {self.published_from.value!r}"
            )
