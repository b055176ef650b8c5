"""Words of a text as they are compared here: content words, and words in a row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from stemma.lexicon.words import load_words

FUNCTION_WORDS: Final = load_words("function_words.txt")
WORD: Final = re.compile(r"[^\W_]+(?:[.,]\d+)*")
SENTENCE: Final = re.compile(r"[^\s.!?][^.!?\n]*(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]*")
"""A stretch of a line up to a full stop with space behind it."""
PLURAL: Final = 3
"""Letters up to which a final s is no plural: "bus", "gas"."""


def row_of(text: str) -> tuple[str, ...]:
    """The words in a row, letter case and all that stands between them aside.

    >>> row_of("The dam, built in 1931, held.")
    ('the', 'dam', 'built', 'in', '1931', 'held')
    """
    return tuple(word.casefold() for word in WORD.findall(text))


def content_of(text: str) -> frozenset[str]:
    """The words that carry what a text says, plural or not.

    >>> sorted(content_of("The two dams were built by Orre in 1931."))
    ['1931', 'built', 'dam', 'orre']
    """
    return content_words(row_of(text))


def content_words(row: Iterable[str]) -> frozenset[str]:
    """The words of a row that carry what it says."""
    return frozenset(
        word[:-1] if len(word) > PLURAL and word.endswith("s") else word
        for word in row
        if word not in FUNCTION_WORDS
    )
