"""Two captures of one address: what the later has otherwise has taken the place of the earlier."""

from __future__ import annotations

from typing import Final

from stemma.judge.context import Context
from stemma.judge.ladder import Judged
from stemma.judge.readings import judged_words
from stemma.model import Reading, Relation
from stemma.read.versions import capture_order

CLASHES: Final = frozenset({Relation.CONTRADICTS, Relation.DIFFERS, Relation.UPDATES})
RUNG: Final = "later capture"


def supersede(judged: Judged, left: Reading, right: Reading, context: Context) -> Judged:
    """A clash of two captures of one address is an update; anything else is as it was judged."""
    if judged.relation not in CLASHES:
        return judged
    one, other = context.documents[left.document_id], context.documents[right.document_id]
    order = capture_order(one, other)
    if order == 0:
        return judged
    early, late = ((left, one), (right, other)) if order < 0 else ((right, other), (left, one))
    words = [_words(reading, context) for reading, _ in (early, late)]
    reason = (
        f"“{words[0]}” became “{words[1]}”: two captures of one address, of"
        f" {early[1].captured} and {late[1].captured}."
    )
    return Judged(judged.kind, Relation.UPDATES, RUNG, reason, judged.exclusion)


def _words(reading: Reading, context: Context) -> str:
    spans = reading.spans if reading.value is not None else judged_words(reading) or reading.spans
    return context.words(spans)
