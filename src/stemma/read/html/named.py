"""What the classes and the place of an element say of it."""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

_UNSEEN: Final = frozenset({"script", "style", "noscript", "template", "textarea"})
_ASIDE: Final = frozenset({"aside", "footer", "nav"})


def names_of(element: HtmlElement) -> list[str]:
    """The names that an element is given: its classes and its id, as written."""
    return [*(element.get("class") or "").split(), *(element.get("id") or "").split()]


def is_aside(element: HtmlElement) -> bool:
    """Whether an element holds what stands beside a report: navigation, a foot, comments."""
    named = " ".join((*names_of(element), element.get("itemprop") or ""))
    return element.tag in _ASIDE or "comment" in named.lower()


def find_named(element: HtmlElement, pattern: re.Pattern[str]) -> list[str]:
    """The words of the elements below one that have a name which the whole pattern matches.

    Those of the first few: a post or a quotation has one author.
    """
    named = (
        below
        for below in element.iterdescendants()
        if isinstance(below.tag, str) and any(map(pattern.fullmatch, names_of(below)))
    )
    found = (" ".join(below.text_content().split()) for below in islice(named, 5))
    return [words for words in found if words]


@dataclass(frozen=True, slots=True)
class Layout:
    """How many words stand in each element of a page, and what stands beside its report.

    Looked up once, in linear time, before the page is changed.
    """

    words: Mapping[HtmlElement, int]
    asides: AbstractSet[HtmlElement]

    @classmethod
    def of(cls, tree: HtmlElement) -> "Layout":
        """The layout of a page."""
        asides: set[HtmlElement] = set()
        for element in tree.iter():
            if isinstance(element.tag, str) and (
                element.getparent() in asides or is_aside(element)
            ):
                asides.add(element)
        return cls(_count_words(tree), asides)


def _count_words(tree: HtmlElement) -> dict[HtmlElement, int]:
    """The words of each element, scripts and such left out."""
    counts: dict[HtmlElement, int] = {}
    for element in reversed(list(tree.iter())):
        own = 0
        if isinstance(element.tag, str) and element.tag not in _UNSEEN:
            own = counts.get(element, 0) + len((element.text or "").split())
            counts[element] = own
        above = element.getparent()
        if above is not None:
            counts[above] = counts.get(above, 0) + own + len((element.tail or "").split())
    return counts
