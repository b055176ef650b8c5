"""Where a claim stands: its words as few spans as they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from stemma.annotate.parse import Parse
from stemma.model import Span

CLOSING: Final = {'"': '"', "”": "“", "’": "‘", ")": "(", "]": "["}
"""Closing marks and what opens them."""


def spans_of(parse: Parse, words: Iterable[int]) -> tuple[Span, ...]:
    """The words as few runs as they are, punctuation and joining words at the ends left out."""
    ordered = sorted(set(words))
    pos = parse.pos
    runs: list[tuple[int, int]] = []
    first = last = ordered[0]
    for word in ordered[1:]:
        between = [w for w in range(last + 1, word) if pos[w] != "PUNCT"]
        # A tree may hang a lone auxiliary elsewhere: "at no point [did] the captain".
        if between and not (word == last + 2 and pos[between[0]] == "AUX"):
            runs.append((first, last))
            first = word
        last = word
    runs.append((first, last))
    out = []
    for first, last in runs:
        start, end = first, last + 1
        while start < end - 1 and _is_edge(parse, start):
            start += 1
        while end - 1 > start and parse.pos[end - 1] == "PUNCT" and not _closes(parse, start, end):
            end -= 1
        if end - start > 1 or not _is_edge(parse, start):
            out.append(parse.span(start, end))
    return tuple(out) or (parse.span(ordered[0], ordered[0] + 1),)


def _closes(parse: Parse, start: int, end: int) -> bool:
    """Whether the last word of [start, end) is a closing mark whose opening one is within."""
    opening = CLOSING.get(parse.words[end - 1])
    if opening is None:
        return False
    inside = parse.words[start : end - 1]
    if opening == parse.words[end - 1]:
        return inside.count(opening) % 2 == 1
    return inside.count(opening) > inside.count(parse.words[end - 1])


def _is_edge(parse: Parse, word: int) -> bool:
    joins = parse.relations[word] == "mark" and parse.lower[word] in {"that", "than"}
    linking = parse.relations[word] == "cc" and parse.lower[word] not in {"nor", "neither"}
    return joins or parse.pos[word] == "PUNCT" or linking
