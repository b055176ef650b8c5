"""Shares told by two numbers: "1 in 500", "9 out of every 10", "one-half of one percent"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.amounts import Amount
from stemma.annotate.quantities.digits import DIVIDE
from stemma.annotate.quantities.labels import YEARS
from stemma.annotate.quantities.numeral import Numeral, NumeralForm
from stemma.annotate.quantities.persons import PERSONS
from stemma.annotate.quantities.places import last_word, same_sentence, word_at

_IN: Final = re.compile(r"[\s-](?:in|out[\s-]of)(?:[\s-](every|each))?[\s-]", re.IGNORECASE)
_OUT: Final = re.compile(r"out|every|each", re.IGNORECASE)
_OF: Final = re.compile(r"\sof\s", re.IGNORECASE)
_COUNTING: Final = (NumeralForm.DIGITS, NumeralForm.WORDS)
_ROUND: Final = frozenset(map(Decimal, (3, 4, 5, 10, 100, 1000)))
_HOUSED: Final = PERSONS | {"household", "family", "baby", "home"}
_SHARE: Final = "share"


def join_share(  # noqa: PLR0911 - a condition a line
    parse: Parse, left: Amount, right: Amount
) -> Amount | None:
    """The two numbers as one share, or `None` where they are two amounts."""
    gap = parse.document.text[left.end : right.start]
    if _OF.fullmatch(gap):
        return _part_of_one(left, right)
    if not _IN.fullmatch(gap) or not same_sentence(
        parse, word_at(parse, left.start), word_at(parse, right.start)
    ):
        return None
    if (
        left.unit is not None
        or right.unit is not None
        or left.scale != 1
        or left.sign
        or right.sign
    ):
        return None
    if left.numeral.form not in _COUNTING or right.numeral.form not in _COUNTING:
        return None
    if not 0 < left.low < right.low or left.low != left.low.to_integral_value():
        return None
    if left.low != 1 and not _OUT.search(gap) and not _is_of_people(parse, right):
        return None
    year = right.numeral.end - right.numeral.start == 4 and not right.numeral.grouped
    if year and right.scale == 1 and int(right.low) in YEARS:
        return None
    value = DIVIDE(left.low, right.low)
    numeral = Numeral(left.numeral.start, right.end, value, value, NumeralForm.PART)
    return Amount(numeral, left.start, right.end, value, value, value)


def _is_of_people(parse: Parse, right: Amount) -> bool:
    """As in "3 in 10 voters", not "3 in 10 games"."""
    after = last_word(parse, right.end) + 1
    return right.low in _ROUND and after < len(parse) and parse.lemmas[after].lower() in _HOUSED


def _part_of_one(left: Amount, right: Amount) -> Amount | None:
    """As in "a quarter of one percent": the part, in the unit of the one."""
    if left.numeral.form is not NumeralForm.PART or right.dimension != _SHARE:
        return None
    if not right.low == right.high == 1:
        return None
    return replace(right, start=left.start, low=left.low, high=left.high, mantissa=left.low)
