"""Two amounts that are the ends of one: "18 to 25", "$5-10 million", "from 9 to 12"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.amounts import Amount
from stemma.annotate.quantities.numeral import NumeralForm
from stemma.annotate.quantities.places import last_word, same_sentence, word_at

_TO: Final = re.compile(
    r"\s?-?\s?to\s?-?\s?"
    r"(?:(?:as (?:much|many|high|low) as|about|around|almost|nearly|roughly|over|approximately"
    r"|some|just) )?",
    re.IGNORECASE,
)
_HYPHEN: Final = re.compile(r"-|‑|–|—|\s[–—-]\s|\s?–\s?")
_AND: Final = re.compile(r"\s+and\s+", re.IGNORECASE)
_OR: Final = re.compile(r",?\s+or\s+(?:even\s+|maybe\s+|perhaps\s+)?", re.IGNORECASE)
_BETWEEN: Final = re.compile(
    r"\bbetween\s+(?:about |around |roughly |approximately )?$", re.IGNORECASE
)
_FROM: Final = re.compile(r"\bfrom\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
_BEFORE_TO: Final = re.compile(
    r"\bto\s+(?:(?:about|around|just|as|much|nearly|over|almost|a|only)\s+){0,2}$", re.IGNORECASE
)
_THEN: Final = re.compile(
    r",?\s+(?:(?:and|but)\s+)?(?:then|later)\s+(?:to\s+|at\s+|by\s+)?", re.IGNORECASE
)
_LEVEL: Final = re.compile(
    r"\b(?:at|to|toll of|number of|was|were|is|first|initially)\s+"
    r"(?:(?:just|about|around|first)\s+)?$",
    re.IGNORECASE,
)
"""What stands before the first of a figure that moved: "put the toll at 16, then 15"."""
_SIDES: Final = frozenset({",", ";", ".", ":", "?", "!", "but", "while", "which", "who"})
_VERBS: Final = frozenset({"VB", "VBD", "VBZ", "VBP", "VBG", "MD"})
_WITHIN: Final = 9


@dataclass(frozen=True, slots=True)
class Pair:
    """Two amounts made one; `moved` when the text goes from the first to the second."""

    amount: Amount
    moved: bool = False
    falling: bool = False


def join_range(  # noqa: PLR0911 - a line for each way to write a range
    parse: Parse, left: Amount, right: Amount, *, changing: bool = False
) -> Pair | None:
    """The two as one interval, or `None` where they are two amounts.

    `changing` tells that the first is the size of a change.
    """
    text = parse.document.text
    gap = text[left.end : right.start]
    if not _alike(left, right):
        return None
    between = _BETWEEN.search(text, max(0, left.start - 32), left.start)
    if between is not None:
        ends = _AND.fullmatch(gap) or _TO.fullmatch(gap) or _HYPHEN.fullmatch(gap)
        return Pair(_joined(left, right, between.start())) if ends else None
    if _HYPHEN.fullmatch(gap):
        return _by_hyphen(left, right, gap)
    if _OR.fullmatch(gap):
        close = left.unit is None and left.low < right.low <= max(left.low * 2, left.low + 2)
        return Pair(_joined(left, right, left.start)) if close else None
    moved = _FROM.search(text, max(0, left.start - 32), left.start) is not None
    if _THEN.fullmatch(gap):
        stood = _LEVEL.search(text, max(0, left.start - 32), left.start) is not None
        if not stood or left.low == right.low:
            return None
        return Pair(_joined(left, right, left.start), moved=True, falling=left.low > right.low)
    if moved and (_TO.fullmatch(gap) or _path(parse, left, right)):
        return Pair(_joined(left, right, left.start), moved=True, falling=left.low > right.low)
    if _TO.fullmatch(gap) and not _reaches(left, right, changing=changing):
        return Pair(_joined(left, right, left.start))
    return None


def _by_hyphen(left: Amount, right: Amount, gap: str) -> Pair | None:
    spaced = gap.strip() == "-" != gap
    if spaced and (left.unit is not None or right.unit is None):
        return None
    pair = _joined(left, right, left.start)
    return Pair(pair) if pair.mantissa < right.mantissa or left.low < right.low else None


def _reaches(left: Amount, right: Amount, *, changing: bool) -> bool:
    """Whether "to" leads to a level or another side: "rose by 3 to 12", "led 44% to 39%"."""
    if changing and (left.unit is None) == (right.unit is None):
        return True
    if left.dimension == "share" and right.unit is None:
        return True
    return left.unit is not None and right.low < left.low


def _alike(left: Amount, right: Amount) -> bool:
    forms = (left.numeral.form, right.numeral.form)
    if NumeralForm.PLURAL in forms or NumeralForm.ORDINAL in forms:
        return False
    if (forms[0] is NumeralForm.PART) != (forms[1] is NumeralForm.PART):
        return False
    if left.unit is None or right.unit is None or left.unit == right.unit:
        return True
    return right.unit.startswith(f"{left.unit} per ")  # "between $62 and $68 a share"


def _joined(left: Amount, right: Amount, start: int) -> Amount:
    first, second = left.low, right.low
    if left.scale == 1 and right.scale != 1 and abs(left.low) < right.mantissa:
        first *= right.scale  # "$5-10 million"
    elif right.scale == 1 and left.scale != 1 and left.mantissa < right.low < 1000:
        second *= left.scale
    whole = right if right.unit is not None else left
    return replace(
        right,
        start=start,
        low=min(first, second),
        high=max(first, second),
        unit=whole.unit,
        dimension=whole.dimension,
        currency=left.currency if right.currency is None else right.currency,
        factor=whole.factor,
        mantissa=left.mantissa,
        scale=Decimal(1),
    )


def _path(parse: Parse, left: Amount, right: Amount) -> bool:
    """Whether "to" leads from the first to the second with only a time or place between."""
    text = parse.document.text
    if left.unit is None and right.unit is None:
        return False
    if not _BEFORE_TO.search(text, left.end, right.start):
        return False
    first, last = last_word(parse, left.end), word_at(parse, right.start)
    if not same_sentence(parse, first, last) or last - first > _WITHIN:
        return False
    return not any(
        parse.lower[j] in _SIDES or parse.tags[j] in _VERBS for j in range(first + 1, last)
    )
