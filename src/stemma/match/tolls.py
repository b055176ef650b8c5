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
"""What a whole toll counts; "two firefighters" are a part of it."""
PEOPLE: Final = "people"
MORE: Final = frozenset({"other", "more"})

DIE: Final = r"(?:dead|died|dying|die|dies|killed|perished|deaths?|fatalities|lost\s+their\s+lives)"
HURT: Final = r"(?:injured|wounded|hurt|missing|injuries|unaccounted|maimed)"
NOT_ALONE: Final = rf"(?!(?:,?\s+(?:and|or|and/or)|,)\s+(?:(?:the|seriously|badly)\s+)?{HURT}\b)"
"""Whoever is "killed or injured", "dead or missing" is not known to be dead."""
NOT_OF_THEM: Final = r"(?!and\b|but\b|or\b|not\b|of\b|wound|injur|hurt)"
"""Words that end the reach of a number: "two of the dead", "six and hurt 40"."""
BEHIND: Final = re.compile(
    rf"^(?:\s+{NOT_OF_THEM}[\w’'-]+){{0,4}}?\s+{NOT_OF_THEM}{DIE}\b{NOT_ALONE}", re.IGNORECASE
)
"""What follows the number: "people were killed", "people are feared dead"."""
AHEAD: Final = re.compile(
    r"(?:\b(?:kill(?:ed|s|ing)?|claim(?:ed|s|ing)?(?:\s+the)?(?:\s+lives)?(?:\s+of)?|deaths?\s+of)"
    r"|\btoll|\bnumber\s+of\s+(?:the\s+)?(?:dead|deaths|victims|fatalities))"
    r"(?:,?\s+(?!and\b|but\b|or\b|wound|injur|hurt)[\w’'-]+){0,5}\s+$",
    re.IGNORECASE,
)
"""What stands before it: "killing at least", "put the toll at", "the number of dead as"."""
NEXT: Final = re.compile(
    r"\bkill(?:ed|s|ing)?(?:\s+(?:at\s+least|about|some|up\s+to|more\s+than|nearly|over|around))?\s+$",
    re.IGNORECASE,
)
"""What stands right before the number of a part: "killing at least"."""
FORMER: Final = re.compile(
    r"(?:\bfrom(?:\s(?:an?|the)\s(?:earlier|previous|initial|prior))?|\b(?:earlier|previous|initial|original|prior|preliminary)\s(?:[a-z]+\s){0,3}(?:of|at|was|as)"
    r"|\b(?:earlier|previously|initially|originally|had\s(?:been\s(?:put|set|given)|stood))\b[^.;]{0,40})\s+$",
    re.IGNORECASE,
)
"""What stands before a toll that is no longer one: "to 12 from 13", "had earlier been put at 9"."""
FROM: Final = re.compile(
    r"\bfrom\s+(?:(?:an?|the)\s+(?:earlier|previous|initial|prior)\s+)?$", re.IGNORECASE
)
CLAIMED: Final = re.compile(r"\bclaim(?:ed|s|ing)?\b", re.IGNORECASE)
LIVES: Final = re.compile(r"^\s+(?:[\w’'-]+\s+)?lives\b", re.IGNORECASE)

MOST: Final = 40
"""Most tolls of an event that are all read against one another."""
SURER: Final = 12.0
"""What the odds of one thing are multiplied by where both values are tolls. Of two tolls of one
story 22 in 24 labelled pairs are of one thing, of two counts whatever 21 in 100; the half of that
is taken, for the reader has seen some of it."""


def toll_of(quantity: Quantity, spans: Sequence[Span], text: str) -> str:
    """Of whom a count is a death toll: `people`, the noun of a part ("miner"), or empty for none.

    `spans` mark the statement and `text` is the whole report. A movement ("two more") is no toll,
    nor is one that has been corrected since ("12, down from 13").
    """
    if quantity.dimension not in {None, "count"} or quantity.change is not None:
        return ""
    unit = (quantity.unit or PEOPLE).lower().split()[-1]
    inside = [span for span in spans if span.contains(quantity.span)]
    if not inside or unit in MORE:
        return ""
    before = text[inside[0].start : quantity.span.start]
    behind = text[quantity.span.end : inside[0].end]
    if FORMER.search(before):
        return ""
    if unit not in ANYBODY:
        return unit if NEXT.search(before) or BEHIND.match(behind) else ""
    found = AHEAD.search(before)
    lives = unit == "life" or (found and "lives" in found[0]) or LIVES.match(behind)
    if found and CLAIMED.match(found[0]) and not lives:
        found = None
    return PEOPLE if found or BEHIND.match(behind) or unit in {"death", "fatality"} else ""


def is_corrected(quantity: Quantity, text: str) -> bool:
    """Whether a toll is one that its own report replaces: the 13 of "down to 12 from 13".

    It says nothing of how many died, and is set beside no other.
    """
    start = quantity.span.start
    return quantity.unit == "death" and FROM.search(text, max(0, start - 24), start) is not None


def toll_pairs(tolls: Sequence[str], documents: Sequence[int]) -> set[tuple[int, int]]:
    """Every two tolls of the same, of two reports; of many tolls the first.

    `tolls` says of each slot of an event of whom it is a toll, `documents` where it stands.
    """
    found = [n for n, toll in enumerate(tolls) if toll][:MOST]
    return {
        (a, b)
        for a, b in combinations(found, 2)
        if tolls[a] == tolls[b] and documents[a] != documents[b]
    }


def of_tolls(same: float) -> float:
    """The chance that two tolls are of one thing, from what the reader says of the pair.

    >>> round(of_tolls(0.25), 2)
    0.8
    """
    return SURER * same / (SURER * same + 1 - same)
