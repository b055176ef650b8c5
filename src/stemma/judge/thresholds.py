"""How sure the pair reader must be, by what is shown. Set on the tune stories; see bench/README.md.

Every figure is a chance as the pair reader gives it, from 0 to 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

JOINED: Final = 0.5
"""Two statements stand in one point: 65 of 100 such pairs are of one fact."""
AGREES: Final = 0.8
"""Two statements of one fact hold one another up, if their words do not clash: 82 of 100."""
HOLDS: Final = 0.5
"""Least chance that the words of two such agree, or that one is narrower."""
DIFFERS: Final = 0.8
"""Two statements are set against each other, if a rung says so: 82 of 100 are of one fact."""
SURE: Final = 0.92
"""Two statements with the same deed may differ if one has a "not", whatever the reader makes of
their words: 95 of 100 are of one fact."""
DENIED: Final = 0.7
"""Least chance that the words of one deny the other, where neither says so by its verb."""


@dataclass(frozen=True, slots=True)
class OfValues:
    """What is asked of two values of one kind before they are shown to hold or to clash.

    `agree` where they are the same or can both hold, `differ` and `contradict` where they cannot.
    """

    agree: float
    differ: float
    contradict: float


VALUES: Final[Mapping[str, OfValues]] = {
    "date": OfValues(0.8, 0.85, 0.95),
    "length": OfValues(0.5, 0.75, 0.85),
    "count": OfValues(0.5, 0.6, 0.9),
    "age": OfValues(0.5, 0.8, 0.9),
    "money": OfValues(0.5, 0.8, 0.93),
    "percentage": OfValues(0.5, 0.8, 0.93),
}
"""Of the tune stories' labelled pairs of equal values so many are of one thing: dates 91 of 100,
lengths of time 24 of 25, counts 14 of 15. Of such that differ, from `differ` on: dates 6 of 7,
lengths 5 of 5, counts 7 of 12. Lengths and percentages are stricter than these pairs ask for: all
six that the whole program printed below were wrong."""
OTHER_VALUES: Final = OfValues(0.6, 0.9, 0.97)
"""Of kinds that are too rare to be measured alone."""
