"""A report is forgotten wholly, a copy is a store, and what is not whole is named."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import select, text, update
from tests.unit.store.shelf import dam, dams, documents, from_nothing, open_store

from stemma.errors import UsageError
from stemma.model import ChangeKind, Decision, DecisionKind, Document, PointChange
from stemma.report.brief_json import render_brief_json
from stemma.store import Query, Store
from stemma.store import tables as t
from stemma.store.codec import save

REPORTS = dams(4)
CONTENT = b"<p>The dam above the village burst in ward 0.</p>"


def filled(store: Store) -> str:
    coverage = store.new_coverage("The dam")
    first = replace(REPORTS[0].document, bytes_sha256=sha256(CONTENT).hexdigest())
    store.add(
        coverage,
        [first, *documents(REPORTS[1:])],
        {sha256(CONTENT).hexdigest(): CONTENT},
    )
    return coverage


def test_a_report_that_is_forgotten_leaves_nothing_but_that(place: str) -> None:
    with open_store(place, REPORTS) as store:
        coverage = filled(store)
        brief = store.brief(coverage)
        gone = REPORTS[0].document
        change = PointChange("p", ChangeKind.NEW, "c", "p", (gone.id,))
        kept = PointChange("q", ChangeKind.NEW, "c", "q", (REPORTS[1].document.id,))
        store.tell(coverage, None, brief, [change, kept])
        store.decide(Decision(coverage, DecisionKind.NOTE, "A", subject=(gone.id,), value="x"))
        assert store.forget(gone.id, "Ana")
        assert not store.forget(gone.id, "Ana")
        assert store.document(gone.id) is None
        assert store.original(gone.id) is None
        assert store.latest_brief(coverage) is None
        assert store.told_brief(coverage) is None
        assert [one.change.point for one in store.changes()] == ["q"]
        assert store.decisions() == ()
        assert store.search(Query("ward 0")) == ()
        with store.reading() as connection:
            for table in (t.reading, t.passage, t.capture, t.said, t.judged, t.member):
                rows = select(table.c.document).where(table.c.document == gone.id)
                assert connection.execute(rows).first() is None
        (told,) = store.forgotten()
        assert (told.document_id, told.who, told.at[:10]) == (gone.id, "Ana", "2031-03-10")
        again = store.add(coverage, [replace(gone, id="other")])
        assert again.new == ()
        assert again.rejected[0].reason == "was removed at the wish of Ana on 2031-03-10"
        assert render_brief_json(store.brief(coverage)) == render_brief_json(
            from_nothing(REPORTS[1:])
        )
        assert store.verify() == ()


def test_what_is_forgotten_is_not_in_the_file(tmp_path: Path) -> None:
    place = tmp_path / "stemma.db"
    secret = dam(7, name="secret").document
    assert "ward 7" in secret.text
    with open_store(place, [dam(7, name="secret"), *REPORTS]) as store:
        coverage = filled(store)
        store.add(coverage, [replace(secret, title="Zyxgobbler in the harbour")])
        store.brief(coverage)
        store.forget(secret.id, "Ana")
    for path in tmp_path.iterdir():
        assert b"Zyxgobbler" not in path.read_bytes()


@pytest.mark.parametrize("what", ["removed", "merged"])
def test_no_brief_keeps_what_is_forgotten(place: str, what: str) -> None:
    gone = REPORTS[0].document
    with open_store(place, [*REPORTS, dam(9)]) as store:
        coverage = filled(store)
        if what == "merged":
            other = store.new_coverage()
            store.add(other, documents([dam(9)]))
            store.decide(Decision(other, DecisionKind.MERGE, "Ana", subject=(coverage,), value=""))
            coverage = other
        brief = store.brief(coverage)
        store.tell(coverage, None, brief, ())
        assert gone.id in {d.id for d in brief.documents}
        if what == "removed":
            store.remove(coverage, gone.id)
        assert store.forget(gone.id, "Ana")
        for found in (store.latest_brief(coverage), store.told_brief(coverage)):
            assert found is None or gone.id not in {d.id for d in found.documents}


def test_a_copy_is_a_store(place: str, tmp_path: Path) -> None:
    with open_store(place, REPORTS) as store:
        coverage = filled(store)
        brief = store.brief(coverage)
        store.decide(Decision(coverage, DecisionKind.PIN, "Ana"))
        store.backup(tmp_path / "copy.db")
        with pytest.raises(UsageError, match="there already"):
            store.backup(tmp_path / "copy.db")
        with open_store(tmp_path / "copy.db", []) as copy:
            assert copy.verify() == ()
            assert copy.brief(coverage) == brief
            assert copy.decisions() == store.decisions()
            assert copy.coverages() == store.coverages()
            assert copy.search(Query("dam")) == store.search(Query("dam"))
            assert copy.original(REPORTS[0].document.id) == CONTENT
            copy.decide(Decision(coverage, DecisionKind.NOTE, "Ana", value="goes on"))
    assert {path.name for path in tmp_path.iterdir()} <= {
        "stemma.db", "stemma.db-wal", "stemma.db-shm", "copy.db", "copy.db-wal", "copy.db-shm",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda _: {"content": b"short"}, "report {id}: what was saved is damaged"),
        (lambda _: {"sha256": "0" * 64}, "report {id}: its text is not that of its sum"),
        (
            lambda d: {"content": save(Document, replace(d, text="Another text."))},
            "report {id}: is not what was stored under this id",
        ),
    ],
)
def test_what_is_not_whole_is_named(place: str, change: object, told: str) -> None:
    with open_store(place, REPORTS) as store:
        coverage = filled(store)
        document = store.documents(coverage)[0]
        assert store.verify() == ()
        with store.writing() as (connection, _):
            values = change(document)  # type: ignore[operator]
            connection.execute(
                update(t.document).where(t.document.c.id == document.id).values(**values)
            )
        found = store.verify()
        assert any(line.startswith(told.format(id=document.id)) for line in found)


def test_a_sentence_that_is_missing_in_the_index_is_told(place: str) -> None:
    with open_store(place, REPORTS) as store:
        coverage = filled(store)
        store.brief(coverage)
        with store.writing() as (connection, _):
            connection.execute(text("DELETE FROM said_words"))
        assert any("index of words" in line for line in store.verify())


def test_reports_go_out_as_records(place: str) -> None:
    with open_store(place, REPORTS) as store:
        coverage = filled(store)
        records = list(store.records(coverage))
        assert [one["id"] for one in records] == sorted(d.id for d in documents(REPORTS))
        assert {one["text"] for one in records} == {d.text for d in documents(REPORTS)}


def test_a_coverage_that_is_dropped_takes_its_reports_unless_another_has_them(place: str) -> None:
    with open_store(place, REPORTS) as store:
        coverage = filled(store)
        other = store.new_coverage()
        store.add(other, documents(REPORTS[:1]))
        store.drop_coverage(coverage)
        assert [one.id for one in store.coverages()] == [other]
        assert store.document(REPORTS[0].document.id) is not None
        assert store.document(REPORTS[1].document.id) is None
        assert store.verify() == ()


def test_the_migrations_make_the_tables_that_the_program_knows(place: str) -> None:
    from alembic.autogenerate import compare_metadata  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.migration import MigrationContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    from stemma.store.migrate import NEWEST, SCRIPTS  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    assert ScriptDirectory.from_config(config).get_heads() == [NEWEST]
    with open_store(place, []) as store, store.reading() as connection:
        found = compare_metadata(MigrationContext.configure(connection), t.tables)
    # The index of words is made by hand, in the way of each database.
    assert [one for one in found if "said_words" not in str(one)] == []
