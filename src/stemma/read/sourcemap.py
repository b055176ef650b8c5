"""The way back: which piece of a marked-up source each line of an extracted text was taken from."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Final

from stemma.model import MappedSpan

_TOKEN: Final = re.compile(
    r"<!--|<(?P<name>[A-Za-z][\w:-]*)[^<>]*>?|<[/!?][^<>]*>?|&(?:#\w{1,8}|\w{1,31});?|[^\s<&]+|[<&]"
)
_PLAIN: Final = re.compile(r"[^\s*_`\[\]#>\\(){}!|-]+|[({-](?=\w)|[)}!|-]")
_UNSEEN: Final = frozenset({"script", "style", "noscript", "template", "textarea", "svg", "iframe"})
_BULLET: Final = re.compile(r"(?:[-*•|]\s+)+")
_SHORTEST: Final = 8
"""A piece shorter than this, without white space, is found in too many places."""

_NEAR: Final = 20_000
"""Characters after the piece before, in which the next is looked for first."""

_BUDGET: Final = 100_000_000
"""Characters that are looked through in all, so that no page takes more than about a second."""


@dataclass(frozen=True, slots=True)
class Words:
    """The visible words of a source, without white space: `text` is all of them in a row.

    Word `k` starts at `places[k]` of `text` and was taken from `starts[k]` to `ends[k]` of the
    source; where the two differ in length the word is a character reference.
    """

    text: str
    places: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def find_words(source: str) -> Words:
    """The visible words of an HTML source."""
    return _gather(_visible(source))


def find_plain_words(source: str, start: int = 0) -> Words:
    """The words of a source that is text with marks in it, from `start` on."""
    return _gather((found[0], *found.span()) for found in _PLAIN.finditer(source, start))


def _gather(found: Iterable[tuple[str, int, int]]) -> Words:
    words: list[str] = []
    places: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    length = 0
    for word, start, end in found:
        words.append(word)
        places.append(length)
        starts.append(start)
        ends.append(end)
        length += len(word)
    return Words("".join(words), tuple(places), tuple(starts), tuple(ends))


def _visible(source: str) -> Iterator[tuple[str, int, int]]:
    position = 0
    while found := _TOKEN.search(source, position):
        position = found.end()
        written = found[0]
        if written == "<!--":
            # A comment or a script without an end goes on to the end of the page.
            position = _after(source, "-->", position)
        elif found["name"]:
            name = found["name"].lower()
            if name in _UNSEEN and not written.endswith("/>"):
                position = _after_element(source, name, position)
        elif written[0] == "&" and len(written) > 1:
            word = "".join(unescape(written).split())
            if word:
                yield word, found.start(), position
        elif written[0] != "<" or len(written) == 1:
            yield written, found.start(), position


def _after(source: str, mark: str, position: int) -> int:
    end = source.find(mark, position)
    return len(source) if end < 0 else end + len(mark)


def _after_element(source: str, name: str, position: int) -> int:
    found = re.compile(rf"</{name}\b", re.IGNORECASE).search(source, position)
    return len(source) if found is None else found.start()


def map_text(text: str, words: Words) -> tuple[MappedSpan, ...]:
    """The pieces of `text` that were found again in the source, in order.

    Each line is looked for whole, after the line before; where it is not found, its halves are,
    down to a few words. What is found nowhere has no entry.
    """
    return tuple(_Search(text, words).run())


class _Search:
    def __init__(self, text: str, words: Words) -> None:
        self._text = text
        self._words = words
        self._cursor = 0
        self._left = _BUDGET

    def run(self) -> Iterator[MappedSpan]:
        for line in re.finditer(r"[^\n]+", self._text):
            start, end = line.span()
            bullet = _BULLET.match(self._text, start, end)
            yield from self._map(bullet.end() if bullet else start, end)

    def _map(self, start: int, end: int) -> Iterator[MappedSpan]:
        """The pieces of the text from `start` to `end`, none longer than it must be cut."""
        waiting = [(start, end)]
        while waiting:
            start, end = _strip(self._text, *waiting.pop())
            squeezed = "".join(self._text[start:end].split())
            if len(squeezed) < 1:
                continue
            place = self._find(squeezed)
            if place >= 0:
                self._cursor = place + len(squeezed)
                yield MappedSpan(start, end, *self._place(place, self._cursor))
            elif len(squeezed) > 2 * _SHORTEST:
                middle = _gap(self._text, start, end)
                if middle is not None:
                    waiting += [(middle, end), (start, middle)]

    def _find(self, squeezed: str) -> int:
        """Where the characters stand among the words of the source, or -1."""
        seen = self._words.text
        place = seen.find(squeezed, self._cursor, self._cursor + _NEAR + len(squeezed))
        self._left -= _NEAR
        if place < 0 and len(squeezed) >= _SHORTEST and self._left > 0:
            place = seen.find(squeezed)
            self._left -= len(seen)
        return place if self._left > -_BUDGET else -1

    def _place(self, start: int, end: int) -> tuple[int, int]:
        """Where the source holds the characters from `start` to `end` of its words."""
        words = self._words
        first = bisect_right(words.places, start) - 1
        last = bisect_right(words.places, end - 1) - 1
        begin = words.starts[first]
        if self._is_plain(first):
            begin += start - words.places[first]
        stop = words.ends[last]
        if self._is_plain(last):
            stop = words.starts[last] + end - words.places[last]
        return begin, stop

    def _is_plain(self, word: int) -> bool:
        """Whether a word stands in the source as it is."""
        words = self._words
        after = words.places[word + 1] if word + 1 < len(words.places) else len(words.text)
        return after - words.places[word] == words.ends[word] - words.starts[word]


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _gap(text: str, start: int, end: int) -> int | None:
    """The white space nearest to the middle, `None` where there is none."""
    middle = (start + end) // 2
    after = next((k for k in range(middle, end) if text[k].isspace()), None)
    before = next((k for k in range(middle, start, -1) if text[k].isspace()), None)
    if after is None or before is None:
        return before if after is None else after
    return after if after - middle < middle - before else before
