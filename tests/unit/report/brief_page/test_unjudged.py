"""Points that nobody could judge, on the page: one quiet line, opened to what each report says."""

import re
from dataclasses import replace

import pytest
from tests.unit.report.brief_page.test_page import SECTIONS, require_true
from tests.unit.report.brief_sample import make_brief
from tests.unit.report.reading_page import Page
from tests.unit.report.unjudged_sample import (
    WHY,
    make_judged_words_brief,
    make_unjudged_brief,
)

from stemma.model import JudgementKind, Relation, Verdict
from stemma.report.brief_page import render_brief_page
from stemma.report.brief_page.timeline import make_timeline
from stemma.report.view import BriefView


def section(html: str, name: str) -> str:
    start = html.index(f'<section id="{name}"')
    return html[start : html.index("</section>", start)]


def test_it_has_a_section_of_its_own_after_the_matrix() -> None:
    page = Page.of(render_brief_page(make_unjudged_brief()))
    found = [tag["id"] for name, tag in page.tags if name == "section"]
    after = SECTIONS.index("matrix") + 1
    assert found == [*SECTIONS[:after], "unjudged", *SECTIONS[after:]]
    assert "#unjudged" in page.links


def test_without_such_points_nothing_is_said_of_them() -> None:
    html = render_brief_page(make_brief())
    assert "unjudged" not in re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    assert "ot judged" not in html


def test_the_section_is_closed_and_counts_them() -> None:
    found = section(render_brief_page(make_unjudged_brief()), "unjudged")
    assert re.search(
        r'<details class="more wide"><summary>Same subject, not judged'
        r' <span class="soft">1 point</span></summary>',
        found,
    )
    assert WHY in found
    assert found.count('class="said"') == 2
    for words in ("Three boats waited", "Four boats waited"):
        assert words in found


def test_the_page_is_true() -> None:
    brief = make_unjudged_brief()
    require_true(Page.of(render_brief_page(brief)), brief)


def test_it_stands_nowhere_else_but_in_the_matrix_and_the_texts() -> None:
    html = render_brief_page(make_unjudged_brief())
    for name in ("contradictions", "differences", "core", "only", "disputes"):
        assert "p4" not in re.findall(r'id="(p\d+)"', section(html, name))
        assert '"#p4"' not in section(html, name)
    row = re.search(r'<tr data-v="unjudged">.*?</tr>', section(html, "matrix"))
    assert row is not None
    assert "not judged</span>" in row[0]
    assert re.findall(r'<td class="cell (\w)"><s>([^<]+)</s>', row[0]) == [("y", "says so")] * 2


def test_it_is_not_counted_at_the_head() -> None:
    plain, more = (
        re.findall(r"<b>([^<]+)</b><span>", render_brief_page(brief))
        for brief in (make_brief(), make_unjudged_brief())
    )
    assert plain == more


def test_its_words_have_no_colour_of_a_verdict() -> None:
    html = render_brief_page(make_unjudged_brief())
    found = re.findall(r'<a href="#p4" class="([^"]+)"', section(html, "reports"))
    assert set(found) == {"unjudged"}
    style = Page.of(html).code["style"]
    rules = [rule for rule in style.split("}") if "unjudged" in rule]
    assert rules
    assert not [rule for rule in rules if re.search(r"--(red|amber|green|violet|mark)", rule)]


def test_many_readings_are_folded() -> None:
    brief = make_unjudged_brief()
    point = next(p for p in brief.points if p.verdict is Verdict.UNJUDGED)
    first = point.point.readings[0]
    crowd = (*point.point.readings, *(replace(first, id=f"again-{n}") for n in range(6)))
    wide = replace(point, point=replace(point.point, readings=crowd))
    points = tuple(wide if p is point else p for p in brief.points)
    found = section(render_brief_page(replace(brief, points=points)), "unjudged")
    assert "<summary>2 more readings</summary>" in found


@pytest.mark.parametrize(
    ("verdict", "mark"),
    [
        (Verdict.UNJUDGED, ""),
        (Verdict.AGREED, "several"),
        (Verdict.DIFFERS, "clash"),
        (Verdict.CONTRADICTED, "clash"),
    ],
)
def test_dates_of_what_was_not_judged_have_no_colour(verdict: Verdict, mark: str) -> None:
    brief = make_brief()
    points = tuple(
        replace(p, verdict=verdict) if p.point.id == "point-closed" else p for p in brief.points
    )
    (panel,) = make_timeline(BriefView(replace(brief, points=points)), []).panels
    assert [(entry.others, entry.mark) for entry in panel.entries] == [(1, mark)] * 2


def test_a_card_shows_the_words_judged() -> None:
    html = render_brief_page(make_judged_words_brief())
    card = html[html.index('id="p0"') : html.index("</article>", html.index('id="p0"'))]
    said = re.findall(r'<b data-at="[^"]+">([^<]+)</b><mark data-at="[^"]+">([^<]+)</mark>', card)
    assert said == [("closed on ", "Friday"), ("closed on ", "Saturday")]
    require_true(Page.of(html), make_judged_words_brief())


def test_a_clause_that_clashes_as_a_whole_is_told_once() -> None:
    brief = make_brief()
    closed = next(p for p in brief.points if p.point.id == "point-closed")
    words = [f"“The bridge at Orle closed on {day}”" for day in ("Friday", "Saturday")]
    judgement = replace(
        closed.judgements[0],
        relation=Relation.DIFFERS,
        kind=JudgementKind.DATE,
        reasons=(f"{words[0]} and {words[1]} answer one question.",),
    )
    clash = replace(closed, verdict=Verdict.DIFFERS, judgements=(judgement,))
    points = tuple(clash if p is closed else p for p in brief.points)
    html = render_brief_page(replace(brief, points=points))
    card = html[html.index('id="p3"') : html.index("</article>", html.index('id="p3"'))]
    assert 'class="big"' not in card
    assert card.count("The bridge at Orle closed on Friday</mark>") == 1
    assert "<mark></mark>" not in html


def test_a_figure_that_moved_stands_on_two_sides() -> None:
    brief = make_brief()
    boats = next(p for p in brief.points if p.verdict is Verdict.DIFFERS)
    moved = tuple(
        replace(j, relation=Relation.UPDATES) if j.relation is Relation.DIFFERS else j
        for j in boats.judgements
    )
    points = tuple(replace(p, judgements=moved) if p is boats else p for p in brief.points)
    found = section(render_brief_page(replace(brief, points=points)), "differences")
    assert ">count</h3>" in found
    assert found.count('class="side"') == 2
