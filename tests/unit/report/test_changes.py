"""Changes as lines, JSON, Markdown and an Atom feed."""

import json
from dataclasses import replace
from decimal import Decimal

import feedparser
import pytest
from lxml import etree

from stemma.model import ChangeKind, Document, PointChange, Quantity, Span
from stemma.read import read_text
from stemma.report.changes import (
    Logged,
    render_changes_atom,
    render_changes_json,
    render_changes_markdown,
    render_changes_text,
    view_changes,
)
from stemma.report.changes.view import GONE, TITLES

OLD = "The ferry Aldona sank on Tuesday. Nine people died, said *the* <harbour> master."
NEW = "The ferry Aldona sank on Tuesday. Eleven people died, said the harbour master."
ATOM = "{http://www.w3.org/2005/Atom}"


def document(name: str, text: str, outlet: str) -> Document:
    found = read_text(text, f"{name}.txt")
    assert isinstance(found, Document)
    return replace(found, id=name, outlet=outlet, url=f"https://{name}.example/1")


DOCUMENTS = {
    one.id: one
    for one in (document("post", OLD, "Tesvik Post"), document("herald", NEW, "Brennt Herald"))
}


def span(name: str, words: str) -> Span:
    start = DOCUMENTS[name].text.index(words)
    return Span(name, start, start + len(words))


MOVED = PointChange(
    "1a", ChangeKind.MOVED, "c", "point1", ("herald",), ("Brennt Herald",),
    (span("herald", "Eleven people died"),), (span("post", "Nine people died"),),
    Quantity(span("post", "Nine"), Decimal(9), Decimal(9), unit="person", dimension="count"),
    Quantity(span("herald", "Eleven"), Decimal(11), Decimal(11), unit="person", dimension="count"),
)  # fmt: skip
JOINED = PointChange(
    "2b", ChangeKind.JOINED, "c", "point2", ("herald",), ("Brennt Herald",),
    (span("herald", "The ferry Aldona sank"),), (span("post", "The ferry Aldona sank"),),
    origins_before=(1, 1), origins_after=(1, 2),
)  # fmt: skip
LOGGED = (
    Logged(1, "2031-03-04T10:00:00+00:00", "c", "Ferry sinks <off> Brennt", MOVED),
    Logged(2, "2031-03-04T11:00:00+00:00", "c", "Ferry sinks <off> Brennt", JOINED),
)
VIEWS = view_changes(LOGGED, DOCUMENTS)


def test_lines_have_the_words_in_their_sentence_and_the_words_before() -> None:
    text = render_changes_text(VIEWS, width=100)
    assert "Figure moved  9 × person → 11 × person · point point1" in text
    assert "Brennt Herald: “Eleven people died, said the harbour master.”" in text
    assert "before: Tesvik Post: “Nine people died, said *the* <harbour> master.”" in text
    assert "Joined by another report  1 → 1–2 origins" in text


def test_another_origin_is_only_said_where_it_is_shown_to_be_one() -> None:
    sure = replace(JOINED, origins_after=(2, 3))
    views = view_changes([replace(LOGGED[1], change=sure)], DOCUMENTS)
    assert "Joined by another origin  1 → 2–3 origins" in render_changes_text(views)


def test_json_has_the_words_and_where_they_stand() -> None:
    first, second = json.loads(render_changes_json(VIEWS))["changes"]
    assert first["kind"] == "moved"
    assert first["words"]["text"] == "Eleven people died"
    assert first["words"]["spans"] == [{"document": "herald", "start": 34, "end": 52}]
    assert first["value_before"] == {
        "low": "9",
        "high": "9",
        "unit": "person",
        "dimension": "count",
    }
    assert second["origins_after"] == {"at_least": 1, "at_most": 2}
    assert (second["note"], second["value"]) == (None, None)


def test_markdown_reads_words_of_reports_as_words() -> None:
    text = render_changes_markdown(VIEWS)
    assert "## Ferry sinks \\<off\\> Brennt, 2031-03-04 10:00 UTC" in text
    assert r"said \*the\* \<harbour\> master." in text
    assert "[Tesvik Post](<https://post.example/1>)" in text
    assert render_changes_markdown(()) == ""


def test_atom_is_valid_and_names_each_change_for_good() -> None:
    written = render_changes_atom(VIEWS, title="Ferry", identity="c")
    tree = etree.fromstring(written.encode())
    assert tree.tag == f"{ATOM}feed"
    # RFC 4287: one id, title and updated of the feed and of each entry, and an author above them.
    for element in (tree, *tree.iter(f"{ATOM}entry")):
        assert all(len(element.findall(ATOM + name)) == 1 for name in ("id", "title", "updated"))
    assert tree.find(f"{ATOM}author/{ATOM}name") is not None
    parsed = feedparser.parse(written.encode())
    assert not parsed.bozo
    assert [entry.id for entry in parsed.entries] == [
        "urn:stemma:change:c:2b",
        "urn:stemma:change:c:1a",
    ]
    assert parsed.feed.updated == "2031-03-04T11:00:00+00:00"
    assert parsed.entries[0].link == "https://herald.example/1"
    assert parsed.entries[1].tags[0].term == "moved"


def test_an_empty_feed_is_one_too() -> None:
    parsed = feedparser.parse(render_changes_atom((), title="").encode())
    assert not parsed.bozo
    assert parsed.feed.id == "urn:stemma:changes:all"


def test_control_characters_spoil_no_feed() -> None:
    bad = replace(
        DOCUMENTS["herald"], text=NEW.replace("ferry", "f\x00r\x1b["), outlet="B\x07\uffff"
    )
    views = view_changes(LOGGED, {**DOCUMENTS, "herald": bad})
    assert not feedparser.parse(render_changes_atom(views).encode()).bozo
    assert "\x1b" not in render_changes_text(views)


def test_a_report_that_is_no_longer_kept_leaves_the_change() -> None:
    views = view_changes(LOGGED[:1], {"post": DOCUMENTS["post"]})
    for render in (render_changes_text, render_changes_json, render_changes_markdown):
        assert GONE in render(views)
    assert GONE in render_changes_atom(views)


def test_an_address_that_is_none_is_no_link() -> None:
    bad = replace(DOCUMENTS["herald"], url="javascript:alert(1)")
    views = view_changes(LOGGED[:1], {**DOCUMENTS, "herald": bad})
    assert "javascript" not in render_changes_atom(views) + render_changes_markdown(views)


@pytest.mark.parametrize("kind", [*ChangeKind])
def test_every_kind_has_a_name(kind: ChangeKind) -> None:
    change = replace(MOVED, kind=kind)
    views = view_changes([Logged(1, "2031-03-04T10:00:00+00:00", "c", "", change)], DOCUMENTS)
    assert TITLES[kind] in render_changes_text(views)
