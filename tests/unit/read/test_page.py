import json
from typing import Any

import pytest
from tests.unit.read.made import NEWS, PARAGRAPHS, page

from stemma.model import Document, Flag, PublishedFrom, Rejection
from stemma.read.html.charset import decode_page
from stemma.read.html.page import read_page
from stemma.read.html.phrases import ERRORS, LIVE, PAYWALL, Phrase
from stemma.read.payload import Payload

URL = "https://norwire.example/2031/03/18/dam"


def read(written: str | bytes, **known: Any) -> Document:
    content = written if isinstance(written, bytes) else written.encode()
    found = read_page(Payload(content, "a.html", **known))
    assert isinstance(found, Document), found
    return found


def news(**changed: object) -> dict[str, object]:
    return {key: value for key, value in (NEWS | changed).items() if value is not None}


def test_text_and_what_is_stated() -> None:
    found = read(page(), url=URL, captured="2031-03-19T00:00:00Z")
    assert found.text == "\n".join(PARAGRAPHS)
    assert found.title == "Six dead as dam bursts above Tesvik"
    assert found.outlet == "Norwire"
    assert found.byline == "Maro Dentz and Sila Ambrus"
    assert (found.published, found.published_from) == (
        "2031-03-18T09:42:00+02:00", PublishedFrom.METADATA,
    )  # fmt: skip
    assert found.updated == "2031-03-18T12:00:00+02:00"
    assert found.captured == "2031-03-19T00:00:00Z"
    assert found.based_on == ("https://water.example/report",)
    assert (found.language, found.flags, found.url) == ("en", (), URL)
    assert found.bytes_sha256 is not None
    assert found.bytes_sha256 != found.sha256


@pytest.mark.parametrize(
    "linked",
    [
        [NEWS],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "N"}, NEWS]},
        {"@type": "WebPage", "mainEntity": NEWS},
        news(**{"@type": ["Article", "NewsArticle"]}),
        news(**{"@type": "https://schema.org/ReportageNewsArticle"}),
        news(headline="Six dead as dam bursts above Tesvik &amp; town floods"),
    ],
)
def test_schema_org_in_its_forms(linked: object) -> None:
    assert read(page(linked=linked)).published == NEWS["datePublished"]


def test_names_that_stand_elsewhere_are_looked_up() -> None:
    graph = [
        news(author={"@id": "#maro"}, publisher={"@id": "#norwire"}),
        {"@type": "Person", "@id": "#maro", "name": "Maro Dentz"},
        {"@type": "Organization", "@id": "#norwire", "name": "Norwire"},
    ]
    found = read(page(linked={"@graph": graph}))
    assert (found.byline, found.outlet) == ("Maro Dentz", "Norwire")


def test_another_reports_data_are_not_taken() -> None:
    other = news(headline="Bakers win the cup in Morlen", datePublished="2029-01-01")
    first = read(page(linked=[other, NEWS]))
    assert first.published == NEWS["datePublished"]
    alone = read(page(linked=[other, other]))
    assert alone.published is None
    inside = {"@type": "ItemList", "itemListElement": [{"item": other}]}
    assert read(page(linked=inside)).published is None


def test_damaged_data_give_what_is_sure() -> None:
    written = json.dumps(NEWS)
    for damaged in (written + "}", written.replace('"isBasedOn"', '"isBasedOn",,')):
        script = f'<script type="application/ld+json">{damaged}</script>'
        assert read(page(linked=None, head=script)).published == NEWS["datePublished"]


@pytest.mark.parametrize(
    ("head", "published", "found"),
    [
        ('<meta property="article:published_time" content="2031-03-18T07:42:00Z">',
         "2031-03-18T07:42:00Z", PublishedFrom.METADATA),
        ('<meta name="pubdate" content="March 18, 2031, 07:47 PM EST">',
         "2031-03-18T19:47:00-05:00", PublishedFrom.METADATA),
        ('<meta name="pubdate" content="03/04/2031">', "2031-03-18", PublishedFrom.INFERRED),
        ('<meta name="date" content="2031-03-20">', "2031-03-18", PublishedFrom.INFERRED),
        ("", "2031-03-18", PublishedFrom.INFERRED),
    ],
)  # fmt: skip
def test_a_date_is_metadata_only_where_it_is_stated(
    head: str, published: str, found: PublishedFrom
) -> None:
    document = read(page(linked=None, head=head), url=URL)
    assert (document.published, document.published_from) == (published, found)


def test_a_date_of_a_comment_is_not_the_reports() -> None:
    marked = (
        '<div class="comments"><time itemprop="datePublished" datetime="2031-04-01">1</time></div>'
    )
    assert read(page(linked=None, body=marked)).published is None
    marked = '<time itemprop="datePublished" datetime="2031-03-18">Tuesday</time>'
    assert read(page(linked=None, body=marked)).published == "2031-03-18"


def test_a_given_date_fills_a_gap_only() -> None:
    content = page(linked=None).encode()
    found = read_page(Payload(content, "a.html"), published="2031-01-01")
    assert isinstance(found, Document)
    assert (found.published, found.published_from) == ("2031-01-01", PublishedFrom.GIVEN)


@pytest.mark.parametrize(
    ("linked", "head", "outlet", "agency"),
    [
        (news(publisher={"name": "Reuters"}), '<meta property="og:site_name" content="Tesvik Sun">',
         "Tesvik Sun", "Reuters"),
        (news(publisher={"name": "Reuters"}), "", "Reuters", None),
        (news(publisher=None), '<meta property="og:site_name" content="Tesvik Post | All news">',
         "Tesvik Post", None),
        (news(publisher=None), '<meta property="og:site_name" content="https://norwire.example">',
         None, None),
        (news(author={"name": "The Associated Press"}), "", "Norwire", "Associated Press"),
        (news(publisher={"name": "Blogger"}), '<meta property="og:site_name" content="My Tesvik">',
         "My Tesvik", None),
    ],
)  # fmt: skip
def test_outlet_and_agency(
    linked: object, head: str, outlet: str | None, agency: str | None
) -> None:
    found = read(page(linked=linked, head=head))
    assert (found.outlet, found.agency) == (outlet, agency)


def test_the_dateline_is_data() -> None:
    first = "TESVIK, Ardovia (Reuters) - " + PARAGRAPHS[0]
    found = read(page(paragraphs=(first, *PARAGRAPHS[1:])))
    assert (found.dateline, found.agency) == ("TESVIK, Ardovia", "Reuters")


def test_the_map_leads_back_to_the_source() -> None:
    first = (
        "The dam &amp; its gate <b>burst</b> early on <a href='/t'>Tuesday</a>, the ministry&#39;s"
        " office said in a statement to reporters."
    )
    written = page(paragraphs=(first, *PARAGRAPHS[1:]))
    found = read(written)
    covered = 0
    for span in found.source_map:
        taken = written[span.source_start : span.source_end]
        if "<" not in taken and "&" not in taken:
            assert taken.split() == found.text[span.start : span.end].split()
        covered += span.end - span.start
    assert covered >= 0.95 * len(found.text)
    start = found.source_map[0]
    assert found.text[start.start : start.end].startswith("The dam & its gate burst early on Tues")
    assert written[start.source_start :].startswith("The dam &amp; its gate <b>burst</b>")


@pytest.mark.parametrize(
    ("linked", "paragraphs", "title", "status", "flags"),
    [
        (news(isAccessibleForFree=False), PARAGRAPHS[:2], "Dam", None, (Flag.PAYWALL,)),
        (news(isAccessibleForFree="False", wordCount=900), PARAGRAPHS[:2], "Dam", None,
         (Flag.PAYWALL,)),
        (news(isAccessibleForFree=False, wordCount=60), PARAGRAPHS[:2], "Dam", None, ()),
        (NEWS, (*PARAGRAPHS[:2], "Subscribe now to continue reading this report."), "Dam", None,
         (Flag.PAYWALL,)),
        (None, ("Sorry, the page that you asked for is not here any more, look elsewhere please.",),
         "404 Not Found", None, (Flag.ERROR_PAGE, Flag.TOO_SHORT)),
        (None, PARAGRAPHS, "404 dead", None, ()),
        (NEWS, PARAGRAPHS, "Dam", 404, (Flag.ERROR_PAGE,)),
        (NEWS, PARAGRAPHS, "Dam burst: live updates", None, (Flag.LIVE_BLOG,)),
        (news(**{"@type": "LiveBlogPosting"}), PARAGRAPHS, "Dam", None, (Flag.LIVE_BLOG,)),
        (NEWS, PARAGRAPHS[:1], "Dam", None, (Flag.TOO_SHORT,)),
        (None, ("Der Damm brach am Dienstag, und sechs Menschen sind in der Stadt tot. " * 5,),
         "Damm", None, (Flag.WRONG_LANGUAGE,)),
        (None, ("Плотина прорвалась рано утром во вторник, погибли шесть человек. " * 6,),
         "Плотина", None, (Flag.WRONG_LANGUAGE,)),
    ],
)  # fmt: skip
def test_flags(
    linked: object,
    paragraphs: tuple[str, ...],
    title: str,
    status: int | None,
    flags: tuple[Flag, ...],
) -> None:
    found = read(page(linked=linked, paragraphs=paragraphs, title=title), status=status)
    assert found.flags == flags
    assert found.is_counted is (flags in {(), (Flag.LIVE_BLOG,)})


@pytest.mark.parametrize("phrase", [*PAYWALL, *ERRORS, *LIVE])
def test_a_phrase_finds_its_examples_only(phrase: Phrase) -> None:
    assert all(phrase.pattern.search(words) for words in phrase.examples)
    assert not any(phrase.pattern.search(words) for words in phrase.others)


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        ("<p>Café “held”".encode(), None),
        ("<p>Café “held”".encode(), "text/html; charset=iso-8859-1"),
        ("<p>Café “held”".encode("cp1252"), "text/html; charset=iso-8859-1"),
        ("<p>Café “held”".encode("cp1252"), "text/html; charset=utf-8"),
        ("<p>Café “held”".encode("cp1252"), "text/html; charset=no-such-thing"),
        ("<p>Café “held”".encode("cp1252"), "text/html; charset=base64"),
        ("<p>Café “held”".encode("utf-16"), None),
        ("<p>Café “held”".encode("utf-8-sig"), "text/html; charset=cp1251"),
        ("<p>Ca\0fé “held”".encode(), None),
    ],
)
def test_wrong_charsets_are_seen_through(content: bytes, content_type: str | None) -> None:
    assert decode_page(content, content_type) == "<p>Café “held”"


def test_a_named_charset_is_obeyed() -> None:
    named = '<meta charset="windows-1251"><p>Плотина'
    assert decode_page(named.encode("cp1251")) == named
    assert (
        decode_page("<p>堤防".encode("iso2022_jp"), "text/html; charset=iso-2022-jp") == "<p>堤防"
    )
    assert decode_page("<p>堤防".encode("shift_jis"), "text/html; charset=Shift_JIS") == "<p>堤防"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"<html><body></body></html>", "no text"),
        (b"\x00\x01\x02\x03", ""),
        (b"<" * 1000, ""),
        (b"<p>" * 70_000, "elements"),
        (b"<title>" * 1_000_000, "elements"),
        (b"<p " + b" ".join(b"a%d" % k for k in range(100_000)) + b">dam", "attributes"),
        (b"<p \" a='>'" + b"".join(b" a%d='>'" % k for k in range(9_000)) + b">x", "attributes"),
        (b"<a x='>" * 900_000, ""),
        (b"x" * 8_000_001, "too large"),
    ],
)
def test_a_bad_page_is_a_rejection(content: bytes, expected: str) -> None:
    found = read_page(Payload(content, "a.html"))
    assert isinstance(found, Rejection)
    assert expected in found.reason


def test_what_was_read_before_changes_nothing() -> None:
    pages = [page(paragraphs=PARAGRAPHS[k:] + PARAGRAPHS[:k]) for k in range(4)]
    alone = [read(written) for written in pages]
    again = [read(written) for written in reversed(pages * 3)]
    assert again[::-1][:4] == alone


@pytest.mark.parametrize("written", ["{}", "<em>{}</em>", "<i><b>{}</b></i>"])
@pytest.mark.parametrize(
    ("note", "corrects"),
    [
        ("This article was amended on 19 March 2031. An earlier version said five had died.", True),
        ("This story was corrected on March 19, 2031, to give the height of the dam.", True),
        ("This article was updated on 19 March 2031.", False),
    ],
)
def test_a_line_that_dates_a_correction_stays(written: str, note: str, *, corrects: bool) -> None:
    found = read(page(linked=None, paragraphs=[*PARAGRAPHS, written.format(note)]))
    assert found.updated == "2031-03-19"
    assert (note in found.text) is corrects
    assert (Flag.CORRECTED in found.flags) is corrects
    assert found.corrections == ((note,) if corrects else ())
