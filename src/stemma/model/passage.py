"""Pieces of a report that are not its own running text, and what a page states of its days."""

from dataclasses import dataclass
from enum import StrEnum


class PassageKind(StrEnum):
    """What sets a passage apart from the running text around it."""

    QUOTE = "quote"
    """A block quote: another's words, over one paragraph or more."""
    POST = "post"
    """A post of a social network, embedded in the page, with its author's line."""
    ENTRY = "entry"
    """One entry of a live blog, with its heading."""
    CORRECTION = "correction"
    """What the outlet says of an earlier version of the report."""
    TABLE = "table"
    """Rows of a table: they are in the text and no claim is made of them."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The characters from `start` up to, not including, `end` of a document's text.

    `author` is the place in the text, half-open as well, of the words that say whose words the
    passage holds; they stand in it or beside it, and `None` means that the passage itself names
    nobody. `published` is the ISO 8601 date or time of the passage alone, `None` where none is
    stated. Passages may lie in one another: a post in an entry of a live blog.
    """

    start: int
    end: int
    kind: PassageKind
    author: tuple[int, int] | None = None
    published: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"empty or turned around: {self}")
        if self.author is not None and not 0 <= self.author[0] < self.author[1]:
            raise ValueError(f"an author without words: {self}")


class DayKind(StrEnum):
    """What a page says that a day is."""

    PUBLISHED = "published"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A day that a page states for its report: ISO 8601, and where it states it, in words."""

    kind: DayKind
    date: str
    where: str


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Which page of a report on several pages this is.

    `number` counts from 1; `count` is how many there are, `None` where the page does not say.
    `of` is what all pages of the report have in common: an address, else outlet and title.
    `has_next` says that another page follows.
    """

    number: int
    count: int | None
    of: str
    has_next: bool = False
