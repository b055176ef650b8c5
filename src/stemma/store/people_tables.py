"""The tables of people: who may come in, what they did, and what they saw."""

from __future__ import annotations

from sqlalchemy import Table

from stemma.store.columns import key_column, number_column, tables, text_column

person = Table(
    "person",
    tables,
    key_column("name"),
    text_column("role", needed=True),
    text_column("password", needed=True),
    text_column("added", needed=True),
)
"""Who may come in; what is kept of a password is a hash."""

token = Table(
    "token",
    tables,
    key_column("sha256"),
    text_column("person", needed=True),
    text_column("scopes", needed=True),
    text_column("label", needed=True),
    text_column("added", needed=True),
)

log = Table(
    "log",
    tables,
    number_column(),
    text_column("at", needed=True),
    text_column("who", needed=True),
    text_column("what", needed=True),
    text_column("about", needed=True),
    text_column("place", needed=True),
    sqlite_autoincrement=True,
)
"""Who did what, from where."""

seen = Table(
    "seen", tables, key_column("who"), key_column("coverage"), text_column("at", needed=True)
)
"""When a person looked at a coverage last."""
