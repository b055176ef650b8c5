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
MOST_SHARED: Final = 6.0
"""Rarity of shared names above which more of them tell nothing more."""

STEM: Final = 4
"""Letters of a word that count as its stem."""
EARLY: Final = 80.0
"""Statements from the heads of two reports on, taken together, from which both are late."""

WEIGHTS: Final[Mapping[str, float]] = {
    "shared of all words": -2.026,
    "shared words": 1.298,
    "shared stems": 0.837,
    "shared names": 0.181,
    "values of one kind": 0.373,
    "length": 0.349,
    "size": 0.338,
    "early": 0.818,
    "one denies": -0.222,
    "one is attributed": 0.141,
    "words": 0.353,
    "context": 1.488,
    "better rank": -0.413,
    "worse rank": -0.583,
}
"""Slopes of a logistic regression on the pairs of the training stories that are labelled as one
fact or told in other words, the latter three times as heavy, against all other candidates."""
OFFSET: Final = -3.456


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
    pairs = [(a, b) for a, b, _ in nearest(event.near(rows), reports, count=NEAREST)]
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
    stems = [{word[:STEM] for word in one.words} for one in (left, right)]
    families = [{family_of(value) for value in one.values} for one in (left, right)]
    denies = [one.claim.polarity is Polarity.DENIES for one in (left, right)]
    said = [one.claim.attribution is not None for one in (left, right)]
    sizes = sorted(len(one.words) for one in (left, right))
    return {
        "shared of all words": shared / max(ones + others - shared, 1e-6),
        "shared words": math.log1p(len(left.words & right.words)),
        "shared stems": len(stems[0] & stems[1]) / max(1, min(map(len, stems))),
        "shared names": min(known.of_names(names), MOST_SHARED) / 3,
        "values of one kind": float(bool(families[0] & families[1])),
        "length": sizes[0] / 10,
        "size": sizes[0] / max(1, sizes[1]),
        "early": 1 - min(1.0, (left.number + right.number) / EARLY),
        "one denies": float(denies[0] is not denies[1]),
        "one is attributed": float(said[0] is not said[1]),
    }
