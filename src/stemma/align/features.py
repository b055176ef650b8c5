"""What two claims have in common, a figure from 0 to 1 each."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from stemma.align.statements import Statement
from stemma.encoder.words import WordTable
from stemma.lexicon.reference import Sort, load_reference_lexicon

FEATURES: Final = (
    "words", "meaning", "same predicate", "like predicate", "agents", "patients", "rare words",
    "names", "short",
)  # fmt: skip

DOERS: Final = ("agent", "theme", "party")
DONE: Final = ("patient", "attribute", "recipient")


def features(left: Statement, right: Statement, table: WordTable) -> tuple[float, ...]:
    """The features of a pair in the order of `FEATURES`, each from 0 to 1; symmetric."""
    shared = left.words.keys() & right.words.keys()
    common = sum(left.words[w] ** 2 for w in shared)
    one = sum(w * w for w in left.words.values())
    other = sum(w * w for w in right.words.values())
    cosine = common / math.sqrt(one * other) if one and other else 0.0
    rare = sum(left.words[w] for w in shared if left.words[w] > RARE)
    least = min(len(left.words), len(right.words))
    return (
        cosine,
        max(0.0, float(np.dot(left.meaning, right.meaning))),
        float(left.predicate == right.predicate),
        table.likeness(left.predicate, right.predicate),
        _fit(left, right, DOERS, table),
        _fit(left, right, DONE, table),
        min(1.0, rare / 2),
        min(1.0, len(left.names & right.names) / 2),
        1.0 / (1 + least),
    )


def tell(left: Statement, right: Statement, table: WordTable) -> dict[str, float]:
    """The features by name, and as "shared" how many words worth counting are in both."""
    told = dict(zip(FEATURES, features(left, right, table), strict=True))
    shared = left.words.keys() & right.words.keys()
    told["shared"] = sum(left.words[word] >= WORTH for word in shared)
    return told


WORTH: Final = 0.1
"""Least rarity of a shared word that counts."""

RARE: Final = 0.45
"""From here on a word is one that few reports share by chance: in one stretch of text in 30."""


def _fit(left: Statement, right: Statement, roles: tuple[str, ...], table: WordTable) -> float:
    """How well the parties in some roles fit: 1 for a shared name, else the likest heads."""
    one = {k for role in roles for k in left.keys.get(role, ())}
    other = {k for role in roles for k in right.keys.get(role, ())}
    if one & other:
        return 1.0
    if one and other:
        return 0.0
    heads = {h for role in roles for h in left.called.get(role, ())}
    others = {h for role in roles for h in right.called.get(role, ())}
    like = max((table.likeness(a, b) for a in sorted(heads) for b in sorted(others)), default=0.0)
    by_age = any(
        AGED in some and more & PERSONS for some, more in ((heads, others), (others, heads))
    )
    return max(like, BY_AGE) if by_age else like


AGED: Final = "old"
PERSONS: Final = frozenset(
    noun for noun, meant in load_reference_lexicon().nouns.items() if meant.sort is Sort.PERSON
)
BY_AGE: Final = 0.55
"""How well "the six-year-old" fits any word for a person."""
