"""What an amount means: its unit, its dimension, and what it counts or measures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.ages import YEAR_OF_AGE, is_age, named_before
from stemma.annotate.quantities.bounds import Bound
from stemma.annotate.quantities.calibres import CALIBRE, is_bare_calibre, is_calibre
from stemma.annotate.quantities.counted import counted_after
from stemma.annotate.quantities.loose import says_something
from stemma.annotate.quantities.magnitudes import MAGNITUDE, is_magnitude
from stemma.annotate.quantities.measured import measured, noun_phrase
from stemma.annotate.quantities.numeral import NumeralForm
from stemma.annotate.quantities.ones import is_counting_one, is_once
from stemma.annotate.quantities.ordinals import counts_occurrence, numbered_noun
from stemma.annotate.quantities.pairs import Found
from stemma.annotate.quantities.places import last_word
from stemma.annotate.quantities.shares import is_share
from stemma.annotate.quantities.units import named_unit
from stemma.model import Span

AGE: Final = "age"
COUNT: Final = "count"
RANK: Final = "rank"
SHARE: Final = "share"


@dataclass(frozen=True, slots=True)
class Sense:
    """Unit, dimension, and what is counted or measured; each `None` where unknown."""

    unit: str | None
    dimension: str | None
    of: Span | None = None


def sense_of(  # noqa: PLR0911 - a kind a line
    parse: Parse, found: Found, bound: Bound, first: int, last: int
) -> Sense | None:
    """The meaning of the amount over the words first … last, or `None` where it has none."""
    amount = found.amount
    form = amount.numeral.form
    if form is NumeralForm.ORDINAL:
        return None if found.joined or amount.unit is not None else _rank(parse, last)
    row = numbered_noun(parse, amount, first, last)
    if row is not None:
        return Sense(None, RANK, parse.span(row, row + 1))
    if is_bare_calibre(parse, amount, last):
        return Sense(CALIBRE, CALIBRE, _measured(parse, first, last))
    if is_magnitude(parse, amount, bound.start):
        return Sense(MAGNITUDE, MAGNITUDE, _measured(parse, first, last))
    if amount.unit is not None:
        if is_once(parse, amount, bound, last):
            return None
        dimension = CALIBRE if is_calibre(parse, amount, last) else amount.dimension
        return Sense(amount.unit, dimension, _measured(parse, first, last))
    if form is NumeralForm.PART:
        written = is_share(parse.document.text, amount)
        return Sense(None, SHARE, _measured(parse, first, last)) if written else None
    if is_age(parse, amount, bound.start):
        return Sense(YEAR_OF_AGE, AGE, _person(parse, found))
    return None if form is NumeralForm.ARTICLE else _count(parse, found, bound, first, last)


def _rank(parse: Parse, last: int) -> Sense | None:
    noun = counts_occurrence(parse, last)
    return None if noun is None else Sense(None, RANK, parse.span(noun, noun + 1))


def _measured(parse: Parse, first: int, last: int) -> Span | None:
    place = measured(parse, first, last)
    return None if place is None else parse.span(*place)


def _person(parse: Parse, found: Found) -> Span | None:
    """Whose age it is, where the name stands right before it."""
    name = named_before(parse, found.amount)
    if name is None:
        return None
    while parse.relations[name] == "flat" and parse.heads[name] < name:
        name = parse.heads[name]
    place = noun_phrase(parse, name, 0)
    return None if place is None else parse.span(*place)


def _count(parse: Parse, found: Found, bound: Bound, first: int, last: int) -> Sense | None:
    amount = found.amount
    one = amount.low == amount.high == 1
    bounded = bound.use is not None or bound.approximate
    if one and not found.joined and not is_counting_one(parse, first, last, bounded=bounded):
        return None
    if bound.end > amount.end:
        last = last_word(parse, bound.end)  # "100 or more boats"
    counted = counted_after(parse, last, one=one)
    if counted is None:
        if found.joined or bounded or says_something(parse, amount, first, last):
            return Sense(None, None)
        return None
    measure = named_unit(parse.words[counted.end - 1])
    if measure is not None and last + 1 < counted.end - 1:
        return Sense(measure.name, measure.dimension)  # "eight long years"
    return Sense(counted.name, COUNT, parse.span(counted.start, counted.end))
