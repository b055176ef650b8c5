"""A web page → the `Document` on it."""

import logging
import re
from dataclasses import replace
from typing import Final

import trafilatura
from lxml.html import HtmlElement

from stemma.model import Document, Rejection
from stemma.read.decode import Decoded
from stemma.read.facts import STAGE, Taken, make_document
from stemma.read.html.charset import decode_told
from stemma.read.html.quality import find_flags
from stemma.read.html.size import find_excess
from stemma.read.html.stated import find_stated
from stemma.read.limits import MAX_PAGE_BYTES
from stemma.read.payload import Payload
from stemma.read.sourcemap import find_words, map_text

# They report on pages that are rejections here; without a handler Python would print that.
for _name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

_RULE: Final = re.compile(r"\|(?:\s*:?-+:?\s*\|)+\s*")
"""The line under the head of a table."""

NO_TEXT: Final = "no text of a report on this page"


def read_page(page: Payload, *, published: str | None = None) -> Document | Rejection:
    """The report on a page: its text as trafilatura finds it, and what the page states about it.

    The text of comments is left out. `published` is the date of a page that has none.
    """
    if len(page.content) > MAX_PAGE_BYTES:
        size = len(page.content)
        return Rejection(
            page.source, STAGE, f"too large: {size} bytes, the limit is {MAX_PAGE_BYTES}"
        )
    decoded = decode_told(page.content, page.content_type)
    written = decoded.text
    if not written.strip():
        return Rejection(page.source, STAGE, "empty: a page without a character")
    excess = find_excess(written)
    if excess is not None:
        return Rejection(page.source, STAGE, f"too large: {excess}")
    try:
        return _read(page, decoded, published)
    except Exception as error:  # noqa: BLE001 - whatever a page provokes in the parsers is its end alone
        reason = f"not readable as a page: {type(error).__name__}: {error}"
        return Rejection(page.source, STAGE, reason[:300])


def _read(page: Payload, decoded: Decoded, published: str | None) -> Document | Rejection:
    written = decoded.text
    tree = trafilatura.load_html(written)
    if tree is None:
        return Rejection(page.source, STAGE, "not a page: no HTML in it")
    stated = find_stated(tree, page.url, page.captured)
    text = _without_title(extract_text(tree), stated.titles)
    if not text:
        return Rejection(page.source, STAGE, NO_TEXT)
    flags = find_flags(text, titles=stated.titles, linked=stated.linked, status=page.status)
    facts = replace(stated.facts, flags=flags | decoded.flags)
    found = map_text(text, find_words(written))
    return make_document(
        text, page.source, facts, published=published, taken=Taken.of(page.content, found)
    )


def extract_text(tree: HtmlElement) -> str:
    """The text of the report on a page, a line a paragraph; empty where none is found.

    Without its second opinions ("fast") trafilatura is as right on pages of news, and faster. It
    looks for repeated paragraphs nowhere: what it remembers of other pages must change nothing.
    """
    found = trafilatura.extract(
        tree, fast=True, include_comments=False, include_tables=True, deduplicate=False
    )
    lines = (found or "").split("\n")
    return "\n".join(line for line in lines if line.strip() and not _RULE.fullmatch(line))


def _without_title(text: str, titles: tuple[str, ...]) -> str:
    """A text without its first line, if that is the title: no claim is made of a title."""
    first, _, rest = text.partition("\n")
    squeezed = _squeeze(first)
    return rest if squeezed and squeezed in map(_squeeze, titles) else text


def _squeeze(words: str) -> str:
    return "".join(filter(str.isalnum, words.lower()))
