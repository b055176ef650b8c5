"""A document as weighted terms: the rare words that tell one event from another."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stemma.encoder.words import WordTable
from stemma.lexicon.words import load_words
from stemma.model import Document

WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,:]\d+)*")

SHARPNESS: Final = 1.7
"""A word weighs its rarity to this power: common words do not add up to an event."""
NUMBER: Final = 0.8
"""What a number weighs, in the measure of the rarity of words."""
OFTEN: Final = 3
"""Times a term counts at most: a long report that repeats one name is not of all that is said of
it."""
LEAD: Final = 60
"""Terms at the beginning, the title's among them, that count for more: they say what it is of."""
LEAD_SHARE: Final = 1.5
"""How much more, as a share."""
MOST: Final = 60
"""The heaviest terms, which stand for a document; the others are left out."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one document: their numbers, ascending, and their weights, of unit length."""

    numbers: NDArray[np.int64]
    weights: NDArray[np.float64]


class TermMaker:
    """Makes terms with one table of words; a term has the same number in all it makes."""

    def __init__(self, table: WordTable) -> None:
        self._table = table
        self._empty = load_words("function_words.txt")
        self._numbers: dict[str, int] = {}
        self._weights: list[float] = []
        self._known: dict[str, int] = {}
        self._lemmas: list[str] = []
        self._keys: list[int] = []
        self._by_key: dict[int, int] = {}

    def of_document(self, document: Document) -> Terms:
        """The terms of its title and text."""
        found = self._find(document.title or "") + self._find(document.text)
        lead = set(found[:LEAD])
        weighed = {
            number: self._weights[number]
            * (1 + math.log(min(count, OFTEN)))
            * (1 + (LEAD_SHARE if number in lead else 0))
            for number, count in Counter(found).items()
            if self._weights[number] > 0
        }
        # Among equals the earlier in the text goes first, whatever numbers they have here.
        heaviest = sorted(weighed, key=lambda number: -weighed[number])[:MOST]
        numbers = np.array(sorted(heaviest), np.int64)
        weights = np.array([weighed[number] for number in numbers.tolist()], np.float64)
        length = float(np.sqrt((weights * weights).sum()))
        return Terms(numbers, weights / length if length else weights)

    def term(self, word: str) -> int | None:
        """The number of the term that a word is a form of; `None` where it tells nothing."""
        number = self._known.get(word)
        if number is None:
            number = self._known[word] = self._number(word)
        return None if number < 0 else number

    def weight(self, term: int) -> float:
        """What a term weighs, from 0 to 1: its rarity."""
        return self._weights[term]

    def word(self, term: int) -> str:
        """The lemma that a term stands for."""
        return self._lemmas[term]

    def key(self, term: int) -> int:
        """A number for the lemma that a term stands for, the same in every run."""
        self._key_all()
        return self._keys[term]

    def number_of(self, key: int) -> int | None:
        """The number of the term with a key; `None` where none has come so far."""
        self._key_all()
        return self._by_key.get(key)

    def _key_all(self) -> None:
        for number in range(len(self._keys), len(self._lemmas)):
            lemma = self._lemmas[number].encode("utf-8", "surrogatepass")
            key = int.from_bytes(blake2b(lemma, digest_size=8).digest(), "big")
            self._keys.append(key)
            self._by_key[key] = number

    def _find(self, text: str) -> list[int]:
        """The numbers of the terms of a text, in its order."""
        known = self._known
        out = []
        for word in WORD.findall(text):
            number = known.get(word)
            if number is None:
                number = known[word] = self._number(word)
            if number >= 0:
                out.append(number)
        return out

    def _number(self, word: str) -> int:
        """The number of the term that a word is a form of; -1 where it tells nothing."""
        if word[0].isdigit():
            term, weight = word.replace(",", ""), NUMBER
        else:
            bare = plain(re.sub(r"['’]s?$", "", word).lower())
            if len(bare) < 2 or bare in self._empty:
                return -1
            term = self._table.lemma(bare)
            weight = self._table.rarity(term) ** SHARPNESS
        number = self._numbers.get(term)
        if number is None:
            number = self._numbers[term] = len(self._weights)
            self._weights.append(weight)
            self._lemmas.append(term)
        return number


def plain(word: str) -> str:
    """A word without its accents: one outlet writes them, the next does not.

    >>> plain("tesvík"), plain("møller")
    ('tesvik', 'møller')
    """
    apart = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
