"""What every request passes before a page sees it."""

from collections.abc import Iterator

import anyio
import pytest
from tests.unit.web.conftest import ANYWHERE, Desk, MakeDesk, small_limits

from stemma.web.guard.rates import Rate
from stemma.web.pages import PAGES
from stemma.web.settings import Limits, Settings, host_name, is_loopback

SHOWN = ["/", "/new", "/check", "/search", "/search?words=dam", "/sources", "/changes", "/keys"]


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8710", "127.0.0.1.evil.example", "", "a b", "[::1", "10.0.0.8"],
)
def test_another_name_is_not_answered(desk: Desk, host: str) -> None:
    answer = desk.client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "The dam" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:8710", "localhost:8710", "[::1]:8710", "LOCALHOST"])
def test_names_of_loopback_are(desk: Desk, host: str) -> None:
    assert desk.client.get("/", headers={"host": host}).status_code == 200


def test_beyond_loopback_only_numbers_and_given_names_are_answered(team: Desk) -> None:
    for host in ("desk.example", "10.0.0.8:8710", "DESK.example:8710"):
        assert team.client.get("/login", headers={"host": host}).status_code == 200
    assert team.client.get("/login", headers={"host": "other.example"}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://["},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_what_another_site_asks_for_is_not_done(desk: Desk, headers: dict[str, str]) -> None:
    fields = {"csrf": desk.csrf, "title": "Taken over"}
    path = f"/coverage/{desk.coverage}/rename"
    assert desk.client.post(path, data=fields, headers=headers).status_code == 403
    assert desk.store.coverage(desk.coverage).title == "The dam above the village"


@pytest.mark.parametrize("page", [p for p in PAGES if p.method == "POST"], ids=lambda p: p.path)
@pytest.mark.parametrize("token", ["", "wrong", "ä" * 43])
def test_every_form_needs_its_token(desk: Desk, page: object, token: str) -> None:
    path = getattr(page, "path").replace("{id}", desk.coverage).replace("{name}", "flood")  # noqa: B009
    before = (desk.store.coverages(), desk.store.decisions(), desk.store.feeds())
    answer = desk.client.post(path, data={"csrf": token, "title": "x", "what": "note", "note": "n"})
    assert answer.status_code == 403
    assert "session had ended" in answer.text
    assert (desk.store.coverages(), desk.store.decisions(), desk.store.feeds()) == before


def test_the_token_of_another_session_is_none(make_desk: MakeDesk) -> None:
    one = make_desk()
    other = make_desk(store=one.store)
    answer = other.client.post("/logout", data={"csrf": one.csrf})
    assert answer.status_code == 403


@pytest.mark.parametrize("path", [*SHOWN, "/nowhere", "/static/web.css", "/api/v1/coverages"])
def test_every_answer_says_what_a_browser_may_not_do(desk: Desk, path: str) -> None:
    headers = desk.client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-frame-options"] == "DENY"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("path", SHOWN)
def test_scripts_and_styles_carry_a_number_that_is_new_each_time(desk: Desk, path: str) -> None:
    one, other = desk.client.get(path), desk.client.get(path)
    numbers = set()
    for answer in (one, other):
        policy = answer.headers["content-security-policy"]
        number = policy.partition("'nonce-")[2].partition("'")[0]
        assert len(number) >= 20
        assert answer.text.count("<script") == answer.text.count(f'nonce="{number}" defer')
        assert " onclick=" not in answer.text
        assert "style=" not in answer.text
        numbers.add(number)
    assert len(numbers) == 2


def test_pages_of_a_person_are_kept_by_nobody_between(desk: Desk) -> None:
    assert desk.client.get("/").headers["cache-control"] == "no-store"


def test_the_cookie_is_for_no_script_and_no_other_site(make_desk: MakeDesk) -> None:
    plain = make_desk()
    secure = make_desk(Settings(is_secure=True))
    cookie = plain.client.get("/").headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "secure" not in cookie
    answer = secure.client.get("/")
    assert "; secure" in answer.headers["set-cookie"].lower()
    assert "strict-transport-security" in answer.headers


@pytest.mark.parametrize("stated", [True, False])
def test_what_is_too_large_is_refused(make_desk: MakeDesk, *, stated: bool) -> None:
    desk = make_desk(Settings(limits=small_limits()))
    csrf = desk.csrf
    body = f"csrf={csrf}&text={'a' * 30_000}".encode()

    def pieces() -> Iterator[bytes]:
        for start in range(0, len(body), 1_000):
            yield body[start : start + 1_000]

    headers = {"content-type": "application/x-www-form-urlencoded"}
    answer = desk.client.post("/add", content=body if stated else pieces(), headers=headers)
    assert answer.status_code == 413
    assert desk.house.store.queue.tasks() == ()


def test_a_body_that_does_not_come_is_not_waited_for(make_desk: MakeDesk) -> None:
    desk = make_desk(Settings(limits=small_limits()))
    sent: list[dict[str, object]] = []

    async def receive() -> dict[str, object]:
        await anyio.sleep(30)
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    scope = {
        "type": "http", "http_version": "1.1", "method": "POST", "path": "/add",
        "raw_path": b"/add", "query_string": b"", "scheme": "http", "root_path": "",
        "server": ("127.0.0.1", 8710), "client": ("127.0.0.1", 1),
        "headers": [
            (b"host", b"127.0.0.1:8710"),
            (b"content-type", b"application/x-www-form-urlencoded"),
            (b"content-length", b"10"),
        ],
    }  # fmt: skip

    async def ask() -> None:
        with anyio.fail_after(10):
            await desk.client.app(scope, receive, send)  # type: ignore[arg-type]

    anyio.run(ask)
    assert sent[0]["status"] == 408


def test_a_visitor_who_asks_too_often_waits(make_desk: MakeDesk) -> None:
    desk = make_desk(Settings(limits=Limits(reads_a_minute=5, writes_a_minute=2)))
    codes = [desk.client.get("/keys").status_code for _ in range(7)]
    assert codes == [200] * 5 + [429] * 2


def test_a_rate_fills_up_again_with_time() -> None:
    now = [0.0]
    rate = Rate(60, clock=lambda: now[0])
    assert [rate.take("a") for _ in range(61)] == [True] * 60 + [False]
    now[0] = 2.0
    assert [rate.take("a") for _ in range(3)] == [True, True, False]


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2ferrors.py", "/static/",
        "/static//etc/passwd", "/static/web.css%00",
        "/coverage/../../etc/passwd", "/coverage/%2e%2e/export/html", "/jobs/..%2f..",
    ],
)  # fmt: skip
def test_no_path_leads_out(desk: Desk, path: str) -> None:
    answer = desk.client.get(path, follow_redirects=False)
    assert answer.status_code in {404, 307, 303, 405}
    assert "root:" not in answer.text
    assert "import" not in answer.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS"])
def test_other_methods_do_nothing(desk: Desk, method: str) -> None:
    answer = desk.client.request(method, f"/coverage/{desk.coverage}")
    assert answer.status_code == 405


def test_an_error_of_the_program_shows_nothing_of_it(desk: Desk) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret words of the inside")

    desk.store.feeds = broken  # type: ignore[method-assign, assignment]
    answer = desk.client.get("/sources")
    assert answer.status_code == 500
    assert "secret words" not in answer.text
    assert "Traceback" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("host", "name"),
    [("a.example", "a.example"), ("A.Example:80", "a.example"), ("[::1]:1", "::1"), ("a:b", None),
     ("a/b", None), ("a@b", None), ("[::1]x", None), ("a" * 300, None), ("a\tb", None)],
)  # fmt: skip
def test_the_name_of_a_host(host: str, name: str | None) -> None:
    assert host_name(host) == name


@pytest.mark.parametrize(
    ("address", "expected"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True),
     (ANYWHERE, False), ("::", False), ("192.168.1.5", False), ("desk.example", False)],
)  # fmt: skip
def test_loopback(address: str, *, expected: bool) -> None:
    assert is_loopback(address) is expected
