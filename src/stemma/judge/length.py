"""Lengths: depth, width, distance, height."""

from __future__ import annotations

from typing import Final

from stemma.judge.ladder import Judged
from stemma.judge.quantities import judge_quantities
from stemma.model.judgement import JudgementKind
from stemma.model.quantity import Quantity
from stemma.values.extent import Habits
from stemma.values.said import Said

HABITS: Final = Habits(rounds_from=10, moves=frozenset())
"""What is measured is never exact; from ten on, zeros at the end may be rounding."""


def judge_lengths(left: Said[Quantity] | None, right: Said[Quantity] | None) -> Judged:
    """How two lengths stand to each other.

    Units are converted: 40 metres and 131 feet agree.
    """
    return judge_quantities(JudgementKind.LENGTH, HABITS, left, right)
