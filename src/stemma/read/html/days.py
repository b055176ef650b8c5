"""The days that a page states for its report: in its data, its `meta` elements, marks and lines."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Final
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from stemma.model import DayKind, PublishedFrom, StatedDay
from stemma.read.html.fragment import find_lines
from stemma.read.html.linked import Linked, clean
from stemma.read.html.meta import PUBLISHED, UPDATED, Meta
from stemma.read.html.named import is_aside, names_of
from stemma.read.stamp import parse_stamp

_IN_PATH: Final = re.compile(r"/((?:19|20|21)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")
_DATE_META: Final = ("date",)
"""A name that is also given to the day of a template: stated, and never enough by itself."""

_DAY: Final = (
    r"(?:(?:[A-Z][a-z]{2,8}|[A-Z]{3,9})\.?,?\s+)?"
    r"(?:(?:[A-Z][a-z]{2,8}|[A-Z]{3,9})\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:[A-Z][a-z]{2,8}|[A-Z]{3,9})\.?,?\s+\d{4}"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})"
    r"(?:T\d\d:\d\d[\d:.Z+-]*)?"
)
_CLOCK: Final = (
    r"(?:[\s,|@–—-]{1,4}(?:at\s+)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[AaPp]\.?[Mm]\.?)?"
    r"(?:\s*\(?(?:[A-Z]{1,4}|[+-]\d\d:?\d\d)\b\)?)?)?"
)
_STAMP: Final = re.compile(rf"{_DAY}{_CLOCK}")
_PUBLISHED_WORD: Final = (
    r"(?:(?:first|originally|initially)\s+)?(?:published|posted|issued|created|filed|appeared"
    r"|online"
    r"|submitted)"
)
_UPDATED_WORD: Final = (
    r"(?:(?:last|most recently)\s+)?(?:updated|modified|edited|revised|changed|amended|corrected)"
    r"|last update|update"
)
_BETWEEN: Final = r"(?:\s+by\s+[^|\d]{1,60}?)?(?:\s+(?:on|at|in|date|time))?\s*[:|–—-]?\s*"
_LABELLED: Final = re.compile(
    rf"\b(?:(?P<published>{_PUBLISHED_WORD})|(?P<updated>{_UPDATED_WORD})){_BETWEEN}"
    rf"(?P<stamp>(?-i:{_STAMP.pattern}))",
    re.IGNORECASE,
)
_ALONE: Final = re.compile(
    rf"(?:(?:By|by|BY) [^|\d]{{1,60}}[|,·•–—-]\s*)?(?P<stamp>{_STAMP.pattern})\W*"
)
_LONGEST: Final = 200
"""Characters of the longest line that is about the page and not the report."""
_AROUND: Final = 12
"""Blocks around the headline in which such a line stands."""
_NAMED: Final = re.compile(
    r"date|time|publish|posted|submitted|byline|dateline|updated|modified|meta|article-info"
    r"|entry-info",
    re.IGNORECASE,
)


def find_days(
    tree: HtmlElement, meta: Meta, linked: Linked | None, address: str | None
) -> tuple[StatedDay, ...]:
    """The days that a page states, the surest first, each place once; see `choose`."""
    found = [
        _stated(DayKind.PUBLISHED, linked.text("datePublished") if linked else None, "its data"),
        _stated(DayKind.UPDATED, linked.text("dateModified") if linked else None, "its data"),
    ]
    for kind, names in ((DayKind.PUBLISHED, PUBLISHED), (DayKind.UPDATED, UPDATED)):
        found += [_stated(kind, v, f"meta {n}") for n in names for v in meta.all([n])]
    for kind, name in ((DayKind.PUBLISHED, "datepublished"), (DayKind.UPDATED, "datemodified")):
        found += [_stated(kind, words, "a mark") for words in _marked(tree, name)]
    is_known = any(day is not None and day.kind is DayKind.PUBLISHED for day in found)
    found += _lines(tree, is_known=is_known)
    found += [_stated(DayKind.PUBLISHED, v, "meta date") for v in meta.all(_DATE_META)]
    in_path = _IN_PATH.search(urlsplit(address).path if address else "")
    found.append(
        _stated(DayKind.PUBLISHED, "-".join(in_path.groups()) if in_path else None, "its address")
    )
    return tuple(dict.fromkeys(day for day in found if day is not None))


_SURE: Final = ("its data", "meta ", "a mark")
_LABEL: Final = "the line “"
_BARE: Final = "a line by itself “"
_WEAK: Final = frozenset({"meta date", "its address"})


def choose(days: Iterable[StatedDay]) -> tuple[str | None, PublishedFrom, str | None]:
    """(published, where from, updated) of a report, from all days that its page states.

    What the page's data say comes first. A line that the reader sees ("Published May 6, 2031")
    stands in for it, and before it where it is earlier by a day or more: systems put the day of a
    change into the field of the publication, and none puts an earlier one. A day in the address
    alone, or by itself under the headline, is inferred; `meta date` alone is none.
    """
    days = tuple(days)
    published = [day for day in days if day.kind is DayKind.PUBLISHED]
    updated = next((day.date for day in days if day.kind is DayKind.UPDATED), None)
    sure = next((day for day in published if day.where.startswith(_SURE)
                 and day.where not in _WEAK), None)  # fmt: skip
    line = next((day for day in published if day.where.startswith(_LABEL)), None)
    if sure is not None and line is not None and _is_before(line.date, sure.date):
        sure = line
    chosen = sure or line
    if chosen is not None:
        return chosen.date, PublishedFrom.METADATA, updated
    place = next((day for day in published if day.where == "its address"), None)
    place = place or next((day for day in published if day.where.startswith(_BARE)), None)
    if place is None:
        return None, PublishedFrom.METADATA, updated
    return place.date, PublishedFrom.INFERRED, updated


def differ(days: Iterable[StatedDay]) -> bool:
    """Whether a page states days of publication that do not go together.

    Times with and without zones may fall on neighbouring days, so a day more or less is no doubt,
    nor is a day in an address that is near, unless two lines, fields or marks name two days.
    """
    published = [
        day for day in days if day.kind is DayKind.PUBLISHED and not day.where.startswith(_BARE)
    ]
    return any(
        _are_apart(left.date, right.date)
        for number, left in enumerate(published)
        for right in published[number + 1 :]
    )


def _are_apart(left: str, right: str) -> bool:
    first, second = _day_of(left), _day_of(right)
    if first is None or second is None or first == second:
        return False
    zoned = any(len(written) > 16 and (written[-1] == "Z" or written[-6] in "+-")
                for written in (left, right))  # fmt: skip
    return abs(first - second) > timedelta(
        days=1 if zoned or min(len(left), len(right)) < 11 else 0
    )


def _is_before(left: str, right: str) -> bool:
    first, second = _day_of(left), _day_of(right)
    return first is not None and second is not None and first < second and _are_apart(left, right)


def _day_of(written: str) -> date | None:
    try:
        return datetime.fromisoformat(written).date()
    except ValueError:
        return None


def _stated(kind: DayKind, words: str | None, where: str) -> StatedDay | None:
    found = parse_stamp(words) if words else None
    return StatedDay(kind, found, where) if found else None


def _marked(tree: HtmlElement, name: str) -> list[str]:
    """What the first element marked as a day says; those of comments are left out."""
    for element in tree.iter("time", "span", "abbr", "p", "div", "data", "li", "small"):
        marks = (element.get("itemprop") or "").lower().split()
        bare = name == "datepublished" and (
            element.get("pubdate") is not None
            or (element.tag == "time" and _names_day(element, "publish"))
        )
        updated = (
            name == "datemodified" and element.tag == "time" and _names_day(element, "updated")
        )
        if name not in marks and not bare and not updated:
            continue
        if any(map(is_aside, (element, *element.iterancestors()))):
            continue
        words = element.get("content") or element.get("datetime") or element.get("title")
        found = clean(words or element.text_content())
        if found:
            return [found]
    return []


def _names_day(element: HtmlElement, word: str) -> bool:
    return any(word in name.lower() for name in names_of(element))


def _lines(tree: HtmlElement, *, is_known: bool) -> Iterator[StatedDay]:
    """The days in lines around the headline: labelled ones, then one that stands alone."""
    labelled = False
    for line in _head_lines(tree):
        for found in _LABELLED.finditer(line):
            kind = DayKind.PUBLISHED if found["published"] else DayKind.UPDATED
            day = _stated(kind, _tidy(found["stamp"]), f"{_LABEL}{line}”")
            if day is not None:
                labelled = True
                yield day
    if labelled:
        return
    for line in () if is_known else _bare_lines(tree):
        alone = _ALONE.fullmatch(line)
        day = (
            _stated(DayKind.PUBLISHED, _tidy(alone["stamp"]), f"{_BARE}{line}”") if alone else None
        )
        if day is not None:
            yield day
            return


def _tidy(stamp: str) -> str:
    return re.sub(r"\s*[|@–—]\s*|\s+-\s+", " ", stamp.replace(" of ", " "))


def _head_lines(tree: HtmlElement) -> Iterator[str]:
    """Short lines near the headline, and those of elements named after a day."""
    head = next(iter(tree.iter("h1")), None)
    seen: list[str] = []
    if head is not None:
        seen += _near(head)
    for element in tree.iter("time", "p", "div", "span", "li", "small", "em"):
        if len(seen) > 5 * _AROUND:
            break
        if any(_NAMED.search(name) for name in names_of(element)) and not _is_far(element):
            words = " ".join(element.text_content().split())
            if 6 <= len(words) <= _LONGEST:
                seen.append(words)
    yield from dict.fromkeys(seen)


def _bare_lines(tree: HtmlElement) -> Iterator[str]:
    """Lines right behind the headline, and those of elements that are named after a publication.

    What stands above a headline is the day on which somebody looks at the page.
    """
    head = next(iter(tree.iter("h1")), None)
    if head is None:
        return
    for above in (head, *list(head.iterancestors())[:2]):
        for sibling in islice(above.itersiblings(), 4):
            if (
                isinstance(sibling.tag, str)
                and sibling.tag not in _NO_LINES
                and not _is_far(sibling)
            ):
                yield from find_lines(sibling)[:6]
    for element in tree.iter("time", "p", "div", "span", "li", "small"):
        if any(_SUBMITTED.search(name) for name in names_of(element)) and not _is_far(element):
            yield " ".join(element.text_content().split())[: _LONGEST + 1]


_SUBMITTED: Final = re.compile(
    r"submitted|publish|posted|(?:article|entry|post|story|news)[-_]*(?:date|time)|byline|dateline",
    re.IGNORECASE,
)
_NO_LINES: Final = frozenset({"script", "style", "article", "main"})


def _is_far(element: HtmlElement) -> bool:
    return any(
        is_aside(e) or any(_OTHER.search(name) for name in names_of(e))
        for e in (element, *element.iterancestors())
    )


_OTHER: Final = re.compile(
    r"masthead|topbar|site-?header|related|teaser|card|recommend|promo|sidebar|widget|most-?read"
    r"|more-",
    re.IGNORECASE,
)


def _near(head: HtmlElement) -> Iterator[str]:
    """The lines of the blocks right before and behind a headline, within what holds them."""
    for element in (head, *list(head.iterancestors())[:2]):
        after = element.itersiblings()
        before = element.itersiblings(preceding=True)
        for siblings, most in ((after, _AROUND), (before, 3)):
            for _, sibling in zip(range(most), siblings, strict=False):
                if not isinstance(sibling.tag, str) or _is_far(sibling):
                    continue
                if sibling.tag in _NO_LINES:
                    continue
                yield from (
                    line for line in find_lines(sibling)[:_AROUND] if 6 <= len(line) <= _LONGEST
                )
