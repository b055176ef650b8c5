"""Lists that are part of a report's text, made into paragraphs that extraction keeps."""

from collections.abc import Iterator
from typing import Final

from lxml.html import HtmlElement

from stemma.read.html.fragment import find_lines
from stemma.read.html.named import is_aside, names_of

_LISTS: Final = frozenset({"ul", "ol", "dl", "menu"})
_WORDS: Final = frozenset({"p", "h2", "h3", "h4", "ul", "ol", "dl", "blockquote"})
_HOLDERS: Final = frozenset({"article", "main", "div"})
"""What trafilatura takes for the place of a report; lists in it are kept."""

LINKED_SHARE_SCORE: Final = 0.5
"""A list with more of its words in links leads elsewhere."""


def keep_lists(tree: HtmlElement) -> None:
    """Lists straight under `body`, or in sections that nothing else holds, become paragraphs.

    So do definition lists anywhere behind a paragraph. Lists of links, and those in navigation and
    at the foot of a page, are left as they are.
    """
    for element in list(tree.iter("ul", "ol", "dl", "menu")):
        if _is_part(element) and (element.tag in {"dl", "menu"} or not _is_held(element)):
            _rewrite(element)


def _is_part(element: HtmlElement) -> bool:
    above = list(element.iterancestors())
    if any(map(is_aside, (element, *above))) or any(e.tag in _LISTS for e in above):
        return False
    words = len(element.text_content().split())
    linked = sum(len(link.text_content().split()) for link in element.iter("a"))
    if (
        not words
        or linked > LINKED_SHARE_SCORE * words
        or any("nav" in n for n in names_of(element))
    ):
        return False
    before = next((e for e in element.itersiblings(preceding=True) if isinstance(e.tag, str)), None)
    return before is not None and before.tag in _WORDS


def _is_held(element: HtmlElement) -> bool:
    return any(above.tag in _HOLDERS for above in element.iterancestors())


def _rewrite(element: HtmlElement) -> None:
    holder = element.getparent()
    if holder is None:
        return
    place = holder.index(element)
    made = list(_paragraphs(element))
    if made:
        made[-1].tail = element.tail
        holder[place : place + 1] = made


def _paragraphs(element: HtmlElement) -> Iterator[HtmlElement]:
    term = ""
    for number, child in enumerate(element.iterchildren("li", "dt", "dd"), start=1):
        words = " ".join(find_lines(child))
        if child.tag == "dt":
            term = words
            continue
        if child.tag == "dd":
            words, term = f"{term}: {words}" if term else words, ""
        if words:
            made = element.makeelement("p", {})
            made.text = f"{number}. {words}" if element.tag == "ol" else f"- {words}"
            yield made
