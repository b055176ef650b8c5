"""An amount and its bound as one interval."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from stemma.annotate.parse import Parse
from stemma.annotate.quantities.amounts import Amount
from stemma.annotate.quantities.bounds import Bound
from stemma.annotate.quantities.restated import restated_by
from stemma.annotate.quantities.senses import Sense
from stemma.lexicon.bounds import BoundUse
from stemma.model import Change, Quantity, Span


def make_quantity(
    parse: Parse, amount: Amount, sense: Sense, bound: Bound, change: Change | None
) -> Quantity:
    """The quantity of an amount that is bounded so and means that.

    What only has an upper bound starts at 0, where it cannot be less.
    """
    low: Decimal | None = _plain(amount.low)
    high: Decimal | None = _plain(amount.high)
    low_open, high_open = False, amount.plural
    floor = None if sense.dimension == "temperature" or amount.low < 0 else Decimal(0)
    match bound.use:
        case BoundUse.OVER:
            high, low_open, high_open = None, True, True
        case BoundUse.AT_LEAST:
            high, high_open = None, True
        case BoundUse.UNDER if amount.high != 0 or floor is None:
            low, low_open, high_open = floor, floor is None, True
        case BoundUse.AT_MOST:
            low, low_open = floor, floor is None
        case _:
            pass
    return Quantity(
        Span(parse.document.id, bound.start, bound.end),
        low,
        high,
        low_open,
        high_open,
        approximate=bound.approximate,
        unit=sense.unit,
        dimension=sense.dimension,
        of=sense.of,
        currency=amount.currency,
        change=change,
    )


def _plain(value: Decimal) -> Decimal:
    """A whole number without a decimal point."""
    return Decimal(int(value)) if value == value.to_integral_value() else value


def tie_restated(text: str, quantities: list[Quantity]) -> tuple[Quantity, ...]:
    """The quantities, the second statement of an amount tied to its first and bounded like it.

    Where the first says the second again, it is the first that is tied.
    """
    again = restated_by(text, quantities)
    out = list(quantities)
    for right, left in sorted(again.items()):
        if right > left:
            out[right] = _like(out[right], out[left])
        else:
            second = replace(_like(out[left], out[right]), restates=None)
            out[left], out[right] = second, replace(out[right], restates=second.span)
    return tuple(out)


def _like(second: Quantity, first: Quantity) -> Quantity:
    """`second` as a restatement of `first`: bounded and softened as that is."""
    second = replace(second, restates=first.span, of=second.of or first.of)
    amount = second.low
    if amount is None or amount != second.high:
        return second
    second = replace(second, approximate=second.approximate or first.approximate)
    if first.high is None:
        return replace(second, high=None, high_open=True, low_open=first.low_open)
    if first.low != first.high and (first.low is None or first.low == 0 < amount):
        return replace(second, low=first.low, low_open=first.low_open, high_open=first.high_open)
    return second
