"""Decimals in words: "four point two billion", "nought point five"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.vocabulary import WordNumber, number_word
from stemma.lexicon.numbers import NumberUse

NOUGHTS: Final = frozenset({"nought", "naught"})
"""Zeros that stand in decimals only."""

_POINT: Final = "point"
_HYPHENS: Final = frozenset({"-", "‑"})
# One of these or a magnitude must follow "one point two": "by one point two years ago".
_MEASURES: Final = frozenset({"percent", "per", "percentage", "%"})


def read_decimal(parse: Parse, i: int, whole: WordNumber | None) -> WordNumber | None:
    """The decimal whose whole part is `whole`, or the nought at word i; `None` where none is."""
    if whole is None:
        whole = WordNumber(i, i + 1, Decimal(0), Decimal(0), "words")
        if parse.lower[i] not in NOUGHTS:
            return None
    value, end = whole.low, whole.end
    at = _beside(parse, end)
    if at is None or parse.words[at] != _POINT or not _is_whole(whole):
        return None
    places, stop = _places(parse, at, tight=at > end)
    if not places:
        return None
    value, end = _scaled(parse, stop, value + Decimal(f"0.{places}"))
    if whole.low == 1 and not _is_sure(parse, whole.start, end, scaled=end > stop):
        return None
    return WordNumber(whole.start, end, value, value, "words", decimal=True)


def _is_whole(number: WordNumber) -> bool:
    return number.form == "words" and number.low == number.low.to_integral_value()


def _beside(parse: Parse, j: int) -> int | None:
    """The word at j, or behind the hyphen at j; `None` where the line or the text ends."""
    if j < len(parse) and parse.words[j] in _HYPHENS and not parse.gap(j):
        j += 1
    if j >= len(parse) or "\n" in parse.gap(j):
        return None
    return j


def _places(parse: Parse, point: int, *, tight: bool) -> tuple[str, int]:
    """The digits behind the point, and where they end.

    A hyphen stands on both sides of the point or on none: not in "a five-point two-page plan".
    """
    places, end = "", point + 1
    while (at := _beside(parse, end)) is not None:
        digit = number_word(parse.lower[at], NumberUse.SMALL)
        if digit is None and parse.lower[at] not in NOUGHTS:
            break
        if not places and (at > end) != tight:
            break
        places += "0" if digit is None else str(digit.value)
        end = at + 1
    return places, end


def _scaled(parse: Parse, end: int, value: Decimal) -> tuple[Decimal, int]:
    """The value with the magnitudes behind it, and where they end."""
    while (at := _beside(parse, end)) is not None:
        scale = number_word(parse.lower[at], NumberUse.HUNDRED, NumberUse.MAGNITUDE)
        if scale is None:
            break
        value, end = value * scale.amount, at + 1
    return value, end


def _is_sure(parse: Parse, start: int, end: int, *, scaled: bool) -> bool:
    """Whether "one point two" is a decimal: "at one point two million fled" is none."""
    measured = scaled or (end < len(parse) and parse.lower[end] in _MEASURES)
    return measured and not (start and parse.lower[start - 1] == "at")
