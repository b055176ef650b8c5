"""Fractions written in words: "two-thirds", "half a million", "one in five"."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.vocabulary import (
    ARTICLE_UNITS,
    ARTICLES,
    HYPHENS,
    WordNumber,
    number_word,
)
from stemma.lexicon.numbers import NumberUse, NumberWord

_DIVIDE: Final = Context(prec=20).divide
# After "half" and "a quarter" these open what is halved.
_OPENS_WHOLE: Final = frozenset({"of", "the", "its", "their", "his", "her", "our", "my", "your",
                                 "all", "that", "those", "these", "this", "as"})  # fmt: skip


def read_fraction(parse: Parse, i: int) -> WordNumber | None:
    """As in "two-thirds", "a quarter of", "half of", "one in five", "half a million"."""
    words = parse.lower
    after = words[i + 1] if i + 1 < len(parse) else ""
    over = number_word(words[i], NumberUse.SMALL, NumberUse.TEEN)
    if words[i] == "half" or (
        words[i] in ("quarter", "third") and (after == "of" or after in HYPHENS)
    ):
        return _half(parse, i, after)
    if over is None:
        under = number_word(words[i], NumberUse.PART)
        article = i > 0 and words[i - 1] in ARTICLES
        if under is None or not article or after != "of":
            return None
        return WordNumber(i - 1, i + 1, under.amount, under.amount, "part")
    if after in HYPHENS:
        under = number_word(words[i + 2], NumberUse.PART) if i + 2 < len(parse) else None
        end = i + 3
    else:
        under, end = number_word(after, NumberUse.PART), i + 2
    if under is not None and 0 < over.value < 1 / under.value:
        plural = words[end - 1].endswith("s")
        whole = end < len(parse) and words[end] in _OPENS_WHOLE
        if words[end - 1] in ("quarters", "quarter") and not whole and after not in HYPHENS:
            return None
        if plural == (over.value > 1) and (plural or whole or after in HYPHENS):
            value = _DIVIDE(over.amount * under.value.numerator, Decimal(under.value.denominator))
            return WordNumber(i, end, value, value, "part")
    return _one_in(parse, i, over)


def _half(  # noqa: PLR0911 - one way of writing a line
    parse: Parse, i: int, after: str
) -> WordNumber | None:
    words = parse.lower
    value = number_word(words[i], NumberUse.PART)
    if value is None:
        return None
    article = i > 0 and words[i - 1] in ARTICLES
    if words[i] != "half" and not article and after not in HYPHENS:
        return None
    start = i - 1 if article else i
    # half a million, a quarter of a million
    j = i + 1 + (after == "of")
    if j + 1 < len(parse) and words[j] in ARTICLES:
        scale = number_word(words[j + 1], NumberUse.MAGNITUDE, NumberUse.DOZEN)
        if scale is not None:
            amount = value.amount * scale.amount
            return WordNumber(start, j + 2, amount, amount, "words")
    if after in HYPHENS and i + 2 < len(parse):
        scale = number_word(words[i + 2], NumberUse.MAGNITUDE, NumberUse.DOZEN)
        if scale is not None:
            amount = value.amount * scale.amount
            return WordNumber(start, i + 3, amount, amount, "words")
        if words[i + 2] in ARTICLE_UNITS:
            return WordNumber(start, i + 1, value.amount, value.amount, "part")
    before = words[start - 1] if start else ""
    if before in ("second", "first", "other", "better", "the") or after in HYPHENS:
        return None
    if after in _OPENS_WHOLE or (after in ARTICLES and words[i] == "half"):
        return WordNumber(start, i + 1, value.amount, value.amount, "part")
    return None


def _one_in(parse: Parse, i: int, over: NumberWord) -> WordNumber | None:
    """As in "one in five", "nine out of ten" people."""
    words = parse.lower
    j = i + 1
    if words[j : j + 3] in (("-", "in", "-"), ("‑", "in", "‑")):
        return _over(parse, i, j + 3, over)  # "one-in-five"
    if j + 1 < len(parse) and words[j] == "out" and words[j + 1] == "of":
        j += 2
    elif (j < len(parse) and words[j] == "in") or (
        j + 1 < len(parse) and words[j] == "of" and words[j + 1] == "every"
    ):
        j += 1
    else:
        return None
    if words[j : j + 1] and words[j] in ("every", "each"):
        j += 1
    return _over(parse, i, j, over)


def _over(parse: Parse, i: int, j: int, over: NumberWord) -> WordNumber | None:
    """The number at word i as a part of the number at word j."""
    words = parse.lower
    under = (
        number_word(words[j], NumberUse.SMALL, NumberUse.TEEN, NumberUse.TEN)
        if j < len(parse)
        else None
    )
    if under is None or not 0 < over.value < under.value:
        return None
    value = _DIVIDE(over.amount, under.amount)
    return WordNumber(i, j + 1, value, value, "part")
