"""The tables of a brief, and their CSV as a spreadsheet and pandas read it."""

import csv
from io import StringIO

import pandas as pd
import pytest
from tests.unit.report.brief_sample import make_brief
from tests.unit.report.unjudged_sample import make_unjudged_brief

from stemma.model import Brief
from stemma.report.brief_table_names import BriefTable
from stemma.report.brief_tables import render_brief_csv, to_brief_table
from stemma.report.table import Cell

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\u00a0=1", "＝1"]


def rows(which: BriefTable, brief: Brief | None = None) -> list[dict[str, Cell]]:
    table = to_brief_table(brief or make_brief(), which)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_findings_have_a_row_for_each_reading_with_its_place() -> None:
    brief = make_brief()
    texts = {document.id: document.text for document in brief.documents}
    found = rows(BriefTable.FINDINGS)
    assert len(found) == 10
    for row in found:
        spans = row["spans"]
        assert isinstance(spans, tuple)
        text = texts[str(row["document"])]
        words = [text[int(pair[0]) : int(pair[1])] for pair in spans]
        assert row["text"] == " … ".join(words)
    first = found[0]
    assert first["clashes"] == ("“Friday” and “Saturday” have no day in common.",)
    assert (first["value"], first["said_by"]) == ("2031-05-02", "the mayor")


def test_the_other_tables() -> None:
    assert [row["earliest"] for row in rows(BriefTable.TIMELINE)] == ["2031-05-02", "2031-05-03"]
    assert [row["answer"] for row in rows(BriefTable.POSITIONS)] == [1, None]
    (day, boats, closed) = rows(BriefTable.MATRIX)
    assert (day["Orle Mail"], day["Ferry Post"], day["Report 3"]) == (
        "clashes",
        "clashes",
        "silent",
    )
    assert boats["Report 3"] == "may differ"
    assert closed["Orle Mail"] == "agrees"


@pytest.mark.parametrize("which", BriefTable)
def test_a_csv_is_read_back(which: BriefTable) -> None:
    text = render_brief_csv(make_brief(), which)
    table = to_brief_table(make_brief(), which)
    title, *body = csv.reader(StringIO(text, newline=""), strict=True)
    assert tuple(title) == table.columns
    assert len(body) == len(table.rows)
    assert len(pd.read_csv(StringIO(text))) == len(table.rows)


@pytest.mark.parametrize("which", BriefTable)
@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_starts_a_formula(which: BriefTable, words: str) -> None:
    text = render_brief_csv(make_brief(f"\n{words}", outlet=words), which)
    for row in csv.reader(StringIO(text, newline="")):
        for cell in row:
            assert not cell.lstrip(" \u00a0").startswith(("=", "+", "-", "@", "\t", "＝"))
    if which is BriefTable.FINDINGS:
        assert words in text


@pytest.mark.parametrize("which", BriefTable)
def test_an_empty_brief_keeps_the_titles(which: BriefTable) -> None:
    assert render_brief_csv(Brief(()), which).count("\r\n") == 1


def test_what_could_not_be_judged_clashes_with_nothing() -> None:
    found = [
        r for r in rows(BriefTable.FINDINGS, make_unjudged_brief()) if r["verdict"] == "unjudged"
    ]
    assert [row["clashes"] for row in found] == [(), ()]
    (row,) = [
        r for r in rows(BriefTable.MATRIX, make_unjudged_brief()) if r["verdict"] == "unjudged"
    ]
    assert (row["Orle Mail"], row["Ferry Post"], row["Report 3"]) == (
        "says so",
        "silent",
        "says so",
    )
