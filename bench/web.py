"""What the web application bears: readers and editors at once on a coverage of many reports.

    python -m bench.web --seconds 180                       # SQLite
    python -m bench.web --seconds 180 --database postgresql # one of its own, started for it
    python -m bench.web --filled stemma.db --seconds 60     # over a copy of a store that is there

The server runs as a program of its own, with accounts, its processes that work and the models.
Readers open pages, editors decide, note and take back; each waits `--pause` seconds on average
between two pages. Told are the times of pages, the errors, the processor time of the server for a
request, and its memory before and after.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import re
import shutil
import socket
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import httpx
from tests.unit.store.postgresql import find_binaries, running

from bench.store import one_event
from stemma.claims import CloseReader
from stemma.store import Store, search
from stemma.store import tables as t
from stemma.store.codec import load
from stemma.store.people import People, Person
from stemma.web.people import hash_password

PASSWORD = "of nobody at all"  # noqa: S105 - of the bench
TICKS = os.sysconf("SC_CLK_TCK")
PAGES = (("", 6), ("?verdict=contradicted", 1), ("/reports", 2), ("/report/{document}", 4),
         ("/compare?left=0&right=1", 1), ("/story", 1), ("/changes", 1))  # fmt: skip
ELSEWHERE = (("/", 4), ("/search?words=the", 1), ("/check", 1))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=180.0)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--editors", type=int, default=5)
    parser.add_argument("--pause", type=float, default=5.0)
    parser.add_argument("--reports", type=int, default=50)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--filled", type=Path)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, _database(given.database) as address:
        place = str(Path(folder, "stemma.db"))
        if given.filled is None:
            fill(place, given.corpora, given.reports)
        else:
            shutil.copyfile(given.filled, place)
        if address:
            copy_rows(place, address)
            place = address
        add_people(place, given.readers, given.editors)
        with serving(place) as server:
            load_server(server, given)


def fill(place: str, corpora: Path, count: int) -> None:
    """A store with one coverage of so many reports and its brief; it takes minutes."""
    documents = one_event(corpora, CloseReader.load(), count)
    with Store.open(place, lambda: datetime.now(UTC)) as store:
        coverage = store.new_coverage("Many reports of one event")
        store.add(coverage, documents)
        store.brief(coverage)


@contextmanager
def _database(kind: str) -> Iterator[str]:
    """The address of an empty PostgreSQL database; empty for a file."""
    binaries = find_binaries() if kind == "postgresql" else None
    if kind == "sqlite":
        yield ""
        return
    if binaries is None:
        raise SystemExit("PostgreSQL is not installed")
    with running(binaries) as address:
        yield f"{address}/postgres"


def copy_rows(place: str, address: str) -> None:
    """All that is in a file into an empty database, memories and all."""
    with (
        Store.open(place, lambda: datetime.now(UTC)) as source,
        Store.open(address, lambda: datetime.now(UTC)) as target,
        source.reading() as read,
        target.database.write() as write,
    ):
        for table in t.tables.sorted_tables:
            if table.name not in {"said", "amount"}:
                rows = [dict(row) for row in read.execute(table.select()).mappings()]
                for start in range(0, len(rows), 1_000):
                    write.execute(table.insert(), rows[start : start + 1_000])
        kept = t.reading.select().where(t.reading.c.kind == "read")
        for row in read.execute(kept):
            from stemma.model import Annotations  # noqa: PLC0415

            search.index(write, load(Annotations, row.content))


def add_people(place: str, readers: int, editors: int) -> None:
    """Accounts for everybody; all have one password."""
    kept = hash_password(PASSWORD)
    with Store.open(place, lambda: datetime.now(UTC)) as store:
        people = People(store)
        for number in range(readers):
            people.put(Person(f"reader{number}", "reader", kept))
        for number in range(editors):
            people.put(Person(f"editor{number}", "editor", kept))


@dataclass(frozen=True)
class Server:
    """A server that runs: its address, and the number of its process."""

    base: str
    process: int

    @property
    def seconds(self) -> float:
        """Processor time that it took so far, without its children."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    @property
    def megabytes(self) -> float:
        """Memory that it holds."""
        status = Path(f"/proc/{self.process}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+)", status)
        return int(found[1]) / 1_024 if found else 0.0


def run_server(place: str, port: int) -> None:
    """The application as `stemma serve --host 0.0.0.0` runs it, but for how often one may ask."""
    import uvicorn  # noqa: PLC0415 - in its own process

    from stemma.cli.process import spare  # noqa: PLC0415
    from stemma.web.app import make_app  # noqa: PLC0415
    from stemma.web.settings import Limits, Settings  # noqa: PLC0415
    from stemma.web.work.lanes import ProcessLanes  # noqa: PLC0415

    often = Limits(reads_a_minute=10**6, writes_a_minute=10**6, logins_a_minute=10**6)
    everywhere = "0.0.0.0"  # noqa: S104 - it listens on loopback, and asks for accounts
    with Store.open(place, lambda: datetime.now(UTC)) as store:
        app = make_app(store, Settings(everywhere, port, limits=often), ProcessLanes(place, spare))
        uvicorn.run(
            app,
            host="127.0.0.1",
            port=port,
            log_level="error",
            access_log=False,
            timeout_keep_alive=75,
        )


@contextmanager
def serving(place: str) -> Iterator[Server]:
    """A server over a store, until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = multiprocessing.get_context("spawn").Process(target=run_server, args=(place, port))
    process.start()
    server = Server(f"http://127.0.0.1:{port}", process.pid or 0)
    try:
        for _ in range(600):
            with suppress(httpx.TransportError):
                if httpx.get(f"{server.base}/health").status_code == 200:
                    break
            time.sleep(0.1)
        yield server
    finally:
        process.terminate()
        process.join(20)
        process.kill()


@dataclass
class Told:
    """What was seen: seconds of each page by its name, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    meanwhile: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, name: str, seconds: float, problem: str = "") -> None:
        """A page that was opened."""
        with self.lock:
            self.seconds.setdefault(name, []).append(seconds)
            if problem:
                self.errors.append(f"{name}: {problem}")


@dataclass(frozen=True)
class Crowd:
    """What all browsers share."""

    server: Server
    told: Told
    ready: threading.Barrier
    end: threading.Event
    pause: float


def load_server(server: Server, given: argparse.Namespace) -> None:
    """Everybody at once for so long; what was measured is printed."""
    told = Told()
    end = threading.Event()
    people = [("reader", n) for n in range(given.readers)]
    people += [("editor", n) for n in range(given.editors)]
    # What is measured begins when all have logged in and the first pages are there.
    ready = threading.Barrier(len(people) + 1)
    crowd = Crowd(server, told, ready, end, given.pause)
    threads = [threading.Thread(target=one_person, args=(crowd, kind, n)) for kind, n in people]
    for thread in threads:
        thread.start()
    with suppress(threading.BrokenBarrierError):
        ready.wait(600)
    memory, used, begun = server.megabytes, server.seconds, time.monotonic()
    time.sleep(given.seconds)
    lasted, used = time.monotonic() - begun, server.seconds - used
    with told.lock:
        kept = {name: [*seconds] for name, seconds in told.seconds.items()}
    after = server.megabytes
    end.set()
    for thread in threads:
        thread.join(60)
    tell(given, kept, told, lasted, used, (memory, after))


def one_person(crowd: Crowd, kind: str, number: int) -> None:
    """One browser: logs in, and goes from page to page."""
    chance = random.Random(f"{kind}{number}")
    try:
        with httpx.Client(base_url=crowd.server.base, timeout=300) as client:
            csrf = log_in(client, f"{kind}{number}")
            found = re.search(r"/coverage/([\w-]+)", client.get("/").text)
            coverage = f"/coverage/{found[1] if found else ''}"
            listed = client.get(f"{coverage}/reports").text
            documents = re.findall(r"/report/([^\"]+)", listed)
            client.get(coverage)
            with suppress(threading.BrokenBarrierError):
                crowd.ready.wait(600)
            while not crowd.end.wait(chance.expovariate(1 / crowd.pause)):
                if kind == "editor" and chance.random() < 0.15:
                    edit(client, coverage, csrf, chance, crowd.told)
                else:
                    read(client, coverage, documents, chance, crowd.told)
    except (httpx.HTTPError, OSError) as error:
        crowd.ready.abort()
        crowd.told.add("browser", 0.0, f"{type(error).__name__}: {error}")


def log_in(client: httpx.Client, name: str) -> str:
    csrf = find_csrf(client.get("/login").text)
    client.post("/login", data={"csrf": csrf, "name": name, "password": PASSWORD})
    return find_csrf(client.get("/keys").text)


def find_csrf(page: str) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    return found[1] if found else ""


def read(
    client: httpx.Client, coverage: str, documents: list[str], chance: random.Random, told: Told
) -> None:
    """Open one page."""
    every = [(coverage + path, weight) for path, weight in PAGES] + [*ELSEWHERE]
    path = chance.choices([p for p, _ in every], [w for _, w in every])[0]
    name = re.sub(r"^/coverage/[\w-]+", "coverage", path.partition("?")[0]) or "/"
    asked = path.format(document=chance.choice(documents))
    begun = time.monotonic()
    answer = client.get(asked)
    problem = "" if answer.status_code == 200 else str(answer.status_code)
    told.add(name, time.monotonic() - begun, problem)


def edit(client: httpx.Client, coverage: str, csrf: str, chance: random.Random, told: Told) -> None:
    """Decide on a point, write a note beside one, or take something back."""
    page = client.get(coverage).text
    points = re.findall(r'data-point="(\w+)"', page)
    undone = re.findall(r'name="decision" value="(\w+)"', page)
    what = chance.choice(["accept", "reject", "note", "undo"])
    fields = {"csrf": csrf, "point": chance.choice(points), "what": what, "note": "Ask again."}
    path = f"{coverage}/decide"
    if what == "undo" and undone:
        path, fields = f"{coverage}/undo", {"csrf": csrf, "decision": chance.choice(undone)}
    elif what == "undo":
        fields["what"] = "note"
    begun = time.monotonic()
    answer = client.post(path, data=fields)
    took = time.monotonic() - begun
    # A point on which nothing can be decided, or that another changed meanwhile, is no error.
    good = answer.status_code in {303, 400, 409}
    told.meanwhile += answer.status_code in {400, 409}
    told.add("decide", took, "" if good else str(answer.status_code))


def tell(
    given: argparse.Namespace,
    seconds: dict[str, list[float]],
    told: Told,
    lasted: float,
    used: float,
    memory: tuple[float, float],
) -> None:
    every = [one for name, found in seconds.items() if name != "decide" for one in found]
    count = sum(map(len, seconds.values()))
    print(f"{given.database}: {given.readers} readers and {given.editors} editors, {lasted:.0f} s")
    for name, found in sorted(seconds.items()):
        print(f"  {name:28}{len(found):6} {told_times(found)}")
    print(f"  {'all pages':28}{len(every):6} {told_times(every)}")
    print(f"  errors {len(told.errors)}, decided meanwhile {told.meanwhile}")
    print(f"  processor of the server {1000 * used / max(1, count):.0f} ms a request")
    print(f"  memory of the server {memory[0]:.0f} MB, then {memory[1]:.0f} MB")
    for problem in told.errors[:10]:
        print(f"  {problem}")


def told_times(found: list[float]) -> str:
    if len(found) < 2:
        return ""
    cuts = statistics.quantiles(found, n=20)
    return f"median {1000 * statistics.median(found):5.0f} ms, 95 % {1000 * cuts[-1]:5.0f} ms"


if __name__ == "__main__":
    main()
