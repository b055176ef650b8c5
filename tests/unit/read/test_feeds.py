"""Feeds that list what others publish, alerts, and the dates of entries."""

from pathlib import Path

import pytest
from tests.unit.read.exported import google_alert, google_news
from tests.unit.read.made import SENTENCES, rss

from stemma.model import Document, Flag
from stemma.read import read_source

TEXT = " ".join(SENTENCES)
DAM = ("Dam breaks above Tesvik and leaves nine dead, officials say", "Norwire")
MISSING = (
    "Eleven missing below the dam as boats search the valley through the night",
    "Tesvik Post",
)
INQUIRY = ("Minister orders inquiry into dam burst as families wait for word", "The Morlen Herald")


def read(tmp_path: Path, content: str | bytes, *, name: str = "a.rss") -> list[Document]:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    found = list(read_source(str(path)))
    documents = [item for item in found if isinstance(item, Document)]
    assert documents == found
    return documents


def item(day: str, *, link: str = "https://norwire.example/1", more: str = "") -> str:
    stated = f"<title>Dam</title><link>{link}</link>{day}{more}"
    return f"<item>{stated}<description>{TEXT}</description></item>"


class TestLists:
    @pytest.mark.parametrize(
        "listed", [(DAM,), (DAM, MISSING), (MISSING, DAM, INQUIRY), (DAM, MISSING, INQUIRY, DAM)]
    )
    def test_headlines_of_others_are_no_report(
        self, tmp_path: Path, listed: tuple[tuple[str, str], ...]
    ) -> None:
        feed = rss(google_news(*listed), outlet='"dam" - Google News')
        (found,) = read(tmp_path, feed)
        title, outlet = listed[0]
        assert (found.title, found.outlet, found.text) == (title, outlet, title)
        assert found.flags == (Flag.TOO_SHORT,)
        assert not found.is_counted

    def test_the_outlet_is_behind_the_title_where_no_source_is(self, tmp_path: Path) -> None:
        bare = google_news(DAM, MISSING)
        bare = bare[: bare.index("<source")] + "</item>"
        (found,) = read(tmp_path, rss(bare, outlet='"dam" - Google News'))
        assert (found.title, found.outlet) == DAM

    @pytest.mark.parametrize(
        "summary",
        [
            f"{TEXT} <a href='https://norwire.example/1'>Read more</a>",
            f"<p>{TEXT}</p><p>The post <a href='/1'>Dam</a> appeared on <a href='/'>N</a>.</p>",
            f"<a href='https://norwire.example/1'>{TEXT}</a>",
        ],
    )
    def test_a_report_with_links_is_one(self, tmp_path: Path, summary: str) -> None:
        written = summary.replace("<", "&lt;").replace(">", "&gt;")
        entry = f"<item><title>Dam</title><description>{written}</description></item>"
        (found,) = read(tmp_path, rss(entry))
        assert SENTENCES[3] in found.text
        assert found.flags == ()


class TestAlerts:
    def test_the_page_and_its_site_are_named(self, tmp_path: Path) -> None:
        feed = google_alert(
            ("https://norwire.example/2031/05/06/dam", TEXT),
            ("https://www.tesvik-post.example/news%3Fid%3D7", TEXT),
        )
        first, second = read(tmp_path, feed, name="a.atom")
        assert (first.url, first.outlet) == (
            "https://norwire.example/2031/05/06/dam", "norwire.example",
        )  # fmt: skip
        assert second.url == "https://www.tesvik-post.example/news?id=7"
        assert second.outlet == "tesvik-post.example"
        assert first.title == "Dam breaks above Tesvik"

    @pytest.mark.parametrize("dots", ["...", "…", "&amp;nbsp;..."])
    def test_the_sentence_that_it_cuts_is_left_out(self, tmp_path: Path, dots: str) -> None:
        feed = google_alert(("https://norwire.example/1", f"{TEXT} The mayor said she had {dots}"))
        (found,) = read(tmp_path, feed, name="a.atom")
        assert found.text == TEXT
        assert found.flags == (Flag.EXCERPT,)

    @pytest.mark.parametrize(
        "link",
        [
            "http://www.bing.com/news/apiclick.aspx?ref=x&amp;url=https%3a%2f%2fnorwire.example%2f1&amp;c=2",
            "https://news.google.com/news/url?sa=t&amp;url=https://norwire.example/1",
            "https://www.google.co.uk/url?q=https://norwire.example/1&amp;ct=ga",
        ],
    )
    def test_other_services_lead_to_pages_too(self, tmp_path: Path, link: str) -> None:
        (found,) = read(tmp_path, rss(item("", link=link), outlet="dam - search results"))
        assert (found.url, found.outlet) == ("https://norwire.example/1", "norwire.example")

    def test_a_feed_of_several_sites_is_of_none_of_them(self, tmp_path: Path) -> None:
        sites = ["https://norwire.example/1", "https://www.tesvik-post.example/1"]
        found = read(tmp_path, rss(*(item("", link=link) for link in sites), outlet="Planet Dam"))
        assert [one.outlet for one in found] == ["norwire.example", "tesvik-post.example"]

    def test_a_feed_of_one_site_is_of_its_publisher(self, tmp_path: Path) -> None:
        found = read(tmp_path, rss(item(""), item("", link="https://m.norwire.example/2")))
        assert {one.outlet for one in found} == {"Ardovia Today"}

    def test_the_address_behind_a_counter_is_taken(self, tmp_path: Path) -> None:
        more = "<feedburner:origLink>https://norwire.example/7</feedburner:origLink>"
        feed = rss(item("", link="https://feedproxy.google.com/~r/x/~3/y", more=more)).replace(
            b"<rss ", b'<rss xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0" '
        )
        (found,) = read(tmp_path, feed)
        assert (found.url, found.outlet) == ("https://norwire.example/7", "Ardovia Today")


class TestDays:
    @pytest.mark.parametrize(
        ("day", "stamp"),
        [
            ("<dc:date>2031-05-06T18:20:00+02:00</dc:date>", "2031-05-06T18:20:00+02:00"),
            ("<dcterms:issued>2031-05-06</dcterms:issued>", "2031-05-06"),
            ("<dcterms:created>2031-05-06</dcterms:created>", "2031-05-06"),
            ("<pubDate>Di, 06 Mai 2031 18:20:00 +0200</pubDate>", "2031-05-06T18:20:00+02:00"),
            ("<pubDate>2031-05-06 18:20:00</pubDate>", "2031-05-06 18:20:00"),
            ("<pubDate>May 6, 2031 6:20 pm</pubDate>", "2031-05-06T18:20:00"),
            ("<pubDate>Tue, 05/06/2031 - 18:20</pubDate>", "2031-05-06T18:20:00"),
            ("<pubDate>1936030800</pubDate>", "2031-05-08T18:20:00+00:00"),
        ],
    )
    def test_an_entry_is_dated_however_it_says_so(
        self, tmp_path: Path, day: str, stamp: str
    ) -> None:
        core, terms = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
        spaces = f'<rss xmlns:dc="{core}" xmlns:dcterms="{terms}" '.encode()
        (found,) = read(tmp_path, rss(item(day)).replace(b"<rss ", spaces))
        assert (found.published, found.updated, found.flags) == (stamp, None, ())

    def test_a_change_is_no_publication(self, tmp_path: Path) -> None:
        feed = rss(item("<a:updated>2031-05-06T18:20:00Z</a:updated>")).replace(
            b"<rss ", b'<rss xmlns:a="http://www.w3.org/2005/Atom" '
        )
        (found,) = read(tmp_path, feed)
        assert (found.published, found.updated) == (None, "2031-05-06T18:20:00Z")

    @pytest.mark.parametrize(
        "day",
        ["Thu, 01 Jan 1970 00:00:00 GMT", "2131-05-06", "2036-05-06", "5/6/2031", "yesterday"],
    )
    def test_one_that_cannot_be_is_told_and_not_used(self, tmp_path: Path, day: str) -> None:
        others = [item(f"<pubDate>2031-05-0{k}</pubDate>") for k in range(1, 6)]
        *rest, last = read(tmp_path, rss(*others, item(f"<pubDate>{day}</pubDate>")))
        assert (last.published, last.date_words) == (None, day)
        assert last.flags == (Flag.DOUBTFUL_DATE,)
        assert [one.published for one in rest] == [f"2031-05-0{k}" for k in range(1, 6)]

    @pytest.mark.parametrize(
        ("days", "last"),
        [
            (["2031-05-05", "2031-05-06", "2051-05-06"], None),
            (["2031-05-05", "2031-05-06", "2033-05-06"], "2033-05-06"),
            (["2031-05-05", "2051-05-06"], "2051-05-06"),
            (["2031-05-05", "Mon, 01 Jan 0001 00:00:00 GMT"], None),
        ],
    )
    def test_few_entries_tell_only_of_a_day_far_off(
        self, tmp_path: Path, days: list[str], last: str | None
    ) -> None:
        found = read(tmp_path, rss(*(item(f"<pubDate>{day}</pubDate>") for day in days)))
        assert found[-1].published == last

    @pytest.mark.parametrize(
        ("built", "last"),
        [("2031-05-07", None), ("2026-01-01", "2031-09-01"), ("", "2031-09-01")],
    )
    def test_nothing_is_later_than_the_day_the_feed_was_built_if_that_is_kept_up(
        self, tmp_path: Path, built: str, last: str | None
    ) -> None:
        days = ["2031-05-05", "2031-05-06", "2031-05-06", "2031-09-01"]
        stated = f"<lastBuildDate>{built}</lastBuildDate>" if built else ""
        found = read(tmp_path, rss(stated, *(item(f"<pubDate>{day}</pubDate>") for day in days)))
        assert [one.published for one in found] == [*days[:3], last]

    def test_the_other_entries_tell_day_from_month(self, tmp_path: Path) -> None:
        days = ["5/6/2031 6:20:00 PM", "5/18/2031 6:20:00 PM"]
        found = read(tmp_path, rss(*(item(f"<pubDate>{day}</pubDate>") for day in days)))
        assert [one.published for one in found] == ["2031-05-06T18:20:00", "2031-05-18T18:20:00"]


def test_a_long_feed_is_read_whole(tmp_path: Path) -> None:
    entries = [item("", link=f"https://norwire.example/{k}") for k in range(500)]
    found = read(tmp_path, rss(*entries))
    assert len(found) == 500
    assert found[-1].source.endswith("#500")
