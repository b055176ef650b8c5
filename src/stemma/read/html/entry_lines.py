"""One entry of a live blog as lines: its heading, who wrote it, and its paragraphs, each apart.

Entries are written as list items, rows of a table, definitions or plain boxes, their stamp, heading
and author inside the paragraph or above it. Each is rebuilt as a box of paragraphs, so that neither
runs into the sentence behind.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from lxml.html import HtmlElement

from stemma.read.html.fragment import find_lines
from stemma.read.html.marks import SIGNS
from stemma.read.html.named import names_of

ZONE: Final = (
    r"(?-i:CES?T|BST|GMT|UTC|[ECMP][SD]?T|A[CEW][SD]?T|NZ[SD]T|IST|JST|MSK|EES?T|WES?T|SGT|HKT|PKT"
    r"|SAST|WAT|EAT|WIB|Z)"
)
CLOCK: Final = (
    r"(?:[01]?\d|2[0-3])(?:[:.h][0-5]\d(?::[0-5]\d)?\s*(?:[ap]\.?m\b\.?)?|\s*[ap]\.?m\b\.?)"
    rf"(?:\s*\(?{ZONE}\b\)?)?"
)
"""A time of day: "14:05", "2.05 pm", "9am", "14:05 CEST"."""
_AGO: Final = (
    r"(?:\d{1,3}|an?)\s*(?:seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)\s+ago|just now"
)
_DATED: Final = (
    r"[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,?\s+\d{4})?|\d{1,2}\s+[A-Z][a-z]{2,8}\.?(?:\s+\d{4})?"
    r"|yesterday|today"
)
_ANY: Final = rf"(?:{CLOCK}|{_AGO}|{_DATED}|(?:last )?(?:updated|posted|published)(?: at)?:?|at)"
_STAMP: Final = re.compile(rf"{_ANY}(?:[\s,|·•–—-]+{_ANY})*", re.IGNORECASE)
_DIGIT: Final = re.compile(r"\d|ago|now", re.IGNORECASE)
_STAMPED: Final = re.compile(rf"{CLOCK}(?:\s*[|·•:–—-]+\s*|\s+(?=[A-Z“\"]))", re.IGNORECASE)
"""A time of day at the head of a line, with what sets it off."""
_AUTHOR: Final = re.compile(
    r"(?:[\w-]*[-_])?(?:author|byline|reporter|writer|contributor|journalist|posted-?by)s?"
    r"(?:[-_](?:name|link|block|info))?",
    re.IGNORECASE,
)
_BY: Final = re.compile(
    r"(?:posted by|written by|reported by|reporting by|by|from|words by)[:\s]+"
    r"(?P<name>[^\W\d_][^,|()\n]{2,60}?)(?:\s*(?:,|\||\(|\bin\b|\bat\b|-|–|—).{0,60})?",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"(?:[^\W\d_][\w.'’-]*)(?: [^\W\d_][\w.'’-]*){1,4}")
_BUTTON: Final = re.compile(
    r"(?:share|copy link|copy|permalink|link|tweet|facebook|twitter|whatsapp|email|e-mail|print"
    r"|report|key event|share on .{2,20}|share this .{2,20}|read more|live|new|breaking|pinned)\W*",
    re.IGNORECASE,
)
_INLINE: Final = frozenset({"strong", "b", "em", "i", "span", "time", "a", "small", "cite", "font"})
_UNSEEN: Final = frozenset(
    {"script", "style", "noscript", "template", "iframe", "svg", "form", "button"}
)
_BLOCKS: Final = frozenset({"time", "address", "cite", "button"})
_LONGEST_STAMP: Final = 60
_LONGEST_HEAD: Final = 25
"""Words of the longest heading."""
_LONGEST_NAME: Final = 12
_INNER: Final = frozenset({"div", "p", "section", "dd", "td"})
_DEEPEST: Final = 6
"""Boxes within boxes that are gone into for a heading."""
_BOLD: Final = frozenset({"strong", "b", "span", "em", "a", "i", "cite", "small"})
_SLANTED: Final = frozenset({"em", "i", "cite", "small"})


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of an entry, and who wrote it in the words of one of them."""

    lines: tuple[str, ...]
    author: str | None


def rebuild(element: HtmlElement) -> str | None:
    """Make a box of paragraphs of an entry in place; the words that name who wrote it.

    Its stamp is left out: the entry has its time as its own. One whose words are one run of lists
    or pictures alone is left as it is.
    """
    found = _read(element)
    if not found.lines:
        return None
    for child in list(element):
        element.remove(child)
    element.text = None
    for line in found.lines:
        paragraph = element.makeelement("p", {})
        paragraph.text = line
        element.append(paragraph)
    _unlist(element)
    return found.author


def _read(element: HtmlElement) -> Lines:
    for below in list(element.iter(*_UNSEEN, "figure")):
        if below is not element and below.getparent() is not None:
            below.drop_tree()
    _drop_times(element)
    named = _named(element)
    for foot in list(element.iter("footer")):
        words = _bare(" ".join(foot.text_content().split()))
        if len(words.split()) <= _LONGEST_NAME and not any(name in words for name in named):
            foot.drop_tree()  # "Changed 14:05", "Share"
    _set_apart(element, named)
    lines = [line for line in find_lines(element, also=_BLOCKS) if not _is_button(line)]
    lines = [line for line in lines if not _is_stamp(line)]
    if lines:
        lines = [_without_dash(_without_stamp(lines[0])), *lines[1:]]
    author = next((name for line in _ends(lines) if (name := _author_of(line, named))), None)
    return Lines(tuple(lines), author)


def _is_button(line: str) -> bool:
    """Whether a line is a button, or a mark alone."""
    words = _bare(line)
    return _BUTTON.fullmatch(words) is not None or not any(map(str.isalnum, words))


def _drop_times(element: HtmlElement) -> None:
    """Take out the times that stand alone: the entry has them as its own."""
    for time in list(element.iter("time")):
        above = time.getparent()
        if above is not None and not _bare(above.text or "") and not _bare(time.tail or ""):
            time.text = None
            for below in list(time):
                time.remove(below)


def _without_stamp(line: str) -> str:
    """A first line without the time of day before it; the marks in it stay."""
    found = _STAMPED.match(line.lstrip(SIGNS))
    if found is None:
        return line
    signs = line[: len(line) - len(line.lstrip(SIGNS))]
    return signs + line.lstrip(SIGNS)[found.end() :]


def _without_dash(line: str) -> str:
    """A line without the dash that set off a stamp before it."""
    plain = line.lstrip(SIGNS)
    return line if not plain or plain[0] not in "-–—|:" else plain[1:].lstrip() or line


def _ends(lines: list[str]) -> list[str]:
    """The lines that may name who wrote an entry: the first and the last few."""
    return [*lines[:3], *lines[3:][-2:]]


def _author_of(line: str, named: Iterable[str]) -> str | None:
    """Who wrote an entry, where a line says nothing else."""
    plain = _bare(line)
    if len(plain.split()) > _LONGEST_NAME:
        return None
    by = _BY.fullmatch(plain)
    if by is not None and by["name"].strip()[:1].isupper():
        return by["name"].strip()
    marked = plain in named
    return plain if marked and _NAME.match(plain) else None


def _bare(line: str) -> str:
    """A line without marks, which are no letters that are written."""
    return "".join(c for c in line if c not in SIGNS).strip(" |·•–—-,")


def _named(element: HtmlElement) -> set[str]:
    """The words of what is marked as who wrote it."""
    found: set[str] = set()
    for below in element.iterdescendants():
        if not isinstance(below.tag, str):
            continue
        told = (below.get("itemprop") or "", below.get("rel") or "")
        if (
            below.tag == "address"
            or "author" in told
            or any(map(_AUTHOR.fullmatch, names_of(below)))
        ):
            words = " ".join(below.text_content().split())
            if 0 < len(words.split()) <= _LONGEST_NAME:
                found.add(_bare(words))
    return found


def _set_apart(element: HtmlElement, named: set[str]) -> None:
    """Make lines of their own of stamp, heading and author where they stand in a run of words."""
    for below in list(element.iterdescendants(*_INLINE)):
        words = _bare(" ".join(below.text_content().split()))
        if words and (words in named or _is_stamp(words)):
            below.tag = "div"
    here = element
    for _ in range(_DEEPEST):
        child = _set_apart_in(here, named)
        if child is None:
            return
        here = child


def _set_apart_in(element: HtmlElement, named: set[str]) -> HtmlElement | None:
    """Set apart the heading at the head of an element; the block in which it may stand instead."""
    if _bare(element.text or ""):
        return None
    for child in element:
        if isinstance(child.tag, str) and _bare(child.text_content()):
            if child.tag in _INLINE and not _becomes_line(child, named):
                return None
            if child.tag in _INNER and not _is_small(child, named):
                return child
        if _bare(child.tail or ""):
            return None
    return None


def _becomes_line(child: HtmlElement, named: set[str]) -> bool:
    """Whether bold words at the head were made a line of their own: a heading, or a name."""
    words = _bare(" ".join(child.text_content().split()))
    if not _is_heading(words, child):
        return False
    if _is_name(child):
        named.add(words)
    child.tag = "div"
    if not len(child) and (child.text or "").rstrip().endswith(":"):
        child.text = (child.text or "").rstrip()[:-1]
    return True


def _is_small(element: HtmlElement, named: Iterable[str]) -> bool:
    """Whether a block is the stamp or the author of an entry, or was made of its heading."""
    words = _bare(" ".join(element.text_content().split()))
    for name in named:
        words = _bare(words.replace(name, ""))
    return not words or _is_stamp(words) or (len(words.split()) <= 2 and not len(element))


def _is_heading(words: str, element: HtmlElement) -> bool:
    """Whether bold words at the head of an entry are its heading: a new sentence follows them."""
    if element.tag not in _BOLD or len(words.split()) > _LONGEST_HEAD:
        return False
    tail = (element.tail or "").strip()
    behind = _bare(tail)
    if not behind:
        after = element.getnext()
        return after is None or after.tag not in _INLINE or _is_name(after)
    ends = words.endswith((".", ":", "!", "?", "|")) or tail[0] in ":|–—-"
    return behind[:1].isupper() and (ends or len(words.split()) > 1)


def _is_name(element: HtmlElement) -> bool:
    """Whether slanted words are a name: "Ada Brey"."""
    words = _bare(" ".join(element.text_content().split()))
    return element.tag in _SLANTED and words.istitle() and _NAME.fullmatch(words) is not None


def _is_stamp(line: str) -> bool:
    words = _bare(line)
    if not words or len(words) > _LONGEST_STAMP or not _DIGIT.search(words):
        return False
    return _STAMP.fullmatch(words) is not None


_LISTS: Final = frozenset(
    {"li", "ul", "ol", "dl", "dt", "dd", "tr", "td", "th", "tbody", "table", "p"}
)


def _unlist(element: HtmlElement) -> None:
    """Make boxes of a list item or a row of a table, and of what holds it."""
    for here in (element, *element.iterancestors()):
        if here.tag not in _LISTS:
            return
        here.tag = "div"
