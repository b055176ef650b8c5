"""Text in capitals, as the model reads it: "THE COAST GUARD SAID" as "the coast guard said".

Only what the model is given changes; the words of the document stay as they are. Names keep their
first letter: those that the lexicon knows, those that stand in small letters elsewhere in the text,
and words that the model's vocabulary holds only in pieces, which are mostly names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from stemma.lexicon.reference import load_reference_lexicon
from stemma.lexicon.words import load_words

LEAST_WORDS: Final = 5
"""A sentence in capitals has so many words at least; "NATO AND EU" is names."""

SHARE: Final = 0.85
"""Of the words of two letters and more, so many are in capitals."""

DAYS: Final = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "christmas"}
    | {"easter", "mr", "mrs", "ms", "dr"}
)
AMBIGUOUS: Final = frozenset({"may", "will", "mark", "grace", "hope", "faith", "general", "chief"})
"""Words that are names and more, and mostly more."""

WORDS_TOO: Final = frozenset({"us", "who"})
"""Acronyms that are words too, but behind an article."""

LOUD: Final = 20
"""A text of so many words in capitals is all of it read as small letters, however short a line."""

ENDING: Final = frozenset({".", "!", "?", "…"})
MARKS: Final = frozenset({'"', "“", "‘", "'", "--", "—", "–"})
"""Marks behind which a sentence may begin."""

ACRONYMS: Final = frozenset(
    {"AFP", "AP", "BBC", "CEO", "CIA", "CNN", "DNA", "EU", "FBI", "GDP", "IMF", "MP", "MPS"}
    | {"NATO", "NGO", "PM", "TV", "UAE", "UK", "UN", "UNESCO", "UNICEF", "US", "USA", "WHO"}
)


def read_as(
    words: Sequence[str],
    sentences: Sequence[tuple[int, int]],
    holds: Callable[[str], bool] = bool,
) -> tuple[str, ...]:
    """The words as the model reads them, as many; `holds` says what its vocabulary has whole.

    >>> read_as("THE DAM HELD ON TUESDAY , AVEL SAID .".split(), [(0, 9)], "avel".__ne__)[3:7]
    ('on', 'Tuesday', ',', 'Avel')
    """
    out = [*words]
    known: frozenset[str] | None = None
    least = 1 if is_shouted(words, least=LOUD) else LEAST_WORDS
    for start, end in sentences:
        if not is_shouted(words[start:end], least=least):
            continue
        if known is None:
            known = _names() | _written_small(words)
        for place in range(start, end):
            if words[place].isupper():
                out[place] = _cased(words, place, start, known, holds)
        for first, last in _long_names(words, start, end):
            out[first:last] = (word.capitalize() for word in words[first:last])
    return tuple(out)


def is_shouted(words: Sequence[str], *, least: int = LEAST_WORDS) -> bool:
    """Whether a sentence, of so many words at `least`, is written in capitals."""
    long = [word for word in words if len(word) > 1 and word[0].isalpha()]
    loud = sum(word.isupper() for word in long)
    return len(long) >= least and loud >= SHARE * len(long)


def _written_small(words: Sequence[str]) -> frozenset[str]:
    """The words that stand with one capital within a sentence, in lower case."""
    return frozenset(
        word.lower()
        for before, word in pairwise(words)
        if word[:1].isupper() and word[1:].islower() and before[-1:].isalpha()
    )


def _cased(
    words: Sequence[str],
    place: int,
    start: int,
    known: frozenset[str],
    holds: Callable[[str], bool],
) -> str:
    """One word in capitals as it would stand in small letters."""
    word = words[place]
    low = word.lower()
    if word == "I" or "." in word[:-1]:
        return word
    before = words[place - 1] if place else ""
    opens = place == start or before in ENDING or (place > 1 and before in MARKS)
    if word in ACRONYMS and (low not in WORDS_TOO or before.lower() in {"the", "a"}):
        return word
    if low in AMBIGUOUS:
        return word.capitalize() if opens else low
    named = low in known or low.removesuffix("s") in _peoples()
    strange = low.isalpha() and len(low) > 1 and not holds(low)
    return word.capitalize() if named or strange or opens else low


def _long_names(words: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Names of two or three words that the lexicon knows: "UNITED STATES"."""
    for first in range(start, end - 1):
        for last in (first + 3, first + 2):
            if last <= end and " ".join(words[first:last]).lower() in _names():
                yield first, last
                break


@cache
def _names() -> frozenset[str]:
    """What is written with a capital, in lower case."""
    lexicon = load_reference_lexicon()
    known = (
        lexicon.given_names, lexicon.titles, lexicon.places, lexicon.countries, lexicon.seats,
        load_words("months.txt"), DAYS,
    )  # fmt: skip
    names = frozenset(name.lower() for table in known for name in table)
    return names - load_words("function_words.txt") - AMBIGUOUS


@cache
def _peoples() -> frozenset[str]:
    return frozenset(name.lower() for name in load_reference_lexicon().places)
