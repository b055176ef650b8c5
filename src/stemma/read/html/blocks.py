"""A page made ready for extraction: quotes, posts, entries and lists that must not be lost."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml.html import HtmlElement

from stemma.model import Passage, PassageKind
from stemma.read.html.entries import find_entries
from stemma.read.html.entry_lines import rebuild
from stemma.read.html.marks import MOST, Marked, can_mark, mark
from stemma.read.html.named import Layout
from stemma.read.html.posts import Quoted, find_quoted

_WRAPPERS: Final = frozenset({"div", "figure", "section", "aside", "span", "center"})


@dataclass(frozen=True, slots=True)
class Blocks:
    """What stands under each mark of a page: a quotation or post, or an entry's time and author."""

    quoted: dict[int, Quoted] = field(default_factory=dict)
    entries: dict[int, tuple[str, str | None]] = field(default_factory=dict)

    def passages(self, marked: Marked) -> list[Passage]:
        """The passages of the text that was extracted, by their start."""
        found = []
        for number, (start, end) in marked.places.items():
            if number in self.entries:
                stamp, author = self.entries[number]
                place = _place(author, marked.text, start, end)
                found.append(Passage(start, end, PassageKind.ENTRY, place, stamp))
            elif number in self.quoted:
                found.append(_passage(self.quoted[number], marked.text, start, end))
        return sorted(found, key=lambda p: (p.start, -p.end))


def _place(words: str | None, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where words stand in a part of a text."""
    place = text.find(words, start, end) if words else -1
    return (place, place + len(words)) if words and place >= 0 else None


def _passage(quoted: Quoted, text: str, start: int, end: int) -> Passage:
    author = None
    if quoted.author:
        place = text.rfind(quoted.author, start, end)
        author = (place, place + len(quoted.author)) if place >= 0 else None
    return Passage(start, end, quoted.kind, author, quoted.published)


def prepare(
    tree: HtmlElement, layout: Layout, *, is_live: bool, days: tuple[str | None, str | None]
) -> Blocks:
    """The marks of a page, whose tree is changed: see the module. `is_live`: it is a live blog.

    `days` are when it was published and changed, for entries that give a time of day alone.
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
    entries: dict[int, tuple[str, str | None]] = {}
    for entry in find_entries(tree, layout, days)[: MOST - number] if is_live else ():
        author = rebuild(entry.element)
        mark(entry.element, number)
        entries[number] = entry.published, author
        number += 1
    return Blocks(quoted, entries)


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
