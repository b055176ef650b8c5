"""A place → an open database: an SQLite file, or PostgreSQL by its address.

One writes at a time, and readers never wait for it: SQLite in its WAL mode with a transaction that
takes the lock before it reads (`BEGIN IMMEDIATE`), PostgreSQL with a lock of the store's own. What
a reader sees is of one moment, from its first question on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from stemma.errors import StoreError
from stemma.store.failures import telling
from stemma.store.migrate import migrate

WAIT_SECONDS: Final = 30
"""How long a writer waits for its turn."""
LOCK: Final = 0x5354454D4D41
"""The number of the lock that writers to PostgreSQL take: "STEMMA"."""
WRITES: Final = "stemma_writes"
HEAD: Final = b"SQLite format 3\x00"
ADDRESS: Final = re.compile(r"postgres(?:ql)?(?:\+psycopg)?://")


class Database:
    """An open database: transactions that read, and such that write."""

    def __init__(self, place: str, engine: Engine) -> None:
        self.place = place
        self.engine = engine
        self._writer = engine.execution_options(**{WRITES: True})

    @classmethod
    def open(cls, place: str | Path, *, wait_seconds: float = WAIT_SECONDS) -> Database:
        """The database at a place, made if there is none, its tables brought up to date.

        Raises:
            StoreError: it is damaged, of a newer version, locked or cannot be written or reached.
        """
        told = str(place)
        if ADDRESS.match(told):
            url = _postgresql(told)
            engine = create_engine(url, pool_pre_ping=True)
            event.listen(engine, "begin", _begin_postgresql)
            told = url.render_as_string(hide_password=True)
        elif "://" in told:
            raise StoreError(f"store {told}: a path or an address postgresql://… is wanted")
        else:
            path = Path(told)
            _require_store(path)
            engine = create_engine(
                URL.create("sqlite", database=str(path)),
                connect_args={"timeout": wait_seconds, "check_same_thread": False},
            )
            event.listen(engine, "connect", _connect_sqlite)
            event.listen(engine, "begin", _begin_sqlite)
        database = cls(told, engine)
        try:
            migrate(database)
        except BaseException:
            engine.dispose()
            raise
        return database

    @property
    def is_file(self) -> bool:
        """Whether it is an SQLite file."""
        return self.engine.dialect.name == "sqlite"

    def close(self) -> None:
        """Leave the database; it stays as it is."""
        with telling(self.place):
            self.engine.dispose()

    def checkpoint(self) -> None:
        """Write the log of an SQLite file into the file, and empty it, if nobody reads from it."""
        with telling(self.place):
            raw = self.engine.raw_connection()
            try:
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                raw.close()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that changes nothing.

        Raises:
            StoreError: the database failed.
        """
        with telling(self.place), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that nobody else writes beside; all of it holds, or nothing.

        Raises:
            StoreError: the database failed.
        """
        with telling(self.place), self._writer.begin() as connection:
            yield connection


def _postgresql(told: str) -> URL:
    try:
        url = make_url(re.sub(ADDRESS, "postgresql+psycopg://", told, count=1))
    except ArgumentError as error:
        raise StoreError(f"store: not an address of a database: {error}") from error
    try:
        import psycopg  # noqa: F401, PLC0415 - an extra that a store in a file does not need
    except ImportError as error:
        raise StoreError(
            "a store in PostgreSQL needs the extra: pip install 'stemma-news[postgresql]'"
        ) from error
    return url


def _require_store(path: Path) -> None:
    """Nothing, when the file is an SQLite database, or is empty or not there.

    Raises:
        StoreError: it is something else, or its folder is not there.
    """
    if "\x00" in str(path):
        raise StoreError("store: a path holds no NUL")
    try:
        if path.is_dir():
            raise StoreError(f"store {path}: is a folder; give the path of a file")
        if not path.exists():
            if not path.parent.is_dir():
                raise StoreError(f"store {path}: there is no folder {path.parent}")
            return
        with path.open("rb") as file:
            begin = file.read(len(HEAD))
    except (OSError, ValueError) as error:
        raise StoreError(f"store {path}: it cannot be opened: {error}") from error
    if begin not in {b"", HEAD}:
        raise StoreError(f"store {path}: is no store: the file holds something else, or is damaged")


def _connect_sqlite(connection: Any, _record: object) -> None:
    # Python would begin transactions by itself, and too late.
    connection.isolation_level = None
    cursor = connection.cursor()
    # A file that cannot be written is read as it stands.
    for pragma in ("foreign_keys = ON", "synchronous = FULL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITES, False):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAIT_SECONDS}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
