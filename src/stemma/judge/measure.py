"""Measures other than length: weight, speed, area, temperature, energy."""

from __future__ import annotations

from typing import Final

from stemma.judge.ladder import Judged
from stemma.judge.quantities import judge_quantities
from stemma.model.judgement import JudgementKind
from stemma.model.quantity import Quantity
from stemma.values.extent import Habits
from stemma.values.said import Said

HABITS: Final = Habits(rounds_from=10)
"""What is measured is never exact; from ten on, zeros at the end may be rounding."""


def judge_measures(left: Said[Quantity] | None, right: Said[Quantity] | None) -> Judged:
    """How two measures stand to each other.

    Units of one dimension are converted; other dimensions are unrelated.
    """
    return judge_quantities(JudgementKind.MEASURE, HABITS, left, right)
