"""Two readings of a point on the ladder that fits them."""

from __future__ import annotations

from typing import Final

from stemma.align import Collation
from stemma.compare.claims import SAID_NOTHING, judge_claims, judge_stance
from stemma.compare.context import Context
from stemma.compare.judge import find_kind, judge_values
from stemma.compare.ladder import SEVERITY, Judged, worst
from stemma.compare.moving import find_movement, find_running
from stemma.compare.name import judge_names
from stemma.compare.said import Said
from stemma.model import Quantity, Reading, Relation, Timex
from stemma.model.judgement import JudgementKind

TOGETHER: Final = frozenset({Relation.AGREES, Relation.COMPATIBLE})


def judge_pair(
    left: Reading,
    right: Reading,
    context: Context,
    collation: Collation | None = None,
    *,
    sure: bool = False,
) -> Judged | None:
    """How two readings of one point stand to each other; `None` where nothing can be said.

    `collation` has two claims side by side that are versions of one statement; `sure` says that
    two values stand in claims of one deed.
    """
    if isinstance(left.value, Timex | Quantity) and isinstance(right.value, Timex | Quantity):
        judged = judge_values(said_value(left, context), said_value(right, context))
        return _seeing_stance(judged, left, right, context, sure=sure)
    if isinstance(left.value, str) and isinstance(right.value, str):
        judged = judge_names(said_name(left, context), said_name(right, context))
        return None if judged.relation in SAID_NOTHING else judged
    if left.value is not None or right.value is not None:
        return None
    found = judge_claims(left, right, context, collation)
    told = [judged for judged in found if judged.relation not in SAID_NOTHING]
    return max(told, key=lambda j: SEVERITY.index(j.relation), default=None)


def _seeing_stance(
    judged: Judged, left: Reading, right: Reading, context: Context, *, sure: bool
) -> Judged | None:
    """How two values stand to each other, where one of their claims may be denied.

    The same amount, of what one surely says and the other denies, is at odds; what one does and
    the other does not do is not the same for its amount.
    """
    if judged.relation in SAID_NOTHING:
        return None
    if left.claim.polarity is right.claim.polarity:
        return judged
    if sure:
        return worst(judged, judge_stance(left, right, context))
    return None if judged.relation in TOGETHER else judged


def said_value(reading: Reading, context: Context) -> Said[Timex | Quantity]:
    """The time or amount of a reading, with its words and how it moves."""
    value = reading.value
    assert isinstance(value, Timex | Quantity)  # noqa: S101 - the caller has looked
    claim = reading.claim
    lemmas = [claim.predicate, *(a.head for a in claim.arguments if a.head)]
    if isinstance(value, Quantity) and value.unit:
        lemmas += value.unit.split()
    moves = find_running if find_kind(value) is JudgementKind.DURATION else find_movement
    return Said(
        value,
        context.words([value.span]),
        context.published(reading.document_id),
        moves(lemmas),
    )


def said_name(reading: Reading, context: Context) -> Said[str]:
    """The name of a reading, with its words."""
    return Said(
        str(reading.value), context.words(reading.spans), context.published(reading.document_id)
    )
