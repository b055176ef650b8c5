"""Exact intervals: what an amount can be, with open and closed ends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers from `low` to `high`; `None` is without bound, which is then open.

    An interval may turn out to hold nothing, as (3, 4) does among whole numbers. Everywhere below,
    `whole` asks about whole numbers alone.
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def is_point(self) -> bool:
        """Whether it is a single number."""
        return self.low is not None and self.low == self.high

    def is_empty(self, *, whole: bool = False) -> bool:
        """Whether no number lies in it.

        >>> Interval(Fraction(3), Fraction(4), True, True).is_empty(whole=True)
        True
        """
        span = _closed(self) if whole else self
        if span.low is None or span.high is None:
            return False
        if span.low == span.high:
            return span.low_open or span.high_open
        return span.low > span.high

    def meets(self, other: Interval, *, whole: bool = False) -> bool:
        """Whether a number lies in both."""
        low, low_open = _higher((self.low, self.low_open), (other.low, other.low_open))
        high, high_open = _lower((self.high, self.high_open), (other.high, other.high_open))
        return not Interval(low, high, low_open, high_open).is_empty(whole=whole)

    def holds(self, other: Interval, *, whole: bool = False) -> bool:
        """Whether every number of `other` lies in it too."""
        if other.is_empty(whole=whole):
            return True
        outer, inner = (_closed(self), _closed(other)) if whole else (self, other)
        return _reaches(
            outer.low, inner.low, sign=-1, left_out=outer.low_open and not inner.low_open
        ) and _reaches(
            outer.high, inner.high, sign=1, left_out=outer.high_open and not inner.high_open
        )

    def equals(self, other: Interval, *, whole: bool = False) -> bool:
        """Whether both hold the same numbers."""
        return self.holds(other, whole=whole) and other.holds(self, whole=whole)

    def touches(self, other: Interval) -> bool:
        """Whether both meet once their own ends count as part of them: [0, 15) and 15 do."""
        return self._with_ends().meets(other._with_ends())

    def stretch(self, by: Fraction, *, open_ends: bool = False) -> Interval:
        """The same, longer by `by` at each end that has a bound."""
        return Interval(
            None if self.low is None else self.low - by,
            None if self.high is None else self.high + by,
            self.low is None or self.low_open or (open_ends and by > 0),
            self.high is None or self.high_open or (open_ends and by > 0),
        )

    def scale(self, factor: Fraction) -> Interval:
        """The same in a unit `factor` times smaller; `factor` is above 0."""
        return replace(
            self,
            low=None if self.low is None else self.low * factor,
            high=None if self.high is None else self.high * factor,
        )

    def _with_ends(self) -> Interval:
        return Interval(self.low, self.high, self.low is None, self.high is None)


def _closed(span: Interval) -> Interval:
    """The same whole numbers with both ends included.

    >>> _closed(Interval(Fraction(0), Fraction(7, 2), True, False))
    Interval(low=Fraction(1, 1), high=Fraction(3, 1), low_open=False, high_open=False)
    """
    low, high = span.low, span.high
    if low is not None and (span.low_open or low.denominator != 1):
        low = Fraction(floor(low) + 1 if span.low_open else ceil(low))
    if high is not None and (span.high_open or high.denominator != 1):
        high = Fraction(ceil(high) - 1 if span.high_open else floor(high))
    return Interval(low, high, low is None, high is None)


_End = tuple[Fraction | None, bool]


def _higher(left: _End, right: _End) -> _End:
    """The lower end of what two intervals share."""
    if left[0] is None or right[0] is None:
        return right if left[0] is None else left
    if left[0] == right[0]:
        return left[0], left[1] or right[1]
    return left if left[0] > right[0] else right


def _lower(left: _End, right: _End) -> _End:
    """The upper end of what two intervals share."""
    if left[0] is None or right[0] is None:
        return right if left[0] is None else left
    if left[0] == right[0]:
        return left[0], left[1] or right[1]
    return left if left[0] < right[0] else right


def _reaches(outer: Fraction | None, inner: Fraction | None, *, sign: int, left_out: bool) -> bool:
    """Whether an outer end lies at least as far out as an inner one; `sign` is the way out."""
    if outer is None or inner is None:
        return outer is None
    if outer == inner:
        return not left_out
    return (outer - inner) * sign > 0
