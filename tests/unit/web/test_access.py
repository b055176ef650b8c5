"""Who may come in, and what each may do."""

import pytest
from tests.unit.web.conftest import ANYWHERE, PASSWORD, Desk, MakeDesk

from stemma.errors import UsageError
from stemma.store.people import People
from stemma.web.pages import PAGES
from stemma.web.people import Role, hash_password, is_password, require_name, require_role
from stemma.web.sessions import COOKIE
from stemma.web.settings import Limits, Settings
from stemma.web.visit import Page


def path_of(page: Page, desk: Desk) -> str:
    return page.path.replace("{id}", desk.coverage).replace("{format}", "json")


@pytest.mark.parametrize(
    "page", [p for p in PAGES if p.needs > Role.NOBODY], ids=lambda p: f"{p.method} {p.path}"
)
def test_without_login_there_is_nothing_but_the_login(team: Desk, page: Page) -> None:
    answer = team.client.request(page.method, path_of(page, team), follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/login?next=")
    assert "The dam" not in answer.text


@pytest.mark.parametrize("name", ["rhea", "edda"])
@pytest.mark.parametrize(
    "page", [p for p in PAGES if p.needs > Role.READER], ids=lambda p: f"{p.method} {p.path}"
)
def test_a_role_that_is_too_low_is_refused(team: Desk, page: Page, name: str) -> None:
    team.log_in(name)
    role = {"rhea": Role.READER, "edda": Role.EDITOR}[name]
    before = (team.store.coverages(), team.store.decisions(), team.house.people.all())
    fields = {"csrf": team.csrf, "name": "ada", "title": "x", "what": "note", "note": "n"}
    path = path_of(page, team)
    if role >= page.needs:
        return
    answer = team.client.request(page.method, path, data=fields if page.method == "POST" else None)
    assert answer.status_code == 403
    assert (team.store.coverages(), team.store.decisions(), team.house.people.all()) == before
    assert team.house.people.entries(1)[0].what == "refused"


def test_a_reader_is_offered_nothing_that_they_may_not_do(team: Desk) -> None:
    team.log_in("rhea")
    page = team.client.get(f"/coverage/{team.coverage}").text
    assert "The dam above the village" in page
    for words in (">Reject<", "/decide", "/rename", "/add", "Add a report"):
        assert words not in page
    assert "Share as one page" in page


def test_logging_in_begins_a_new_session(team: Desk) -> None:
    team.client.get("/login")
    before = team.client.cookies[COOKIE]
    team.log_in("edda")
    after = team.client.cookies[COOKIE]
    assert before != after
    team.client.cookies.clear()
    team.client.cookies.set(COOKIE, before)
    assert team.client.get("/", follow_redirects=False).status_code == 303


def test_a_session_that_somebody_else_chose_is_none(team: Desk) -> None:
    chosen = "x" * 43
    team.client.cookies.set(COOKIE, chosen)
    csrf = team.csrf
    team.client.cookies.delete(COOKIE)
    team.client.cookies.set(COOKIE, chosen)
    fields = {"csrf": csrf, "name": "edda", "password": PASSWORD}
    team.client.post("/login", data=fields)
    team.client.cookies.clear()
    team.client.cookies.set(COOKIE, chosen)
    assert team.client.get("/", follow_redirects=False).status_code == 303


def test_a_flood_of_visitors_throws_nobody_out(make_desk: MakeDesk, team: Desk) -> None:
    desk = make_desk(
        Settings(ANYWHERE, names=("desk.example",), limits=Limits(session_count=3)),
        base="http://desk.example",
        store=team.store,
    )
    desk.log_in("edda")
    kept = desk.client.cookies[COOKIE]
    for _ in range(10):
        desk.client.cookies.clear()
        desk.client.get("/login")
    desk.client.cookies.clear()
    desk.client.cookies.set(COOKIE, kept)
    assert desk.client.get("/", follow_redirects=False).status_code == 200


def test_logging_out_ends_it(team: Desk) -> None:
    team.log_in("edda")
    kept = team.client.cookies[COOKIE]
    assert team.client.get("/").status_code == 200
    team.post("/logout")
    team.client.cookies.set(COOKIE, kept)
    assert team.client.get("/", follow_redirects=False).status_code == 303


def test_a_session_ends_by_itself(make_desk: MakeDesk) -> None:
    desk = make_desk(Settings(limits=Limits(session_seconds=-1)))
    desk.client.get("/keys")
    first = desk.client.cookies[COOKIE]
    desk.client.get("/keys")
    assert desk.client.cookies[COOKIE] != first


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("edda", "wrong"),
        ("nobody", PASSWORD),
        ("", ""),
        ("edda", ""),
        ("EDDA ", PASSWORD),
        ("edda", "x" * 5_000),
    ],
)
def test_a_wrong_login_says_the_same_whatever_is_wrong(
    team: Desk, name: str, password: str
) -> None:
    answer = team.log_in(name, password)
    assert answer.status_code == 403
    assert "The name or the password is not right." in answer.text
    assert team.house.people.entries(1)[0].what == "login refused"


def test_a_name_that_is_not_there_costs_as_much_as_a_wrong_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    checked = []

    class Hasher:
        def hash(self, _password: str) -> str:
            return "of nobody"

        def verify(self, kept: str, _password: str) -> bool:
            checked.append(kept)
            return True

    from stemma.web import people  # noqa: PLC0415

    people._nobody.cache_clear()
    monkeypatch.setattr(people, "_hasher", Hasher)
    assert not is_password(None, PASSWORD)
    assert checked == ["of nobody"]
    people._nobody.cache_clear()


def test_many_tries_are_refused_even_with_the_right_password(
    make_desk: MakeDesk, team: Desk
) -> None:
    desk = make_desk(
        Settings(ANYWHERE, names=("desk.example",), limits=Limits(logins_a_minute=3)),
        base="http://desk.example",
        store=team.store,
    )
    codes = [desk.log_in("edda", "wrong").status_code for _ in range(4)]
    assert codes == [403, 403, 403, 429]
    assert desk.log_in("edda").status_code == 429


@pytest.mark.parametrize(
    "place",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/a\r\nSet-Cookie: x=1",
        "",
    ],
)
def test_after_the_login_no_address_leads_elsewhere(team: Desk, place: str) -> None:
    fields = {"csrf": team.csrf, "name": "edda", "password": PASSWORD, "next": place}
    answer = team.client.post("/login", data=fields, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"


def test_after_the_login_the_page_that_was_asked_for_is_shown(team: Desk) -> None:
    asked = team.client.get(f"/coverage/{team.coverage}?said=noted", follow_redirects=False)
    place = asked.headers["location"]
    shown = team.client.get(place).text
    assert f'value="/coverage/{team.coverage}?said=noted"' in shown


def test_access_that_is_taken_away_ends_at_once(team: Desk, make_desk: MakeDesk) -> None:
    admin = make_desk(team.house.settings, base="http://desk.example", store=team.store)
    team.log_in("edda")
    assert team.client.get("/").status_code == 200
    admin.log_in("ada")
    assert admin.post("/people/revoke", {"name": "edda"}).status_code == 200
    assert team.client.get("/", follow_redirects=False).status_code == 303
    assert "edda" not in {person.name for person in team.house.people.all()}


def test_nobody_takes_their_own_access_away(team: Desk) -> None:
    team.log_in("ada")
    assert team.post("/people/revoke", {"name": "ada"}).status_code == 400
    assert team.post("/people/revoke", {"name": "nobody"}).status_code == 404
    assert len(team.house.people.all()) == 3


def test_what_was_written_into_an_ended_session_is_not_lost(desk: Desk) -> None:
    note = "Called the ministry twice, nobody answers; the <b>second</b> figure is from the mayor."
    fields = {"csrf": "of a session that ended", "what": "note", "note": note, "point": "p"}
    answer = desk.client.post(f"/coverage/{desk.coverage}/decide", data=fields)
    assert answer.status_code == 403
    assert "Called the ministry twice" in answer.text
    assert "<b>second</b>" not in answer.text
    assert "Send it again" in answer.text


def test_nor_where_a_login_is_needed(team: Desk) -> None:
    fields = {"csrf": "x", "what": "note", "note": "Called the ministry twice"}
    answer = team.client.post(f"/coverage/{team.coverage}/decide", data=fields)
    assert answer.status_code == 401
    assert "Called the ministry twice" in answer.text
    assert team.store.decisions() == ()


def test_the_log_tells_who_did_what_and_from_where(team: Desk) -> None:
    team.log_in("edda")
    team.post(
        f"/coverage/{team.coverage}/remove", {"document": team.store.documents(team.coverage)[0].id}
    )
    told = [(e.who, e.what) for e in team.house.people.entries(10)]
    assert told == [("edda", "removed"), ("edda", "login")]
    assert all(e.place for e in team.house.people.entries(10))


def test_a_password_is_kept_as_a_hash_of_its_own() -> None:
    one, other = hash_password(PASSWORD), hash_password(PASSWORD)
    assert one != other
    assert one.startswith("$argon2id$")
    assert PASSWORD not in one
    assert is_password(one, PASSWORD)
    assert not is_password(one, PASSWORD + " ")
    assert not is_password("no hash", PASSWORD)


@pytest.mark.parametrize("password", ["", "short", "x" * 11, "x" * 1_001])
def test_a_password_has_a_length(password: str) -> None:
    with pytest.raises(UsageError):
        hash_password(password)


@pytest.mark.parametrize("name", ["", " ", "a\nb\x00", "<script>", "x" * 65, "-x"])
def test_a_name_is_one(name: str) -> None:
    with pytest.raises(UsageError):
        require_name(name)


def test_names_and_roles_are_put_in_order() -> None:
    assert require_name("  Edda  of the Desk ") == "Edda of the Desk"
    assert require_role(" Editor") is Role.EDITOR
    with pytest.raises(UsageError):
        require_role("owner")


def test_people_are_kept_and_let_go(desk: Desk) -> None:
    people = People(desk.store)
    assert people.all() == ()
    assert people.find("edda") is None
    assert not people.drop("edda")
