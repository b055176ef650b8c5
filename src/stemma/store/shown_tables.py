"""The tables of what the web application shows, and to whom; `stemma.store.tables` has all."""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, LargeBinary, Table

from stemma.store.columns import key_column, row_of, tables, text_column

session = Table(
    "session",
    tables,
    key_column("sha256"),
    text_column("who"),
    text_column("csrf", needed=True),
    Column("since", Float, nullable=False),
    Column("used", Float, nullable=False),
    Index("session_used", "used"),
)
"""Browsers that people came in with; times are seconds since 1970. The secret is not kept."""

page = Table(
    "page",
    tables,
    row_of("coverage", key=True),
    key_column("name"),
    text_column("key", needed=True),
    Column("content", LargeBinary, nullable=False),
)
"""Pages as they were rendered, with a name for all that they hang on: a memory, made again."""
