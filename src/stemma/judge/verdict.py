"""What all the readings of a point come to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stemma.model import Judgement, Modality, Point, Relation, Verdict

JUDGED: Final = frozenset(Relation) - {Relation.UNJUDGED, Relation.UNRELATED, Relation.MISSING}

DISPUTING: Final = JUDGED - {Relation.AGREES}


def find_verdict(point: Point, judgements: Sequence[Judgement]) -> Verdict:
    """The verdict of a point by the judgements of its pairs, the gravest first."""
    if len({reading.document_id for reading in point.readings}) == 1:
        return Verdict.DISPUTED if _is_disputed(point, judgements) else Verdict.SINGLE
    relations = {judgement.relation for judgement in judgements}
    if Relation.CONTRADICTS in relations:
        return Verdict.CONTRADICTED
    if _is_disputed(point, judgements):
        return Verdict.DISPUTED
    if relations & {Relation.DIFFERS, Relation.UPDATES}:
        return Verdict.DIFFERS
    if not relations & {Relation.AGREES, Relation.COMPATIBLE}:
        return Verdict.UNJUDGED
    agreed = Relation.AGREES in relations and Relation.COMPATIBLE not in relations
    return Verdict.AGREED if agreed else Verdict.COMPATIBLE


def _is_disputed(point: Point, judgements: Sequence[Judgement]) -> bool:
    """Whether somebody denies what another says, in one report or in two.

    A denial that merely stands in a point, alone or unjudged beside what others say, disputes
    nothing; nor does one that agrees with what another says.
    """
    denied = {r.id: r.claim.modality is Modality.DENIED for r in point.readings}
    return any(
        judgement.rung == "disputed"
        or (
            denied[judgement.left] is not denied[judgement.right]
            and judgement.relation in DISPUTING
        )
        for judgement in judgements
    )
