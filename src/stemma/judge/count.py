"""Counts: people, things, votes."""

from __future__ import annotations

from typing import Final

from stemma.judge.ladder import Judged
from stemma.judge.quantities import judge_quantities
from stemma.model.judgement import JudgementKind
from stemma.model.quantity import Quantity
from stemma.values.extent import Habits
from stemma.values.said import Said

HABITS: Final = Habits(whole=True, rounds_from=100)
"""What is counted comes one by one; from a hundred on, zeros at the end may be rounding: "5,000"
for 4,980, but "20" is twenty."""


def judge_counts(left: Said[Quantity] | None, right: Said[Quantity] | None) -> Judged:
    """How two counts stand to each other.

    The two count the same thing, as alignment has it; their nouns are not looked at.
    """
    return judge_quantities(JudgementKind.COUNT, HABITS, left, right)
