"""What is too much, too slow, forged or broken: told clearly, and nothing is lost."""

import io
import statistics
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import NoReturn

import pytest
from starlette.requests import Request
from tests.unit.web.conftest import ANYWHERE, Desk, MakeDesk

from stemma.errors import StoreError
from stemma.store import TaskState
from stemma.store.sessions import KeptSessions
from stemma.web.people import is_password
from stemma.web.sessions import COOKIE, Sessions
from stemma.web.settings import Limits, Settings
from stemma.web.work.jobs import Job, State

REPORT = "The ferry sank off the cape on Monday. Eleven people drowned, the harbour master said. "


def zipped(*members: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return made.getvalue()


def test_a_paste_of_five_megabytes_is_read_or_told_in_time(desk: Desk) -> None:
    text = REPORT * (5_000_000 // len(REPORT))
    begun = time.monotonic()
    answer = desk.post("/add", {"text": text, "outlet": "Cape Post"})
    assert answer.status_code == 200
    assert time.monotonic() - begun < 60
    assert state_of(desk) in {"done", "failed"}


def state_of(desk: Desk) -> str:
    (job,) = [job for job in desk.house.jobs._known.values() if job.kind == "add"]
    return job.state.value


@pytest.mark.parametrize("count", [101, 500, 5_000])
def test_too_many_addresses_are_told_with_how_many_are_taken(desk: Desk, count: int) -> None:
    text = "\n".join(f"https://post.example/{number}" for number in range(count))
    answer = desk.post("/add", {"text": text})
    assert answer.status_code == 400
    assert f"{count} addresses: at most 100" in unescape(answer.text)
    assert desk.house.store.queue.tasks() == ()


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:8710/", "http://localhost/", "http://[::1]:5432/", "http://169.254.169.254/",
     "http://2130706433/", "http://127.1/"],
)  # fmt: skip
def test_an_address_inside_is_told_as_not_read(desk: Desk, address: str) -> None:
    page = desk.post("/add", {"text": address}).text
    assert 'class="rejected"' in page
    assert "only public addresses" in page or "not" in page
    assert len(desk.store.coverages()) == 1


@pytest.mark.parametrize(
    "content",
    [
        zipped(("bomb.txt", bytes(200_000_000))),
        zipped(*((f"{number}.txt", bytes(3_000_000)) for number in range(60))),
        zipped(("word/document.xml", b"<a>" * 5_000_000)),
        zipped(("../../../tmp/x.txt", REPORT.encode())),
        b"PK\x05\x06" + bytes(18),
    ],
    ids=["one member", "many members", "a document", "a path", "empty"],
)
@pytest.mark.parametrize("name", ["bomb.zip", "bomb.docx"])
def test_an_archive_that_swells_is_told_and_nothing_more(
    desk: Desk, name: str, content: bytes
) -> None:
    files = {"files": (name, content, "application/zip")}
    begun = time.monotonic()
    answer = desk.client.post("/add", data={"csrf": desk.csrf}, files=files)
    assert answer.status_code == 200
    assert time.monotonic() - begun < 30
    assert 'class="rejected"' in answer.text
    assert len(desk.store.coverages()) == 1


def test_the_same_report_twice_is_told_as_known(desk: Desk) -> None:
    (one,) = desk.store.documents(desk.coverage)[:1]
    fields = {"text": [one.text, one.text], "outlet": ["Cape Post", "Cape Post"]}
    page = desk.post(f"/coverage/{desk.coverage}/add", fields).text
    assert page.count('class="new"') <= 1


@contextmanager
def full_disk(desk: Desk) -> Iterator[None]:
    """Nothing can be written any more."""
    database = desk.store.database
    kept = database.write

    def write() -> NoReturn:
        raise StoreError("store: the disk is full")

    database.write = write  # type: ignore[method-assign]
    try:
        yield
    finally:
        database.write = kept  # type: ignore[method-assign]


def test_with_a_full_disk_pages_are_read_and_no_note_is_lost(desk: Desk) -> None:
    one = f"/coverage/{desk.coverage}"
    csrf = desk.csrf
    with full_disk(desk):
        for path in ("/", one, f"{one}/reports", f"{one}/story", "/search?words=dam"):
            assert desk.client.get(path).status_code == 200, path
        fields = {"csrf": csrf, "what": "note", "note": "Called the ministry <twice>."}
        answer = desk.client.post(f"{one}/decide", data=fields)
        assert answer.status_code == 503
        assert "the disk is full" in answer.text
        assert "Called the ministry &lt;twice&gt;." in answer.text
        added = desk.client.post("/add", data={"csrf": csrf, "text": REPORT * 9})
        assert added.status_code == 503
        assert "harbour master" in added.text
    assert desk.store.decisions() == ()
    assert desk.client.post(f"{one}/decide", data=fields).status_code == 200


def test_nobody_logs_in_where_the_session_cannot_be_kept(team: Desk) -> None:
    csrf = team.csrf
    with full_disk(team):
        fields = {"csrf": csrf, "name": "edda", "password": "a long enough password"}
        answer = team.client.post("/login", data=fields, follow_redirects=False)
        assert answer.status_code == 503
        assert "long enough" not in answer.text


def test_names_that_are_there_and_not_there_take_the_same_time(team: Desk) -> None:
    kept = team.house.people.find("edda")
    assert kept is not None
    times: tuple[list[float], list[float]] = ([], [])
    is_password(None, "once, so that all is loaded")
    for _ in range(5):
        for found, password in zip(times, (kept.password, None), strict=True):
            begun = time.process_time()
            assert not is_password(password, "wrong and long enough")
            found.append(time.process_time() - begun)
    known, unknown = map(statistics.median, times)
    assert 0.5 < known / unknown < 2


@pytest.mark.parametrize("name", ["edda", "nobody"])
def test_headers_and_words_of_a_refused_login_do_not_tell_names(team: Desk, name: str) -> None:
    answer = team.log_in(name, "wrong and long enough")
    plain = answer.text.replace(name, "")
    assert answer.status_code == 403
    assert "content-length" in answer.headers
    assert "The name or the password is not right." in plain


@pytest.mark.parametrize(
    "value", ["a\r\nX-Evil: 1", "a\nSet-Cookie: x=1", "ä\u2028", "%0d%0aX-Evil: 1"]
)
def test_no_word_becomes_a_header(team: Desk, value: str) -> None:
    team.log_in("edda")
    one = f"/coverage/{team.coverage}"
    answers = [
        team.post(f"{one}/rename", {"title": value}, follow_redirects=False),
        team.post(f"{one}/decide", {"what": "note", "note": value, "point": value, "shown": value},
                  follow_redirects=False),
        team.client.get("/", params={"said": value}),
        team.client.get(one, params={"party": value, "report": value}),
    ]  # fmt: skip
    team.store.brief(team.coverage)
    answers.append(team.client.get(f"{one}/export/json"))
    for answer in answers:
        assert "x-evil" not in answer.headers
        assert "x=1" not in answer.headers.get("set-cookie", "")


@pytest.mark.parametrize(
    "written",
    ['["//evil.example/x", [["a", "b"]]]', '["https://evil.example/", []]', '["javascript:x", []]',
     "[1, 2]", "[" * 100_000, '["/x", [["a"]]]', '["/\\\\evil.example", [["a", "b"]]]', ""],
)  # fmt: skip
def test_what_a_login_carries_leads_nowhere_else(team: Desk, written: str) -> None:
    fields = {"written": written, "name": "edda", "password": "a long enough password"}
    answer = team.post("/login", fields, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"


def test_the_form_that_a_login_carries_cannot_be_sent_from_elsewhere(team: Desk) -> None:
    written = '["/people/revoke", [["name", "ada"], ["csrf", "x"]]]'
    fields = {"written": written, "name": "ada", "password": "a long enough password"}
    page = team.post("/login", fields).text
    assert "Send it again" in page
    assert len(team.house.people.all()) == 3


def test_a_check_of_a_draft_is_nobody_elses(team: Desk) -> None:
    job = Job("secret", "check", "Checking a draft", "ada", "2031-03-04T12:00:00Z")
    team.house.jobs.add(job)
    team.log_in("edda")
    for path in ("/jobs/secret", "/check/secret", "/jobs/secret/events"):
        assert team.client.get(path).status_code == 404
    assert job.state is State.WAITING


def test_sessions_end_some_time_whatever_is_done(team: Desk) -> None:
    now = [1_000_000.0]
    limits = Limits(session_seconds=100, session_longest_seconds=250)
    sessions = Sessions(
        Settings(ANYWHERE, limits=limits), KeptSessions(team.store), clock=lambda: now[0]
    )
    secret, _ = sessions.begin("edda")
    request = Request({"type": "http", "headers": [(b"cookie", f"{COOKIE}={secret}".encode())]})
    alive = []
    for _ in range(5):
        now[0] += 60
        alive.append(sessions.find(request) is not None)
    assert alive == [True, True, True, True, False]
    secret, _ = sessions.begin("edda")
    request = Request({"type": "http", "headers": [(b"cookie", f"{COOKIE}={secret}".encode())]})
    now[0] += 101
    assert sessions.find(request) is None
    assert team.house.sessions.find(request) is None


def test_the_secret_of_a_session_is_not_in_the_store(team: Desk) -> None:
    team.log_in("edda")
    secret = team.client.cookies[COOKIE].encode()
    team.store.database.checkpoint()
    path = Path(team.store.database.engine.url.database or "")
    assert secret not in path.read_bytes()


def test_who_is_let_go_loses_every_session(team: Desk) -> None:
    team.log_in("edda")
    kept = team.client.cookies[COOKIE]
    team.house.people.drop("edda")
    team.client.cookies.clear()
    team.client.cookies.set(COOKIE, kept)
    assert team.client.get("/", follow_redirects=False).status_code == 303


def test_an_order_that_was_taken_is_kept_until_it_is_done(make_desk: MakeDesk, desk: Desk) -> None:
    later = make_desk(store=desk.store)
    later.house.adding = None
    later.post("/add", {"text": REPORT * 9})
    (task,) = desk.store.queue.tasks()
    assert task.state is TaskState.WAITING
    assert "harbour master" in task.body
