"""What the encoder is told of a word beside its pieces: its case, what stands before it, quotes.

The encoder's vocabulary is lower case and knows no white space, so three facts that a reader of
the page sees at once would be lost: capitals, where a sentence or a paragraph starts, and whether
the word lies inside quotation marks. They are one number a word, looked up in a table that is
added to the piece embeddings.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

CASES: Final = 5
BOUNDARIES: Final = 4
FEATURE_COUNT: Final = CASES * BOUNDARIES * 2

GLUED, SPACED, SENTENCE, PARAGRAPH = range(BOUNDARIES)

_OPENING: Final = frozenset("“«„‟")
_CLOSING: Final = frozenset("”»")
_STRAIGHT: Final = frozenset({'"', "``", "''"})


def case_of(word: str) -> int:
    """Case class of a word: 0 no capital, 1 Initial, 2 ALL, 3 miXed, 4 one capital letter alone.

    >>> [case_of(w) for w in ("rose", "Reuters", "NATO", "McConnell", "A", "72")]
    [0, 1, 2, 3, 4, 0]
    """
    if word.islower() or not word:
        return 0
    capitals = sum(character.isupper() for character in word)
    if capitals == 0:
        return 0
    letters = sum(character.isalpha() for character in word)
    if capitals == letters:
        return 4 if letters == 1 else 2
    return 1 if capitals == 1 and word[0].isupper() else 3


def quoted_flags(words: Sequence[str], boundaries: Sequence[int]) -> list[int]:
    """1 for every word from an opening quotation mark to its closing one, else 0.

    A paragraph starts outside quotes: reports open the marks anew in each paragraph of a long
    quote, and an unbalanced mark then spoils one paragraph only. A straight mark opens when it
    stands outside quotes and closes when it stands inside.

    >>> quoted_flags(["“", "No", ",", "”", "he", "said"], [2, 0, 0, 0, 1, 1])
    [1, 1, 1, 1, 0, 0]
    """
    flags: list[int] = []
    inside = False
    for word, boundary in zip(words, boundaries, strict=True):
        if boundary == PARAGRAPH:
            inside = False
        if word in _OPENING:
            inside = True
            flags.append(1)
        elif word in _CLOSING:
            flags.append(1 if inside else 0)
            inside = False
        elif word in _STRAIGHT:
            flags.append(1)
            inside = not inside
        else:
            flags.append(1 if inside else 0)
    return flags


def feature_ids(words: Sequence[str], boundaries: Sequence[int]) -> list[int]:
    """One number in [0, FEATURE_COUNT) a word, from its case, its boundary and the quotes."""
    quoted = quoted_flags(words, boundaries)
    return [
        (case_of(word) * BOUNDARIES + boundary) * 2 + flag
        for word, boundary, flag in zip(words, boundaries, quoted, strict=True)
    ]


def inner_feature(feature: int) -> int:
    """The feature of a word's later pieces: the same word, glued to what is before it."""
    case, rest = divmod(feature, BOUNDARIES * 2)
    return (case * BOUNDARIES + GLUED) * 2 + rest % 2
