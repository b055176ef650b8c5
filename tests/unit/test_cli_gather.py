"""`stemma gather` from the command line."""

import json
import re
from pathlib import Path

import pytest
from tests.unit.gather.made import FIRE, STRIKE
from typer.testing import CliRunner, Result

from stemma.cli import app

KEYS = ["coverages", "copies", "documents", "rejections"]


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["gather", *arguments], input=stdin, env={"COLUMNS": "80"})


@pytest.fixture
def pile(tmp_path: Path) -> str:
    folder = tmp_path / "pile"
    folder.mkdir()
    records = [
        {"id": "fire1", "outlet": "Echo", "title": "Fire at Vessling", "text": " ".join(FIRE[:5]),
         "published": "2031-05-06"},
        {"id": "fire2", "outlet": "Star", "text": " ".join(FIRE[3:]), "published": "2031-05-08"},
        {"id": "copy", "text": " ".join(FIRE[1:5])},
        {"id": "strike1", "text": " ".join(STRIKE)},
    ]  # fmt: skip
    (folder / "records.json").write_text(json.dumps(records), encoding="utf-8")
    return str(folder)


def test_json_holds_every_key(pile: str) -> None:
    result = run(pile, "--format", "json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert list(found) == KEYS
    fire, strike = found["coverages"]
    assert re.fullmatch("[0-9a-f]{16}", fire.pop("id"))
    assert fire == {
        "title": "Fire at Vessling",
        "earliest": "2031-05-06",
        "latest": "2031-05-08",
        "documents": ["fire1", "fire2", "copy"],
    }
    assert (strike["documents"], strike["earliest"], strike["title"]) == (["strike1"], None, None)
    assert found["copies"] == [{"document": "copy", "of": "fire1", "share": 1.0}]
    assert [entry["document"]["id"] for entry in found["documents"]] == [
        "fire1", "fire2", "copy", "strike1",
    ]  # fmt: skip


def test_jsonl_is_a_coverage_a_line(pile: str) -> None:
    result = run(pile, "none.txt", "--format", "jsonl")
    assert result.exit_code == 3
    fire, strike, rejected = map(json.loads, result.stdout.splitlines())
    assert fire["coverage"]["documents"] == ["fire1", "fire2", "copy"]
    assert [entry["document"] for entry in fire["copies"]] == ["copy"]
    assert [entry["document"]["id"] for entry in strike["documents"]] == ["strike1"]
    assert rejected["rejection"]["source"] == "none.txt"


def test_text_names_coverages_copies_and_the_single_ones_last(pile: str) -> None:
    result = run(pile)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "4 reports · 1 coverage of several · 1 alone · 1 copy"
    assert lines[2] == "Fire at Vessling"
    assert lines[3].startswith("2031-05-06 to 2031-05-08 · 3 reports · Echo, Star · ")
    assert any("100% of it repeats Echo" in line for line in lines)
    assert lines.index("Alone  1") > lines.index("Fire at Vessling")
    assert max(map(len, lines)) <= 80


def test_a_long_list_is_cut_and_all_shows_it(tmp_path: Path) -> None:
    records = [{"id": str(n), "text": f"{'qxzj' * (n + 1)} {n}{n}{n}"} for n in range(30)]
    path = tmp_path / "many.json"
    path.write_text(json.dumps(records), encoding="utf-8")
    few, every = run(str(path)).stdout, run(str(path), "--all").stdout
    assert "… and 10 more: --all" in few
    assert "more" not in every
    # Of undated reports the longer come first.
    assert "30" in _numbers(few)
    assert "4" not in _numbers(few)
    assert "4" in _numbers(every)


def _numbers(text: str) -> list[str]:
    """The numbers of the records, wherever a line breaks."""
    return re.findall(r"json#(\d+)", "".join(text.split()))


def test_the_order_of_the_sources_makes_no_difference(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.txt" for name in ("a", "b", "c")]
    for path, lines in zip(paths, (FIRE[:5], FIRE[3:], STRIKE), strict=True):
        path.write_text(" ".join(lines), encoding="utf-8")
    names = [str(path) for path in paths]
    there, back = (run(*order, "--format", "json").stdout for order in (names, names[::-1]))
    assert there == back


def test_standard_input_and_a_date_for_all(tmp_path: Path) -> None:
    path = tmp_path / "fire.txt"
    path.write_text(" ".join(FIRE[:5]), encoding="utf-8")
    result = run(
        "-", str(path), "--published", "2031-05-06", "--format", "json",
        stdin=" ".join(FIRE[2:]).encode(),
    )  # fmt: skip
    (coverage,) = json.loads(result.stdout)["coverages"]
    assert coverage["earliest"] == coverage["latest"] == "2031-05-06"


def test_rejections_are_told_and_kept(pile: str) -> None:
    told = run(pile, "none.txt")
    assert told.exit_code == 3
    assert told.stderr.startswith("rejected: none.txt: ")
    kept = run(pile, "none.txt", "--format", "json")
    (rejection,) = json.loads(kept.stdout)["rejections"]
    assert list(rejection) == ["source", "stage", "reason"]


def test_nothing_usable() -> None:
    result = run("none.txt", "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["coverages"] == []


def test_verbose_tells_of_every_report(pile: str) -> None:
    lines = run(pile, "-v", "--format", "json").stderr.splitlines()
    assert len(lines) == 4
    assert all(re.fullmatch(r"read: .*records\.json#\d: \d+ characters", line) for line in lines)


def test_out_is_written_whole(pile: str, tmp_path: Path) -> None:
    out = tmp_path / "found.json"
    result = run(pile, "--format", "json", "--out", str(out))
    assert (result.exit_code, result.stdout) == (0, "")
    assert list(json.loads(out.read_text(encoding="utf-8"))) == KEYS


@pytest.mark.parametrize(
    "arguments",
    [
        (), ("a.txt", "-q", "-v"), ("a.txt", "--format", "csv"), ("a.txt", "--published", "soon"),
        ("a.txt", "--all", "--format", "json"),
    ],
)  # fmt: skip
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_help_mentions_every_option() -> None:
    told = run("--help").stdout
    for option in ("--format", "--all", "--out", "--published", "--quiet", "--verbose"):
        assert option in told
