"""Several people at once, and sessions that end or outlive a server, on every database."""

import re
from html import unescape
from threading import Thread

from tests.unit.store.conftest import place, server
from tests.unit.web.conftest import Desk
from tests.unit.web.journey import MakeDesk, contested, decide, make, one_of

from stemma.model import DecisionKind
from stemma.web.sessions import COOKIE

__all__ = ["make", "place", "server"]  # fixtures


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
