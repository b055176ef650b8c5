"""Words and marks that are numbers, or parts of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from stemma.errors import LexiconError
from stemma.lexicon.rows import parse_rows
from stemma.lexicon.table import load_table

FILE: Final = "numbers.tsv"


class NumberUse(StrEnum):
    """What a word does in a number."""

    SMALL = "small"
    """Zero to nine."""
    TEEN = "teen"
    """Ten to nineteen."""
    TEN = "ten"
    """Twenty, thirty and so on."""
    HUNDRED = "hundred"
    MAGNITUDE = "magnitude"
    """Thousand, million and so on: multiplies all of the number before it."""
    DOZEN = "dozen"
    PLURAL = "plural"
    """Dozens, thousands: a number of that size, no more is said."""
    ABBREVIATION = "abbreviation"
    """A magnitude written short, after digits: bn."""
    PART = "part"
    """The lower number of a fraction: third, quarters."""
    GLYPH = "glyph"
    """A fraction in one sign: ½."""
    ORDINAL = "ordinal"


@dataclass(frozen=True, slots=True)
class NumberWord:
    """What a word does in a number, and its value."""

    use: NumberUse
    value: Fraction

    @property
    def amount(self) -> Decimal:
        """The value as a decimal of up to 28 digits."""
        return Decimal(self.value.numerator) / Decimal(self.value.denominator)


def load_number_words() -> Mapping[str, tuple[NumberWord, ...]]:
    """Word → its uses, in the order of the table. Words are lower case, abbreviations as written.

    Raises:
        LexiconError: a line is damaged, or names a use that does not exist.
    """
    return parse_number_words(load_table(FILE), name=FILE)


def parse_number_words(text: str, *, name: str) -> Mapping[str, tuple[NumberWord, ...]]:
    """The table from its lines; the first line names the columns."""
    out: dict[str, tuple[NumberWord, ...]] = {}
    uses = frozenset(NumberUse)
    for number, (word, use, value) in parse_rows(text, name=name, width=3, key=2):
        if use not in uses:
            raise LexiconError(f"{name}:{number}: {use!r} is no use of a number word")
        try:
            amount = Fraction(value)
        except (ValueError, ZeroDivisionError) as error:
            raise LexiconError(f"{name}:{number}: {value!r} is no number") from error
        out[word] = (*out.get(word, ()), NumberWord(NumberUse(use), amount))
    return MappingProxyType(out)
