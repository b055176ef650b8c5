"""One task of an archive: told to whatever process does it, done there, and what came of it told.

Reports never pass through the process that leads: a worker reads them from the archive's folder and
writes its tables there. So all processes, on whatever machine, see that folder under one path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stemma.archive.files import Table
from stemma.archive.ledger import Entry, Made
from stemma.errors import StemmaError
from stemma.run.engine import Engine
from stemma.run.tools import Tools


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be done: `inputs` is a hash of all that it is made from, `asked` says what.

    `size` is about how much work it is, in characters of text.
    """

    stage: str
    name: str
    folder: str
    inputs: str
    size: int
    asked: Any


@dataclass(slots=True)
class Outcome:
    """What a task made so far."""

    folder: Path
    files: list[Made] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    found: Any = None

    def count(self, name: str, number: int = 1) -> None:
        """So many more."""
        if number:
            self.counts[name] = self.counts.get(name, 0) + number

    def keep(self, path: str, table: Table) -> Made:
        """Write a table.

        Raises:
            OSError: it cannot be written.
        """
        made = Made(path, *table.save(self.folder / path))
        self.files.append(made)
        return made


@dataclass(frozen=True, slots=True)
class Failure:
    """A task that could not be done where it was tried: no room, no rights, no such folder."""

    task: str
    reason: str


class ArchiveError(StemmaError):
    """An archive could not go on; what is done stands in its ledger."""


Doing = Callable[[Tools, Task, Outcome], None]


def do(tools: Tools, tasks: Sequence[tuple[Doing, Task]]) -> list[Entry | Failure]:
    """What came of each task. What a full disk stopped is a failure; the others are done."""
    return [_do(tools, doing, task) for doing, task in tasks]


def _do(tools: Tools, doing: Doing, task: Task) -> Entry | Failure:
    outcome = Outcome(Path(task.folder))
    try:
        doing(tools, task, outcome)
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        return Failure(f"{task.stage} {task.name}", f"{error.strerror or error}{where}")
    return Entry(
        task.stage, task.name, task.inputs, tuple(outcome.files), outcome.counts, outcome.found
    )


def run_tasks(engine: Engine, doing: Doing, tasks: Sequence[Task]) -> Iterator[Entry | Failure]:
    """What comes of the tasks, in their order."""
    items = [(doing, task) for task in tasks]
    return engine.map(do, items, lambda item: item[1].size)
