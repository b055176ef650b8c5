"""Units of one dimension on one scale."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Final

from stemma.lexicon.units import MONEY, load_units
from stemma.model.quantity import Quantity
from stemma.values.interval import Interval

COUNT: Final = "count"

_POINTS: Final = frozenset({"percentage point", "basis point"})
"""Differences of shares, which share a dimension with shares in the table but are none."""

_AFFINE: Final = {
    "celsius": (Fraction(1), Fraction(0)),
    "fahrenheit": (Fraction(5, 9), Fraction(-160, 9)),
    "kelvin": (Fraction(1), Fraction(-27315, 100)),
}
"""Temperatures, in degrees Celsius: `factor * number + start`."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What a unit measures, and how to bring a number of it to the base of that dimension."""

    dimension: str
    factor: Fraction = Fraction(1)
    start: Fraction = Fraction(0)

    def raise_interval(self, span: Interval) -> Interval:
        """An interval in this unit as one in the base of the dimension."""
        if self.factor == 1 and not self.start:
            return span
        scaled = span.scale(self.factor)
        return Interval(
            None if scaled.low is None else scaled.low + self.start,
            None if scaled.high is None else scaled.high + self.start,
            scaled.low_open,
            scaled.high_open,
        )


def find_scale(quantity: Quantity) -> Scale:
    """The scale of an amount; one of its own where its unit is not known.

    A bare number has the scale of counts, whatever it counts. Every currency is a scale of its
    own, as nothing is ever exchanged; a bare "$" is taken for the dollar of the United States.
    """
    unit, dimension = quantity.unit, quantity.dimension
    if dimension == MONEY:
        code = quantity.currency or ("USD" if unit == "dollar" else f"any {unit}")
        return Scale(f"{MONEY}: {code}")
    if dimension in (COUNT, None) and (unit is None or unit not in _units()):
        return Scale(COUNT)
    return find_unit(unit or "") or Scale(f"{dimension}: {unit}")


def find_unit(unit: str) -> Scale | None:
    """The scale of a unit of the table; `None` where it has no size.

    >>> find_unit("kilometre")
    Scale(dimension='length', factor=Fraction(1000, 1), start=Fraction(0, 1))
    """
    return _units().get(unit)


@cache
def _units() -> dict[str, Scale]:
    out: dict[str, Scale] = {}
    for name, unit in load_units().items():
        dimension = "points of share" if name in _POINTS else unit.dimension or f"unit: {name}"
        if name in _AFFINE:
            out[name] = Scale(dimension, *_AFFINE[name])
        elif unit.factor is not None:
            out[name] = Scale(dimension, Fraction(unit.factor))
    return out
