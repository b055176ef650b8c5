"""Whether a page lists reports instead of being one: a front page, a section, search results."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from stemma.read.html.fragment import find_lines
from stemma.read.html.linked import Linked
from stemma.read.html.named import Layout
from stemma.read.html.phrases import INDEX, says

FEWEST: Final = 3
"""Headlines with links that a list has at least."""
HEADLINE_WORDS: Final = 3
LONGEST_CARD: Final = 150
"""Words of a headline, its first lines, its author and day; what is longer is a report."""
SHARE_SCORE: Final = 0.6
"""Share of the words of a text that stand in the cards of a list."""
SURE_SHARE_SCORE: Final = 0.35
"""The same where the title, the address or the data of the page says that it is a list."""

_INLINE: Final = frozenset({"p", "span", "em", "strong", "b", "i", "blockquote"})
_LOOKED_AT: Final = 60
"""Most elements of a card that are looked at one by one."""
_LISTS: Final = frozenset({"collectionpage", "itemlist", "searchresultspage", "profilepage"})
_AGO: Final = re.compile(
    r"(?:\d+|an?|one) (?:sec(?:ond)?|min(?:ute)?|hour|hr|h|m|d|day|week)s?(?:\s+ago)?|just now"
    r"|(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?|\d{4}-\d\d-\d\d"
    r"|\d\d?:\d\d"
    r"|(?:yesterday|today)",
    re.IGNORECASE,
)


def find_cards(tree: HtmlElement, url: str | None, layout: Layout) -> frozenset[str]:
    """The lines of cards, each a headline that links to another report and what stands with it.

    A link is a headline where it is all there is in its heading, item or paragraph, so that links
    within sentences are none. The card is the largest element around it without another headline;
    it is short, and at least two like it stand beside it. Lines are as `squeeze` makes them.
    """
    words = layout.words
    heads = [head for link in tree.iter("a") if (head := _headline(link, url, layout)) is not None]
    if len({link for _, link in heads}) < FEWEST:
        return frozenset()
    count: Counter[HtmlElement] = Counter()
    for element, _ in heads:
        count.update((element, *element.iterancestors()))
    cards: dict[HtmlElement, None] = {}
    for element, _ in heads:
        card = element
        while (above := card.getparent()) is not None and count[above] == 1:
            card = above
        if words.get(card, 0) <= LONGEST_CARD:
            cards[card] = None
    rows = Counter((card.getparent(), card.tag) for card in cards)
    return frozenset(
        squeeze(line)
        for card in cards
        if rows[card.getparent(), card.tag] >= FEWEST
        for line in (*find_lines(card), *_pieces(card))
    )


def _pieces(card: HtmlElement) -> Iterator[str]:
    """The words of each element of a card: extraction may give them a line of their own."""
    for element in islice(card.iter(), _LOOKED_AT):
        if isinstance(element.tag, str):
            yield element.text_content()


def _headline(link: HtmlElement, url: str | None, layout: Layout) -> tuple[HtmlElement, str] | None:
    """(the block that a link fills, where it leads), `None` where it is no headline."""
    words = layout.words
    count = words.get(link, 0)
    if count < HEADLINE_WORDS:
        return None
    try:
        target = urlsplit(urljoin(url or "", link.get("href") or ""))
        own = urlsplit(url or "")
    except ValueError:
        return None
    if not target.path.strip("/") or (target.path == own.path and target.netloc == own.netloc):
        return None
    if link in layout.asides:
        return None
    block = link
    while (above := block.getparent()) is not None and words.get(above, 0) <= count + 1:
        block = above
    if block is link and above is not None and above.tag in _INLINE:
        return None  # one of several things in a paragraph
    return block, target.path


def is_index(
    lines: Iterable[str],
    cards: frozenset[str],
    *,
    titles: tuple[str, ...],
    linked: Linked | None,
    kinds: Iterable[str],
    url: str | None,
) -> bool:
    """Whether the text of a page is a list of other reports.

    `kinds` is what the page says of itself (`og:type`, types of schema.org), in lower case. A page
    that states itself as one report is none, unless nearly all of it stands in cards.
    """
    if not cards:
        return False
    words = [(len(line.split()), squeeze(line)) for line in lines]
    whole = sum(count for count, _ in words)
    if not whole:
        return False
    inside = sum(count for count, line in words if line in cards or _AGO.fullmatch(line))
    share = inside / whole
    kinds = frozenset(kinds)
    is_report = (linked is not None and linked.is_report) or "article" in kinds
    if is_report:
        return share > 0.9 and sum(line in cards for _, line in words) >= 2 * FEWEST
    is_list = (
        "website" in kinds
        or not _LISTS.isdisjoint(kinds)
        or any(says(INDEX, title) for title in titles[:4])
        or (url is not None and not urlsplit(url).path.strip("/"))
    )
    return share >= (SURE_SHARE_SCORE if is_list else SHARE_SCORE)


def squeeze(words: str) -> str:
    """Words without anything but letters and figures, so that lines can be compared."""
    return "".join(filter(str.isalnum, words.lower()))
