"""Lists that are part of a report's text and that extraction lost, made into paragraphs."""

import re
from collections.abc import Iterator
from typing import Final

from lxml.html import HtmlElement

from stemma.read.html.fragment import find_lines
from stemma.read.html.index import squeeze
from stemma.read.html.named import is_aside, names_of

_LISTS: Final = frozenset({"ul", "ol", "dl", "menu"})
_BEFORE: Final = frozenset({"p", "h2", "h3", "h4", "blockquote", *_LISTS})

_OTHER: Final = re.compile(
    r"nav|menu|byline|author|meta|share|social|caption|gallery|slide|carousel|image|photo|credit"
    r"|tags?\b|breadcrumb|related|pagin|widget|promo|toolbar",
    re.IGNORECASE,
)
"""Names of lists that are part of the page."""

LINKED_SHARE_SCORE: Final = 0.3
"""A list with more of its words in links leads elsewhere."""
_LONGEST: Final = 20_000
"""Characters of the longest list that is looked at, and of the paragraph before it."""


def keep_lists(tree: HtmlElement, text: str) -> bool:
    """Whether lists that the text of a page lost were made into paragraphs of its tree.

    A list belongs to the text where the paragraph right before it does. Lists of links, and those
    in navigation and at the foot of a page, are left as they are.
    """
    squeezed = squeeze(text)
    changed = False
    for element in list(tree.iter(*_LISTS)):
        before = _paragraph_before(element)
        if before is None or not _is_part(element):
            continue
        lines = [squeeze(line) for line in find_lines(element)]
        lead = squeeze("".join(find_lines(before)))
        if not lead or lead not in squeezed or all(line in squeezed for line in lines):
            continue
        _rewrite(element)
        changed = True
    return changed


def _paragraph_before(element: HtmlElement) -> HtmlElement | None:
    """The paragraph or list right before a list."""
    for before in element.itersiblings(preceding=True):
        if isinstance(before.tag, str):
            return before if before.tag in _BEFORE else None
    return None


def _is_part(element: HtmlElement) -> bool:
    above = list(element.iterancestors())
    if any(map(is_aside, (element, *above))) or any(e.tag in _LISTS for e in above):
        return False
    if any(_OTHER.search(name) for e in (element, *above[:2]) for name in names_of(e)):
        return False
    size = len(element.text_content())
    linked = sum(len(link.text_content()) for link in element.iter("a"))
    return 0 < size <= _LONGEST and linked <= LINKED_SHARE_SCORE * size


def _rewrite(element: HtmlElement) -> None:
    holder = element.getparent()
    made = list(_paragraphs(element))
    if holder is not None and made:
        place = holder.index(element)
        made[-1].tail = element.tail
        holder[place : place + 1] = made


def _paragraphs(element: HtmlElement) -> Iterator[HtmlElement]:
    term = ""
    for child in element.iterchildren("li", "dt", "dd"):
        words = " ".join(find_lines(child))
        if child.tag == "dt":
            term = words
            continue
        if child.tag == "dd":
            words, term = f"{term}: {words}" if term else words, ""
        if words:
            made = element.makeelement("p", {})
            made.text = f"- {words}"
            yield made
