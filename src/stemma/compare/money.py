"""Sums of money."""

from __future__ import annotations

from typing import Final

from stemma.compare.extent import Habits
from stemma.compare.ladder import Judged
from stemma.compare.quantities import judge_quantities
from stemma.compare.said import Said
from stemma.model.judgement import JudgementKind
from stemma.model.quantity import Quantity

HABITS: Final = Habits(rounds_from=100)
"""From a hundred on, zeros at the end may be rounding."""


def judge_money(left: Said[Quantity] | None, right: Said[Quantity] | None) -> Judged:
    """How two money stand to each other.

    Other currencies are unrelated: nothing is ever exchanged.
    """
    return judge_quantities(JudgementKind.MONEY, HABITS, left, right)
