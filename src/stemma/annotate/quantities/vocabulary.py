"""What words are as numbers, before they are put together."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from stemma.lexicon.numbers import NumberUse, NumberWord, load_number_words
from stemma.lexicon.words import load_words

WORDS: Final = load_number_words()
ARTICLE_UNITS: Final = load_words("article_units.txt")
ARTICLES: Final = frozenset({"a", "an"})
HYPHENS: Final = frozenset({"-", "‑", "–"})
FIRST: Final = frozenset(
    {
        NumberUse.SMALL,
        NumberUse.TEEN,
        NumberUse.TEN,
        NumberUse.HUNDRED,
        NumberUse.MAGNITUDE,
        NumberUse.DOZEN,
        NumberUse.PLURAL,
        NumberUse.PART,
        NumberUse.ORDINAL,
    }
)
_STARTS: Final = frozenset(
    word for word, uses in WORDS.items() if any(use.use in FIRST for use in uses)
)
LONE: Final = (NumberUse.SMALL, NumberUse.TEEN, NumberUse.TEN)


@dataclass(frozen=True, slots=True)
class WordNumber:
    """A number over the words [start, end); `form` is a value of `NumeralForm`.

    `decimal` tells that it has a point.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    form: str
    decimal: bool = False


def starts_number(word: str) -> bool:
    """Whether a number in words can start with this word, an article before it apart."""
    return word in _STARTS


def number_word(word: str, *uses: NumberUse) -> NumberWord | None:
    """What the word is as a number, when it has one of the uses."""
    for found in WORDS.get(word, ()):
        if found.use in uses:
            return found
    return None
