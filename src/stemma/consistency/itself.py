"""A document against itself: one thing here, another there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from stemma.judge.kinds import LADDERS
from stemma.model.inconsistency import Inconsistency, InconsistencyKind
from stemma.model.judgement import JudgementKind, Relation
from stemma.model.span import Span
from stemma.values.said import Said

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
