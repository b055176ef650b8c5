"""A page made ready for extraction: quotes, posts, entries and lists that must not be lost."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml.html import HtmlElement

from stemma.model import Passage, PassageKind
from stemma.read.html.entries import find_entries
from stemma.read.html.marks import MOST, Marked, can_mark, mark
from stemma.read.html.named import Layout
from stemma.read.html.posts import Quoted, find_quoted

_WRAPPERS: Final = frozenset({"div", "figure", "section", "aside", "span", "center"})


@dataclass(frozen=True, slots=True)
class Blocks:
    """What stands under each mark of a page: the quotation or post, or the time of an entry."""

    quoted: dict[int, Quoted] = field(default_factory=dict)
    entries: dict[int, str] = field(default_factory=dict)

    def passages(self, marked: Marked) -> list[Passage]:
        """The passages of the text that was extracted, by their start."""
        found = []
        for number, (start, end) in marked.places.items():
            if number in self.entries:
                stamp = self.entries[number]
                found.append(Passage(start, end, PassageKind.ENTRY, None, stamp))
            elif number in self.quoted:
                found.append(_passage(self.quoted[number], marked.text, start, end))
        return sorted(found, key=lambda p: (p.start, -p.end))


def _passage(quoted: Quoted, text: str, start: int, end: int) -> Passage:
    author = None
    if quoted.author:
        place = text.rfind(quoted.author, start, end)
        author = (place, place + len(quoted.author)) if place >= 0 else None
    return Passage(start, end, quoted.kind, author, quoted.published)


def prepare(tree: HtmlElement, layout: Layout, *, is_live: bool) -> Blocks:
    """The marks of a page, whose tree is changed: see the module. `is_live`: it is a live blog.

    A page that has the letters of the marks itself gets none.
    """
    if not can_mark(tree.text_content()):
        return Blocks()
    number = 0
    quoted: dict[int, Quoted] = {}
    for found in find_quoted(tree, layout)[: MOST // 2]:
        new = _rewrite(found, layout.words)
        if new is not None:
            mark(new, number)
            quoted[number] = found
            number += 1
    entries: dict[int, str] = {}
    for entry in find_entries(tree, layout)[: MOST - number] if is_live else ():
        mark(entry.element, number)
        _drop_times(entry.element)
        entries[number] = entry.published
        number += 1
    return Blocks(quoted, entries)


def _drop_times(element: HtmlElement) -> None:
    """Take out the times at the head of an entry ("1h ago"): the entry has them as its own."""
    for time in list(element.iter("time")):
        above = time.getparent()
        if above is not None and not (above.text or "").strip() and not (time.tail or "").strip():
            time.text = None
            for below in list(time):
                time.remove(below)


def _rewrite(found: Quoted, counts: Mapping[HtmlElement, int]) -> HtmlElement | None:
    """A plain block quote in the place of a quotation and of all that only wraps it."""
    old = found.element
    while (above := old.getparent()) is not None and above.tag in _WRAPPERS:
        if counts.get(above) != counts.get(old):
            break
        old = above
    holder = old.getparent()
    if holder is None:
        return None
    new: HtmlElement = old.makeelement("blockquote", {})
    new.extend(_paragraphs(new, found.lines))
    new.tail = old.tail
    holder.replace(old, new)
    return new


def _paragraphs(maker: HtmlElement, lines: Iterable[str]) -> list[HtmlElement]:
    made = []
    for line in lines:
        paragraph = maker.makeelement("p", {})
        paragraph.text = line
        made.append(paragraph)
    return made
