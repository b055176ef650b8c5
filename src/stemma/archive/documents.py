"""A document ↔ its row."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from stemma.archive.files import load_rows
from stemma.gather.order import day as published_day
from stemma.model import (
    DateClue,
    DayKind,
    Document,
    Flag,
    MappedSpan,
    PageNumber,
    Passage,
    PassageKind,
    PublishedFrom,
    Span,
    StatedDay,
)
from stemma.read.versions import captured

UNDATED: Final = "undated"

_PLAIN: Final = (
    "id", "source", "title", "outlet", "byline", "url", "published", "date_words", "updated",
    "captured", "language", "dateline", "agency", "text", "sha256", "bytes_sha256",
)  # fmt: skip


def day_of(document: Document) -> str:
    """The day under which a document is kept: of publication, else of capture, else `undated`.

    >>> day_of(Document("a", "a.txt", "x", "0", captured="2031-03-04T23:30:00Z"))
    '2031-03-04'
    """
    found = published_day(document)
    if found is None and (when := captured(document)) is not None:
        found = when.date()
    return UNDATED if found is None else found.isoformat()


def to_row(document: Document) -> dict[str, Any]:
    """The row that holds all of it."""
    row: dict[str, Any] = {name: getattr(document, name) for name in _PLAIN}
    page = document.page
    return row | {
        "published_from": document.published_from.value,
        "flags": [flag.value for flag in document.flags],
        "corrections": list(document.corrections),
        "based_on": list(document.based_on),
        "source_map": [
            {
                "start": one.start,
                "end": one.end,
                "source_start": one.source_start,
                "source_end": one.source_end,
            }
            for one in document.source_map
        ],
        "dated_by": [
            {
                "document": one.span.document_id,
                "start": one.span.start,
                "end": one.span.end,
                "reason": one.reason,
            }
            for one in document.dated_by
        ],
        "possible": _days(document.possible),
        "near": _days(document.near),
        "passages": [
            {
                "start": one.start,
                "end": one.end,
                "kind": one.kind.value,
                "author_start": None if one.author is None else one.author[0],
                "author_end": None if one.author is None else one.author[1],
                "published": one.published,
            }
            for one in document.passages
        ],
        "stated": [
            {"kind": one.kind.value, "date": one.date, "where": one.where}
            for one in document.stated
        ],
        "page": None
        if page is None
        else {
            "number": page.number,
            "count": page.count,
            "of": page.of,
            "has_next": page.has_next,
        },
    }


def from_row(row: Mapping[str, Any]) -> Document:
    """The document that a row holds."""
    page = row["page"]
    return Document(
        **{name: row[name] for name in _PLAIN},
        published_from=PublishedFrom(row["published_from"]),
        flags=tuple(map(Flag, row["flags"])),
        corrections=tuple(row["corrections"]),
        based_on=tuple(row["based_on"]),
        source_map=tuple(MappedSpan(**one) for one in row["source_map"]),
        dated_by=tuple(
            DateClue(Span(one["document"], one["start"], one["end"]), one["reason"])
            for one in row["dated_by"]
        ),
        possible=_pair(row["possible"]),
        near=_pair(row["near"]),
        passages=tuple(
            Passage(
                one["start"],
                one["end"],
                PassageKind(one["kind"]),
                None if one["author_start"] is None else (one["author_start"], one["author_end"]),
                one["published"],
            )
            for one in row["passages"]
        ),
        stated=tuple(
            StatedDay(DayKind(one["kind"]), one["date"], one["where"]) for one in row["stated"]
        ),
        page=None if page is None else PageNumber(**page),
    )


def load_documents(folder: Path, paths: Iterable[str], ids: Collection[str]) -> dict[str, Document]:
    """Those documents of some files of an archive that are wanted, by id.

    Raises:
        OSError: a file cannot be read.
    """
    return {row["id"]: from_row(row) for path in paths for row in load_rows(folder / path, ids=ids)}


def _days(days: tuple[date, date] | None) -> dict[str, date] | None:
    return None if days is None else {"first": days[0], "last": days[1]}


def _pair(days: Mapping[str, date] | None) -> tuple[date, date] | None:
    return None if days is None else (days["first"], days["last"])
