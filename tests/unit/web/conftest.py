"""A small server over a small store: models are stand-ins, and work is done at once."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.unit.store.shelf import dams, documents, open_store

from stemma.errors import StemmaError
from stemma.store import Store
from stemma.store.people import People, Person
from stemma.web.app import make_app
from stemma.web.house import House
from stemma.web.people import hash_password
from stemma.web.settings import Limits, Settings
from stemma.web.work.doing import Doer
from stemma.web.work.jobs import Kind
from stemma.web.work.lane import Item
from stemma.web.work.lanes import find_place, take_task

BASE = "http://127.0.0.1:8710"
PASSWORD = "a long enough password"  # noqa: S105 - of nobody
ANYWHERE = "0.0.0.0"  # noqa: S104 - nothing listens

PEOPLE = {"rhea": "reader", "edda": "editor", "ada": "admin"}
HASH = hash_password(PASSWORD)


class AtOnce:
    """Does every order in this thread, before it is answered that it was taken."""

    def __init__(self, store: Store) -> None:
        self.doer = Doer("", store=store)
        self.house: House | None = None

    def connect(self, house: House) -> None:
        self.house = house
        house.asking = house.adding = self

    def start(self) -> None:
        pass

    def close(self) -> None:
        pass

    def nudge(self) -> None:
        assert self.house is not None
        while (item := take_task(self.house, "test")) is not None:
            self.give(item)

    def give(self, item: Item) -> None:
        assert self.house is not None
        jobs = self.house.jobs
        jobs.start(item.job)

        def tell(kind: Kind, words: str, detail: str = "") -> None:
            jobs.tell(item.job, kind, words, detail)

        try:
            result: Any = self.doer.do(item.order, tell)
        except StemmaError as error:
            item.done(str(error))
            jobs.fail(item.job, str(error))
        else:
            item.done("")
            jobs.end(item.job, where=find_place(item.order, item.job, result), result=result)


@dataclass(eq=False)
class Desk:
    """One browser before one server; `coverage` is the id of the coverage that is there."""

    client: TestClient
    store: Store
    house: House
    coverage: str

    @property
    def csrf(self) -> str:
        found = re.search(r'name="csrf" value="([^"]+)"', self.client.get("/search").text)
        if found is None:
            found = re.search(r'name="csrf" value="([^"]+)"', self.client.get("/check").text)
        assert found is not None
        return found[1]

    def post(self, path: str, fields: dict[str, Any] | None = None, **more: Any) -> Any:
        return self.client.post(path, data={"csrf": self.csrf, **(fields or {})}, **more)

    def log_in(self, name: str, password: str = PASSWORD) -> Any:
        return self.post("/login", {"name": name, "password": password})

    def log_in_with(self, fields: dict[str, str], name: str = "edda") -> Any:
        """Log in by a page that carries something."""
        return self.client.post("/login", data={**fields, "name": name, "password": PASSWORD})

    def points(self, verdict: str) -> list[str]:
        brief = self.store.latest_brief(self.coverage)
        assert brief is not None
        return [p.point.id for p in brief.points if p.verdict.value == verdict]


MakeDesk = Callable[..., Desk]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one coverage and its brief, to be copied."""
    place = tmp_path_factory.mktemp("filled") / "stemma.db"
    with open_store(place, dams(4)) as store:
        coverage = store.new_coverage("The dam above the village")
        store.add(coverage, documents(dams(4)))
        store.brief(coverage)
    return place


@pytest.fixture
def make_desk(tmp_path: Path, filled: Path) -> Iterator[MakeDesk]:
    opened: list[Store] = []
    houses: list[House] = []

    def make(
        settings: Settings | None = None, *, base: str = BASE, store: Store | None = None
    ) -> Desk:
        if store is None:
            place = tmp_path / f"{len(opened)}.db"
            shutil.copyfile(filled, place)
            store = open_store(place, dams(4))
            opened.append(store)
        coverage = store.coverages()[0].id
        app = make_app(store, settings or Settings(), AtOnce(store))
        client = TestClient(app, base_url=base, raise_server_exceptions=False)
        houses.append(app.state.house)
        return Desk(client, store, app.state.house, coverage)

    yield make
    for house in houses:
        house.later.finish(5)
    for store in opened:
        store.close()


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    """On loopback: one person, no login."""
    return make_desk()


@pytest.fixture
def team(make_desk: MakeDesk) -> Desk:
    """On another address, with a reader, an editor and an admin."""
    desk = make_desk(Settings(ANYWHERE, names=("desk.example",)), base="http://desk.example")
    people = People(desk.store)
    for name, role in PEOPLE.items():
        people.put(Person(name, role, HASH))
    return desk


def small_limits() -> Limits:
    return Limits(body_bytes=20_000, idle_seconds=0.2, total_seconds=0.5)
