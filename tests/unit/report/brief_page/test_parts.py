"""The parts of the page: layers of the lineage, axes of the timeline, marks in the texts."""

from dataclasses import replace
from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st
from tests.unit.report.brief_sample import make_brief

from stemma.model import Precision, TimelineEntry
from stemma.report.brief_page.layers import find_columns, order_columns
from stemma.report.brief_page.lineage import MOST_ALONE, make_lineage
from stemma.report.brief_page.texts import make_texts
from stemma.report.brief_page.timeline import make_timeline
from stemma.report.view import BriefView

NODES = list("abcde")


@given(st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES))))
def test_columns_and_orders_hold_every_node_once(edges: list[tuple[str, str]]) -> None:
    apart = [(giver, taker) for giver, taker in edges if giver != taker]
    columns = find_columns(NODES, apart, {"a": 1})
    assert sorted(columns) == NODES
    assert columns["a"] >= 1
    rows = order_columns(NODES, columns, apart)
    assert sorted(node for row in rows for node in row) == NODES
    if not _has_circle(set(apart)):
        assert all(columns[giver] < columns[taker] for giver, taker in apart)


def _has_circle(edges: set[tuple[str, str]]) -> bool:
    reached = set(edges)
    for _ in NODES:
        reached |= {(a, d) for a, b in reached for c, d in reached if b == c}
    return any(a == b for a, b in reached)


def test_barycentres_uncross_two_pairs() -> None:
    columns = {"a": 0, "b": 0, "c": 1, "d": 1}
    edges = [("a", "d"), ("b", "c")]
    left, right = order_columns(["a", "b", "c", "d"], columns, edges)
    assert (left.index("a") < left.index("b")) == (right.index("d") < right.index("c"))


def test_lineage_runs_from_left_to_right() -> None:
    lineage = make_lineage(BriefView(make_brief()))
    x = {box.label: box.x for box in lineage.boxes}
    assert x["Coast Wire"] < x["Orle Mail"] < x["Ferry Post"]
    assert [line.arrow for line in lineage.lines].count(False) == 1
    assert all(
        0 <= box.x <= lineage.width and 0 <= box.y <= lineage.height for box in lineage.boxes
    )
    assert [tie.words for tie in lineage.ties] == ["copies", "cites", "quotes the same words as"]


def test_many_reports_without_a_tie_are_only_counted() -> None:
    brief = replace(make_brief(), lineage=())
    assert len(make_lineage(BriefView(brief)).boxes) == 3
    many = tuple(
        replace(brief.documents[0], id=f"m{n}", outlet=f"M{n}") for n in range(MOST_ALONE + 1)
    )
    crowd = replace(
        brief,
        documents=(*brief.documents, *many),
        coverages=(replace(brief.coverages[0], documents=tuple(d.id for d in many)),),
        points=(),
        lineage=(),
    )
    lineage = make_lineage(BriefView(crowd))
    assert (lineage.boxes, len(lineage.alone)) == ((), MOST_ALONE + 1)


def test_precision_is_a_length_and_dates_of_one_point_stand_together() -> None:
    brief = make_brief()
    first = brief.timeline[0]
    known = BriefView(brief)
    demand = known.point_by_id["point-demand"].readings[0].reading
    entries = (
        first,
        TimelineEntry(
            demand.spans[0],
            "point-demand",
            date(2031, 5, 1),
            date(2031, 5, 10),
            Precision.MONTH,
            (demand.id,),
        ),
        TimelineEntry(
            demand.spans[0],
            "point-demand",
            datetime(2031, 5, 4, 6),  # noqa: DTZ001 - a time as the report has it
            datetime(2031, 5, 4, 6),  # noqa: DTZ001
            Precision.MINUTE,
            (demand.id,),
        ),
        TimelineEntry(
            demand.spans[0],
            "point-demand",
            date(1990, 1, 1),
            date(1990, 12, 31),
            Precision.YEAR,
            (demand.id,),
        ),
        brief.timeline[1],
    )
    timeline = make_timeline(BriefView(replace(brief, timeline=entries)), [])
    before, during = timeline.panels
    assert [panel.title for panel in timeline.panels] == ["Before", "The days of the reports"]
    assert [e.when for e in before.entries] == ["1990"]
    assert before.entries[0].width == "100.00%"
    widths = {e.when: float(e.width.rstrip("%")) for e in during.entries}
    assert widths["4 May 2031, 06:00"] < widths["2 May 2031"] < widths["1–10 May 2031"]
    assert [e.point.number for e in during.entries] == sorted(
        e.point.number for e in during.entries
    )
    for entry in during.entries:
        assert float(entry.left.rstrip("%")) + float(entry.width.rstrip("%")) <= 100.01


def test_texts_are_whole_but_for_space_between_lines() -> None:
    brief = make_brief("\n\n  A tail of its own, with space.  \n")
    for text in make_texts(BriefView(brief)):
        whole = text.document.document.text
        places = [_place(s.at) for p in text.paragraphs for s in p]
        kept = {n for start, end in places for n in range(start, end)}
        assert all(whole[n].isspace() for n in range(len(whole)) if n not in kept)
        assert sum(end - start for start, end in places) == len(kept)


def _place(at: str) -> tuple[int, int]:
    start, end = at.partition(":")[2].split("-")
    return int(start), int(end)
