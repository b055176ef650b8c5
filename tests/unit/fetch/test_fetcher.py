import gzip
import time
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.unit.fetch.server import (
    Handler,
    Route,
    Site,
    dripping,
    endless,
    page,
    redirect,
    serve,
    silent,
    slow_head,
)
from tests.unit.read.made import PARAGRAPHS, rss
from tests.unit.read.made import page as make_page

from stemma.fetch import USER_AGENT
from stemma.fetch.cache import Cache
from stemma.fetch.limits import DIRECT
from stemma.model import Document, Rejection
from stemma.read import Options, Payload, read_sources

PAGE = make_page().encode()
ROBOTS = (
    b"User-agent: *\nDisallow: /private\nCrawl-delay: 7\n\nUser-agent: Stemma\nDisallow: /own\n"
)


def unchanged(handler: Handler) -> None:
    if handler.headers["If-None-Match"] == '"1"':
        handler.answer(b"", 304)
    else:
        handler.answer(PAGE, ETag='"1"', Last_Modified="Tue, 18 Mar 2031 06:30:00 GMT")


def echo(handler: Handler) -> None:
    handler.answer(handler.headers["User-Agent"].encode(), Content_Type="text/plain")


ROUTES: Mapping[str, Route] = {
    "/dam": page(PAGE, Content_Type="text/html; charset=utf-8"),
    "/moved": redirect("/dam", 301),
    "/moved-again": redirect("/moved"),
    "/loop": redirect("/loop"),
    "/round": redirect("/about"),
    "/about": redirect("/round"),
    **{f"/far{k}": redirect(f"/far{k + 1}") for k in range(9)},
    "/nowhere": lambda handler: handler.answer(b"", 302),
    "/gzip": page(gzip.compress(PAGE), Content_Encoding="gzip"),
    "/deflate": page(zlib.compress(PAGE), Content_Encoding="deflate"),
    "/bomb": page(gzip.compress(b"\0" * 40_000_000), Content_Encoding="gzip"),
    "/bombs": page(gzip.compress(gzip.compress(b"\0" * 40_000_000)), Content_Encoding="gzip, gzip"),
    "/broken": page(gzip.compress(PAGE)[:-20], Content_Encoding="gzip"),
    "/brotli": page(b"x", Content_Encoding="br"),
    "/endless": endless,
    "/dripping": dripping,
    "/slow-head": slow_head,
    "/silent": silent,
    "/stated": lambda handler: handler.answer(b"x", Content_Length="99999999999"),
    "/short": lambda handler: handler.answer(b"x", Content_Length="100"),
    "/error": lambda handler: handler.answer(b"down", 503),
    "/charset": page(
        make_page(lang="é").encode("cp1252"), Content_Type="text/html; charset=nonsense"
    ),
    "/unchanged": unchanged,
    "/echo": echo,
}


@pytest.fixture(scope="module")
def server() -> Iterator[Site]:
    with serve(ROUTES) as site:
        yield site


@pytest.fixture
def site(server: Site) -> Site:
    """The server as if nobody had asked it before."""
    server.asked.clear()
    server.pauses.clear()
    server.names = {"norwire.example": ["127.0.0.1"]}
    return server


def fetch(site: Site, path: str, **limits: Any) -> Payload | Rejection:
    address = path if "://" in path or ":" in path[:11] else site.url(path)
    fetcher = site.fetcher(
        cache=None, resolve=None, network=DIRECT, now="2031-03-19T00:00:00Z", **limits
    )
    return fetcher(address)


def content(site: Site, path: str) -> bytes:
    found = fetch(site, path)
    assert isinstance(found, Payload), found
    return found.content


def refused(site: Site, path: str, **limits: float) -> str:
    found = fetch(site, path, **limits)
    assert isinstance(found, Rejection)
    assert found.stage == "fetch"
    return found.reason


def test_a_page_and_where_it_stood(site: Site) -> None:
    found = fetch(site, "/moved-again#part")
    assert found == Payload(
        PAGE, site.url("/moved-again#part"), site.url("/dam"), "2031-03-19T00:00:00Z",
        "text/html; charset=utf-8", 200,
    )  # fmt: skip


def test_who_asks_is_said(site: Site) -> None:
    assert content(site, "/echo") == USER_AGENT.encode()


@pytest.mark.parametrize("path", ["/gzip", "/deflate"])
def test_packed_bodies_are_unpacked(site: Site, path: str) -> None:
    assert content(site, path) == PAGE


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/none", "404 Not Found"),
        ("/error", "503"),
        ("/loop", "in a circle"),
        ("/round", "in a circle"),
        ("/far0", "more than 5 redirects"),
        ("/nowhere", "leads nowhere"),
        ("/bomb", "unpacked"),
        ("/bombs", "unpacked"),
        ("/broken", "cut off"),
        ("/brotli", "br"),
        ("/endless", "too large"),
        ("/stated", "too large: 99999999999 bytes"),
        ("/short", "not reached"),
        ("http://gone.example/", "no such host"),
    ],
)
def test_what_fails_has_a_reason(site: Site, path: str, expected: str) -> None:
    assert expected in refused(site, path)


@pytest.mark.parametrize("path", ["/dripping", "/slow-head", "/silent"])
def test_what_is_slow_ends(site: Site, path: str) -> None:
    start = time.monotonic()
    fetcher_limits = {"total_seconds": 0.5, "idle_seconds": 0.3}
    site.fetcher()(site.url("/dam"))
    reason = refused(site, path, **fetcher_limits)
    assert "seconds" in reason or "in time" in reason
    assert time.monotonic() - start < 2.5


def test_a_name_that_takes_long_to_look_up_ends(site: Site) -> None:
    def resolve(_host: str, _port: int) -> list[str]:
        time.sleep(1)
        return ["127.0.0.1"]

    found = site.fetcher(resolve=resolve, total_seconds=0.2)(site.url("/dam"))
    assert isinstance(found, Rejection)
    assert "looking up" in found.reason


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1/", "http://localhost/", "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[fe80::1]/", "http://[fd00:ec2::254]/",
        "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://127.1/",
        "http://0/", "http://10.0.0.1/", "http://192.168.1.1/", "http://172.16.0.1/",
        "http://100.64.0.1/", "http://0.0.0.0/", "http://224.0.0.1/", "http://240.0.0.1/",
        "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://168.63.129.16/",
        "http://inner.example/", "http://mixed.example/", "http://meta.example/",
        "file:///etc/hosts", "ftp://norwire.example/", "gopher://norwire.example/",
        "data:text/plain,x", "http://norwire.example:22/", "http://norwire.example:8080/",
        "https://norwire.example:80/", "http://user:secret@norwire.example/",
        "http://norwire.example\\@127.0.0.1/", "http://", "http://[::1",
        "http://norwire.example:99999/",
    ],
)  # fmt: skip
def test_what_is_not_public_is_refused_at_once_and_after_a_redirect(
    site: Site, target: str
) -> None:
    site.names |= {
        "localhost": ["127.0.0.1", "::1"],
        "inner.example": ["10.1.2.3"],
        "mixed.example": ["93.184.216.34", "127.0.0.1"],
        "meta.example": ["169.254.169.254"],
        "norwire.example": ["127.0.0.1"],
    }
    with serve({"/away": redirect(target)}) as other:
        other.names = site.names
        found = other.fetcher()(other.url("/away"))
        assert isinstance(found, Rejection)
        assert found.source == other.url("/away")
        assert other.asked == ["/robots.txt", "/away"]
    found = site.fetcher()(target)
    assert isinstance(found, Rejection)
    assert site.asked == []


def test_the_address_that_was_checked_is_the_one_connected_to(site: Site) -> None:
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"]])
    looked_up: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        looked_up.append(host)
        return next(answers)

    fetcher = site.fetcher(resolve=resolve)
    assert isinstance(fetcher(site.url("/dam")), Payload)
    assert looked_up == ["norwire.example"] * 2  # robots.txt, and the page
    assert isinstance(fetcher(site.url("/dam")), Rejection)


class TestRobots:
    def test_rules_are_obeyed_and_asked_for_once(self) -> None:
        routes = dict.fromkeys(("/dam", "/own", "/private"), page(PAGE))
        with serve({"/robots.txt": page(ROBOTS, Content_Type="text/plain"), **routes}) as site:
            fetcher = site.fetcher()
            assert isinstance(fetcher(site.url("/dam")), Payload)
            assert isinstance(fetcher(site.url("/private")), Payload)
            found = fetcher(site.url("/own"))
            assert isinstance(found, Rejection)
            assert "robots.txt of the site forbids" in found.reason
            assert site.asked == ["/robots.txt", "/dam", "/private"]

    @pytest.mark.parametrize(
        ("route", "is_fetched"),
        [
            (lambda handler: handler.answer(b"", 404), True),
            (lambda handler: handler.answer(b"", 403), True),
            (lambda handler: handler.answer(b"", 500), False),
            (page(b"User-agent: *\nDisallow: /\n"), False),
            (page(b"\xff\xfe\x00 rubbish \x00"), True),
            (redirect("/rules"), False),
            (redirect("http://127.0.0.1/robots.txt"), False),
            (redirect("/robots.txt"), False),
            (page(b"x" * 600_000), False),
        ],
    )
    def test_rules_that_cannot_be_had(self, route: Route, *, is_fetched: bool) -> None:
        rules = page(b"User-agent: Stemma\nDisallow: /\n")
        with serve({"/robots.txt": route, "/rules": rules, "/dam": page(PAGE)}) as site:
            found = site.fetcher()(site.url("/dam"))
            assert isinstance(found, Payload) is is_fetched

    def test_pauses_between_requests_to_one_host(self) -> None:
        rules = page(b"User-agent: *\nCrawl-delay: 7\n")
        with serve({"/robots.txt": rules, "/dam": page(PAGE)}) as site:
            fetcher = site.fetcher(pause_seconds=2)
            fetcher(site.url("/dam"))
            fetcher(site.url("/dam"))
            assert [round(pause) for pause in site.pauses] == [7, 7]
            site.pauses.clear()
            eager = site.fetcher(pause_seconds=2, longest_pause_seconds=3)
            eager(site.url("/dam"))
            assert [round(pause) for pause in site.pauses] == [3]


class TestCache:
    def test_a_page_that_has_not_changed_comes_from_disk(self, site: Site, tmp_path: Path) -> None:
        cache = Cache(tmp_path / "pages")
        first = site.fetcher(cache=cache)(site.url("/unchanged"))
        again = site.fetcher(cache=cache)(site.url("/unchanged"))
        assert isinstance(first, Payload)
        assert first == again
        assert first.content == PAGE
        assert [path.suffix for path in (tmp_path / "pages").iterdir()] == [".page"]

    @pytest.mark.parametrize("damage", [b"", b"{}", b"{}\nx", b"null\nx", b'{"url": 1}\n', b"\xff"])
    def test_a_damaged_file_counts_as_none(self, site: Site, tmp_path: Path, damage: bytes) -> None:
        cache = Cache(tmp_path)
        fetcher = site.fetcher(cache=cache)
        fetcher(site.url("/unchanged"))
        (path,) = tmp_path.iterdir()
        path.write_bytes(path.read_bytes()[:-5] if damage == b"" else damage)
        assert cache.load(site.url("/unchanged")) is None
        assert isinstance(fetcher(site.url("/unchanged")), Payload)
        assert cache.load(site.url("/unchanged")) is not None

    def test_a_folder_that_cannot_be_written_ends_nothing(self, site: Site, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        fetcher = site.fetcher(cache=Cache(tmp_path / "file" / "pages"))
        assert isinstance(fetcher(site.url("/dam")), Payload)


def test_a_batch_goes_on(site: Site, tmp_path: Path) -> None:
    paths = ("/dam", "/loop", "/bomb", "/none", "/charset", "/dam?2")
    urls = [site.url(path) for path in paths] + ["http://127.0.0.1/", "file:///etc/hosts"]
    path = tmp_path / "list.urls"
    path.write_text("\n".join(urls[:-1]))
    options = Options(fetch=site.fetcher())
    found = list(read_sources([str(path), urls[-1]], options=options))
    assert [item.source for item in found] == urls
    assert [type(item) for item in found] == [
        Document, Rejection, Rejection, Rejection, Document, Rejection, Rejection, Rejection,
    ]  # fmt: skip


def test_a_feed_cannot_lead_inside(site: Site) -> None:
    site.names["inner.example"] = ["10.1.2.3"]

    def with_port(handler: Handler) -> None:
        whole = rss(
            f"<item><title>Dam</title><link>{site.url('/dam')}</link></item>",
            f"<item><title>Inner</title><link>{site.url('/dam', 'inner.example')}</link></item>",
        )
        handler.answer(whole, Content_Type="application/rss+xml")

    with serve({"/feed": with_port}) as other:
        fetcher = site.fetcher()
        fetcher_of_feed = other.fetcher()

        def fetch_both(address: str) -> Payload | Rejection:
            return (fetcher_of_feed if f":{other.port}/" in address else fetcher)(address)

        found = list(read_sources([other.url("/feed")], options=Options(fetch=fetch_both)))
    first, failed, rest = found
    assert isinstance(first, Document)
    assert first.text == "\n".join(PARAGRAPHS)
    assert isinstance(failed, Rejection)
    assert "a private address" in failed.reason
    assert isinstance(rest, Document)
