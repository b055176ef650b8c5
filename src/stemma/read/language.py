"""Whether a text is English."""

import re
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Final

from stemma.lexicon.words import load_words

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")

FEWEST_WORDS: Final = 30
"""A shorter text tells too little."""

FEWEST_LETTERS: Final = 60
"""The same for scripts that put no space between words."""

LOOKED_AT: Final = 20_000
"""Characters at the beginning that are looked at; they tell as much as the whole."""

ENGLISH_SCORE: Final = 0.25
"""A text with this share of English function words is English.

Reports have between 0.35 and 0.55 of them. Tables of results have next to none, so having few is
not enough for another language.
"""

OTHER_SCORE: Final = 0.12
"""Least share of function words of other languages. English texts stay below 0.03."""


@cache
def _function_words() -> tuple[AbstractSet[str], AbstractSet[str]]:
    """(of English, of other languages)."""
    english = load_words("function_words.txt")
    return english, load_words("foreign_words.txt") - english


def share_of_words(text: str) -> tuple[int, float, float]:
    """(Words of a text, share of function words of English, of other languages and not English)."""
    words = [found[0].lower().replace("’", "'") for found in _WORD.finditer(text)]
    if not words:
        return 0, 0.0, 0.0
    english, other = (sum(word in known for word in words) for known in _function_words())
    return len(words), english / len(words), other / len(words)


def is_other_language(text: str, declared: str | None = None) -> bool:
    """Whether a text is long enough to tell, and not English; `declared` is what its page says.

    >>> is_other_language("Der Damm im Osten des Landes brach am Dienstag. " * 9)
    True
    >>> is_other_language("The dam in the east of the country broke on Tuesday. " * 9)
    False
    """
    head = text[:LOOKED_AT]
    letters = sum(map(str.isalpha, head))
    if letters >= FEWEST_LETTERS and len(_LATIN.findall(head)) < letters / 2:
        return True
    words = [found[0].lower().replace("’", "'") for found in _WORD.finditer(head)]
    if len(words) < FEWEST_WORDS:
        return False
    english, other = (sum(word in known for word in words) for known in _function_words())
    if english >= ENGLISH_SCORE * len(words):
        return False
    says_other = declared is not None and not declared.lower().startswith("en")
    return says_other or (other > english and other >= OTHER_SCORE * len(words))
