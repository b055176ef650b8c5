"""The network as offices have it: proxies, certificates of their own, no network at all."""

import gzip
import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.request import urlopen

import brotli
import pytest
import zstandard
from tests.unit.fetch.server import Handler, Site, page, redirect, serve
from tests.unit.read.made import page as make_page

from stemma.errors import UsageError
from stemma.fetch.cache import Cache
from stemma.fetch.fresh import find_fresh_until, is_fresh
from stemma.fetch.limits import Network
from stemma.model import Rejection
from stemma.read import Payload

PAGE = make_page().encode()
BUSY: list[tuple[int, str | None]] = []


def busy(handler: Handler) -> None:
    """Answers as the list says, then with the page."""
    if not BUSY:
        handler.answer(PAGE)
        return
    status, wait = BUSY.pop(0)
    handler.answer(b"", status, **({} if wait is None else {"Retry_After": wait}))


def packed(handler: Handler) -> None:
    accepted = handler.headers["Accept-Encoding"].split(", ")
    name = handler.path.strip("/")
    assert name in accepted
    pack = {"br": brotli.compress, "zstd": zstandard.compress, "gzip": gzip.compress}[name]
    handler.answer(pack(PAGE), Content_Encoding=name)


def revalidated(handler: Handler) -> None:
    if handler.headers["If-None-Match"]:
        handler.answer(b"", 304, Cache_Control="max-age=600")
    else:
        handler.answer(PAGE, ETag='"1"')


def told(handler: Handler) -> None:
    handler.answer(handler.headers["User-Agent"].encode(), Content_Type="text/plain")


ROUTES = {
    **dict.fromkeys(("/br", "/zstd", "/gzip"), packed),
    "/busy": busy,
    "/fresh": page(PAGE, Cache_Control="public, max-age=600"),
    "/aged": page(PAGE, Cache_Control="max-age=600", Age="600"),
    "/asked": page(PAGE, Cache_Control="no-cache, max-age=600"),
    "/secret": page(PAGE, Cache_Control="no-store"),
    "/plain": page(PAGE),
    "/revalidated": revalidated,
    "/moved": redirect("/plain", 301),
    "/told": told,
}


@pytest.fixture
def site() -> Iterator[Site]:
    BUSY.clear()
    with serve(ROUTES) as found:
        yield found


def content(found: Payload | Rejection) -> bytes:
    assert isinstance(found, Payload), found
    return found.content


@pytest.mark.parametrize("name", ["br", "zstd", "gzip"])
def test_every_packing_that_is_asked_for_is_undone(site: Site, name: str) -> None:
    assert content(site.fetcher()(site.url(f"/{name}"))) == PAGE


@pytest.mark.parametrize(("status", "wait"), [(503, "7"), (429, "12"), (429, "0")])
def test_a_busy_server_is_asked_once_more_when_it_says(site: Site, status: int, wait: str) -> None:
    BUSY.append((status, wait))
    assert content(site.fetcher()(site.url("/busy"))) == PAGE
    assert float(wait) in site.pauses
    assert site.asked.count("/busy") == 2


@pytest.mark.parametrize(
    ("answers", "reason", "count"),
    [
        ([(503, None)], "503 Service Unavailable", 1),
        ([(429, "3600")], "429 Too Many Requests; it asks to be left alone for 3600 seconds", 1),
        ([(503, "3"), (503, "3")], "503 Service Unavailable", 2),
        ([(429, "soon")], "429 Too Many Requests", 1),
    ],
)
def test_a_server_that_stays_busy_is_left_alone(
    site: Site, answers: list[tuple[int, str | None]], reason: str, count: int
) -> None:
    BUSY.extend(answers)
    found = site.fetcher()(site.url("/busy"))
    assert isinstance(found, Rejection)
    assert found.reason == f"the server answered {reason}"
    assert site.asked.count("/busy") == count


@pytest.mark.parametrize(
    ("path", "later", "count"),
    [
        ("/fresh", "2031-03-19T00:09:59Z", 1),
        ("/fresh", "2031-03-19T00:10:00Z", 2),
        # A clock that was set back says nothing of what is fresh.
        ("/fresh", "1970-01-01T00:00:00Z", 2),
        ("/aged", "2031-03-19T00:00:01Z", 2),
        ("/asked", "2031-03-19T00:00:01Z", 2),
        ("/secret", "2031-03-19T00:00:01Z", 2),
        ("/plain", "2031-03-19T00:00:01Z", 2),
    ],
)
def test_a_page_is_asked_for_again_when_its_time_is_up(
    site: Site, tmp_path: Path, path: str, later: str, count: int
) -> None:
    cache = Cache(tmp_path)
    first = content(site.fetcher(cache=cache)(site.url(path)))
    assert content(site.fetcher(cache=cache, now=later)(site.url(path))) == first == PAGE
    assert site.asked.count(path) == count


def test_a_page_that_is_unchanged_is_fresh_again(site: Site, tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for _ in range(4):
        assert content(site.fetcher(cache=cache)(site.url("/revalidated"))) == PAGE
    assert site.asked.count("/revalidated") == 2


@pytest.mark.parametrize(
    ("headers", "until"),
    [
        ({"cache-control": "max-age=60"}, "2031-03-04T06:31:00Z"),
        ({"cache-control": 'Public , Max-Age = "60"'}, "2031-03-04T06:31:00Z"),
        ({"cache-control": "max-age=60", "age": "20"}, "2031-03-04T06:30:40Z"),
        ({"cache-control": "max-age=999999999"}, "2031-03-05T06:30:00Z"),
        ({"cache-control": "max-age=0"}, None),
        ({"cache-control": "max-age=-5"}, None),
        ({"cache-control": "max-age=60, no-store"}, None),
        ({"cache-control": "s-maxage=60"}, None),
        ({"expires": "Tue, 04 Mar 2031 07:00:00 GMT"}, None),
        ({}, None),
    ],
)
def test_how_long_a_page_is_fresh(headers: dict[str, str], until: str | None) -> None:
    assert find_fresh_until(headers, "2031-03-04T06:30:00Z") == until
    assert not is_fresh("2031-03-04T06:30:00Z", until, "2031-03-06T00:00:00Z")


def test_offline_takes_what_was_fetched_before_and_asks_nobody(site: Site, tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    online = site.fetcher(cache=cache)
    before = [online(site.url(path)) for path in ("/plain", "/moved")]
    site.asked.clear()
    offline = site.fetcher(cache=cache, network=Network(is_offline=True))
    assert [offline(site.url(path)) for path in ("/plain", "/moved")] == before
    missing = offline(site.url("/told"))
    assert isinstance(missing, Rejection)
    assert missing.reason == "not among the pages kept, and nothing is asked with --offline"
    assert site.asked == []
    bare = site.fetcher(network=Network(is_offline=True))(site.url("/plain"))
    assert isinstance(bare, Rejection)


def test_servers_hear_whom_to_write_to(site: Site) -> None:
    fetcher = site.fetcher(network=Network(contact="desk@paper.example"))
    assert content(fetcher(site.url("/told"))).endswith(b"; desk@paper.example)")


@pytest.mark.parametrize(
    ("network", "reason"),
    [
        (Network(proxy="socks5://127.0.0.1:1"), "write it as http://host:port"),
        (Network(proxy="127.0.0.1:3128"), "write it as http://host:port"),
        (Network(proxy=""), "write it as http://host:port"),
        (Network(cacert="/none.pem"), "no such file"),
        (Network(cacert=__file__), "no certificates in it"),
        (Network(contact="a\nb"), "write an address"),
    ],
)
def test_settings_that_are_none_are_wrong_usage(site: Site, network: Network, reason: str) -> None:
    with pytest.raises(UsageError, match=reason):
        site.fetcher(network=network)


class _Relay(BaseHTTPRequestHandler):
    """A proxy for http: it hands on what is asked, whatever name it is asked by."""

    def do_GET(self) -> None:
        seen: list[str] = self.server.seen  # type: ignore[attr-defined]
        seen.append(self.path)
        port = self.server.behind  # type: ignore[attr-defined]
        path = "/" + self.path.split("/", 3)[3]
        if path == "/robots.txt":
            self.send_error(404)
            return
        with urlopen(f"http://127.0.0.1:{port}{path}") as answer:
            body = answer.read()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_given: object) -> None:
        """Say nothing."""


@pytest.fixture
def relay(site: Site) -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Relay)
    server.seen, server.behind = [], site.port  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def test_a_proxy_looks_up_the_names(site: Site, relay: ThreadingHTTPServer) -> None:
    network = Network(proxy=f"http://127.0.0.1:{relay.server_address[1]}")
    fetcher = site.fetcher(network=network)
    site.names.clear()
    assert content(fetcher("http://outside.example/plain")) == PAGE
    assert relay.seen == [  # type: ignore[attr-defined]
        "http://outside.example/robots.txt", "http://outside.example/plain",
    ]  # fmt: skip


@pytest.mark.parametrize("inside", ["http://169.254.169.254/", "http://[::1]/", "http://10.0.0.1/"])
def test_a_proxy_is_not_led_inside_by_a_number(
    site: Site, relay: ThreadingHTTPServer, inside: str
) -> None:
    network = Network(proxy=f"http://127.0.0.1:{relay.server_address[1]}")
    assert isinstance(site.fetcher(network=network)(inside), Rejection)
    assert relay.seen == []  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """(certificate, key) of norwire.example, signed by nobody but itself."""
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("no openssl")
    folder = tmp_path_factory.mktemp("certificate")
    found = folder / "own.pem", folder / "own.key"
    subprocess.run(
        [
            program, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "36500",
            "-keyout", str(found[1]), "-out", str(found[0]), "-subj", "/CN=norwire.example",
            "-addext", "subjectAltName=DNS:norwire.example",
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip
    return found


@pytest.fixture
def safe_site(certificate: tuple[Path, Path]) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    with serve({"/plain": page(PAGE)}, context=context) as found:
        yield found


def test_https_with_a_certificate_of_its_own(
    safe_site: Site, certificate: tuple[Path, Path]
) -> None:
    address = safe_site.url("/plain").replace("http:", "https:")
    trusting = safe_site.fetcher(network=Network(cacert=str(certificate[0])))
    assert content(trusting(address)) == PAGE
    found = safe_site.fetcher()(address)
    assert isinstance(found, Rejection)
    assert "certificate" in found.reason.lower()
    # The name must be the one that the certificate is for.
    safe_site.names["other.example"] = ["127.0.0.1"]
    other = trusting(address.replace("norwire.", "other."))
    assert isinstance(other, Rejection)
    assert "certificate" in other.reason.lower()
