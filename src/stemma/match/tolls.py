"""Which counts are death tolls: "killed seven", "five people are dead", "put the toll at 9".

A toll is one slot of an event, whoever phrases it: counts of the dead are read against one another
wherever they stand, though their statements have no words in common.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from typing import Final

from stemma.model import Quantity, Span

ANYBODY: Final = frozenset(
    ["person", "people", "victim", "death", "fatality", "life", "dead", "body", "soul", "human"]
)
"""What a toll counts. "Two firefighters", "three others" are a part of it."""

DIE: Final = r"(?:dead|died|dying|die|dies|killed|perished|deaths?|fatalities|lost\s+their\s+lives)"
BEHIND: Final = re.compile(
    r"^(?:\s+(?!and\b|but\b|or\b|not\b|wounded\b|injured\b|hurt\b)[\w’'-]+){0,4}?\s+" + DIE + r"\b",
    re.IGNORECASE,
)
"""What follows the number: "people were killed", "lives lost" is not one, "feared dead"."""

NEAR: Final = r"(?:\s+(?!and\b|but\b|wound|injur|hurt)[\w’'-]+){0,3}\s+$"
AHEAD: Final = re.compile(
    r"(?:\b(?:kill(?:ed|s|ing)?|claim(?:ed|s|ing)?(?:\s+the)?(?:\s+lives)?(?:\s+of)?|deaths?\s+of)"
    r"|\btoll|\bnumber\s+of\s+(?:the\s+)?(?:dead|deaths|victims|fatalities))"
    r"(?:,?\s+(?!and\b|but\b|wound|injur|hurt)[\w’'-]+){0,5}\s+$",
    re.IGNORECASE,
)
"""What stands before it: "killing at least", "put the toll at", "the number of dead as"."""
CLAIMED: Final = re.compile(r"\bclaim(?:ed|s|ing)?\b", re.IGNORECASE)
LIVES: Final = re.compile(r"^\s+(?:[\w’'-]+\s+)?lives\b", re.IGNORECASE)


def is_toll(quantity: Quantity, spans: Sequence[Span], text: str) -> bool:
    """Whether a count of the statement that `spans` mark is one of people killed.

    `text` is the whole report. A movement ("two more") is none.
    """
    if quantity.dimension not in {None, "count"} or quantity.change is not None:
        return False
    unit = (quantity.unit or "people").lower().split()
    if unit[-1] not in ANYBODY:
        return False
    inside = [span for span in spans if span.contains(quantity.span)]
    if not inside:
        return False
    before = text[inside[0].start : quantity.span.start]
    behind = text[quantity.span.end : inside[0].end]
    found = AHEAD.search(before)
    lives = unit[-1] == "life" or (found and "lives" in found[0]) or LIVES.match(behind)
    if found and CLAIMED.match(found[0]) and not lives:
        found = None
    return bool(found or BEHIND.match(behind) or unit[-1] in {"death", "fatality"})


MOST: Final = 40
"""Most tolls of an event that are all read against one another."""


def toll_pairs(tolls: Sequence[int], documents: Sequence[int]) -> set[tuple[int, int]]:
    """Every two tolls of two reports, of many tolls the first; `documents` has one for each."""
    found = [*zip(tolls, documents, strict=True)][:MOST]
    return {(a, b) for (a, one), (b, other) in combinations(found, 2) if one != other}


SURER: Final = 12.0
"""What the odds of one thing are multiplied by where both values are tolls. Of two tolls of one
story 22 in 24 labelled pairs are of one thing, of two counts whatever 21 in 100; the half of that
is taken, for the reader has seen some of it."""


def of_tolls(same: float) -> float:
    """The chance that two tolls are of one thing, from what the reader says of the pair.

    >>> round(of_tolls(0.25), 2)
    0.8
    """
    return SURER * same / (SURER * same + 1 - same)
