"""What the report of a reading says beside it, that tells two values apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from stemma.compare.context import Context
from stemma.compare.judge import find_kind, judge_values
from stemma.compare.pair import judge_pair, said_value
from stemma.compare.said import Said
from stemma.model import Point, Quantity, Reading, Relation, Timex
from stemma.model.judgement import JudgementKind

NEITHER: Final = (False, False)
FITTING: Final = frozenset({Relation.AGREES, Relation.COMPATIBLE})


class Reports(Protocol):
    """What is asked of the alignment of a coverage."""

    def is_past(self, reading: Reading) -> bool:
        """Whether a value is given as what is no longer held, or as what was so once."""

    def beside(self, reading: Reading, other: Reading) -> tuple[Quantity, ...]:
        """The amounts in the report of `other` that measure what `reading` does."""

    def ages(self, reading: Reading) -> tuple[Quantity, ...]:
        """All ages that the report of a reading gives."""


def said_elsewhere(
    left: Reading, right: Reading, point: Point, context: Context, alignment: Reports
) -> bool:
    """Whether one of the two reports also says what the other does: it tells two values apart.

    "Exchanged on Friday, the first since October": the October of another report is no clash with
    that Friday. Of ages it is not asked: a person has one, whatever else a report says.
    """
    if left.value is None or right.value is None or is_age(left) or is_age(right):
        return False
    held = [r for r in point.readings if not alignment.is_past(r)]
    return _also_says(left, right, held, context) or _also_says(right, left, held, context)


def is_age(reading: Reading) -> bool:
    """Whether the value of a reading is an age."""
    value = reading.value
    return isinstance(value, Quantity) and find_kind(value) is JudgementKind.AGE


def _also_says(one: Reading, other: Reading, held: Sequence[Reading], context: Context) -> bool:
    """Whether the report of `one` says on this point what `other` says."""
    for reading in held:
        if reading.document_id == one.document_id and reading.id != one.id:
            judged = judge_pair(reading, other, context)
            # A day that holds the hour is no other hour.
            fitting = {Relation.AGREES} if isinstance(other.value, Timex) else FITTING
            if judged is not None and judged.relation in fitting:
                return True
    return False


def given_beside(
    left: Reading, right: Reading, context: Context, alignment: Reports
) -> tuple[bool, bool]:
    """Whether each of two reports gives the amount of the other somewhere, of the same thing."""
    if is_age(left) or is_age(right):
        # A person has one age, whatever else a report says; two persons have two in both.
        both = all(_gives_age(*pair, context, alignment) for pair in ((right, left), (left, right)))
        return both, both
    return _gives(right, left, context, alignment), _gives(left, right, context, alignment)


def _gives(report: Reading, amount: Reading, context: Context, alignment: Reports) -> bool:
    """Whether the report of one reading gives the amount of another."""
    return isinstance(amount.value, Quantity) and any(
        judge_values(Said(value, "…"), said_value(amount, context)).relation in FITTING
        for value in alignment.beside(amount, report)
    )


def _gives_age(report: Reading, age: Reading, context: Context, alignment: Reports) -> bool:
    """Whether the report of one reading gives the age of another."""
    return any(
        judge_values(Said(value, "…"), said_value(age, context)).relation in FITTING
        for value in alignment.ages(report)
    )
