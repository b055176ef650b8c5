"""The tables of a database brought to what this version of the program knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, inspect, text

from stemma.errors import StoreError
from stemma.store.failures import telling

if TYPE_CHECKING:
    from stemma.store.database import Database

NEWEST: Final = "0005"
"""The latest of `migrations/versions`."""
SCRIPTS: Final = Path(__file__).with_name("migrations")


def migrate(database: Database) -> None:
    """Bring the tables up to date, in one transaction; nothing where they are.

    Raises:
        StoreError: the database is damaged, or of a newer version of the program.
    """
    if database.is_file:
        _use_wal(database)
    with database.read() as connection:
        found = find_version(connection, database.place)
    if found == NEWEST:
        return
    with database.write() as connection:
        # Another process may have done it meanwhile.
        if find_version(connection, database.place) != NEWEST:
            _upgrade(connection)


def _use_wal(database: Database) -> None:
    """Let readers and the writer work side by side; it holds for the file from then on.

    It cannot be set in a transaction, nor in a file that can only be read.
    """
    with telling(database.place):
        raw = database.engine.raw_connection()
        try:
            cursor = raw.cursor()
            if cursor.execute("PRAGMA journal_mode").fetchone() != ("wal",):
                cursor.execute("PRAGMA journal_mode = WAL")
            cursor.close()
        finally:
            raw.close()


def find_version(connection: Connection, place: str) -> str | None:
    """The version of the tables; `None` where there are none yet.

    Raises:
        StoreError: they are of a newer version, or of another program.
    """
    names = set(inspect(connection).get_table_names())
    if "alembic_version" not in names:
        if names:
            raise StoreError(f"store {place}: is a database of something else")
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found is not None and found > NEWEST:
        raise StoreError(
            f"store {place}: was written by a newer version of Stemma (tables {found}, this one"
            f" knows {NEWEST}); install that version"
        )
    return None if found is None else str(found)


def _upgrade(connection: Connection) -> None:
    # Needed once in the life of a store.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, NEWEST)
