"""What a file holds: by its name, by the type that a server gave it, else by how it begins."""

import re
from enum import StrEnum
from pathlib import PurePath
from typing import Final

from stemma.read.payload import Payload


class Format(StrEnum):
    """What is read."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    JSON = "JSON"
    JSONL = "JSONL"
    CSV = "CSV"
    TSV = "TSV"
    PDF = "PDF"
    DOCX = "a Word file"
    FEED = "a feed"
    OPML = "OPML"
    ADDRESSES = "addresses"
    WARC = "WARC"
    WACZ = "WACZ"


SUFFIXES: Final = {
    ".txt": Format.TEXT, ".text": Format.TEXT,
    ".md": Format.MARKDOWN, ".markdown": Format.MARKDOWN,
    ".html": Format.HTML, ".htm": Format.HTML, ".xhtml": Format.HTML,
    ".json": Format.JSON, ".jsonl": Format.JSONL, ".ndjson": Format.JSONL,
    ".jl": Format.JSONL, ".tab": Format.TSV,
    ".csv": Format.CSV, ".tsv": Format.TSV, ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".rss": Format.FEED, ".atom": Format.FEED, ".opml": Format.OPML,
    ".urls": Format.ADDRESSES, ".warc": Format.WARC, ".arc": Format.WARC, ".wacz": Format.WACZ,
}  # fmt: skip
"""Suffix in lower case → format. `.xml` is looked into, `.gz` and `.zst` are taken off."""

_TYPES: Final = {
    "text/html": Format.HTML, "application/xhtml+xml": Format.HTML,
    "text/plain": Format.TEXT, "text/markdown": Format.MARKDOWN, "application/pdf": Format.PDF,
    "application/json": Format.JSON, "application/x-ndjson": Format.JSONL,
    "application/jsonl": Format.JSONL, "text/csv": Format.CSV,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Format.DOCX,
    "text/tab-separated-values": Format.TSV, "application/rss+xml": Format.FEED,
    "application/atom+xml": Format.FEED, "application/rdf+xml": Format.FEED,
    "text/x-opml": Format.OPML,
}  # fmt: skip

_NOTES: Final = frozenset({"README", "LICENSE", "NOTICE", "CHANGELOG"})
"""Files that speak of the folder they lie in."""

_LOOKED_AT: Final = 2_048
_ROOTS: Final = (
    (re.compile(rb"<(?:rss|(?:\w+:)?RDF)\b|<(?:atom:)?feed\b"), Format.FEED),
    (re.compile(rb"<opml\b", re.IGNORECASE), Format.OPML),
    (re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE), Format.HTML),
)


def split_name(name: str) -> tuple[str, bool]:
    """(suffix in lower case, whether `.gz` or `.zst` was behind it).

    >>> split_name("pages/A.Html.GZ"), split_name("b.warc.zst"), split_name("README")
    (('.html', True), ('.warc', True), ('', False))
    """
    path = PurePath(name)
    suffix = path.suffix.lower()
    if suffix in {".gz", ".zst"}:
        return PurePath(path.stem).suffix.lower(), True
    return suffix, False


def is_known(name: str) -> bool:
    """Whether a file in a folder is meant to be read: by its suffix, and no note on the folder."""
    suffix, packed = split_name(name)
    if PurePath(name).stem.upper() in _NOTES:
        return False
    return suffix in SUFFIXES or suffix == ".xml" or (packed and not suffix)


def find_format(page: Payload) -> Format | None:
    """What something fetched is, `None` where it is nothing that is read."""
    kind = _TYPES.get(page.media_type)
    begins = sniff(page.content)
    if kind in {Format.HTML, Format.TEXT} and begins in {Format.FEED, Format.OPML, Format.PDF}:
        return begins  # feeds are often sent as text
    if kind is None and page.media_type in {"", "application/octet-stream", "binary/octet-stream"}:
        return begins or SUFFIXES.get(split_name((page.url or "").partition("?")[0])[0])
    if kind is None and page.media_type.endswith(("/xml", "+xml")):
        return begins
    return kind


def sniff(content: bytes) -> Format | None:
    """What content is, by how it begins; `None` where that does not tell."""
    head = content[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"%PDF-"):
        return Format.PDF
    if head.startswith((b"WARC/", b"filedesc://")):
        return Format.WARC
    if head.startswith(b"PK\x03\x04"):
        is_word = b"[Content_Types].xml" in head or b"word/" in head
        return Format.DOCX if is_word else Format.WACZ
    if head.startswith(b"<"):
        for root, kind in _ROOTS:
            if root.search(head):
                return kind
    return None
