"""RSS and Atom → what their entries give of reports."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import feedparser

from stemma.model import Document, Rejection
from stemma.read.facts import STAGE, Facts, Taken, make_document
from stemma.read.feed_entry import find_context, read_entry
from stemma.read.html.charset import as_utf8
from stemma.read.limits import MAX_FEED_BYTES
from stemma.read.payload import Payload

_DECLARED: Final = re.compile(rb"<!(?:ENTITY|ELEMENT|ATTLIST)", re.IGNORECASE)
_MOST_ITEMS: Final = 20_000
_WHOLE_WORDS: Final = 150
"""An entry with this many words is taken for the report itself."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed: what it gives of a report and what it states about it."""

    number: int
    text: str
    facts: Facts

    @property
    def is_whole(self) -> bool:
        """Whether the feed gives the report; else it announces it."""
        return len(self.text.split()) >= _WHOLE_WORDS


def read_feed(feed: Payload, *, published: str | None = None) -> Iterator[Document | Rejection]:
    """The reports in a feed as far as it gives them; that of the third entry is `feed.xml#3`.

    The publisher is the one that the entry names in its `<source>`, else the feed itself; of alerts
    and other feeds of several sites, the site of the page. An XML that declares entities is a
    rejection.
    """
    taken = Taken.of(feed.content)
    for item in find_items(feed):
        if isinstance(item, Rejection):
            yield item
        else:
            yield make_item(feed, item, taken, published=published)


def make_item(
    feed: Payload, item: Item, taken: Taken, *, published: str | None = None
) -> Document | Rejection:
    """The report of an entry as far as the feed gives it."""
    source = f"{feed.source}#{item.number}"
    return make_document(item.text, source, item.facts, published=published, taken=taken)


def find_items(feed: Payload) -> Iterator[Item | Rejection]:
    """The entries of a feed in their order; an entry without a word is a rejection."""
    if len(feed.content) > MAX_FEED_BYTES:
        size = len(feed.content)
        reason = f"too large: {size} bytes, the limit is {MAX_FEED_BYTES}"
        yield Rejection(feed.source, STAGE, reason)
        return
    if _DECLARED.search(feed.content):
        yield Rejection(feed.source, STAGE, "XML that declares entities is not read")
        return
    try:
        # A file object, as feedparser takes anything else for an address or the name of a file.
        content, headers = as_utf8(feed.content, feed.content_type)
        parsed = feedparser.parse(
            io.BytesIO(content),
            response_headers=headers,
            sanitize_html=True,
            resolve_relative_uris=False,
        )
    except Exception as error:  # noqa: BLE001 - a damaged feed can provoke anything in its parser
        reason = f"not readable as a feed: {type(error).__name__}: {error}"
        yield Rejection(feed.source, STAGE, reason[:300])
        return
    if not parsed.entries:
        problem = parsed.get("bozo_exception") if parsed.bozo else None
        reason = (
            f"not a feed: {problem}" if problem and not parsed.version else "a feed without entries"
        )
        yield Rejection(feed.source, STAGE, " ".join(reason.split())[:300])
        return
    # Plain dicts: feedparser's own answer for keys that are not there with others.
    entries = [dict(entry) for entry in parsed.entries[:_MOST_ITEMS]]
    context = find_context(dict(parsed.feed), entries, feed, is_rss=parsed.version[:3] == "rss")
    for number, entry in enumerate(entries, start=1):
        text, facts = read_entry(entry, context)
        if text:
            yield Item(number, text, facts)
        else:
            yield Rejection(f"{feed.source}#{number}", STAGE, "an entry without a text")
    if len(parsed.entries) > _MOST_ITEMS:
        reason = f"more than {_MOST_ITEMS} entries: the rest is not read"
        yield Rejection(feed.source, STAGE, reason)
    if parsed.bozo and not _is_harmless(parsed.bozo_exception):
        words = " ".join(str(parsed.bozo_exception).split())
        yield Rejection(
            feed.source, STAGE, f"damaged after entry {len(parsed.entries)}: {words}"[:300]
        )


def _is_harmless(problem: Exception) -> bool:
    """Whether a feed was read whole in spite of it: another encoding or media type than stated."""
    return isinstance(problem, (feedparser.CharacterEncodingOverride, feedparser.NonXMLContentType))
