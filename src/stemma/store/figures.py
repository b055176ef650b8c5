"""Figures of what is kept, for lists of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from stemma.store import tables as t

if TYPE_CHECKING:
    from stemma.store.store import Store


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
