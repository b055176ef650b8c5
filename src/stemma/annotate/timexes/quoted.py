"""Quotations with a day of their own: "today" in what somebody said long before the report."""

from __future__ import annotations

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
    if published is None:
        return ()
    quotes = find_quotes(parse)
    out: list[Shift] = []
    paragraph, last = -1, None
    for first, end in quotes:
        here = parse.document.text.rfind("\n", 0, parse.starts[first])
        if here != paragraph:
            paragraph, last = here, None
        own = _said_on(parse, atoms, readings, quotes, (first, end))
        if own is not None:
            last = own.stamp
        if last is None:
            continue
        low, high = last.interval
        if low is not None and high is not None and not low <= published <= high:
            out.append(Shift(first, end, last.exact))
    return tuple(out)


def find_quotes(parse: Parse) -> tuple[tuple[int, int], ...]:
    """The words within quotation marks, half-open, in text order; all end with their paragraph."""
    out: list[tuple[int, int]] = []
    opened, close = -1, ""
    for i, word in enumerate(parse.words):
        if opened >= 0 and "\n" in parse.gap(i):
            out.append((opened, i))
            opened = -1
        if opened < 0 and word in _PAIRS:
            opened, close = i + 1, _PAIRS[word]
        elif opened >= 0 and word == close:
            out.append((opened, i))
            opened = -1
    if opened >= 0:
        out.append((opened, len(parse)))
    return tuple((first, end) for first, end in out if first < end)


def _said_on(
    parse: Parse, atoms: Atoms, readings: Sequence[Reading], quotes: Sequence[tuple[int, int]],
    quote: tuple[int, int],
) -> Reading | None:  # fmt: skip
    """The one day that the words around a quotation give for what was said."""
    first, end = quote
    low = parse.sentences[parse.sentence_of[first]][0]
    high = parse.sentences[parse.sentence_of[min(end, len(parse) - 1)]][1]
    found: list[Reading] = []
    for reading in readings:
        word = atoms.words[reading.first]
        if not low <= word < high or any(a <= word < b for a, b in quotes):
            continue
        stamp = reading.stamp
        if stamp is not None and stamp.year is not None and _is_of_speech(parse, word):
            found.append(reading)
    return found[0] if len({reading.value for reading in found}) == 1 else None


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
