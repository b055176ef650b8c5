"""Ages."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from stemma.judge.context import HALF_A_YEAR
from stemma.judge.ladder import Judged, Rung, climb, quote
from stemma.judge.quantities import judge_quantities
from stemma.model.judgement import JudgementKind, Relation
from stemma.model.quantity import Quantity
from stemma.values.extent import Habits
from stemma.values.moving import apart, order
from stemma.values.said import Said

HABITS: Final = Habits(moves=frozenset())
"""An age is in years completed, or in the unit given, and is not rounded."""


def judge_ages(left: Said[Quantity] | None, right: Said[Quantity] | None) -> Judged:
    """How two ages stand to each other.

    Both belong to one person, as alignment has it; in years a person grows older.
    """
    if left is not None and right is not None and _grew(left, right):
        return climb(JudgementKind.AGE, GROWN, left, right)
    return judge_quantities(JudgementKind.AGE, HABITS, left, right)


def _grew(left: Said[Quantity], right: Said[Quantity]) -> bool:
    """Whether two ages of one person differ as the time between two reports allows."""
    ages = [side.value.low for side in (left, right)]
    if left.published is None or right.published is None or None in ages or ages[0] == ages[1]:
        return False
    if any(side.value.unit != YEARS for side in (left, right)):
        return False
    days = apart(left.published, right.published).days
    older = Fraction(ages[1] or 0) - Fraction(ages[0] or 0)
    if order(left.published, right.published) > 0:
        older = -older
    return days >= HALF_A_YEAR and days // 366 <= older <= days // 365 + 1


GROWN: Final[tuple[Rung[Said[Quantity]], ...]] = (
    Rung(
        "older by then",
        Relation.COMPATIBLE,
        _grew,
        lambda a, b: (
            f"{quote(a.words)}, published {a.published}, and {quote(b.words)}, published "
            f"{b.published}, can be one person’s ages."
        ),
        even=True,
    ),
)
"""Climbed before amounts are, where the reports lie far enough apart."""

YEARS: Final = "year of age"
