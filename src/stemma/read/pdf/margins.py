"""The heads and feet of pages: page numbers, the name of the paper, its day, an address."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from stemma.read.pdf.lines import Line
from stemma.read.stamp import parse_stamp

_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY: Final = re.compile(
    rf"\b(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20|21)\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? (?:19|20|21)\d\d|(?:19|20|21)\d\d-\d\d-\d\d)\b",
    re.IGNORECASE,
)
_BESIDE: Final = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b,?|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b[,.]?"
    r"|\b(?:published|posted|first published|date|on|at)\b:?"
    r"|\b\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?(?:\s+[A-Z]{2,4}\b)?",
    re.IGNORECASE,
)
_PAGE: Final = re.compile(
    r"\b(?:page|p\.|pg\.)\s*[A-Z]?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\b"
    r"|(?<![\w-])[A-Z]-?\d{1,3}\b"
    r"|\A\W*\d{1,4}(?!\S)(?:\s*(?:/|of)\s*\d{1,4})?|(?<!\S)\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*\Z",
    re.IGNORECASE,
)
_LETTERED: Final = re.compile(r"(?<![\w-])[A-Z]-?\d{1,3}\b")
"""The page of a newspaper: section and number."""

_NUMBER: Final = re.compile(
    r"\W*(?:page\s+)?[A-Z]?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*\Z", re.IGNORECASE
)
_URL: Final = re.compile(r"https?://\S+")
_OTHER_DAY: Final = re.compile(
    r"\b(?:print(?:ed)?|retrieved|downloaded|accessed|updated|modified|created|generated|copyright)"
    r"\b|©",
    re.IGNORECASE,
)
"""Words beside a day that is not the one of publication."""

_PARTS: Final = re.compile(r"\s+[-–—|•·/]\s+|[,|•·]\s*")
PAPER: Final = re.compile(
    r"\b(?:Agency|Argus|Bulletin|Bugle|Chronicle|Courier|Daily|Dispatch|Echo|Examiner|Express"
    r"|Gazette|Globe|Guardian|Herald|Independent|Journal|Ledger|Mail|Mirror|Monitor|News|Observer"
    r"|Post|Press|Radio|Record|Register|Reporter|Review|Sentinel|Standard|Star|Sun|Telegraph|Times"
    r"|Today|Tribune|TV|Weekly|Wire|Zeitung)\b",
    re.IGNORECASE,
)
"""What the names of papers have in them."""

_MOST_WORDS: Final = 18
_EACH: Final = 2
"""Lines at the top and at the bottom of a page that are looked at."""


@dataclass(frozen=True, slots=True)
class Dated:
    """What a line of day, page and name says: ISO 8601 day, and what is left, in its parts."""

    published: str | None
    parts: tuple[str, ...]
    has_page: bool
    is_lettered: bool


@dataclass(frozen=True, slots=True)
class Margins:
    """What the heads and feet of the pages say; `None` where they do not.

    `is_newspaper` is whether a page has a letter and a number.
    """

    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    is_newspaper: bool = False


def read_dated(text: str) -> Dated:
    """A line taken apart.

    >>> read_dated("Norwire Post - March 18, 2031 - A1")
    Dated(published='2031-03-18', parts=('Norwire Post',), has_page=True, is_lettered=True)
    >>> read_dated("Printed March 18, 2031").published is None
    True
    """
    day = _DAY.search(text)
    published = parse_stamp(day[0]) if day and not _OTHER_DAY.search(text) else None
    rest = _URL.sub(" ", _DAY.sub(" ", text) if published else text)
    page = _PAGE.search(rest)
    rest = _BESIDE.sub(" ", _PAGE.sub(" ", rest))
    parts = (" ".join(part.split()).strip(" -–—|•·,.:") for part in _PARTS.split(rest))
    return Dated(
        published,
        tuple(part for part in parts if part),
        page is not None,
        _LETTERED.search(text) is not None,
    )


def take_margins(lines: Sequence[Line]) -> tuple[list[Line], Margins]:
    """(The lines without the heads and feet of the pages, what those say)."""
    if not lines:
        return [], Margins()
    body = median(line.size for line in lines for _ in line.words)
    edges = {id(line): line for line in _find_edges(lines)}
    often = Counter(_squeezed(line) for line in edges.values())
    taken = {
        key: line
        for key, line in edges.items()
        if _is_margin(line, body, repeated=often[_squeezed(line)] > 1)
    }
    said = [line.text for line in taken.values()]
    read = [read_dated(text) for text in said]
    days = [one.published for one in read if one.published]
    names = [part for one in read for part in one.parts if PAPER.search(part)]
    links = [found[0] for text in said if (found := _URL.search(text))]
    margins = Margins(
        published=days[0] if len(set(days)) == 1 else None,
        outlet=Counter(names).most_common(1)[0][0] if names else None,
        url=links[0] if len(set(links)) == 1 else None,
        is_newspaper=any(one.is_lettered and one.published for one in read),
    )
    return [line for line in lines if id(line) not in taken], margins


def _find_edges(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines at the top and the bottom of each page, by where they stand."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    for page in pages.values():
        ordered = sorted(page, key=lambda line: -line.base)
        yield from ordered[:_EACH]
        yield from ordered[max(_EACH, len(ordered) - _EACH) :]


def _squeezed(line: Line) -> str:
    return re.sub(r"\d+", "0", "".join(line.text.lower().split()))


def _is_margin(line: Line, body: float, *, repeated: bool) -> bool:
    text = line.text
    if _NUMBER.match(text):
        return True
    if len(line.words) > _MOST_WORDS or line.size > 1.25 * body or text.startswith(("By ", "BY ")):
        return False
    if _URL.search(text) and len(line.words) <= 6:
        return True
    if line.ends:
        return False
    if repeated:
        return True
    read = read_dated(text)
    left = sum(len(part.split()) for part in read.parts)
    has_day = _DAY.search(text) is not None
    return left <= 6 and has_day and (read.has_page or any(map(PAPER.search, read.parts)))
