"""The entries of a live blog on its page, each with the time it was posted at."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from lxml.html import HtmlElement

from stemma.read.html.clocks import find_clocks
from stemma.read.html.linked import clean
from stemma.read.html.named import Layout, names_of
from stemma.read.stamp import parse_stamp

FEWEST: Final = 2
"""Entries of a page that make it a live blog where it says that it is one."""
SHORTEST: Final = 3
"""Words of an entry beside its time."""
_BOXES: Final = frozenset({"article", "div", "li", "p", "section", "tr"})
_TIME_DATA: Final = ("datetime", "data-datetime", "data-time", "data-timestamp", "data-date")
_CLOCK: Final = r"\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?"
_DAY: Final = (
    r"(?:[A-Z][a-z]{2,8},?\s+)?(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8}\.?,?\s+\d{4}|\d{4}-\d\d-\d\d)"
)
_HEAD: Final = re.compile(
    rf"^(?:{_DAY}[\s,|–—-]+(?:at\s+)?{_CLOCK}|{_CLOCK}[\s,|–—-]+(?:on\s+)?{_DAY})(?=\W"
    rf"|\Z)",
    re.MULTILINE,
)
"""A day and a time of day at the start of a line: the head of an entry."""
_LOOKED_AT: Final = 2_000
"""Most times of a page that are looked at."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its element, and when it was posted, ISO 8601."""

    element: HtmlElement
    published: str


def has_entries(tree: HtmlElement, written: str, layout: Layout) -> bool:
    """Whether a page is a live blog by what its elements are called: `li.live-post`, three times.

    `written` is the page as written: the question is asked only where it has the word.
    """
    if _HINT.search(written) is None:
        return False
    count: Counter[tuple[object, ...]] = Counter()
    for element in tree.iter("li", "div", "article", "section"):
        if element in layout.asides or layout.words.get(element, 0) < LEAST_WORDS:
            continue
        if any(map(_ENTRY.fullmatch, names_of(element))):
            count[_row(element)] += 1
    return max(count.values(), default=0) > FEWEST


_HINT: Final = re.compile(
    r"(?:live|lb)[\w-]{0,20}(?:post|entry|update|item|block|event|message|card)", re.IGNORECASE
)
_ENTRY: Final = re.compile(
    r"(?:[\w-]*[-_])?(?:live[-_]?(?:blog|ticker|stream|feed|coverage)?|lb)[-_]*"
    r"(?:post|entry|update|item|block|event|message|card)(?:[-_]?\d+)?",
    re.IGNORECASE,
)
LEAST_WORDS: Final = 10
"""Words of an entry by its name alone."""


def find_entries(
    tree: HtmlElement, layout: Layout, days: tuple[str | None, str | None] = (None, None)
) -> list[Entry]:
    """The entries of a live blog: alike, side by side, each with a time of its own.

    An entry is the largest element around a time that has no other entry's time in it. Those of
    comments and of what stands beside the report are none. Where none has a time that states its
    day, the times of day that are written count, from `days`, when the page was published and when
    it was changed. Empty where fewer than two are found.
    """
    times = [
        (element, stamp)
        for element in _timed(tree)
        if (stamp := _stamp_of(element)) and element.getparent() not in layout.asides
    ][:_LOOKED_AT]
    found = _around(tree, times)
    return found or _around(tree, find_clocks(tree, layout, days))


def _around(tree: HtmlElement, times: list[tuple[HtmlElement, str]]) -> list[Entry]:
    """The entries around some times."""
    count: Counter[HtmlElement] = Counter()
    for element, _ in times:
        count.update((element, *element.iterancestors()))
    found: dict[HtmlElement, str] = {}
    for element, stamp in times:
        top = element
        while (above := top.getparent()) is not None and _holds_one(above, count, len(times)):
            top = above
        is_box = top is not element or element.tag in _BOXES
        if is_box and len(top.text_content().split()) >= SHORTEST:
            found.setdefault(top, stamp)
    rows = Counter(_row(top) for top in found)
    entries = [Entry(top, stamp) for top, stamp in found.items() if rows[_row(top)] >= FEWEST]
    return entries or _split_flat(tree, times)


def _holds_one(element: HtmlElement, count: Mapping[HtmlElement, int], whole: int) -> bool:
    """Whether an element has the times of one entry; it may have the time of its change too."""
    if element.tag in {"body", "html", "main"} or count[element] >= whole > 1:
        return False
    if count[element] == 1:
        return True
    children = [child for child in element if count[child]]
    return count[element] == 2 and len(children) == 1


def _timed(tree: HtmlElement) -> Iterable[HtmlElement]:
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if (
            element.tag == "time"
            or any(key in element.attrib for key in _TIME_DATA[1:])
            or (
                (element.get("itemprop") or "").lower() == "datepublished"
                and element.get("content")
            )
        ):
            yield element


def _stamp_of(element: HtmlElement) -> str | None:
    for key in (*_TIME_DATA, "content"):
        if (written := element.get(key)) and (found := _parse(written)) and len(found) > 10:
            return found
    found = parse_stamp(" ".join(element.text_content().split()))
    return found if found and len(found) > 10 else None


def _parse(written: str) -> str | None:
    """A stamp, or seconds or milliseconds since 1970, as ISO 8601."""
    found = _EPOCH.fullmatch(written.strip())
    if found is None:
        return parse_stamp(written)
    return datetime.fromtimestamp(int(found[1]), UTC).isoformat()


_EPOCH: Final = re.compile(r"(1\d{9})(?:\d{3})?")


def _row(element: HtmlElement) -> tuple[object, ...]:
    """What entries side by side have in common."""
    return (element.getparent(), element.tag)


def _split_flat(tree: HtmlElement, times: list[tuple[HtmlElement, str]]) -> list[Entry]:
    """Entries that no element holds: a time, then what follows it up to the next.

    They are wrapped, so that each has an element. The times must be children of one element, or
    stand each in a heading or paragraph of its own there.
    """
    heads: list[tuple[HtmlElement, str]] = []
    for element, stamp in times:
        top, above = element, element.getparent()
        if above is not None and above.tag in {
            "p",
            "h2",
            "h3",
            "h4",
            "strong",
            "span",
            "b",
            "dt",
        }:
            top = above
        heads.append((top, stamp))
    parents = {top.getparent() for top, _ in heads}
    parent = next(iter(parents), None)
    if len(parents) != 1 or parent is None or len(heads) < FEWEST:
        return []
    stamps = dict(heads)
    entries: list[Entry] = []
    wrapper: HtmlElement | None = None
    for child in list(parent):
        if child in stamps:
            wrapper = tree.makeelement("div", {})
            child.addprevious(wrapper)
            entries.append(Entry(wrapper, stamps[child]))
        if wrapper is not None:
            wrapper.append(child)
    return [e for e in entries if len(e.element.text_content().split()) >= SHORTEST]


def find_written_entries(text: str) -> list[tuple[int, int, str]]:
    """(start, end, time) of entries that begin with a day and a time of day, in text order."""
    starts = {
        found.start(): stamp
        for found in _HEAD.finditer(text)
        if (stamp := parse_stamp(re.sub(r"\s*[|–—]\s*|\s+-\s+", " ", found[0])))
    }
    return _between(starts, text) if len(starts) >= FEWEST else []


def find_stated_entries(updates: Iterable[Any], text: str) -> list[tuple[int, int, str]]:
    """(start, end, time) of the entries that schema.org's `liveBlogUpdate` names, in text order.

    An entry starts where its headline or the first words of its body stand in the text, on a line
    of their own, and goes on to the next.
    """
    starts: dict[int, str] = {}
    for update in list(updates)[:_LOOKED_AT]:
        if not isinstance(update, Mapping):
            continue
        stamp = parse_stamp(clean(update.get("datePublished")) or "")
        for words in (update.get("headline"), update.get("articleBody")):
            place = _place(clean(words), text)
            if stamp and place is not None:
                starts.setdefault(place, stamp)
                break
    return _between(starts, text)


def _between(starts: Mapping[int, str], text: str) -> list[tuple[int, int, str]]:
    """Each start with its time, up to the next."""
    order = sorted(starts)
    ends = [*order[1:], len(text)] if order else []
    return [
        (start, start + len(text[start:end].rstrip()), starts[start])
        for start, end in zip(order, ends, strict=True)
    ]


def _place(words: str | None, text: str) -> int | None:
    if not words:
        return None
    found = re.search(rf"^{re.escape(words[:60])}", text, re.MULTILINE)
    return found.start() if found else None
