"""What editors do from beginning to end, on every kind of database that is at hand."""

import re
from collections.abc import Callable, Iterator, Sequence
from html import unescape
from threading import Thread
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient
from tests.unit.brief.stubs import stub_maker
from tests.unit.store.conftest import place, server  # noqa: F401 - fixtures
from tests.unit.store.shelf import MADE_WITH, Reader, Ticking, dams, documents
from tests.unit.web.conftest import ANYWHERE, HASH, PEOPLE, AtOnce, Desk

from stemma.model import Annotations, DecisionKind, Document
from stemma.run.tools import Tools
from stemma.store import Store
from stemma.store.people import People, Person
from stemma.web.app import make_app
from stemma.web.sessions import COOKIE
from stemma.web.settings import Limits, Settings

TEAM = Settings(ANYWHERE, names=("desk.example",), limits=Limits(writes_a_minute=100_000))
PASTED = "The harbour was closed on Monday, the harbour master said. " * 8

MakeDesk = Callable[..., Desk]


class Anything(Reader):
    """A reader that finds nothing in what it does not know."""

    def annotate(self, documents: Sequence[Document]) -> tuple[Annotations, ...]:
        return tuple(
            super(Anything, self).annotate([one])[0] if one.id in self.known else Annotations(one)
            for one in documents
        )

    def again(self, document: Document) -> Annotations:
        return super().again(document) if document.id in self.known else Annotations(document)


def open_filled(at: str) -> Store:
    """A store with a coverage of four reports, its brief and three people."""
    reader = Anything(dams(6))
    tools = Tools(annotate=reader.annotate, rereader=reader, maker=stub_maker())
    store = Store.open(at, Ticking(), tools=tools, made_with=MADE_WITH)
    if not store.coverages():
        coverage = store.new_coverage("The dam above the village")
        store.add(coverage, documents(dams(4)))
        store.brief(coverage)
        for name, role in PEOPLE.items():
            People(store).put(Person(name, role, HASH))
    return store


@pytest.fixture
def make(place: str) -> Iterator[MakeDesk]:  # noqa: F811
    """One more browser, logged in as somebody; `again` starts the server and its store anew."""
    opened: list[Store] = []
    apps: list[object] = []

    def desk(name: str = "", *, again: bool = False, cookie: str = "") -> Desk:
        if again or not opened:
            for store in opened:
                store.close()
            opened.append(open_filled(place))
            apps.append(make_app(opened[-1], TEAM, AtOnce(opened[-1])))
        store, app = opened[-1], apps[-1]
        client = TestClient(
            app,  # type: ignore[arg-type] # kept as it came
            base_url="http://desk.example",
            raise_server_exceptions=False,
        )
        made = Desk(client, store, app.state.house, store.coverages()[0].id)  # type: ignore[attr-defined]
        if cookie:
            client.cookies.set(COOKIE, cookie)
        if name:
            assert made.log_in(name).status_code == 200
        return made

    yield desk
    for store in opened:
        store.close()


def one_of(desk: Desk) -> str:
    return f"/coverage/{desk.coverage}"


def choices(page: str, point: str) -> dict[str, str]:
    """The hidden fields of the form that decides on a point."""
    form = page.partition(f'data-point="{point}"')[2].partition('class="choices">')[2]
    found = re.findall(
        r'<input type="hidden" name="(\w+)" value="([^"]*)"', form.partition("</form>")[0]
    )
    return {name: unescape(value) for name, value in found}


def decide(desk: Desk, page: str, point: str, what: str) -> tuple[int, str]:
    fields = {**choices(page, point), "what": what}
    answer = desk.client.post(f"{one_of(desk)}/decide", data=fields)
    return answer.status_code, answer.text


def contested(desk: Desk) -> str:
    return (desk.points("contradicted") or desk.points("differs"))[0]


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


def test_of_two_who_decide_at_once_the_second_sees_what_the_first_decided(make: MakeDesk) -> None:
    edda, ada = make("edda"), make("ada")
    point = contested(edda)
    before = ada.client.get(one_of(ada)).text
    assert decide(edda, edda.client.get(one_of(edda)).text, point, "accept")[0] == 200
    status, text = decide(ada, before, point, "reject")
    assert status == 409
    assert "Somebody decided on this point meanwhile" in text
    assert "Accepted</strong> by edda, 2031-03-10" in text
    held = ada.store.decisions(ada.coverage, in_force=True)
    assert {(one.what, one.who) for one in held} == {(DecisionKind.ACCEPT, "edda")}
    # It is hers to decide all the same: the form of that page knows of the first.
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"',
                             text.partition("/decide")[2]))  # fmt: skip
    answer = ada.client.post(f"{one_of(ada)}/decide", data={**fields, "what": "reject"})
    assert answer.status_code == 200
    held = ada.store.decisions(ada.coverage, in_force=True)
    assert {(one.what, one.who) for one in held} == {(DecisionKind.REJECT, "ada")}
    assert {one.who for one in ada.store.decisions(ada.coverage)} == {"edda", "ada"}


def test_who_decides_the_same_as_the_first_has_nothing_left_to_do(make: MakeDesk) -> None:
    edda, ada = make("edda"), make("ada")
    point = contested(edda)
    before = ada.client.get(one_of(ada)).text
    decide(edda, before.replace(ada.csrf, edda.csrf), point, "accept")
    count = len(ada.store.decisions(ada.coverage))
    status, text = decide(ada, before, point, "accept")
    assert status == 409
    assert "Decide all the same" not in text
    assert len(ada.store.decisions(ada.coverage)) == count


def test_two_clicks_at_the_same_instant_are_two_moments(make: MakeDesk) -> None:
    edda, ada = make("edda"), make("ada")
    point = contested(edda)
    pages = {one: one.client.get(one_of(one)).text for one in (edda, ada)}
    codes: list[int] = []

    def click(desk: Desk, what: str) -> None:
        codes.append(decide(desk, pages[desk], point, what)[0])

    both = [Thread(target=click, args=pair) for pair in ((edda, "accept"), (ada, "reject"))]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(codes) == [200, 409]
    held = ada.store.decisions(ada.coverage, in_force=True)
    assert len({(one.what, one.who) for one in held}) == 1


def test_what_was_taken_back_is_not_taken_back_again(make: MakeDesk) -> None:
    edda, ada = make("edda"), make("ada")
    decide(edda, edda.client.get(one_of(edda)).text, contested(edda), "accept")
    ids = [one.id for one in edda.store.decisions(edda.coverage)]
    assert edda.post(f"{one_of(edda)}/undo", {"decision": ids}).status_code == 200
    count = len(edda.store.decisions(edda.coverage))
    answer = ada.post(f"{one_of(ada)}/undo", {"decision": ids})
    assert answer.status_code == 409
    assert "taken back already" in answer.text
    assert len(ada.store.decisions(ada.coverage)) == count


def test_notes_of_two_stand_beside_one_another(make: MakeDesk) -> None:
    edda, ada = make("edda"), make("ada")
    point = contested(edda)
    for desk, words in ((edda, "Ask the mayor."), (ada, "Asked: twelve.")):
        fields = {"what": "note", "note": words, "point": point}
        assert desk.post(f"{one_of(desk)}/decide", fields).status_code == 200
    page = ada.client.get(one_of(ada)).text
    assert "Ask the mayor." in page
    assert "Asked: twelve." in page


def test_a_session_outlives_the_server_and_ends_at_logout(make: MakeDesk) -> None:
    edda = make("edda")
    kept, csrf = edda.client.cookies[COOKIE], edda.csrf
    again = make(again=True, cookie=kept)
    assert again.client.get("/", follow_redirects=False).status_code == 200
    assert again.csrf == csrf
    note = {"csrf": csrf, "what": "note", "note": "Written before it was started anew."}
    assert again.client.post(f"{one_of(again)}/decide", data=note).status_code == 200
    again.post("/logout")
    last = make(again=True, cookie=kept)
    assert last.client.get("/", follow_redirects=False).status_code == 303


def test_a_note_that_was_written_while_the_session_ran_out_is_shown_after_the_login(
    make: MakeDesk,
) -> None:
    edda = make("edda")
    note = 'Called the "ministry" <twice>, nobody answers.'
    fields = {"csrf": edda.csrf, "what": "note", "note": note, "point": contested(edda)}
    edda.house.sessions.end_all("edda")
    asked = edda.client.post(f"{one_of(edda)}/decide", data=fields)
    assert asked.status_code == 401
    assert note in unescape(asked.text)
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', asked.text))
    carried = {name: unescape(value) for name, value in hidden.items()}
    wrong = edda.client.post("/login", data={**carried, "name": "edda", "password": "wrong"})
    assert wrong.status_code == 403
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', wrong.text))
    carried = {name: unescape(value) for name, value in hidden.items()}
    back = edda.log_in_with(carried)
    assert back.status_code == 200
    assert note in unescape(back.text)
    assert edda.store.decisions() == ()
    form = back.text.partition('class="sheet"')[2]
    again = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
    again |= dict(re.findall(r'<textarea[^>]* name="(\w+)">([^<]*)<', form))
    action = re.search(r'action="([^"]+)"', form)
    assert action is not None
    sent = edda.client.post(
        action[1], data={name: unescape(value) for name, value in again.items()}
    )
    assert sent.status_code == 200
    (kept,) = edda.store.decisions()
    assert (kept.value, kept.who) == (note, "edda")


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
