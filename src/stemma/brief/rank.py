"""What an editor needs first."""

from __future__ import annotations

from typing import Final

from stemma.model import JudgedPoint, Relation, Verdict

VERDICTS: Final = (
    Verdict.CONTRADICTED,
    Verdict.DISPUTED,
    Verdict.DIFFERS,
    Verdict.AGREED,
    Verdict.COMPATIBLE,
    Verdict.UNJUDGED,
    Verdict.SINGLE,
)
"""Contradictions, then disputes and differences, then the core, then what could not be judged and
what one report alone says."""


def importance(judged: JudgedPoint) -> tuple[object, ...]:
    """A key that sorts points, the most needed first."""
    readings = judged.point.readings
    documents = len({r.document_id for r in readings if r.id in judged.agreeing})
    clashes = sum(j.relation is Relation.CONTRADICTS for j in judged.judgements)
    return (
        VERDICTS.index(judged.verdict),
        -judged.corroboration.origins_at_least,
        -documents,
        -clashes,
        readings[0].spans,
        judged.point.id,
    )
