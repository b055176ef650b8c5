"""Pages of one report that are known only by their addresses: /x and /x/2, ?page=2, /x/page/2."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from stemma.model import Document, Flag, PageNumber, Rejection
from stemma.read.address import bare_address

_KEYS: Final = frozenset(
    {"page", "p", "pg", "pagenum", "pagenumber", "page_number", "pageno", "page_no", "page-number"}
    | {"paged", "pagewanted", "start", "start_page", "currentpage", "pagina", "seite"}
)
_IN_PATH: Final = re.compile(
    r"(?:/(?:page|p|pagina|seite)[/-]?(?P<page>\d{1,3})|/(?P<bare>\d{1,2})|[_-](?:page"
    r"|p)[_-]?(?P<dash>\d{1,3})"
    r"|,(?P<comma>\d{1,2})|\.(?P<dot>\d{1,2}))(?P<suffix>\.\w{3,5})?/?\Z"
)
_RUN_ON: Final = re.compile(r"(?<=[A-Za-z])_?(?P<number>\d{1,2})(?P<suffix>\.\w{3,5})\Z")
"""A number at the end of a file's name: it may be a page's, or belong to the name."""
MOST_PAGES: Final = 200
"""More pages than this no report has: a list has."""
MOST_HELD: Final = 2_000
"""Documents that are looked at together; what comes after them is numbered by no address."""
_SLUG: Final = re.compile(r"[a-z]{2,}[a-z0-9]*[-_][a-z0-9]|[a-z]{6,}|\d{5,}", re.IGNORECASE)
"""What the last part of a report's address looks like: words, or a long number."""
_PLACES: Final = frozenset(
    {"archive", "archives", "author", "blog", "category", "feed", "latest", "news", "search"}
    | {"section", "tag", "tags", "topic", "topics", "comments", "page"}
)
"""Last parts of addresses of lists, whose pages are no pages of a report."""


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A document that may be a page: its place among those held, its number, what it is called."""

    place: int
    number: int
    document: Document


def number_pages(items: Iterable[Document | Rejection]) -> Iterator[Document | Rejection]:
    """The items; those whose addresses differ in the number of a page alone say which they are.

    That takes two at least, numbered without a gap, of one outlet and one title where they state
    them, no two of one text. The address without a number is that of the first page.
    """
    rest = iter(items)
    held = list(islice(rest, MOST_HELD))
    for group in _groups(held).values():
        for leaf, page in _numbered(group):
            held[leaf.place] = replace(leaf.document, page=page)
    yield from held
    yield from rest


def _groups(held: Iterable[Document | Rejection]) -> dict[str, list[_Leaf]]:
    """What may be pages of one report, by the address that they have in common."""
    groups: dict[str, list[_Leaf]] = {}
    for place, item in enumerate(held):
        if not isinstance(item, Document) or not item.url or Flag.INDEX_PAGE in item.flags:
            continue
        common, number = split_number(item.url)
        if item.page is not None:
            common, number = item.page.of, item.page.number
        if _may_be_report(common):
            groups.setdefault(bare_address(common), []).append(_Leaf(place, number or 1, item))
    return groups


def _numbered(group: list[_Leaf]) -> Iterator[tuple[_Leaf, PageNumber]]:
    """The pages of one report with their numbers; none where it cannot be one."""
    if len(group) < 2 or all(leaf.document.page is not None for leaf in group):
        return
    leaves = sorted(group, key=lambda leaf: leaf.number)
    first, last = leaves[0], leaves[-1]
    in_row = [leaf.number for leaf in leaves] == list(range(first.number, last.number + 1))
    if not in_row or last.number > MOST_PAGES or not _is_one(leaves):
        return
    stated = next((leaf.document.page for leaf in leaves if leaf.document.page is not None), None)
    whole = first.number == 1 and (stated is None or not stated.has_next)
    count = stated.count if stated is not None else last.number if whole else None
    of = stated.of if stated is not None else split_number(first.document.url or "")[0]
    for leaf in leaves:
        yield leaf, PageNumber(leaf.number, count, of, has_next=leaf is not last)


def _is_one(leaves: list[_Leaf]) -> bool:
    """Whether pages can be of one report: what they state is alike, and no text stands twice."""
    pages = [leaf.document for leaf in leaves]
    titles = {_plain(page.title) for page in pages if page.title}
    outlets = {page.outlet for page in pages if page.outlet}
    days = {page.published[:10] for page in pages if page.published}
    openings = {page.text[:200] for page in pages}
    return len(titles) < 2 and len(outlets) < 2 and len(days) < 2 and len(openings) == len(pages)


_NUMBERED: Final = re.compile(r"\W*\b(?:page|part|seite)?\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\W*\Z")


def _plain(title: str) -> str:
    """A title in lower case, without the number of a page at its end."""
    return _NUMBERED.sub("", title.casefold()).strip()


def _may_be_report(common: str) -> bool:
    """Whether an address without its number can be a report's: its last part is a name."""
    try:
        path = urlsplit(common).path
    except ValueError:
        return False
    last = path.rstrip("/").rpartition("/")[2]
    return last.casefold() not in _PLACES and _SLUG.search(last) is not None


def split_run_on(address: str) -> tuple[str, int | None]:
    """(An address without a number at the end of its file's name, the number).

    Only for addresses of which a page says that they are its neighbours': "budget2.html" is else as
    likely a report of its own.

    >>> split_run_on("https://norwire.example/dam_2.html"), split_run_on("/dam2.shtml")
    (('https://norwire.example/dam.html', 2), ('/dam.shtml', 2))
    >>> split_run_on("/dam.shtml"), split_run_on("/dam-2.shtml")
    (('/dam.shtml', None), ('/dam-2.shtml', None))
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", None
    found = _RUN_ON.search(parts.path)
    if found is None:
        return parts._replace(fragment="").geturl(), None
    path = parts.path[: found.start()] + found["suffix"]
    return parts._replace(path=path, fragment="").geturl(), int(found["number"])


def split_number(address: str) -> tuple[str, int | None]:
    """(An address without the number of its page, the number).

    >>> split_number("https://norwire.example/dam/page/2"), split_number("/dam?page=3")
    (('https://norwire.example/dam', 2), ('/dam', 3))
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", None
    number: int | None = None
    query = []
    for key, value in parse_qsl(parts.query[:2_000]):
        if key.lower() in _KEYS and value.isdecimal() and len(value) <= 3:
            number = int(value)
        else:
            query.append((key, value))
    path = parts.path
    found = _IN_PATH.search(path) if number is None else None
    if found:
        written = next(w for w in found.group("page", "bare", "dash", "comma", "dot") if w)
        number = int(written)
        path = path[: found.start()] + (found["suffix"] or "")
    return parts._replace(
        query=urlencode(query), path=path.rstrip("/"), fragment=""
    ).geturl(), number
