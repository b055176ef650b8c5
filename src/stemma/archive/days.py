"""Documents as read → documents by their day, each once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import duckdb

from stemma.archive.documents import from_row, to_row
from stemma.archive.files import Table, load_rows
from stemma.archive.ledger import Entry, hash_of
from stemma.archive.schemas import DOCUMENTS
from stemma.archive.tasks import Outcome, Task
from stemma.model import Document
from stemma.run.engine import cut
from stemma.run.tools import Tools

STAGE: Final = "day"
FILE_COUNT: Final = 2_000
FILE_CHARACTERS: Final = 8_000_000

Shared = tuple[str, str, str, bool]
"""(id, hash of the text, the earliest day it is under, whether others have that id)."""

_SHARED: Final = """
    WITH found AS (SELECT id, sha256, day FROM read_parquet($files)),
    counted AS (
        SELECT id, count(DISTINCT sha256) > 1 AS others
        FROM found GROUP BY id HAVING count(*) > 1
    ),
    texts AS (
        SELECT id, sha256, min(day) AS first, any_value(others) AS others
        FROM found JOIN counted USING (id) GROUP BY id, sha256
    )
    SELECT DISTINCT day, id, sha256, first, others FROM found JOIN texts USING (id, sha256)
    ORDER BY ALL
"""


def day_tasks(read: Sequence[Entry], folder: Path) -> Iterator[Task]:
    """One task a day, with what it needs to know of the documents of other days."""
    known = {one.path: one.sha256 for entry in read for one in entry.files}
    shared = _find_shared([path for entry in read for path, _ in entry.found], folder)
    parts: dict[str, list[tuple[str, int]]] = {}
    sizes: dict[str, int] = {}
    for entry in read:
        for path, groups in entry.found:
            for day, number, _, characters in groups:
                parts.setdefault(day, []).append((path, number))
                sizes[day] = sizes.get(day, 0) + characters
    for day, found in sorted(parts.items()):
        inputs = hash_of([(known[path], n) for path, n in found], shared.get(day, []))
        # Sorting costs a thousandth of reading closely.
        asked = (found, tuple(shared.get(day, ())))
        yield Task(STAGE, day, str(folder), inputs, sizes[day] // 1_000, asked)


def _find_shared(paths: Sequence[str], folder: Path) -> dict[str, list[Shared]]:
    """Day → the documents of it whose id comes more than once in the whole archive."""
    if not paths:
        return {}
    with duckdb.connect() as base:
        base.execute("SET preserve_insertion_order = false")
        base.execute("SET temp_directory = $place", {"place": str(folder / "work" / "sorting")})
        rows = base.execute(_SHARED, {"files": [str(folder / path) for path in paths]})
        out: dict[str, list[Shared]] = {}
        while some := rows.fetchmany(10_000):
            for day, *shared in some:
                out.setdefault(day, []).append(tuple(shared))
    return out


def sort_day(_tools: Tools, task: Task, outcome: Outcome) -> None:
    """Write the documents of a day; what it found are its files: (file, documents, characters).

    A document that came twice is kept once, under the earliest day. Where texts share an id, each
    gets a piece of its hash added, whichever came first.

    Raises:
        OSError: a part cannot be read, or the tables not written.
    """
    parts, shared = task.asked
    known = {(name, digest): (first, others) for name, digest, first, others in shared}
    found = []
    documents = _documents(task, parts, known, outcome)
    groups = cut(documents, lambda one: len(one.text), count=FILE_COUNT, characters=FILE_CHARACTERS)
    for number, group in enumerate(groups):
        path = f"documents/day={task.name}/{number:05}.parquet"
        table = Table(DOCUMENTS)
        table.add([to_row(one) for one in group])
        outcome.keep(path, table)
        found.append((path, len(group), sum(len(one.text) for one in group)))
        outcome.count("documents", len(group))
    outcome.found = found


def _documents(
    task: Task,
    parts: Sequence[tuple[str, int]],
    known: dict[tuple[str, str], tuple[str, bool]],
    outcome: Outcome,
) -> Iterator[Document]:
    seen = set()
    for path, number in parts:
        for row in load_rows(outcome.folder / path, groups=[number]):
            key = (row["id"], row["sha256"])
            if key in known:
                first, others = known[key]
                if first != task.name or key in seen:
                    outcome.count("documents that came twice")
                    continue
                seen.add(key)
                if others:
                    outcome.count("documents that share an id")
                    row["id"] = f"{row['id']}~{row['sha256'][:8]}"
                    for clue in row["dated_by"]:
                        clue["document"] = row["id"]
            yield from_row(row)
