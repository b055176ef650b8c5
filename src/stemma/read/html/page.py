"""A web page → the `Document` on it."""

import logging
import re
from dataclasses import replace
from typing import Final

import trafilatura
from lxml.html import HtmlElement

from stemma.model import Document, Flag, Passage, PassageKind, Rejection
from stemma.read.decode import Decoded
from stemma.read.facts import STAGE, Taken, make_document
from stemma.read.html.blocks import prepare
from stemma.read.html.charset import decode_told
from stemma.read.html.entries import find_stated_entries, find_written_entries, has_entries
from stemma.read.html.fragment import find_lines
from stemma.read.html.index import find_cards, is_index
from stemma.read.html.lists import keep_lists
from stemma.read.html.marks import lift_marks
from stemma.read.html.named import Layout
from stemma.read.html.nested import unnest
from stemma.read.html.notes import find_notes
from stemma.read.html.paging import bare_title, find_page, is_paging
from stemma.read.html.quality import find_flags, is_live
from stemma.read.html.size import find_excess
from stemma.read.html.stated import find_stated
from stemma.read.html.tables import holds_figures
from stemma.read.limits import MAX_PAGE_BYTES
from stemma.read.passages import find_corrections
from stemma.read.payload import Payload
from stemma.read.sourcemap import find_words, map_text

# They report on pages that are rejections here; without a handler Python would print that.
for _name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

_RULE: Final = re.compile(r"\|(?:\s*:?-+:?\s*\|)+\s*")
"""The line under the head of a table."""

_SHORT: Final = 20
"""Letters of a block that is found in too many places."""
_MOST_SHARE_SCORE: Final = 0.9
"""Share of a text that must be found again in the blocks of its page for it to be cut by them."""

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
    unnest(tree, written)
    stated = find_stated(tree, page.url, page.captured)
    number = find_page(tree, stated.facts.url, stated.facts.outlet, stated.titles)
    layout = Layout.of(tree)
    live = is_live(stated.titles, stated.linked) or has_entries(tree, written, layout)
    cards = find_cards(tree, stated.facts.url, layout)
    has_table = holds_figures(tree)
    notes = [*find_notes(tree), *(stated.linked.corrections() if stated.linked else ())]
    days = stated.facts.published, stated.facts.updated
    blocks = prepare(tree, layout, is_live=live, days=days)
    lines = extract_lines(tree)
    if keep_lists(tree, "".join(lines)):
        lines = extract_lines(tree)
    lines = _without_title(lines, stated.titles)
    about = set() if live else {day.where.partition("“")[2] for day in stated.facts.stated}
    lines = [
        line
        for line in lines
        if f"{' '.join(line.split())}”" not in about or find_corrections(line)
    ]
    if number is not None:
        lines = [line for line in lines if not is_paging(line)]
    marked = lift_marks(lines, is_marked=bool(blocks.quoted or blocks.entries))
    text = marked.text
    if not text:
        return Rejection(page.source, STAGE, NO_TEXT)
    flags = find_flags(text, titles=stated.titles, linked=stated.linked, status=page.status)
    if live:
        flags |= {Flag.LIVE_BLOG}
    if not live and is_index(
        text.split("\n"), cards, titles=stated.titles, linked=stated.linked, kinds=stated.kinds,
        url=stated.facts.url,
    ):  # fmt: skip
        flags |= {Flag.INDEX_PAGE}
        number = None
    if has_table:
        flags |= {Flag.TABLE}
    passages = blocks.passages(marked)
    if live and not any(p.kind is PassageKind.ENTRY for p in passages):
        named = find_stated_entries(stated.linked.updates, text) if stated.linked else []
        passages += [
            Passage(start, end, PassageKind.ENTRY, None, stamp)
            for start, end, stamp in named or find_written_entries(text)
        ]
    facts = replace(
        stated.facts,
        flags=stated.facts.flags | flags | decoded.flags,
        passages=tuple(passages),
        corrections=tuple(notes),
        page=number,
        title=bare_title(stated.facts.title) if number else stated.facts.title,
    )
    found = map_text(text, find_words(written))
    return make_document(
        text, page.source, facts, published=published, taken=Taken.of(page.content, found)
    )


def extract_lines(tree: HtmlElement) -> list[str]:
    """The text of the report on a page, a line a paragraph; empty where none is found.

    Without its second opinions ("fast") trafilatura is as right on pages of news, and faster. It
    looks for repeated paragraphs nowhere: what it remembers of other pages must change nothing.
    """
    found = trafilatura.extract(
        tree, fast=True, include_comments=False, include_tables=True, deduplicate=False
    )
    lines = [line for line in (found or "").split("\n") if line.strip()]
    if len(lines) == 1:
        lines = _split(lines[0], _blocks(tree))
    return [line for line in lines if not _RULE.fullmatch(line)]


def _blocks(tree: HtmlElement) -> list[str]:
    body = tree.find(".//body")
    return find_lines(tree if body is None else body)


def _split(line: str, blocks: list[str]) -> list[str]:
    """The blocks that a text was joined from: what little a short page holds comes in one line."""
    whole = _squeeze(line)
    kept = []
    place = 0
    for block in blocks:
        squeezed = _squeeze(block)
        found = whole.find(squeezed, place) if squeezed else -1
        if found == place or (found >= 0 and len(squeezed) > _SHORT):
            kept.append(block)
            place = found + len(squeezed)
    return kept if place >= _MOST_SHARE_SCORE * len(whole) else [line]


def _without_title(lines: list[str], titles: tuple[str, ...]) -> list[str]:
    """The lines without the first, if that is the title: no claim is made of a title."""
    squeezed = _squeeze(lines[0]) if lines else ""
    return lines[1:] if squeezed and squeezed in map(_squeeze, titles) else lines


def _squeeze(words: str) -> str:
    return "".join(filter(str.isalnum, words.lower()))
