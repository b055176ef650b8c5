"""Questions to an archive: views over its tables, six that are often asked, and free SQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import duckdb

from stemma.archive.ledger import NAME
from stemma.archive.schemas import TABLES
from stemma.errors import UsageError

LONGEST: Final = 10_000
"""Rows of an answer, unless more are asked for."""

QUESTIONS: Final = {
    "origins": "SELECT * FROM origins_of_outlets",
    "one-origin": "SELECT * FROM one_origin",
    "moved": "SELECT * FROM figures_that_moved",
    "corrections": "SELECT * FROM corrections",
    "contradictions": "SELECT * FROM contradictions_by_kind",
    "copies": "SELECT * FROM copies_that_differ",
}
"""Which origins feed which outlets; what share of stories that several outlets report has one
origin; figures that moved; corrections and who carried them; contradictions by kind; near-copies
that give another value than what they repeat."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of an answer under the names of their columns; `is_cut` where there are more."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    is_cut: bool = False


def ask(archive: Path, question: str, *, most: int = LONGEST) -> Answer:
    """The answer to one of `QUESTIONS`.

    Raises:
        UsageError: there is no such question, or no archive.
    """
    query = QUESTIONS.get(question)
    if query is None:
        known = ", ".join(QUESTIONS)
        raise UsageError(f"{question}: no such question; there are {known}, or --sql")
    return ask_sql(archive, query, most=most)


def ask_sql(archive: Path, query: str, *, most: int = LONGEST) -> Answer:
    """The answer to a query in DuckDB's SQL over the tables and views.

    Only one statement is answered, one that reads; no other file is read and none is written.

    Raises:
        UsageError: it is none, it is wrong, or there is no archive.
    """
    with open_tables(archive) as base:
        try:
            statements = base.extract_statements(query)
        except duckdb.Error as error:
            raise UsageError(_told(error)) from error
        if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
            raise UsageError("one statement is answered, and one that only reads: SELECT …")
        try:
            found = base.execute(statements[0])
            columns = tuple(one[0] for one in found.description or ())
            rows: Sequence[tuple[Any, ...]] = found.fetchmany(most + 1)
        except duckdb.Error as error:
            raise UsageError(_told(error)) from error
    return Answer(columns, tuple(rows[:most]), len(rows) > most)


def open_tables(archive: Path) -> duckdb.DuckDBPyConnection:
    """A connection with every table and view of an archive, that can read nothing else.

    Raises:
        UsageError: there is no archive.
    """
    if not (archive / NAME).is_file():
        raise UsageError(f"{archive}: no archive, there is no {NAME}; `stemma archive` makes one")
    base = duckdb.connect()
    for name, schema in TABLES.items():
        base.execute(_view(archive, name, schema.names))
    base.execute(files("stemma.archive").joinpath("views.sql").read_text(encoding="utf-8"))
    place = str(archive.resolve())
    base.execute("SET allowed_directories = [$place]", {"place": place})
    base.execute("SET enable_external_access = false")
    base.execute("SET lock_configuration = true")
    return base


def _view(archive: Path, name: str, columns: Sequence[str]) -> str:
    """A view over the files of a table; one without rows where it has no file."""
    folder = archive.resolve() / name
    partition = "stage" if name == "rejections" else "day"
    if any(folder.glob("*/*.parquet")):
        place = str(folder / "*" / "*.parquet").replace("'", "''")
        read = (
            f"read_parquet('{place}', hive_partitioning = true,"
            f" hive_types = {{'{partition}': VARCHAR}}, hive_types_autocast = false)"
        )
        return f"CREATE VIEW {name} AS FROM {read}"
    empty = ", ".join(f'CAST(NULL AS {_empty(name, one)}) AS "{one}"' for one in columns)
    more = "" if partition in columns else f", CAST(NULL AS VARCHAR) AS {partition}"
    return f"CREATE VIEW {name} AS SELECT {empty}{more} WHERE false"


def _empty(table: str, column: str) -> str:
    """The type of a column in DuckDB, as far as views need it."""
    kind = str(TABLES[table].field(column).type)
    if kind.startswith("list<item: string"):
        return "VARCHAR[]"
    return {"int32": "INTEGER", "double": "DOUBLE", "bool": "BOOLEAN"}.get(kind, "VARCHAR")


def _told(error: Exception) -> str:
    return str(error).partition("\n\nLINE")[0].strip()[:1_000]
