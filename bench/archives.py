"""`stemma archive` over piles of reports made out of real ones: rates, memory, growth, skew.

    python -m bench.archives make COUNT FOLDER [--copies N]     a pile, 5,000 reports a file
    python -m bench.archives run FOLDER OUT [options of `stemma archive`]     seconds and memory
    python -m bench.archives rates [--sizes 10000,400,200]      by depth, of piles made for it
    python -m bench.archives growth 10000 100000                the power with which time grows
    python -m bench.archives skew COUNT COPIES                  what copies of one story cost
    python -m bench.archives alone COUNT [STORIES]              stories in a pile against alone
    python -m bench.archives engines COUNT [DEPTH]              both engines, the same bytes
    python -m bench.archives workers COUNT [DEPTH]              two processors against one
    python -m bench.archives killed COUNT KILLS [DEPTH]         ended at random instants, resumed

Processor time counts, of the program and its processes: other work on the machine moves wall time.
A pile is of events made out of the nine coverages: every name, number and rare word of a real event
is another, the same in all its reports; each lacks some sentences; one to twelve reports an event,
over three days of a year.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bench.archive_piles import CORPORA, differences, make, run
from bench.archive_stories import alone
from bench.command import PROGRAM, ROOT, Place, scratch

WHAT: Final = (
    "make", "run", "rates", "growth", "skew", "alone", "engines", "workers", "killed",
)  # fmt: skip


def measure(place: Place, sizes: Sequence[int] = (2_000, 120, 60)) -> dict[str, float]:
    """Reports an hour of one core by depth, and the memory of the largest process.

    What starting takes is in it, so that small piles look slower than large ones.
    """
    out: dict[str, float] = {}
    for depth, size in zip(("gather", "read", "compare"), sizes, strict=True):
        with scratch() as folder:
            make(size, folder / "pile", corpora=place.corpora)
            done = run([folder / "pile"], folder / "out", "--depth", depth)
            close = done.summary["counts"].get("close", {}).get("documents read closely", size)
            out[f"archive, {depth}: reports"] = float(close)
            out[f"archive, {depth}: reports an hour of one core"] = round(close / done.busy * 3600)
            out[f"archive, {depth}: peak MB of a process"] = round(done.peak_megabytes)
    return out


def growth(sizes: Sequence[int]) -> dict[str, float]:
    """The power of n with which processor time grows at depth gather."""
    taken, out = [], {}
    for size in sizes:
        with scratch() as folder:
            make(size, folder / "pile")
            done = run([folder / "pile"], folder / "out", "--depth", "gather")
        taken.append(done.busy)
        out[f"gathering {size}, processor seconds"] = round(done.busy, 1)
        out[f"gathering {size}, peak MB of a process"] = round(done.peak_megabytes)
    power = math.log(taken[-1] / taken[0]) / math.log(sizes[-1] / sizes[0])
    out["power of growth"] = round(power, 3)
    return out


def skew(count: int, copies: int) -> dict[str, float]:
    """What `copies` copies of one story cost beside their share of `count` reports."""
    busy = []
    for number in (0, copies):
        with scratch() as folder:
            make(count - number, folder / "pile", copies=number)
            done = run([folder / "pile"], folder / "out", "--depth", "gather")
        busy.append(done.busy)
    without, with_copies = busy
    share = with_copies - without * (count - copies) / count
    return {
        f"gathering {count}, processor seconds": round(without, 1),
        f"with {copies} copies of one story among them": round(with_copies, 1),
        "what they cost, by their share": round(share / (without * copies / count), 2),
    }


def workers(count: int, depth: str = "compare") -> dict[str, float]:
    """How much sooner two processors are done than one.

    By the clock, if the machine is idle otherwise; and by processor time, as if it were: what one
    process took for all, against the leading process and the busier of two workers after it.
    """
    with scratch() as folder:
        make(count, folder / "pile")
        one = run([folder / "pile"], folder / "one", "--depth", depth, cores="0")
        two = run([folder / "pile"], folder / "two", "--depth", depth, cores="0,1")
        differ = differences(folder / "one", folder / "two")
    leading, *working = two.processes
    return {
        "one processor, seconds": round(one.wall, 1),
        "two processors, seconds": round(two.wall, 1),
        "times as fast": round(one.wall / two.wall, 2),
        "one processor, processor seconds": round(one.busy, 1),
        "two processors, processor seconds, the leading process": round(leading, 1),
        **{f"two processors, processor seconds, worker {n}": round(one_of, 1)
           for n, one_of in enumerate(sorted(working, reverse=True)[:2], start=1)},
        "times as fast by processor time": round(one.busy / (leading + max(working)), 2),
        "files that differ": differ,
    }  # fmt: skip


def killed(count: int, kills: int, depth: str = "compare") -> dict[str, float]:
    """A run that is killed, all its processes at once, and resumed, against one that is not."""
    draw = random.Random(count)
    with scratch() as folder:
        make(count, folder / "pile")
        whole = run([folder / "pile"], folder / "whole", "--depth", depth)
        arguments = [str(folder / "pile"), "--out", str(folder / "killed"), "-q", "--resume"]
        command = [*PROGRAM, "archive", *arguments, "--depth", depth]
        finished = 0
        for _ in range(kills):
            with subprocess.Popen(
                command, cwd=ROOT, start_new_session=True,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            ) as process:  # fmt: skip
                try:
                    process.wait(draw.uniform(0.2, 1) * min(whole.wall, 30))
                    finished += 1
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)
        run([folder / "pile"], folder / "killed", "--depth", depth, "--resume")
        differ = differences(folder / "whole", folder / "killed")
        lines = (folder / "killed" / "ledger.jsonl").read_text(encoding="utf-8").splitlines()[1:]
        names = [(one["stage"], one["name"]) for one in map(json.loads, lines)]
    return {
        "kills": kills - finished,
        "files that differ": differ,
        "tasks that stand in the ledger twice": len(names) - len(set(names)),
    }


def engines(
    count: int, depth: str = "compare", master: str = "local-cluster[2,1,2048]"
) -> dict[str, float]:
    """Both engines over one pile: whether all bytes are the same."""
    with scratch() as folder:
        make(count, folder / "pile")
        local = run([folder / "pile"], folder / "local", "--depth", depth)
        more = ("--engine", "spark", "--master", master)
        spark = run([folder / "pile"], folder / "spark", "--depth", depth, *more)
        differ = differences(folder / "local", folder / "spark")
        files = sum(path.is_file() for path in (folder / "local").rglob("*"))
    return {
        "reports": count,
        "files": files,
        "files that differ": differ,
        "local, seconds": round(local.wall, 1),
        "spark, seconds": round(spark.wall, 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=WHAT)
    parser.add_argument("arguments", nargs="*")
    parser.add_argument("--copies", type=int, default=0)
    parser.add_argument("--sizes", default="2000,120,60")
    known, rest = parser.parse_known_args()
    given = known.arguments
    sizes = [int(one) for one in known.sizes.split(",")]
    if known.what == "make":
        make(int(given[0]), Path(given[1]), copies=known.copies)
        return
    if known.what == "run":
        done = run([Path(given[0])], Path(given[1]), *rest)
        found = {"wall": done.wall, "busy": done.busy, "peak MB": done.peak_megabytes}
    elif known.what == "rates":
        found = measure(Place(CORPORA.resolve(), Path()), sizes)
    elif known.what == "growth":
        found = growth([int(one) for one in given])
    elif known.what == "skew":
        found = skew(int(given[0]), int(given[1]))
    elif known.what == "workers":
        found = workers(int(given[0]), *given[1:])
    elif known.what == "killed":
        found = killed(int(given[0]), int(given[1]), *given[2:])
    elif known.what == "alone":
        found = alone(*map(int, given))
    else:
        found = engines(int(given[0]), *given[1:])
    for name, value in found.items():
        sys.stdout.write(f"{name}: {value:g}\n")


if __name__ == "__main__":
    main()
