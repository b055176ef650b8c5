"""What makes a page less than a report: a paywall stub, an error page, a live blog, no text."""

from collections.abc import Iterable
from typing import Final

from stemma.model import Flag
from stemma.read.html.consent import is_cookie_wall
from stemma.read.html.linked import Linked
from stemma.read.html.phrases import ERRORS, LIVE, PAYWALL, says

SHORT_WORDS: Final = 40
"""Fewer words than this are next to nothing: the shortest alerts of agencies have about 50."""

STUB_WORDS: Final = 220
"""A text that a paywall cuts is shorter: sites show from one to four paragraphs."""

ERROR_WORDS: Final = 120
"""What stands on an error page is shorter, navigation and apologies included."""

STUB_SHARE_SCORE: Final = 0.6
"""A text with less of the words that the page says the report has was cut."""


def find_flags(
    text: str,
    *,
    titles: tuple[str, ...] = (),
    linked: Linked | None = None,
    status: int | None = None,
) -> frozenset[Flag]:
    """The flags of a text that was taken from a page; its language is looked at elsewhere."""
    count = len(text.split())
    found = set()
    if count < SHORT_WORDS:
        found.add(Flag.TOO_SHORT)
    if (status is not None and status >= 400) or (
        count < ERROR_WORDS and any(says(ERRORS, words) for words in (*titles[:4], text[:200]))
    ):
        found.add(Flag.ERROR_PAGE)
    elif is_cookie_wall(text):
        found.add(Flag.COOKIE_WALL)
    elif _is_stub(text, count, linked):
        found.add(Flag.PAYWALL)
    if is_live(titles, linked):
        found.add(Flag.LIVE_BLOG)
    return frozenset(found)


def is_live(titles: Iterable[str], linked: Linked | None) -> bool:
    """Whether a page says that it is a live blog."""
    stated = linked is not None and "liveblogposting" in linked.types
    return stated or any(says(LIVE, title) for title in titles)


def _is_stub(text: str, count: int, linked: Linked | None) -> bool:
    if count >= STUB_WORDS:
        return False
    if says(PAYWALL, text[-600:]):
        return True
    if linked is None or linked.is_free() is not False:
        return False
    whole = linked.word_count()
    return whole is None or count < STUB_SHARE_SCORE * whole
