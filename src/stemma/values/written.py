"""How exactly a number is written: its last digit, and its last digit that is not a zero."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

MAGNITUDES: Final = {
    "hundred": 10**2,
    "thousand": 10**3,
    "k": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "bn": 10**9,
    "b": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
}
"""Words and letters after a number that multiply it."""

_NUMERAL: Final = re.compile(r"(\d+(?:[,   ]\d{3})*)(?:\.(\d+))?[\s-]*([^\W\d_]+)?")
_WORD: Final = re.compile(r"[^\W\d_]+")


def find_place(number: Fraction, words: str) -> Fraction:
    """The worth of the last digit in which `words` write `number`.

    1 where the words do not show it, or less for a number that is not whole.

    >>> find_place(Fraction(3200000), "3.2 million")
    Fraction(100000, 1)
    >>> find_place(Fraction(250), "two hundred and fifty")
    Fraction(1, 1)
    """
    for found in _NUMERAL.finditer(words):
        digits, decimals, unit = found.groups()
        written = Fraction(f"{re.sub('[^0-9]', '', digits)}.{decimals or 0}")
        magnitude = MAGNITUDES.get((unit or "").lower(), 1)
        for times in (1, magnitude):
            if written * times == abs(number):
                return Fraction(times, 10 ** len(decimals or ""))
    spoken = [MAGNITUDES[word] for word in _WORD.findall(words.lower()) if word in MAGNITUDES]
    fitting = [times for times in spoken if times > 1 and number and number % times == 0]
    return Fraction(min(fitting)) if fitting else min(Fraction(1), find_round_place(number))


def find_round_place(number: Fraction) -> Fraction:
    """The worth of the last digit that is not a zero; 1 for 0.

    A number that no decimals end, as a third, counts as written to three of them.

    >>> find_round_place(Fraction(4980)), find_round_place(Fraction(5, 4))
    (Fraction(10, 1), Fraction(1, 100))
    """
    if number == 0:
        return Fraction(1)
    place = Fraction(1, 1000)
    if (number / place).denominator != 1:
        return place
    while (number / (place * 10)).denominator == 1:
        place *= 10
    return place
