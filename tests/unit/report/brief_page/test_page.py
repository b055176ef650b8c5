"""The page of a brief: whole, harmless, the same each time, and true to the texts."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest
from tests.unit.report.brief_sample import make_brief
from tests.unit.report.hostile import HOSTILE
from tests.unit.report.reading_page import Page

from stemma.model import Brief, JudgementKind, Relation, Verdict
from stemma.report.brief_page import render_brief_page
from stemma.report.visible import LINE_BREAK, show

SECTIONS = [
    *(
        "short",
        "contradictions",
        "differences",
        "core",
        "matrix",
        "timeline",
        "positions",
        "lineage",
    ),
    *("only", "disputes", "oddities", "omissions", "reports", "made"),
]


def require_true(page: Page, brief: Brief) -> None:
    """Every quote slices from its report, every link leads somewhere, no name is given twice."""
    assert page.cut
    for place, words in page.cut:
        number, start, end = map(int, re.split("[:-]", place))
        assert words == show(brief.documents[number].text[start:end]), place
    assert len(page.ids) == len(set(page.ids))
    inside = [link.removeprefix("#") for link in page.links if link.startswith("#")]
    assert set(inside) <= set(page.ids)
    assert all(link.startswith(("#", "https://", "http://")) for link in page.links)


def test_the_sections_come_in_order() -> None:
    page = Page.of(render_brief_page(make_brief()))
    assert [tag["id"] for name, tag in page.tags if name == "section"] == SECTIONS


def test_the_page_is_true() -> None:
    brief = make_brief()
    require_true(Page.of(render_brief_page(brief)), brief)


def test_it_is_the_same_each_time() -> None:
    assert render_brief_page(make_brief()) == render_brief_page(make_brief())


def test_nothing_is_loaded_and_nothing_else_may_run() -> None:
    page = Page.of(render_brief_page(make_brief()))
    (policy,) = [
        tag["content"]
        for name, tag in page.tags
        if name == "meta" and tag.get("http-equiv") == "Content-Security-Policy"
    ]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    for kind in ("style", "script"):
        digest = b64encode(sha256(page.code[kind].encode()).digest()).decode()
        assert rules[f"{kind}-src"] == f"'sha256-{digest}'"
    assert not [tag for _, tag in page.tags if {"src", "srcset", "style", "data"} & set(tag)]
    assert not [name for _, tag in page.tags for name in tag if name.startswith("on")]
    assert "url(" not in page.code["style"]
    assert "@import" not in page.code["style"]
    assert not re.search(r"fetch|XMLHttp|innerHTML|eval|import\(", page.code["script"])


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_harmless_and_whole(words: str) -> None:
    brief = make_brief(f"\n{words}", outlet=words[:60])
    plain = Page.of(render_brief_page(make_brief("\nplain", outlet="plain")))
    page = Page.of(render_brief_page(brief))
    require_true(page, brief)
    assert {name for name, _ in page.tags} == {name for name, _ in plain.tags}
    assert page.code == plain.code
    for line in LINE_BREAK.split(words):
        assert show(line).strip() in re.sub(r"(?<=\S)\n", "", page.text)
    assert not [c for c in page.text if c in "\u202e\u2066\x9b\x00\x1b"]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//evil", "http://[", ""]
)
def test_only_addresses_of_the_web_are_links(url: str) -> None:
    brief = make_brief()
    documents = tuple(replace(document, url=url) for document in brief.documents)
    page = Page.of(render_brief_page(replace(brief, documents=documents)))
    assert all(link.startswith("#") for link in page.links)


def test_an_empty_brief_has_a_page() -> None:
    page = Page.of(render_brief_page(Brief(())))
    assert [tag["id"] for name, tag in page.tags if name == "section"] == SECTIONS


def test_claims_and_points_lead_to_each_other() -> None:
    brief = make_brief()
    page = Page.of(render_brief_page(brief))
    points = [judged for judged in brief.points if judged.coverage == "main"]
    readings = sum(len(judged.point.readings) for judged in points)
    ids = set(page.ids)
    assert {f"p{number}" for number in range(len(points))} <= ids
    assert {f"r{number}" for number in range(readings)} <= ids
    assert {f"#r{number}" for number in range(readings)} <= set(page.links)
    assert {f"#p{number}" for number in range(len(points))} <= set(page.links)


def test_a_card_has_its_readings_side_by_side_and_says_why() -> None:
    html = render_brief_page(make_brief())
    card = html[html.index('id="p0"') : html.index("</article>", html.index('id="p0"'))]
    assert card.count('class="side"') == 2
    assert ">Friday</mark>" in card
    assert ">Saturday</mark>" in card
    assert "have no day in common" in card
    assert "said by" in card
    assert "the outlet’s own voice" in card


def test_the_clashing_words_of_a_point_without_value_are_marked() -> None:
    brief = make_brief()
    closed = next(judged for judged in brief.points if judged.point.id == "point-closed")
    reason = "“The bridge at Orle” and “The bridge” are two."
    judgement = replace(
        closed.judgements[0],
        relation=Relation.CONTRADICTS,
        kind=JudgementKind.ACTOR,
        reasons=(reason,),
    )
    clash = replace(closed, verdict=Verdict.CONTRADICTED, judgements=(judgement,))
    points = tuple(clash if judged is closed else judged for judged in brief.points)
    html = render_brief_page(replace(brief, points=points))
    card = html[html.index('id="p3"') : html.index("</article>", html.index('id="p3"'))]
    assert card.count("The bridge at Orle</mark>") == 2
    assert card.count('class="big"') == 2


def test_furniture_is_greyed() -> None:
    html = render_brief_page(make_brief())
    assert re.search(r'<span class="furniture" data-at="[^"]+">Subscribe to our letter', html)


def test_reports_of_another_event_and_rejections_are_named() -> None:
    text = Page.of(render_brief_page(make_brief())).text
    assert "1: Hen News" in text
    assert "there is nothing to read" in text


def test_the_first_screen_says_in_short_what_is_shared_and_where_reports_clash() -> None:
    html = render_brief_page(make_brief())
    short = html[html.index('id="short"') : html.index('id="contradictions"')]
    assert "Three boats waited" in short or "The bridge at Orle closed" in short
    assert "cannot both hold" in short
    assert ">Friday<" in short.replace("</span>", "<")
    empty = render_brief_page(Brief(()))
    short = empty[empty.index('id="short"') : empty.index('id="contradictions"')]
    assert "Nowhere that was found." in short
    assert "Nothing that was found." in short
