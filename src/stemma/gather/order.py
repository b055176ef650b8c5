"""When documents appeared: the order in which they are taken, and how near two days are."""

from __future__ import annotations

from bisect import bisect_right
from datetime import UTC, date, datetime
from typing import Final

from stemma.model import Document

NEARNESS: Final = ((0, 1.1), (2, 1.1), (7, 0.9), (30, 0.6), (90, 0.5))
"""(days between two reports, how much that speaks for one event), straight lines in between.

Below 1 it speaks against. Where a date is missing nothing speaks: 1. Read off nine coverages put
among 800 news articles of one election year; `bench/README.md` has what it brings. It never falls
to nothing, because a date may be wrong: one of the 68 reports has day and month exchanged.
"""

HIGHEST: Final = max(share for _, share in NEARNESS)

Key = tuple[bool, datetime, int, str, str]


def order_of(document: Document) -> Key:
    """Where a document stands among others: by time, those without one last, the longer first.

    A date alone counts as the beginning of its day, a time without zone as UTC. Of two texts of
    one time the longer is taken first, so that a shortened copy comes after what it shortens.
    """
    told = document.published
    return key_of(told or "", document.sha256, document.id, length=len(document.text))


def key_of(published: str, sha256: str, document_id: str, *, length: int) -> Key:
    """The same of what is told of a document; `published` is empty where nothing says it."""
    when = instant_of(published)
    missing = when is None
    return (
        missing,
        datetime.max.replace(tzinfo=UTC) if when is None else when,
        -length,
        sha256,
        document_id,
    )


def instant(document: Document) -> datetime | None:
    """When a document was published; `None` where nothing says it, or not in ISO 8601."""
    return instant_of(document.published or "")


def instant_of(published: str) -> datetime | None:
    """The same of its words; empty ones say nothing."""
    try:
        found = datetime.fromisoformat(published)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def day(document: Document) -> date | None:
    """The day of publication where it was published; `None` where nothing says it."""
    return day_of(document.published or "")


def day_of(published: str) -> date | None:
    """The same of its words; empty ones say nothing."""
    try:
        return datetime.fromisoformat(published).date()
    except ValueError:
        return None


def nearness(days: int) -> float:
    """How much so many days between two reports speak for one event.

    >>> nearness(1), round(nearness(365), 2)
    (1.1, 0.5)
    """
    place = bisect_right(NEARNESS, (days, 9.0))
    if place == len(NEARNESS):
        return NEARNESS[-1][1]
    (left, low), (right, high) = NEARNESS[place - 1], NEARNESS[place]
    return low + (high - low) * (days - left) / (right - left)
