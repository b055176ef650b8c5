"""What is added is told at once, whoever adds it."""

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from tests.unit.store.shelf import dam, documents, open_store
from typer.testing import CliRunner

from stemma.cli import app
from stemma.follow import add_reports, tell_all, view_kept
from stemma.model import ChangeKind
from stemma.report.changes import render_changes_json
from stemma.store import Change

REPORTS = [dam(number, 12 if number < 2 else 40, day=number + 1) for number in range(4)]
FIRST = (
    "The ferry Aldona sank off Cape Brennt early on Tuesday, killing nine people, the coast guard"
    " said. Rescuers pulled 180 people from the water."
)
SECOND = (
    "The ferry Aldona sank off Cape Brennt on Tuesday. The death toll rose to 14 on Wednesday, the"
    " coast guard said. Rescuers pulled 180 people from the water."
)


@pytest.fixture(name="schema")
def _schema() -> dict[str, object]:
    found = files("stemma.report.changes") / "schema.json"
    return dict(json.loads(found.read_text(encoding="utf-8")))


@pytest.mark.parametrize("batches", [(2, 4), (1, 3, 4)])
@pytest.mark.parametrize("gathers", [True, False])
def test_what_was_added_and_what_it_changed(
    tmp_path: Path, batches: tuple[int, ...], *, gathers: bool, schema: dict[str, object]
) -> None:
    with open_store(tmp_path / "stemma.db", REPORTS) as store:
        coverage = None if gathers else store.new_coverage("The dam")
        told: list[Change] = []
        low = 0
        for high in batches:
            found = add_reports(store, coverage, documents(REPORTS[low:high]))
            assert len(found.added.new) == high - low
            assert found.unread == ()
            told += found.changes
            low = high
        kinds = {one.change.kind for one in told}
        assert ChangeKind.CONTRADICTED in kinds
        # Nothing is left to be told, and nothing is told twice.
        assert store.untold() == ()
        assert list(tell_all(store)) == []
        assert store.changes() == tuple(told)
        assert add_reports(store, coverage, documents(REPORTS)).changes == ()
        written = json.loads(render_changes_json(view_kept(store, store.changes())))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(written, schema)
    assert written["version"] == schema["version"]
    clash = next(one for one in written["changes"] if one["kind"] == "contradicted")
    assert [one["low"] for one in clash["history"]][-1] == "40"
    assert {one["low"] for one in clash["history"]} == {"12", "40"}
    clash["kind"] = "gossip"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(written, schema)


@pytest.mark.usefixtures("weights")
def test_the_command_tells_what_it_added(tmp_path: Path, schema: dict[str, object]) -> None:
    place = str(tmp_path / "stemma.db")

    def run(*arguments: str) -> str:
        done = CliRunner().invoke(app, [*arguments, "--store", place])
        assert done.exit_code == 0, done.output
        return done.stdout

    for number, text in enumerate((FIRST, SECOND)):
        path = tmp_path / f"report{number}.json"
        path.write_text(
            json.dumps(
                {
                    "text": text,
                    "outlet": ("Tesvik Post", "Brennt Herald")[number],
                    "published": f"2031-03-0{number + 4}T08:00",
                }
            )
        )
        if number:
            assert "changes" not in run("store", "list")
            assert "change" in run("store", "add", str(path), "--coverage", "The ferry")
        else:
            run("store", "add", str(path), "--title", "The ferry sinks")
    told = run("changes")
    assert "14" in told
    assert "told so far: " in told
    assert "2031-03-04 9" in told
    written = json.loads(run("changes", "--format", "json", "--all"))
    jsonschema.validate(written, schema)
    assert "told so far" in run("changes", "--format", "markdown")
