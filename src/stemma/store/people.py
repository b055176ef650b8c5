"""Who may use a store from afar: people, their tokens, what each saw last, and the log of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from stemma.store import tables as t

if TYPE_CHECKING:
    from stemma.store.store import Store


@dataclass(frozen=True, slots=True)
class Person:
    """One who may come in: `role` is reader, editor or admin; `password` is a hash of it."""

    name: str
    role: str
    password: str
    added: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """What a program comes in with, in the name of a person; the secret itself is not kept.

    `scopes` say what it may do: read, add, decide. `label` is what the person calls it.
    """

    sha256: str
    person: str
    scopes: tuple[str, ...]
    label: str = ""
    added: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log: when, who, what, about what, from where."""

    number: int
    at: str
    who: str
    what: str
    about: str
    place: str


class People:
    """The people of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> tuple[Person, ...]:
        """Everybody, by name."""
        with self._store.reading() as connection:
            rows = connection.execute(select(t.person).order_by(t.person.c.name))
            return tuple(Person(r.name, r.role, r.password, r.added) for r in rows)

    def find(self, name: str) -> Person | None:
        """The person with this name."""
        with self._store.reading() as connection:
            row = connection.execute(select(t.person).where(t.person.c.name == name)).first()
        return None if row is None else Person(row.name, row.role, row.password, row.added)

    def put(self, person: Person) -> None:
        """Let a person in, in the place of the one of that name."""
        with self._store.writing() as (connection, now):
            connection.execute(delete(t.person).where(t.person.c.name == person.name))
            connection.execute(
                insert(t.person).values(
                    name=person.name, role=person.role, password=person.password, added=now
                )
            )

    def drop(self, name: str) -> bool:
        """Take a person's access away, tokens and all; whether there was one."""
        with self._store.writing() as (connection, _):
            connection.execute(delete(t.token).where(t.token.c.person == name))
            done = connection.execute(delete(t.person).where(t.person.c.name == name))
            return done.rowcount > 0

    def put_token(self, token: Token) -> None:
        """Let a program in."""
        with self._store.writing() as (connection, now):
            connection.execute(
                insert(t.token).values(
                    sha256=token.sha256,
                    person=token.person,
                    scopes=" ".join(token.scopes),
                    label=token.label,
                    added=now,
                )
            )

    def tokens(self) -> tuple[Token, ...]:
        """All tokens, the oldest first."""
        with self._store.reading() as connection:
            rows = connection.execute(select(t.token).order_by(t.token.c.added, t.token.c.sha256))
            return tuple(
                Token(r.sha256, r.person, tuple(r.scopes.split()), r.label, r.added) for r in rows
            )

    def find_token(self, sha256: str) -> Token | None:
        """The token whose secret has this SHA-256."""
        return next((one for one in self.tokens() if one.sha256 == sha256), None)

    def drop_token(self, sha256: str) -> bool:
        """Let a program in no more; whether it was let in before."""
        with self._store.writing() as (connection, _):
            done = connection.execute(delete(t.token).where(t.token.c.sha256 == sha256))
            return done.rowcount > 0

    def log(self, who: str, what: str, about: str = "", place: str = "") -> None:
        """Write a line."""
        with self._store.writing() as (connection, now):
            connection.execute(
                insert(t.log).values(at=now, who=who, what=what, about=about, place=place)
            )

    def entries(self, limit: int) -> tuple[Entry, ...]:
        """The latest lines of the log, the last first."""
        with self._store.reading() as connection:
            rows = connection.execute(select(t.log).order_by(t.log.c.number.desc()).limit(limit))
            return tuple(Entry(r.number, r.at, r.who, r.what, r.about, r.place) for r in rows)

    def saw(self, who: str, coverage: str) -> None:
        """Note that a person looked at a coverage now."""
        with self._store.writing() as (connection, now):
            own = (t.seen.c.who == who) & (t.seen.c.coverage == coverage)
            connection.execute(delete(t.seen).where(own))
            connection.execute(insert(t.seen).values(who=who, coverage=coverage, at=now))

    def seen(self, who: str) -> dict[str, str]:
        """Id of a coverage → when a person looked at it last."""
        with self._store.reading() as connection:
            rows = connection.execute(select(t.seen).where(t.seen.c.who == who))
            return {row.coverage: row.at for row in rows}
