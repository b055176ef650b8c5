"""Browsers before a filled store on every kind of database, and what they press."""

import re
from collections.abc import Callable, Iterator, Sequence
from html import unescape

import pytest
from starlette.testclient import TestClient
from tests.unit.brief.stubs import stub_maker
from tests.unit.store.conftest import place, server  # noqa: F401 - fixtures
from tests.unit.store.shelf import MADE_WITH, Reader, Ticking, dams, documents
from tests.unit.web.conftest import ANYWHERE, HASH, PEOPLE, AtOnce, Desk

from stemma.model import Annotations, Document
from stemma.run.tools import Tools
from stemma.store import Store
from stemma.store.people import People, Person
from stemma.web.app import make_app
from stemma.web.sessions import COOKIE
from stemma.web.settings import Limits, Settings

TEAM = Settings(ANYWHERE, names=("desk.example",), limits=Limits(writes_a_minute=100_000))
PASTED = "The harbour was closed on Monday, the harbour master said. " * 8

MakeDesk = Callable[..., Desk]


class Anything(Reader):
    """A reader that finds nothing in what it does not know."""

    def annotate(self, documents: Sequence[Document]) -> tuple[Annotations, ...]:
        return tuple(
            super(Anything, self).annotate([one])[0] if one.id in self.known else Annotations(one)
            for one in documents
        )

    def again(self, document: Document) -> Annotations:
        return super().again(document) if document.id in self.known else Annotations(document)


def open_filled(at: str) -> Store:
    """A store with a coverage of four reports, its brief and three people."""
    reader = Anything(dams(6))
    tools = Tools(annotate=reader.annotate, rereader=reader, maker=stub_maker())
    store = Store.open(at, Ticking(), tools=tools, made_with=MADE_WITH)
    if not store.coverages():
        coverage = store.new_coverage("The dam above the village")
        store.add(coverage, documents(dams(4)))
        store.brief(coverage)
        for name, role in PEOPLE.items():
            People(store).put(Person(name, role, HASH))
    return store


@pytest.fixture
def make(place: str) -> Iterator[MakeDesk]:  # noqa: F811
    """One more browser, logged in as somebody; `again` starts the server and its store anew."""
    opened: list[Store] = []
    apps: list[object] = []

    def desk(name: str = "", *, again: bool = False, cookie: str = "") -> Desk:
        if again or not opened:
            for before in apps[-1:]:
                before.state.house.later.finish(5)  # type: ignore[attr-defined]
            for store in opened:
                store.close()
            opened.append(open_filled(place))
            apps.append(make_app(opened[-1], TEAM, AtOnce(opened[-1])))
        store, app = opened[-1], apps[-1]
        client = TestClient(
            app,  # type: ignore[arg-type] # kept as it came
            base_url="http://desk.example",
            raise_server_exceptions=False,
        )
        made = Desk(client, store, app.state.house, store.coverages()[0].id)  # type: ignore[attr-defined]
        if cookie:
            client.cookies.set(COOKIE, cookie)
        if name:
            assert made.log_in(name).status_code == 200
        return made

    yield desk
    for app in apps:
        app.state.house.later.finish(5)  # type: ignore[attr-defined]
    for store in opened:
        store.close()


def one_of(desk: Desk) -> str:
    return f"/coverage/{desk.coverage}"


def choices(page: str, point: str) -> dict[str, str]:
    """The hidden fields of the form that decides on a point."""
    form = page.partition(f'data-point="{point}"')[2].partition('class="choices">')[2]
    found = re.findall(
        r'<input type="hidden" name="(\w+)" value="([^"]*)"', form.partition("</form>")[0]
    )
    return {name: unescape(value) for name, value in found}


def decide(desk: Desk, page: str, point: str, what: str) -> tuple[int, str]:
    fields = {**choices(page, point), "what": what}
    answer = desk.client.post(f"{one_of(desk)}/decide", data=fields)
    return answer.status_code, answer.text


def contested(desk: Desk) -> str:
    return (desk.points("contradicted") or desk.points("differs"))[0]
