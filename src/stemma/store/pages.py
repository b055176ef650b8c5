"""Pages of a coverage as they were rendered, each kept under all that it hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from stemma.store import coverages as placing
from stemma.store import tables as t
from stemma.store.briefs import decisions_of
from stemma.store.packing import pack, unpack

if TYPE_CHECKING:
    from stemma.store.store import Store


class Pages:
    """The rendered pages of a store: one of a name for each coverage, the latest."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def state(self, coverage_id: str) -> tuple[str, ...]:
        """What a page of a coverage hangs on: its latest brief, and the decisions that hold now.

        Empty where no brief was made yet.
        """
        with self._store.reading() as connection:
            places = placing.get_places(connection, coverage_id)
            found = places.require(coverage_id)
            made = connection.execute(
                select(t.brief.c.fingerprint, t.brief.c.digest).where(
                    t.brief.c.coverage == found, t.brief.c.is_latest
                )
            ).first()
            if made is None:
                return ()
            decided = decisions_of(connection, places, found)
        return (made.fingerprint, made.digest, *(one.id for one in decided))

    def find(self, coverage_id: str, name: str, key: str) -> str | None:
        """The page of this name, if it is the one that this key stands for."""
        with self._store.reading() as connection:
            content = connection.execute(
                select(t.page.c.content).where(
                    t.page.c.coverage == coverage_id, t.page.c.name == name, t.page.c.key == key
                )
            ).scalar()
        return None if content is None else unpack(content).decode("utf-8")

    def put(self, coverage_id: str, name: str, key: str, html: str) -> None:
        """Keep a page in the place of the one of its name."""
        content = pack(html.encode("utf-8", "backslashreplace"))
        with self._store.writing() as (connection, _):
            own = (t.page.c.coverage == coverage_id) & (t.page.c.name == name)
            connection.execute(delete(t.page).where(own))
            there = select(t.coverage.c.id).where(t.coverage.c.id == coverage_id)
            if connection.execute(there).first() is not None:
                connection.execute(
                    insert(t.page).values(coverage=coverage_id, name=name, key=key, content=content)
                )
