"""Whether a store is whole; a copy of it; its reports as records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from sqlite3 import Error as SqliteError
from sqlite3 import connect
from typing import Any, Final

from sqlalchemy import Connection, Table, func, insert, select, text
from sqlalchemy.exc import DatabaseError

from stemma.errors import StoreError, UsageError
from stemma.model import Annotations, Brief, Decision, Document
from stemma.store import search
from stemma.store import tables as t
from stemma.store.codec import digest, load
from stemma.store.database import Database
from stemma.store.failures import explain
from stemma.store.memory import READ
from stemma.store.packing import unpack
from stemma.store.rows import batched
from stemma.store.values import Change, Feed, Task

REBUILT: Final = frozenset({"said", "amount"})
"""Tables that are made anew from what was read, with the index beside them."""
SHOWN: Final = 50
"""Problems of one kind that are told at most."""


def verify(database: Database) -> tuple[str, ...]:
    """What is not whole, a line each; nothing where all is.

    The database's own checks, then everything packed is unpacked and held against its sums.
    """
    found: list[str] = []
    try:
        with database.write() as connection:
            if database.is_file:
                found += _check_file(connection)
        with database.read() as connection:
            found += _check_documents(connection)
            for table, name, check in CHECKS:
                found += _check(connection, table, name, check)
            found += _check_index(connection)
    except StoreError as error:
        found.append(str(error))
    return tuple(found)


def _check_file(connection: Connection) -> list[str]:
    told = [str(row[0]) for row in connection.execute(text(f"PRAGMA integrity_check({SHOWN})"))]
    found = [f"file: {words}" for words in told if words != "ok"]
    found += [
        f"table {row[0]}: row {row[1]} hangs on nothing in {row[2]}"
        for row in connection.execute(text("PRAGMA foreign_key_check"))
    ]
    try:
        connection.execute(text("INSERT INTO said_words (said_words) VALUES ('integrity-check')"))
    except DatabaseError as error:
        found.append(f"index of words: {explain(error)}")
    return found[:SHOWN]


def _check_documents(connection: Connection) -> Iterator[str]:
    for row in connection.execute(select(t.document).order_by(t.document.c.id)):
        try:
            document = load(Document, row.content)
        except StoreError as error:
            yield f"report {row.id}: {error}"
            continue
        found = sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
        if document.id != row.id or digest(Document, document) != row.digest:
            yield f"report {row.id}: is not what was stored under this id"
        elif row.sha256 != found:
            yield f"report {row.id}: its text is not that of its sum"
    for row in connection.execute(select(t.original)):
        try:
            content = unpack(row.content)
        except StoreError as error:
            yield f"original {row.sha256}: {error}"
            continue
        if sha256(content).hexdigest() != row.sha256:
            yield f"original {row.sha256}: is not what its sum says"


def _loads(kind: type[Any]) -> Callable[[bytes], object]:
    return lambda content: load(kind, content)


CHECKS: Final[tuple[tuple[Table, str, Callable[[bytes], object]], ...]] = (
    (t.reading, "key", unpack),
    (t.brief, "coverage", _loads(Brief)),
    (t.decision, "id", _loads(Decision)),
    (t.change, "number", _loads(Change)),
    (t.feed, "id", _loads(Feed)),
    (t.task, "number", _loads(Task)),
)
"""(table, the column that names a row, what reads what is packed in it)."""


def _check(
    connection: Connection, table: Table, name: str, check: Callable[[bytes], object]
) -> Iterator[str]:
    rows = connection.execute(select(table.c[name], table.c.content))
    for key, content in rows:
        try:
            check(content)
        except StoreError as error:
            yield f"{table.name} {key}: {error}"


def _check_index(connection: Connection) -> Iterator[str]:
    rows = connection.execute(select(func.count()).select_from(t.said)).scalar()
    words = connection.execute(text("SELECT count(*) FROM said_words")).scalar()
    if rows != words:
        yield f"index of words: {words} sentences are in it, {rows} should be"


def backup(database: Database, path: Path) -> None:
    """Copy all of a store, as it is at one moment, into a file that is a store itself.

    Raises:
        UsageError: there is something at the path.
        StoreError: it could not be written.
    """
    if path.exists():
        raise UsageError(f"{path}: is there already; a backup replaces nothing")
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        if database.is_file:
            _copy_file(database, part)
        else:
            _copy_rows(database, part)
        part.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    finally:
        for left in (part, *(part.with_name(part.name + end) for end in ("-wal", "-shm"))):
            left.unlink(missing_ok=True)


def _copy_file(database: Database, path: Path) -> None:
    raw = database.engine.raw_connection()
    try:
        with closing(connect(path)) as target:
            source: Any = raw.driver_connection
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
    except SqliteError as error:
        raise StoreError(f"store {path}: {explain(error)}") from error
    finally:
        raw.close()


def _copy_rows(database: Database, path: Path) -> None:
    target = Database.open(path)
    try:
        with database.read() as source, target.write() as copy:
            for table in t.tables.sorted_tables:
                if table.name not in REBUILT:
                    rows = source.execute(select(table)).mappings()
                    for some in batched(rows, 1_000):
                        copy.execute(insert(table), [dict(row) for row in some])
            read = select(t.reading.c.content).where(t.reading.c.kind == READ)
            for content in source.execute(read).scalars():
                search.index(copy, load(Annotations, content))
        target.checkpoint()
    finally:
        target.close()


def as_record(document: Document) -> dict[str, Any]:
    """A report as a record that `compare` and `store add` read."""
    return {
        name: value
        for name in (
            "id", "title", "outlet", "byline", "url", "published", "updated", "captured",
            "language", "text",
        )
        if (value := getattr(document, name)) is not None
    }  # fmt: skip
