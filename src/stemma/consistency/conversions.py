"""A document against its own conversions: "42 centimetres (11.8 inches)"."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from stemma.judge.ladder import quote
from stemma.model.annotations import Annotations
from stemma.model.inconsistency import Inconsistency, InconsistencyKind
from stemma.model.quantity import Quantity
from stemma.values.units import find_scale

NEAR: Final = Fraction(1, 10)
"""A conversion may be off by so much of the larger amount, beside half a place of each number. Of
27 in the real coverages and in ECB+ one is called odd: 150 kilometres, as 700 miles."""

ROUGH: Final = Fraction(1, 4)
"""The same of an approximate amount."""


def find_bad_conversions(annotations: Annotations) -> tuple[Inconsistency, ...]:
    """Amounts that are not what is given as the same in another unit, in text order.

    Money is not looked at, as rates move, nor temperatures.
    """
    text = annotations.document.text
    known = {quantity.span: quantity for quantity in annotations.quantities}
    out = []
    for second in annotations.quantities:
        first = known.get(second.restates) if second.restates is not None else None
        if first is None or any(second.span.overlaps(out_of) for out_of in annotations.furniture):
            continue
        if not _may_be_one(first, second):
            words = [quote(quantity.span.of(text)) for quantity in (first, second)]
            reason = f"{words[0]} is not {words[1]}, which is given as the same."
            spans = tuple(sorted((first.span, second.span)))
            document = annotations.document.id
            out.append(Inconsistency(document, spans, InconsistencyKind.ARITHMETIC, reason))
    return tuple(sorted(out, key=lambda odd: odd.spans))


def _may_be_one(first: Quantity, second: Quantity) -> bool:
    """Whether two amounts can be the same; so if there is no way to tell."""
    scales = [find_scale(quantity) for quantity in (first, second)]
    bounds = [_bound(quantity) for quantity in (first, second)]
    if scales[0].dimension != scales[1].dimension or any(scale.start for scale in scales):
        return True
    told = [(bound, scale.factor) for bound, scale in zip(bounds, scales, strict=True) if bound]
    if len(told) < len(bounds):
        return None in bounds or bounds[0] == bounds[1]
    sizes = [bound * factor for bound, factor in told]
    places = sum(_place(bound) * factor / 2 for bound, factor in told)
    share = ROUGH if first.approximate or second.approximate else NEAR
    return abs(sizes[0] - sizes[1]) <= share * max(map(abs, sizes)) + places


def _bound(quantity: Quantity) -> Fraction | None:
    """The larger bound, as it is the one written: "less than 10 metres"."""
    bound = quantity.high if quantity.high is not None else quantity.low
    return None if bound is None else Fraction(bound)


def _place(bound: Fraction) -> Fraction:
    """The place of the last digit that is not a zero: 10 of 130, a tenth of 11.8."""
    place = Fraction(1)
    while bound and (bound / place).denominator == 1 and bound / place % 10 == 0:
        place *= 10
    while (bound / place).denominator != 1 and place > SMALLEST:
        place /= 10
    return place


SMALLEST: Final = Fraction(1, 10**6)
