import json
from pathlib import Path

import pytest

from stemma.model import Document, PublishedFrom, Rejection
from stemma.read import read_source


def read_all(
    tmp_path: Path, content: object, *, published: str | None = None
) -> list[Document | Rejection]:
    path = tmp_path / "file.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return list(read_source(str(path), published=published))


def read_one(tmp_path: Path, content: object, *, published: str | None = None) -> Document:
    (found,) = read_all(tmp_path, content, published=published)
    assert isinstance(found, Document)
    return found


def test_a_record_keeps_what_it_says(tmp_path: Path) -> None:
    record = {
        "id": "norwire-1",
        "url": "https://norwire.example/1",
        "title": "Dam holds",
        "text": "The dam held.\r\n",
        "published": "2031-03-04T06:30:00+01:00",
        "updated": "2031-03-05",
        "outlet": "Norwire",
        "byline": "Maro Dentz",
        "language": "en",
        "source": "elsewhere",
        "unknown": [1, 2],
    }
    found = read_one(tmp_path, record)
    for key in ("id", "url", "title", "text", "published", "updated", "outlet", "byline"):
        assert getattr(found, key) == record[key]
    assert found.language == "en"
    assert found.published_from is PublishedFrom.METADATA
    assert found.source == str(tmp_path / "file.json")


def test_records_in_a_list_are_numbered_from_one(tmp_path: Path) -> None:
    found = read_all(tmp_path, [{"text": "x"}, {"title": "no text"}, 7, {"text": "y"}])
    path = str(tmp_path / "file.json")
    assert [item.source for item in found] == [f"{path}#{n}" for n in (1, 2, 3, 4)]
    assert [type(item) for item in found] == [Document, Rejection, Rejection, Document]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"title": "x"}, "text is missing"),
        ({"text": None}, "text is missing"),
        ({"text": 7}, "not a string"),
        ({"text": [7]}, "not a string"),
        ({"text": ""}, "empty"),
        ({"text": " \n"}, "empty"),
        ({"text": "a\0b"}, "a NUL at character 1"),
        ([], "a list without records"),
        ("7", "not a record"),
        ("null", "not a record"),
        ("{", "not JSON"),
        ('{"text": "x"} trailing', "not JSON"),
        ("[" * 200_000, "nested too deep"),
        ('{"text": ' + "[" * 200_000, "nested too deep"),
        ('{"text": "x", "n": ' + "9" * 5000 + "}", "not JSON"),
        ({"text": "dam " * 600_000}, "too large"),
    ],
)
def test_a_bad_record_is_a_rejection(tmp_path: Path, content: object, expected: str) -> None:
    (found,) = read_all(tmp_path, content)
    assert isinstance(found, Rejection)
    assert expected in found.reason


@pytest.mark.parametrize(
    "written", ["2016-11-03", "2016-11-03 00:00:00", "2016-11-03T10:50:12Z", "20161103"]
)
def test_a_date_is_kept_as_written(tmp_path: Path, written: str) -> None:
    assert read_one(tmp_path, {"text": "x", "published": written}).published == written


@pytest.mark.parametrize("written", ["yesterday", "2016-13-45", "", 7, None, {}])
def test_a_malformed_date_loses_the_date_not_the_document(tmp_path: Path, written: object) -> None:
    found = read_one(tmp_path, {"text": "x", "published": written, "updated": written})
    assert (found.published, found.published_from) == (None, PublishedFrom.UNKNOWN)
    assert found.updated is None


def test_a_given_date_fills_a_gap_only(tmp_path: Path) -> None:
    dated = {"text": "x", "published": "2016-11-03"}
    assert read_one(tmp_path, dated, published="2031-01-01").published == "2016-11-03"
    undated = {"text": "x", "published": "soon"}
    found = read_one(tmp_path, undated, published="2031-01-01")
    assert (found.published, found.published_from) == ("2031-01-01", PublishedFrom.GIVEN)


def test_a_lone_surrogate_becomes_a_replacement_character_of_the_same_length(
    tmp_path: Path,
) -> None:
    text = '"The dam \\ud83d held \\ud83d\\ude00"'
    found = read_one(tmp_path, f'{{"text": {text}, "title": "\\udc00"}}')
    assert found.text == "The dam \ufffd held 😀"
    assert found.title == "\ufffd"


@pytest.mark.parametrize(("given", "expected"), [(7, "7"), ("  a  ", "a")])
def test_an_id_may_be_a_number(tmp_path: Path, given: object, expected: str) -> None:
    assert read_one(tmp_path, {"id": given, "text": "x"}).id == expected


@pytest.mark.parametrize("given", [None, "", [], True, 1.5])
def test_without_a_usable_id_one_is_made(tmp_path: Path, given: object) -> None:
    found = read_one(tmp_path, {"id": given, "text": "x"})
    assert found.id == read_one(tmp_path, {"text": "x"}).id


def test_other_fields_that_are_not_text_are_as_good_as_missing(tmp_path: Path) -> None:
    found = read_one(tmp_path, {"text": "x", "title": 7, "outlet": [], "byline": "  "})
    assert (found.title, found.outlet, found.byline) == (None, None, None)


MILL = "The old mill at Velm burned down on Monday. Nobody was hurt, and the cause is not known."
LINK = "https://norwire.example/mill"
DAY = "2031-05-06T08:00:00Z"
ANSWERS = {
    "nyt": {
        "response": {
            "docs": [
                {
                    "abstract": "A mill burned.",
                    "snippet": "A mill.",
                    "lead_paragraph": MILL,
                    "web_url": LINK,
                    "source": "Norwire",
                    "headline": {"main": "Mill burns", "kicker": None},
                    "pub_date": DAY,
                    "byline": {"original": "By Lena Strand", "person": []},
                }
            ]
        }
    },
    "guardian": {
        "response": {
            "content": {
                "webTitle": "Mill burns",
                "webUrl": LINK,
                "webPublicationDate": DAY,
                "fields": {"bodyText": MILL, "byline": "Lena Strand", "publication": "Norwire"},
            }
        }
    },
    "bing": {
        "value": [
            {
                "name": "Mill burns",
                "url": LINK,
                "description": MILL,
                "provider": [{"name": "Norwire"}],
                "datePublished": DAY,
            }
        ]
    },
    "newscatcher": {
        "articles": [
            {
                "title": "Mill burns",
                "author": "Lena Strand",
                "published_date": DAY,
                "link": LINK,
                "name_source": "Norwire",
                "excerpt": "A mill.",
                "summary": MILL,
            }
        ]
    },
    "mediastack": {
        "pagination": {"limit": 25},
        "data": [
            {
                "author": "Lena Strand",
                "title": "Mill burns",
                "description": MILL,
                "url": LINK,
                "source": "Norwire",
                "published_at": DAY,
            }
        ],
    },
    "a lone object": {
        "data": {
            "article": {
                "headline": "Mill burns",
                "body": MILL,
                "publishedAt": DAY,
                "url": LINK,
                "publisher": "Norwire",
                "byline": {"text": "Lena Strand"},
            }
        }
    },
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_answers_of_services_are_read(tmp_path: Path, answer: object) -> None:
    found = read_one(tmp_path, answer)
    assert (found.text, found.title, found.outlet, found.url) == (
        MILL,
        "Mill burns",
        "Norwire",
        LINK,
    )
    assert found.published == DAY
    assert found.byline in {"Lena Strand", None}
