"""`stemma compare` from the command line, with the real model."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.unit.read.made import PARAGRAPHS, page, record, warc
from typer.testing import CliRunner, Result

from stemma.cli import app

ONE = "The ferry Aldona sank off Cape Brennt on Tuesday. Four passengers were hurt, Ilva Orre said."
TWO = "Four passengers were hurt when the ferry Aldona sank off Cape Brennt on Tuesday."
KEYS = [
    "documents", "coverages", "points", "inconsistencies", "origins", "lineage", "timeline",
    "positions", "omissions", "rejections", "versions",
    "decisions", "quotations",
]  # fmt: skip


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["compare", *arguments], env={"COLUMNS": "80"})


@pytest.fixture
def reports(tmp_path: Path) -> list[str]:
    paths = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for path, text in zip(paths, (ONE, TWO), strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


@pytest.mark.usefixtures("weights")
class TestCompare:
    def test_json_holds_every_key(self, reports: list[str]) -> None:
        result = run(*reports, "--format", "json")
        assert result.exit_code == 0
        found = json.loads(result.stdout)
        assert list(found) == KEYS
        assert len(found["documents"]) == 2

    def test_text_fits_and_names_both(self, reports: list[str]) -> None:
        result = run(*reports)
        assert result.exit_code == 0
        assert "one" in result.stdout
        assert "two" in result.stdout
        assert max(map(len, result.stdout.splitlines())) <= 80

    def test_a_mixed_pile_is_gathered_first(self, reports: list[str], tmp_path: Path) -> None:
        other = tmp_path / "three.txt"
        other.write_text("A Hallvik jury cleared the whaler's captain.", encoding="utf-8")
        result = run(*reports, str(other))
        assert result.stdout.startswith("Gathered first: 3 reports of 2 events")
        assert "Set aside, of another event: three" in result.stdout
        found = json.loads(run(*reports, str(other), "--format", "json").stdout)
        first, second = (coverage["documents"] for coverage in found["coverages"])
        assert (len(first), len(second)) == (2, 1)
        of = {d["document"]["id"]: n for n, ids in enumerate((first, second))
              for d in found["documents"] if d["document"]["id"] in ids}  # fmt: skip
        assert all(len({of[r["document"]] for r in p["readings"]}) == 1 for p in found["points"])

    def test_the_caller_may_say_what_belongs_together(
        self, reports: list[str], tmp_path: Path
    ) -> None:
        other = tmp_path / "three.txt"
        other.write_text("A Hallvik jury cleared the whaler's captain.", encoding="utf-8")
        alone = run(*reports, str(other))
        assert "Why: no word of weight in common" in " ".join(alone.stdout.split())
        assert "3 reports:" in run(*reports, str(other), "--together").stdout
        parted = run(*reports, str(other), "--together", "--apart", "three.txt").stdout
        assert "2 reports:" in parted
        assert "Why: --apart names it" in parted
        parted = run(*reports, str(other), "--together", "--apart", "one", "--apart", "TWO").stdout
        assert "1 report: three" in parted
        for name in ("md", "html", "json"):
            told = run(*reports, str(other), "--apart", "three", "--format", name).stdout
            assert "--apart names it" in told
        wrong = run(*reports, "--apart", "nobody")
        assert wrong.exit_code == 2

    def test_captures_of_one_address_are_versions(self, tmp_path: Path) -> None:
        path = tmp_path / "a.warc"
        records = [
            record(
                page(paragraphs=(f"The dam burst and killed {count} people, officials said.",
                                 *PARAGRAPHS[1:]), linked=None).encode(),
                date=f"2031-03-{day}T20:00:00Z",
            )
            for day, count in ((19, "nine"), (20, "eleven"), (21, "eleven"))
        ]  # fmt: skip
        path.write_bytes(warc(*records, packed=False))
        told = run(str(path)).stdout
        assert "1 report in 2 versions, by when captured" in told
        assert "norwire.example, captured 2031-03-19" in told
        assert "Changed in a later version" in told
        assert "May differ" not in told
        assert "not known" not in told
        found = json.loads(run(str(path), "--format", "json").stdout)
        relations = {j["relation"] for p in found["points"] for j in p["judgements"]}
        assert "updates" in relations
        assert relations <= {"updates", "agrees", "compatible", "unjudged"}
        assert all(p["corroboration"]["origins_at_most"] == 1 for p in found["points"])

    def test_rejections_give_three(self, reports: list[str], tmp_path: Path) -> None:
        (tmp_path / "empty.txt").touch()
        result = run(*reports, str(tmp_path / "empty.txt"), "--format", "json")
        assert result.exit_code == 3
        (rejection,) = json.loads(result.stdout)["rejections"]
        assert rejection["source"].endswith("empty.txt")

    def test_out_is_written_whole(self, reports: list[str], tmp_path: Path) -> None:
        out = tmp_path / "brief.json"
        result = run(*reports, "--format", "json", "--out", str(out))
        assert (result.exit_code, result.stdout) == (0, "")
        assert list(json.loads(out.read_text(encoding="utf-8"))) == KEYS
        assert sorted(p.name for p in tmp_path.iterdir()) == ["brief.json", "one.txt", "two.txt"]

    @pytest.mark.parametrize(
        ("name", "start"),
        [
            ("html", "<!DOCTYPE html>"),
            ("md", "# "),
            ("csv", "point,verdict,"),
            ("jsonld", "{"),
            ("graphml", "<?xml"),
            ("ics", "BEGIN:VCALENDAR\r\n"),
            ("ftm", '{"id": '),
        ],
    )
    def test_every_format_is_written(
        self, reports: list[str], tmp_path: Path, name: str, start: str
    ) -> None:
        out = tmp_path / f"brief.{name}"
        assert run(*reports, "--format", name, "--out", str(out)).exit_code == 0
        assert out.read_bytes().decode().startswith(start)

    @pytest.mark.parametrize(
        ("option", "wanted", "told"),
        [
            ("--point", "zzz", "no such point"),
            ("--point", "", "no such point"),
            ("--document", "zzz", "no such report in this brief, which has one, two"),
            ("--document", "", "no such report"),
        ],
    )
    def test_what_is_not_there_is_wrong_usage(
        self, reports: list[str], tmp_path: Path, option: str, wanted: str, told: str
    ) -> None:
        out = tmp_path / "kept"
        out.write_text("before", encoding="utf-8")
        result = run(*reports, option, wanted, "--out", str(out))
        assert result.exit_code == 2
        assert f"{option} {wanted}: {told}" in result.stderr
        assert out.read_text(encoding="utf-8") == "before"

    def test_a_report_is_found_by_its_name_or_file(self, reports: list[str]) -> None:
        for wanted in ("one", reports[0]):
            assert run(*reports, "--document", wanted).exit_code == 0

    @pytest.mark.parametrize("name", ["text", "json"])
    def test_a_report_alone_is_told(self, reports: list[str], name: str) -> None:
        result = run(reports[0], "--format", name)
        assert result.exit_code == 0
        assert result.stderr == "stemma: one report only: there is nothing to compare it with\n"
        assert run(*reports, "--format", name).stderr == ""

    def test_reports_of_as_many_events_are_told(self, reports: list[str], tmp_path: Path) -> None:
        other = tmp_path / "three.txt"
        other.write_text("A Hallvik jury cleared the whaler's captain.", encoding="utf-8")
        assert "no two of the 2 reports are of one event" in run(reports[0], str(other)).stderr


def test_nothing_usable(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    out = tmp_path / "brief.json"
    out.write_text("before", encoding="utf-8")
    result = run(str(tmp_path / "empty.txt"), "--out", str(out))
    assert result.exit_code == 1
    assert "empty" in result.stderr
    assert out.read_text(encoding="utf-8") == "before"


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("a.txt", "-q", "-v"),
        ("a.txt", "--format", "pdf"),
        ("a.txt", "--table", "matrix"),
        ("a.txt", "--format", "csv", "--table", "stories"),
        ("a.txt", "--published", "soon"),
        ("a.txt", "--format", "json", "--point", "0"),
        ("a.txt", "--format", "csv", "--document", "a"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_page_is_not_poured_into_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stemma.cli.compare.is_shown", lambda: True)
    result = run("a.txt", "--format", "html")
    assert result.exit_code == 2
    assert "--out brief.html" in result.stderr


def test_what_a_format_needs_is_loaded_late() -> None:
    code = "import stemma.cli, sys; sys.exit(bool({'jinja2', 'rich', 'numpy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_help_mentions_every_option() -> None:
    told = run("--help").stdout
    for option in (
        "--format",
        "--all",
        "--point",
        "--document",
        "--out",
        "--published",
        "--quiet",
        "--table",
    ):
        assert option in told
    assert "--verbose" in told
