"""What is wrong with a document, in a few words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from stemma.model import Document, Flag

WORDS: Final[Mapping[Flag, str]] = MappingProxyType(
    {
        Flag.PAYWALL: "the first lines of a report behind a paywall",
        Flag.ERROR_PAGE: "an error page",
        Flag.TOO_SHORT: "next to no text",
        Flag.WRONG_LANGUAGE: "not in English",
        Flag.LIVE_BLOG: "a live blog",
        Flag.EXCERPT: "only the first lines or a summary",
        Flag.DOUBTFUL_DATE: "the date it states is in doubt and not used",
        Flag.PARTS_LEFT_OUT: "parts in another language are left out",
        Flag.GARBLED: "letters lost or wrong: it was read or stored in another encoding",
        Flag.ENCODING_GUESSED: "the encoding is guessed: names may have other letters",
        Flag.ORDER_UNKNOWN: "columns or lines whose order is not known",
        Flag.TRACKED_CHANGES: "tracked changes, read as if all were accepted",
        Flag.INDEX_PAGE: "a list of other reports",
        Flag.COOKIE_WALL: "a request to agree to cookies",
        Flag.CORRECTED: "corrected",
        Flag.DATES_DIFFER: "states several days of publication",
        Flag.TABLE: "a table of figures in it is not read",
        Flag.PART: "one page of several, the others are not here",
    }
)


def describe_flags(document: Document) -> str:
    """The flags of a document in words, and whether it counts as a report; empty without flags.

    >>> describe_flags(Document("d", "a.html", "x", "0", flags=(Flag.ERROR_PAGE,)))
    'an error page: not counted as a report'
    """
    words = ", ".join(WORDS[flag] for flag in document.flags)
    return words if document.is_counted else f"{words}: not counted as a report"
