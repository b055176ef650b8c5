"""What an amount can mean: on its narrowest reading, with its tolerance, and stretched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from stemma.values.interval import Interval
from stemma.values.moving import FIGURES, Movement
from stemma.values.written import find_place, find_round_place

TOLERANCE: Final = Fraction(1, 10)
"""How far, as a share of the number, "about" reaches without strain. "About 5,000" is still a fair
word for 4,600, not for 4,000. Guarded by the unit tests of `count` and the distortion bench."""

STRETCH: Final = Fraction(1, 4)
"""How far "about" reaches at the very most; beyond, the two contradict. Sixty and eighty are not
"about" each other, twelve and fifteen may be."""

ROUNDED: Final = Fraction(1, 50)
"""How far a bare number that ends in zeros may lie from an exact one and still plainly be that one
rounded: 5,000 for 4,980. Farther, up to `TOLERANCE`, rounding is a stretched reading."""

PLAINLY: Final = 10
"""So many times `Habits.rounds_from`, and rounding is plain: 5,000 for 4,980. Below, as with 130
dead and 128, it is a stretched reading."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How the numbers of a kind are written.

    `whole` is for things that come one by one. From `rounds_from` on (in the unit written), a
    number without "about" that ends in zeros may have been rounded; `None` if that is never meant.
    `moves` are the ways in which an amount of this kind can change from one report to the next.
    """

    whole: bool = False
    rounds_from: int | None = None
    moves: frozenset[Movement] = FIGURES


@dataclass(frozen=True, slots=True)
class Extent:
    """An amount as three intervals, each within the next, on one scale with the other side.

    `narrow` is what the words say; `near` adds what "about", or the last digit written, lets in;
    `far` is the most that a stretched reading allows. `scale` names what is measured; amounts of
    different scales cannot be compared. `place` is the worth of the last digit written and `unit`
    the word for what it counts. `shown` is the value in plain words.
    """

    narrow: Interval
    near: Interval
    far: Interval
    scale: str
    words: str
    shown: str
    place: Fraction = Fraction(1)
    unit: str = ""
    whole: bool = False
    approximate: bool = False
    published: date | None = None
    moves: Movement | None = None

    def number(self) -> Fraction | None:
        """The one number that it is; `None` for a range or a bound."""
        return self.narrow.low if self.narrow.is_point() else None


@dataclass(frozen=True, slots=True)
class Bands:
    """The reach of a number: `near` and `far` on each side, `place` the worth of its last digit."""

    near: Fraction
    far: Fraction
    place: Fraction


def find_bands(span: Interval, words: str, habits: Habits, *, approximate: bool) -> Bands:
    """How far the ends of `span`, in the unit written, may be stretched.

    Bounds and ranges are taken at their word unless they are approximate.
    """
    size = max(abs(end) for end in (span.low, span.high, Fraction(0)) if end is not None)
    place = find_place(size, words)
    if approximate:
        most = max(size * STRETCH, min(place / 2, size / 2))
        return Bands(size * TOLERANCE, max(most, Fraction(int(habits.whole))), place)
    if not span.is_point():
        return Bands(Fraction(0), Fraction(0), place)
    rounds = habits.rounds_from is not None and size >= habits.rounds_from
    rounding = find_round_place(size) / 2 if rounds else Fraction(0)
    plain = rounding if size >= (habits.rounds_from or 0) * PLAINLY else Fraction(0)
    near = max(min(place / 2, size * TOLERANCE), min(plain, size * ROUNDED))
    far = max(near, min(place / 2, size * STRETCH), min(rounding, size * TOLERANCE))
    return Bands(near, far, place)


def stretch(span: Interval, by: Fraction, *, approximate: bool) -> Interval:
    """The span with its ends moved out; a number's last digit never reaches the next number.

    An end that is left out ("nearly 100") stays where it is.
    """
    if not approximate:
        return span.stretch(by, open_ends=True)
    low = span.low if span.low is None or span.low_open else span.low - by
    high = span.high if span.high is None or span.high_open else span.high + by
    return Interval(low, high, span.low_open, span.high_open)


def is_whole(span: Interval) -> bool:
    """Whether both ends are whole numbers, with one between them or at them."""
    ends = [end for end in (span.low, span.high) if end is not None]
    return all(end.denominator == 1 for end in ends) and not span.is_empty(whole=True)


def show(span: Interval, unit: str = "", *, approximate: bool = False) -> str:
    """An interval in plain words.

    >>> show(Interval(Fraction(0), Fraction(15), False, True), "minute")
    '0 to 15 minutes, 15 left out'
    """
    low, high = span.low, span.high
    if low is None and high is None:
        return "any number"
    about = "about " if approximate else ""
    after = f" {name_unit(unit, one=low == high == 1)}" if unit else ""
    if low is None and high is not None:
        return f"{about}{'less than' if span.high_open else 'at most'} {show_number(high)}{after}"
    if high is None and low is not None:
        return f"{about}{'more than' if span.low_open else 'at least'} {show_number(low)}{after}"
    ends = [show_number(end) for end in (low, high) if end is not None]
    if low == high:
        return f"{about}{ends[0]}{after}"
    out = [end for end, left in zip(ends, (span.low_open, span.high_open), strict=True) if left]
    left_out = f", {' and '.join(out)} left out" if out else ""
    return f"{about}{ends[0]} to {ends[1]}{after}{left_out}"


PLURALS: Final = {"foot": "feet", "inch": "inches", "century": "centuries", "hertz": "hertz"}


def name_unit(unit: str, *, one: bool) -> str:
    """A unit after a number; codes of money, signs and scales of temperature stay as they are.

    >>> name_unit("mile per hour", one=False), name_unit("USD", one=False)
    ('miles per hour', 'USD')
    """
    first, gap, rest = unit.partition(" ")
    if one or not unit.islower() or unit in ("celsius", "fahrenheit", "kelvin"):
        return unit
    if rest and not rest.startswith(("per ", "of ")):
        return f"{unit}s"
    return f"{PLURALS.get(first, first + 's')}{gap}{rest}"


def show_number(number: Fraction) -> str:
    """A number with commas, to three decimals at most.

    >>> show_number(Fraction(5000)), show_number(Fraction(2, 3))
    ('5,000', '0.667')
    """
    if number.denominator == 1:
        return f"{int(number):,}"
    return f"{round(float(number), 3):,}"


def way(left: Extent, right: Extent) -> int:
    """1 where the amount goes up from `left` to `right`, -1 down, 0 where that cannot be told."""
    one, other = left.narrow, right.narrow
    up = _above(other.low, one.low) + _above(other.high, one.high)
    return (up > 0) - (up < 0)


def _above(left: Fraction | None, right: Fraction | None) -> int:
    """1 where `left` is the higher, -1 the lower; without bound counts for neither."""
    if left is None or right is None:
        return 0
    return (left > right) - (left < right)
