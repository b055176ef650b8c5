"""Looks at feeds: their entries, the pages behind these, and what a feed turns into."""

from collections.abc import Iterator

import pytest
from tests.unit.fetch.server import Site, serve
from tests.unit.follow.changing import TEXT, Changing, Watcher, article, feed, texts

from stemma.follow.feed import MOST_NEW
from stemma.follow.look import FEED, OPML


@pytest.fixture
def changing() -> Changing:
    return Changing(article(TEXT))


@pytest.fixture
def site(changing: Changing) -> Iterator[Site]:
    with serve({"/dam": changing}) as found:
        yield found


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
