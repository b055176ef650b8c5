"""Percentages, and percentage points."""

from __future__ import annotations

from typing import Final

from stemma.judge.ladder import Judged
from stemma.judge.quantities import judge_quantities
from stemma.model.judgement import JudgementKind
from stemma.model.quantity import Quantity
from stemma.values.extent import Habits
from stemma.values.said import Said

HABITS: Final = Habits()
"""A percentage is as exact as it is written: 50 % is not 48 %."""


def judge_percentages(left: Said[Quantity] | None, right: Said[Quantity] | None) -> Judged:
    """How two percentages stand to each other.

    Percentage points and percentages are unrelated, as are shares and counts.
    """
    return judge_quantities(JudgementKind.PERCENTAGE, HABITS, left, right)
