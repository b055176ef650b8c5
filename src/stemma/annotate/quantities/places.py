"""From characters to words and back."""

from __future__ import annotations

from bisect import bisect_right

from stemma.annotate.parse import Parse


def word_at(parse: Parse, at: int) -> int:
    """The word that holds the character, or the last one before it."""
    return max(0, bisect_right(parse.starts, at) - 1)


def last_word(parse: Parse, end: int) -> int:
    """The word that holds the last character before `end`."""
    return word_at(parse, end - 1)


def same_sentence(parse: Parse, left: int, right: int) -> bool:
    """Whether both words exist and stand in one sentence."""
    return (
        0 <= left < len(parse)
        and 0 <= right < len(parse)
        and parse.sentence_of[left] == parse.sentence_of[right]
    )
