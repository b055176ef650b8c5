"""How the time of `compare` grows with the number of reports, and how long a cold start takes.

The large sets are the real coverages and, where these run out, reworded copies of them: every
copy has its own choice of the rewordings of `rewordings.py` and lacks some sentences, so none is
the text of another. A set of n reports holds all events, so that each event grows as n does.
Reading is timed once, over the largest set; comparing apart, over what was read.

    python -m bench.growth [--corpora ../shared/corpora] [--sizes 50,200,800] [--rounds 5]
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from bench.command import PROGRAM, ROOT, Place, scratch
from bench.edits import Edit
from bench.rewordings import reword_clause, reword_value
from stemma.brief import BriefMaker
from stemma.claims import CloseReader
from stemma.model import Annotations, Document, Rejection
from stemma.read import read_sources, read_text
from stemma.run.compare import date_reports
from stemma.run.local import Alone
from stemma.run.tools import Tools

SIZES: Final = (50, 200, 800)
COLD: Final = "call"
LEFT_OUT: Final = 0.12
"""The share of sentences that a copy lacks, and of possible rewordings that it does not have."""
SHARE: Final = 0.6


def measure(place: Place, sizes: Sequence[int] = SIZES, rounds: int = 5) -> dict[str, float]:
    """Seconds, and the power of n with which comparing grows from the first size to the last."""
    reader = CloseReader.load()
    texts = list(make_texts(place.corpora, reader, sizes[-1]))
    start = time.perf_counter()
    found = reader.annotate(texts)
    out = {f"reading {sizes[-1]} reports, seconds": round(time.perf_counter() - start, 1)}
    maker = BriefMaker.load()
    seconds = [
        compare_seconds(maker, reader, found[:size], rounds if size <= 50 else 1) for size in sizes
    ]
    for size, taken in zip(sizes, seconds, strict=True):
        out[f"comparing {size} reports, seconds"] = round(taken, 2)
    for (size, one), (other, two) in zip(
        zip(sizes, seconds, strict=True), zip(sizes[1:], seconds[1:], strict=True), strict=False
    ):
        power = math.log(two / one) / math.log(other / size)
        out[f"power of growth, {size} to {other}"] = round(power, 2)
    power = math.log(seconds[-1] / seconds[0]) / math.log(sizes[-1] / sizes[0])
    out["power of growth"] = round(power, 2)
    out |= cold(place, texts[:200], rounds)
    return out


def compare_seconds(
    maker: BriefMaker, reader: CloseReader, found: Sequence[Annotations], rounds: int
) -> float:
    """Processor time of one brief, the median of some rounds."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        maker.make(date_reports(found, Alone(Tools(rereader=reader, maker=maker))))
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def cold(place: Place, texts: Sequence[Document], rounds: int) -> dict[str, float]:
    """The program from its start to its end: wall and processor seconds, medians."""
    coverage = place.corpora / "coverages" / COLD
    out = {}
    with scratch() as folder:
        records = [
            {"id": d.id, "text": d.text, "outlet": d.outlet, "published": d.published,
             "url": d.url, "title": d.title}
            for d in texts
        ]  # fmt: skip
        path = folder / "many.json"
        path.write_text(json.dumps(records), encoding="utf-8")
        one = next(iter(sorted(coverage.iterdir())))
        for name, arguments, times in (
            ("compare of five reports", ("compare", str(coverage)), rounds),
            ("read of one report", ("read", str(one)), rounds),
            ("--help", ("--help",), rounds),
            (f"compare of {len(texts)} reports", ("compare", str(path)), 1),
        ):
            wall, busy = seconds_of([*PROGRAM, *arguments], times)
            out[f"{name}, cold, seconds"] = wall
            out[f"{name}, cold, processor seconds"] = busy
    return out


def make_texts(corpora: Path, reader: CloseReader, count: int) -> Iterator[Document]:
    """So many reports: the real ones, round the coverages in turn, then copies of them."""
    folders = sorted(path for path in (corpora / "coverages").iterdir() if path.is_dir())
    each = [
        [d for d in read_sources([str(folder)]) if not isinstance(d, Rejection)]
        for folder in folders
    ]
    longest = max(map(len, each))
    real = [members[k] for k in range(longest) for members in each if k < len(members)]
    yield from real[:count]
    pools = {document.id: list(possible(document, reader)) for document in real}
    for number in range(len(real), count):
        document = real[number % len(real)]
        yield copy_of(document, pools[document.id], number)


def possible(document: Document, reader: CloseReader) -> Iterator[Edit]:
    """What can be worded otherwise in a report, and the sentences that can be left out."""
    (found,) = reader.annotate([document])
    parse, _ = reader.annotator.read(document)
    for value in (*found.quantities, *found.timexes):
        yield from reword_value(value, document.text)
    for sentence in found.sentences:
        yield Edit("left out", sentence.start, sentence.end, "")
        if parse is not None:
            yield from reword_clause(sentence, parse)


def copy_of(document: Document, edits: Sequence[Edit], number: int) -> Document:
    """A reworded copy, as another outlet's report of the same day."""
    draw = random.Random(number)
    text, last = document.text, len(document.text)
    for edit in sorted(edits, key=lambda e: (-e.start, e.end, e.kind, e.new)):
        chance = LEFT_OUT if edit.kind == "left out" else SHARE
        if edit.end <= last and draw.random() < chance:
            text, last = edit.apply(text), edit.start
    made = read_text(f"{text}\n", f"copy-{number}.txt", published=document.published)
    assert isinstance(made, Document)
    return made


def seconds_of(command: list[str], rounds: int, done: Sequence[int] = (0,)) -> tuple[float, float]:
    """(clock, processor) seconds of a command that ends with one of these codes, medians.

    Raises:
        CalledProcessError: it ends with another.
    """
    walls, busy = [], []
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(rounds):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        ended = subprocess.run(command, check=False, capture_output=True, cwd=ROOT, env=environment)
        if ended.returncode not in done:
            ended.check_returncode()
        walls.append(time.perf_counter() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        busy.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return round(statistics.median(walls), 2), round(statistics.median(busy), 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    place = Place(arguments.corpora.resolve(), Path())
    sizes = [int(size) for size in arguments.sizes.split(",")]
    for name, value in measure(place, sizes, arguments.rounds).items():
        sys.stdout.write(f"{name}: {value:g}\n")


if __name__ == "__main__":
    main()
