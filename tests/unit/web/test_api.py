"""The interface for programs: tokens, scopes, what it takes and gives, and its description."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.unit.web.conftest import PEOPLE, Desk

from stemma.errors import UsageError
from stemma.web.api.calls import CALLS
from stemma.web.api.openapi import make_openapi
from stemma.web.tokens import NEEDS, SCOPES, make_token

REPORT = "The ferry sank off the cape on Monday. Eleven people drowned, the harbour master said. "


def bearer(desk: Desk, person: str, *scopes: str) -> dict[str, str]:
    secret, token = make_token(person, scopes)
    desk.house.people.put_token(token)
    return {"authorization": f"Bearer {secret}"}


def ask(desk: Desk, call: str, headers: dict[str, str] | None = None, **more: Any) -> Any:
    (found,) = [one for one in CALLS if one.name == call]
    path = found.path.replace("{id}", more.pop("id", desk.coverage))
    return desk.client.request(found.method, path, headers=headers, **more)


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.name)
def test_without_a_token_there_is_nothing_beyond_loopback(team: Desk, call: Any) -> None:
    assert ask(team, call.name, json={}).status_code == 401
    team.log_in("ada")
    assert ask(team, call.name, json={}).status_code == 401, "a session is no token"


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.name)
@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("person", PEOPLE)
def test_a_token_may_what_its_scope_and_its_person_may(
    team: Desk, call: Any, scope: str, person: str
) -> None:
    answer = ask(team, call.name, bearer(team, person, scope), json={})
    role = {"rhea": 1, "edda": 2, "ada": 3}[person]
    if scope == call.scope and role >= NEEDS[scope]:
        assert answer.status_code not in {401, 403}
    else:
        assert answer.status_code == 403


@pytest.mark.parametrize("secret", ["", "x", "stemma_", "stemma_" + "x" * 43, "é", "x" * 9_000])
def test_a_secret_that_is_none_lets_nothing_in(team: Desk, secret: str) -> None:
    headers: Any = {b"authorization": f"Bearer {secret}".encode()}
    assert ask(team, "listCoverages", headers).status_code in {401, 403}


def test_a_token_ends_with_its_person(team: Desk) -> None:
    headers = bearer(team, "edda", "read")
    assert ask(team, "listCoverages", headers).status_code == 200
    team.house.people.drop("edda")
    assert ask(team, "listCoverages", headers).status_code == 403


def test_coverages_and_their_brief_are_told(desk: Desk) -> None:
    (one,) = ask(desk, "listCoverages").json()["coverages"]
    assert (one["id"], one["reports"]) == (desk.coverage, 4)
    assert ask(desk, "getCoverage").json() == one
    brief = ask(desk, "getBrief").json()
    texts = {d["document"]["id"]: d["text"] for d in brief["documents"]}
    readings = [r for p in brief["points"] for r in p["readings"]]
    assert readings
    for reading in readings:
        start, end = reading["spans"][0]
        assert texts[reading["document"]][start:end] in reading["text"]
    assert brief["decisions"] == []


def test_a_program_adds_reports_and_decides(desk: Desk) -> None:
    job = ask(desk, "addCoverage", json={"reports": [{"text": REPORT * 3, "outlet": "Cape Post"}]})
    assert job.status_code == 202
    told = ask(desk, "getJob", id=job.json()["id"]).json()
    assert told["state"] == "done"
    assert told["coverage"] not in {None, desk.coverage}
    (point,) = desk.points("contradicted")[:1]
    done = ask(desk, "decide", json={"what": "reject", "point": point})
    assert done.status_code == 201
    held = desk.store.decisions(desk.coverage, in_force=True)
    assert [d.id for d in held] == done.json()["decisions"]
    assert ask(desk, "decide", json={"what": "note", "note": "Ask."}).status_code == 201


@pytest.mark.parametrize("call", ["addCoverage", "addReports", "decide"])
@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b"1", b'"x"', b"[" * 100_000, b"\xff", b"{}",
     b'{"reports": 1}', b'{"reports": [1]}', b'{"reports": [{}]}', b'{"reports": [{"text": 1}]}',
     b'{"addresses": [1]}', b'{"what": 1}', b'{"what": "undo"}', b'{"what": "reject", "point": []}',
     b'{"what": "note"}', b'{"what": "reject", "point": "none"}'],
)  # fmt: skip
def test_a_body_that_is_wrong_is_told_as_json(desk: Desk, call: str, body: bytes) -> None:
    answer = ask(desk, call, {"content-type": "application/json"}, content=body)
    assert answer.status_code in {400, 409, 422}
    assert set(answer.json()) == {"error"}
    assert desk.store.decisions() == ()


def test_a_form_of_another_site_is_no_call(desk: Desk) -> None:
    content = json.dumps({"what": "note", "note": "x"})
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        assert ask(desk, "decide", {"content-type": kind}, content=content).status_code == 415
    headers = {"content-type": "application/json", "origin": "https://evil.example"}
    assert ask(desk, "decide", headers, content=content).status_code == 403


@pytest.mark.parametrize("identity", ["none", "..", "%2e%2e", "x" * 3_000, "a'b", "<script>"])
@pytest.mark.parametrize("call", ["getCoverage", "getBrief", "getJob"])
def test_what_is_not_there_is_told_as_json(desk: Desk, call: str, identity: str) -> None:
    answer = ask(desk, call, id=identity)
    assert answer.status_code == 404
    assert "<script>" not in answer.text


@pytest.mark.parametrize(
    ("query", "status"),
    [("words=dam", 200), ("", 200), ("low=x", 422), ("verdict=x", 422), ("words=%22", 200),
     ("words=*", 200), ("words=NEAR(a+b)", 200), ("words='; DROP TABLE said", 200)],
)  # fmt: skip
def test_search_takes_what_is_typed(desk: Desk, query: str, status: int) -> None:
    answer = desk.client.get(f"/api/v1/search?{query}")
    assert answer.status_code in {status, 422}
    assert desk.client.get(f"/search?{query}").status_code in {200, 400}


def test_the_description_is_whole_and_true(desk: Desk) -> None:
    described = desk.client.get("/api/v1/openapi.json").json()
    assert described == make_openapi()
    assert described["openapi"].startswith("3.1")
    asked = {(m.upper(), path) for path, ms in described["paths"].items() for m in ms}
    assert asked == {(call.method, call.path) for call in CALLS}
    names = [m["operationId"] for ms in described["paths"].values() for m in ms.values()]
    assert len(names) == len(set(names))
    for methods in described["paths"].values():
        for method in methods.values():
            for media in method.get("requestBody", {}).get("content", {}).values():
                Draft202012Validator.check_schema(media["schema"])


def test_a_scope_is_one() -> None:
    for scopes in ((), ("admin",), ("read", "all")):
        with pytest.raises(UsageError):
            make_token("edda", scopes)


def test_a_page_is_captured_by_its_secret_alone(team: Desk) -> None:
    secret, token = make_token("edda", ("add",))
    team.house.people.put_token(token)
    page = f"<html><head><title>Ferry</title></head><body><article><p>{REPORT * 3}</p></article>"
    fields = {"token": secret, "url": "https://post.example/1", "html": page}
    from_elsewhere = {"origin": "https://post.example", "sec-fetch-site": "cross-site"}
    answer = team.client.post("/capture", data=fields, headers=from_elsewhere)
    assert answer.status_code == 201
    assert len(team.store.coverages()) == 2
    team.log_in("edda")
    wrong = {**fields, "token": "stemma_" + "x" * 43}
    assert team.client.post("/capture", data=wrong).status_code == 403
    for url in ("javascript:alert(1)", "file:///etc/passwd", ""):
        assert team.client.post("/capture", data={**fields, "url": url}).status_code == 400
    assert len(team.store.coverages()) == 2


def test_the_secret_of_a_bookmark_may_add_and_nothing_else(desk: Desk) -> None:
    page = desk.post("/bookmarklet").text
    assert "javascript:" in page
    (token,) = desk.house.people.tokens()
    assert token.scopes == ("add",)
    assert token.sha256 not in page


def test_a_method_that_is_none_is_told_which_there_are(desk: Desk) -> None:
    answer = desk.client.delete("/api/v1/coverages")
    assert answer.status_code == 405
    assert {"GET", "POST"} <= {word.strip() for word in answer.headers["allow"].split(",")}
    assert desk.client.head("/api/v1/coverages").status_code == 200
