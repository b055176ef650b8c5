"""A number in a text, before anything is known of what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


class NumeralForm(Enum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    PART = "part"
    """A fraction: two-thirds, 1/2."""
    PLURAL = "plural"
    """Dozens, tens of thousands: from `low` to, not with, `high`."""
    ORDINAL = "ordinal"
    ARTICLE = "article"
    """The article of a unit, one of it: "less than an hour"."""
    FEET = "feet"
    """5'11", held in inches."""
    COUPLE = "couple"
    """"a couple of": two, more or less."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at the characters [start, end) of the text.

    `low` equals `high` but for plurals. `grouped` tells digits in groups of thousands and all that
    has a decimal point, which are no year and no label.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    form: NumeralForm
    grouped: bool = False
