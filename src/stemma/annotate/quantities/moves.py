"""Whether an amount says by how much something grew or shrank."""

from __future__ import annotations

import re
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.places import same_sentence
from stemma.lexicon.changes import load_changes
from stemma.model import Change

CHANGES: Final = load_changes()
_SKIPPED: Final = frozenset({"a", "an", "another", "further", "by", "only", "just", "even", "as",
                             "much", "extra", "additional", "well", "far", "sharply", "slightly",
                             "more", "again", "roughly"})  # fmt: skip
_PARTICLES: Final = frozenset({"up", "down"})
# Of money these say that it was collected, paid out or spent, not that an amount moved.
_OF_MONEY: Final = frozenset({"raise", "lose", "lost", "add", "cut", "gain"})
_BY: Final = "by"


def change_of(parse: Parse, first: int, last: int, dimension: str | None) -> Change | None:
    """Up or down where the amount over the words first … last is the size of a change."""
    up = _said_before(parse, first, dimension)
    if up is None and dimension in ("share", "money"):
        up = _said_after(parse, last)
    if up is None:
        return None
    return Change.UP if up else Change.DOWN


def direction(parse: Parse, word: int) -> bool | None:
    """Whether the word says "up" (true) or "down" (false)."""
    found = CHANGES.get(parse.lemmas[word].lower())
    return CHANGES.get(parse.lower[word]) if found is None else found


def _said_before(parse: Parse, first: int, dimension: str | None) -> bool | None:
    by, j = False, first - 1
    while same_sentence(parse, j, first) and parse.lower[j] in _SKIPPED:
        by = by or parse.lower[j] == _BY
        j -= 1
    if not same_sentence(parse, j, first) or dimension in ("time", "age"):
        return None
    verb = parse.pos[j] == "VERB"
    if parse.lower[j] == "of":
        noun = same_sentence(parse, j - 1, first) and parse.pos[j - 1] == "NOUN"
        return direction(parse, j - 1) if noun else None
    if parse.lower[j] in _PARTICLES:
        return _by_particle(parse, j)
    if by and not verb:
        return _governing(parse, first)
    if not verb or not (by or _moves(parse, j, dimension)):
        return None
    return direction(parse, j)


def _moves(parse: Parse, verb: int, dimension: str | None) -> bool:
    """Whether the verb alone, without "by", moves an amount of the dimension."""
    if dimension == "money":
        return parse.lemmas[verb].lower() not in _OF_MONEY
    return dimension in ("share", "points")


def _by_particle(parse: Parse, j: int) -> bool | None:
    """Up or down, unless the word belongs to a verb of another meaning: "make up"."""
    head = parse.heads[j]
    if parse.relations[j] == "compound:prt" and direction(parse, head) is None:
        return None
    return direction(parse, j)


def _governing(parse: Parse, first: int) -> bool | None:
    """The direction of the verb that an amount after "by" hangs under."""
    for j in parse.ancestors(first):
        if parse.pos[j] == "VERB":
            return direction(parse, j) if j < first else None
    return None


def _said_after(parse: Parse, last: int) -> bool | None:
    """The direction of what the amount describes: "a 5% rise", "5% higher"."""
    j = last + 1
    if not same_sentence(parse, j, last) or parse.lower[j] in (*_PARTICLES, "cut"):
        return None
    return direction(parse, j) if parse.pos[j] in ("NOUN", "ADJ", "ADV") else None


_RANGES: Final = re.compile(r"\b(rang\w+|vary\w*|varies|anywhere|span\w*|aged)\b", re.IGNORECASE)


def path_of(parse: Parse, first: int, *, falling: bool) -> Change | None:
    """Rise or fall of "from A to B" where a word of change governs it; otherwise a plain range."""
    begin = parse.sentences[parse.sentence_of[first]][0]
    left = max(begin, first - 8)
    if _RANGES.search(parse.text(left, first + 1)):
        return None
    near = any(direction(parse, j) is not None for j in range(left, first))
    above = any(direction(parse, j) is not None for j in list(parse.ancestors(first))[:3])
    if not (near or above or falling):
        return None
    return Change.FALL if falling else Change.RISE
