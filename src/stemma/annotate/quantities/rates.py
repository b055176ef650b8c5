"""What an amount is said for each of: "$76 a barrel", "three tests per day"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from stemma.annotate.quantities.units import UNITS, read_unit
from stemma.lexicon.words import load_words

NOUNS: Final = load_words("per_nouns.txt")
_PER: Final = re.compile(
    r"\s?(?:(per)\s|(each|every|an?)\s|[-‑](?:(per)|(an?))[-‑]|(/)\s?)", re.IGNORECASE
)
_NOUN: Final = re.compile(r"[^\W\d_]+")
_THEN: Final = re.compile(r"\s(?:earlier|ago|later|before|previously|prior|after)\b", re.IGNORECASE)
_EACH: Final = frozenset({"time", "mass", "volume", "length", "area"})


@dataclass(frozen=True, slots=True)
class Rate:
    """The unit with what it is for each of, up to the character `end`.

    `dimension` is that of both, a stroke between, where the two together have no name.
    """

    unit: str
    dimension: str | None
    end: int


def read_rate(  # noqa: PLR0911 - a condition a line
    text: str, at: int, unit: str, dimension: str | None
) -> Rate | None:
    """The rate that the words behind the unit make of it; `at` is where the unit ends."""
    found = _PER.match(text, at)
    if found is None:
        return None
    per = (found[1] or found[3]) is not None
    below = read_unit(text, found.end())
    if below is not None and found[2] and _THEN.match(text, below[1]):
        return None  # "$6.78 billion a year earlier"
    if below is not None:
        if not per and below[0].dimension not in _EACH:
            return None
        if not per and found[5] and below[0].dimension == "time" and below[1] == found.end():
            return None
        name, measure, end = below[0].name, below[0].dimension, below[1]
    else:
        noun = _NOUN.match(text, found.end())
        if noun is None or found[5] or (not per and noun[0].lower() not in NOUNS):
            return None
        name, measure, end = noun[0].lower(), "count", noun.end()
    whole = f"{unit} per {name}"
    known = UNITS.get(whole)
    if known is not None:
        return Rate(whole, known.dimension, end)
    parts = [part for part in (dimension, measure) if part is not None]
    return Rate(whole, "/".join(parts) if len(parts) == 2 else None, end)
