"""Amounts of a document: numbers, bounds, units and what they count, put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.amounts import Amount, read_amounts
from stemma.annotate.quantities.bounds import Bound, read_bound
from stemma.annotate.quantities.contrasts import contrasted
from stemma.annotate.quantities.elided import recalled
from stemma.annotate.quantities.intervals import make_quantity, tie_restated
from stemma.annotate.quantities.levels import DEATH, level_of
from stemma.annotate.quantities.loose import FATES
from stemma.annotate.quantities.moves import change_of
from stemma.annotate.quantities.numeral import NumeralForm
from stemma.annotate.quantities.numerals import find_numerals
from stemma.annotate.quantities.pairs import Found, join_amounts
from stemma.annotate.quantities.places import last_word, same_sentence, word_at
from stemma.annotate.quantities.rates import read_rate
from stemma.annotate.quantities.senses import COUNT, Sense, sense_of
from stemma.annotate.quantities.singular import singular_of
from stemma.annotate.quantities.tables import Column, columns_of
from stemma.model import Change, Quantity, Span, Timex, TimexKind

_DATED: Final = frozenset({TimexKind.DATE, TimexKind.TIME})
_LATER: Final = re.compile(r"\s(?:later|prior|earlier|afterwards?)\b", re.IGNORECASE)
# Units whose change is said without "by", as that of shares and money is.
_POINTS: Final = frozenset({"point", "basis point"})


def find_quantities(parse: Parse, timexes: Sequence[Timex]) -> tuple[Quantity, ...]:
    """The quantities of a document in text order, none over another.

    What a timex of a date or a clock time covers is none; a duration can be both. Numbers that
    only name something (years, sections, models, scores) are none either.
    """
    text = parse.document.text
    dated = [(t.span.start, t.span.end) for t in timexes if t.kind in _DATED]
    amounts = [
        _rated(text, amount)
        for amount in read_amounts(parse, find_numerals(parse))
        if not _is_dated(text, amount, dated)
    ]
    columns = columns_of(text)
    rows = [_cell(parse, amount, columns[amount.start]) for amount in amounts
            if amount.unit is None and amount.start in columns]  # fmt: skip
    if rows:
        amounts = [amount for amount in amounts if amount.start not in columns]
    out: list[Quantity] = []
    left = 0
    inside = 0  # the end of what the last number counts
    for found in join_amounts(parse, amounts):
        if found.amount.end <= inside:
            continue  # the 737 of "two new 737 jets"
        quantity = _quantity(parse, found, left, out)
        if quantity is not None:
            out.append(quantity)
            left = quantity.span.end
            inside = _inside(quantity)
    return tie_restated(text, sorted([*out, *rows], key=lambda quantity: quantity.span))


def _is_dated(text: str, amount: Amount, dated: Sequence[tuple[int, int]]) -> bool:
    """Whether a date covers the number; "1520" alone is none where a unit follows it.

    Nor is "two years later": how long after is a length of time.
    """
    numeral = amount.numeral
    return any(
        start < numeral.end
        and numeral.start < end
        and not (amount.unit is not None and (start, end) == (numeral.start, numeral.end))
        and not (amount.dimension == "time" and _LATER.match(text, amount.end))
        for start, end in dated
    )


def _cell(parse: Parse, amount: Amount, head: Column) -> Quantity:
    """The number in a cell, counted by the head of its column."""
    unit = singular_of(head.name.lower(), head.name.lower())
    of = Span(parse.document.id, head.start, head.end)
    bound = Bound(amount.start, amount.end)
    return make_quantity(parse, amount, Sense(unit, COUNT, of), bound, None)


def _quantity(
    parse: Parse, found: Found, left: int, earlier: Sequence[Quantity]
) -> Quantity | None:
    amount = found.amount
    bound = read_bound(parse.document.text, amount, left)
    first, last = word_at(parse, amount.start), last_word(parse, amount.end)
    sense = sense_of(parse, found, bound, first, last)
    if sense in (None, Sense(None, None)):
        told = level_of(parse, amount, bound, earlier) or _recalled(parse, found, bound, earlier)
        sense = told or _of_fate(parse, sense, last)
    if sense is None:
        return None
    if amount.numeral.form is NumeralForm.ORDINAL:
        bound = Bound(amount.start, amount.end)
    if amount.numeral.form is NumeralForm.COUPLE:
        bound = replace(bound, approximate=True)
    sense, bound = _counted_each(parse.document.text, sense, bound)
    change = found.path
    if change is None:
        sort = "points" if sense.unit in _POINTS else sense.dimension
        change = change_of(parse, word_at(parse, bound.start), last, sort)
        if change is None and amount.sign == "+":
            change = Change.UP
        if change is None and found.joined and sense.unit == DEATH:
            change = _way(parse.document.text, amount, bound)
    else:
        bound = replace(bound, use=None)
    return make_quantity(parse, amount, sense, bound, change)


def _way(text: str, amount: Amount, bound: Bound) -> Change | None:
    """The way of a toll that "has gone from 12 to 15"; "between 12 and 15" has none."""
    if not text[: bound.start].rstrip().lower().endswith("from"):
        return None
    return Change.FALL if amount.mantissa == amount.high else Change.RISE


def _of_fate(parse: Parse, sense: Sense | None, last: int) -> Sense | None:
    """The count that "14 dead" is, though it is not said of whom."""
    fate = same_sentence(parse, last, last + 1) and parse.lower[last + 1] in FATES
    return Sense(None, COUNT) if sense is not None and fate else sense


def _recalled(
    parse: Parse, found: Found, bound: Bound, earlier: Sequence[Quantity]
) -> Sense | None:
    """What a number alone counts, told by what was counted before it."""
    if found.joined:
        return None
    last = last_word(parse, found.amount.end)
    return recalled(parse, found.amount, bound, last, earlier) or contrasted(
        parse, found.amount, bound, earlier
    )


def _counted_each(text: str, sense: Sense, bound: Bound) -> tuple[Sense, Bound]:
    """A count with what it is for each of, the bound reaching over both: "ten tests a day"."""
    of = sense.of
    if sense.dimension != COUNT or sense.unit is None or of is None or of.start > bound.end + 2:
        return sense, bound
    rate = read_rate(text, of.end, sense.unit, COUNT)
    if rate is None:
        return sense, bound
    return Sense(rate.unit, rate.dimension, of), replace(bound, end=rate.end)


def _rated(text: str, amount: Amount) -> Amount:
    """The amount with what it is for each of: "$76 a barrel"."""
    if amount.unit is None or amount.dimension in ("age", "temperature"):
        return amount
    rate = read_rate(text, amount.end, amount.unit, amount.dimension)
    if rate is None:
        return amount
    return replace(amount, end=rate.end, unit=rate.unit, dimension=rate.dimension, factor=None)


def _inside(quantity: Quantity) -> int:
    """Where the noun ends that the number counts, 0 where it stands elsewhere."""
    of = quantity.of
    if quantity.dimension != COUNT or of is None or of.start > quantity.span.end + 1:
        return 0
    return of.end
