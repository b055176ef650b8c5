"""One amount said twice, in two measures: "40 metres (131 feet)"."""

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


def restated_by(text: str, quantities: Sequence[Quantity]) -> dict[int, int]:
    """Place of a quantity → place of the one before it that it says again."""
    out: dict[int, int] = {}
    for right in range(1, len(quantities)):
        left = right - 1
        first, second = quantities[left], quantities[right]
        gap = text[first.span.end : second.span.start]
        opened = _OPENS.fullmatch(gap)
        if opened is not None and _CLOSES.match(text, second.span.end):
            again = _same_kind(first, second) and (
                not opened["words"] or first.dimension == MONEY or _agree(first, second)
            )
        else:
            again = left in out and _SLASH.fullmatch(gap) is not None and _same_kind(first, second)
        if again:
            out[right] = out.get(left, left)
    return out


def _same_kind(first: Quantity, second: Quantity) -> bool:
    """Whether both are amounts of one kind in different measures."""
    if second.unit is None or second.dimension in (None, "count", "share", "age"):
        return False
    if first.unit is None:
        return second.dimension == MONEY
    return first.unit != second.unit and first.dimension == second.dimension


def _agree(first: Quantity, second: Quantity) -> bool:
    """Whether the second is the first converted, rounding apart."""
    left, right = _size(first), _size(second)
    if left is None or right is None:
        return False
    return abs(left - right) <= NEAR * max(abs(left), abs(right))


def _size(quantity: Quantity) -> Decimal | None:
    """The larger bound in the dimension's SI unit."""
    unit = UNITS.get(quantity.unit or "")
    bound = quantity.high if quantity.high is not None else quantity.low
    if unit is None or unit.factor is None or bound is None:
        return None
    return bound * unit.factor
