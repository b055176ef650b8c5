"""Sums of money."""

from __future__ import annotations

from typing import Final

from stemma.judge.ladder import Judged
from stemma.judge.quantities import judge_quantities
from stemma.model.judgement import JudgementKind
from stemma.model.quantity import Quantity
from stemma.values.extent import Habits
from stemma.values.said import Said

HABITS: Final = Habits(rounds_from=100)
"""From a hundred on, zeros at the end may be rounding."""


def judge_money(left: Said[Quantity] | None, right: Said[Quantity] | None) -> Judged:
    """How two money stand to each other.

    Other currencies are unrelated: nothing is ever exchanged.
    """
    return judge_quantities(JudgementKind.MONEY, HABITS, left, right)
