"""Candidates: which pairs of statements are worth reading, by what is cheap to know of them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stemma.match.event import Event
from stemma.match.nearest import nearest, ranks
from stemma.match.statements import Statement, family_of
from stemma.model import Polarity

Floats = NDArray[np.float32]

NEAREST: Final = 20
"""Distinct wordings that each statement is held against, over all other reports."""
WORDS_SHARE: Final = 0.2
"""What the likeness of bare words counts beside that of statements in their context, for these."""
MOST_SHARED: Final = 6.0
"""Rarity of shared names above which more of them tell nothing more."""

WEIGHTS: Final[Mapping[str, float]] = {
    "words": 2.39,
    "shared of all words": -3.447,
    "shared of the fewer words": 1.733,
    "shared names": 0.072,
    "no name shared": -0.083,
    "values of one kind": 1.299,
    "length": 0.983,
    "same predicate": 0.322,
    "one denies": -0.373,
    "context": 1.487,
    "better rank": -0.442,
    "worse rank": -0.481,
}
"""Slopes of a logistic regression on the pairs of the training stories that are labelled as one
fact, against all other candidates of these stories."""
OFFSET: Final = -5.126


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two wordings by their numbers, left < right, and how likely they are worth reading.

    `score` is the logarithm of the odds of being labelled as one fact.
    """

    left: int
    right: int
    score: float


def find_candidates(event: Event, wordings: Sequence[Sequence[int]]) -> list[Candidate]:
    """Every pair of near wordings of two reports, in order of their numbers.

    `wordings` are groups of statements that are worded alike; the first of each stands for all.
    """
    rows = [group[0] for group in wordings]
    reports = [frozenset(event.statements[n].document for n in group) for group in wordings]
    context, words = event.context[rows], event.words[rows]
    joined = np.concatenate(
        [context * np.float32((1 - WORDS_SHARE) ** 0.5), words * np.float32(WORDS_SHARE**0.5)], 1
    )
    pairs = [(a, b) for a, b, _ in nearest(joined, reports, count=NEAREST)]
    said = [event.statements[row] for row in rows]
    known = Rarity.of(said)
    out = []
    for (a, b), (one, other) in zip(pairs, ranks(context, reports, pairs), strict=True):
        features = {
            **describe(said[a], said[b], known),
            "words": float(words[a] @ words[b]),
            "context": float(context[a] @ context[b]),
            "better rank": math.log1p(min(one, other)),
            "worse rank": math.log1p(max(one, other)),
        }
        score = OFFSET + sum(WEIGHTS[name] * value for name, value in features.items())
        out.append(Candidate(a, b, score))
    return out


@dataclass(frozen=True, slots=True)
class Rarity:
    """In how many statements of an event each word and each name stands."""

    count: int
    words: Mapping[str, int]
    names: Mapping[str, int]

    @classmethod
    def of(cls, statements: Sequence[Statement]) -> Rarity:
        """Counted over these."""
        return cls(
            len(statements),
            Counter(word for one in statements for word in one.words),
            Counter(name for one in statements for name in one.names),
        )

    def of_words(self, words: frozenset[str]) -> float:
        """The sum of the words' rarities: the logarithm of how seldom each is met."""
        return sum(math.log((self.count + 1) / (self.words[word] + 1)) for word in sorted(words))

    def of_names(self, names: frozenset[str]) -> float:
        """The same of names."""
        return sum(math.log((self.count + 1) / (self.names[name] + 1)) for name in sorted(names))


def describe(left: Statement, right: Statement, known: Rarity) -> dict[str, float]:
    """What two statements have in common, by name."""
    shared = known.of_words(left.words & right.words)
    ones, others = known.of_words(left.words), known.of_words(right.words)
    names = left.names & right.names
    families = [{family_of(value) for value in one.values} for one in (left, right)]
    denies = [one.claim.polarity is Polarity.DENIES for one in (left, right)]
    return {
        "shared of all words": shared / max(ones + others - shared, 1e-6),
        "shared of the fewer words": shared / max(min(ones, others), 1e-6),
        "shared names": min(known.of_names(names), MOST_SHARED) / 3,
        "no name shared": float(bool(left.names and right.names and not names)),
        "values of one kind": float(bool(families[0] & families[1])),
        "length": min(len(left.words), len(right.words)) / 10,
        "same predicate": float(left.claim.predicate == right.claim.predicate),
        "one denies": float(denies[0] is not denies[1]),
    }
