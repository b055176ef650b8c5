"""Questions to an archive whose tables are written by hand."""

import ast
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from stemma.archive import QUESTIONS, ask, ask_sql
from stemma.archive.files import save_rows
from stemma.archive.schemas import TABLES
from stemma.cli import app
from stemma.errors import UsageError


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Two stories: one of three outlets that all have it from Norwire, one with two origins."""
    out = tmp_path / "out"
    rows: dict[str, list[dict[str, Any]]] = {
        "documents": [
            {"id": "n", "outlet": "Norwire", "published": "2031-03-09", "corrections": []},
            {"id": "p", "outlet": "The Pell Post", "published": "2031-03-10",
             "corrections": ["An earlier version gave the wrong toll."]},
            {"id": "q", "outlet": "Quill", "published": "2031-03-10", "corrections": []},
            {"id": "c", "outlet": "=Copy", "published": "2031-03-11", "corrections": []},
            {"id": "x", "outlet": "Norwire", "published": "2031-03-09", "corrections": []},
            {"id": "y", "outlet": "Quill", "published": "2031-03-09", "corrections": []},
        ],
        "members": [
            *({"document": name, "coverage": "A", "copy_of": None} for name in "npq"),
            {"document": "c", "coverage": "A", "copy_of": "p", "copy_share": 0.97},
            *({"document": name, "coverage": "B", "copy_of": None} for name in "xy"),
        ],
        "coverages": [
            {"coverage": "A", "title": "Ferry", "first_day": "2031-03-09", "documents": 4,
             "distinct_documents": 3, "outlets": ["Norwire", "Pell", "Quill"], "is_read": True},
            {"coverage": "B", "title": "Strike", "first_day": "2031-03-09", "documents": 2,
             "distinct_documents": 2, "outlets": ["Norwire", "Quill"], "is_read": True},
        ],
        "points": [
            {"point": "1", "coverage": "A", "origins_at_least": 1, "origins_at_most": 1},
            {"point": "2", "coverage": "B", "origins_at_least": 1, "origins_at_most": 2},
            {"point": "3", "coverage": "B", "origins_at_least": 2, "origins_at_most": 2},
        ],
        "origins": [
            {"coverage": "A", "origin": "o1", "name": "Norwire", "kind": "wire",
             "documents": ["n", "p", "q"]},
            {"coverage": "B", "origin": "o2", "name": "Quill", "kind": "reporting",
             "documents": ["y"]},
        ],
        "judgements": [
            {"coverage": "A", "point": "1", "relation": "contradicts", "kind": "count"},
            {"coverage": "B", "point": "2", "relation": "contradicts", "kind": "count"},
            {"coverage": "B", "point": "3", "relation": "contradicts", "kind": "date"},
            {"coverage": "B", "point": "3", "relation": "agrees", "kind": "date"},
        ],
        "changes": [
            {"coverage": "A", "point": "1", "kind": "moved", "published": "2031-03-10",
             "document": "p", "before_document": "n", "before_value": "9", "value": "14"},
            {"coverage": "A", "point": "1", "kind": "joined", "document": "q"},
        ],
    }  # fmt: skip
    for name, found in rows.items():
        save_rows(out / name / "day=2031-03-09" / "00000.parquet", TABLES[name], found)
    (out / "ledger.jsonl").write_text("{}\n", encoding="utf-8")
    return out


class TestQuestions:
    def test_which_origins_feed_which_outlets(self, archive: Path) -> None:
        assert ask(archive, "origins").rows == (
            ("Norwire", "wire", "=Copy", 1, 1),
            ("Norwire", "wire", "Quill", 1, 1),
            ("Norwire", "wire", "The Pell Post", 1, 1),
        )

    def test_what_share_has_one_origin(self, archive: Path) -> None:
        assert ask(archive, "one-origin").rows == ((2, 1, 1, 0.5, 0.5),)

    def test_figures_that_moved(self, archive: Path) -> None:
        found = ask(archive, "moved")
        assert [dict(zip(found.columns, row, strict=True))["value"] for row in found.rows] == ["14"]

    def test_who_carried_a_correction(self, archive: Path) -> None:
        found = ask(archive, "corrections")
        (row,) = (dict(zip(found.columns, one, strict=True)) for one in found.rows)
        assert (row["document"], row["also_corrected"]) == ("p", None)
        assert row["copies_without"] == ["=Copy"]
        assert row["others_without"] == 3

    def test_contradictions_by_kind(self, archive: Path) -> None:
        assert ask(archive, "contradictions").rows == (("count", 2, 2, 2), ("date", 1, 1, 1))

    @pytest.mark.parametrize("question", QUESTIONS)
    def test_an_archive_without_tables_answers_with_nothing(
        self, tmp_path: Path, question: str
    ) -> None:
        (tmp_path / "ledger.jsonl").write_text("{}\n", encoding="utf-8")
        rows = ask(tmp_path, question).rows
        assert rows == () or question == "one-origin"

    def test_how_a_story_grew(self, archive: Path) -> None:
        assert ask_sql(archive, "SELECT reports, copies FROM growth").rows == ((4, 1), (2, 0))


class TestSql:
    @pytest.mark.parametrize(
        "query",
        [
            "SELECT * FROM read_csv('/etc/passwd')",
            "SELECT * FROM read_text('{out}/../secret.txt')",
            "SELECT * FROM glob('/*')",
            "COPY points TO '{out}/points.csv'",
            "DROP VIEW points",
            "CREATE TABLE t AS SELECT 1",
            "INSTALL httpfs",
            "ATTACH '{out}/x.db'",
            "SET enable_external_access = true",
            "PRAGMA database_list; SELECT 1",
            "SELECT 1; SELECT 2",
            "SELECT",
            "",
            "SELECT nothing FROM points",
        ],
    )
    def test_what_does_not_only_read_the_tables_is_refused(self, archive: Path, query: str) -> None:
        (archive.parent / "secret.txt").write_text("secret", encoding="utf-8")
        before = sorted(archive.rglob("*"))
        with pytest.raises(UsageError):
            ask_sql(archive, query.format(out=archive))
        assert sorted(archive.rglob("*")) == before

    def test_a_long_answer_is_cut(self, archive: Path) -> None:
        found = ask_sql(archive, "SELECT * FROM range(50)", most=20)
        assert (len(found.rows), found.is_cut) == (20, True)

    def test_no_archive_is_wrong_usage(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError, match="no archive"):
            ask(tmp_path, "moved")


class TestNotebook:
    def test_its_cells_run_and_draw(self, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        pytest.importorskip("pandas")
        monkeypatch.setenv("ARCHIVE", str(archive))
        path = Path(__file__).parents[3] / "notebooks" / "archive.ipynb"
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        space: dict[str, Any] = {}
        drawn = []
        for cell in cells:
            if cell["cell_type"] != "code":
                continue
            assert cell["outputs"] == []
            source = ast.parse("".join(cell["source"]))
            last = source.body[-1]
            if isinstance(last, ast.Expr):
                # What a notebook shows of a cell is the value of its last line.
                source.body.pop()
                exec(compile(source, "cell", "exec"), space)  # noqa: S102 - it is ours
                shown = eval(compile(ast.Expression(last.value), "cell", "eval"), space)  # noqa: S307
                if hasattr(shown, "_repr_svg_"):
                    drawn.append(shown._repr_svg_())
            else:
                exec(compile(source, "cell", "exec"), space)  # noqa: S102
        assert len(drawn) == 6
        assert all(svg.startswith("<svg") and svg.endswith("</svg>") for svg in drawn)
        assert "Norwire" in drawn[0]
        assert "Ferry" in drawn[5]


class TestCommand:
    @pytest.mark.parametrize(
        ("more", "wanted"),
        [
            ([], "Norwire"),
            (["--format", "json"], '"origin": "Norwire"'),
            (["--format", "csv"], "Norwire,wire,'=Copy,1,1"),
        ],
    )
    def test_an_answer_is_printed(self, archive: Path, more: list[str], wanted: str) -> None:
        done = CliRunner().invoke(app, ["archive", "ask", str(archive), "origins", *more])
        assert done.exit_code == 0, done.output
        assert wanted in done.stdout

    @pytest.mark.parametrize(
        "arguments",
        [["moved", "--sql", "SELECT 1"], [], ["nothing"], ["--sql", "DROP VIEW points"]],
    )
    def test_wrong_usage(self, archive: Path, arguments: list[str]) -> None:
        done = CliRunner().invoke(app, ["archive", "ask", str(archive), *arguments])
        assert done.exit_code == 2
