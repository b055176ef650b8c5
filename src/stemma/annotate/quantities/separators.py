"""Which mark is the decimal point and which parts thousands, by the report and its own numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from enum import Enum
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.persons import PERSONS
from stemma.annotate.quantities.units import FORMS, unit_after
from stemma.annotate.quantities.vocabulary import WORDS
from stemma.lexicon.numbers import NumberUse
from stemma.lexicon.outlets import load_index
from stemma.lexicon.units import MONEY
from stemma.lexicon.words import load_words
from stemma.model import Document

LANGUAGES: Final = load_words("comma_languages.txt")
"""Languages that write 1.234,5, by their code of ISO 639."""
COUNTRIES: Final = load_words("comma_countries.txt")
"""Countries that write 1.234,5, by their code of ISO 3166.

Source: Unicode CLDR, `numbers/symbols` of the main language of each.
"""

# 1.234,5 and 2.500.000 and 1'250'000 can be read in one way only.
_COMMA: Final = re.compile(
    r"(?<![\d.,])\d{1,3}(?:(?:\.\d{3})+,\d{1,2}|(?:\.\d{3}){2,}|(?:['’]\d{3})+)(?![\d]|[.,'’]\d)",
    re.ASCII,
)
_POINT: Final = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d]|,\d)", re.ASCII)
_SHORT: Final = re.compile(r"(?<![\d.,])\d{1,3},\d{1,2}(?![\d]|[.,]\d)", re.ASCII)
_DOTTED: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_MAGNITUDES: Final = sorted(
    (word for word, uses in WORDS.items() if uses[0].use is NumberUse.MAGNITUDE),
    key=len,
    reverse=True,
)
_MAGNITUDE: Final = re.compile(rf"[\s-]?(?:{'|'.join(_MAGNITUDES)})\b", re.IGNORECASE)
_RATE: Final = re.compile(r"[^.;]{0,25}?(?:\s(?:per|each|an?)\s|/)", re.IGNORECASE)
_MONEY_BEFORE: Final = 8
# Money of countries that write a point for a comma; in dollars and pounds "3.499" is petrol.
_POINT_MONEY: Final = frozenset({"dollar", "pound sterling", "penny", "yen", "japanese yen",
                                 "rupee", "indian rupee", "yuan", "won", "bitcoin"})  # fmt: skip
_ADJECTIVES: Final = frozenset({"JJ", "VBN", "VBG", "NN", "HYPH"})


class Habit(Enum):
    """How the numbers of a report are written."""

    POINT = "point"
    """As in English: 1,234.5."""
    MAYBE = "maybe"
    """In English by an outlet of elsewhere, which may write either."""
    COMMA = "comma"
    """As on the European continent: 1.234,5."""


def habit_of(document: Document) -> Habit:
    """How the report writes numbers: as its own leave no doubt, else by its language and outlet."""
    text = document.text
    comma = _COMMA.search(text) is not None or any(
        is_measured(text, found.start(), found.end()) for found in _SHORT.finditer(text)
    )
    if comma:
        return Habit.MAYBE if _POINT.search(text) else Habit.COMMA
    if _POINT.search(text):
        return Habit.POINT
    language = (document.language or "").lower().replace("_", "-").partition("-")[0]
    return Habit.MAYBE if language in LANGUAGES or _is_abroad(document) else Habit.POINT


def _is_abroad(document: Document) -> bool:
    index = load_index()
    outlet = index.find(document.outlet) if document.outlet else None
    if outlet is None and document.url:
        outlet = index.by_domain(document.url)
    return outlet is not None and outlet.country in COUNTRIES


def is_measured(text: str, start: int, end: int) -> bool:
    """Whether a magnitude, a unit or a sign of money stands beside it: "1,4 million"."""
    if _MAGNITUDE.match(text, end) or unit_after(text, end, attached=True) is not None:
        return True
    return text[end - 3 : end - 2] == "," and _money_before(text, start) is not None


def is_thousands(parse: Parse, start: int, end: int, habit: Habit) -> bool:
    """Whether the point of "3.200" parts thousands.

    It does where the report writes so, before what is only counted whole ("3.200 people"), and
    before money of countries that write so; with a rate ("€1.359 per litre") it is a decimal.
    """
    text = parse.document.text
    if _DOTTED.fullmatch(text, start, end) is None:
        return False
    if habit is Habit.COMMA:
        return True
    round_number = text[end - 1] == "0"
    unit = unit_after(text, end, attached=True)
    if _RATE.match(text, end if unit is None else unit[1]) and not round_number:
        return False
    money = _money_before(text, start)
    if money is None and unit is not None and unit[0].dimension == MONEY:
        money = unit[0].name
    if money is not None:
        return round_number and (habit is Habit.MAYBE or money not in _POINT_MONEY)
    if unit is not None:
        return round_number and habit is Habit.MAYBE
    return _is_counted(parse, end, whole=round_number)


def _money_before(text: str, start: int) -> str | None:
    """The money whose sign stands before the character."""
    ahead = text[max(0, start - _MONEY_BEFORE) : start].rstrip(" \u00a0")
    for length in range(min(len(ahead), _MONEY_BEFORE), 0, -1):
        unit = FORMS.before.get(ahead[-length:])
        if unit is not None and not (ahead[-length].isalpha() and ahead[:-length][-1:].isalpha()):
            return unit.name
    return None


def _is_counted(parse: Parse, end: int, *, whole: bool) -> bool:
    """Whether persons follow, or after a round number any noun in the plural."""
    at = bisect_left(parse.starts, end)
    for j in range(at, min(at + 3, len(parse))):
        if parse.lemmas[j].lower() in PERSONS or parse.lower[j] in PERSONS:
            return parse.tags[j] in ("NNS", "NNPS") or parse.lower[j] in ("people", "police")
        if parse.tags[j] == "NNS":
            return whole
        if parse.tags[j] not in _ADJECTIVES:
            return False
    return False
