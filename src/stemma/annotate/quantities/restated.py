"""One amount said twice, in two measures: "40 metres (131 feet)", "US$1 million ($1.5 million)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from stemma.annotate.quantities.units import UNITS
from stemma.lexicon.units import MONEY
from stemma.model import Quantity

_OPENS: Final = re.compile(
    r"(?P<far>(?:-?\s?(?:deep|long|wide|high|tall|thick))?(?P<words>(?:\s[a-z]+){0,3}))\s?[(\[]\s*",
    re.IGNORECASE,
)
_CLOSES: Final = re.compile(r"(?:\s?-?\s?[a-z]+){0,2}\s?[)\]/,;]", re.IGNORECASE)
_SLASH: Final = re.compile(r"\s?/\s?")
# Rounding moves a conversion by no more than this; tried on conversions in news, none is missed.
NEAR: Final = Decimal("0.25")
_SHUTS: Final = re.compile(r"\s?[)\]/,;]")
# The least share of an amount in dollars of the United States that it comes to in another dollar,
# below which two such amounts are two: the Canadian and the Australian dollar were worth 1.10 of it
# at their highest, in 2007 and 2011.
LEAST: Final = Decimal("0.85")
_DOLLAR: Final = "dollar"
_AMERICAN: Final = "USD"


def restated_by(text: str, quantities: Sequence[Quantity]) -> dict[int, int]:
    """Place of a quantity → place of the one that it says again, as a rule the one before it.

    A bare "$" beside an amount in dollars of the United States is the paper's own dollar, of which
    nobody knows whose it is: it says the other again, whichever comes first.
    """
    out: dict[int, int] = {}
    for right in range(1, len(quantities)):
        left = right - 1
        first, second = quantities[left], quantities[right]
        gap = text[first.span.end : second.span.start]
        opened = _OPENS.fullmatch(gap)
        other = _other_dollar(first, second)
        if opened is not None and (_SHUTS if other else _CLOSES).match(text, second.span.end):
            again = _same_kind(first, second) and (
                not opened["words"] or first.dimension == MONEY or _agree(first, second)
            )
        else:
            inside = left in out or left in out.values()
            again = inside and _SLASH.fullmatch(gap) is not None and _same_kind(first, second)
        if again and other and first.currency is None and left not in out:
            out[left] = right
        elif again:
            out[right] = out.get(left, left)
    return out


def _same_kind(first: Quantity, second: Quantity) -> bool:
    """Whether both are amounts of one kind in different measures."""
    if second.unit is None or second.dimension in (None, "count", "share", "age"):
        return False
    if first.unit is None:
        return second.dimension == MONEY
    return first.dimension == second.dimension and (
        first.unit != second.unit or _other_dollar(first, second)
    )


def _other_dollar(first: Quantity, second: Quantity) -> bool:
    """Whether one is in dollars of the United States and the other in a dollar beside it."""
    unit, codes = first.unit or "", {first.currency, second.currency}
    if second.unit != unit or not unit.startswith(_DOLLAR) or codes != {_AMERICAN, None}:
        return False
    bare, american = (first, second) if first.currency is None else (second, first)
    left, right = _bound(bare), _bound(american)
    return left is not None and right is not None and left != right and left >= LEAST * right


def _agree(first: Quantity, second: Quantity) -> bool:
    """Whether the second is the first converted, rounding apart."""
    left, right = _size(first), _size(second)
    if left is None or right is None:
        return False
    return abs(left - right) <= NEAR * max(abs(left), abs(right))


def _size(quantity: Quantity) -> Decimal | None:
    """The larger bound in the dimension's SI unit."""
    unit, bound = UNITS.get(quantity.unit or ""), _bound(quantity)
    if unit is None or unit.factor is None or bound is None:
        return None
    return bound * unit.factor


def _bound(quantity: Quantity) -> Decimal | None:
    return quantity.high if quantity.high is not None else quantity.low
