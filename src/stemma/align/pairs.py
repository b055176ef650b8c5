"""How likely two claims are to speak of the same thing."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from stemma.align.statements import Statement
from stemma.encoder.words import WordTable

FEATURES: Final = (
    "words", "meaning", "same predicate", "like predicate", "agents", "patients", "rare words",
    "names", "short",
)  # fmt: skip

WEIGHTS: Final = (4.0, 4.0, 1.0, 1.5, 0.7, 1.2, 1.0, 0.5, -0.5)
BIAS: Final = -5.0
"""Fitted by `training/pairs.py` on ECB+ topics; guarded by `bench/`."""

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


RARE: Final = 0.45
"""From here on a word is one that few reports share by chance: in one stretch of text in 30."""


def likelihood(left: Statement, right: Statement, table: WordTable) -> float:
    """From 0 to 1: the chance that two claims of different reports speak of the same thing."""
    total = BIAS + sum(
        weight * value for weight, value in zip(WEIGHTS, features(left, right, table), strict=True)
    )
    return 1 / (1 + math.exp(-total))


def _fit(left: Statement, right: Statement, roles: tuple[str, ...], table: WordTable) -> float:
    """How well the parties in some roles fit: 1 for a shared name, else the likest heads."""
    one = {k for role in roles for k in left.keys.get(role, ())}
    other = {k for role in roles for k in right.keys.get(role, ())}
    if one & other:
        return 1.0
    if one and other:
        return 0.0
    heads = {h for role in roles for h in left.heads.get(role, ())}
    others = {h for role in roles for h in right.heads.get(role, ())}
    return max((table.likeness(a, b) for a in sorted(heads) for b in sorted(others)), default=0.0)
