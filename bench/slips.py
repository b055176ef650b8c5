"""Distortions of a report in one place: slips of value and of name.

Each is found by rules over the words of the place; none needs chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from bench.edits import DAYS, DIGITS, MONTHS, NUMBER_WORD, Edit, Value, spell, word_value
from stemma.model import Annotations, EntityKind, Quantity, Span, Timex, TimexKind

OTHER_UNITS: Final = {
    "metre": "mile", "metres": "miles", "meter": "mile", "meters": "miles", "m": "km",
    "cm": "m", "centimetre": "metre", "centimetres": "metres", "foot": "mile", "feet": "miles",
    "ft": "m", "inch": "foot", "inches": "feet", "km": "m", "kilometres": "metres",
    "kilometers": "meters", "miles": "feet", "mile": "foot", "g": "kg", "kg": "g",
    "grams": "kilograms", "grammes": "kilogrammes", "gram": "kilogram", "tonnes": "kilograms",
    "minutes": "hours", "minute": "hour", "hours": "days", "hour": "day", "days": "weeks",
    "day": "week", "weeks": "months", "week": "month", "months": "years", "month": "year",
    "years": "months", "year": "month", "million": "billion", "billion": "million",
    "thousand": "million", "£": "€", "€": "£", "$": "€",
}  # fmt: skip
"""No unit of a table stands beside its own conversion: the amount changes tenfold or nearly."""
NAMES: Final = {
    EntityKind.PERSON: ("Kessler", "Brandvik", "Tamsin"),
    EntityKind.PLACE: ("Marlow", "Denholm", "Torvik"),
    EntityKind.ORGANIZATION: ("Carrow", "Hedvall", "Norwick"),
    EntityKind.OUTLET: ("Carrow", "Hedvall", "Norwick"),
}
COMMON: Final = frozenset(
    {"The", "New", "North", "South", "International", "National", "United", "White", "House",
     "Supreme", "Federal", "State", "President", "Government"}
)  # fmt: skip
"""Words of names that many names share."""
PLURALS: Final = {"man": "men", "woman": "women", "person": "people", "child": "children"}
_MONTH: Final = "|".join([*MONTHS, *(month[:3] for month in MONTHS), "Sept"])
DAY_OF_MONTH: Final = re.compile(
    rf"(?:\b(?:{_MONTH})\.? |\bthe )(\d{{1,2}})\b|\b(\d{{1,2}})(?:st|nd|rd|th)?"
    rf"(?= (?:of )?(?:{_MONTH})\b)"
)
_UNIT: Final = re.compile(r"[A-Za-z]+|[£€$%]")


def distort_value(value: Quantity | Timex, other: Quantity | Timex, text: str) -> Iterator[Edit]:
    """Distortions of a value that must set it apart from the other, which agrees with it."""
    start, end = value.span.start, value.span.end
    words = text[start:end]
    if isinstance(value, Timex) and value.kind is not TimexKind.DURATION:
        coarse = isinstance(other, Timex) and len(other.value) < len("2031-03-18")
        yield from _move_date(words, start, coarse=coarse)
        return
    number = _number(words)
    if number is not None:
        at, written, amount = number
        shifted = _shift(amount, value, other)
        new = "" if shifted is None else _like(written, shifted)
        last = start + at + len(written)
        if shifted is None:
            pass
        elif amount == 1 and (match := re.compile(r"[ -]([a-z]+)").match(text, last)):
            noun = match[1]
            yield Edit("number", start + at, match.end(), f"{new} {PLURALS.get(noun, noun + 's')}")
        elif amount != 1:
            yield Edit("number", start + at, last, new)
    for match in _UNIT.finditer(text, start, min(len(text), end + 12)):
        gap = text[end : match.start()] if match.start() >= end else ""
        if gap.strip(" -"):
            break
        new = OTHER_UNITS.get(match[0].lower(), "")
        if new and not _stands_for_age(text, match.end(), value):
            first = match.start()
            if text[first - 3 : first].lower() == "an ":
                first, new = first - 2, f" {new}"
            yield Edit("unit", first, match.end(), new)
            break


def _stands_for_age(text: str, end: int, value: Quantity | Timex) -> bool:
    """Whether an amount is an age: "five-year-old" in months is no likely slip."""
    return isinstance(value, Quantity) and text[end : end + 4] in {"-old", "s-ol", " old"}


def _exact(value: Quantity | Timex) -> bool:
    if isinstance(value, Timex):
        return not value.approximate and value.mod is None
    return value.low == value.high and not value.approximate


def _number(words: str) -> tuple[int, str, Decimal] | None:
    """(offset, as written, amount) of the first number of some words."""
    if match := DIGITS.search(words):
        return match.start(), match[0], Decimal(match[0].replace(",", ""))
    if match := NUMBER_WORD.search(words):
        return match.start(), match[0], Decimal(word_value(match[0].lower()))
    return None


def _shift(amount: Decimal, mine: Value, other: Value) -> Decimal | None:
    """An amount that cannot be the other's: near where both are exact, else far beyond the bounds.

    `None` where both are open on the same side, so that any amount goes with any.
    """
    if _exact(mine) and _exact(other):
        return amount + 1 if amount < 20 else (amount * Decimal("1.4")).quantize(Decimal(1))
    sides = _open_sides(mine), _open_sides(other)
    if sides[0] and sides[0] == sides[1]:
        return None
    if sides[0] == "above" or sides[1] == "below":
        return amount * 4
    if amount > 3:
        return max(Decimal(1), (amount / 3).quantize(Decimal(1)))
    return None if "below" in sides[:1] or sides[1] == "above" else amount * 4


def _open_sides(value: Value) -> str:
    """Where a value has no bound of its own: "more than 9" is open above, "under 9" below."""
    if isinstance(value, Timex):
        low, high = value.low_seconds, value.high_seconds
    else:
        low, high = value.low, value.high
    return "above" if high is None else "below" if not low and low != high else ""


def _like(written: str, amount: Decimal) -> str:
    """An amount written as another was: in words, with separators, or in plain digits."""
    if written[0].isdigit():
        plain = format(amount, "f")
        return f"{amount:,}" if "," in written else plain
    number = int(amount)
    words = spell(number)
    return words.capitalize() if written[0].isupper() else words


def _move_date(words: str, start: int, *, coarse: bool) -> Iterator[Edit]:
    """One part of a date or clock time moved: the finest that is written.

    Beside a `coarse` date, a month or longer, only a month or a year makes a difference.
    """
    if not coarse:
        yield from _move_day(words, start)
        if any(day in words for day in DAYS) or DAY_OF_MONTH.search(words):
            return
    for number, name in enumerate(MONTHS):
        if match := re.search(rf"\b{name}\b", words):
            new = MONTHS[(number + 4) % 12]
            yield Edit("date", start + match.start(), start + match.end(), new)
            return
    if match := re.search(r"\b(1[89]|20)\d\d\b", words):
        new = str(int(match[0]) - 3)
        yield Edit("date", start + match.start(), start + match.end(), new)


def _move_day(words: str, start: int) -> Iterator[Edit]:
    if match := re.search(r"\b(\d{1,2})(?=(?:[:.]\d\d)? ?(?:[ap]\.?m\b))", words, re.IGNORECASE):
        hour = int(match[1])
        yield Edit("date", start + match.start(), start + match.end(), str((hour + 2) % 12 + 1))
    if match := DAY_OF_MONTH.search(words):
        group = 1 if match[1] else 2
        day = int(match[group])
        at = start + match.start(group), start + match.end(group)
        yield Edit("date", *at, str(day - 3 if day > 3 else day + 4))
        return
    for number, day_name in enumerate(DAYS):
        if (at_day := words.find(day_name)) >= 0:
            at = start + at_day, start + at_day + len(day_name)
            yield Edit("date", *at, DAYS[(number + 2) % 7])
            return


def distort_name(place: Span, found: Annotations, partner: str) -> Iterator[Edit]:
    """A name in a place, which the partner has too, made another.

    Of a person's the last word is changed, of others the first.
    """
    text = found.document.text
    for entity in found.entities:
        for mention in entity.names:
            if not place.contains(mention.span) or entity.kind not in NAMES:
                continue
            words = list(re.finditer(r"[A-Z][\w-]{2,}", mention.span.of(text)))
            words = [word for word in words if word[0] not in COMMON]
            if not words:
                continue
            word = words[-1 if entity.kind is EntityKind.PERSON else 0]
            if not re.search(rf"\b{re.escape(word[0])}\b", partner):
                continue
            options = NAMES[entity.kind]
            start, end = (mention.span.start + at for at in word.span())
            yield Edit("name", start, end, options[len(word[0]) % len(options)])
            return
