"""What one click on a point decides: the pairs of words that it shows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final

from starlette.exceptions import HTTPException

from stemma.model import Brief, Decision, DecisionKind, JudgedPoint, Judgement, Verdict
from stemma.report.view.sides import APART, find_sides

MOST_PAIRS: Final = 60
"""One click decides on no more pairs: a point with more has too many readings to be judged at a
glance."""


def find_point(brief: Brief | None, identity: str) -> JudgedPoint:
    """The point with this id.

    Raises:
        HTTPException: the brief has none; another decision or report has changed it meanwhile.
    """
    for judged in () if brief is None else brief.points:
        if judged.point.id == identity:
            return judged
    raise HTTPException(409, "this point has changed meanwhile; go back and look at it again")


def make_decisions(
    coverage: str, judged: JudgedPoint, what: DecisionKind, who: str
) -> list[Decision]:
    """What one click on a point comes to: a decision on each pair that it shows."""
    readings = {reading.id: reading for reading in judged.point.readings}
    out = {}
    for judgement in islice(shown_pairs(judged, what), MOST_PAIRS):
        left, right, kind = judgement.left_spans, judgement.right_spans, judgement.kind.value
        if what in {DecisionKind.SAME, DecisionKind.APART}:
            # These are of the statements, whatever was judged of them.
            one, other = readings[judgement.left], readings[judgement.right]
            left, right = one.spans, other.spans
            kind = "" if one.value is None or other.value is None else kind
        out[left, right, kind] = Decision(coverage, what, who, left, right, kind)
    return [*out.values()]


def shown_pairs(judged: JudgedPoint, what: DecisionKind) -> Sequence[Judgement]:
    """The judgements that a person sees on a point, each pair of words once.

    On a point that clashes those that set its sides apart; on any other all of them.
    """
    known = [j for j in judged.judgements if _is_pair(j)]
    if judged.verdict in {Verdict.CONTRADICTED, Verdict.DIFFERS, Verdict.DISPUTED}:
        sides = find_sides(judged)
        shown = [j for j in sides.judgements if _is_pair(j)]
        if what is DecisionKind.REJECT:
            # None of them may come back as the next to be shown.
            relations = {j.relation for j in shown} & {*APART}
            shown = [j for j in known if j.relation in relations]
        known = shown or known
    once = {(j.left_spans, j.right_spans, j.kind): j for j in known}
    return [*once.values()]


def _is_pair(judgement: Judgement) -> bool:
    """Whether both sides have words, of two reports: nothing else can be decided."""
    left, right = judgement.left_spans, judgement.right_spans
    return bool(left and right) and left[0].document_id != right[0].document_id
