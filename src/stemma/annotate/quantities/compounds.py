"""Amounts of two units that are one measure: "5 feet 11 inches", "2 hours and 30 minutes"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from stemma.annotate.quantities.amounts import Amount

_GAP: Final = re.compile(r"[\s-]?(?:and\s|,\s)?", re.IGNORECASE)
_BOUND_TO: Final = re.compile(r"-|\s?")
_SMALLER: Final = {
    "foot": ("inch",),
    "pound-mass": ("ounce",),
    "stone": ("pound-mass",),
    "year": ("month",),
    "week": ("day",),
    "day": ("hour",),
    "hour": ("minute",),
    "minute": ("second",),
    "year of age": (),
}
_INCHES: Final = "inch"


def join_compound(text: str, left: Amount, right: Amount) -> Amount | None:
    """The two as one amount in the smaller unit, or `None` where they do not belong together."""
    if left.unit not in _SMALLER or left.low != left.high or right.low != right.high:
        return None
    if left.factor is None or left.low != left.low.to_integral_value():
        return None
    gap = text[left.end : right.start]
    if right.unit in _SMALLER[left.unit] and _GAP.fullmatch(gap):
        factor = right.factor
    elif left.unit == "foot" and right.unit is None and gap == "-" and right.low < 12:
        factor = None
    else:
        return None
    times = 12 if left.unit in ("foot", "year") else None
    if times is None:
        if factor is None:
            return None
        times = int((left.factor / factor).to_integral_value())
    low = left.low * times + right.low
    unit = right.unit or _INCHES
    return replace(
        right,
        start=left.start,
        low=low,
        high=low,
        unit=unit,
        dimension=left.dimension,
        factor=right.factor,
    )
