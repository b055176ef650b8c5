"""A store of an earlier version of the tables: brought up to date, killed on the way or not."""

from collections.abc import Callable
from random import Random

import pytest
from sqlalchemy import text
from tests.unit.store.forked import Forked
from tests.unit.store.shelf import dams, documents, from_nothing, open_store

from stemma.errors import StoreError
from stemma.model import Decision, DecisionKind
from stemma.report.brief_json import render_brief_json
from stemma.store import Feed, migrate

KILLS = 6
REPORTS = dams(4)

Make = Callable[[str, str], str]


@pytest.fixture
def make_old(monkeypatch: pytest.MonkeyPatch) -> Make:
    """Makes a store with the tables of a version, reports and a decision in it; its coverage."""

    def make(place: str, version: str) -> str:
        with monkeypatch.context() as patch:
            patch.setattr(migrate, "NEWEST", version)
            with open_store(place, REPORTS) as store:
                coverage = store.new_coverage("The dam")
                store.add(coverage, documents(REPORTS))
                store.decide(Decision(coverage, DecisionKind.NOTE, "Ana", value="called them"))
                store.put_feed(Feed("f", "https://a.example/rss"))
        return coverage

    return make


@pytest.mark.parametrize("version", ["0001", "0002", "0004"])
def test_what_an_earlier_version_stored_is_there(place: str, version: str, make_old: Make) -> None:
    coverage = make_old(place, version)
    with open_store(place, REPORTS) as store:
        assert {d.text for d in store.documents(coverage)} == {d.text for d in documents(REPORTS)}
        assert [one.value for one in store.decisions(coverage)] == ["called them"]
        assert [one.id for one in store.feeds()] == ["f"]
        decided = store.decisions(coverage)
        found = render_brief_json(store.brief(coverage))
        assert found == render_brief_json(from_nothing(REPORTS, decided))
        assert store.verify() == ()


def test_killed_while_it_is_migrated_nothing_is_lost(place: str, make_old: Make) -> None:
    coverage = make_old(place, "0001")
    random = Random(5)
    for _ in range(KILLS):
        Forked(lambda _: open_store(place, REPORTS).close()).kill_after(random.uniform(0, 0.1))
    with open_store(place, REPORTS) as store:
        assert len(store.documents(coverage)) == len(REPORTS)
        assert len(store.decisions(coverage)) == 1
        assert store.verify() == ()


def test_an_earlier_program_leaves_a_store_of_this_version_alone(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(place, []).close()
    monkeypatch.setattr(migrate, "NEWEST", "0002")
    with pytest.raises(StoreError, match="newer version"):
        open_store(place, [])


def test_a_store_of_which_a_table_is_missing_is_told(tmp_path: object) -> None:
    place = f"{tmp_path}/stemma.db"
    with open_store(place, REPORTS) as store, store.writing() as (connection, _):
        connection.execute(text("DROP TABLE bag"))
    with open_store(place, REPORTS) as store, pytest.raises(StoreError):
        store.add(None, documents(REPORTS))
