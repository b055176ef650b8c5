"""What is read closely, task by task: a plan on the disk, so that no process holds all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

import duckdb

from stemma.archive.coverages import MOST
from stemma.archive.files import Row, Table, count_groups, load_rows
from stemma.archive.schemas import COPIES, PLAN
from stemma.archive.tasks import Outcome
from stemma.run.engine import cut

TASK_COUNT: Final = 100
"""Distinct reports of a task: so few that little is lost when it is killed, so many that a day has
few files."""
COPIES_COUNT: Final = 1_000
"""Copies of a task: only their own words are looked at."""
FETCHED: Final = 10_000

_DISTINCT: Final = """
    SELECT c.first_day AS day, c.coverage, c.title, p.id, p.day AS own, p.length
    FROM read_parquet($placed) AS p JOIN read_parquet($coverages) AS c USING (coverage)
    WHERE p.copy_of IS NULL AND c.is_read
    ORDER BY c.first_day, c.coverage,
        p.instant IS NULL, p.instant, p.length DESC, p.sha256, p.id, p.day
"""
_COPIES: Final = """
    SELECT p.day, p.coverage, p.id AS document, p.copy_of, p.copy_of_day, p.length AS characters
    FROM read_parquet($placed) AS p JOIN read_parquet($coverages) AS c USING (coverage)
    WHERE p.copy_of IS NOT NULL AND c.is_read
    ORDER BY p.day, p.coverage, p.copy_of, p.id
"""


def save_plans(placed: Sequence[str], coverages: Sequence[str], outcome: Outcome) -> None:
    """Write the two plans; what it found are their paths: of distinct reports, and of copies.

    Every group of rows is a task. Reports of a coverage come in the order in which
    `gather.order.order_of` has them.

    Raises:
        OSError: they cannot be written.
    """
    distinct, copies = Table(PLAN), Table(COPIES)
    if placed:
        with duckdb.connect() as base:
            base.execute("SET preserve_insertion_order = false")
            place = str(outcome.folder / "work" / "sorting")
            base.execute("SET temp_directory = $place", {"place": place})
            files = {
                "placed": [str(outcome.folder / path) for path in placed],
                "coverages": [str(outcome.folder / path) for path in coverages],
            }
            for _, pieces in groupby(_pieces(_rows(base, _DISTINCT, files)), itemgetter("day")):
                for group in cut(pieces, _count, count=TASK_COUNT, characters=TASK_COUNT):
                    distinct.add(group)
            for _, found in groupby(_rows(base, _COPIES, files), itemgetter("day")):
                for group in cut(found, lambda _: 1, count=COPIES_COUNT, characters=COPIES_COUNT):
                    copies.add(group)
    made = {"distinct": distinct, "copies": copies}
    outcome.found = {
        name: outcome.keep(f"work/plan/{name}.parquet", table).path for name, table in made.items()
    }


def load_groups(path: Path) -> Iterator[list[dict[str, Any]]]:
    """The rows of a plan, task by task.

    Raises:
        OSError: it cannot be read.
    """
    for number in range(count_groups(path)):
        yield list(load_rows(path, groups=[number]))


def _count(piece: Row) -> int:
    return len(piece["documents"])


def _rows(
    base: duckdb.DuckDBPyConnection, query: str, files: dict[str, list[str]]
) -> Iterator[dict[str, Any]]:
    found = base.execute(query, files)
    names = [one[0] for one in found.description or ()]
    while some := found.fetchmany(FETCHED):
        for row in some:
            yield dict(zip(names, row, strict=True))


def _pieces(rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The pieces that coverages are compared in, in the order of time."""
    for coverage, found in groupby(rows, itemgetter("coverage")):
        for number, piece in enumerate(cut(found, lambda _: 1, count=MOST, characters=MOST)):
            yield {
                "day": piece[0]["day"],
                "coverage": coverage,
                "part": number,
                "title": piece[0]["title"],
                "documents": [{"id": one["id"], "day": one["own"]} for one in piece],
                "characters": sum(one["length"] for one in piece),
            }
