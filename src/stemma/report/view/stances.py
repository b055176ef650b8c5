"""Where each report stands on a point: the cells of the matrix."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from stemma.model import JudgedPoint, Relation, Verdict
from stemma.report.view.sides import find_denying


class Stance(StrEnum):
    """How what a report says on a point stands to what the others say."""

    CLASHES = "clashes"
    MAY_DIFFER = "may differ"
    DENIES = "denies"
    AGREES = "agrees"
    OTHER_PRECISION = "other precision"
    SAYS = "says so"
    """It says something, and nothing was compared, or how it stands could not be judged."""
    SILENT = "silent"


_ORDER: Final = (
    (Relation.CONTRADICTS, Stance.CLASHES),
    (Relation.DIFFERS, Stance.MAY_DIFFER),
    (Relation.AGREES, Stance.AGREES),
    (Relation.COMPATIBLE, Stance.OTHER_PRECISION),
    (Relation.UPDATES, Stance.OTHER_PRECISION),
)


def find_stances(judged: JudgedPoint) -> dict[str, Stance]:
    """The stance of every document that has a reading on the point; the others are silent."""
    at = {reading.id: reading.document_id for reading in judged.point.readings}
    relations: dict[str, set[Relation]] = {document: set() for document in at.values()}
    for judgement in judged.judgements:
        left, right = at[judgement.left], at[judgement.right]
        if left != right:
            relations[left].add(judgement.relation)
            relations[right].add(judgement.relation)
    out = {
        document: next((stance for relation, stance in _ORDER if relation in found), Stance.SAYS)
        for document, found in relations.items()
    }
    if judged.verdict is Verdict.DISPUTED:
        denying = find_denying(judged)
        for reading in judged.point.readings:
            if reading.id in denying and out[reading.document_id] is not Stance.CLASHES:
                out[reading.document_id] = Stance.DENIES
    return out
