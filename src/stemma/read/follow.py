"""Addresses → what stands there, through the fetcher that the caller gave."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from stemma.model import Document, Flag, PublishedFrom, Rejection
from stemma.read.columns import Asked
from stemma.read.facts import STAGE, Facts, Taken
from stemma.read.formats import Format, find_format
from stemma.read.limits import MAX_ADDRESSES
from stemma.read.payload import Fetch, Payload
from stemma.read.time_limit import read_within
from stemma.read.whole import read_whole


def read_addresses(
    addresses: Iterable[str],
    *,
    published: str | None,
    fetch: Fetch,
    lists: bool = True,
    asked: Asked = (),
    limit_seconds: float | None = None,
) -> Iterator[Document | Rejection]:
    """What stands at addresses, in their order.

    A page is read, a feed entry by entry, an OPML file feed by feed (`lists`: an OPML file that a
    list or another one names is not followed). `limit_seconds` is how long one page may take to be
    read, `None` where there is no limit.
    """
    for number, address in enumerate(addresses):
        if number >= MAX_ADDRESSES:
            reason = f"too many addresses in a list, the limit is {MAX_ADDRESSES}"
            yield Rejection(address, STAGE, reason)
            return
        found = fetch(address)
        if isinstance(found, Rejection):
            yield found
        else:
            yield from _read_fetched(
                found, limit_seconds, published=published, fetch=fetch, lists=lists, asked=asked
            )


def _read_fetched(
    page: Payload,
    limit_seconds: float | None,
    *,
    published: str | None,
    fetch: Fetch,
    lists: bool,
    asked: Asked,
) -> Iterator[Document | Rejection]:
    kind = find_format(page)
    if kind is None:
        called = page.media_type or "of an unknown type"
        yield Rejection(page.source, STAGE, f"what stands there is not a report: {called}")
    elif kind is Format.FEED:
        yield from _read_feed(page, limit_seconds, published=published, fetch=fetch)
    elif kind is Format.OPML and lists:
        from stemma.read.listing import ListingError, find_feeds  # noqa: PLC0415

        try:
            feeds = find_feeds(page.content)
        except ListingError as error:
            yield Rejection(page.source, STAGE, str(error))
            return
        yield from read_addresses(
            feeds,
            published=published,
            fetch=fetch,
            lists=False,
            asked=asked,
            limit_seconds=limit_seconds,
        )
    elif kind is Format.OPML:
        yield Rejection(page.source, STAGE, "a list of feeds inside a list is not followed")
    else:
        found = read_whole(page, kind, published=published, asked=asked)
        yield from read_within(limit_seconds, found, page.source)


def _read_feed(
    feed: Payload, limit_seconds: float | None, *, published: str | None, fetch: Fetch
) -> Iterator[Document | Rejection]:
    """The reports of a feed; the page of an entry that only announces its report is fetched.

    Where that fails, the failure is a rejection, and what the feed gives of the report follows.
    """
    from stemma.read.feed import find_items, make_item  # noqa: PLC0415 - only what this run needs

    taken = Taken.of(feed.content)
    for item in find_items(feed):
        if isinstance(item, Rejection):
            yield item
            continue
        if item.facts.url is not None and not item.is_whole:
            page = fetch(item.facts.url)
            if isinstance(page, Rejection):
                yield page
            else:
                kind = find_format(page)
                if kind in {Format.HTML, Format.PDF, Format.TEXT}:
                    pages = read_whole(page, kind, published=None)
                    for found in read_within(limit_seconds, pages, page.source):
                        yield (
                            found
                            if isinstance(found, Rejection)
                            else complete_from_feed(found, item.facts, published)
                        )
                    continue
                yield Rejection(page.source, STAGE, "what a feed links to is not a report")
        yield make_item(feed, item, taken, published=published)


def complete_from_feed(document: Document, facts: Facts, published: str | None) -> Document:
    """A document with what only its feed states about it."""
    date, found = document.published, document.published_from
    if facts.published is not None and found in {PublishedFrom.UNKNOWN, PublishedFrom.INFERRED}:
        date, found = facts.published, facts.found
    elif date is None and published is not None:
        date, found = published, PublishedFrom.GIVEN
    words = facts.date_words if date is None else None
    flags = {*document.flags, Flag.DOUBTFUL_DATE} if words else {*document.flags}
    return replace(
        document,
        date_words=document.date_words or words,
        flags=tuple(flag for flag in Flag if flag in flags),
        title=document.title or facts.title,
        outlet=document.outlet or facts.outlet,
        byline=document.byline or facts.byline,
        agency=document.agency or facts.agency,
        updated=document.updated or facts.updated,
        published=date,
        published_from=found,
    )
