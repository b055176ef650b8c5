"""Ages."""

from __future__ import annotations

from typing import Final

from stemma.compare.extent import Habits
from stemma.compare.ladder import Judged
from stemma.compare.quantities import judge_quantities
from stemma.compare.said import Said
from stemma.model.judgement import JudgementKind
from stemma.model.quantity import Quantity

HABITS: Final = Habits(moves=frozenset())
"""An age is in years completed, or in the unit given, and is not rounded."""


def judge_ages(left: Said[Quantity] | None, right: Said[Quantity] | None) -> Judged:
    """How two ages stand to each other.

    Both belong to one person, as alignment has it.
    """
    return judge_quantities(JudgementKind.AGE, HABITS, left, right)
