"""The ladder that every kind of amount climbs: counts, money, lengths, durations, ages."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import Final

from stemma.judge.amount_words import (
    put,
    put_equal,
    put_later,
    put_running,
    put_same,
    put_stretched,
    put_unordered,
)
from stemma.judge.ladder import Rung, always, quote
from stemma.model.judgement import Relation
from stemma.values.extent import TOLERANCE, Extent, show_number, way
from stemma.values.moving import Movement, apart, join_movements, order

FAR_PAST: Final = 5
"""Nobody says "more than 100" of 3,000. A number this many times past the bound that names it
needs a look, though in logic both hold."""

FEW: Final = 10
"""Below this, the rule above says nothing: "at least two" is fair for eleven."""

BOUND: Final = Fraction(23, 20)
"""Times one bound is the other from which on they are two figures: "more than 26,000" dead and
"more than 31,000", "up to 70 per cent" and "up to 80"."""

ANOTHER_BOUND: Final = "another bound"

YEAR: Final = 365 * 86_400
"""In seconds. From here on, time that runs began long before what is reported."""


def _other_scale(left: Extent, right: Extent) -> bool:
    return left.scale != right.scale


def _same(left: Extent, right: Extent) -> bool:
    return left.approximate == right.approximate and _equal(left, right)


def _equal(left: Extent, right: Extent) -> bool:
    return left.narrow.equals(right.narrow, whole=_whole(left, right))


def _converted(left: Extent, right: Extent) -> bool:
    """Numbers in two units, each the other to its last digit written."""
    one, other = left.number(), right.number()
    if one is None or other is None or left.unit == right.unit:
        return False
    if left.approximate or right.approximate:
        return False
    return abs(one - other) * 2 < min(left.place, right.place)


def _holds(left: Extent, right: Extent) -> bool:
    return left.narrow.holds(right.narrow, whole=_whole(left, right)) and not _far_past(left, right)


def _other_bound(left: Extent, right: Extent) -> bool:
    """Both give a bound of one side and no other, and the bounds are well apart.

    In logic both hold; who writes "at least three" has not heard of "at least ten".
    """
    one, other = _bound(left), _bound(right)
    if one is None or other is None or one[0] != other[0]:
        return False
    return max(one[1], other[1]) > min(one[1], other[1]) * BOUND


def _bound(side: Extent) -> tuple[str, Fraction] | None:
    """The one bound of an amount and its side; `None` for a number, a range or a bound of zero."""
    low, high = side.narrow.low, side.narrow.high
    if high is None:
        return ("low", low) if low else None
    return ("high", high) if high and not low else None


def _later_bound(left: Extent, right: Extent) -> bool:
    return _other_bound(left, right) and _later(left, right)


def _overlap(left: Extent, right: Extent) -> bool:
    return _meet(left, right) and not _far_past(left, right) and not _far_past(right, left)


def _meet(left: Extent, right: Extent) -> bool:
    return left.narrow.meets(right.narrow, whole=_whole(left, right))


def _within_tolerance(left: Extent, right: Extent) -> bool:
    """`left` is approximate, and all of `right` lies within its tolerance."""
    return left.approximate and left.near.holds(right.narrow) and not _far_past(left, right)


def _within_rounding(left: Extent, right: Extent) -> bool:
    """`left` is a bare number, written less exactly than `right`, which rounds to it."""
    return (
        not left.approximate
        and left.number() is not None
        and right.number() is not None
        and left.near.holds(right.narrow)
    )


def _touches(left: Extent, right: Extent) -> bool:
    """`left` is approximate and sits at the end that `right` leaves out; no gap lies between."""
    if _whole(left, right) or _meet(left, right):
        return False
    return left.approximate and left.narrow.touches(right.narrow)


def _later(left: Extent, right: Extent) -> bool:
    """`left` was published first, and the figure can move the way it did."""
    moves = join_movements(left.moves, right.moves)
    if moves is None or order(left.published, right.published) >= 0:
        return False
    return moves.allows(way(left, right)) and not (moves is Movement.RUNS and _outruns(left, right))


def _outruns(left: Extent, right: Extent) -> bool:
    """A length of time, in seconds, grew by more than passed from one report to the other."""
    if left.published is None or right.published is None:
        return False
    if left.narrow.high is None or right.narrow.low is None:
        return False
    passed = timedelta(days=1) + apart(left.published, right.published)
    return right.narrow.low - left.narrow.high > passed.total_seconds()


def _order_unknown(left: Extent, right: Extent) -> bool:
    moves = join_movements(left.moves, right.moves)
    return moves is not None and order(left.published, right.published) == 0


def _runs(left: Extent, right: Extent) -> bool:
    return Movement.RUNS in {left.moves, right.moves} and not _meet(left, right)


def _run_for_years(left: Extent, right: Extent) -> bool:
    """Both run since before the event: waiting for a title and for a final are two things."""
    lows = [side.narrow.low for side in (left, right)]
    return _runs(left, right) and all(low is not None and low >= YEAR for low in lows)


def _past(left: Extent, right: Extent) -> bool:
    return _far_past(left, right) and _meet(left, right)


def _far_past(left: Extent, right: Extent) -> bool:
    """`right` lies far beyond the one bound that `left` gives."""
    low, high = left.narrow.low, left.narrow.high
    if high is None and low is not None and right.narrow.low is not None:
        return low >= FEW and right.narrow.low > low * FAR_PAST
    if (low is None or low == 0) and high is not None and right.narrow.high is not None:
        return high >= FEW and right.narrow.high * FAR_PAST < high
    return False


def _at_the_bound(left: Extent, right: Extent) -> bool:
    """`left` is a number that ends in zero, and `right` a bound that leaves out just that number.

    Twenty, and more than twenty: a careless writer means the same.
    """
    number = left.number()
    if not number or number % 10 != 0 or right.number() is not None:
        return False
    if not (left.whole and right.whole):
        return False
    return left.narrow.touches(right.narrow)


def _stretched(left: Extent, right: Extent) -> bool:
    """One reading is stretched to the other; both, where one is approximate."""
    both = left.approximate or right.approximate
    return left.far.meets(right.far if both else right.narrow, whole=_whole(left, right))


def _whole(left: Extent, right: Extent) -> bool:
    return left.whole and right.whole


AMOUNTS: Final[tuple[Rung[Extent], ...]] = (
    Rung(
        "other scale",
        Relation.UNRELATED,
        _other_scale,
        lambda a, b: f"{put(a)} and {put(b)} are not measured on one scale.",
        even=True,
    ),
    Rung("same amount", Relation.AGREES, _same, put_same, even=True),
    Rung(
        "same in another unit",
        Relation.AGREES,
        _converted,
        lambda a, b: f"{put(a)} and {put(b)} are the same to the last digit written.",
        even=True,
    ),
    Rung("same number, one approximate", Relation.COMPATIBLE, _equal, put_equal, even=True),
    Rung("later figure", Relation.UPDATES, _later_bound, put_later),
    Rung(
        ANOTHER_BOUND,
        Relation.DIFFERS,
        _other_bound,
        lambda a, b: f"{put(a)} and {put(b)} are two bounds of one side, well apart.",
        even=True,
    ),
    Rung(
        "one holds the other",
        Relation.COMPATIBLE,
        _holds,
        lambda a, b: f"{put(a)} holds {put(b)}.",
    ),
    Rung(
        "overlap",
        Relation.COMPATIBLE,
        _overlap,
        lambda a, b: f"{put(a)} and {put(b)} overlap.",
        even=True,
    ),
    Rung(
        "within tolerance",
        Relation.COMPATIBLE,
        _within_tolerance,
        lambda a, b: (
            f"{put(b)} lies within {show_number(TOLERANCE * 100)} % of {put(a)},"
            " which is approximate."
        ),
    ),
    Rung(
        "within rounding",
        Relation.COMPATIBLE,
        _within_rounding,
        lambda a, b: f"{put(b)} can be rounded to {put(a)}.",
    ),
    Rung(
        "up to the bound",
        Relation.COMPATIBLE,
        _touches,
        lambda a, b: f"{put(a)} is approximate and reaches into {put(b)}.",
    ),
    Rung("later figure", Relation.UPDATES, _later, put_later),
    Rung("order unknown", Relation.DIFFERS, _order_unknown, put_unordered, even=True),
    Rung(
        "other start",
        Relation.UNRELATED,
        _run_for_years,
        lambda a, b: f"{put(a)} and {put(b)} run since years that are not the same.",
        even=True,
    ),
    # When a page was published is not when its figure was taken, so time that runs never clashes.
    Rung("runs otherwise", Relation.DIFFERS, _runs, put_running, even=True),
    Rung(
        "far past the bound",
        Relation.DIFFERS,
        _past,
        lambda a, b: f"{put(a)} allows {put(b)}, which lies more than {FAR_PAST} times away.",
    ),
    Rung(
        "at the bound",
        Relation.DIFFERS,
        _at_the_bound,
        lambda a, b: (
            f"{quote(b.words)} leaves out {a.shown.removeprefix('about ')},"
            f" the number of {quote(a.words)}."
        ),
    ),
    Rung("only if stretched", Relation.DIFFERS, _stretched, put_stretched),
    Rung(
        "apart",
        Relation.CONTRADICTS,
        always,
        lambda a, b: f"{put(a)} and {put(b)} have no amount in common.",
    ),
)
"""From the same to apart. A moving figure is looked at before any rung that would set it at odds.
Where two uses of a rung differ in strength the words of both are in the reason."""
