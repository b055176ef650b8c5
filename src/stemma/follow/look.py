"""One look at a thing that is followed: an address, a feed, a list of feeds, a folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from stemma.fetch import Fetched
from stemma.follow.feed import look_at_feed
from stemma.follow.folder import look_at_folder
from stemma.follow.looked import Ask, Looked
from stemma.follow.page import STAGE, Visit, take, visit
from stemma.follow.state import Entry, State, put_off
from stemma.model import Rejection
from stemma.read.formats import Format, find_format
from stemma.read.listing import ListingError, find_feeds
from stemma.read.payload import Payload

ADDRESS: Final = "address"
"""The kind of an address before its first look: what it is, is seen then."""
FEED, PAGE, OPML, FOLDER = "feed", "page", "opml", "folder"
KINDS: Final = (ADDRESS, FEED, PAGE, OPML, FOLDER)

UNSTEADY: Final = 5
"""Looks in a row at which a page had other words from which on it is looked at more rarely: a page
that answers differently each time is no report that is corrected each time."""


def look(address: str, kind: str, state: State, ask: Ask, *, now: str, every: float) -> Looked:
    """What a thing holds that it did not hold before, and its state after the look.

    `now` is the time in UTC, ISO 8601; `every` the seconds between looks, which double with every
    look in a row that fails. A feed that has turned into a page is a fault and no report, and so is
    a page that has turned into a feed.
    """
    state = replace(state, checked=now)
    if kind == FOLDER:
        return _settled(look_at_folder(Path(address), state, now), now, every=every)
    if kind == PAGE:
        return _look_at_page(address, state, ask, now=now, every=every)
    fetched = ask(address, state.known)
    if isinstance(fetched, Rejection):
        return _settled(Looked(state, kind, rejections=(fetched,)), now, every=every)
    if fetched.page is not None:
        return _read(kind, state, fetched, ask, now=now, every=every)
    if fetched.is_unchanged:
        seen = _look_at_feed(None, state, fetched, ask, now=now, every=every)
        return seen if kind == FEED else _settled(Looked(state, kind), now, every=every)
    reason = f"the server answered {fetched.status} {fetched.reason}".strip()
    looked = Looked(state, kind, rejections=(Rejection(address, STAGE, reason),))
    return _settled(looked, now, every=every, wait=fetched.wait_seconds or 0)


def _read(kind: str, state: State, fetched: Fetched, ask: Ask, *, now: str, every: float) -> Looked:
    """What an address gave, by what it is; a feed or list that is another thing now is a fault."""
    page = fetched.page
    if page is None:
        return _settled(Looked(state, kind), now, every=every)
    found = find_format(page)
    if kind in {FEED, ADDRESS} and found is Format.FEED:
        return _look_at_feed(page, state, fetched, ask, now=now, every=every)
    if kind in {OPML, ADDRESS} and found is Format.OPML:
        return _look_at_list(page, state, now=now, every=every)
    if kind == ADDRESS:
        entry = Entry(page.source, page.source, first=now, checked=now)
        return _of_page(state, take(entry, fetched, page), now=now, every=every)
    called = "a page" if found is Format.HTML else page.media_type or "something else"
    reason = f"the {'list' if kind == OPML else kind} has turned into {called}: nothing is taken"
    fault = Rejection(page.source, STAGE, reason)
    return _settled(Looked(state, kind, rejections=(fault,)), now, every=every)


def _look_at_page(address: str, state: State, ask: Ask, *, now: str, every: float) -> Looked:
    entry = state.by_key.get(address, Entry(address, address))
    return _of_page(state, visit(entry, ask, now), now=now, every=every)


def _of_page(state: State, seen: Visit, *, now: str, every: float) -> Looked:
    """The look at a page, from its visit."""
    rejections = [*seen.rejections]
    wait = seen.wait_seconds
    if seen.page is not None and find_format(seen.page) is Format.FEED:
        reason = "the page has turned into a feed: nothing is taken"
        rejections = [Rejection(seen.page.source, STAGE, reason)]
    if seen.entry.changed >= UNSTEADY:
        wait = max(wait, every * 2 ** min(seen.entry.changed - UNSTEADY + 1, 10))
        reason = f"other words at each of {seen.entry.changed} looks in a row: asked more rarely"
        rejections.append(Rejection(seen.entry.key, STAGE, reason))
    looked = Looked(
        replace(state, entries=(seen.entry,)),
        PAGE,
        seen.found,
        (seen.entry.key,) if seen.is_gone else (),
        rejections=tuple(rejections),
    )
    return _settled(looked, now, every=every, wait=wait, is_read=seen.entry.changed >= UNSTEADY)


def _look_at_feed(
    page: Payload | None, state: State, fetched: Fetched, ask: Ask, *, now: str, every: float
) -> Looked:
    seen = look_at_feed(page, state, ask, now)
    known = fetched.known
    after = seen.state
    if page is not None:
        # A feed of which something waits is asked for whole the next time.
        etag, modified = (None, None) if seen.has_more else (known.etag, known.last_modified)
        after = replace(after, etag=etag, modified=modified)
    looked = Looked(
        after, FEED, seen.found, seen.gone, rejections=seen.rejections, has_more=seen.has_more
    )
    has_read = page is None or bool(seen.found) or bool(after.entries)
    return _settled(looked, now, every=every, wait=seen.wait_seconds, is_read=has_read)


def _look_at_list(page: Payload, state: State, *, now: str, every: float) -> Looked:
    try:
        feeds = find_feeds(page.content)
    except ListingError as error:
        fault = Rejection(page.source, STAGE, str(error))
        return _settled(Looked(state, OPML, rejections=(fault,)), now, every=every)
    return _settled(Looked(state, OPML, feeds=tuple(feeds)), now, every=every)


def _settled(
    looked: Looked, now: str, *, every: float, wait: float = 0, is_read: bool = False
) -> Looked:
    """The look with its fault in the state, and when the next one is due.

    With `is_read`, what was amiss is told and is no fault of the whole: entries of a feed.
    """
    failed = bool(looked.rejections) and not looked.found and not is_read
    state = replace(
        looked.state,
        fault=looked.rejections[0].reason if failed else "",
        faults=looked.state.faults + 1 if failed else 0,
    )
    return replace(looked, state=put_off(state, now, seconds=wait, every=every))
