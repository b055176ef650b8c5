"""An archive, from its sources to its tables: the stages in a row."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from stemma import __version__
from stemma.archive import close, copies, days, joining, reading, windows
from stemma.archive.files import save_bytes
from stemma.archive.ledger import Entry, Ledger
from stemma.archive.reading import Reading
from stemma.archive.shards import find_files, make_shards
from stemma.archive.tasks import ArchiveError, Doing, Failure, Outcome, Task, run_tasks
from stemma.encoder.files import WEIGHTS
from stemma.errors import UsageError
from stemma.model import Rejection
from stemma.run.engine import Engine
from stemma.run.local import Alone

SUMMARY: Final = "summary.json"
TOLD: Final = 3
"""Failures that a message tells of; the others it counts."""


class Depth(StrEnum):
    """How far an archive is taken."""

    GATHER = "gather"
    """Which reports are of one event, and which repeat another."""
    READ = "read"
    """And what each states."""
    COMPARE = "compare"
    """And how they stand to one another."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is made: how the sources are read, how far they are taken, and of which coverages.

    `everything` reads closely also what only one outlet reports.
    """

    reading: Reading = field(default_factory=Reading)
    depth: Depth = Depth.COMPARE
    everything: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to: counts by name, those of a stage under its name; the days there are."""

    counts: Mapping[str, Mapping[str, int]]
    days: tuple[str, ...]
    again: Mapping[str, str]
    """Files that hold what another holds: their name, and that of the one that was read."""
    forgotten: int = 0
    """Tasks that were made with another version or other weights, and made again."""
    done_before: int = 0
    """Tasks that an earlier run had done."""

    def as_json(self) -> dict[str, Any]:
        """What is kept beside the tables: nothing of the run, only of what was made."""
        dated = [day for day in self.days if day != "undated"]
        return {
            "counts": {stage: dict(counts) for stage, counts in self.counts.items()},
            "first_day": min(dated, default=None),
            "last_day": max(dated, default=None),
            "days": len(self.days),
            "files_that_came_twice": dict(self.again),
        }


def _tell_nothing(_stage: str, _done: int, _count: int) -> None:
    pass


def make_archive(
    sources: Iterable[str],
    out: Path,
    wanted: Wanted | None = None,
    *,
    engine: Engine | None = None,
    resume: bool = False,
    tell: Callable[[str, int, int], None] = _tell_nothing,
) -> Summary:
    """Make the tables of an archive in the folder `out`, or go on where a run was ended.

    With `resume`, what an earlier run has done is not done again, if it was made from the same with
    the same; sources may have been added. The same sources give the same bytes, whatever the engine
    and however often a run was ended. `tell` hears of a stage, how many of its tasks are done, and
    how many there are.

    Raises:
        UsageError: there is nothing to read, or the folder holds something else.
        ArchiveError: a task could not be done; what is done is kept.
        OSError: the ledger cannot be written.
        WeightsError: a model is missing or damaged.
        LexiconError: a word list is damaged.
    """
    wanted = Wanted() if wanted is None else wanted
    engine = Alone() if engine is None else engine
    paths = find_files(sources, out)
    if not paths:
        raise UsageError("no file in the sources that can be read")
    # A worker may run in another folder.
    out = Path(os.path.abspath(out))  # noqa: PTH100 - links stay as named
    ledger = Ledger.open(out, _versions(), resume=resume)
    # It stands beside whole tables only.
    (out / SUMMARY).unlink(missing_ok=True)
    return _Run(out, wanted, engine, ledger, tell).make(paths)


class _Run:
    """One run: what it needs at every stage."""

    def __init__(
        self,
        out: Path,
        wanted: Wanted,
        engine: Engine,
        ledger: Ledger,
        tell: Callable[[str, int, int], None],
    ) -> None:
        self._out = out
        self._wanted = wanted
        self._engine = engine
        self._ledger = ledger
        self._tell = tell
        self._done_before = 0
        self._entries: list[Entry] = []

    def make(self, paths: Sequence[str]) -> Summary:
        """All stages."""
        shards, refused, files = make_shards(paths, self._engine)
        self._sources(refused)
        read = self._stage(
            reading.read_shard, reading.reading_tasks(shards, self._out, self._wanted.reading)
        )
        sorted_days = self._stage(days.sort_day, days.day_tasks(read, self._out))
        seen = self._stage(windows.gather_window, windows.window_tasks(sorted_days, self._out))
        join = joining.join_task(seen, self._out, everything=self._wanted.everything)
        (joined,) = self._here(joining.join_windows, join)
        if self._wanted.depth is not Depth.GATHER:
            plans = joined.found
            tasks = close.close_tasks(
                plans["distinct"],
                sorted_days,
                self._out,
                is_compared=self._wanted.depth is Depth.COMPARE,
            )
            self._stage(close.read_closely, tasks)
            self._stage(
                copies.read_copies, copies.copies_tasks(plans["copies"], sorted_days, self._out)
            )
        summary = Summary(
            _count(self._entries),
            tuple(entry.name for entry in sorted_days if entry.found),
            {name: one.path for one in files for name in one.again},
            self._ledger.forgotten,
            self._done_before,
        )
        self._ledger.close(self._entries)
        text = json.dumps(summary.as_json(), indent=1, sort_keys=True, ensure_ascii=True) + "\n"
        save_bytes(self._out / SUMMARY, text.encode())
        return summary

    def _sources(self, refused: Sequence[Rejection]) -> None:
        """What could not be opened at all, as a task of its own: it may be there the next time."""
        told = [(one.source, one.reason) for one in refused]
        inputs = sha256(json.dumps(told).encode("ascii")).hexdigest()
        self._here(_refuse, Task("sources", "all", str(self._out), inputs, 0, tuple(refused)))

    def _here(self, doing: Doing, task: Task) -> list[Entry]:
        """One task, in this process."""
        return self._stage(doing, [task], engine=Alone(self._engine.tools))

    def _stage(
        self, doing: Doing, tasks: Iterable[Task], *, engine: Engine | None = None
    ) -> list[Entry]:
        """What came of all tasks, in their order; those that are done are not done again."""
        known: list[tuple[Task, Entry | None]] = [
            (task, self._ledger.find(task.stage, task.name, task.inputs)) for task in tasks
        ]
        left = [task for task, entry in known if entry is None]
        done = {entry.name: entry for _, entry in known if entry is not None}
        self._done_before += len(done)
        failures = []
        stage = known[0][0].stage if known else ""
        for outcome in run_tasks(self._engine if engine is None else engine, doing, left):
            if isinstance(outcome, Failure):
                failures.append(outcome)
                continue
            self._ledger.append(outcome)
            done[outcome.name] = outcome
            self._tell(stage, len(done), len(known))
        if failures:
            told = "; ".join(f"{one.task}: {one.reason}" for one in failures[:TOLD])
            more = f"; and {len(failures) - TOLD} more" if len(failures) > TOLD else ""
            raise ArchiveError(
                f"{len(failures)} of {len(known)} tasks could not be done: {told}{more}."
                " What is done is kept; --resume does the rest"
            )
        found = [done[task.name] for task, _ in known]
        self._entries += found
        return found


def _refuse(_tools: object, task: Task, outcome: Outcome) -> None:
    outcome.count("rejections", len(task.asked))
    reading.save_rejections("rejections/stage=sources/all.parquet", task.asked, outcome)


def _count(entries: Iterable[Entry]) -> dict[str, dict[str, int]]:
    """Stage → what was counted in all its tasks."""
    out: dict[str, Counter[str]] = {}
    for entry in entries:
        found = out.setdefault(entry.stage, Counter())
        found["tasks"] += 1
        found.update(entry.counts)
    return {stage: dict(sorted(counts.items())) for stage, counts in out.items()}


def _versions() -> dict[str, Any]:
    """What a byte of the tables can hang on beside the sources."""
    try:
        weights = json.loads((WEIGHTS / "checksums.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        weights = {}
    return {
        "stemma": __version__,
        "weights": dict(sorted(weights.items())),
        "pyarrow": pa.__version__,
    }
