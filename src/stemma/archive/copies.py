"""Near-copies → the values in which they differ from what they repeat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stemma.archive.documents import load_documents
from stemma.archive.files import Table, load_rows
from stemma.archive.ledger import Entry, hash_of
from stemma.archive.plan import load_groups
from stemma.archive.reading import save_rejections
from stemma.archive.schemas import VARIANTS
from stemma.archive.tasks import Outcome, Task
from stemma.archive.variants import CopyPair, find_variants
from stemma.model import Annotations, Document, Rejection
from stemma.run.local import Alone
from stemma.run.pipeline import annotate_documents, check_spans
from stemma.run.tools import Tools

STAGE: Final = "copies"
ROWS: Final = 20_000
SHARE: Final = 50
"""Times that a copy costs less than a report that is read closely."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Where the copies of a task stand, and the files of the days that they need."""

    plan: str
    group: int
    files: tuple[str, ...]


def copies_tasks(plan: str, days: Sequence[Entry], folder: Path) -> Iterator[Task]:
    """The copies of the plan, some of a day a task."""
    files = {entry.name: entry.files for entry in days}
    numbers: Counter[str] = Counter()
    for group, found in enumerate(load_groups(folder / plan)):
        day = found[0]["day"]
        seen = sorted({day, *(one["copy_of_day"] for one in found)})
        needed = [made for own in seen for made in files[own]]
        inputs = hash_of(found, [made.sha256 for made in needed])
        size = sum(one["characters"] for one in found) // SHARE
        asked = Asked(plan, group, tuple(made.path for made in needed))
        yield Task(STAGE, f"{day}/{numbers[day]:05}", str(folder), inputs, size, asked)
        numbers[day] += 1


def read_copies(tools: Tools, task: Task, outcome: Outcome) -> None:
    """Compare copies with what they repeat; write where they differ.

    Raises:
        OSError: a table cannot be read or written.
        WeightsError: a model is missing or damaged.
        LexiconError: a word list is damaged.
    """
    asked: Asked = task.asked
    found = list(load_rows(outcome.folder / asked.plan, groups=[asked.group]))
    wanted = {one[name] for one in found for name in ("document", "copy_of")}
    documents = load_documents(outcome.folder, asked.files, wanted)
    pairs = [
        CopyPair(one["coverage"], documents[one["document"]], documents[one["copy_of"]])
        for one in found
    ]
    rejections: list[Rejection] = []

    def read(some: Sequence[Document]) -> Iterator[Annotations]:
        for item in check_spans(annotate_documents(some, engine=Alone(tools))):
            if isinstance(item, Rejection):
                rejections.append(item)
            else:
                yield item

    rows = list(find_variants(pairs, read))
    outcome.count("copies", len(pairs))
    outcome.count("variants", len(rows))
    outcome.count("rejections", len(rejections))
    day, _, number = task.name.partition("/")
    save_rejections(f"rejections/stage={STAGE}/{day}-{number}.parquet", rejections, outcome)
    if rows:
        table = Table(VARIANTS)
        for start in range(0, len(rows), ROWS):
            table.add(rows[start : start + ROWS])
        outcome.keep(f"variants/day={day}/{number}.parquet", table)
