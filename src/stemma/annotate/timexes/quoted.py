"""Quotations with a day of their own: "today" in what somebody said long before the report."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.timexes.atoms import Atoms
from stemma.annotate.timexes.reading import Reading
from stemma.lexicon.reference import load_reference_lexicon

_PAIRS: Final = {"“": "”", "``": "''", "«": "»", '"': '"'}
_STEPS: Final = 4
"""Words up the tree in which the verb of a day is looked for."""
_WROTE: Final = frozenset(
    {"write", "tweet", "post", "text", "email", "e-mail", "declare", "quote", "date"}
)


@dataclass(frozen=True, slots=True)
class Shift:
    """The words [first, last), which count from a day of their own; `None` where it is unknown."""

    first: int
    last: int
    day: date | None


def find_shifts(
    parse: Parse, atoms: Atoms, readings: Sequence[Reading], published: date | None
) -> tuple[Shift, ...]:
    """The quotations whose words count from another day than the report's, in text order.

    It is the day that the verb of speech around the quotation has: "Today we fly," he said on May
    3. Of "in a 2029 interview" no day is known, and the words stay open. A later quotation of the
    paragraph is of the same day, unless it has its own.
    """
    if published is None or not readings:
        return ()
    quotes = find_quotes(parse)
    frames = _Frames(parse, atoms, readings, quotes)
    out: list[Shift] = []
    paragraph, last = -1, None
    for first, end, number in quotes:
        if number != paragraph:
            paragraph, last = number, None
        own = frames.said_on(first, end)
        last = own.stamp if own is not None else last
        low, high = last.interval if last is not None else (None, None)
        if low is not None and high is not None and not low <= published <= high:
            out.append(Shift(first, end, last.exact if last is not None else None))
    return tuple(out)


def find_quotes(parse: Parse) -> tuple[tuple[int, int, int], ...]:
    """The words within quotation marks, half-open, and the number of their paragraph.

    They stand in text order; a quotation that is not closed ends with its paragraph.
    """
    out: list[tuple[int, int, int]] = []
    opened, close, paragraph = -1, "", 0
    for i, word in enumerate(parse.words):
        if "\n" in parse.gap(i):
            if opened >= 0:
                out.append((opened, i, paragraph))
                opened = -1
            paragraph += 1
        if opened < 0 and word in _PAIRS:
            opened, close = i + 1, _PAIRS[word]
        elif opened >= 0 and word == close:
            out.append((opened, i, paragraph))
            opened = -1
    if opened >= 0:
        out.append((opened, len(parse), paragraph))
    return tuple(quote for quote in out if quote[0] < quote[1])


class _Frames:
    """What the words around quotations say of when they were said."""

    def __init__(
        self,
        parse: Parse,
        atoms: Atoms,
        readings: Sequence[Reading],
        quotes: Sequence[tuple[int, int, int]],
    ) -> None:
        self.parse = parse
        self.readings = readings
        self.words = [atoms.words[reading.first] for reading in readings]
        self.starts = [first for first, *_ in quotes]
        self.ends = [end for _, end, _ in quotes]

    def said_on(self, first: int, end: int) -> Reading | None:
        """The one day that the sentences of a quotation give for it, outside of all quotations."""
        parse = self.parse
        low = parse.sentences[parse.sentence_of[first]][0]
        high = parse.sentences[parse.sentence_of[min(end, len(parse) - 1)]][1]
        found: dict[str, Reading] = {}
        for n in range(bisect_left(self.words, max(low, first - NEAR)), len(self.words)):
            word, reading = self.words[n], self.readings[n]
            if word >= min(high, end + NEAR):
                break
            stamp = reading.stamp
            if stamp is None or stamp.year is None or self._is_quoted(word):
                continue
            if _is_of_speech(parse, word):
                found[reading.value] = reading
        return next(iter(found.values())) if len(found) == 1 else None

    def _is_quoted(self, word: int) -> bool:
        number = bisect_right(self.starts, word) - 1
        return number >= 0 and word < self.ends[number]


NEAR: Final = 40
"""Words before and behind a quotation that can say when it was said."""


def _is_of_speech(parse: Parse, word: int) -> bool:
    """Whether the nearest verb above a word is one of speech."""
    place = word
    for _ in range(_STEPS):
        if parse.tags[place][0] == "V":
            return parse.lemmas[place].lower() in _speech()
        if parse.heads[place] == place:
            return False
        place = parse.heads[place]
    return False


@cache
def _speech() -> frozenset[str]:
    return load_reference_lexicon().speech_verbs | _WROTE
