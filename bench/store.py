"""What the store costs: a report more, a search, a list of changes; and what being killed does.

    python -m bench.store add --reports 20 --corpora ../shared/corpora   # one report more
    python -m bench.store many --reports 10000      # search and changes over so many stored reports
    python -m bench.store gather --reports 10000    # one more that gathers with so many
    python -m bench.store kills --count 1000        # killed at random instants, nothing is lost
    python -m bench.store load --seconds 120        # two who write and ten who read

`add` reads the largest coverage of the corpora and copies as `bench.growth` makes them; elsewhere
no model is needed: stand-ins read reports made by hand. `--store postgresql://…` is measured
instead of a file.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Final

import numpy as np
from tests.unit.brief.stubs import make_maker
from tests.unit.store import shelf, test_robust
from tests.unit.store.forked import Forked

from bench.growth import copy_of, possible
from stemma.claims import CloseReader
from stemma.encoder.words import FILE, WEIGHTS, WordTable
from stemma.gather import gather
from stemma.model import ChangeKind, Document, PointChange, PublishedFrom, Verdict
from stemma.read import read_sources, read_text
from stemma.run.tools import Tools
from stemma.store import Query, Store
from stemma.store.made_with import MadeWith

RARE: Final = 0.5
"""Rarity above which a word may be of few events."""
OWN: Final = 0.35
"""Share of a made report's words that are of its event."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["add", "many", "gather", "kills", "load"])
    parser.add_argument("--reports", type=int, default=20)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--store", default="")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = given.store or str(Path(folder, "stemma.db"))
        ways = {"add": add, "many": many, "gather": gathered, "kills": kills, "load": load}
        ways[given.what](place, given)


def add(place: str, given: argparse.Namespace) -> None:
    """A report more in a coverage of so many, the program started: read, matched, judged."""
    reader = CloseReader.load()
    documents = one_event(given.corpora, reader, given.reports + 1)
    with Store.open(place, lambda: datetime.now(UTC)) as store:
        coverage = store.new_coverage()
        store.add(coverage, documents[:-1])
        with timed(f"brief of {given.reports} reports from nothing"):
            store.brief(coverage)
        with timed("one report more"):
            store.add(coverage, documents[-1:])
            store.brief(coverage)
        with timed("the same brief again"):
            store.brief(coverage)
        told_size(place, len(documents))


def one_event(corpora: Path, reader: CloseReader, count: int) -> list[Document]:
    """So many reports of one event: those of the largest coverage, then reworded copies of them."""
    folders = sorted(path for path in (corpora / "coverages").iterdir() if path.is_dir())
    each = [
        [d for d in read_sources([str(folder)]) if isinstance(d, Document)] for folder in folders
    ]
    real = max(each, key=len)
    pools = {document.id: list(possible(document, reader)) for document in real}
    found = real[:count]
    for number in range(len(real), count):
        document = real[number % len(real)]
        found.append(copy_of(document, pools[document.id], number))
    return found


def many(place: str, given: argparse.Namespace) -> None:
    """Search and changes over many reports in coverages of twenty; reports made by hand."""
    reports = [
        shelf.dam(number, 12 + number % 300, name=f"r{number}") for number in range(given.reports)
    ]
    random = Random(5)
    with shelf.open_store(place, reports) as store:
        coverages = []
        with timed(f"{given.reports} reports stored and read"):
            for start in range(0, len(reports), 20):
                own = [one.document for one in reports[start : start + 20]]
                coverages.append(store.new_coverage(f"coverage {start // 20}"))
                store.add(coverages[-1], own)
                store.read(own)
        brief = store.brief(coverages[0])
        told = [
            PointChange(
                f"c{n}", ChangeKind.MOVED, coverages[0], f"p{n}", (reports[n % 20].document.id,)
            )
            for n in range(200)
        ]
        store.tell(coverages[0], None, brief, told)
        for coverage in coverages[1:]:
            store.tell(coverage, None, brief, told[:20])
        queries = [
            lambda: Query(words=f"ward {random.randrange(given.reports)}"),
            lambda: Query(words=f'"{12 + random.randrange(300)} guards"'),
            lambda: Query(words="dam burst", kind="count", low=Decimal(300), high=Decimal(305)),
            lambda: Query(words="mayor resigned", day="2031-03-07"),
            lambda: Query(verdict=Verdict.CONTRADICTED),
        ]
        rate("search", lambda n: store.search(queries[n % len(queries)]()))
        last = store.changes(limit=1)[0].when
        rate("changes of one coverage", lambda n: store.changes(coverages[n % len(coverages)]))
        rate("changes since", lambda _: store.changes(since=last, limit=100))
        rate("list of coverages", lambda _: store.coverages(), count=10)
    told_size(place, given.reports)


def gathered(place: str, given: argparse.Namespace) -> None:
    """A report more where so many gather by themselves: made of the words of their events."""
    table = WordTable.load()
    random = Random(11)
    words = sorted(word for word in possible_words() if word.isalpha())
    rare = [word for word in words if table.rarity(word) > RARE]
    common = [word for word in words if table.rarity(word) <= RARE]
    events = [random.sample(rare, 60) for _ in range(given.reports // 20 + 1)]

    def report(number: int) -> Document:
        event = number % len(events)
        words = [
            random.choice(events[event] if random.random() < OWN else common) for _ in range(250)
        ]
        day = date(2031, 1, 1) + timedelta(event % 300 + random.randrange(3))
        text = f"{' '.join(words)}."
        return replace(
            read_text(text, f"r{number}"),
            id=f"r{number:06}",
            published=day.isoformat(),
            published_from=PublishedFrom.METADATA,
        )

    tools = Tools(maker=make_maker(table))
    with Store.open(
        place, lambda: datetime.now(UTC), tools=tools, made_with=MadeWith.now()
    ) as store:
        with timed(f"{given.reports} reports stored and gathered"):
            store.add(None, [report(number) for number in range(given.reports)])
        print(f"{len(store.coverages())} coverages of {len(events)} events")
        more = [report(random.randrange(given.reports)) for _ in range(20)]
        more = [replace(one, id=f"more{number}") for number, one in enumerate(more)]
        rate("one report more", lambda n: store.add(None, [more[n]]), count=len(more))
        kept = [d for one in store.coverages() for d in store.documents(one.id)]
        with timed("all gathered from nothing"):
            wanted = gather(kept, table=table)
        found = sorted(sorted(d.id for d in store.documents(c.id)) for c in store.coverages())
        same = found == sorted(sorted(one.documents) for one in wanted.coverages)
        print("as from nothing" if same else "NOT as from nothing")


def possible_words() -> list[str]:
    """The words of the shipped table."""
    with np.load(WEIGHTS / FILE) as arrays:
        return arrays["words"].tobytes().decode("utf-8").split("\n")


def kills(place: str, given: argparse.Namespace) -> None:
    """Killed so often at random instants: all that was acknowledged is there."""
    random = Random(13)
    told: list[list[str]] = []
    for number in range(given.count):
        running = Forked(lambda tell, n=number: test_robust.work(place, n, tell))  # type: ignore[misc]
        told.append(running.kill_after(random.uniform(0, 0.3), lines=random.randint(0, 12)))
    with shelf.open_store(place, test_robust.REPORTS) as store:
        for one in told:
            test_robust.check_all_there(store, one)
        problems = store.verify()
    acknowledged = sum(map(len, told))
    print(f"{given.count} kills: {acknowledged} acknowledged, none lost; {len(problems)} problems")


def load(place: str, given: argparse.Namespace) -> None:
    """Two who write and ten who read, for so long."""
    test_robust.SECONDS = given.seconds  # type: ignore[misc]
    test_robust.test_two_who_write_and_ten_who_read_do_not_stand_in_each_others_way(place)
    with shelf.open_store(place, []) as store:
        print(f"{len(store.decisions())} decisions in {given.seconds:.0f} s, none lost, no failure")


@contextmanager
def timed(what: str) -> Iterator[None]:
    begun, busy = time.perf_counter(), time.process_time()
    yield
    wall, used = time.perf_counter() - begun, time.process_time() - busy
    print(f"{what}: {wall:.2f} s, {used:.2f} s of the processor", flush=True)


def rate(what: str, ask: Callable[[int], object], *, count: int = 100) -> None:
    """How long it takes at the 95th percentile, by the clock and of the processor."""
    walls, busy = [], []
    for number in range(count):
        begun, used = time.perf_counter(), time.process_time()
        ask(number)
        walls.append((time.perf_counter() - begun) * 1000)
        busy.append((time.process_time() - used) * 1000)
    wall, processor = (statistics.quantiles(taken, n=20)[-1] for taken in (walls, busy))
    print(f"{what}: 95th percentile {wall:.0f} ms, {processor:.0f} ms of the processor", flush=True)


def told_size(place: str, count: int) -> None:
    if "://" not in place:
        size = sum(path.stat().st_size for path in Path(place).parent.glob("stemma.db*"))
        print(f"file: {size / count / 1024:.0f} KiB a report")


if __name__ == "__main__":
    main()
