"""Looks at a server that changes, corrects and deletes what it has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.unit.fetch.server import Handler, Route, Site, page, redirect, serve
from tests.unit.read.made import page as make_page

from stemma.follow.feed import MOST_AGAIN, MOST_NEW
from stemma.follow.look import ADDRESS, FEED, FOLDER, OPML, PAGE, UNSTEADY, look
from stemma.follow.looked import Looked
from stemma.follow.state import LONGEST, State, is_due, load_state, save_state

MINUTE = 60.0
TEXT = (
    "<p>The dam at Orrvik broke early on Tuesday, and nine people died in the villages below it,"
    " the mayor said. More than two hundred had to leave their homes in the night, and the road"
    " along the river was closed to all but the fire brigade.</p><p>Ada Brey, the engineer of the"
    " county, said the wall had been inspected in May and that nothing had been found.</p>"
)  # fmt: skip


@dataclass
class Changing:
    """What a server has at the moment; the routes look it up when they are asked."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    heard: list[tuple[str | None, str | None]] = field(default_factory=list)

    def __call__(self, handler: Handler) -> None:
        self.heard.append((handler.headers["If-None-Match"], handler.headers["If-Modified-Since"]))
        tag = self.headers.get("ETag")
        if tag is not None and handler.headers["If-None-Match"] == tag:
            handler.answer(b"", 304)
        else:
            handler.answer(self.body, self.status, **self.headers)


def article(body: str) -> bytes:
    return make_page(paragraphs=(), body=body, linked=None).encode()


def feed(*entries: tuple[str, str, str]) -> bytes:
    items = "".join(
        f"<item><title>{title}</title><link>{link}</link><description>{text}</description></item>"
        for title, link, text in entries
    )
    return f"<rss version='2.0'><channel><title>Norwire</title>{items}</channel></rss>".encode()


@pytest.fixture
def changing() -> Changing:
    return Changing(article(TEXT))


@pytest.fixture
def site(changing: Changing) -> Iterator[Site]:
    routes: Mapping[str, Route] = {
        "/dam": changing,
        "/moved": redirect("/dam", 301),
        "/private": page(article(TEXT)),
        "/robots.txt": page(b"User-agent: *\nDisallow: /private\n", Content_Type="text/plain"),
    }
    with serve(routes) as found:
        yield found


class Watcher:
    """One thing that is followed, with the time that passes between looks."""

    def __init__(self, site: Site, path: str, kind: str = ADDRESS) -> None:
        self.site, self.address, self.kind = site, site.url(path), kind
        self.state = State()
        self.hour = 0

    def look(self, hours: int = 1) -> Looked:
        self.hour += hours
        now = f"2031-03-{19 + self.hour // 24:02}T{self.hour % 24:02}:00:00Z"
        found = look(
            self.address, self.kind, self.state, self.site.fetcher().ask, now=now, every=MINUTE
        )
        self.state, self.kind = load_state(save_state(found.state)), found.kind
        self.now = now
        return found


def texts(found: Looked) -> list[str]:
    return [one.document.text for one in found.found]


def test_a_page_is_read_when_its_words_change_and_only_then(site: Site, changing: Changing) -> None:
    watcher = Watcher(site, "/dam")
    (first,) = texts(watcher.look())
    assert watcher.kind == PAGE
    assert "nine people died" in first
    assert not watcher.look().found
    changing.body = article(TEXT).replace(b"</head>", b"<script>1</script></head>")
    assert not watcher.look().found
    changing.body = article(TEXT.replace("nine people", "eleven people"))
    (second,) = texts(watcher.look())
    assert "eleven people died" in second


def test_a_server_is_asked_with_what_it_said_and_sends_nothing_again(
    site: Site, changing: Changing
) -> None:
    changing.headers = {"ETag": '"1"', "Last_Modified": "Tue, 18 Mar 2031 06:30:00 GMT"}
    watcher = Watcher(site, "/dam")
    watcher.look()
    assert not watcher.look().found
    assert changing.heard == [(None, None), ('"1"', "Tue, 18 Mar 2031 06:30:00 GMT")]


@pytest.mark.parametrize(("status", "looks"), [(410, 1), (404, 2)])
def test_a_page_that_is_gone_is_told_once(
    site: Site, changing: Changing, status: int, looks: int
) -> None:
    watcher = Watcher(site, "/dam")
    watcher.look()
    changing.status = status
    for _ in range(looks - 1):
        assert not watcher.look().gone
    assert watcher.look().gone == (watcher.address,)
    assert not watcher.look().gone
    changing.status = 200
    assert not watcher.look().gone


def test_a_page_that_was_never_there_is_not_withdrawn(site: Site) -> None:
    watcher = Watcher(site, "/nothing")
    for _ in range(3):
        found = watcher.look()
        assert not found.gone
        assert "404" in found.state.fault


def test_a_slip_of_a_server_withdraws_nothing(site: Site, changing: Changing) -> None:
    watcher = Watcher(site, "/dam")
    watcher.look()
    for status in (404, 200, 500, 404, 200):
        changing.status = status
        assert not watcher.look().gone


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_asks_for_time_gets_it(site: Site, changing: Changing, status: int) -> None:
    watcher = Watcher(site, "/dam")
    changing.status, changing.headers = status, {"Retry_After": "7200"}
    found = watcher.look()
    assert "left alone" in found.state.fault or str(status) in found.state.fault
    assert not is_due(found.state, "2031-03-19T02:59:00Z")
    assert is_due(found.state, "2031-03-19T03:00:00Z")


def test_a_server_that_asks_for_years_gets_a_day(site: Site, changing: Changing) -> None:
    watcher = Watcher(site, "/dam")
    changing.status, changing.headers = 429, {"Retry_After": "999999999"}
    assert is_due(watcher.look().state, "2031-03-20T01:00:00Z")
    assert LONGEST.days == 1


def test_what_fails_is_asked_more_and_more_rarely_and_recovers(
    site: Site, changing: Changing
) -> None:
    watcher = Watcher(site, "/dam")
    changing.status = 500
    dues = [watcher.look().state.due for _ in range(3)]
    assert [due[-9:-4] for due in dues] == ["01:02", "02:04", "03:08"]
    changing.status = 200
    assert not watcher.look().state.due


def test_a_clock_that_was_set_back_stops_nothing() -> None:
    assert is_due(State(due="2031-03-19T10:00:00Z"), "2029-01-01T00:00:00Z")


def test_robots_are_heard(site: Site) -> None:
    found = Watcher(site, "/private").look()
    assert not found.found
    assert "robots.txt" in found.state.fault


def test_redirects_are_followed_to_the_page(site: Site) -> None:
    (found,) = Watcher(site, "/moved").look().found
    assert found.document.url == site.url("/dam")


@pytest.mark.parametrize(
    "body",
    [b"<html><body><h1>404</h1><p>This page could not be found.</p></body></html>", b"",
     b"\x00\xff\x00" * 50],
    ids=["error told as a page", "empty", "bytes"],
)  # fmt: skip
def test_what_is_no_report_withdraws_nothing(site: Site, changing: Changing, body: bytes) -> None:
    watcher = Watcher(site, "/dam")
    watcher.look()
    good, changing.body = changing.body, body
    for _ in range(3):
        found = watcher.look()
        assert not found.found
        assert not found.gone
        assert found.rejections
    changing.body = good
    assert not watcher.look().found


def test_a_page_that_answers_differently_each_time_is_asked_more_rarely(
    site: Site, changing: Changing
) -> None:
    watcher = Watcher(site, "/dam")
    for number in range(UNSTEADY + 1):
        assert not watcher.state.due
        changing.body = article(f"{TEXT}<p>Visitor number {number} of today reads this page.</p>")
        found = watcher.look()
        assert len(found.found) == 1
    assert "looks in a row" in found.rejections[-1].reason
    assert not is_due(found.state, watcher.now)


def test_a_feed_gives_each_entry_once_and_a_changed_one_again(
    site: Site, changing: Changing
) -> None:
    link = site.url("/one")
    whole = " ".join(f"Sentence {n} tells of the dam at Orrvik." for n in range(40))
    changing.headers = {"Content_Type": "application/rss+xml"}
    changing.body = feed(("Dam breaks", link, whole))
    watcher = Watcher(site, "/dam")
    assert len(watcher.look().found) == 1
    assert watcher.kind == FEED
    assert not watcher.look().found
    changing.body = feed(("Dam breaks", link, whole + " Nine died."))
    (again,) = texts(watcher.look())
    assert again.endswith("Nine died.")


def test_an_entry_that_only_announces_its_report_is_fetched_and_looked_at_again() -> None:
    story, news = Changing(article(TEXT)), Changing()
    news.headers = {"Content_Type": "application/rss+xml"}
    with serve({"/feed": news, "/story": story}) as site:
        news.body = feed(("Dam breaks", site.url("/story"), "Nine people died."))
        watcher = Watcher(site, "/feed")
        (found,) = watcher.look().found
        assert "inspected in May" in found.document.text
        story.body = article(TEXT.replace("nine people", "eleven people"))
        assert not watcher.look(hours=0).found
        (later,) = texts(watcher.look())
        assert "eleven people" in later
        news.body = feed(("Other", site.url("/other"), "word " * 200))
        story.status = 410
        found_gone = watcher.look()
        assert found_gone.gone == (site.url("/story"),)
        asked = site.asked.count("/story")
        watcher.look(hours=24 * 4)
        assert site.asked.count("/story") == asked


def test_ten_thousand_entries_at_once_are_read_bit_by_bit(site: Site, changing: Changing) -> None:
    whole = " ".join(f"Sentence {n} tells of the dam at Orrvik." for n in range(25))
    # So many that a look which read all of them would be seen.
    count = 10_000
    changing.headers = {"Content_Type": "application/rss+xml", "ETag": '"1"'}
    changing.body = feed(
        *((f"Dam {n}", f"https://norwire.example/{n}", f"{n} {whole}") for n in range(count))
    )
    watcher = Watcher(site, "/dam")
    found = watcher.look()
    assert (len(found.found), found.has_more) == (MOST_NEW, True)
    again = watcher.look()
    assert (len(again.found), again.has_more) == (MOST_NEW, True)
    assert {*texts(found)}.isdisjoint(texts(again))


def test_a_feed_that_turns_into_a_page_is_a_fault_and_comes_back(
    site: Site, changing: Changing
) -> None:
    whole = " ".join(f"Sentence {n} tells of the dam at Orrvik." for n in range(40))
    changing.headers = {"Content_Type": "application/rss+xml"}
    changing.body = feed(("Dam breaks", "https://norwire.example/1", whole))
    watcher = Watcher(site, "/dam")
    watcher.look()
    good = changing.body
    changing.body, changing.headers = article(TEXT), {}
    found = watcher.look()
    assert not found.found
    assert found.state.fault == "the feed has turned into a page: nothing is taken"
    changing.body = good
    back = watcher.look()
    assert not back.found
    assert not back.state.fault


def test_a_list_of_feeds_brings_its_feeds(site: Site, changing: Changing) -> None:
    changing.headers = {"Content_Type": "text/x-opml"}
    changing.body = (
        b"<opml version='2.0'><body><outline xmlUrl='https://norwire.example/rss'/>"
        b"<outline text='x'><outline xmlUrl='https://herald.example/rss'/></outline></body></opml>"
    )
    watcher = Watcher(site, "/dam")
    found = watcher.look()
    assert found.feeds == ("https://norwire.example/rss", "https://herald.example/rss")
    assert watcher.kind == OPML


def test_a_folder_gives_its_new_and_changed_files(tmp_path: Path) -> None:
    one = tmp_path / "one.txt"
    one.write_text("The dam at Orrvik broke on Tuesday. Nine people died in the villages below.")
    state = State()

    def again() -> Looked:
        nonlocal state
        found = look(
            str(tmp_path), FOLDER, state, lambda *_: pytest.fail("asked"),
            now="2031-03-19T00:00:00Z", every=MINUTE,
        )  # fmt: skip
        state = load_state(save_state(found.state))
        return found

    assert len(again().found) == 1
    assert not again().found
    (tmp_path / "two.md").write_text("# Dam\n\nThe dam at Orrvik broke. The mayor left the town.")
    one.write_text("The dam at Orrvik broke on Tuesday. Eleven people died in the villages below.")
    assert len(again().found) == 2
    one.unlink()
    assert not again().gone


def test_a_folder_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    found = look(
        str(tmp_path / "none"), FOLDER, State(), lambda *_: pytest.fail("asked"),
        now="2031-03-19T00:00:00Z", every=MINUTE,
    )  # fmt: skip
    assert found.state.fault == "no such folder"


@pytest.mark.parametrize("written", ["", "{", "[]", '{"entries": [{"no": 1}]}', "null"])
def test_a_damaged_state_is_a_new_one(written: str) -> None:
    assert load_state(written) == State()


def test_the_bounds_of_a_look_are_kept() -> None:
    assert MOST_AGAIN <= MOST_NEW
