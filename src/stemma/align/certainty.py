"""How sure it is that two claims, or two values, are of one thing: the scale, and the words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Final

from stemma.lexicon.words import load_words
from stemma.model.timex import Precision


class Sure(IntEnum):
    """How sure it is."""

    NOT = 0
    """The two are near each other, and no more."""
    LIKELY = 1
    """An editor should look: it may be one thing."""
    YES = 2
    """Words, deed and thing are the same; only the value, or whether it is so, may not be."""


CLOSE_WORDS: Final = 0.5
SOME_WORDS: Final = 0.3
FEW_WORDS: Final = 0.2
LIKE_DEED: Final = 0.5
SAME_DEED: Final = 0.6
NEAR_DEED: Final = 0.4
SAME_PARTY: Final = 0.5
SAME: Final = 0.95
LIKE_PARTY: Final = 0.4
NEARLY_SAID: Final = 0.45
"""Set by hand on some 300 pairs of values at odds, labelled by reading; see `bench/README.md`."""

SAYING: Final = load_words("speech_verbs.txt")

COARSE: Final = frozenset(
    {Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.YEAR, Precision.DECADE,
     Precision.CENTURY}
)  # fmt: skip


def by_words(told: Mapping[str, float]) -> Sure:
    """By the words that two claims share, and whether the same is done."""
    words, deed = told["words"], told["like predicate"]
    if words >= CLOSE_WORDS and (deed >= LIKE_DEED or told["meaning"] >= 0.75):
        return Sure.YES
    if words >= SOME_WORDS and deed >= LIKE_DEED and max(told["agents"], told["patients"]) > 0.5:
        return Sure.YES
    if words >= SOME_WORDS or (words >= FEW_WORDS and deed >= LIKE_DEED):
        return Sure.LIKELY
    return Sure.NOT
