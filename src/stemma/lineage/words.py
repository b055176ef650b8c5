"""A document as the words that passages are compared by."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stemma.lineage.quotations import find_quotations
from stemma.model import Annotations, Span

_WORD: Final = re.compile(r"\w+(?:['’]\w+)*")
_SENTENCE_END: Final = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|\n+")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one document in lower case, without its furniture, and where each stands.

    `starts` and `ends` are offsets of the text; `capital` is whether it begins with a capital
    letter. `quote_of` is the number of the quotation that a word stands in, counted from 0, or -1;
    `sentence_of` that of its sentence.
    """

    document_id: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    capital: tuple[bool, ...]
    quote_of: tuple[int, ...]
    sentence_of: tuple[int, ...]

    def span(self, first: int, last: int) -> Span:
        """The characters from word `first` up to, not including, word `last`."""
        return Span(self.document_id, self.starts[first], self.ends[last - 1])

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The words [first, last) that lie, if only in part, in characters [start, end)."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


def words_of(annotations: Annotations) -> Words:
    """The words of an annotated document."""
    document = annotations.document
    text = document.text
    furniture = sorted((span.start, span.end) for span in annotations.furniture)
    quotations = find_quotations(text)
    breaks = [match.end() for match in _SENTENCE_END.finditer(text)]
    matches = [
        match
        for match in _WORD.finditer(text)
        if not furniture or _number(match.start(), furniture) < 0
    ]
    starts = tuple(match.start() for match in matches)
    return Words(
        document.id,
        tuple(match[0].lower().replace("’", "'") for match in matches),
        starts,
        tuple(match.end() for match in matches),
        tuple(text[start].isupper() for start in starts),
        _numbers(starts, quotations),
        _counts(starts, breaks),
    )


def _numbers(places: Sequence[int], ranges: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """For every place, in order, the number of the range it lies in, or -1."""
    out = [-1] * len(places)
    for number, (start, end) in enumerate(ranges):
        for index in range(bisect_left(places, start), bisect_left(places, end)):
            out[index] = number
    return tuple(out)


def _counts(places: Sequence[int], marks: Sequence[int]) -> tuple[int, ...]:
    """For every place, in order, how many marks lie at or before it."""
    out: list[int] = []
    done = 0
    for number, mark in enumerate(marks):
        upto = bisect_left(places, mark)
        out += [number] * (upto - done)
        done = upto
    return (*out, *([len(marks)] * (len(places) - done)))


def _number(place: int, ranges: Sequence[tuple[int, int]]) -> int:
    """The number of the range a place lies in, or -1."""
    number = bisect_right(ranges, (place, 1 << 62)) - 1
    return number if number >= 0 and place < ranges[number][1] else -1
