"""An edit of a report in one place, and how numbers and months are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from stemma.model import Quantity, Span, Timex

Value = Quantity | Timex

ONES: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
DAYS: Final = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
DIGITS: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
NUMBER_WORD: Final = re.compile(
    rf"\b(?:(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(ONES[1:10])}))?|{'|'.join(ONES)})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Edit:
    """`text[start:end]` becomes `new`."""

    kind: str
    start: int
    end: int
    new: str

    def apply(self, text: str) -> str:
        """The text with the edit made."""
        return text[: self.start] + self.new + text[self.end :]

    def move(self, place: Span, name: str) -> Span:
        """Where a place that holds the edit lies afterwards, or one beside it."""
        by = len(self.new) - (self.end - self.start)
        start = place.start if place.start <= self.start else max(self.start, place.start + by)
        end = place.end + by if place.end >= self.end else place.end
        return Span(name, start, max(start + 1, end))


def spell(number: int) -> str:
    """A number below 100 in words; others in digits.

    >>> spell(42)
    'forty-two'
    """
    if number < len(ONES):
        return ONES[number]
    if number >= 100:
        return f"{number:,}"
    ten, one = divmod(number, 10)
    return TENS[ten - 2] + (f"-{ONES[one]}" if one else "")


def word_value(words: str) -> int:
    """The number that words of `NUMBER_WORD` mean."""
    if words in ONES:
        return ONES.index(words)
    ten, _, one = words.replace(" ", "-").partition("-")
    return 20 + 10 * TENS.index(ten) + (ONES.index(one) if one else 0)
