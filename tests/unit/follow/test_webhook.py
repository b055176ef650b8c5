"""A webhook: signed, sent again within bounds, to one configured address only."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from stemma.fetch import Guard, Sender, Sent
from stemma.follow.webhook import (
    BATCH,
    SIGNATURE,
    TIMESTAMP,
    TRIES,
    Hook,
    deliver,
    is_signed,
    sign,
)
from stemma.model import ChangeKind, PointChange
from stemma.report.changes import ChangeView, Logged, view_changes

HOOK = Hook("https://desk.example/hook", b"secret")
NOW = 1_930_000_000


def views(count: int) -> tuple[ChangeView, ...]:
    return view_changes(
        (
            Logged(
                number, "2031-03-04T10:00:00+00:00", "c", "Ferry",
                PointChange(f"i{number}", ChangeKind.NEW, "c", "p", ("d",)),
            )
            for number in range(1, count + 1)
        ),
        {},
    )  # fmt: skip


@dataclass
class Receiver:
    """Answers with these statuses in turn, the last again and again."""

    statuses: list[int]
    bodies: list[bytes] = field(default_factory=list)
    headers: list[Mapping[str, str]] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)

    def __call__(self, address: str, body: bytes, headers: Mapping[str, str]) -> Sent:
        assert address == HOOK.address
        self.bodies.append(body)
        self.headers.append(headers)
        status = self.statuses.pop(0) if len(self.statuses) > 1 else self.statuses[0]
        return Sent(status, "" if status else "not reached")

    def deliver(self, count: int) -> tuple[int, int, str]:
        found = deliver(HOOK, views(count), self, clock=lambda: NOW, sleep=self.pauses.append)
        return found.taken, found.count, found.fault


def test_changes_are_sent_once_and_signed() -> None:
    receiver = Receiver([200])
    assert receiver.deliver(3) == (3, 3, "")
    (body,), (headers,) = receiver.bodies, receiver.headers
    assert [one["id"] for one in json.loads(body)["changes"]] == ["i1", "i2", "i3"]
    assert headers[TIMESTAMP] == str(NOW)
    assert is_signed(b"secret", NOW, body, headers[SIGNATURE], now=NOW + 10)


@pytest.mark.parametrize(
    ("secret", "body", "timestamp", "now"),
    [
        (b"other", b"{}", NOW, NOW),
        (b"secret", b"{} ", NOW, NOW),
        (b"secret", b"{}", NOW + 1, NOW),
        (b"secret", b"{}", NOW, NOW + 301),
    ],
    ids=["other secret", "other body", "other time", "sent again later"],
)
def test_a_forged_or_repeated_delivery_is_seen(
    secret: bytes, body: bytes, timestamp: int, now: int
) -> None:
    assert not is_signed(secret, timestamp, body, sign(b"secret", NOW, b"{}"), now=now)


def test_nothing_is_sent_where_nothing_changed() -> None:
    receiver = Receiver([200])
    assert receiver.deliver(0) == (0, 0, "")
    assert not receiver.bodies


def test_what_fails_is_sent_again_after_pauses_that_double() -> None:
    receiver = Receiver([500, 0, 204])
    assert receiver.deliver(1) == (1, 1, "")
    assert receiver.pauses == [2.0, 4.0]
    assert len({*receiver.bodies}) == 1


@pytest.mark.parametrize(("status", "fault"), [(503, "503"), (0, "not reached"), (429, "429")])
def test_it_ends_after_some_tries_and_keeps_what_was_not_taken(status: int, fault: str) -> None:
    receiver = Receiver([status])
    assert receiver.deliver(2) == (0, 0, fault)
    assert len(receiver.bodies) == TRIES
    assert sum(receiver.pauses) < 60


@pytest.mark.parametrize("status", [301, 400, 401, 404, 410])
def test_a_refusal_is_not_sent_again(status: int) -> None:
    receiver = Receiver([status])
    assert receiver.deliver(1)[0] == 0
    assert len(receiver.bodies) == 1


def test_many_changes_go_in_batches_and_stop_where_one_fails() -> None:
    receiver = Receiver([200, 200, 500])
    taken, count, fault = receiver.deliver(3 * BATCH)
    assert (taken, count, fault) == (2 * BATCH, 2 * BATCH, "500")


class Slow(BaseHTTPRequestHandler):
    """Never answers, redirects, or takes it, by path."""

    bodies: list[bytes]

    def do_POST(self) -> None:
        if self.path == "/never":
            time.sleep(5)
            return
        self.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(302 if self.path == "/elsewhere" else 204)
        self.send_header("Location", "http://169.254.169.254/")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """A test prints nothing."""


@pytest.fixture
def server() -> "Server":
    return Server()


class Server:
    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        handler = type("Own", (Slow,), {"bodies": self.bodies})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.server.daemon_threads = True
        self.server.block_on_close = False
        Thread(target=self.server.serve_forever, daemon=True).start()
        self.port = self.server.server_address[1]

    def send(self, path: str, *, is_allowed: bool = True) -> Sent:
        allowed = frozenset({("127.0.0.1", self.port)} if is_allowed else set())
        sender = Sender(guard=Guard(lambda *_: ["127.0.0.1"], allowed), seconds=0.5)
        try:
            return sender(f"http://desk.example:{self.port}{path}", b'{"changes": []}', {})
        finally:
            self.server.shutdown()
            self.server.server_close()


def test_a_body_arrives_whole(server: Server) -> None:
    assert server.send("/hook").is_taken
    assert server.bodies == [b'{"changes": []}']


def test_a_receiver_that_never_answers_holds_nobody_up(server: Server) -> None:
    start = time.monotonic()
    sent = server.send("/never")
    assert time.monotonic() - start < 3
    assert (sent.status, sent.is_final) == (0, False)


def test_a_redirect_is_not_followed(server: Server) -> None:
    sent = server.send("/elsewhere")
    assert (sent.status, sent.is_taken, sent.is_final) == (302, False, True)


def test_a_private_address_is_refused_unless_it_is_allowed(server: Server) -> None:
    sent = server.send("/hook", is_allowed=False)
    assert sent.status == 0
    assert not server.bodies


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "http://127.0.0.1/", "http://169.254.169.254/x", "ftp://a.example",
     "https://name:word@desk.example/", "not an address"],
)  # fmt: skip
def test_odd_addresses_are_refused(address: str) -> None:
    sent = Sender()(address, b"{}", {})
    assert sent.status == 0
    assert sent.reason
