"""What a database says when it fails → a `StoreError` that says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from stemma.errors import StoreError

DAMAGED: Final = "the file is damaged or is no store; a backup brings it back"
TOLD: Final = (
    (("database is locked", "database table is locked", "lock timeout"),
     "another program is writing to it and has not finished; try again"),
    (("readonly database", "read-only transaction", "permission denied"),
     "it can be read and not written: look at the permissions of the file and its folder"),
    (("disk is full", "disk full", "no space left"),
     "no space is left on the disk; nothing of what was stored before is lost"),
    (("malformed", "file is not a database", "disk image", "file is encrypted", "decode to utf-8"),
     DAMAGED),
    (("unable to open",), "it cannot be opened: look at the path and its permissions"),
    (("disk i/o error",), "the disk cannot be read or written"),
    (("could not connect", "connection refused", "connection failed", "could not translate",
      "server closed the connection", "terminating connection"),
     "the database server does not answer"),
    (("authentication failed", "does not exist"), "the database server refuses"),
)  # fmt: skip
"""(words of the database, in small letters; what they come to)."""


@contextmanager
def telling(place: str) -> Iterator[None]:
    """Failures of the database become a `StoreError` that names the place.

    Raises:
        StoreError: the database failed.
    """
    try:
        yield
    except UnicodeDecodeError as error:
        # Where SQLite finds words of its own in a damaged file, Python cannot read them.
        raise StoreError(f"store {place}: {DAMAGED} ({error})") from error
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise StoreError(f"store {place}: {explain(error)}") from error


def explain(error: SQLAlchemyError | sqlite3.Error) -> str:
    """What happened, for a person."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    words = " ".join(str(cause).split())
    for told, meaning in TOLD:
        if any(part in words.lower() for part in told):
            return f"{meaning} ({words})"
    return words
