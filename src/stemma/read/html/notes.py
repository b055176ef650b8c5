"""Corrections that stand beside the report on a page, where extraction does not look."""

import re
from itertools import islice
from typing import Final

from lxml.html import HtmlElement

from stemma.read.html.fragment import find_lines
from stemma.read.html.named import names_of
from stemma.read.passages import find_corrections

_NAMED: Final = re.compile(
    r"correct(?:ion|ed)|corrigend|clarification|errat(?:um|a)\b|editors?[-_]*note"
    r"|amend",
    re.IGNORECASE,
)
_MOST: Final = 10
"""Most notes of a page that are looked at."""
_LONGEST: Final = 1_500


def find_notes(tree: HtmlElement) -> list[str]:
    """The words of elements that are named after corrections and say that something was wrong."""
    named = (
        element
        for element in tree.iter("aside", "div", "section", "p", "footer")
        if any(_NAMED.search(name) for name in names_of(element))
    )
    found = []
    for element in islice(named, _MOST):
        text = "\n".join(find_lines(element))
        if len(text) <= _LONGEST:
            found += [text[p.start : p.end] for p in find_corrections(text)]
    return list(dict.fromkeys(found))
