"""A feed that is followed → the reports of its new and changed entries, and pages that changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from stemma.follow.looked import Ask, Found, split
from stemma.follow.page import Visit, visit
from stemma.follow.state import Entry, State, most_recent
from stemma.model import Rejection
from stemma.read.address import bare_address
from stemma.read.facts import Taken
from stemma.read.feed import Item, find_items, make_item
from stemma.read.follow import complete_from_feed
from stemma.read.payload import Payload

MOST_NEW: Final = 100
"""Entries of a feed that are read in one look; the others wait for the next ones."""
MOST_AGAIN: Final = 50
"""Pages of earlier entries that are looked at again in one look."""
AGAIN_DAYS: Final = 3
"""Days for which the page of an entry is looked at again: most corrections come in the first."""
AGAIN_SECONDS: Final = 3_600
"""Nor is one looked at more often than this."""


@dataclass
class _Reading:
    """What is found while the entries of a feed are gone through."""

    entries: dict[str, Entry]
    ask: Ask
    now: str
    found: list[Found] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    wait_seconds: float = 0

    def add(self, key: str, seen: Visit) -> None:
        """Keep what a page gave."""
        self.entries[key] = seen.entry
        self.found += seen.found
        self.rejections += seen.rejections
        self.wait_seconds = max(self.wait_seconds, seen.wait_seconds)
        if seen.is_gone:
            self.gone.append(seen.entry.url or key)


@dataclass(frozen=True, slots=True)
class FeedLook:
    """What a feed gave: the state with its entries, and the rest as in `Looked`."""

    state: State
    found: tuple[Found, ...]
    rejections: tuple[Rejection, ...]
    gone: tuple[str, ...]
    has_more: bool
    wait_seconds: float


def look_at_feed(feed: Payload | None, state: State, ask: Ask, now: str) -> FeedLook:
    """Read what a feed has that it had not, and look again at the pages of its late entries.

    `feed` is the feed as it is now, `None` where it has not changed. An entry that a feed no longer
    lists is not withdrawn: a feed is a window.
    """
    reading = _Reading(state.by_key, ask, now)
    has_more = False
    asked: set[str] = set()
    if feed is not None:
        fresh = []
        for item in find_items(feed):
            if isinstance(item, Rejection):
                reading.rejections.append(item)
                continue
            key = key_of(item)
            known = reading.entries.get(key)
            if key not in asked and (known is None or _mark(item) != known.mark):
                fresh.append((key, item))
            asked.add(key)
            if len(fresh) > MOST_NEW:
                has_more = True
                break
        taken = Taken.of(feed.content)
        asked = {key for key, _ in fresh}
        for key, item in fresh[:MOST_NEW]:
            _read(key, item, feed, taken, reading)
    for entry in _again(reading.entries.values(), asked, now):
        reading.add(entry.key, visit(entry, ask, now))
    return FeedLook(
        replace(state, entries=most_recent(reading.entries)),
        tuple(reading.found),
        tuple(reading.rejections),
        tuple(reading.gone),
        has_more,
        reading.wait_seconds,
    )


def key_of(item: Item) -> str:
    """What tells an entry from the others of its feed: its address, else its words."""
    if item.facts.url is not None:
        return bare_address(item.facts.url)
    return sha256(item.text.encode()).hexdigest()[:32]


def _mark(item: Item) -> str:
    """What tells one state of an entry from another."""
    parts = (item.facts.title or "", item.facts.updated or "", item.text)
    return sha256("\0".join(parts).encode()).hexdigest()[:16]


def _read(key: str, item: Item, feed: Payload, taken: Taken, reading: _Reading) -> None:
    """The report of an entry: its page where the feed only announces it, else what the feed has."""
    ask, now = reading.ask, reading.now
    known = reading.entries.get(key, Entry(key, item.facts.url, first=now))
    known = replace(known, mark=_mark(item), checked=now)
    reading.entries[key] = known
    if item.facts.url is not None and not item.is_whole:
        seen = visit(known, ask, now)
        found = tuple(
            replace(one, document=complete_from_feed(one.document, item.facts, None))
            for one in seen.found
        )
        reading.add(key, replace(seen, found=found))
        if seen.entry.digest:
            return
    made, rejected = split([make_item(feed, item, taken)], feed.content)
    reading.found += made
    reading.rejections += rejected


def _again(entries: Iterable[Entry], asked: set[str], now: str) -> list[Entry]:
    """The entries whose pages are due to be looked at again, those first that wait longest."""
    at = datetime.fromisoformat(now)
    due = [
        entry
        for entry in entries
        if entry.key not in asked
        and entry.url
        and entry.digest
        and not entry.is_gone
        and at - datetime.fromisoformat(entry.first or now) <= timedelta(days=AGAIN_DAYS)
        and abs(at - datetime.fromisoformat(entry.checked or now)).total_seconds() >= AGAIN_SECONDS
    ]
    return sorted(due, key=lambda one: (one.checked, one.key))[:MOST_AGAIN]
