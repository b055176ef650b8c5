"""How sure the pair reader must be, by what is shown. Set on the tune stories; see bench/README.md.

Every figure is a chance as the pair reader gives it, from 0 to 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

JOINED: Final = 0.6
"""Two statements stand in one point: of those that the program reads 36 of 100 are of one fact from
here to 0.7, half from there to 0.8. At 0.7 a report that was not read with all others would fall
out of their point."""
AGREES: Final = 0.9
"""Two statements of one fact hold one another up, if their words do not clash. Of 460 pairs drawn
over what the program reads of the tune stories, each weighed by how many it stands for, 79 of 100
are of one fact from here to 0.92, 95 above, 90 in all; 70 from 0.85 to 0.9."""
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
    "date": OfValues(0.8, 0.8, 0.95),
    "length": OfValues(0.7, 0.7, 0.85),
    "count": OfValues(0.72, 0.72, 0.9),
    "age": OfValues(0.6, 0.75, 0.9),
    "money": OfValues(0.7, 0.75, 0.93),
    "percentage": OfValues(0.8, 0.8, 0.93),
}
"""Of 119 pairs of values that differ, drawn from what the program reads of the tune stories, 28 of
35 are of one thing from 0.7 on, 19 of 22 from 0.8; of 58 of equal values 33 of 40 from 0.7, and
nearly all above 0.95, of which none were drawn."""
OTHER_VALUES: Final = OfValues(0.75, 0.9, 0.97)
"""Of kinds that are too rare to be measured alone."""
ONE: Final = 0.95
"""Asked of two counts of one: "one boy" and "one of my boys" are equal, and say little."""
HOSTS: Final = 0.7
"""Least chance that the statements of two equal values are of one fact: that two reports name one
Tuesday, or three of something, is nothing they share."""
CLASHING: Final = 0.5
"""Least chance that the statements of two values are of one fact before they contradict each other
and not merely differ: "just two days before the vote", "eleven days before the vote"."""
ONE_FACT: Final = 0.9
"""From this chance of being of one fact on, two statements say what their counts measure, too."""
ONLY_COUNT: Final = 0.6
"""Least chance that two such counts measure one thing, as the pair reader has it of them alone.
Over the tune stories it fires three times, on "three undersea cables" and "two", each rightly; of
counts of two nouns, or of two among several, four of nine were of one thing."""
