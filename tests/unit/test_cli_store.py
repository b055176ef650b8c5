"""The commands that work with a store, as a person runs them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import StubAnnotator
from typer.testing import CliRunner, Result

from stemma.cli import app

TEXT = "The dam held on Friday, officials said. More than 100 families left.\n"


@pytest.fixture
def place(tmp_path: Path, stub: StubAnnotator) -> str:
    """A store, and a report beside it."""
    assert stub.batches == []
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "other.jsonl").write_text(
        json.dumps({"text": TEXT.replace("Friday", "Monday"), "title": "It held", "id": "x"})
        + "\n",
        encoding="utf-8",
    )
    return str(tmp_path / "stemma.db")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def add(place: str, *more: str) -> Result:
    folder = Path(place).parent
    return run(
        "store", "add", str(folder / "report.txt"), str(folder / "other.jsonl"), "--store", place,
        "-q", *more,
    )  # fmt: skip


def test_reports_are_added_listed_found_and_exported(place: str, tmp_path: Path) -> None:
    done = add(place, "--title", "The dam")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("2 new, 0 new versions, 0 known\n")
    assert add(place, "--coverage", "the dam").stdout.startswith("0 new, 0 new versions, 2 known")
    listed = json.loads(run("store", "list", "--store", place, "--format", "json").stdout)
    (coverage,) = listed["coverages"]
    assert (coverage["title"], coverage["documents"]) == ("The dam", 2)
    out = tmp_path / "reports.jsonl"
    done = run("store", "export", "--what", "reports", "--out", str(out), "--store", place)
    assert done.exit_code == 0
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert {one["text"] for one in records} == {TEXT, TEXT.replace("Friday", "Monday")}


def test_what_was_read_from_is_kept(place: str, tmp_path: Path) -> None:
    from datetime import UTC, datetime  # noqa: PLC0415

    from stemma.store import Store  # noqa: PLC0415

    add(place, "--title", "The dam")
    with Store.open(place, lambda: datetime.now(UTC)) as store:
        (coverage,) = store.coverages()
        kept = {store.original(document.id) for document in store.documents(coverage.id)}
    line = (tmp_path / "other.jsonl").read_bytes().strip()
    assert kept == {TEXT.encode(), line}


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("store", "list"), 0, "The dam"),
        (("store", "verify"), 0, "all is whole"),
        (("store", "show", "nowhere"), 2, "no coverage nowhere"),
        (("store", "remove", "the dam", "nowhere"), 2, "no report nowhere"),
        (("store", "forget", "nowhere", "--who", "Ana"), 2, "no report nowhere"),
        (("decide", "note", "the dam", "--words", "ask", "--who", "Ana"), 0, ""),
        (("decide", "note", "the dam", "--who", "Ana"), 2, "no words"),
        (("decide", "pin", "the dam", "--who", "Ana"), 0, ""),
        (("decide", "merge", "the dam", "nowhere", "--who", "Ana"), 2, "no coverage"),
        (("decide", "split", "the dam", "nowhere", "--who", "Ana"), 2, "no report"),
        (("decide", "undo", "the dam", "nowhere", "--who", "Ana"), 2, "no decision"),
        (("decide", "guess", "the dam"), 2, "guess"),
        (("search",), 2, "nothing is searched for"),
        (("search", "held", "--kind", "count", "--from", "many"), 2, "no number"),
        (("search", "xyzzy"), 0, "nothing found"),
        (("store", "export"), 0, ""),
    ],
)
def test_what_is_said(place: str, arguments: tuple[str, ...], code: int, told: str) -> None:
    add(place, "--title", "The dam")
    done = run(*arguments, "--store", place)
    assert done.exit_code == code, done.output
    assert told in done.output


def test_a_decision_is_undone(place: str) -> None:
    add(place, "--title", "The dam")
    name = run("decide", "pin", "the dam", "--who", "Ana", "--store", place).stdout.strip()
    assert "pinned" in run("store", "list", "--store", place).stdout
    done = run("decide", "undo", "the dam", name[:6], "--who", "Ana", "--store", place)
    assert done.exit_code == 0, done.output
    assert "pinned" not in run("store", "list", "--store", place).stdout


def test_labels_that_are_no_json(place: str, tmp_path: Path) -> None:
    wrong = tmp_path / "labels.jsonl"
    wrong.write_text('{"id": 1}\nnot json\n', encoding="utf-8")
    done = run("store", "import", str(wrong), "--who", "Ana", "--store", place)
    assert done.exit_code == 2
    assert "line 2: is no JSON" in done.output


def test_a_backup_and_what_is_there_already(place: str, tmp_path: Path) -> None:
    add(place, "--title", "The dam")
    copy = str(tmp_path / "copy.db")
    assert run("store", "backup", copy, "--store", place).exit_code == 0
    assert "The dam" in run("store", "list", "--store", copy).stdout
    assert run("store", "backup", copy, "--store", place).exit_code == 2


def test_the_usual_place_is_the_user_s_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert run("store", "list").stdout == "nothing is stored\n"
    assert (tmp_path / "data" / "stemma" / "stemma.db").exists()


def test_a_damaged_store_ends_the_command_with_its_name(tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_text("no store", encoding="utf-8")
    done = run("store", "list", "--store", str(broken))
    assert done.exit_code == 1
    assert str(broken) in done.output


@pytest.mark.parametrize("arguments", [["--help"], ["compare", "--help"], ["store", "--help"]])
def test_what_works_without_a_store_loads_no_database(arguments: list[str]) -> None:
    code = (
        "import sys; from stemma.cli import app\n"
        "try: app(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print({'sqlalchemy', 'alembic', 'numpy'} & set(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "set()"


def test_comparing_loads_no_database(tmp_path: Path) -> None:
    code = (
        "import sys; import stemma.run, stemma.brief, stemma.claims, stemma.report.brief_json\n"
        "print({'sqlalchemy', 'alembic'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--offline",), "nothing is asked with --offline"),
        (("--proxy", "proxy.example"), "write it as http://host:port"),
        (("--cacert", "/none.pem"), "no such file"),
    ],
)
def test_store_add_reaches_the_network_as_it_is_told(
    place: str, option: tuple[str, ...], said: str
) -> None:
    done = run("store", "add", "http://127.0.0.1:9/dam", *option, "--store", place)
    assert said in done.output
    assert run("store", "list", "--store", place).stdout == "nothing is stored\n"
