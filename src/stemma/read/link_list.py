"""Whether a piece of HTML is a list of links to reports."""

import re
from typing import Final

from lxml import etree
from lxml.html import fragment_fromstring

_LINKED_SCORE: Final = 0.6
"""The share of the words of a list of links that are in links; the rest names who published each.

Set between the lists of Google News and summaries with links at their end, on a few examples.
"""

_LONGEST_LINK: Final = 30
"""More words in a link, on the average, are no headline."""

_SAME_SCORE: Final = 0.8
_WORD: Final = re.compile(r"\w+")


def is_link_list(written: str, title: str | None) -> bool:
    """Whether HTML holds nothing but headlines that lead to reports, with who published them.

    A single link counts where it says what `title` says.

    >>> one = '<a href="https://a.example/1">Nine dead as dam bursts</a> <font>Norwire</font>'
    >>> two = '<ol><li><a href="https://b.example">Eleven missing below dam</a> Post</li></ol>'
    >>> is_link_list(one, "Nine dead as dam bursts"), is_link_list(one, "The mayor resigns")
    (True, False)
    >>> is_link_list(one + two, None), is_link_list("<p>Nine died. <a href='/1'>More</a></p>", None)
    (True, False)
    """
    if "<a" not in written.lower():
        return False
    try:
        tree = fragment_fromstring(written.replace("\0", ""), create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return False
    links = [" ".join(link.text_content().split()) for link in tree.iter("a") if link.get("href")]
    links = [words for words in links if words]
    if not links:
        return False
    inside = sum(len(words.split()) for words in links)
    total = len(tree.text_content().split())
    if inside < _LINKED_SCORE * total or inside > _LONGEST_LINK * len(links):
        return False
    return len(links) > 1 or (title is not None and _says(links[0], title))


def _says(link: str, title: str) -> bool:
    first, second = (set(_WORD.findall(words.lower())) for words in (link, title))
    shorter = min(len(first), len(second))
    return shorter > 0 and len(first & second) >= _SAME_SCORE * shorter
