"""A pile of reports made out of real ones, and a run of `stemma archive` over it."""

from __future__ import annotations

import filecmp
import json
import os
import random
import resource
import subprocess
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.command import PROGRAM, ROOT
from bench.pile import Record, edited, load_coverages, make_pile
from stemma.encoder.words import WordTable

FILE_COUNT: Final = 5_000
CORPORA: Final = ROOT / "../shared/corpora"
WATCH_SECONDS: Final = 0.2
OUTLETS: Final = 40
"""Invented outlets that the reports of a pile are shared out among."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run of the program took: wall and processor seconds, the peak of any one process.

    `processes` are the processor seconds of each, to a tenth or two, the leading one first.
    """

    wall: float
    busy: float
    peak_megabytes: float
    summary: dict[str, Any]
    processes: tuple[float, ...] = ()


def make(
    count: int, folder: Path, *, copies: int = 0, corpora: Path = CORPORA, seed: int = 0
) -> list[Record]:
    """Write a pile as files of JSON lines; with `copies`, near-copies of one of its stories."""
    draw = random.Random(seed)
    real = load_coverages(corpora / "coverages")
    records = [dict(one) for one in make_pile(real, count, WordTable.load(), seed)]
    for record in records:
        record["outlet"] = f"The {draw.randrange(OUTLETS)} Courier"
        record["title"] = record["text"][:70]
    records += _copies(records, copies)
    folder.mkdir(parents=True, exist_ok=True)
    draw.shuffle(records)
    for start in range(0, len(records), FILE_COUNT):
        lines = [json.dumps(record) + "\n" for record in records[start : start + FILE_COUNT]]
        path = folder / f"part-{start // FILE_COUNT:04}.jsonl"
        path.write_text("".join(lines), encoding="utf-8")
    return list(records)


def _copies(records: Sequence[Record], count: int) -> list[dict[str, Any]]:
    """So many near-copies of one report: a sentence cut, or moved about, in many papers."""
    if not count:
        return []
    # Of usual length: the longest report is seven times as long, and costs as much more.
    known = [one for one in records[:200] if next(edited(one, 0), None) is not None]
    usual = sorted(known, key=lambda one: len(one["text"]))[len(known) // 2]
    made: list[dict[str, Any]] = []
    seed = 0
    while len(made) < count:
        for copy in edited(usual, seed):
            number = len(made)
            made.append({**copy, "id": f"copy-{number}", "outlet": f"Paper {number % 500}"})
        seed += 1
    return made[:count]


def run(sources: Iterable[Path], out: Path, *options: str, cores: str | None = None) -> Run:
    """Run the program; `cores` are those it may use, as `taskset` takes them."""
    command = [*PROGRAM, "archive", *map(str, sources), "--out", str(out), "-q", *options]
    if cores is not None:
        command = ["taskset", "-c", cores, *command]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with tempfile.TemporaryFile() as told, subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=told, cwd=ROOT
    ) as process:  # fmt: skip
        seen: dict[int, float] = {}
        while process.poll() is None:
            seen |= _processor_seconds(process.pid)
            time.sleep(WATCH_SECONDS)
        told.seek(0)
        # A report that is too short to count is a rejection.
        assert process.returncode in {0, 3}, told.read().decode()
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    return Run(wall, busy, after.ru_maxrss / 1024, summary, tuple(seen.values()))


def _processor_seconds(process: int) -> dict[int, float]:
    """Process → the processor time it has taken, of one and of all that it started, it first."""
    out: dict[int, float] = {}
    left = [process]
    ticks = os.sysconf("SC_CLK_TCK")
    while left:
        number = left.pop()
        try:
            # The name, which may hold anything, ends with the last bracket.
            told = Path(f"/proc/{number}/stat").read_text(encoding="utf-8").rpartition(")")[2]
            started = [
                int(one)
                for path in Path(f"/proc/{number}/task").glob("*/children")
                for one in path.read_text(encoding="utf-8").split()
            ]
        except OSError:
            continue
        user, system = told.split()[11:13]
        out[number] = (int(user) + int(system)) / ticks
        left += started
    return out


def differences(left: Path, right: Path) -> int:
    """How many files of two folders are not the same."""
    names = [
        {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
        for folder in (left, right)
    ]
    both = sorted(names[0] & names[1])
    _, differ, missing = filecmp.cmpfiles(left, right, both, shallow=False)
    return len(differ) + len(missing) + len(names[0] ^ names[1])
