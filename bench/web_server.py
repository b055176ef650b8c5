"""A server of the web application as a program of its own, over a store that was filled for it."""

from __future__ import annotations

import multiprocessing
import os
import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
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


def fill(place: str, corpora: Path, count: int) -> None:
    """A store with one coverage of so many reports and its brief; it takes minutes."""
    documents = one_event(corpora, CloseReader.load(), count)
    with Store.open(place, lambda: datetime.now(UTC)) as store:
        coverage = store.new_coverage("Many reports of one event")
        store.add(coverage, documents)
        store.brief(coverage)


@contextmanager
def database(kind: str) -> Iterator[str]:
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
