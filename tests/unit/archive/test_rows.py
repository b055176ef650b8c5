"""A brief as rows: its points, and how they changed; every word stands in its document."""

from dataclasses import replace
from typing import Any

import pytest
from tests.unit.report.brief_sample import make_brief

from stemma.archive.changes import change_rows
from stemma.archive.rows import BriefRows
from stemma.archive.schemas import CHANGES, JUDGEMENTS, LINEAGE, ORIGINS, POINTS, READINGS
from stemma.model import Brief, Relation

THIRD = "0123456789abcdef"


def changes(brief: Brief) -> list[dict[str, Any]]:
    return list(change_rows(brief, BriefRows(brief, "C", 0), "C"))


def told(brief: Brief, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row.get(name) for name in columns) for row in changes(brief)]


def with_relation(brief: Brief, point: str, relation: Relation) -> Brief:
    """The brief with every judgement of a point as if it were another."""
    return replace(
        brief,
        points=tuple(
            replace(one, judgements=tuple(replace(j, relation=relation) for j in one.judgements))
            if one.point.id == point
            else one
            for one in brief.points
        ),
    )


def test_a_contradiction_names_both_and_why() -> None:
    (row,) = [one for one in changes(make_brief()) if one["kind"] == "contradicted"]
    assert (row["document"], row["before_document"], row["point"]) == ("two", "one", "point-day")
    assert row["published"] == "2031-05-04"
    assert "no day in common" in row["reason"]


def test_a_point_begins_with_the_first_report_and_others_join_it() -> None:
    found = told(make_brief(), "point", "kind", "document", "before_document")
    assert [one for one in found if one[0] == "point-closed"] == [
        ("point-closed", "new", "one", None),
        ("point-closed", "joined", "two", "one"),
    ]


def test_a_point_of_one_report_is_no_change() -> None:
    points = {row["point"] for row in changes(make_brief())}
    assert points == {"point-day", "point-boats", "point-closed"}


def test_a_figure_moves_only_between_two_dates() -> None:
    brief = with_relation(make_brief(), "point-boats", Relation.UPDATES)
    found = told(brief, "point", "kind", "document", "before_value", "value")
    moved = [one for one in found if one[:2] == ("point-boats", "moved")]
    # The third report has no date: nobody can say that its four came later.
    assert [one[2] for one in moved] == ["two"]
    dated = replace(
        brief,
        documents=tuple(
            replace(d, published="2031-05-06", published_from=brief.documents[0].published_from)
            if d.id == THIRD
            else d
            for d in brief.documents
        ),
    )
    found = told(dated, "point", "kind", "document", "before_document", "before_value", "value")
    moved = [one for one in found if one[:2] == ("point-boats", "moved")]
    assert [one[2:4] for one in moved] == [("two", "one"), (THIRD, "one")]
    assert moved[1][4] != moved[1][5]


@pytest.mark.parametrize("relation", [Relation.DIFFERS, Relation.UNJUDGED, Relation.UNRELATED])
def test_what_is_neither_held_nor_clashes_is_no_change(relation: Relation) -> None:
    brief = with_relation(make_brief(), "point-day", relation)
    kinds = {row["kind"] for row in changes(brief) if row["point"] == "point-day"}
    assert kinds == {"new"}


def test_what_an_outlet_corrects_stands_first() -> None:
    brief = make_brief()
    first, *others = brief.documents
    words = ("An earlier version named another bridge.", "And another mayor.")
    corrected = replace(brief, documents=(replace(first, corrections=words), *others))
    found = told(corrected, "kind", "document", "words", "point")
    assert found[:2] == [("corrected", "one", one, None) for one in words]


def test_every_row_has_its_columns_and_its_words() -> None:
    brief = make_brief()
    rows = BriefRows(brief, "C", 3)
    texts = {document.id: document.text for document in brief.documents}
    for schema, found in (
        (POINTS, rows.points()), (READINGS, rows.readings()), (JUDGEMENTS, rows.judgements()),
        (LINEAGE, rows.lineage()), (ORIGINS, rows.origins()), (CHANGES, iter(changes(brief))),
    ):  # fmt: skip
        made = list(found)
        assert made
        for row in made:
            assert row.keys() <= set(schema.names)
    for row in rows.readings():
        for piece in row["words"].split(" … "):
            assert piece in texts[row["document"]]
    assert [row["rank"] for row in rows.points()] == [*range(1, len(brief.points) + 1)]
    assert {row["part"] for row in rows.points()} == {3}
