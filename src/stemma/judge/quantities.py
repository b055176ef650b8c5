"""Two quantities, whatever they measure."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import Final

from stemma.judge.amounts import AMOUNTS
from stemma.judge.ladder import Judged, climb, judge_missing, quote, worst
from stemma.lexicon.units import MONEY
from stemma.model.judgement import JudgementKind, Relation
from stemma.model.quantity import Change, Quantity
from stemma.values.extent import Extent, Habits, find_bands, is_whole, show, stretch
from stemma.values.interval import Interval
from stemma.values.said import Said
from stemma.values.units import COUNT, find_scale

STEPS: Final = frozenset({Change.UP, Change.DOWN})
"""By how much, not to what."""

WAYS: Final = frozenset({Change.RISE, Change.FALL})
"""From what to what."""


def judge_quantities(
    kind: JudgementKind, habits: Habits, left: Said[Quantity] | None, right: Said[Quantity] | None
) -> Judged:
    """How two amounts of one kind stand to each other.

    A change is not a level: "by 3" and "3" are unrelated. Of "from 9 to 12" each end is compared
    with its like, and the 12 with a level.
    """
    if left is None or right is None:
        return judge_missing(kind)
    one, other = left.value.change, right.value.change
    if (one in STEPS) != (other in STEPS):
        return _judge(kind, Relation.UNRELATED, "a change and a level", left, right)
    if one in STEPS and one != other:
        return _judge(kind, Relation.CONTRADICTS, "up and down", left, right)
    if one in WAYS and other in WAYS:
        if one != other:
            return _judge(kind, Relation.CONTRADICTS, "up and down", left, right)
        starts = _climb(kind, habits, _start(left), _start(right))
        return worst(_climb(kind, habits, _end(left), _end(right)), starts)
    return _climb(kind, habits, _end(left), _end(right))


def _climb(
    kind: JudgementKind, habits: Habits, left: Said[Quantity], right: Said[Quantity]
) -> Judged:
    return climb(kind, AMOUNTS, find_extent(left, habits), find_extent(right, habits))


@lru_cache(maxsize=4096)
def find_extent(said: Said[Quantity], habits: Habits) -> Extent:
    """What a quantity can mean, in the base unit of its dimension.

    Kept for the next pair: every reading of a point is compared with every other.
    """
    quantity = said.value
    scale = find_scale(quantity)
    span = Interval(
        None if quantity.low is None else Fraction(quantity.low),
        None if quantity.high is None else Fraction(quantity.high),
        quantity.low_open,
        quantity.high_open,
    )
    approximate = quantity.approximate
    bands = find_bands(span, said.words, habits, approximate=approximate)
    near = stretch(span, bands.near, approximate=approximate)
    far = stretch(span, bands.far, approximate=approximate)
    return Extent(
        scale.raise_interval(span),
        scale.raise_interval(near),
        scale.raise_interval(far),
        scale=scale.dimension,
        words=said.words,
        shown=show(span, _unit(quantity), approximate=approximate),
        place=bands.place * scale.factor,
        unit=quantity.unit or "",
        whole=habits.whole and is_whole(span),
        approximate=approximate,
        published=said.published,
        moves=said.moves if said.moves in habits.moves else None,
    )


def _unit(quantity: Quantity) -> str:
    """The unit as it is shown; none for counts, where the words say what is counted."""
    if quantity.dimension in (COUNT, None):
        return ""
    if quantity.dimension == MONEY and quantity.currency is not None:
        return quantity.currency
    return "%" if quantity.unit == "percentage" else quantity.unit or ""


def _start(said: Said[Quantity]) -> Said[Quantity]:
    """What a change begins with, as an amount."""
    return _at(said, low=said.value.change is Change.RISE)


def _end(said: Said[Quantity]) -> Said[Quantity]:
    """What a change ends with, as an amount; any other amount as it is."""
    if said.value.change not in WAYS:
        return said
    return _at(said, low=said.value.change is Change.FALL)


def _at(said: Said[Quantity], *, low: bool) -> Said[Quantity]:
    end = said.value.low if low else said.value.high
    if end is None:
        return said
    point = replace(said.value, low=end, high=end, low_open=False, high_open=False)
    return replace(said, value=point)


def _judge(
    kind: JudgementKind,
    relation: Relation,
    rung: str,
    left: Said[Quantity],
    right: Said[Quantity],
) -> Judged:
    one, other = _put_change(left.value.change), _put_change(right.value.change)
    reason = f"{quote(left.words)} is {one}, {quote(right.words)} is {other}."
    return Judged(kind, relation, rung, reason)


def _put_change(change: Change | None) -> str:
    if change is None:
        return "a level"
    return "a rise" if change in (Change.UP, Change.RISE) else "a fall"
