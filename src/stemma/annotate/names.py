"""Names: which words name something, and what kind of thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stemma.annotate.tags import decode_tags, tag_spans
from stemma.annotate.tokens import Tokens
from stemma.encoder.reader import Labels, Scores
from stemma.lexicon.words import load_words

NEVER_LAST: Final = frozenset({"'s", "’s", "'", "’", *',;:—–-"”“('})
"""Possessive endings, and marks that stand between a name and what comes after it."""


HONORIFICS: Final = load_words("honorifics.txt")
"""Forms of address: before a person's name, not part of it."""


@dataclass(frozen=True, slots=True)
class Name:
    """Words [start, end) of a text that name something of one `kind`."""

    start: int
    end: int
    kind: str


def find_names(scores: Scores, labels: Labels, tokens: Tokens) -> list[Name]:
    """Names in text order, none over another, none over a sentence's end."""
    tags = decode_tags(scores.names, labels.names, tokens.sentences)
    out = []
    for start, end, kind in tag_spans(tags, labels.names):
        first, last = _trim(tokens.words, start, end)
        if kind == "person":
            while last - first > 1 and tokens.words[first] in HONORIFICS:
                first += 1
        if first < last:
            out.append(Name(first, last, kind))
    return out


def _trim(words: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """Leave out what a name never starts or ends with.

    >>> _trim(["the", "Guardian", "'s"], 0, 3)
    (1, 2)
    """
    while start < end and not any(c.isalnum() for c in words[start]):
        start += 1
    if end - start > 1 and words[start] == "the":
        start += 1
    while end > start and words[end - 1] in NEVER_LAST:
        end -= 1
    return start, end
