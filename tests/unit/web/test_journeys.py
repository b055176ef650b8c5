"""What editors do from beginning to end, on every kind of database that is at hand."""

import re
from html import unescape
from urllib.parse import quote

import pytest
from tests.unit.store.conftest import place, server
from tests.unit.store.shelf import dams, documents
from tests.unit.web.journey import PASTED, MakeDesk, choices, contested, decide, make, one_of

from stemma.model import DecisionKind
from stemma.web.sessions import COOKIE

__all__ = ["make", "place", "server"]  # fixtures


def test_pasted_reports_become_a_coverage_that_is_searched_shared_and_changed(
    make: MakeDesk,
) -> None:
    desk = make("edda")
    added = desk.post("/add", {"text": PASTED, "outlet": "Cape Post", "published": "2031-03-04"})
    assert added.status_code == 200
    assert "See the coverage" in added.text
    assert len(desk.store.coverages()) == 2
    desk.store.add(desk.coverage, documents(dams(6))[4:])
    desk.store.brief(desk.coverage)
    page = desk.client.get(one_of(desk)).text
    assert "6</b><span>reports" in page
    hits = desk.client.get("/search?words=dam").text
    assert 'class="hit"' in hits
    shared = desk.client.get(f"{one_of(desk)}/export/html").text
    assert "<form" not in shared
    for path in ("/reports", "/compare", "/changes", "/story", "/add"):
        assert desk.client.get(one_of(desk) + path).status_code == 200
    assert desk.client.get("/people").status_code == 403


def test_a_rejected_finding_stays_rejected_when_a_report_comes(make: MakeDesk) -> None:
    desk = make("edda")
    point = contested(desk)
    status, text = decide(desk, desk.client.get(one_of(desk)).text, point, "reject")
    assert status == 200
    assert "by edda" in text
    desk.store.add(desk.coverage, documents(dams(6))[4:])
    desk.store.brief(desk.coverage)
    held = desk.store.decisions(desk.coverage, in_force=True)
    assert {one.what for one in held} == {DecisionKind.REJECT}
    after = desk.client.get(one_of(desk)).text
    assert "Rejected" in after.partition('id="decisions"')[2]


def test_a_part_of_a_brief_is_asked_for_by_the_address_and_kept_in_it(make: MakeDesk) -> None:
    desk = make("edda")
    one = one_of(desk)
    brief = desk.store.latest_brief(desk.coverage)
    assert brief is not None
    whole = len(brief.points)
    verdicts = {point.verdict.value for point in brief.points}
    shown = 0
    for verdict in verdicts:
        page = desk.client.get(f"{one}?verdict={verdict}").text
        found = re.search(rf"(\d+) of {whole} points shown", page)
        assert found is not None
        count = sum(1 for point in brief.points if point.verdict.value == verdict)
        assert int(found[1]) == count
        shown += int(found[1])
        ids = set(re.findall(r'data-point="([^"]+)"', page))
        assert ids <= {p.point.id for p in brief.points if p.verdict.value == verdict}
    assert shown == whole
    document = desk.store.documents(desk.coverage)[0].id
    page = desk.client.get(f"{one}?report={document}&kind=count").text
    assert f"?report={document}&amp;kind=count" in page
    point = next(iter(re.findall(r'data-point="([^"]+)"', page)))
    answer = desk.client.post(
        f"{one}/decide", data={**choices(page, point), "what": "accept"}, follow_redirects=False
    )
    assert answer.headers["location"].startswith(f"{one}?report={document}&kind=count&said=")
    desk.store.brief(desk.coverage)
    shared = unescape(desk.client.get(f"{one}/export/html?report={document}&kind=count").text)
    assert "A part of the brief:" in shared
    assert "compared by count" in shared
    assert "A part of the brief:" not in desk.client.get(f"{one}/export/html").text


@pytest.mark.parametrize(
    "query",
    ["verdict=nonsense", "kind=<script>", "report=../../x", "party=" + quote("(a+)+$" * 60),
     "party=%00%1b", "verdict=agreed&verdict=differs", "report=" + "x" * 5_000],
)  # fmt: skip
def test_a_part_that_is_none_does_no_harm(make: MakeDesk, query: str) -> None:
    desk = make("rhea")
    for path in (one_of(desk), f"{one_of(desk)}/export/html"):
        answer = desk.client.get(f"{path}?{query}")
        assert answer.status_code == 200
        assert "<script>" not in answer.text.partition("<body")[2].replace('<script>"use', "")


def test_coverages_are_joined_pinned_and_split_from_the_inbox(make: MakeDesk) -> None:
    desk = make("edda")
    other = desk.store.new_coverage("The ferry")
    desk.store.add(other, documents(dams(6))[4:])
    desk.store.brief(other)
    inbox = desk.client.get("/").text
    assert inbox.count('type="checkbox"') == 2
    assert desk.post("/inbox/join", {"coverage": [other]}).status_code == 200
    assert len(desk.store.coverages()) == 2
    desk.post("/inbox/join", {"coverage": [other, desk.coverage, "nonsense"]})
    (kept,) = desk.store.coverages()
    assert kept.documents == 6
    # The address of the one that was joined leads on, and the join is taken back.
    page = desk.client.get(f"/coverage/{desk.coverage if kept.id == other else other}").text
    ids = re.findall(r'name="decision" value="([^"]+)"', page.partition('id="tend"')[2])
    assert desk.post(f"/coverage/{kept.id}/undo", {"decision": ids[:1]}).status_code == 200
    assert len(desk.store.coverages()) == 2
    desk.post(f"{one_of(desk)}/pin", {"back": "inbox"})
    assert ">pinned<" in desk.client.get("/").text
    known = [one.id for one in desk.store.documents(desk.coverage)]
    for chosen, said in ((known, "one has to stay"), ([], "Choose the reports")):
        refused = desk.post(f"{one_of(desk)}/split", {"document": chosen})
        assert said in refused.text
    desk.post(f"{one_of(desk)}/split", {"document": known[:2]})
    assert {one.documents for one in desk.store.coverages()} == {2}


def test_the_story_draws_each_figure_with_its_words(make: MakeDesk) -> None:
    desk = make("rhea")
    page = desk.client.get(f"{one_of(desk)}/story").text
    assert '<svg xmlns="http://www.w3.org/2000/svg"' in page
    assert 'role="img"' in page
    assert "guard" in page
    assert "style=" not in page


def test_a_page_is_rendered_once_for_each_brief(make: MakeDesk) -> None:
    desk = make("edda")
    desk.client.get(one_of(desk))
    desk.house.shown._render = None  # type: ignore[method-assign, assignment]
    assert desk.client.get(one_of(desk)).status_code == 200
    rhea = make("rhea")
    page = rhea.client.get(one_of(rhea)).text
    assert "/decide" not in page
    assert desk.csrf not in page


def test_the_health_of_server_and_database_can_be_asked(make: MakeDesk) -> None:
    desk = make()
    answer = desk.client.get("/health")
    assert (answer.status_code, answer.text) == (200, "ok\n")
    assert COOKIE not in answer.headers.get("set-cookie", "")


def test_every_button_says_of_which_point_it_is(make: MakeDesk) -> None:
    desk = make("edda")
    page = desk.client.get(one_of(desk)).text
    names = re.findall(r'<button name="what" value="\w+"[^>]* aria-label="([^"]+)"', page)
    assert names
    assert all(re.fullmatch(r"[A-Z][a-z ]+: point \d+", name) for name in names)
    assert "@@" not in page
    for point in re.findall(r'data-point="([^"]+)"', page):
        assert f'id="at-{point}"' in page
        assert choices(page, point).get("point", point) == point
