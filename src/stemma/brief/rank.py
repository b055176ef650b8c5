"""What an editor needs first."""

from __future__ import annotations

import re
from typing import Final

from stemma.judge.context import Context
from stemma.model import JudgedPoint, Reading, Relation, SourceKind, Verdict

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


TOLD_BY: Final = frozenset({SourceKind.NAMED, SourceKind.ORGANIZATION, SourceKind.DOCUMENT})
FEW: Final = 4
"""Words under which a clause of one report is hardly worth a look."""
MOST: Final = 2
"""Names and values that count; more make a clause long, not needed."""
WORD: Final = re.compile(r"\w+")


def importance(judged: JudgedPoint, context: Context | None = None) -> tuple[object, ...]:
    """A key that sorts points, the most needed first.

    What one report alone says is sorted by `notable`, where the context is given.
    """
    readings = judged.point.readings
    documents = len({r.document_id for r in readings if r.id in judged.agreeing})
    clashes = sum(j.relation is Relation.CONTRADICTS for j in judged.judgements)
    alone = judged.verdict is Verdict.SINGLE and context is not None
    return (
        VERDICTS.index(judged.verdict),
        -judged.corroboration.origins_at_least,
        -documents,
        -clashes,
        -notable(readings[0], context) if alone and context is not None else 0,
        readings[0].spans,
        judged.point.id,
    )


def notable(reading: Reading, context: Context) -> int:
    """How much of what an editor looks for is in a reading: who says it, who is in it, figures.

    Two for a source that is named, one for each name and each value, at most two of either; a
    clause of hardly a word has none.
    """
    claim = reading.claim
    if len(WORD.findall(context.words(claim.spans))) < FEW:
        return 0
    said = reading.attribution
    told = 2 if said is not None and said.source_kind in TOLD_BY else 0
    values = len(claim.timexes) + len(claim.quantities)
    return told + min(MOST, values) + min(MOST, len(context.named(claim)))
