"""From a server to the store and out again: followed, told once, through kills and clocks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.unit.fetch.server import Handler, Site, serve
from tests.unit.follow.reports import engine
from tests.unit.read.made import page

from stemma.errors import UsageError
from stemma.fetch import Sent
from stemma.follow import tell_changes, view_kept
from stemma.follow.followed import follow, follow_source, get_followed, unfollow
from stemma.follow.hooks import begin_hook, send_changes
from stemma.follow.passes import Pass, look_at_all, tell_pass
from stemma.follow.webhook import Hook
from stemma.store import Change, Store

LEAD = (
    "The ferry Aldona sank off Cape Brennt early on Tuesday, killing nine people, the coast guard"
    " said."
)
BODY = (
    "The ship was built in 1987 and carried 214 passengers. Harbour master Ilva Orre said the"
    " vessel had passed its inspection in May. Rescuers pulled 180 people from the water."
)
FIRST = (
    LEAD,
    BODY,
    "The company Norrline said it would open an inquiry into the loss of the ship.",
)
OTHER_LEAD = (
    "Nine people died when the passenger ferry Aldona went down off Cape Brennt on Tuesday morning,"
    " according to rescuers."
)
OTHER_BODY = (
    "Ilva Orre, the harbour master, denied that the ship had passed its inspection. The wind was"
    " strong in the night, and the sea was high, fishermen of the village said."
)
OTHER = (OTHER_LEAD, OTHER_BODY)


class Paper:
    """Two pages of a server, as they are at the moment; `None` is gone."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[str, ...] | None] = {"/one": FIRST, "/two": OTHER}

    def __call__(self, handler: Handler) -> None:
        found = self.pages[handler.path]
        if found is None:
            handler.answer(b"", 410)
            return
        linked = {"@type": "NewsArticle", "datePublished": "2031-03-04T08:00:00Z"}
        title = f"Ferry sinks off Cape Brennt | Paper {handler.path[1:]}"
        handler.answer(page(paragraphs=found, linked=linked, title=title).encode())


@pytest.fixture
def paper() -> Paper:
    return Paper()


@pytest.fixture
def site(paper: Paper) -> Iterator[Site]:
    with serve({"/one": paper, "/two": paper}) as found:
        found.names = {"one.example": ["127.0.0.1"], "two.example": ["127.0.0.1"]}
        yield found


class Desk:
    """A store, and hours that pass between the passes over what is followed."""

    def __init__(self, site: Site, place: Path) -> None:
        self.site = site
        self.place = place
        self.at = datetime(2031, 3, 4, 9, tzinfo=UTC)
        self.store = self.open()

    def open(self) -> Store:
        return Store.open(self.place, lambda: self.at, tools=engine().tools)

    def look(self) -> list[Pass]:
        self.at += timedelta(hours=1)
        now = self.at.isoformat(timespec="seconds").replace("+00:00", "Z")

        def ask(address: str, known: object) -> object:
            fetcher = self.site.fetcher()
            fetcher._now = lambda: now
            return fetcher.ask(address, known)  # type: ignore[arg-type]

        return list(look_at_all(self.store, ask, now=lambda: now, every=900))  # type: ignore[arg-type]

    def run(self) -> tuple[Change, ...]:
        self.look()
        return tell_pass(self.store)


@pytest.fixture
def desk(site: Site, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    request.getfixturevalue("weights")
    found = Desk(site, tmp_path / "stemma.db")
    yield found
    found.store.close()


def kinds(told: tuple[Change, ...]) -> list[str]:
    return [one.change.kind.value for one in told if not one.change.is_minor]


def test_pages_that_change_are_corrected_and_go(desk: Desk, paper: Paper) -> None:
    coverage = desk.store.new_coverage("Ferry")
    for path, host in (("/one", "one.example"), ("/two", "two.example")):
        follow(desk.store, desk.site.url(path, host), coverage=coverage)
    paper.pages["/two"] = None
    assert desk.run() == ()
    paper.pages["/two"] = OTHER
    # A page that was not there at first is asked again when its time has come.
    assert kinds(desk.run()) == ["denied", "joined"]
    assert desk.run() == ()
    paper.pages["/one"] = (
        FIRST[0].replace("nine", "eleven"),
        FIRST[1].replace("1987", "1978"),
        FIRST[2],
        "Correction: An earlier version of this article misstated the year the ship was built.",
    )
    assert kinds(desk.run()) == ["corrected", "moved"]
    address = desk.site.url("/one", "one.example")
    assert len(desk.store.versions(address)) == 2
    paper.pages["/two"] = None
    gone = desk.run()
    assert kinds(gone)[0] == "withdrawn"
    assert len(desk.store.documents(coverage)) == 2
    paper.pages["/two"] = OTHER
    assert desk.run() == ()
    words = [view.now.said for view in view_kept(desk.store, gone) if view.now is not None]
    assert words[0].startswith("Nine people died")


def test_a_counter_and_an_advertisement_are_no_news(desk: Desk, paper: Paper) -> None:
    coverage = desk.store.new_coverage("Ferry")
    for path, host in (("/one", "one.example"), ("/two", "two.example")):
        follow(desk.store, desk.site.url(path, host), coverage=coverage)
    paper.pages["/two"] = OTHER
    desk.run()
    for number, offer in enumerate(("a week in Tarn", "two nights in Halm", "a car from Orlen")):
        paper.pages["/one"] = (
            *FIRST,
            f"{1204 + 17 * number} people have read this report.",
            f"Win {offer}: {50 - number} prizes worth {900 + number} crowns wait for you.",
        )
        assert kinds(desk.run()) == []
    # What changes beside them is told all the same, and once.
    shown = (FIRST[0].replace("nine", "eleven"), *FIRST[1:])
    paper.pages["/one"] = (*shown, "1255 people have read this report.")
    assert kinds(desk.run()) == ["moved"]
    paper.pages["/one"] = (*shown, "1299 people have read this report.")
    assert kinds(desk.run()) == []


def test_the_only_report_of_a_coverage_that_goes_is_told_and_kept(desk: Desk, paper: Paper) -> None:
    follow(desk.store, desk.site.url("/one", "one.example"))
    desk.run()
    (coverage,) = desk.store.coverages()
    paper.pages["/one"] = None
    desk.run()
    assert kinds(desk.store.changes(coverage.id)) == ["withdrawn"]
    assert len(desk.store.documents(coverage.id)) == 1


def test_what_was_stored_and_not_told_is_told_the_next_time(desk: Desk) -> None:
    follow(desk.store, desk.site.url("/one", "one.example"))
    desk.run()
    follow(desk.store, desk.site.url("/two", "two.example"))
    desk.look()
    desk.store.close()
    desk.store = desk.open()
    assert kinds(tell_pass(desk.store)) == ["denied", "joined"]
    assert tell_pass(desk.store) == ()
    (coverage,) = desk.store.coverages()
    assert tell_changes(desk.store, coverage.id) == ()
    assert desk.store.untold() == ()


def test_a_report_is_stored_before_its_source_counts_as_looked_at(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(desk.store, desk.site.url("/one", "one.example"))
    with monkeypatch.context() as patched:
        patched.setattr("stemma.follow.passes.put_followed", _killed)
        with pytest.raises(KeyboardInterrupt):
            desk.look()
    (found,) = desk.look()
    assert (len(found.added.new), len(found.added.known)) == (0, 1)


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_receiver_gets_what_is_told_from_then_on_and_nothing_twice(desk: Desk) -> None:
    hook = Hook("https://desk.example/hook", b"secret")
    sent: list[bytes] = []
    answers = [503] * 4 + [200]

    def send(_address: str, body: bytes, _headers: object) -> Sent:
        sent.append(body)
        return Sent(answers.pop(0) if len(answers) > 1 else answers[0])

    def deliver() -> int:
        return send_changes(desk.store, hook, send, clock=lambda: 0.0, sleep=lambda _: None).count

    follow(desk.store, desk.site.url("/one", "one.example"))
    desk.run()
    begin_hook(desk.store, hook.address)
    assert deliver() == 0
    assert not sent
    follow(desk.store, desk.site.url("/two", "two.example"))
    desk.run()
    assert deliver() == 0
    assert len(sent) == 4
    assert deliver() == 2
    assert deliver() == 0
    assert len(sent) == 5
    assert [one.address for one in get_followed(desk.store)] == sorted(
        (desk.site.url("/one", "one.example"), desk.site.url("/two", "two.example"))
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "stemma.db", lambda: datetime(2031, 3, 4, tzinfo=UTC)) as found:
        yield found


OPML = (
    "<opml version='2.0'><body><outline xmlUrl='https://norwire.example/rss'/>"
    "<outline><outline xmlUrl='https://herald.example/rss'/></outline>"
    "<outline xmlUrl='file:///etc/passwd'/></body></opml>"
)


@pytest.mark.parametrize(
    ("content", "count"),
    [(OPML, 2), ("# papers\nhttps://norwire.example/1\nhttps://herald.example/2\n", 2)],
    ids=["OPML", "list"],
)
def test_local_lists_are_followed_address_by_address(
    store: Store, tmp_path: Path, content: str, count: int
) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text(content)
    assert len(follow_source(store, str(path))) == count
    follow_source(store, str(path))
    assert len(get_followed(store)) == count


@pytest.mark.parametrize(
    "source",
    ["ftp://norwire.example/", "file:///etc/passwd", "no-such-folder", "README"],
)
def test_what_cannot_be_followed_is_wrong_usage(
    store: Store, tmp_path: Path, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "README").write_text("These are notes.")
    with pytest.raises(UsageError):
        follow_source(store, source)


def test_a_folder_is_followed_by_its_whole_path(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (found,) = follow_source(store, ".")
    assert (found.kind, found.address) == ("folder", str(tmp_path.resolve()))


def test_what_is_followed_is_followed_no_more(store: Store) -> None:
    found = follow(store, "https://norwire.example/rss")
    for named in ("https://other.example/", "abc"):
        with pytest.raises(UsageError, match="nothing"):
            unfollow(store, named)
    assert unfollow(store, found.id[:8]) == found
    assert get_followed(store) == ()
