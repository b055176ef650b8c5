"""Ages."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from stemma.compare.context import HALF_A_YEAR
from stemma.compare.extent import Habits
from stemma.compare.ladder import Judged, quote
from stemma.compare.moving import apart, order
from stemma.compare.quantities import judge_quantities
from stemma.compare.said import Said
from stemma.model.judgement import JudgementKind, Relation
from stemma.model.quantity import Quantity

HABITS: Final = Habits(moves=frozenset())
"""An age is in years completed, or in the unit given, and is not rounded."""


def judge_ages(left: Said[Quantity] | None, right: Said[Quantity] | None) -> Judged:
    """How two ages stand to each other.

    Both belong to one person, as alignment has it; in years a person grows older.
    """
    if left is not None and right is not None:
        years = _grown(left, right)
        if years is not None:
            return Judged(
                JudgementKind.AGE,
                Relation.COMPATIBLE,
                "older by then",
                f"{quote(left.words)} and {quote(right.words)} can be one person’s ages: the two "
                f"were published {years} apart.",
            )
    return judge_quantities(JudgementKind.AGE, HABITS, left, right)


def _grown(left: Said[Quantity], right: Said[Quantity]) -> str | None:
    """The time between two reports, where by it two ages of one person differ as they may."""
    ages = [side.value.low for side in (left, right)]
    if left.published is None or right.published is None or None in ages:
        return None
    if any(side.value.unit != YEARS for side in (left, right)) or ages[0] == ages[1]:
        return None
    days = apart(left.published, right.published).days
    older = Fraction(ages[1] or 0) - Fraction(ages[0] or 0)
    if order(left.published, right.published) > 0:
        older = -older
    if days < HALF_A_YEAR or not days // 366 <= older <= days // 365 + 1:
        return None
    return f"{days} days"


YEARS: Final = "year of age"
