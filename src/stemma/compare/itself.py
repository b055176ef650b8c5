"""A document against itself: one thing here, another there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final

from stemma.compare.judge import LADDERS
from stemma.compare.ladder import quote
from stemma.compare.said import Said
from stemma.model.inconsistency import Inconsistency, InconsistencyKind
from stemma.model.judgement import JudgementKind, Relation
from stemma.model.quantity import Quantity
from stemma.model.span import Span
from stemma.model.timex import Timex

MISSPELLED: Final = "spelled otherwise"
"""The one difference that counts inside a document: nobody spells a name in two ways on purpose."""


def find_own_conflict(
    kind: JudgementKind,
    left: Said[Any],
    right: Said[Any],
    left_spans: tuple[Span, ...],
    right_spans: tuple[Span, ...],
) -> Inconsistency | None:
    """What two readings of one point in one document have against each other; `None` for nothing.

    Only a contradiction counts, and a name spelled in two ways. A figure that moves does not
    excuse its document: it was published at one time.
    """
    one, other = (replace(side, published=None, moves=None) for side in (left, right))
    judged = LADDERS[kind](one, other)
    misspelled = kind is JudgementKind.NAME and judged.rung == MISSPELLED
    if judged.relation is not Relation.CONTRADICTS and not misspelled:
        return None
    spans = tuple(sorted({*left_spans, *right_spans}))
    return Inconsistency(spans[0].document_id, spans, InconsistencyKind.SELF, judged.reason)


def check_birth(
    age: Said[Quantity], born: Said[Timex], age_span: Span, published: date
) -> Inconsistency | None:
    """An age that nobody born then can have reached when the report appeared; `None` if he can.

    Only too great an age is odd: a smaller one may be of an earlier year.
    """
    earliest, low = born.value.earliest, age.value.low
    if earliest is None or low is None or age.value.unit != "year of age" or age.value.approximate:
        return None
    most = published.year - earliest.year
    if (published.month, published.day) < (earliest.month, earliest.day):
        most -= 1
    if low <= most:
        return None
    reason = (
        f"{quote(age.words)} is more than the {most} years from {quote(born.words)}"
        f" to {published:%Y-%m-%d}."
    )
    spans = tuple(sorted((age_span, born.value.span)))
    return Inconsistency(age_span.document_id, spans, InconsistencyKind.ARITHMETIC, reason)
