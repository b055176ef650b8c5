"""The stems of words, by which a denial and what it denies are brought together."""

from __future__ import annotations

import re
from typing import Final

from stemma.lexicon.words import load_verb_forms, load_words

SMALL: Final = load_words("function_words.txt") | load_words("pronouns.txt")
WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
ENDINGS: Final = (
    "ations", "ation", "ities", "ingly", "ically", "ally", "ments", "ment", "ions", "ion", "ings",
    "ing", "ies", "ied", "ed", "es", "ly", "ity", "al", "s", "e", "y",
)  # fmt: skip
LEFT: Final = 4
"""Letters that stay of a word whose ending is cut."""


def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that say something.

    >>> sorted(stems("the racially charged remarks"))
    ['charg', 'raci', 'remark']
    """
    return frozenset(
        _stem(_PAST.get(word, word))
        for word in WORD.findall(text.casefold().replace("’", "'"))
        if len(word) > 2 and word not in SMALL
    )


def verb_stems(text: str) -> frozenset[str]:
    """The stems of the words that are surely forms of verbs: "offered", "offering", "sought"."""
    return frozenset(
        _stem(_PAST.get(word, word))
        for word in WORD.findall(text.casefold())
        if word in _PAST or word.endswith(("ed", "ing"))
    )


_PAST: Final = load_verb_forms()


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    for end in ENDINGS:
        if word.endswith(end) and len(word) - len(end) >= LEFT:
            return word[: -len(end)]
    return word
