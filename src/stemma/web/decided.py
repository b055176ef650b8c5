"""What people decided on a brief, told apart from what the program found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from stemma.model import Decision, DecisionKind, Span
from stemma.report.view import BriefView, PointView
from stemma.report.visible import show_words
from stemma.web.view import environment

WORDS: Final[Mapping[DecisionKind, str]] = {
    DecisionKind.ACCEPT: "Accepted",
    DecisionKind.REJECT: "Rejected",
    DecisionKind.SAME: "Taken as the same fact",
    DecisionKind.APART: "Taken as different facts",
    DecisionKind.MERGE: "Joined with another coverage",
    DecisionKind.SPLIT: "Taken out as another event",
    DecisionKind.PIN: "Pinned",
    DecisionKind.NOTE: "Note",
    DecisionKind.NAME_ORIGIN: "Origin renamed",
}

_Sides = frozenset[tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision: what, of which words, by whom, when (to the minute).

    `ids` are those of the decisions that one click made: a card with three sides has several
    pairs. `point` is the number of the point that it is on, `None` where there is none by now.
    """

    ids: tuple[str, ...]
    kind: str
    words: str
    left: Markup | None
    right: Markup | None
    note: str
    who: str
    when: str
    point: int | None


def make_decided(view: BriefView, decisions: Iterable[Decision]) -> list[Decided]:
    """Decisions with the words of a brief that they are on, in the order they were taken."""
    pairs = _points_by_words(view.points)
    known = _points_by_decision(view.points)
    groups: dict[tuple[object, ...], list[Decision]] = {}
    places: dict[str, int | None] = {}
    for one in decisions:
        point = known.get(one.id)
        places[one.id] = point = _point(one, view, pairs) if point is None else point
        groups.setdefault(_group(one, point), []).append(one)
    return [_decided(found, view, places[found[0].id]) for found in groups.values()]


def by_point(decided: Iterable[Decided]) -> dict[int, list[Decided]]:
    """The number of a point → what was decided on it."""
    out: dict[int, list[Decided]] = {}
    for one in decided:
        if one.point is not None:
            out.setdefault(one.point, []).append(one)
    return out


def _group(one: Decision, point: int | None) -> tuple[object, ...]:
    """What was decided at once is told once."""
    if point is None or one.what is DecisionKind.NOTE:
        return (one.id,)
    # Each has a time of its own; those of one click are of one minute.
    return (one.what, one.who, one.at[:16], point)


def _decided(found: list[Decision], view: BriefView, point: int | None) -> Decided:
    first = found[0]
    ids = tuple(one.id for one in found)
    quotes = (_quote(view, first.left), _quote(view, first.right))
    when = first.at[:16].replace("T", " ")
    return Decided(
        ids,
        first.what.value,
        WORDS[first.what],
        *quotes,
        show_words(first.value) if first.what is DecisionKind.NOTE else "",
        show_words(first.who),
        when,
        point,
    )


def _quote(view: BriefView, spans: tuple[Span, ...]) -> Markup | None:
    """The words of one side, as HTML."""
    if not spans or not view.has_document(spans[0].document_id):
        return None
    quote = view.quoter.quote(spans, around=0)
    macros = environment().get_template("macros.html.j2").module
    return Markup(macros.short(quote))  # type: ignore[attr-defined] # noqa: S704 - it escapes


def _points_by_words(points: Iterable[PointView]) -> dict[_Sides, int]:
    """The two sides that were judged, or the two statements → the number of their point."""
    out: dict[_Sides, int] = {}
    for point in points:
        spans = {shown.reading.id: shown.reading.spans for shown in point.readings}
        for judgement in point.judged.judgements:
            judged = frozenset((judgement.left_spans, judgement.right_spans))
            told = frozenset((spans[judgement.left], spans[judgement.right]))
            out.setdefault(judged, point.number)
            out.setdefault(told, point.number)
    return out


def _points_by_decision(points: Iterable[PointView]) -> dict[str, int]:
    """The id of a decision that a judgement follows → the number of its point."""
    return {
        judgement.decision: point.number
        for point in points
        for judgement in point.judged.judgements
        if judgement.decision
    }


def _point(one: Decision, view: BriefView, pairs: Mapping[_Sides, int]) -> int | None:
    if one.left:
        return pairs.get(frozenset((one.left, one.right)))
    known = (view.point_by_id[name].number for name in one.subject if name in view.point_by_id)
    return next(known, None)
