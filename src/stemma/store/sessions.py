"""Browsers that people came in with: kept in the store, so that they outlive a server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select, update

from stemma.store import shown_tables as shown
from stemma.store import tables as t

if TYPE_CHECKING:
    from stemma.store.store import Store


@dataclass(frozen=True, slots=True)
class KeptSession:
    """A browser: `sha256` is that of its secret, `who` is `None` where nobody logged in.

    `csrf` is the secret of its forms; `since` and `used` are seconds since 1970. `role` is what the
    person may do now, `None` where nobody of that name may come in; it is read and never kept here.
    """

    sha256: str
    who: str | None
    csrf: str
    since: float
    used: float
    role: str | None = None


class KeptSessions:
    """The sessions of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, sha256: str) -> KeptSession | None:
        """The session whose secret has this SHA-256, with the role of its person."""
        both = shown.session.outerjoin(t.person, t.person.c.name == shown.session.c.who)
        rows = select(shown.session, t.person.c.role).select_from(both)
        with self._store.reading() as connection:
            row = connection.execute(rows.where(shown.session.c.sha256 == sha256)).first()
        if row is None:
            return None
        return KeptSession(row.sha256, row.who, row.csrf, row.since, row.used, row.role)

    def put(self, session: KeptSession, *, unused_since: float, most: int) -> None:
        """Keep a session; those not used since a time go, and the oldest of more than `most`."""
        with self._store.writing() as (connection, _):
            connection.execute(delete(shown.session).where(shown.session.c.used < unused_since))
            count = (
                connection.execute(select(func.count()).select_from(shown.session)).scalar() or 0
            )
            if count >= most:
                oldest = (
                    select(shown.session.c.sha256)
                    .order_by(shown.session.c.used, shown.session.c.sha256)
                    .limit(count - most + 1)
                )
                connection.execute(delete(shown.session).where(shown.session.c.sha256.in_(oldest)))
            connection.execute(
                insert(shown.session).values(
                    sha256=session.sha256,
                    who=session.who,
                    csrf=session.csrf,
                    since=session.since,
                    used=session.used,
                )
            )

    def touch(self, sha256: str, used: float) -> None:
        """Note that a session was used."""
        with self._store.writing() as (connection, _):
            own = shown.session.c.sha256 == sha256
            connection.execute(update(shown.session).where(own).values(used=used))

    def drop(self, sha256: str) -> None:
        """End a session."""
        with self._store.writing() as (connection, _):
            connection.execute(delete(shown.session).where(shown.session.c.sha256 == sha256))

    def drop_all(self, who: str) -> None:
        """End all sessions of a person."""
        with self._store.writing() as (connection, _):
            connection.execute(delete(shown.session).where(shown.session.c.who == who))
