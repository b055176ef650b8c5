"""Days → which of their documents report one event, window by window.

A window is a week and the days around it. Windows lie on the calendar, so that what else is in an
archive moves none; each is gathered by itself, on whatever machine. `joining` makes one of what two
of them say of the days that both see.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from stemma.archive.documents import UNDATED
from stemma.archive.files import Table, load_rows
from stemma.archive.ledger import Entry, hash_of
from stemma.archive.schemas import GATHERED
from stemma.archive.tasks import Outcome, Task
from stemma.gather import gather
from stemma.model import Document, PublishedFrom
from stemma.run.tools import Tools

STAGE: Final = "gather"
CORE: Final = 7
"""Days of a window that are its own."""
AROUND: Final = 3
"""Days before and after that it looks at. Reports of one event that are so far apart, or less, are
seen together by some window, wherever a week ends: most follow within a day."""

UNDATED_MOST: Final = 1_000
"""Reports without a day that every window looks at, as any may be of its events. More of them, an
archive where hardly anything has a day, are gathered by themselves; that is counted."""

_NEEDED: Final = ("id", "source", "text", "sha256", "title", "published", "outlet")
ROWS: Final = 5_000


def window_of(day: str) -> str:
    """The first day of the window that a day is the own of.

    >>> window_of("2031-03-04"), window_of("2031-03-10"), window_of("undated")
    ('2031-03-03', '2031-03-10', 'undated')
    """
    if day == UNDATED:
        return UNDATED
    number = date.fromisoformat(day).toordinal()
    return date.fromordinal(max(1, number - (number - 1) % CORE)).isoformat()


def window_days(window: str) -> tuple[str, str]:
    """The first and the last day that a window looks at."""
    first = date.fromisoformat(window)
    before = min(AROUND, first.toordinal() - 1)
    after = min(CORE - 1 + AROUND, date.max.toordinal() - first.toordinal())
    return (
        (first - timedelta(days=before)).isoformat(),
        (first + timedelta(days=after)).isoformat(),
    )


def window_tasks(days: Sequence[Entry], folder: Path) -> Iterator[Task]:
    """One task a window that has a document of its own."""
    found = {entry.name: entry for entry in days if entry.found}
    dated = sorted(day for day in found if day != UNDATED)
    windows: dict[str, list[str]] = {}
    for day in sorted(found):
        windows.setdefault(window_of(day), [])
    for day in dated:
        number = date.fromisoformat(day)
        for offset in (-CORE, 0, CORE):
            try:
                window = window_of((number + timedelta(days=offset)).isoformat())
            except OverflowError:
                continue
            first, last = window_days(window)
            if window in windows and first <= day <= last:
                windows[window].append(day)
    if UNDATED in found:
        windows[UNDATED] = [UNDATED]
        if sum(count for _, count, _ in found[UNDATED].found) <= UNDATED_MOST:
            for window in windows.keys() - {UNDATED}:
                windows[window].append(UNDATED)
    for window, seen in sorted(windows.items()):
        files = [(day, path) for day in seen for path, _, _ in found[day].found]
        inputs = hash_of([(one.path, one.sha256) for day in seen for one in found[day].files])
        size = sum(characters for day in seen for _, _, characters in found[day].found)
        # Gathering costs a twentieth of reading closely.
        yield Task(STAGE, window, str(folder), inputs, size // 20, files)


def gather_window(tools: Tools, task: Task, outcome: Outcome) -> None:
    """Gather what a window sees; what it found is the path of its table.

    Raises:
        OSError: a table cannot be read or written.
        WeightsError: the table of words is missing or damaged.
    """
    known: dict[str, tuple[str, Mapping[str, Any], int]] = {}

    def documents() -> Iterator[Document]:
        for day, path in task.asked:
            for row in load_rows(outcome.folder / path, columns=_NEEDED):
                text = row.pop("text")
                known[row["id"]] = (day, row, len(text))
                yield Document(
                    row["id"],
                    row["source"],
                    text,
                    row["sha256"],
                    title=row["title"],
                    published=row["published"],
                    published_from=PublishedFrom.METADATA
                    if row["published"]
                    else PublishedFrom.UNKNOWN,
                )

    found = gather(documents(), table=tools.table)
    copies = {copy.document_id: copy for copy in found.copies}
    rows = []
    for number, coverage in enumerate(found.coverages):
        for identity in coverage.documents:
            day, row, length = known[identity]
            copy = copies.get(identity)
            rows.append(
                {
                    "id": identity,
                    "day": day,
                    "published": row["published"],
                    "length": length,
                    "sha256": row["sha256"],
                    "outlet": row["outlet"],
                    "title": coverage.title,
                    "is_core": window_of(day) == task.name,
                    "group": number,
                    "copy_of": None if copy is None else copy.of,
                    "copy_share": None if copy is None else round(copy.share_score, 4),
                }
            )
    rows.sort(key=lambda one: (one["day"], one["id"]))
    table = Table(GATHERED)
    for start in range(0, len(rows), ROWS):
        table.add(rows[start : start + ROWS])
    path = f"work/gather/{task.name}.parquet"
    outcome.keep(path, table)
    outcome.found = path
    outcome.count("documents seen", len(rows))
    if task.name == UNDATED and len(rows) > UNDATED_MOST:
        outcome.count("without a day, gathered by themselves", len(rows))
