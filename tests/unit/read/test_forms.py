"""Records and tables as services, scrapers and spreadsheets write them."""

import gzip
import io
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from stemma.model import Document, Flag, PublishedFrom, Rejection
from stemma.read import Options, read_source
from stemma.read.table import read_table

TEXT = (
    "The dam above Tesvik broke early on Tuesday, officials said. At least six people died, and"
    " nine were missing by noon. The mayor said that the town had asked for repairs for years."
)
TITLE = "Dam breaks above Tesvik"
URL = "https://norwire.example/2031/05/06/dam"


def read(
    tmp_path: Path, name: str, content: object, *, asked: tuple[tuple[str, str], ...] = ()
) -> list[Document | Rejection]:
    path = tmp_path / name
    match content:
        case bytes():
            path.write_bytes(content)
        case str():
            path.write_bytes(content.encode())
        case _:
            path.write_text(json.dumps(content), encoding="utf-8")
    return list(read_source(str(path), options=Options(asked=asked)))


def one(found: list[Document | Rejection]) -> Document:
    (document,) = found
    assert isinstance(document, Document)
    return document


RECORDS: Mapping[str, object] = {
    "newsapi": {
        "status": "ok",
        "totalResults": 1,
        "articles": [
            {
                "source": {"id": None, "name": "Norwire"},
                "author": "Maro Dentz",
                "title": TITLE,
                "description": "Six people died.",
                "url": URL,
                "publishedAt": "2031-05-06T18:20:00Z",
                "content": TEXT,
            }
        ],
    },
    "event registry": {
        "articles": {
            "results": [
                {
                    "uri": "812345678",
                    "lang": "eng",
                    "isDuplicate": False,
                    "date": "2031-05-06",
                    "time": "19:02:00",
                    "dateTime": "2031-05-06T19:02:00Z",
                    "dateTimePub": "2031-05-06T18:20:00Z",
                    "dataType": "news",
                    "url": URL,
                    "title": TITLE,
                    "body": TEXT,
                    "source": {"uri": "norwire.example", "dataType": "news", "title": "Norwire"},
                    "authors": [
                        {"uri": "m@norwire.example", "name": "Maro Dentz", "isAgency": False}
                    ],
                    "sentiment": -0.2,
                }
            ],
            "totalResults": 1,
            "page": 1,
        }
    },
    "news-please": {
        "authors": ["Maro Dentz"],
        "date_download": "2031-05-09 10:00:00",
        "date_modify": "None",
        "date_publish": "2031-05-06 18:20:00",
        "description": "Six people died.",
        "filename": "x.json",
        "image_url": None,
        "language": "en",
        "localpath": None,
        "maintext": TEXT,
        "source_domain": "www.norwire.example",
        "publisher": "Norwire",
        "text": None,
        "title": TITLE,
        "title_page": None,
        "title_rss": None,
        "url": URL,
    },
    "trafilatura": {
        "title": TITLE,
        "author": "Maro Dentz",
        "hostname": "norwire.example",
        "date": "2031-05-06",
        "fingerprint": "a1b2",
        "id": None,
        "comments": "",
        "raw_text": TEXT,
        "text": TEXT,
        "filedate": "2031-05-09",
        "source": URL,
        "source-hostname": "Norwire",
        "excerpt": "Six people died.",
    },
    "guardian": {
        "response": {
            "status": "ok",
            "results": [
                {
                    "id": "world/2031/may/06/dam",
                    "type": "article",
                    "webPublicationDate": "2031-05-06T18:20:00Z",
                    "webTitle": TITLE,
                    "webUrl": URL,
                    "apiUrl": "https://content.example/1",
                    "fields": {
                        "byline": "Maro Dentz",
                        "bodyText": TEXT,
                        "trailText": "Six died.",
                        "publication": "Norwire",
                    },
                }
            ],
        }
    },
    "newscatcher": {
        "status": "ok",
        "articles": [
            {
                "title": TITLE,
                "author": "Maro Dentz",
                "authors": ["Maro Dentz"],
                "published_date": "2031-05-06 18:20:00",
                "link": URL,
                "clean_url": "norwire.example",
                "name_source": "Norwire",
                "excerpt": "Six people died.",
                "content": TEXT,
                "country": "AR",
                "language": "en",
            }
        ],
    },
    "newsdata": {
        "status": "success",
        "results": [
            {
                "article_id": "a1",
                "title": TITLE,
                "link": URL,
                "creator": ["Maro Dentz"],
                "description": "Six people died.",
                "content": TEXT,
                "pubDate": "2031-05-06 18:20:00",
                "source_id": "norwire",
                "source_name": "Norwire",
            }
        ],
        "nextPage": "2",
    },
    "webz": {
        "posts": [
            {
                "thread": {"site_full": "www.norwire.example", "site": "norwire.example"},
                "uuid": "a",
                "url": URL,
                "author": "Maro Dentz",
                "published": "2031-05-06T18:20:00.000+03:00",
                "title": TITLE,
                "text": TEXT,
                "language": "english",
                "crawled": "2031-05-06T20:20:00.000+03:00",
                "source_name": "Norwire",
            }
        ]
    },
    "json feed": {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Norwire",
        "description": "All the news.",
        "items": [
            {
                "id": "1",
                "url": URL,
                "title": TITLE,
                "content_html": f"<p>{TEXT}</p>",
                "date_published": "2031-05-06T18:20:00Z",
                "authors": [{"name": "Maro Dentz"}],
                "publisher": "Norwire",
            }
        ],
    },
    "wordpress": [
        {
            "id": 7,
            "date": "2031-05-06T18:20:00",
            "date_gmt": "2031-05-06T17:20:00",
            "modified": "2031-05-07T09:00:00",
            "link": URL,
            "title": {"rendered": "Dam breaks above&#8239;Tesvik".replace("&#8239;", " ")},
            "content": {"rendered": f"<p>{TEXT}</p>\n", "protected": False},
            "excerpt": {"rendered": "<p>Six people died [&hellip;]</p>"},
            "author": "Maro Dentz",
            "site_name": "Norwire",
        }
    ],
    "elasticsearch": {
        "took": 3,
        "hits": {
            "total": {"value": 1},
            "hits": [
                {
                    "_index": "news",
                    "_id": "1",
                    "_source": {
                        "title": TITLE,
                        "content": TEXT,
                        "published_at": "2031-05-06T18:20:00Z",
                        "author": "Maro Dentz",
                        "publisher": "Norwire",
                        "url": URL,
                    },
                }
            ],
        },
    },
    "pandas, by columns": {
        "headline": {"0": TITLE},
        "article": {"0": TEXT},
        "publish_date": {"0": "May 6, 2031"},
        "authors": {"0": ["Maro Dentz"]},
        "publication": {"0": "Norwire"},
        "url": {"0": URL},
    },
    "pandas, split": {
        "columns": ["headline", "article_text", "Publication Date", "By", "newspaper", "link"],
        "index": [0],
        "data": [[TITLE, TEXT, "6 May 2031", "By Maro Dentz", "Norwire", URL]],
    },
    "by id": {
        "a17": {
            "title": TITLE,
            "full_text": TEXT,
            "date": "Tue, 06 May 2031 18:20:00 GMT",
            "author": "Maro Dentz",
            "site_name": "Norwire",
            "url": URL,
        }
    },
    "rows of a data set": {
        "features": [{"name": "text"}],
        "rows": [
            {
                "row_idx": 0,
                "row": {
                    "title": TITLE,
                    "text": TEXT,
                    "published_utc": 1936462800,
                    "author": "Maro Dentz",
                    "source": "Norwire",
                    "url": URL,
                },
            }
        ],
    },
    "milliseconds": [
        {
            "title": TITLE,
            "body": TEXT,
            "timestamp": 1936030800000,
            "author": "Maro Dentz",
            "source": "Norwire",
            "url": URL,
        }
    ],
    "paragraphs": [
        {
            "title": TITLE,
            "content": TEXT.replace(". ", ".\n").split("\n"),
            "pubdate": "20310506T182000Z",
            "byline": "By Maro Dentz",
            "provider": [{"name": "Norwire"}],
            "url": URL,
        }
    ],
}


@pytest.mark.parametrize("content", RECORDS.values(), ids=RECORDS)
def test_a_record_is_read_by_the_names_its_service_uses(tmp_path: Path, content: object) -> None:
    found = one(read(tmp_path, "a.json", content))
    assert " ".join(found.text.split()) == TEXT
    assert (found.title, found.outlet, found.url) == (TITLE, "Norwire", URL)
    assert found.byline == "Maro Dentz"
    assert found.published is not None
    assert found.published.replace("-", "").startswith(("203105", "203505"))
    assert found.published_from is PublishedFrom.METADATA
    assert found.flags == ()


HEAD = "Title{0}Content{0}Publish Date{0}Author{0}Source{0}URL\r\n"
ROW = f'{TITLE}{{0}}"{TEXT}"{{0}}2031-05-06{{0}}Maro Dentz{{0}}Norwire{{0}}{URL}\r\n'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", (HEAD + ROW).format(",")),
        ("a.csv", (HEAD + ROW).format(";")),
        ("a.csv", (HEAD + ROW).format("\t")),
        ("a.csv", (HEAD + ROW).format("|")),
        ("a.csv", "sep=;\r\n" + (HEAD + ROW).format(";")),
        ("a.csv", (HEAD + ROW).format(";").encode("utf-16")),
        ("a.csv", b"\xef\xbb\xbf" + (HEAD + ROW).format(",").encode()),
        ("a.tsv", (HEAD + ROW).format("\t")),
        ("a.tab", (HEAD + ROW).format("\t")),
        ("a.tsv", (HEAD + ROW).format(",")),
        ("a.csv.gz", gzip.compress((HEAD + ROW).format(";").encode())),
        ("a.csv", (HEAD + ROW).format(",").replace("\r\n", "\n")),
        ("a.csv", (HEAD + ROW).format(",").replace("\r\n", "\r")),
        ("a.csv", (HEAD + ROW).format(",").replace("Content", "ARTICLE_TEXT")),
    ],
)
def test_a_table_is_read_however_its_cells_are_parted(
    tmp_path: Path, name: str, content: object
) -> None:
    found = one(read(tmp_path, name, content))
    assert (found.text, found.title, found.outlet) == (TEXT, TITLE, "Norwire")
    assert (found.published, found.byline, found.url) == ("2031-05-06", "Maro Dentz", URL)


def test_a_json_file_with_an_object_a_line_is_read_line_by_line(tmp_path: Path) -> None:
    line = json.dumps({"content": TEXT, "date": "2031-05-06"})
    found = read(tmp_path, "a.json", f"{line}\n{line}\nx\n")
    assert [type(item) for item in found] == [Document, Document, Rejection]
    assert [item.source[-2:] for item in found] == ["#1", "#2", "#3"]


def test_the_outlet_of_a_table_without_one_is_the_site(tmp_path: Path) -> None:
    row = f"https://www.norwire.example/1,\"{TEXT}\",\"['A B', 'C D']\"\n"
    table = f"url,text,authors\n{row}"
    found = one(read(tmp_path, "a.csv", table))
    assert (found.outlet, found.byline) == ("norwire.example", "A B and C D")
    known = one(read(tmp_path, "b.csv", table.replace("norwire.example", "reuters.com")))
    assert known.outlet == "Reuters"


MEDIA_CLOUD = (
    "id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
    f"1,2031-05-07 04:12:09.113311,en,norwire.example,norwire.example,2031-05-06,Dam,{URL}\n"
)


@pytest.mark.parametrize(
    "content",
    [
        MEDIA_CLOUD,
        f"URL,MobileURL,Date,Title\n{URL},,2031-05-06 20:15:00,Dam\n",
        {
            "articles": [
                {
                    "url": URL,
                    "url_mobile": "",
                    "title": "Dam",
                    "seendate": "20310506T201500Z",
                    "domain": "norwire.example",
                    "language": "English",
                    "sourcecountry": "Norway",
                }
            ]
        },
        [{"title": "Dam", "link": URL, "pubDate": "2031-05-06"}] * 3,
    ],
)
def test_a_list_without_texts_points_to_the_addresses(tmp_path: Path, content: object) -> None:
    name = "a.csv" if isinstance(content, str) else "a.json"
    (found,) = read(tmp_path, name, content)
    assert isinstance(found, Rejection)
    assert "no column is called text" in found.reason
    assert "without their texts" in found.reason
    assert URL in found.reason


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            f'Bericht;Tag\n"{TEXT} {TEXT}";06.05.2031\n',
            ["'Bericht' is not known, it may be the text", "'Tag' may be the day of publication"],
        ),
        ("a,b\n1,2\n", ["its columns are 'a', 'b'", "--field text=COLUMN"]),
        (f"Seite,b\n{URL},2\n", ["in the column 'Seite'"]),
    ],
)
def test_a_column_that_is_not_known_is_named_with_what_it_may_be(
    tmp_path: Path, content: str, words: list[str]
) -> None:
    (found,) = read(tmp_path, "a.csv", content)
    assert isinstance(found, Rejection)
    assert all(word in found.reason for word in words), found.reason


def test_dates_in_a_column_that_is_not_known_are_told(tmp_path: Path) -> None:
    note, found = read(tmp_path, "a.csv", f'text;Tag\n"{TEXT}";06.05.2031\n')
    assert isinstance(note, Rejection)
    assert "'Tag' is not known" in note.reason
    assert "--field published=Tag" in note.reason
    assert isinstance(found, Document)


class TestAsked:
    def test_what_is_asked_for_comes_before_the_table(self, tmp_path: Path) -> None:
        content = [{"text": "A teaser.", "Bericht": TEXT, "meta": {"day": "2031-05-06"}}]
        asked = (("text", "bericht"), ("published", "meta.day"))
        found = one(read(tmp_path, "a.json", content, asked=asked))
        assert (found.text, found.published) == (TEXT, "2031-05-06")

    def test_a_column_that_is_not_there_is_told(self, tmp_path: Path) -> None:
        (found,) = read(tmp_path, "a.csv", "a,b\n1,2\n", asked=(("text", "c"),))
        assert isinstance(found, Rejection)
        assert "no column is called c" in found.reason
        note, kept = read(tmp_path, "a.csv", "text,b\nx,2\n", asked=(("outlet", "c"),))
        assert isinstance(note, Rejection)
        assert "no column is called c: outlet stays empty" in note.reason
        assert isinstance(kept, Document)


class TestTwoTexts:
    OTHER = (
        "Quite other words about a bridge in another town, which was closed on Friday for a week."
    )

    def test_two_that_differ_are_not_chosen_between(self, tmp_path: Path) -> None:
        content = [{"content": TEXT, "body": self.OTHER}] * 3
        (found,) = read(tmp_path, "a.json", content)
        assert isinstance(found, Rejection)
        assert "two columns could be the text, and differ: 'content' and 'body'" in found.reason
        assert "--field text=body" in found.reason
        asked = (("text", "body"),)
        assert all(
            isinstance(item, Document) and item.text == self.OTHER
            for item in read(tmp_path, "a.json", content, asked=asked)
        )

    def test_one_called_text_is_taken_and_the_other_told(self, tmp_path: Path) -> None:
        note, found = read(tmp_path, "a.csv", f'text,body\n"{TEXT}","{self.OTHER}"\n')
        assert isinstance(note, Rejection)
        assert "'body' could be the text too" in note.reason
        assert isinstance(found, Document)
        assert found.text == TEXT

    def test_of_a_text_and_its_beginning_the_text_is_taken(self, tmp_path: Path) -> None:
        found = one(read(tmp_path, "a.json", {"content": TEXT[:80], "full_text": TEXT}))
        assert found.text == TEXT

    def test_of_a_text_and_a_teaser_the_text_is_taken(self, tmp_path: Path) -> None:
        record = {"content": "A dam broke in the east: what is known.", "full_text": TEXT * 4}
        assert one(read(tmp_path, "a.json", record)).text == TEXT * 4


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"status": "ok", "totalResults": 0, "articles": []}, "empty"),
        ({"articles": {"results": [], "totalResults": 0}}, "empty"),
        ({"status": "error", "code": "x", "message": "Your key is wrong."}, "Your key is wrong."),
        ({"error": {"message": "Too many requests.", "name": "Limit"}}, "without reports: Limit"),
    ],
)
def test_an_answer_without_reports_says_why(tmp_path: Path, content: object, expected: str) -> None:
    (found,) = read(tmp_path, "a.json", content)
    assert isinstance(found, Rejection)
    assert expected in found.reason


def test_cells_between_tabs_may_begin_with_a_quotation(tmp_path: Path) -> None:
    table = f'title\ttext\tdate\n"Nine dead," says mayor\t{TEXT}\t2031-05-06\n'
    found = one(read(tmp_path, "a.tsv", table))
    assert (found.title, found.text) == ('"Nine dead," says mayor', TEXT)


class TestExcerpts:
    @pytest.mark.parametrize(
        "mark", ["… [+2219 chars]", "... [+9 chars]", " [1204 chars]", " […]", " [...]"]
    )
    def test_a_text_that_was_cut_ends_with_its_last_whole_sentence(
        self, tmp_path: Path, mark: str
    ) -> None:
        cut = f"{TEXT} Captain Vello told reporters that 214 people were take{mark}"
        found = one(read(tmp_path, "a.json", {"content": cut}))
        assert found.text == TEXT
        assert found.flags == (Flag.EXCERPT,)
        assert found.is_counted

    def test_a_summary_stands_for_a_text_that_is_not_there(self, tmp_path: Path) -> None:
        withheld = {"content": "ONLY AVAILABLE IN PAID PLANS", "description": "Six people died."}
        found = one(read(tmp_path, "a.json", withheld))
        assert (found.text, found.flags) == ("Six people died.", (Flag.EXCERPT,))


class TestDates:
    @pytest.mark.parametrize(
        ("written", "stamp"),
        [
            ("2031-05-06 20:15:00 UTC", "2031-05-06T20:15:00+00:00"),
            ("2031-05-06 20:15:00 +0000 UTC", "2031-05-06T20:15:00+00:00"),
            ("20310506T201500Z", "20310506T201500Z"),
            ("20310506201500", "2031-05-06T20:15:00"),
            ("May 6, 2031", "2031-05-06"),
            ("6 May 2031 at 20:15", "2031-05-06T20:15:00"),
            ("Tuesday, May 6th, 2031 at 8:15 PM", "2031-05-06T20:15:00"),
            ("May 6, 2031 Tuesday", "2031-05-06"),
            ("06.05.2031", "2031-05-06"),
            ("6. Mai 2031", "2031-05-06"),
            ("6 de mayo de 2031", "2031-05-06"),
            ("mardi 6 mai 2031", "2031-05-06"),
            ("Tue, 05/06/2031 - 20:18", "2031-05-06T20:18:00"),
            ("31/05/2031", "2031-05-31"),
            ("06-May-2031 08:15PM", "2031-05-06T20:15:00"),
            ("1936167300", "2031-05-10T08:15:00+00:00"),
            ("1936167300.0", "2031-05-10T08:15:00+00:00"),
            (1936167300, "2031-05-10T08:15:00+00:00"),
            (1936167300000, "2031-05-10T08:15:00+00:00"),
            ("1936167300000", "2031-05-10T08:15:00+00:00"),
        ],
    )
    def test_a_day_is_read_in_any_form(self, tmp_path: Path, written: object, stamp: str) -> None:
        found = one(read(tmp_path, "a.json", {"text": TEXT, "date": written}))
        assert (found.published, found.flags, found.date_words) == (stamp, (), None)

    @pytest.mark.parametrize(
        "written",
        [
            "06/05/2031",
            "5/6/2031 6:20 PM",
            "soon",
            "1970-01-01",
            "Thu, 01 Jan 1970 00:00:00 GMT",
            "0",
            "9999-12-31",
            "2131-05-06",
            "0001-01-01T00:00:00Z",
            "2031-02-30",
            "Mon, 05/06/2031",
        ],
    )
    def test_one_in_doubt_is_told_and_not_used(self, tmp_path: Path, written: str) -> None:
        found = one(read(tmp_path, "a.json", {"text": TEXT, "date": written}))
        assert (found.published, found.published_from) == (None, PublishedFrom.UNKNOWN)
        assert (found.flags, found.date_words) == ((Flag.DOUBTFUL_DATE,), written)
        assert found.is_counted

    @pytest.mark.parametrize("written", ["", "None", "nan", "NaT", None])
    def test_none_is_no_doubt(self, tmp_path: Path, written: object) -> None:
        found = one(read(tmp_path, "a.json", {"text": TEXT, "date": written}))
        assert (found.published, found.flags) == (None, ())

    @pytest.mark.parametrize(
        ("others", "expected"),
        [
            (["18/05/2031"], "2031-05-06"),
            (["05/18/2031"], "2031-06-05"),
            (["Tue, 06/05/2031"], None),
            (["Thu, 06/05/2031"], "2031-06-05"),
            (["18/05/2031", "05/18/2031"], None),
            (["2031-05-18"], None),
        ],
    )
    @pytest.mark.parametrize("suffix", ["csv", "jsonl", "json", "csv.gz"])
    def test_the_other_dates_of_a_file_tell_day_from_month(
        self, tmp_path: Path, suffix: str, others: list[str], expected: str | None
    ) -> None:
        if others == ["Tue, 06/05/2031"]:
            expected = "2031-05-06"
        days = ["06/05/2031"] * 150 + others
        records = [{"text": TEXT, "date": day} for day in days]
        content: object = records
        if suffix == "jsonl":
            content = "\n".join(map(json.dumps, records))
        elif suffix.startswith("csv"):
            content = "text;date\n" + "".join(f'"{TEXT}";"{day}"\n' for day in days)
            content = gzip.compress(content.encode()) if suffix.endswith("gz") else content
        found = read(tmp_path, f"a.{suffix}", content)
        assert len(found) == len(days)
        assert {getattr(item, "published", item) for item in found[:150]} == {expected}

    def test_nothing_is_published_after_it_was_found(self, tmp_path: Path) -> None:
        record = {"text": TEXT, "date": "2034-05-06", "indexed_date": "2031-05-07 04:12:09.1"}
        found = one(read(tmp_path, "a.json", record))
        assert (found.published, found.date_words) == (None, "2034-05-06")

    def test_the_day_a_service_found_it_is_not_stated_as_the_day_of_publication(
        self, tmp_path: Path
    ) -> None:
        found = one(read(tmp_path, "a.json", {"text": TEXT, "seendate": "20310506T201500Z"}))
        assert found.published_from is PublishedFrom.INFERRED
        assert found.published == found.captured == "20310506T201500Z"


def test_a_long_table_is_read_as_its_documents_are_taken() -> None:
    row = f'"{TEXT * 10}";06/05/2031;Norwire\n'
    content = ("content;date;source\n" + row * 4_000 + row.replace("06/05", "18/05")).encode()
    assert len(content) > 6_000_000
    opened: list[io.BytesIO] = []

    def open_file() -> io.BytesIO:
        opened.append(io.BytesIO(content))
        return opened[-1]

    found = read_table(open_file, "a.csv")
    for _ in range(200):
        document = next(found)
        assert isinstance(document, Document)
        assert document.published == "2031-05-06"
    assert opened[-1].tell() < 3_000_000


@pytest.mark.parametrize(
    "record",
    [
        {"_source": {"title": "The lock", "body": TEXT, "source": "Orla Post"}},
        {"_id": "1", "_source": {"title": "The lock", "text": TEXT, "publisher": "Orla Post"}},
        {"_source": {"title": "The lock", "content": TEXT, "source": {"name": "Orla Post"}}},
    ],
)
def test_the_title_in_an_answer_is_no_outlet(record: dict[str, object], tmp_path: Path) -> None:
    found = one(read(tmp_path, "hits.jsonl", json.dumps(record)))
    assert (found.title, found.text) == ("The lock", TEXT)
    assert found.outlet == "Orla Post"
