"""What people decided, as it is marked: what, who and when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from stemma.model import Brief, Decision, DecisionKind, JudgedPoint
from stemma.report.visible import show_words

WORDS: Final[Mapping[DecisionKind, str]] = {
    DecisionKind.ACCEPT: "accepted",
    DecisionKind.REJECT: "rejected",
    DecisionKind.SAME: "called one fact",
    DecisionKind.APART: "called two facts",
    DecisionKind.NOTE: "note",
    DecisionKind.NAME_ORIGIN: "named",
}


def describe_decision(decision: Decision) -> str:
    """A decision in a few words.

    >>> describe_decision(Decision("c", DecisionKind.NOTE, "Ana", value="ask the mayor",
    ...                            at="2031-03-04T10:00:00+00:00"))
    'note by Ana, 2031-03-04: ask the mayor'
    """
    words = f"{WORDS.get(decision.what, decision.what.value)} by {show_words(decision.who)}"
    if decision.at:
        words += f", {decision.at[:10]}"
    return (
        words if not decision.value or decision.left else f"{words}: {show_words(decision.value)}"
    )


def decisions_on(brief: Brief, judged: JudgedPoint) -> tuple[Decision, ...]:
    """Those on a point: on its judgements, and the notes beside it and its readings."""
    own = {one.decision for one in judged.judgements if one.decision}
    ids = {judged.point.id, *(reading.id for reading in judged.point.readings)}
    return tuple(
        one
        for one in brief.decisions
        if one.id in own or (one.what is DecisionKind.NOTE and not ids.isdisjoint(one.subject))
    )


def marks_on(brief: Brief, judged: JudgedPoint) -> tuple[str, ...]:
    """The same in words."""
    return tuple(describe_decision(one) for one in decisions_on(brief, judged))


def notes_on_all(brief: Brief) -> tuple[str, ...]:
    """What people noted beside the whole, or a report, or an origin, and how they call origins."""
    points = {judged.point.id for judged in brief.points}
    readings = {r.id for judged in brief.points for r in judged.point.readings}
    shown = points | readings
    return tuple(
        describe_decision(one)
        for one in brief.decisions
        if one.what is DecisionKind.NAME_ORIGIN
        or (one.what is DecisionKind.NOTE and shown.isdisjoint(one.subject))
    )
