"""A judgement as a person decided on it: what was accepted holds, what was rejected is not shown.

The rest of the program sees no difference, but for the name of the decision in the judgement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from stemma.judge.ladder import Judged
from stemma.match.rulings import FITS, JUDGED, fit
from stemma.model import Decision, DecisionKind, Judgement, Reading, Relation, Span

REJECTED: Final = "rejected by a person"
NOT_ONE_FACT: Final = "not one fact, by a person"
ACCEPTED: Final = "accepted"
NO_RUNG: Final = "not judged"


def as_decided(judged: Judged, decision: Decision | None) -> Judged:
    """The judgement of a pair as a person decided on it; as it is where nobody did."""
    if decision is None:
        return judged
    if decision.what in {DecisionKind.REJECT, DecisionKind.APART}:
        if decision.kind and decision.kind != judged.kind.value:
            return judged
        why = REJECTED if decision.what is DecisionKind.REJECT else NOT_ONE_FACT
        return replace(judged, relation=Relation.UNJUDGED, rung=NO_RUNG, exclusion=why)
    if decision.what is DecisionKind.ACCEPT and decision.value in JUDGED:
        relation = Relation(decision.value)
        if relation is not judged.relation:
            return replace(judged, relation=relation, rung=ACCEPTED, exclusion="")
    return judged


def decided_spans(
    judgements: Iterable[Judgement],
    readings: Mapping[str, Reading],
    decisions: Sequence[Decision],
) -> tuple[Judgement, ...]:
    """The same of two spellings or quotations, which no pair of statements stands behind."""
    return tuple(_decided(one, readings, decisions) for one in judgements)


def _decided(
    judgement: Judgement, readings: Mapping[str, Reading], decisions: Sequence[Decision]
) -> Judgement:
    left, right = readings[judgement.left].spans, readings[judgement.right].spans
    for one in reversed([d for d in decisions if d.kind == judgement.kind.value]):
        if _is_of(one, left, right) or _is_of(one, right, left):
            judged = as_decided(
                Judged(
                    judgement.kind,
                    judgement.relation,
                    judgement.rung,
                    judgement.reasons[0],
                    judgement.exclusion,
                ),
                one,
            )
            return replace(
                judgement,
                relation=judged.relation,
                rung=judged.rung,
                exclusion=judged.exclusion,
                decision=one.id,
            )
    return judgement


def _is_of(decision: Decision, left: Sequence[Span], right: Sequence[Span]) -> bool:
    return min(fit(decision.left, left), fit(decision.right, right)) >= FITS
