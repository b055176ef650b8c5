"""Pages of a coverage as they were rendered, each kept under all that it hangs on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from sqlalchemy import delete, func, insert, select

from stemma.store import coverages as placing
from stemma.store import shown_tables as shown
from stemma.store import tables as t
from stemma.store.briefs import decisions_of
from stemma.store.packing import pack, unpack

if TYPE_CHECKING:
    from stemma.store.store import Store


MOST: Final = 60
"""Pages of one coverage that are kept: parts of a brief are asked for in many ways."""
T = TypeVar("T")


class Pages:
    """The rendered pages of a store: one of a name for each coverage, the latest."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def state(
        self, coverage_id: str, make: Callable[[str, tuple[str, ...], tuple[str, ...]], T]
    ) -> T | None:
        """What a page of a coverage hangs on, as `make` makes it; `None` where there is no brief.

        It is given the digest of the latest brief, the ids of the decisions that hold now, and
        those of the reports.
        """
        with self._store.reading() as connection:
            places = placing.get_places(connection, coverage_id)
            found = places.require(coverage_id)
            made = connection.execute(
                select(t.brief.c.digest).where(t.brief.c.coverage == found, t.brief.c.is_latest)
            ).scalar()
            if made is None:
                return None
            decided = decisions_of(connection, places, found)
            return make(made, tuple(one.id for one in decided), places.members[found])

    def latest_key(self, coverage_id: str, name: str) -> str | None:
        """The key of the page of this name, whatever it hangs on; `None` where there is none."""
        with self._store.reading() as connection:
            return connection.execute(
                select(shown.page.c.key).where(
                    shown.page.c.coverage == coverage_id, shown.page.c.name == name
                )
            ).scalar()

    def find(self, coverage_id: str, name: str, key: str) -> str | None:
        """The page of this name, if it is the one that this key stands for."""
        with self._store.reading() as connection:
            content = connection.execute(
                select(shown.page.c.content).where(
                    shown.page.c.coverage == coverage_id,
                    shown.page.c.name == name,
                    shown.page.c.key == key,
                )
            ).scalar()
        return None if content is None else unpack(content).decode("utf-8")

    def put(self, coverage_id: str, name: str, key: str, html: str) -> None:
        """Keep a page in the place of the one of its name."""
        content = pack(html.encode("utf-8", "backslashreplace"))
        with self._store.writing() as (connection, _):
            of_coverage = shown.page.c.coverage == coverage_id
            connection.execute(delete(shown.page).where(of_coverage, shown.page.c.name == name))
            rows = select(func.count()).select_from(shown.page).where(of_coverage)
            if (connection.execute(rows).scalar() or 0) >= MOST:
                connection.execute(delete(shown.page).where(of_coverage))
            there = select(t.coverage.c.id).where(t.coverage.c.id == coverage_id)
            if connection.execute(there).first() is not None:
                connection.execute(
                    insert(shown.page).values(
                        coverage=coverage_id, name=name, key=key, content=content
                    )
                )

    def drop_old(self, coverage_id: str, key: str, *names: str) -> None:
        """Let go of the pages of a coverage that hang on something else than this, but for some."""
        with self._store.writing() as (connection, _):
            connection.execute(
                delete(shown.page).where(
                    shown.page.c.coverage == coverage_id,
                    shown.page.c.key != key,
                    shown.page.c.name.not_in(names),
                )
            )
