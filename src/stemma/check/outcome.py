"""How something ended, by words that have opposites: "guilty of forgery", "acquitted of it"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from stemma.check.words import Word
from stemma.judge.outcome import End, find_end

NEGATION: Final = re.compile(r"\b(?:not|never|no|nor|without|neither)\b|n['’]t\b", re.IGNORECASE)
BEFORE: Final = 24
"""Characters before a word in which a "not" turns it round."""
AFTER: Final = 4
"""Content words behind an outcome of which it may be: "guilty of accepting bribes"."""
SCALES: Final = frozenset(
    {"avowal", "answer", "verdict", "contest", "life", "liberty", "access", "finding"}
)
"""Scales whose ends exclude each other, of one thing at one time."""


@dataclass(frozen=True, slots=True)
class Ended:
    """A word for an end, whether it is denied, and where it stands among the words."""

    end: End
    denied: bool
    at: int


AVOWED: Final = {
    **dict.fromkeys(("confirm", "admit", "acknowledge", "concede", "own"), "avowed"),
    **dict.fromkeys(("deny", "dispute", "refute"), "denied"),
}
"""Verbs by which somebody stands to what is said of him."""
ANSWER: Final = "avowal"


def end_of(lemma: str) -> End | None:
    """The end of a scale that a word names; `None` for any other word."""
    if lemma in AVOWED:
        return End(ANSWER, AVOWED[lemma], passes=False)
    return find_end(lemma)


def find_ends(words: Sequence[Word], text: str) -> Iterator[Ended]:
    """The words of a passage that name how something ended; `text` is what they stand in."""
    for at, word in enumerate(words):
        end = end_of(word.lemma)
        if end is not None and end.scale in SCALES:
            before = text[max(0, word.start - BEFORE) : word.start]
            yield Ended(end, bool(NEGATION.search(before)), at)


def are_opposite(
    mine: Sequence[Word], my_text: str, theirs: Sequence[Word], their_text: str
) -> tuple[Word, Word] | None:
    """The two words by which one thing ended in two ways; `None` where it did not.

    Both must be said of a word that the two passages share, which stands nearest to each of them.
    """
    ends = list(find_ends(theirs, their_text))
    own = list(find_ends(mine, my_text))
    for one in own:
        if any(o.end.scale == one.end.scale and o.end.end != one.end.end for o in own):
            continue
        same = [other for other in ends if other.end.scale == one.end.scale]
        if not same:
            continue
        for word in mine[one.at + 1 : one.at + 1 + AFTER]:
            places = [n for n, w in enumerate(theirs) if w.lemma == word.lemma]
            if not places or word.weight < 0.2 or end_of(word.lemma) is not None:
                continue
            near = min(same, key=lambda other: (_distance(other.at, places), other.at))
            if (near.end.end == one.end.end) is (near.denied is one.denied):
                break
            return mine[one.at], theirs[near.at]
    return None


def _distance(at: int, places: Sequence[int]) -> int:
    """How far a word stands before the nearest of some places; behind it counts double."""
    return min(place - at if place >= at else 2 * (at - place) for place in places)
