"""Figures of what is kept, for lists of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select

from stemma.store import tables as t

if TYPE_CHECKING:
    from stemma.store.store import Store


MARK: Final = select(
    *(
        of.scalar_subquery()
        for table, last in (
            (t.decision, t.decision.c.number),
            (t.change, t.change.c.number),
            (t.coverage, t.coverage.c.changed),
            (t.brief, t.brief.c.made),
        )
        for of in (select(func.max(last)), select(func.count()).select_from(table))
    )
)
"""The last decision and change, when a coverage changed last, when a brief was made last, and how
many there are of each: what is written has a later time or a higher number than all before, and
what is removed makes them fewer."""


def get_mark(store: Store) -> tuple[object, ...]:
    """What lists and pages of coverages hang on, in little: equal means that nothing changed."""
    with store.reading() as connection:
        return tuple(connection.execute(MARK).one())


def count_verdicts(store: Store) -> dict[str, dict[str, int]]:
    """Id of a coverage → verdict → how many points of its latest brief have it."""
    with store.reading() as connection:
        rows = connection.execute(
            select(t.point.c.coverage, t.point.c.verdict, func.count().label("points")).group_by(
                t.point.c.coverage, t.point.c.verdict
            )
        )
        out: dict[str, dict[str, int]] = {}
        for row in rows:
            out.setdefault(row.coverage, {})[row.verdict] = row.points
        return out
