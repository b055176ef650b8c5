"""For or against: verbs that say opposite things by the word behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from stemma.check.words import Word

SIDE: Final = re.compile(
    r"^(?:\s+(?!and\b|or\b|but\b|to\b)[\w'’-]+){0,3}?\s+(?:"
    r"(?P<for>for(?!(?:\s+[\w-]+){1,4}?\s+(?:time|minute|hour|day|week|month|year|decade)s?\b)"
    r"|in\s+favou?r\s+of)|(?P<against>against|in\s+opposition\s+to))\b"
)
"""A verb's "for" or "against", up to three words behind it: "voted unanimously on Monday for".

A "for" before a time ("for an hour", "for the first time") takes no side."""
TAKEN_BY: Final = frozenset(
    {"advocate", "argue", "campaign", "canvass", "decide", "demonstrate", "lobby", "march", "plead"}
    | {"rally", "rule", "speak", "testify", "vote"}
)
"""Verbs by which somebody takes a side, so that one of "for" and "against" rules out the other."""
BEHIND: Final = 4
"""Content words behind a side of which it may be taken: "against the closing of the pool"."""
TELLING: Final = 0.2
"""Least weight of a word that both must have there."""


def find_sides(words: Sequence[Word], text: str) -> Iterator[tuple[str, str, int]]:
    """(verb, "for" or "against", number of the verb among the words) of a passage."""
    for number, word in enumerate(words):
        if word.lemma in TAKEN_BY:
            found = SIDE.match(text[word.end : word.end + 80])
            if found is not None:
                yield word.lemma, "for" if found["for"] else "against", number


def are_on_other_sides(
    mine: Sequence[Word], my_text: str, theirs: Sequence[Word], their_text: str
) -> tuple[str, str] | None:
    """The two sides that one verb takes of one thing; `None` where none or one side is taken.

    A passage that has the verb with both ("voted for it", "voted against it") decides nothing.
    """
    own, other = list(find_sides(mine, my_text)), list(find_sides(theirs, their_text))
    for verb, side, at in own:
        taken = {s for v, s, _ in own if v == verb}, {s for v, s, _ in other if v == verb}
        if any(len(sides) != 1 for sides in taken) or taken[0] == taken[1]:
            continue
        here = {w.lemma for w in mine[at + 1 : at + 1 + BEHIND] if w.weight >= TELLING}
        there = {w.lemma for v, _, n in other if v == verb for w in theirs[n + 1 : n + 1 + BEHIND]}
        if here & there:
            return f"{verb} {side}", f"{verb} {next(iter(taken[1]))}"
    return None
