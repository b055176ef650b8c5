"""A shard → its documents as read, in parts that are sorted by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Final

from stemma.archive.documents import UNDATED, day_of, to_row
from stemma.archive.files import Table
from stemma.archive.ledger import hash_of
from stemma.archive.parquet import read_parquet
from stemma.archive.schemas import AS_READ, REJECTIONS
from stemma.archive.shards import File, Shard, is_parquet
from stemma.archive.tasks import Outcome, Task
from stemma.gather.order import day as published_day
from stemma.model import Document, Flag, Rejection
from stemma.read import Options
from stemma.read.file import read_file
from stemma.read.joined import join_pages
from stemma.read.versions import captured
from stemma.run.engine import cut
from stemma.run.pipeline import require_counted
from stemma.run.tools import Tools

STAGE: Final = "read"
PART_COUNT: Final = 2_000
PART_CHARACTERS: Final = 8_000_000
"""Documents held at once: some 30 megabytes."""
EARLIEST: Final = "1990-01-01"
"""Web archives begin in the nineties; a report before that is told of, and kept under its day."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How shards are read: the days wanted, both included, and what `Options` says of records."""

    first: str | None = None
    last: str | None = None
    published: str | None = None
    asked: tuple[tuple[str, str], ...] = ()

    def holds(self, day: str) -> bool:
        """Whether a day is wanted; without a day a document is, where any day is."""
        if day == UNDATED:
            return self.first is None and self.last is None
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


def reading_tasks(shards: Iterable[Shard], folder: Path, how: Reading) -> Iterator[Task]:
    """One task a shard."""
    for shard in shards:
        told = [(one.path, one.sha256) for one in shard.files]
        inputs = hash_of(told, how.first, how.last, how.published, how.asked)
        yield Task(STAGE, shard.name, str(folder), inputs, shard.size, (shard.files, how))


def read_shard(_tools: Tools, task: Task, outcome: Outcome) -> None:
    """Read a shard; what it found are its parts: (file, [(day, group, documents, characters)]).

    Raises:
        OSError: the parts cannot be written.
    """
    files, how = task.asked
    rejections: list[Rejection] = []
    wanted = _wanted(files, how, rejections, outcome)
    parts = []
    for number, group in enumerate(
        cut(wanted, lambda one: len(one.text), count=PART_COUNT, characters=PART_CHARACTERS)
    ):
        path = f"work/read/{task.name}/{number:05}.parquet"
        parts.append((path, _save_part(path, group, outcome)))
    outcome.count("rejections", len(rejections))
    save_rejections(f"rejections/stage={STAGE}/{task.name}.parquet", rejections, outcome)
    outcome.found = parts


def save_rejections(path: str, rejections: Sequence[Rejection], outcome: Outcome) -> None:
    """The rejections as a table; nothing where there are none."""
    if rejections:
        table = Table(REJECTIONS)
        table.add([{"source": r.source, "stage": r.stage, "reason": r.reason} for r in rejections])
        outcome.keep(path, table)


def _wanted(
    files: Sequence[File], how: Reading, rejections: list[Rejection], outcome: Outcome
) -> Iterator[Document]:
    options = Options(published=how.published, asked=how.asked)
    found = join_pages(chain.from_iterable(map(partial(_read_file, options=options), files)))
    for item in map(require_counted, found):
        if isinstance(item, Rejection):
            rejections.append(item)
            continue
        day = day_of(item)
        if not how.holds(day):
            outcome.count("outside the days")
            continue
        outcome.count("documents")
        outcome.count("with a doubtful date", int(Flag.DOUBTFUL_DATE in item.flags))
        if day == UNDATED:
            outcome.count("without a day")
        elif day < EARLIEST:
            outcome.count("before 1990")
        elif _is_after_capture(item):
            outcome.count("dated after their capture")
        yield item


def _read_file(file: File, *, options: Options) -> Iterator[Document | Rejection]:
    """The documents of a file. Nothing that a damaged one provokes ends the run."""
    try:
        if is_parquet(file.path):
            yield from read_parquet(Path(file.place), file.path, file.sha256, options)
        else:
            yield from read_file(Path(file.place), file.path, options)
    except Exception as error:  # noqa: BLE001 - the reader's own checks come first
        yield Rejection(file.path, STAGE, f"damaged: {type(error).__name__}: {error}"[:300])


def _is_after_capture(document: Document) -> bool:
    """Whether a report is dated two days or more after it was captured, which cannot be."""
    seen, stated = captured(document), published_day(document)
    return seen is not None and stated is not None and (stated - seen.date()).days > 1


def _save_part(
    path: str, documents: Sequence[Document], outcome: Outcome
) -> list[tuple[str, int, int, int]]:
    """Write documents with a group a day; (day, number of the group, documents, characters)."""
    by_day: dict[str, list[Document]] = {}
    for document in documents:
        by_day.setdefault(day_of(document), []).append(document)
    table = Table(AS_READ)
    groups = []
    for day, found in sorted(by_day.items()):
        number = table.add([{"day": day, **to_row(one)} for one in found])
        groups.append((day, number, len(found), sum(len(one.text) for one in found)))
    outcome.keep(path, table)
    return groups
