"""Killed, full, locked, damaged, read-only, with the clock gone back: clear, and nothing lost."""

import sqlite3
import time
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import event, text
from tests.unit.store.forked import Forked, Tell
from tests.unit.store.shelf import WHEN, Ticking, dam, dams, documents, open_store

from stemma.errors import StemmaError, StoreError
from stemma.follow import tell_changes
from stemma.model import Decision, DecisionKind
from stemma.store import Feed, Query, Store, Task
from stemma.store.database import Database

KILLS = 20
SECONDS = 10.0
REPORTS = dams(6)


def note(coverage: str, words: str, who: str = "Ana") -> Decision:
    return Decision(coverage, DecisionKind.NOTE, who, value=words)


def work(place: str, number: int, tell: Tell) -> None:
    """Add, gather, follow, decide, make briefs and tell, each told here when it is done."""
    with open_store(place, REPORTS) as store:
        tell("open")
        coverage = store.new_coverage(f"run {number}")
        tell(f"coverage {coverage}")
        for turn in range(1_000):
            document = REPORTS[turn % len(REPORTS)].document
            store.add(coverage, [document])
            tell(f"document {document.id} {coverage}")
            tell(f"decision {store.decide(note(coverage, f'{number} {turn}'))}")
            alone = replace(REPORTS[turn % len(REPORTS)].document, id=f"g{number}.{turn}")
            alone = replace(alone, text=f"{alone.text} Run {number}, turn {turn}.", sha256="")
            alone = replace(alone, sha256=sha256(alone.text.encode()).hexdigest())
            store.add(None, [alone])
            tell(f"gathered {alone.id}")
            if turn % 3 == 0:
                tell(f"changes {len(tell_changes(store, coverage))}")
            store.put_feed(Feed(f"f{number}.{turn % 5}", "https://a.example/rss", state="{}"))
            tell(f"feed f{number}.{turn % 5}")
            tell(f"task {store.queue.put(Task('brief', coverage))}")
            if turn % 4 == 3:
                store.remove(coverage, document.id)
                tell(f"removed {document.id} {coverage}")


def check_all_there(store: Store, told: list[str]) -> None:
    """All that was acknowledged is stored."""
    assert not [line for line in told if line.startswith("FAILED")]
    known = {
        "coverage": {one.id for one in store.coverages()},
        "decision": {one.id for one in store.decisions()},
        "task": {str(one.id) for one in store.queue.tasks()},
        "feed": {one.id for one in store.feeds()},
    }
    held: set[tuple[str, str]] = set()
    for line in told:
        what, *rest = line.split()
        if what in known:
            assert rest[0] in known[what]
        elif what == "gathered":
            assert store.places(rest)
        elif what == "document":
            held.add((rest[0], rest[1]))
        elif what == "removed":
            held.discard((rest[0], rest[1]))
    # What was done last may be more than was acknowledged: a removal, and nothing else.
    last = [line for line in told if line.startswith("document")][-1:]
    for document, coverage in held:
        assert store.document(document) is not None
        if not last or document not in last[0]:
            assert document in {d.id for d in store.documents(coverage)}


def test_a_writer_killed_at_any_instant_loses_nothing(place: str) -> None:
    random = Random(7)
    told: list[list[str]] = []
    for number in range(KILLS):
        running = Forked(lambda tell, n=number: work(place, n, tell))  # type: ignore[misc]
        told.append(running.kill_after(random.uniform(0, 0.15), lines=random.randint(1, 8)))
    with open_store(place, REPORTS) as store:
        for one in told:
            check_all_there(store, one)
        assert store.verify() == ()
        # A run after it completes.
        coverage = store.new_coverage()
        store.add(coverage, documents(REPORTS))
        assert len(store.brief(coverage).documents) == len(REPORTS)


def test_a_first_opening_that_is_killed_can_be_done_again(place: str) -> None:
    random = Random(11)
    for number in range(10):
        Forked(lambda tell, n=number: work(place, n, tell)).kill_after(  # type: ignore[misc]
            random.uniform(0, 0.08)
        )
    with open_store(place, REPORTS) as store:
        assert store.verify() == ()
        store.add(store.new_coverage(), documents(REPORTS))


def write(place: str, coverage: str, number: int, tell: Tell) -> None:
    with open_store(place, REPORTS) as store:
        until = time.monotonic() + SECONDS
        turn = 0
        while time.monotonic() < until:
            turn += 1
            tell(store.decide(note(coverage, f"{number} {turn}", f"w{number}")))
            store.add(coverage, [REPORTS[turn % len(REPORTS)].document])


def read(place: str, coverage: str, tell: Tell) -> None:
    with open_store(place, REPORTS) as store:
        until = time.monotonic() + SECONDS
        before = 0
        while time.monotonic() < until:
            found = len(store.decisions(coverage))
            assert found >= before
            before = found
            store.coverages()
            store.documents(coverage)
            store.search(Query(words="dam"))
        tell(str(before))


def test_two_who_write_and_ten_who_read_do_not_stand_in_each_others_way(place: str) -> None:
    with open_store(place, REPORTS) as store:
        coverage = store.new_coverage()
        store.add(coverage, documents(REPORTS))
        store.read(documents(REPORTS))
    writers = [
        Forked(lambda tell, n=n: write(place, coverage, n, tell))  # type: ignore[misc]
        for n in range(2)
    ]
    readers = [Forked(lambda tell: read(place, coverage, tell)) for _ in range(10)]
    written = [line for one in writers for line in one.end()]
    heard = [line for one in readers for line in one.end()]
    assert not [line for line in (*written, *heard) if "FAILED" in line]
    with open_store(place, REPORTS) as store:
        known = [one.id for one in store.decisions(coverage)]
        assert set(written) == set(known)
        assert len(known) == len(written) > 10
        assert {one.who for one in store.decisions(coverage)} == {"w0", "w1"}


def limit(store: Store, pragma: str) -> None:
    """Set something on every connection from now on."""

    def connect(connection: Any, _record: object) -> None:
        connection.execute(f"PRAGMA {pragma}")

    store.database.engine.dispose()
    event.listen(store.database.engine, "connect", connect)


def fill(store: Store, coverage: str) -> None:
    """More than there is room for."""
    for turn in range(500):
        store.decide(note(coverage, f"{turn} " + "words " * 200))


def test_a_full_disk_is_told_and_what_was_there_stays(tmp_path: Path) -> None:
    place = tmp_path / "stemma.db"
    with open_store(place, REPORTS) as store:
        coverage = store.new_coverage()
        store.add(coverage, documents(REPORTS[:2]))
        with store.database.read() as connection:
            pages = connection.execute(text("PRAGMA page_count")).scalar()
        limit(store, f"max_page_count = {pages}")
        with pytest.raises(StoreError, match="no space is left on the disk"):
            fill(store, coverage)
    with open_store(place, REPORTS) as store:
        assert len(store.documents(coverage)) == 2
        assert store.verify() == ()
        store.decide(note(coverage, "again"))


def test_what_can_only_be_read_is_read(tmp_path: Path) -> None:
    place = tmp_path / "stemma.db"
    with open_store(place, REPORTS) as store:
        coverage = store.new_coverage()
        store.add(coverage, documents(REPORTS))
        brief = store.brief(coverage)
        limit(store, "query_only = ON")
        assert store.brief(coverage) == brief
        with pytest.raises(StoreError, match="can be read and not written"):
            store.decide(note(coverage, "x"))


def test_a_server_that_only_lets_read(postgresql: str) -> None:
    with open_store(postgresql, REPORTS) as store:
        coverage = store.new_coverage()
        name = postgresql.rpartition("/")[2]
        with store.database.engine.begin() as connection:
            connection.execute(text("SET TRANSACTION READ WRITE"))
            connection.execute(
                text(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
            )
        store.database.engine.dispose()
        assert store.documents(coverage) == ()
        with pytest.raises(StoreError, match="can be read and not written"):
            store.decide(note(coverage, "x"))


def test_while_another_program_writes_one_reads_and_is_told(tmp_path: Path) -> None:
    place = tmp_path / "stemma.db"
    with open_store(place, REPORTS) as store:
        coverage = store.new_coverage()
    other = sqlite3.connect(place, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Store.open(place, Ticking(), wait_seconds=0.2) as store:
        assert store.documents(coverage) == ()
        with pytest.raises(StoreError, match="another program is writing"):
            store.decide(note(coverage, "x"))
        other.execute("COMMIT")
        store.decide(note(coverage, "x"))
    other.close()


def test_a_store_of_a_newer_version_is_left_alone(place: str) -> None:
    with open_store(place, []) as store, store.database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer version of Stemma"):
        open_store(place, [])


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "other.db"
    with sqlite3.connect(place) as other:
        other.execute("CREATE TABLE cookies (id)")
    other.close()
    before = place.read_bytes()[100:]
    with pytest.raises(StoreError, match="something else"):
        open_store(place, [])
    assert place.read_bytes()[100:] == before


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"The dam held.\n", "is no store"),
        (b"\x00" * 4096, "is no store"),
        (b"SQLite format 3\x00" + b"\xff" * 4000, "damaged"),
    ],
)
def test_a_file_that_is_no_store_is_told(tmp_path: Path, content: bytes, told: str) -> None:
    place = tmp_path / "stemma.db"
    place.write_bytes(content)
    with pytest.raises(StoreError, match=told):
        open_store(place, [])
    assert place.read_bytes() == content


@pytest.mark.parametrize("place", ["", "nowhere/stemma.db", "mysql://x/y", "ftp://x", "\x00"])
def test_a_place_that_is_none(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError):
        open_store(place, [])


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(StoreError, match="does not answer"):
        open_store("postgresql://nobody:secret@127.0.0.1:1/x", [])


def test_a_password_is_not_told() -> None:
    with pytest.raises(StoreError) as caught:
        open_store("postgresql://nobody:secret@127.0.0.1:1/x", [])
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_file_is_told_and_never_read_wrong(tmp_path: Path, seed: int) -> None:
    place = tmp_path / "stemma.db"
    with open_store(place, REPORTS) as store:
        coverage = store.new_coverage()
        store.add(coverage, documents(REPORTS))
        brief = store.brief(coverage)
        store.decide(note(coverage, "x"))
        store.database.checkpoint()
    random = Random(seed)
    content = bytearray(place.read_bytes())
    for _ in range(40):
        content[random.randrange(100, len(content))] ^= random.randrange(1, 256)
    place.write_bytes(content)
    told = ""
    try:
        with open_store(place, REPORTS) as store:
            told = " ".join(store.verify())
            assert {d.text for d in store.documents(coverage)} <= {
                one.document.text for one in REPORTS
            }
            found = store.latest_brief(coverage)
            assert found is None or found == brief
    except StemmaError as error:
        told += str(error)
    assert told


def test_cut_off_it_is_told(tmp_path: Path) -> None:
    place = tmp_path / "stemma.db"
    with open_store(place, REPORTS) as store:
        store.add(store.new_coverage(), documents(REPORTS))
        store.database.checkpoint()
    content = place.read_bytes()
    place.write_bytes(content[: len(content) // 2])
    told = ""
    try:
        with open_store(place, REPORTS) as store:
            told = " ".join(store.verify())
    except StoreError as error:
        told = str(error)
    assert told


def test_a_clock_that_goes_back_changes_no_order(place: str) -> None:
    clock = Ticking()
    store = Store(Database.open(place), clock)
    coverage = store.new_coverage()
    first = store.decide(note(coverage, "first"))
    clock.now = WHEN - timedelta(days=400)
    second = store.decide(note(coverage, "second"))
    found = store.decisions(coverage)
    assert [one.id for one in found] == [first, second]
    assert found[0].at < found[1].at
    store.close()


def test_addresses_and_texts_that_databases_do_not_like(place: str) -> None:
    odd = replace(
        dam(1).document,
        title="nul \x00 and half \ud800",
        outlet="'; DROP TABLE document; --",
        url="https://x.example/\x00?q=%00",
        source="a\x00b",
    )
    with open_store(place, []) as store:
        coverage = store.new_coverage("\x00 '\"%_")
        assert store.add(coverage, [odd]).new == (odd.id,)
        assert store.document(odd.id) == odd
        assert store.verify() == ()
