"""Boxes in boxes: what looks into each of them looks at all that they hold, once for every box."""

from typing import Final

from lxml.html import HtmlElement

MOST_VISITS: Final = 150_000
"""Links times the boxes that each stands in. The largest pages of news have 5,000 links, most of
them in fewer than 20 boxes."""

_SMALL: Final = 1_000_000
_FEW: Final = 1_000
"""A page with less source and fewer links than these has not that many: nesting ends at 256."""
_CHARACTERS: Final = 200
"""So much text takes as long to look at as a link."""
_BOXES: Final = frozenset({"article", "div", "dl", "li", "ol", "p", "section", "ul"})


def unnest(tree: HtmlElement, source: str) -> None:
    """Take the innermost boxes away, what they hold left in place, where looking takes too long.

    That is a page whose links stand in so many boxes each that those who count the links of every
    box are at it for minutes. `source` is what the tree was parsed from.
    """
    if len(source) < _SMALL and source.count("<a") + source.count("<A") < _FEW:
        return
    boxes: dict[HtmlElement, int] = {}
    visits = weight = 0
    for element in tree.iter():
        parent = element.getparent()
        around = 0 if parent is None else boxes[parent]
        own = len(element.text or "") + len(element.tail or "")
        here = own // _CHARACTERS + (element.tag == "a")
        weight += here
        visits += here * around
        boxes[element] = around + (element.tag in _BOXES)
    if visits <= MOST_VISITS:
        return
    most = max(MOST_VISITS // weight, 1)
    # From the outermost to the innermost: each time only the next box has to be moved.
    for element, depth in boxes.items():
        if depth > most and element.tag in _BOXES:
            element.drop_tag()
