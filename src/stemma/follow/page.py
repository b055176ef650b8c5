"""One page that is followed → its report where its words changed, or that it is gone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from stemma.fetch import Fetched
from stemma.fetch.answer import BUSY
from stemma.follow.looked import Ask, Found, split
from stemma.follow.state import Entry
from stemma.model import Rejection
from stemma.read.formats import Format, find_format
from stemma.read.payload import Payload
from stemma.read.whole import read_whole

STAGE: Final = "follow"
MISSES: Final = 2
"""Looks in a row at which a page is not found before it counts as withdrawn: servers slip. One that
says that the page is gone for good is believed at once."""
REPORTS: Final = frozenset({Format.HTML, Format.PDF, Format.TEXT, Format.MARKDOWN, Format.DOCX})


@dataclass(frozen=True, slots=True)
class Visit:
    """What one page gave: what is known of it now, reports with other words, what was wrong.

    `wait_seconds` is how long its server asks to be left alone. `is_gone` is set once, when the
    page counts as withdrawn. `page` is what was fetched, `None` where nothing was.
    """

    entry: Entry
    found: tuple[Found, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    wait_seconds: float = 0
    is_gone: bool = False
    page: Payload | None = None


def visit(entry: Entry, ask: Ask, now: str) -> Visit:
    """Ask for the page of an entry, and read it if it changed."""
    url = entry.url or entry.key
    fetched = ask(url, entry.known)
    entry = replace(entry, checked=now, first=entry.first or now)
    if isinstance(fetched, Rejection):
        return Visit(entry, rejections=(fetched,))
    if fetched.is_unchanged:
        return Visit(replace(entry, changed=0, misses=0))
    if fetched.is_gone:
        return _missed(entry, fetched)
    if fetched.page is None:
        wait = fetched.wait_seconds or 0
        reason = f"the server answered {fetched.status} {fetched.reason}".strip()
        if fetched.status in BUSY and wait:
            reason += f"; it asks to be left alone for {wait:.0f} s"
        return Visit(entry, rejections=(Rejection(url, STAGE, reason),), wait_seconds=wait)
    return take(entry, fetched, fetched.page)


def take(entry: Entry, fetched: Fetched, page: Payload) -> Visit:
    """Read a page that was fetched; nothing comes of one whose words are what they were.

    What is no report (a stub, a wall of cookies, an error told as a page) leaves the entry as it
    was, so that what stood there before is not taken for withdrawn.
    """
    kind = find_format(page)
    if kind not in REPORTS or kind is None:
        called = page.media_type or "of an unknown type"
        reason = f"what stands there is not a report: {called}"
        return Visit(entry, rejections=(Rejection(page.source, STAGE, reason),), page=page)
    found, rejections = split(read_whole(page, kind, published=None), page.content)
    if not found:
        return Visit(entry, rejections=tuple(rejections), page=page)
    digest = digest_of(found)
    entry = replace(
        entry,
        etag=fetched.known.etag,
        modified=fetched.known.last_modified,
        misses=0,
        is_gone=False,
    )
    if digest == entry.digest:
        return Visit(replace(entry, changed=0), rejections=tuple(rejections), page=page)
    changed = entry.changed + 1 if entry.digest else 0
    entry = replace(entry, digest=digest, changed=changed)
    return Visit(entry, tuple(found), tuple(rejections), page=page)


def digest_of(found: Iterable[Found]) -> str:
    """What tells one state of a page from another: the words of its reports and nothing else."""
    return sha256("\0".join(one.document.text for one in found).encode()).hexdigest()[:32]


def _missed(entry: Entry, fetched: Fetched) -> Visit:
    entry = replace(entry, misses=entry.misses + 1)
    url = entry.url or entry.key
    reason = f"the server answered {fetched.status} {fetched.reason}".strip()
    told = (Rejection(url, STAGE, reason),)
    is_over = fetched.status == 410 or entry.misses >= MISSES
    if not is_over or entry.is_gone or not entry.digest:
        return Visit(entry, rejections=told if not entry.is_gone else ())
    return Visit(replace(entry, is_gone=True), is_gone=True, rejections=told)
