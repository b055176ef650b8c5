"""Which page of a report on several pages this is."""

import re
from collections.abc import Callable
from typing import Final
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from stemma.model import PageNumber
from stemma.read.numbered import MOST_PAGES, split_number, split_run_on

Split = Callable[[str], tuple[str, int | None]]

_OF: Final = re.compile(
    r"\b(?:page|part of page|seite)\s*(?P<number>\d{1,3})\s*(?:of|/)\s*(?P<count>\d{1,3})\b"
    r"|\A\W*(?P<bare>\d{1,3})\s*(?:of|/)\s*(?P<pages>\d{1,3})(?:\s+pages)?\W*\Z",
    re.IGNORECASE,
)
_LINE: Final = re.compile(
    r"(?:page\s*)?\d{1,3}\s*(?:of|/)\s*\d{1,3}(?:\s+pages)?|(?:go to |read )?(?:the )?(?:next"
    r"|previous"
    r"|first|last|prev)(?: page)?|pages?:?|single page|view (?:as (?:a )?)?single page|view all"
    r"|continue(?:d)? (?:on|to|reading on) (?:the )?(?:next )?page(?: \d+)?|\d{1,3}|[«»‹›<>→←"
    r"|.…\s]+",
    re.IGNORECASE,
)
_TITLED: Final = re.compile(
    r"\s*(?:[|–—:-]\s*|\(\s*)page\s+(?P<number>\d{1,3})(?:\s*(?:of|/)\s*(?P<count>\d{1,3}))?(?:\s*\))?",
    re.IGNORECASE,
)


def find_page(
    tree: HtmlElement, address: str | None, outlet: str | None, titles: tuple[str, ...]
) -> PageNumber | None:
    """Which of several pages of a report this is; `None` where it does not say.

    It says so by "Page 1 of 2" in its title or in a line of its own, or by links to the next and
    the previous page whose addresses differ from its own in nothing but the number, also where that
    runs on from the name of a file (x.shtml, x2.shtml). `address` is the canonical one.
    """
    links = _links(tree)
    base, own = split_number(address or "")
    following = _number_at(links.get("next"), address, base, split_number)
    before = _number_at(links.get("prev"), address, base, split_number)
    if following is None and before is None:
        near = _find_run_on(links, address)
        if near is not None:
            base, own, following, before = near
    number, count = _written(tree, titles, is_linked=following is not None or before is not None)
    if number is None:
        if following is None and before is None:
            return None
        number = own or (following - 1 if following is not None else (before or 0) + 1)
    if not 0 < number <= MOST_PAGES or (count is not None and not number <= count <= MOST_PAGES):
        return None
    if count == 1 or (count is None and number == 1 and following is None):
        return None
    title = _TITLED.sub("", titles[0]) if titles else ""
    common = base if urlsplit(base).netloc else f"{outlet or ''}\n{title}"
    has_next = number < count if count is not None else following is not None
    return PageNumber(number, count, common, has_next)


def bare_title(title: str | None) -> str | None:
    """A title without the number of its page.

    >>> bare_title("The last night | Page 2 of 3 | Tesvik Post"), bare_title("Page turner wins")
    ('The last night | Tesvik Post', 'Page turner wins')
    """
    return None if title is None else _TITLED.sub("", title).strip() or title


def is_paging(line: str) -> bool:
    """Whether a line of a text only leads to the other pages: "Page 1 of 2 Next page"."""
    words = line.strip()
    if (
        not words
        or len(words) > 120
        or not re.search(r"\bpage\b|\bnext\b|\d\s*(?:of|/)\s*\d", words, re.IGNORECASE)
    ):
        return False
    rest = _LINE.sub(" ", words)
    return not rest.strip(" \t|·•-–—>»:,")


def _written(
    tree: HtmlElement, titles: tuple[str, ...], *, is_linked: bool
) -> tuple[int | None, int | None]:
    """(number, count) as they are written; "1 of 9" alone counts pictures, unless pages follow."""
    for title in titles:
        found = _TITLED.search(title)
        if found:
            return int(found["number"]), int(found["count"]) if found["count"] else None
    for element in tree.iter(
        "p", "div", "span", "li", "nav", "strong", "b", "h2", "h3", "h4", "em"
    ):
        if len(element) > 12:
            continue
        words = " ".join(element.text_content().split()) if not len(element) else _short(element)
        found = _OF.search(words) if 0 < len(words) <= 80 else None
        if found and (found["bare"] is None or (is_linked and _is_pager(element))):
            return int(found["number"] or found["bare"]), int(found["count"] or found["pages"])
    return None, None


def _short(element: HtmlElement) -> str:
    """The words of an element whose children hold nothing but words."""
    if any(len(child) for child in element):
        return ""
    return " ".join(element.text_content().split())


def _is_pager(element: HtmlElement) -> bool:
    named = " ".join(
        f"{e.get('class') or ''} {e.get('id') or ''}" for e in (element, *element.iterancestors())
    )
    return "pag" in named.lower()


def _links(tree: HtmlElement) -> dict[str, str]:
    """Where the next and the previous page are."""
    found: dict[str, str] = {}
    for element in tree.iter("link", "a"):
        href = element.get("href")
        for rel in (element.get("rel") or "").lower().split():
            key = {"previous": "prev"}.get(rel, rel)
            if key in {"next", "prev"} and href:
                found.setdefault(key, href)
    return found


def _find_run_on(
    links: dict[str, str], address: str | None
) -> tuple[str, int, int | None, int | None] | None:
    """(common address, number, the next, the one before) where numbers run on from file names.

    Its neighbours must be one number off: x.shtml, x2.shtml, x3.shtml.
    """
    if not address:
        return None
    base, written = split_run_on(address)
    own = 1 if written is None else written
    following = _number_at(links.get("next"), address, base, split_run_on)
    before = _number_at(links.get("prev"), address, base, split_run_on)
    if following not in {None, own + 1} or before not in {None, own - 1}:
        return None
    return None if following is None and before is None else (base, own, following, before)


def _number_at(href: str | None, address: str | None, base: str, split: Split) -> int | None:
    """The number of the page at an address, `None` where it is of another report."""
    if href is None:
        return None
    try:
        there, number = split(urljoin(address or "", href))
    except ValueError:
        return None
    if there == base:
        return number or 1
    return (number or 1) if not base and not urlsplit(there).netloc and number else None
