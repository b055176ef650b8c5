"""The terminal view of a brief: hostile text, width, and unknown ids."""

import re

import pytest
from rich.cells import cell_len
from tests.unit.report.brief_sample import make_brief
from tests.unit.report.hostile import HOSTILE
from tests.unit.report.unjudged_sample import (
    WHY,
    make_judged_words_brief,
    make_unjudged_brief,
)

from stemma.model import (
    Brief,
    Claim,
    Corroboration,
    Coverage,
    Document,
    JudgedPoint,
    Point,
    Reading,
    Rejection,
    Span,
    Verdict,
)  # fmt: skip
from stemma.report.brief_text import View, render_brief_text


def brief(text: str, outlet: str = "Norwire") -> Brief:
    documents = tuple(Document(n, f"{n}.txt", text, "0", outlet=outlet) for n in "ab")
    readings = []
    for document in documents:
        spans = (Span(document.id, 0, len(text)),)
        readings.append(Reading(document.id, Claim("c", spans, "be"), document.id, spans))
    point = JudgedPoint(Point("p1", tuple(readings)), "c", Verdict.AGREED, Corroboration(1, 2))
    return Brief(documents, (Coverage("c", ("a", "b")),), (point,))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "view", [View(), View(everything=True), View(point="p1"), View(document="a"), View(width=40)]
)
def test_hostile_text_is_harmless_and_fits(text: str, view: View) -> None:
    page = render_brief_text(brief(text), view)
    assert not [c for c in page if c != "\n" and (ord(c) < 32 or c in "\u202e\u2066\x9b\x7f")]
    assert max(cell_len(line) for line in page.splitlines()) <= view.width


def test_a_hostile_outlet_is_harmless_beside_a_quote() -> None:
    page = render_brief_text(brief("It held.", outlet=HOSTILE[1]), View(point="p1"))
    assert not [c for c in page if c != "\n" and (ord(c) < 32 or c in "\u202e\u2066\x9b\x7f")]


def test_a_hostile_outlet_is_harmless_in_the_head() -> None:
    page = render_brief_text(brief("It held.", outlet=HOSTILE[1]), View())
    assert not [c for c in page if c != "\n" and (ord(c) < 32 or c in "\u202e\u2066\x9b\x7f")]


def test_unknown_ids_give_a_clear_line() -> None:
    assert "no point zz in" in render_brief_text(brief("It held."), View(point="zz"))
    assert "no document zz in" in render_brief_text(brief("It held."), View(document="zz"))


def test_another_event_is_set_aside_by_name() -> None:
    first = brief("It held.")
    other = Document("z", "z.txt", "A cello.", "0", outlet="Music Post")
    both = Brief(
        (*first.documents, other), (*first.coverages, Coverage("d", ("z",))), first.points,
        rejections=(Rejection("e.txt", "read", "empty"),),
    )  # fmt: skip
    page = render_brief_text(both, View())
    assert page.startswith("Gathered first: 3 reports of 2 events, none compared across them.")
    assert "Gathered" not in render_brief_text(first, View())
    assert "Set aside, of another event: Music Post" in page
    assert "Rejected: e.txt: empty" in page


def test_nothing_to_show_is_no_error() -> None:
    assert "Also: 0 dated" in render_brief_text(Brief(()), View())


def test_what_could_not_be_judged_is_one_line_and_stands_in_no_list() -> None:
    page = render_brief_text(make_unjudged_brief(), View())
    plain = render_brief_text(make_brief(), View())
    assert page.replace("Same subject, not judged: 1 point\n", "") == plain
    assert "not judged" not in plain


def test_all_lists_what_could_not_be_judged() -> None:
    page = render_brief_text(make_unjudged_brief(), View(everything=True))
    start = page.index("Same subject, not judged  1")
    found = page[start : page.index("Only one report says")]
    assert "NOT JUDGED · 2 reports · point-wa" in found
    assert "“Three boats waited”" in found
    assert "“Four boats waited”" in found
    nothing = render_brief_text(make_brief(), View(everything=True))
    assert "not judged" not in nothing


def test_a_point_says_why_it_could_not_be_judged() -> None:
    page = render_brief_text(make_unjudged_brief(), View(point="point-waited", width=200))
    assert "Orle Mail / Report 3: not judged, polarity: “Three boats waited” and" in page
    assert f"not shown, because {WHY}" in page
    assert "unjudged" not in page


def test_only_a_hold_or_a_clash_has_a_colour() -> None:
    page = render_brief_text(make_unjudged_brief(), View(point="point-waited", color=True))
    assert not re.search("\x1b\\[[0-9;]*3[0-7]m", page)
    clash = render_brief_text(make_brief(), View(point="point-day", color=True))
    assert re.search("\x1b\\[[0-9;]*31m", clash)


def test_a_report_has_its_points_that_could_not_be_judged() -> None:
    page = render_brief_text(make_unjudged_brief(), View(document="one"))
    assert "NOT JUDGED · 2 reports" in page


def test_a_clash_shows_the_words_judged() -> None:
    page = render_brief_text(make_judged_words_brief(), View())
    assert "Orle Mail: “closed on Friday”" in page
    assert "Ferry Post: “closed on Saturday”" in page
    whole = render_brief_text(make_brief(), View())
    assert "Ferry Post: “The bridge at Orle closed on Saturday”" in whole
