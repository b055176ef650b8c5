"""A store that is open: its transactions, its time, and the tools of its runs."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Final, Self

from sqlalchemy import Connection, select, update

from stemma.run.tools import Tools
from stemma.store import tables as t
from stemma.store.database import WAIT_SECONDS, Database
from stemma.store.made_with import MadeWith
from stemma.store.rows import insert_new
from stemma.store.workroom import Workroom

Clock = Callable[[], datetime]
"""The time, with its zone. The store asks no clock of its own."""

STEP: Final = timedelta(microseconds=1)


def stamp(moment: datetime) -> str:
    """A time as all are written here: in UTC, to the microsecond, always as long."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


class OpenStore:
    """What `Store` is made of."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        tools: Tools | None = None,
        made_with: MadeWith | None = None,
    ) -> None:
        self.database = database
        self._clock = clock
        self._tools = tools
        self._made_with = made_with

    @classmethod
    def open(
        cls,
        place: str | Path,
        clock: Clock,
        *,
        tools: Tools | None = None,
        made_with: MadeWith | None = None,
        wait_seconds: float = WAIT_SECONDS,
    ) -> Self:
        """The store at a path, or at an address postgresql://…; made if there is none.

        `tools` and `made_with` take the place of the models and the rules of the program; the two
        go together. `wait_seconds` is how long a writer waits for another.

        Raises:
            StoreError: it is damaged, of a newer version, locked, or cannot be written or reached.
        """
        return cls(
            Database.open(place, wait_seconds=wait_seconds),
            clock,
            tools=tools,
            made_with=made_with,
        )

    def close(self) -> None:
        """Leave the store."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @cached_property
    def made_with(self) -> MadeWith:
        """The weights and rules of this program."""
        return MadeWith.now() if self._made_with is None else self._made_with

    @cached_property
    def workroom(self) -> Workroom:
        """What runs over the stored reports."""
        tools = Tools() if self._tools is None else self._tools
        return Workroom(self.database, tools, self.made_with)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that changes nothing."""
        with self.database.read() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[tuple[Connection, str]]:
        """A transaction that writes, and its time: later than all before, whatever the clock."""
        with self.database.write() as connection:
            rows = select(t.meta.c.value).where(t.meta.c.name == "stamp")
            last = connection.execute(rows).scalar()
            now = stamp(self._clock())
            if last is None:
                connection.execute(
                    insert_new(connection, t.meta),
                    [
                        {"name": "id", "value": secrets.token_hex(8)},
                        {"name": "stamp", "value": now},
                    ],
                )
            elif now <= last:
                # Of two moments, that which came later has the later time.
                now = stamp(datetime.fromisoformat(last) + STEP)
            connection.execute(update(t.meta).where(t.meta.c.name == "stamp").values(value=now))
            yield connection, now
