"""A document as the rules about furniture see it: lines, sentences, quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.sentences import is_hard_wrapped

Stretch = tuple[int, int]
"""Character offsets, half-open, of what has no white space at its ends."""

_LEADS_ON: Final = re.compile(
    r"(?:,|\b(?:on|in|at|by|of|the|a|an|from|to|until|till|since|and|or|between|for|with|after"
    r"|before"
    r"|as|that|during|around|about))$",
    re.IGNORECASE,
)
"""The end of a line that the next one carries on."""
_LINE: Final = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Page:
    """Lines and sentences of one document, none of them empty, in text order.

    `lines` are those that can stand for themselves: in a text whose lines are broken at the
    page's width, only the paragraphs of one line. A line in the midst of a sentence is left out.
    """

    parse: Parse
    text: str
    lower: str
    lines: tuple[Stretch, ...]
    sentences: tuple[Stretch, ...]

    @classmethod
    def of(cls, parse: Parse) -> Page:
        """The page of a parsed document."""
        text = parse.document.text
        sentences = tuple((parse.starts[a], parse.ends[b - 1]) for a, b in parse.sentences)
        return cls(parse, text, text.lower(), tuple(_lines(text)), sentences)

    def words(self, start: int, end: int) -> range:
        """The numbers of the words that start in [start, end)."""
        return range(bisect_left(self.parse.starts, start), bisect_left(self.parse.starts, end))

    def sentence(self, at: int) -> int:
        """The number of the last sentence that starts at `at` or before it; -1 if none does."""
        return bisect_right(self.sentences, (at, len(self.text) + 1)) - 1

    def ends_line(self, end: int) -> bool:
        """Whether nothing but white space follows on the line."""
        found = _LINE.match(self.text, end)
        return found is None or not found.group().strip()

    def in_quotes(self, start: int, at: int) -> bool:
        """Whether a quotation opened after `start` is still open at `at`."""
        words = self.text[start:at]
        return words.count('"') % 2 == 1 or words.count("“") > words.count("”")


def _lines(text: str) -> Iterator[Stretch]:
    alone = is_hard_wrapped(text)
    found = [
        (line.start() + len(words) - len(words.lstrip()), line.start() + len(words.rstrip()))
        for line in _LINE.finditer(text)
        if (words := line.group()).strip()
    ]
    for number, (start, end) in enumerate(found):
        before = found[number - 1] if number else None
        after = found[number + 1] if number + 1 < len(found) else None
        if before is not None and _LEADS_ON.search(text, max(before[0], before[1] - 10), before[1]):
            continue
        if after is not None and (text[after[0]].islower() or text[after[0]] in ",.;:)"):
            continue
        if alone and (
            (before is not None and text.count("\n", before[1], start) < 2)
            or (after is not None and text.count("\n", end, after[0]) < 2)
        ):
            continue
        yield start, end
