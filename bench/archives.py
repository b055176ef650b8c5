"""`stemma archive` over piles of reports made out of real ones: rates, memory, growth, skew.

    python -m bench.archives make COUNT FOLDER [--copies N]     a pile, 5,000 reports a file
    python -m bench.archives run FOLDER OUT [options of `stemma archive`]     seconds and memory
    python -m bench.archives rates [--sizes 10000,400,200]      by depth, of piles made for it
    python -m bench.archives growth 10000 100000                the power with which time grows
    python -m bench.archives skew COUNT COPIES                  what copies of one story cost
    python -m bench.archives alone COUNT                        stories in a pile against alone
    python -m bench.archives engines COUNT                      both engines, the same bytes

Processor time counts, of the program and its processes: other work on the machine moves wall time.
A pile is of events made out of the nine coverages: every name, number and rare word of a real event
is another, the same in all its reports; each lacks some sentences; one to twelve reports an event,
over three days of a year.
"""

from __future__ import annotations

import argparse
import filecmp
import json
import math
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.command import PROGRAM, ROOT, Place, scratch
from bench.pile import Record, edited, load_coverages, make_pile
from stemma.archive.ask import open_tables
from stemma.encoder.words import WordTable

FILE_COUNT: Final = 5_000
CORPORA: Final = ROOT / "../shared/corpora"
OUTLETS: Final = 40
"""Invented outlets that the reports of a pile are shared out among."""
STORIES: Final = 40


@dataclass(frozen=True, slots=True)
class Run:
    """What a run of the program took: wall and processor seconds, the peak of any one process."""

    wall: float
    busy: float
    peak_megabytes: float
    summary: dict[str, Any]


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
    longest = max(records[:200], key=lambda one: len(one["text"]))
    made: list[dict[str, Any]] = []
    seed = 0
    while len(made) < count:
        for copy in edited(longest, seed):
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
    done = subprocess.run(command, check=False, capture_output=True, cwd=ROOT)
    # A report that is too short to count is a rejection.
    assert done.returncode in {0, 3}, done.stderr.decode()
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    return Run(wall, busy, after.ru_maxrss / 1024, summary)


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


def alone(count: int) -> dict[str, float]:
    """Stories that come out of a pile as when they are compared alone.

    The reports of each story are given to `stemma compare` by themselves; points and judgements are
    those of its first event.
    """
    same = shared = told = 0
    with scratch() as folder:
        records = make(count, folder / "pile")
        run([folder / "pile"], folder / "out")
        by_event: dict[str, list[Record]] = {}
        for record in records:
            by_event.setdefault(record["event"], []).append(record)
        points: dict[str, set[Any]] = {}
        with open_tables(folder / "out") as base:
            members = dict(base.execute("SELECT document, coverage FROM members").fetchall())
            for coverage, *rest in base.execute(
                "SELECT coverage, left_document, right_document, relation, kind, left_words,"
                " right_words FROM judgements"
            ).fetchall():
                points.setdefault(coverage, set()).add(tuple(rest))
        stories = [one for _, one in sorted(by_event.items()) if len(one) > 3][:STORIES]
        for story in stories:
            path = folder / "story.json"
            path.write_text(json.dumps(story), encoding="utf-8")
            found, documents = _compared(path)
            coverages = {members[name] for name in documents}
            told += 1
            if len(coverages) == 1:
                shared += 1
                same += found == points.get(coverages.pop(), set())
    return {
        "stories": told,
        "stories whose reports are in one coverage": shared,
        "stories with the same judgements": same,
    }


def _compared(path: Path) -> tuple[set[Any], list[str]]:
    done = subprocess.run(
        [*PROGRAM, "compare", str(path), "--format", "json"],
        check=True, capture_output=True, cwd=ROOT,
    )  # fmt: skip
    brief = json.loads(done.stdout)
    first = brief["coverages"][0]
    texts = {one["document"]["id"]: one["text"] for one in brief["documents"]}
    found = set()
    for point in brief["points"]:
        if point["coverage"] != first["id"]:
            continue
        of = {reading["id"]: reading["document"] for reading in point["readings"]}
        for one in point["judgements"]:
            left, right = of[one["left"]], of[one["right"]]
            words = [
                " … ".join(texts[name][start:end] for start, end in one[key])
                for name, key in ((left, "left_spans"), (right, "right_spans"))
            ]
            found.add((left, right, one["relation"], one["kind"], *words))
    return found, first["documents"]


def engines(count: int, master: str = "local-cluster[2,1,2048]") -> dict[str, float]:
    """Both engines over one pile: whether all bytes are the same."""
    with scratch() as folder:
        make(count, folder / "pile")
        local = run([folder / "pile"], folder / "local")
        spark = run([folder / "pile"], folder / "spark", "--engine", "spark", "--master", master)
        names = sorted(
            str(path.relative_to(folder / "local"))
            for path in (folder / "local").rglob("*")
            if path.is_file()
        )
        others = sum(path.is_file() for path in (folder / "spark").rglob("*"))
        _, differ, missing = filecmp.cmpfiles(
            folder / "local", folder / "spark", names, shallow=False
        )
    return {
        "files": len(names),
        "files that differ": len(differ) + len(missing) + abs(others - len(names)),
        "local, seconds": round(local.wall, 1),
        "spark, seconds": round(spark.wall, 1),
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "what", choices=("make", "run", "rates", "growth", "skew", "alone", "engines")
    )
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
    elif known.what == "alone":
        found = alone(int(given[0]))
    else:
        found = engines(int(given[0]))
    for name, value in found.items():
        sys.stdout.write(f"{name}: {value:g}\n")


if __name__ == "__main__":
    main()
