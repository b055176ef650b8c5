"""What people decided: events in their order, and which of them hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, exists, insert, select

from stemma.errors import UsageError
from stemma.model import Decision, DecisionKind, identify
from stemma.store import tables as t
from stemma.store.codec import digest, load, save

PLACING = (DecisionKind.MERGE, DecisionKind.SPLIT, DecisionKind.PIN)
"""What says which reports are in which coverage, not what is made of them."""


def put_decision(connection: Connection, decision: Decision, now: str) -> Decision:
    """Append a decision, with its time and its name; one that has both keeps them.

    One whose name is there already is not appended again.
    """
    if not decision.at:
        decision = replace(decision, at=now)
    if not decision.id:
        number = connection.execute(
            select(t.decision.c.number).order_by(t.decision.c.number.desc())
        )
        told = digest(Decision, decision)
        decision = replace(decision, id=identify("decision", told, str(number.scalar() or 0)))
    if not connection.execute(select(exists().where(t.decision.c.id == decision.id))).scalar():
        connection.execute(
            insert(t.decision).values(
                id=decision.id,
                coverage=decision.coverage,
                what=decision.what.value,
                who=decision.who,
                at=decision.at,
                content=save(Decision, decision),
            )
        )
    return decision


def put_all(connection: Connection, decisions: Iterable[Decision], now: str) -> None:
    """Append decisions that others took, but for those that say what holds already."""
    held = {_subject(one): one for one in in_force(get_decisions(connection))}
    for one in decisions:
        same = held.get(_subject(one))
        if same is None or replace(same, id=one.id, at=one.at, who=one.who) != one:
            held[_subject(one)] = put_decision(connection, one, now)


def get_decisions(
    connection: Connection,
    coverages: Iterable[str] | None = None,
    *,
    what: Sequence[DecisionKind] = (),
) -> tuple[Decision, ...]:
    """All decisions taken in these coverages, or in any, in the order they were taken.

    With `what`, those of these kinds.
    """
    rows = select(t.decision.c.content).order_by(t.decision.c.number)
    if coverages is not None:
        rows = rows.where(t.decision.c.coverage.in_(sorted(coverages)))
    if what:
        rows = rows.where(t.decision.c.what.in_([kind.value for kind in what]))
    return tuple(load(Decision, content) for content in connection.execute(rows).scalars())


def in_force(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Those that nobody undid, in their order; an undo that is undone undoes nothing.

    Of two that say something of the same, the later one holds.
    """
    undone: set[str] = set()
    for one in reversed(decisions):
        if one.what is DecisionKind.UNDO and one.id not in undone:
            undone.update(one.subject)
    kept: dict[object, Decision] = {}
    for one in decisions:
        if one.what is not DecisionKind.UNDO and one.id not in undone:
            key = _subject(one)
            kept.pop(key, None)
            kept[key] = one
    return tuple(kept.values())


def _subject(one: Decision) -> object:
    """What a decision is of: a later one of the same takes its place."""
    if one.left:
        sides = tuple(sorted((one.left, one.right)))
        # A judgement is right or wrong; statements are of one fact or not.
        is_judgement = one.what in {DecisionKind.ACCEPT, DecisionKind.REJECT}
        return (is_judgement, one.kind, sides)
    if one.what is DecisionKind.NAME_ORIGIN:
        return (one.what, one.coverage, one.subject)
    return one.id


def undo(connection: Connection, decision_id: str, who: str, now: str) -> str:
    """Append the undoing of a decision; its id.

    Raises:
        UsageError: there is no such decision.
    """
    rows = select(t.decision.c.coverage).where(t.decision.c.id == decision_id)
    coverage = connection.execute(rows).scalar()
    if coverage is None:
        raise UsageError(f"there is no decision {decision_id}")
    undoing = Decision(coverage, DecisionKind.UNDO, who, subject=(decision_id,))
    return put_decision(connection, undoing, now).id


def forget_decisions(connection: Connection, document_id: str) -> None:
    """Remove the decisions that are of words of a report, or of the report."""
    rows = connection.execute(select(t.decision.c.number, t.decision.c.content)).all()
    numbers = [row.number for row in rows if _is_of(load(Decision, row.content), document_id)]
    if numbers:
        connection.execute(delete(t.decision).where(t.decision.c.number.in_(numbers)))


def _is_of(decision: Decision, document_id: str) -> bool:
    sides = (*decision.left, *decision.right)
    return document_id in decision.subject or any(s.document_id == document_id for s in sides)
