"""Rows put into tables, alike on every kind of database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Insert, Table
from sqlalchemy.dialects import postgresql, sqlite

T = TypeVar("T")

MANY: Final = 500
"""Keys asked for at once."""


def batched(items: Iterable[T], count: int = MANY) -> Iterator[list[T]]:
    """The items in lists of so many, the last one shorter.

    >>> list(batched("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    left = iter(items)
    while some := list(islice(left, count)):
        yield some


def insert_new(connection: Connection, table: Table) -> Insert:
    """Rows that are put where there are none with their key; those that are stay as they are."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table).on_conflict_do_nothing()
    return postgresql.insert(table).on_conflict_do_nothing()


def insert_one(connection: Connection, table: Table, **values: Any) -> int:
    """Put one row; its number."""
    key = connection.execute(table.insert().values(**values)).inserted_primary_key
    return int(key[0]) if key is not None else 0
