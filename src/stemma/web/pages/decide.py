"""Deciding: accept, reject, same, apart, a note, and taking it back."""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.responses import Response

from stemma.errors import UsageError
from stemma.model import ON_PAIRS, Decision, DecisionKind
from stemma.store import KeptCoverage
from stemma.store.clicks import decide_all
from stemma.web.decided import WORDS, Decided, make_decided
from stemma.web.narrow import Narrow, NarrowView
from stemma.web.pages.kept import find_kept
from stemma.web.pairs import MOST_PAIRS, find_point, make_decisions
from stemma.web.people import Role
from stemma.web.visit import Page, Visit

SAID: Final = {
    DecisionKind.ACCEPT: "accepted",
    DecisionKind.REJECT: "rejected",
    DecisionKind.SAME: "same",
    DecisionKind.APART: "apart",
    DecisionKind.NOTE: "noted",
}
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
    if what is DecisionKind.NOTE:
        return _keep_note(visit, kept, point)
    with visit.house.deciding:
        view = visit.house.shown.view(kept.id)
        brief = None if view is None else view.brief
        judged = find_point(brief, point)
        first = () if view is None else decided_first(visit, kept, view, point)
        if first:
            return _show_first(visit, kept, first, point, what)
        decisions = make_decisions(kept.id, judged, what, visit.who)
        if not decisions or brief is None:
            words = "there is nothing to decide on this point: nothing was judged"
            raise HTTPException(400, words)
        decide_all(visit.house.store, kept.id, decisions, brief)
        _prepare(visit, kept)
    return _back(visit, kept, SAID[what], point)


def _keep_note(visit: Visit, kept: KeptCoverage, point: str) -> Response:
    """Notes stand beside one another: nobody's takes the place of another's."""
    note = visit.word("note", most=MOST_NOTE)
    if not note:
        return _back(visit, kept, "", point)
    subject = (point,) if point else ()
    with visit.house.deciding:
        visit.house.store.decide(
            Decision(kept.id, DecisionKind.NOTE, visit.who, subject=subject, value=note)
        )
    return _back(visit, kept, SAID[DecisionKind.NOTE], point)


def _prepare(visit: Visit, kept: KeptCoverage) -> None:
    """Keep what is shown of the decisions, while their brief is at hand."""
    state = visit.house.shown.state(kept.id)
    if state is not None:
        visit.house.shown.decided(kept.id, state)


def _back(visit: Visit, kept: KeptCoverage, said: str, point: str) -> Response:
    """Show the coverage again, and as much of it as was shown before."""
    return visit.go(f"/coverage/{kept.id}{shown_of(visit).query}", said, _anchor(point))


def _anchor(point: str) -> str:
    return f"at-{point}" if point.isalnum() else ""


def shown_of(visit: Visit) -> Narrow:
    """Which part of the brief the form stood in."""
    return Narrow.of(dict(parse_qsl(visit.word("shown", most=2_000).removeprefix("?"))))


def decided_first(
    visit: Visit, kept: KeptCoverage, view: NarrowView, point: str
) -> tuple[Decided, ...]:
    """What was decided on a point since the form was shown, which names what it knew of.

    A form that names nothing at all (`seen` missing) is of a program that does not ask.
    """
    if "seen" not in visit.form:
        return ()
    seen = set(visit.word("seen").split())
    number = view.point_by_id[point].number
    held = [one for one in visit.house.shown.held(kept.id) if one.what in ON_PAIRS]
    found = [one for one in make_decided(view, held) if one.point == number]
    return tuple(found) if any(seen.isdisjoint(one.ids) for one in found) else ()


def _show_first(
    visit: Visit,
    kept: KeptCoverage,
    found: tuple[Decided, ...],
    point: str,
    what: DecisionKind | None,
) -> Response:
    """Who decided first, and what; nothing of the second is kept before they say so."""
    narrow = shown_of(visit)
    if what is not None and {one.kind for one in found} == {what.value}:
        # Both want the same: there is nothing left to do.
        what = None
    anchor = _anchor(point)
    return visit.page(
        "decided_first.html.j2",
        409,
        kept=kept,
        found=found,
        narrow=narrow,
        point=point,
        what=None if what is None else what.value,
        names={kind.value: words for kind, words in WORDS.items()},
        back=f"/coverage/{kept.id}{narrow.query}{'#' if anchor else ''}{anchor}",
    )


def undo(visit: Visit) -> Response:
    """Take a decision back: it stays in the log, and holds no more."""
    kept = find_kept(visit)
    ids = [name for name in visit.words("decision")[:MOST_PAIRS] if len(name) <= 200]
    store = visit.house.store
    known = {one.id for one in store.decisions(kept.id)}
    if not ids or not known.issuperset(ids):
        raise HTTPException(404)
    point = visit.word("point", most=200)
    with visit.house.deciding:
        if {one.id for one in store.decisions(kept.id, in_force=True)}.isdisjoint(ids):
            return _show_first(visit, kept, (), point, None)
        try:
            store.decide(Decision(kept.id, DecisionKind.UNDO, visit.who, subject=tuple(ids)))
        except UsageError as error:
            raise HTTPException(409, str(error)) from error
    return _back(visit, kept, "undone", point)


DECIDE: Final = (
    Page("/coverage/{id}/decide", decide, Role.EDITOR, "POST"),
    Page("/coverage/{id}/undo", undo, Role.EDITOR, "POST"),
)
