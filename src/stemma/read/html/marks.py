"""Marks in a page that survive extraction: which lines of the text came from which element.

What trafilatura leaves of a page is text alone. A mark is one letter of a script that no report is
written in, put before the words of an element and taken out of the text again.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from lxml.html import HtmlElement

_FIRST, _LAST = 0x12000, 0x1236E
"""Signs of cuneiform: letters to every library, and in no page of news."""

_SIGN: Final = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")
SIGNS: Final = "".join(map(chr, range(_FIRST, _LAST + 1)))
"""All signs that marks are made of."""
MOST: Final = _LAST - _FIRST
"""How many elements of a page can be marked."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without its marks, and where the words of each marked element stand in it.

    `places` has (start, end), half-open, from the first marked word of an element to the end of the
    line of its last; an element whose words are not in the text has none.
    """

    text: str
    places: dict[int, tuple[int, int]]


def can_mark(written: str) -> bool:
    """Whether a page has none of the letters that marks are made of."""
    return _SIGN.search(written) is None


def mark(element: HtmlElement, number: int) -> None:
    """Mark the words of an element and of all below it, white space at their start apart."""
    sign = chr(_FIRST + number)
    element.text = _marked(element.text, sign)
    for below in element.iterdescendants():
        if isinstance(below.tag, str) and below.tag not in _UNSEEN:
            below.text = _marked(below.text, sign)
        below.tail = _marked(below.tail, sign)


_UNSEEN: Final = frozenset({"script", "style", "noscript", "template", "textarea", "iframe"})


def _marked(words: str | None, sign: str) -> str | None:
    if words is None or not words.strip():
        return words
    start = len(words) - len(words.lstrip())
    return words[:start] + sign + words[start:]


def lift_marks(lines: Iterable[str], *, is_marked: bool = True) -> Marked:
    """The lines joined to a text, without marks; as they are where nothing was marked."""
    kept: list[str] = []
    places: dict[int, tuple[int, int]] = {}
    length = 0
    for line in lines:
        plain, signs = _lift(line) if is_marked else (line, [])
        if not plain.strip():
            continue
        end = length + len(plain.rstrip())
        for number, place in signs:
            start = min(length + place, end - 1)
            first, _ = places.get(number, (start, end))
            places[number] = (first, end)
        kept.append(plain)
        length += len(plain) + 1
    return Marked("\n".join(kept), places)


def _lift(line: str) -> tuple[str, list[tuple[int, int]]]:
    """(a line without its marks, the number of each mark and its place in what is left)."""
    signs = [
        (ord(found[0]) - _FIRST, found.start() - count)
        for count, found in enumerate(_SIGN.finditer(line))
    ]
    return (_SIGN.sub("", line), list(_first_each(signs))) if signs else (line, [])


def _first_each(signs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    seen: set[int] = set()
    for number, place in signs:
        if number not in seen:
            seen.add(number)
            yield number, place
