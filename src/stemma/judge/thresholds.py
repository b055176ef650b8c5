"""How sure the pair reader must be, by what is shown. Set on the tune stories; see bench/README.md.

Every figure is a chance as the pair reader gives it, from 0 to 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

JOINED: Final = 0.6
"""Two statements stand in one point: 65 of 100 labelled pairs are of one fact from here on."""
AGREES: Final = 0.92
"""Two statements of one fact hold one another up, if their words do not clash: 96 of 100 labelled
pairs. Among all that a program reads look-alikes are commoner: of 14 pairs drawn by chance some 7
were right from 0.8 to 0.9, 9 from there to 0.95, 12 above."""
HOLDS: Final = 0.5
"""Least chance that the words of two such agree, or that one is narrower."""
DIFFERS: Final = 0.8
"""Two statements are set against each other, if a rung says so: 82 of 100 are of one fact."""
DENIED: Final = 0.7
"""Least chance that the words of one deny the other, where neither says so by its verb."""


@dataclass(frozen=True, slots=True)
class OfValues:
    """What is asked of two values of one kind before they are shown to hold or to clash.

    `agree` where they are the same, `differ` where they can both hold or cannot, `contradict` where
    they cannot: that two are equal is evidence, that "65" and "up to 70" can both hold is none.
    """

    agree: float
    differ: float
    contradict: float


VALUES: Final[Mapping[str, OfValues]] = {
    "date": OfValues(0.8, 0.85, 0.95),
    "length": OfValues(0.7, 0.75, 0.85),
    "count": OfValues(0.72, 0.72, 0.9),
    "age": OfValues(0.6, 0.8, 0.9),
    "money": OfValues(0.7, 0.8, 0.93),
    "percentage": OfValues(0.8, 0.8, 0.93),
}
"""Of the tune stories' labelled pairs of equal values so many are of one thing: dates 91 of 100,
lengths all 22, counts 14 of 15. Of such that differ, from `differ` on: dates 6 of 7, lengths
5 of 5, counts 5 of 8. What the whole program prints there was read, too: most thresholds are
stricter than these pairs ask for."""
OTHER_VALUES: Final = OfValues(0.75, 0.9, 0.97)
"""Of kinds that are too rare to be measured alone."""
ONE: Final = 0.95
"""Asked of two counts of one: "one boy" and "one of my boys" are equal, and say little."""
