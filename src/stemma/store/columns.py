"""Columns as the tables have them: words that every database takes, keys, numbers, references."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, Dialect, ForeignKey, Integer, MetaData, Text, TypeDecorator

tables: Final = MetaData()
"""All tables of a store."""


def plain(words: str) -> str:
    """Words as every database takes them: no NUL and no half of a character."""
    return words.replace("\x00", " ").encode("utf-8", "replace").decode("utf-8")


class Words(TypeDecorator[str]):
    """Text that a database takes, whatever is in it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """What is stored, or asked for."""
        return None if value is None else plain(value)


TEXT: Final = Words().with_variant(Words(collation="C"), "postgresql")
"""It sorts by its code points, whatever language a database is set to."""


def key_column(name: str) -> Column[str]:
    """Words that name a row."""
    return Column(name, TEXT, primary_key=True)


def number_column() -> Column[int]:
    """Counts up and is never given twice: what came later has a higher one, whatever the clock."""
    return Column("number", Integer, primary_key=True, autoincrement=True)


def text_column(name: str, *, needed: bool = False) -> Column[str]:
    """Words; nothing may stand there unless `needed`."""
    return Column(name, TEXT, nullable=not needed)


def row_of(table: str, column: str = "id", *, name: str = "", key: bool = False) -> Column[str]:
    """The row of another table that this one hangs on; it goes with it."""
    return Column(
        name or table,
        TEXT,
        ForeignKey(f"{table}.{column}", ondelete="CASCADE"),
        primary_key=key,
        nullable=False,
    )
