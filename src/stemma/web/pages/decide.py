"""Deciding: accept, reject, same, apart, a note, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final

from starlette.exceptions import HTTPException
from starlette.responses import Response

from stemma.errors import UsageError
from stemma.model import Brief, Decision, DecisionKind, JudgedPoint, Judgement, Verdict
from stemma.report.view.sides import APART, find_sides
from stemma.web.pages.kept import find_kept, latest_brief
from stemma.web.people import Role
from stemma.web.visit import Page, Visit

SAID: Final = {
    DecisionKind.ACCEPT: "accepted",
    DecisionKind.REJECT: "rejected",
    DecisionKind.SAME: "same",
    DecisionKind.APART: "apart",
    DecisionKind.NOTE: "noted",
}
MOST_PAIRS: Final = 60
"""One click decides on no more pairs: a point with more has too many readings to be judged at a
glance."""
MOST_NOTE: Final = 4_000


def decide(visit: Visit) -> Response:
    """Keep one decision on a point, and show the point again."""
    kept = find_kept(visit)
    try:
        what = DecisionKind(visit.word("what", most=40))
    except ValueError:
        raise HTTPException(400, "that is nothing that can be decided here") from None
    if what not in SAID:
        raise HTTPException(400, "that is nothing that can be decided here")
    point = visit.word("point", most=200)
    note = visit.word("note", most=MOST_NOTE)
    store = visit.house.store
    if what is DecisionKind.NOTE:
        if not note:
            return visit.go(f"/coverage/{kept.id}", "", f"at-{point}" if point else "")
        subject = (point,) if point else ()
        decisions = [Decision(kept.id, what, visit.who, subject=subject, value=note)]
    else:
        judged = find_point(latest_brief(store, kept.id), point)
        decisions = make_decisions(kept.id, judged, what, visit.who)
    if not decisions:
        raise HTTPException(400, "there is nothing to decide on this point: nothing was judged")
    for one in decisions:
        store.decide(one)
    anchor = f"at-{point}" if point else ""
    return visit.go(f"/coverage/{kept.id}", SAID[what], anchor)


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


def undo(visit: Visit) -> Response:
    """Take a decision back: it stays in the log, and holds no more."""
    kept = find_kept(visit)
    ids = [name for name in visit.words("decision")[:MOST_PAIRS] if len(name) <= 200]
    known = {one.id for one in visit.house.store.decisions(kept.id)}
    if not ids or not known.issuperset(ids):
        raise HTTPException(404)
    try:
        undone = Decision(kept.id, DecisionKind.UNDO, visit.who, subject=tuple(ids))
        visit.house.store.decide(undone)
    except UsageError as error:
        raise HTTPException(409, str(error)) from error
    point = visit.word("point", most=200)
    return visit.go(f"/coverage/{kept.id}", "undone", f"at-{point}" if point else "")


DECIDE: Final = (
    Page("/coverage/{id}/decide", decide, Role.EDITOR, "POST"),
    Page("/coverage/{id}/undo", undo, Role.EDITOR, "POST"),
)
