"""The page on archives names every table with its columns, every view and every question."""

import re
from importlib.resources import files

import pytest
from tests.docs.pages import ROOT
from typer.testing import CliRunner

from stemma.archive import QUESTIONS
from stemma.archive.schemas import TABLES
from stemma.cli import app

PAGE = (ROOT / "docs" / "archives.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### (\w+)\n(.*?)(?=^##)", PAGE, re.MULTILINE | re.DOTALL))


def test_every_table_has_its_section() -> None:
    assert SECTIONS.keys() == TABLES.keys()


@pytest.mark.parametrize("name", TABLES)
def test_a_section_names_the_columns_in_order(name: str) -> None:
    cells = re.findall(r"^\| (`[^|]*) \|", SECTIONS[name], re.MULTILINE)
    named = [column for cell in cells for column in re.findall(r"`(\w+)`", cell)]
    assert sorted(named) == sorted(TABLES[name].names)


def test_every_view_and_question_is_named() -> None:
    sql = files("stemma.archive").joinpath("views.sql").read_text(encoding="utf-8")
    views = re.findall(r"CREATE VIEW (\w+)", sql)
    assert len(views) == 10
    for name in (*views, *QUESTIONS):
        assert f"`{name}`" in PAGE


@pytest.mark.parametrize("command", ["archive", "archive ask"])
def test_every_option_is_told(command: str) -> None:
    done = CliRunner().invoke(app, [*command.split(), "--help"], terminal_width=200)
    assert done.exit_code == 0
    for option in re.findall(r"^\s+(?:-\w, )?(--[a-z-]+)", done.stdout, re.MULTILINE):
        assert option in PAGE or option in {"--help", "--quiet"}, option
