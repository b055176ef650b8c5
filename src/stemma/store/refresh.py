"""What was made with other rules or weights made anew, and what is left of the old removed."""

from __future__ import annotations

from sqlalchemy import delete

from stemma.store import tables as t
from stemma.store.briefs import get_latest
from stemma.store.coverages import get_places
from stemma.store.listing import list_coverages
from stemma.store.opened import OpenStore


def stale(store: OpenStore) -> tuple[str, ...]:
    """The coverages whose brief was made once and is not that of now, by their ids."""
    made_with = store.made_with.brief
    with store.reading() as connection:
        return tuple(
            sorted(
                one.id
                for one in list_coverages(connection, made_with)
                if not one.is_fresh and get_latest(connection, one.id) is not None
            )
        )


def drop_old(store: OpenStore) -> int:
    """Remove what was remembered under other rules or weights; how many rows that was."""
    now = store.made_with
    count = 0
    for table, own in ((t.reading, now.reading), (t.passage, now.vectors), (t.pair, now.pairs)):
        with store.writing() as (connection, _):
            count += connection.execute(delete(table).where(table.c.made_with != own)).rowcount
    return count


def is_there(store: OpenStore, coverage: str) -> bool:
    """Whether a coverage is still there, and not a part of another."""
    with store.reading() as connection:
        return coverage in get_places(connection).members
