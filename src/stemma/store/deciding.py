"""Judgements and readings → decisions on them, in words that a later run finds again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from stemma.match.rulings import FITS, fit
from stemma.model import (
    ON_PAIRS,
    Brief,
    Decision,
    DecisionKind,
    JudgedPoint,
    Judgement,
    Reading,
    Span,
)

Sides = tuple[Sequence[Span], Sequence[Span]]


def on_judgement(
    judged: JudgedPoint,
    judgement: Judgement,
    what: DecisionKind,
    *,
    coverage: str,
    who: str,
) -> Decision:
    """To accept or reject a judgement of a point, or to say that its two are, or are not, one.

    What is accepted is the relation as it is now.
    """
    readings = {reading.id: reading for reading in judged.point.readings}
    left, right = readings[judgement.left], readings[judgement.right]
    return Decision(
        coverage,
        what,
        who,
        left.spans,
        right.spans,
        judgement.kind.value,
        value=judgement.relation.value if what is DecisionKind.ACCEPT else "",
    )


def on_readings(
    left: Reading, right: Reading, what: DecisionKind, *, coverage: str, who: str
) -> Decision:
    """To say that two readings, of two reports, are of one fact, or are not."""
    return Decision(coverage, what, who, left.spans, right.spans)


def complete(decision: Decision, brief: Brief | None) -> Decision:
    """A decision on a judgement that is told by its clauses: by its readings, with its relation.

    As it is where no judgement of the brief is meant, or it says all that.
    """
    if brief is None or decision.what not in ON_PAIRS:
        return decision
    found = find_judgement(decision, brief)
    if found is None:
        return decision
    judged, judgement = found
    told = on_judgement(
        judged, judgement, decision.what, coverage=decision.coverage, who=decision.who
    )
    if decision.what in {DecisionKind.SAME, DecisionKind.APART} and not decision.kind:
        told = replace(told, kind="")
    return replace(told, value=decision.value or told.value, at=decision.at, id=decision.id)


def find_judgement(decision: Decision, brief: Brief) -> tuple[JudgedPoint, Judgement] | None:
    """The judgement that a decision is on, by how well its sides fit; `None` where there is none.

    One that has the decision's name in it, first of all.
    """
    named = [
        (judged, one)
        for judged in brief.points
        for one in judged.judgements
        if decision.id and one.decision == decision.id
    ]
    if named:
        return named[0]
    fits = [
        (score, -place, judged, one)
        for place, (judged, one) in enumerate(_all(brief))
        if not decision.kind or decision.kind == one.kind.value
        for score in (_fit(decision, judged, one),)
        if score >= FITS
    ]
    if not fits:
        return None
    _, _, judged, judgement = max(fits, key=lambda item: item[:2])
    return judged, judgement


def _all(brief: Brief) -> Iterator[tuple[JudgedPoint, Judgement]]:
    for judged in brief.points:
        for judgement in judged.judgements:
            yield judged, judgement


def _fit(decision: Decision, judged: JudgedPoint, judgement: Judgement) -> float:
    readings = {reading.id: reading for reading in judged.point.readings}
    left, right = readings[judgement.left], readings[judgement.right]
    # The words of the readings tell better than the clauses they stand in.
    clauses = _fit_sides(decision, (judgement.left_spans, judgement.right_spans)) * 0.99
    return max(_fit_sides(decision, (left.spans, right.spans)), clauses)


def _fit_sides(decision: Decision, sides: Sides) -> float:
    one, other = sides
    return max(
        min(fit(decision.left, one), fit(decision.right, other)),
        min(fit(decision.left, other), fit(decision.right, one)),
    )
