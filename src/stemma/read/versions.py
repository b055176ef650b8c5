"""Captures of one address at several times: versions of one report."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from stemma.model import Document
from stemma.read.address import bare_address


def captured(document: Document) -> datetime | None:
    """When a document was captured; `None` where nothing says it. Without a zone it is UTC."""
    if document.captured is None:
        return None
    try:
        found = datetime.fromisoformat(document.captured)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def capture_order(left: Document, right: Document) -> int:
    """Which of two captures of one address is the earlier: -1 the left, 1 the right.

    0 where they are not captures of one address, or of one moment.

    >>> one, other = (Document(d, "a.warc", "x", "0", url="https://norwire.example/1",
    ...               captured=f"2031-05-{d}T00:00:00Z") for d in ("06", "07"))
    >>> capture_order(one, other), capture_order(other, one), capture_order(one, one)
    (-1, 1, 0)
    """
    if left.url is None or right.url is None or bare_address(left.url) != bare_address(right.url):
        return 0
    first, second = captured(left), captured(right)
    if first is None or second is None:
        return 0
    return (first > second) - (first < second)


def find_versions(documents: Iterable[Document]) -> list[list[Document]]:
    """Those that were captured several times, each in the order of its captures."""
    known: dict[str, list[tuple[datetime, str, Document]]] = {}
    for document in documents:
        when = captured(document)
        if document.url is not None and when is not None:
            known.setdefault(bare_address(document.url), []).append((when, document.id, document))
    return [
        [document for _, _, document in sorted(found, key=lambda one: one[:2])]
        for _, found in sorted(known.items())
        if len({when for when, _, _ in found}) > 1
    ]


def find_repeats(documents: Iterable[Document]) -> frozenset[str]:
    """The ids of captures whose words an earlier one of the same address has already."""
    out = set()
    for versions in find_versions(documents):
        seen: set[str] = set()
        for document in versions:
            if document.sha256 in seen:
                out.add(document.id)
            seen.add(document.sha256)
    return frozenset(out)
