"""Every format but HTML and archives: what is taken, and what is a rejection."""

import gzip
import io
from pathlib import Path

import pytest
from tests.unit.read.made import NEWS, SENTENCES, page, pdf, record, rss, warc

from stemma.model import Document, Flag, PublishedFrom, Rejection
from stemma.read import Options, Payload, read_source, read_sources
from stemma.read.limits import MAX_LINE_BYTES
from stemma.read.records import read_lines
from stemma.read.stamp import parse_stamp

TEXT = " ".join(SENTENCES)


def read(
    tmp_path: Path, name: str, content: bytes | str, *, published: str | None = None
) -> list[Document | Rejection]:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_source(str(path), published=published))


def one(tmp_path: Path, name: str, content: bytes | str) -> Document:
    (found,) = read(tmp_path, name, content)
    assert isinstance(found, Document), found
    return found


def reasons(found: list[Document | Rejection]) -> list[str]:
    return [item.reason if isinstance(item, Rejection) else "" for item in found]


class TestMarkdown:
    def test_front_matter_and_marks(self, tmp_path: Path) -> None:
        found = one(
            tmp_path, "a.md",
            "---\ntitle: Dam bursts\ndate: 2031-03-18\nauthors: [Maro Dentz, Sila Ambrus]\n"
            "publisher: Norwire\nurl: https://norwire.example/1\n---\n"
            "# Dam bursts\n\nThe **dam** above [Tesvik](https://t.example) burst\nearly.\n\n"
            "- Six died.\n- Nine are *missing*.\n\n<script>x</script>\n\n![a boat](b.jpg)\n",
        )  # fmt: skip
        assert found.text == "The dam above Tesvik burst early.\nSix died.\nNine are missing."
        assert (found.title, found.outlet, found.byline) == (
            "Dam bursts", "Norwire", "Maro Dentz, Sila Ambrus",
        )  # fmt: skip
        assert (found.published, found.published_from) == ("2031-03-18", PublishedFrom.METADATA)
        assert found.url == "https://norwire.example/1"

    def test_toml_and_no_front_matter(self, tmp_path: Path) -> None:
        toml = '+++\ntitle = "Dam"\ndate = 2031-03-18T06:30:00Z\n+++\nSix died.\n'
        found = one(tmp_path, "a.md", toml)
        assert (found.title, found.published) == ("Dam", "2031-03-18T06:30:00+00:00")
        plain = one(tmp_path, "b.markdown", "# Dam\n\nSix died.\n")
        assert (plain.title, plain.text, plain.published) == ("Dam", "Six died.", None)

    def test_the_map_leads_back(self, tmp_path: Path) -> None:
        source = "---\ntitle: T\n---\nThe **dam** above the old town burst early on Tuesday.\n"
        found = one(tmp_path, "a.md", source)
        assert found.source_map
        first, last = found.source_map[0], found.source_map[-1]
        assert source[first.source_start :].startswith("The **dam")
        assert source[: last.source_end].endswith("Tuesday.")

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            ("---\ntitle: [\n---\nSix died.", "front matter"),
            ("---\n- a\n---\nSix died.", "keys and values"),
            ("+++\ntitle = \n+++\nSix died.", "front matter"),
            ("---\ntitle: T\n---\n", "empty"),
            ("---\n" + "[" * 9000 + "\n---\nSix died.", "front matter"),
            (b"\xff\xfea", "not valid"),
        ],
    )
    def test_a_bad_file_is_a_rejection(
        self, tmp_path: Path, content: bytes | str, expected: str
    ) -> None:
        (reason,) = reasons(read(tmp_path, "a.md", content))
        assert expected in reason

    def test_aliases_do_not_explode(self, tmp_path: Path) -> None:
        bomb = "---\na: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
            f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
            for old, new in zip("abcdefgh", "bcdefghi", strict=True)
        )
        found = one(tmp_path, "a.md", bomb + "title: T\n---\nSix died.\n")
        assert found.title == "T"


class TestPdf:
    def test_lines_are_joined(self, tmp_path: Path) -> None:
        lines = [
            "The dam above Tesvik burst early on Tuesday, the interior minis-",
            "try said. At least six people were killed and nine were missing,",
            "officials said.", "About 1,500 residents were moved to a school in the neighbouring",
            "town of Morlen.",
        ]  # fmt: skip
        found = one(tmp_path, "a.pdf", pdf(lines, ["Page 2", *SENTENCES]))
        first, second, *_ = found.text.split("\n")
        assert first == (
            "The dam above Tesvik burst early on Tuesday, the interior ministry said. At least six"
            " people were killed and nine were missing, officials said."
        )
        assert second.endswith("town of Morlen.")
        assert "Page 2" not in found.text
        assert (found.title, found.published, found.flags) == ("Report on the dam", None, ())

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            (b"", "not a PDF"),
            (b"PK\x03\x04", "not a PDF"),
            (b"%PDF-1.4\nrubbish", "not readable as a PDF"),
            (pdf([]), "no text in this PDF"),
        ],
    )
    def test_a_bad_file_is_a_rejection(self, tmp_path: Path, content: bytes, expected: str) -> None:
        (reason,) = reasons(read(tmp_path, "a.pdf", content))
        assert expected in reason


class TestLines:
    def test_a_broken_line_costs_only_itself(self, tmp_path: Path) -> None:
        lines = ['{"text": "one"}', "", "{broken", '{"text": 7}', '{"text": "two", "id": "x"}']
        found = read(tmp_path, "a.jsonl", "\ufeff" + "\r\n".join(lines))
        path = tmp_path / "a.jsonl"
        assert [item.source for item in found] == [f"{path}#{n}" for n in (1, 3, 4, 5)]
        assert [type(item) for item in found] == [Document, Rejection, Rejection, Document]
        first, last = found[0], found[3]
        assert isinstance(first, Document)
        assert isinstance(last, Document)
        assert (first.text, last.text, last.id) == ("one", "two", "x")
        assert first.bytes_sha256 != last.bytes_sha256

    def test_a_line_without_an_end_is_not_held(self) -> None:
        line = b'{"text": "' + b"x" * MAX_LINE_BYTES + b'"}\n{"text": "two"}\n'
        found = list(read_lines(lambda: io.BytesIO(line), "a"))
        assert reasons(found)[0].startswith("too large")
        assert isinstance(found[1], Document)

    def test_nothing_in_it(self, tmp_path: Path) -> None:
        assert reasons(read(tmp_path, "a.jsonl", "\n\n")) == ["empty: no line with a record"]

    def test_packed(self, tmp_path: Path) -> None:
        packed = gzip.compress(b'{"text": "one"}\n{"text": "two"}\n')
        assert len(read(tmp_path, "a.jsonl.gz", packed)) == 2
        found = read(tmp_path, "b.jsonl.gz", packed[:-9])
        assert isinstance(found[-1], Rejection)
        bomb = gzip.compress(b"\n" * 100_000_000)
        assert "grows more" in reasons(read(tmp_path, "c.jsonl.gz", bomb))[-1]


class TestTable:
    def test_rows_are_records(self, tmp_path: Path) -> None:
        table = (
            'ID, Title ,text,published,other\nx,Dam,"It held, he said.\nSo far.",2031-03-18,1\n'
            "y,,Six died.,soon,2\n"
        )
        first, second = read(tmp_path, "a.csv", table)
        assert isinstance(first, Document)
        assert isinstance(second, Document)
        assert (first.id, first.title, first.published) == ("x", "Dam", "2031-03-18")
        assert first.text == "It held, he said.\nSo far."
        assert (second.title, second.published) == (None, None)
        assert [item.source[-2:] for item in (first, second)] == ["#1", "#2"]
        (tabbed,) = read(tmp_path, "a.tsv", "text\ttitle\nSix died.\tDam\n")
        assert isinstance(tabbed, Document)

    @pytest.mark.parametrize(
        ("table", "expected"),
        [
            ("", ["empty"]),
            ("text\n", ["empty"]),
            ("title,tag\na,b\n", ["no column is called text"]),
            ("text,text\na,b\n", ["two columns"]),
            ("text,id\na\nb,1\n", ["1 cells in a table of 2", ""]),
            ('text\n"never closed\nb\n', ["not a row"]),
            ('text\n"a"b\nc\n', ["not a row", ""]),
            ("text\n" + "x" * 2_000_001 + "\nc\n", ["not a row", ""]),
        ],
    )
    def test_a_bad_row_costs_only_itself(
        self, tmp_path: Path, table: str, expected: list[str]
    ) -> None:
        found = reasons(read(tmp_path, "a.csv", table))
        assert len(found) == len(expected)
        assert all(wanted in got for wanted, got in zip(expected, found, strict=True))
        assert all(bool(wanted) == bool(got) for wanted, got in zip(expected, found, strict=True))


ITEM = (
    "<item><title>Dam bursts - Norwire</title><link>https://norwire.example/1</link>"
    "<pubDate>Tue, 18 Mar 2031 06:30:00 GMT</pubDate>"
    '<source url="https://norwire.example">Norwire</source>'
    f"<description>&lt;p&gt;{TEXT}&lt;/p&gt;</description></item>"
)


class TestFeed:
    def test_the_source_of_an_item_is_its_publisher(self, tmp_path: Path) -> None:
        found = one(tmp_path, "a.rss", rss(ITEM))
        assert (found.outlet, found.title) == ("Norwire", "Dam bursts")
        assert (found.published, found.published_from) == (
            "2031-03-18T06:30:00+00:00", PublishedFrom.METADATA,
        )  # fmt: skip
        assert (found.text, found.url) == (TEXT, "https://norwire.example/1")
        assert found.source.endswith("a.rss#1")

    def test_without_one_it_is_the_feed(self, tmp_path: Path) -> None:
        bare = f"<item><title>Dam</title><description>{TEXT}</description></item>"
        found = one(tmp_path, "a.xml", rss(bare))
        assert (found.outlet, found.published, found.language) == ("Ardovia Today", None, "en")

    def test_atom(self, tmp_path: Path) -> None:
        feed = (
            '<feed xmlns="http://www.w3.org/2005/Atom"><title>Norwire</title><entry><title>Dam</title>'
            "<id>x</id><published>2031-03-18T06:30:00Z</published><updated>2031-03-19T00:00:00Z</updated>"
            f'<author><name>Maro Dentz</name></author><content type="html">'
            f"&lt;p&gt;{TEXT}&lt;/p&gt;"
            "&lt;script&gt;x&lt;/script&gt;</content></entry></feed>"
        )
        found = one(tmp_path, "a.atom", feed)
        assert (found.byline, found.text) == ("Maro Dentz", TEXT)
        assert (found.published, found.updated) == ("2031-03-18T06:30:00Z", "2031-03-19T00:00:00Z")

    def test_a_headline_alone_is_too_short(self, tmp_path: Path) -> None:
        found = one(tmp_path, "a.rss", rss("<item><title>Dam bursts</title></item>"))
        assert (found.text, found.flags) == ("Dam bursts", (Flag.TOO_SHORT,))

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            (b"", "feed"),
            (b"no feed at all", "feed"),
            (rss(), "without entries"),
            (rss("<item><link>https://a.example</link></item>"), "without a text"),
            (b'<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>', "entities"),
        ],
    )
    def test_a_bad_feed_is_a_rejection(self, tmp_path: Path, content: bytes, expected: str) -> None:
        (reason,) = reasons(read(tmp_path, "a.rss", content))
        assert expected in reason

    def test_what_stands_before_damage_is_kept(self, tmp_path: Path) -> None:
        cut = rss(ITEM, ITEM)[:-300]
        found = read(tmp_path, "a.rss", cut)
        assert isinstance(found[0], Document)
        assert "damaged" in reasons(found)[-1]

    def test_no_file_is_opened_by_its_content(self, tmp_path: Path) -> None:
        other = tmp_path / "other.rss"
        other.write_bytes(rss(ITEM))
        assert "feed" in reasons(read(tmp_path, "a.rss", str(other)))[0]


class TestPacked:
    @pytest.mark.parametrize("name", ["a.txt.gz", "a.HTML.gz", "a.md.gz", "a.json.gz"])
    def test_gzip_is_taken_off(self, tmp_path: Path, name: str) -> None:
        content = {
            ".txt": TEXT, ".html": page(), ".md": TEXT, ".json": f'{{"text": "{TEXT}"}}',
        }[Path(name).stem.lower()[1:]]  # fmt: skip
        found = one(tmp_path, name, gzip.compress(content.encode()))
        assert found.text.startswith(SENTENCES[0])

    def test_a_page_without_a_suffix_is_seen_to_be_one(self, tmp_path: Path) -> None:
        assert one(tmp_path, "index.php", page()).published == NEWS["datePublished"]
        assert one(tmp_path, "page", page()).published == NEWS["datePublished"]
        assert one(tmp_path, "page.gz", gzip.compress(page().encode())).outlet == "Norwire"

    @pytest.mark.parametrize(
        ("name", "content", "expected"),
        [
            ("a.txt.gz", b"not gzip at all", "damaged gzip"),
            ("a.txt.gz", b"", "empty"),
            ("a.txt.gz", gzip.compress(TEXT.encode())[:-12], "cut off"),
            ("a.txt.gz", gzip.compress(b"x" * 50_000_000), "too large"),
            ("a.json.gz", gzip.compress(b" " * 60_000_000), "grows more"),
            ("a.html.gz", gzip.compress(gzip.compress(page().encode())), "not a page"),
            ("a.xml", b"<?xml version='1.0'?><kml/>", "neither a feed"),
        ],
    )
    def test_what_cannot_be_taken_off_is_a_rejection(
        self, tmp_path: Path, name: str, content: bytes, expected: str
    ) -> None:
        (reason,) = reasons(read(tmp_path, name, content))
        assert expected in reason


class TestStandardInput:
    @pytest.mark.parametrize(
        ("content", "count"),
        [
            (page().encode(), 1),
            (gzip.compress(page().encode()), 1),
            (pdf(SENTENCES), 1),
            (rss(ITEM, ITEM), 2),
            (b'{"text": "one"}\n{"text": "two"}\n', 2),
            (b'[{"text": "one"}, {"text": "two"}]', 2),
            (warc(record(page().encode()), packed=False), 1),
            (warc(record(page().encode())), 1),
            (b"{not json", 1),
            (b'{"title": "no record"}', 1),
            (TEXT.encode(), 1),
        ],
    )
    def test_what_comes_is_known_by_how_it_begins(self, content: bytes, count: int) -> None:
        found = list(read_sources(["-"], standard_input=content))
        assert len(found) == count
        assert all(isinstance(item, Document) for item in found)


class TestLists:
    LIST = "# dams\n\nhttps://norwire.example/1\nhttps://norwire.example/2\n"
    OPML = (
        '<opml version="2.0"><body><outline text="n"><outline type="rss" '
        'xmlUrl="https://norwire.example/feed"/></outline></body></opml>'
    )

    @staticmethod
    def fetch(address: str) -> Payload | Rejection:
        def make(content: bytes, content_type: str) -> Payload:
            return Payload(content, address, address, "2031-03-19T00:00:00Z", content_type)

        if address.endswith("feed"):
            item = "<item><title>Dam</title><link>https://norwire.example/1</link><pubDate>Tue, 18"
            gone = "<item><title>Gone</title><link>https://norwire.example/gone</link></item>"
            content = rss(f"{item} Mar 2031 06:30:00 GMT</pubDate></item>", gone)
            return make(content, "application/rss+xml")
        if address.endswith("gone"):
            return Rejection(address, "fetch", "404 Not Found")
        if address.endswith("opml"):
            return make(TestLists.OPML.encode(), "text/x-opml")
        if address.endswith("png"):
            return make(b"\x89PNG", "image/png")
        content = page(linked=None).encode()
        return make(content, "text/html")

    def read(self, source: str) -> list[Document | Rejection]:
        return list(read_source(source, options=Options(fetch=self.fetch)))

    @pytest.mark.parametrize("name", ["a.txt", "a.urls"])
    def test_a_list_is_fetched_in_order(self, tmp_path: Path, name: str) -> None:
        path = tmp_path / name
        path.write_text(self.LIST)
        found = self.read(str(path))
        assert [item.source[-1] for item in found] == ["1", "2"]
        assert all(isinstance(item, Document) and item.captured for item in found)
        assert "nothing is fetched here" in reasons(list(read_source(str(path))))[0]

    def test_a_list_in_a_folder_is_not_fetched(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(self.LIST)
        assert "in a folder" in reasons(self.read(str(tmp_path)))[0]

    def test_a_feed_is_followed_to_its_pages(self) -> None:
        first, failed, rest = self.read("https://norwire.example/feed")
        assert isinstance(first, Document)
        assert first.text.startswith(SENTENCES[0])
        assert (first.published, first.published_from) == (
            "2031-03-18T06:30:00+00:00", PublishedFrom.METADATA,
        )  # fmt: skip
        assert failed == Rejection("https://norwire.example/gone", "fetch", "404 Not Found")
        assert isinstance(rest, Document)
        assert (rest.text, rest.flags) == ("Gone", (Flag.TOO_SHORT,))

    def test_opml_names_feeds(self, tmp_path: Path) -> None:
        path = tmp_path / "a.opml"
        path.write_text(self.OPML)
        assert len(self.read(str(path))) == 3
        assert len(self.read("https://norwire.example/opml")) == 3

    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ("file:///etc/hosts", "only addresses with http"),
            ("ftp://norwire.example/1", "only addresses with http"),
            ("javascript:alert(1)", "only addresses with http"),
            ("https://norwire.example/png", "image/png"),
            ("https://norwire.example/gone", "404"),
        ],
    )
    def test_what_cannot_be_fetched_is_a_rejection(self, source: str, expected: str) -> None:
        (reason,) = reasons(self.read(source))
        assert expected in reason

    @pytest.mark.parametrize(
        ("name", "content", "expected"),
        [
            ("a.urls", "norwire.example\n", "not a list"),
            ("a.opml", "<opml><body/></opml>", "names no feed"),
            ("a.opml", "<html/>", "not OPML"),
            ("a.opml", "", "not OPML"),
            ("a.opml", "<!DOCTYPE o [<!ENTITY a 'b'>]><opml/>", "entities"),
        ],
    )
    def test_a_bad_list_is_a_rejection(
        self, tmp_path: Path, name: str, content: str, expected: str
    ) -> None:
        path = tmp_path / name
        path.write_text(content)
        (reason,) = reasons(self.read(str(path)))
        assert expected in reason

    def test_a_text_that_begins_with_an_address_is_a_text(self, tmp_path: Path) -> None:
        found = one(tmp_path, "a.txt", "https://norwire.example/1\nThe dam held.\n")
        assert found.text.endswith("held.\n")


@pytest.mark.parametrize(
    ("written", "stamp"),
    [
        ("2031-03-18T13:16+0000", "2031-03-18T13:16+0000"),
        ("Tue Mar 18 2031 09:28:00 GMT+0000 (UTC)", "2031-03-18T09:28:00+00:00"),
        ("18 March 2031", "2031-03-18"),
        ("Mar. 18th, 2031 3:04 p.m.", "2031-03-18T15:04:00"),
        ("01:38:07 PM IST Mar 18, 2031", "2031-03-18T13:38:07"),
        ("3 hours ago", None),
        ("1574103293000", None),
        ("31 February 2031", None),
        ("0001-01-01T00:00:00Z", None),
        ("2031-03", None),
        ("x" * 100, None),
        ("", None),
    ],
)
def test_dates_as_pages_write_them(written: str, stamp: str | None) -> None:
    assert parse_stamp(written) == stamp


def test_a_text_needs_none_of_the_libraries(tmp_path: Path) -> None:
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    code = (
        "import sys; from stemma.read import read_source;"
        f"print(len(list(read_source({str(path)!r}))), [*sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert found.startswith("1 ")
    for heavy in (
        "trafilatura",
        "httpx",
        "httpcore",
        "feedparser",
        "pypdfium2",
        "brotli",
        "zstandard",
        "lxml",
        "warcio",
        "yaml",
    ):
        assert f"'{heavy}'" not in found
