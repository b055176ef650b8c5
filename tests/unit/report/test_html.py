import re
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from tests.unit.report.hostile import HOSTILE
from tests.unit.report.sample import FULL

from stemma.errors import ContractError
from stemma.model import (
    Annotations,
    Argument,
    Attribution,
    Claim,
    Document,
    Entity,
    EntityKind,
    Mention,
    Quantity,
    SourceKind,
    Span,
    Timex,
    TimexKind,
)
from stemma.report.html import MOST_ROWS, render_html

TAGS = {
    *("div", "style", "h3", "span", "p", "sup", "details", "summary", "br", "code"),
    *("table", "tr", "th", "td"),
}


class Page(HTMLParser):
    """The tags, attributes, words and marked words of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.names: set[str] = set()
        self.titles: list[str] = []
        self.marked: list[tuple[set[str], str]] = []
        self.words = ""
        self.report = ""
        self._open: list[tuple[str, set[str]]] = []
        self.feed(html)
        self.close()
        assert not self._open, self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        self.names |= set(values)
        self.titles.append(values.get("title") or "")
        if tag != "br":
            self._open.append((tag, set((values.get("class") or "").split())))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] == "style":
            return
        self.words += data
        tags = [tag for tag, _ in self._open]
        classes = {name for _, names in self._open for name in names}
        if "p" in tags and "sup" not in tags and not classes & {"n", "check"}:
            self.report += data
        if self._open and self._open[-1][0] == "span":
            self.marked.append((self._open[-1][1], data))


def hostile(text: str) -> Annotations:
    """`text` in every field of every layer."""
    document = Document("d", text, text, "0", title=text, outlet=text, byline=text)
    span = Span("d", 0, len(text))
    timex = Timex(span, TimexKind.DATE, text, mismatch=text)
    entity = Entity(text, text, EntityKind.PERSON, (Mention(span, EntityKind.PERSON),))
    said = Attribution((span,), (span,), (span,), SourceKind.NAMED, speaker=text)
    amount = Quantity(span, None, Decimal(1), low_open=True, unit=text, of=span)
    claim = Claim(
        text, (span,), text, (Argument(text, span, text),), attribution=said, timexes=(timex,)
    )
    return Annotations(
        document, (span,), (span,), (entity,), (timex,), (amount,), (said,), (claim,)
    )


def test_the_words_of_the_text_are_all_there_and_marked() -> None:
    page = Page(render_html(FULL))
    assert page.report == FULL.document.text.replace("\n", "")
    text = FULL.document.text
    for role, spans in (
        ("time", [timex.span for timex in FULL.timexes]),
        ("amount", [quantity.span for quantity in FULL.quantities]),
        ("source", [span for found in FULL.attributions for span in found.source]),
        ("cue", [span for found in FULL.attributions for span in found.cue]),
        ("furniture", list(FULL.furniture)),
    ):
        words = "".join(data for classes, data in page.marked if role in classes)
        for span in spans:
            assert span.of(text) in words, role


def test_what_a_mark_means_is_seen_when_pointed_at() -> None:
    titles = Page(render_html(FULL)).titles
    assert any("2031-03-08" in title for title in titles)
    assert any("over 100 × family" in title for title in titles)
    assert any("two officials (anonymous)" in title for title in titles)


def test_what_does_not_fit_is_said() -> None:
    assert "Friday, but 2031-03-08 is a Saturday" in Page(render_html(FULL)).words


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text: str) -> None:
    html = render_html(hostile(text))
    page = Page(html)
    assert set(page.tags) <= TAGS
    assert page.names <= {"class", "title"}
    assert page.tags.count("style") == 1
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", html)


def test_nothing_is_loaded_and_nothing_runs() -> None:
    html = render_html(FULL)
    assert not re.search(
        r"https?:|url\(|@import|<script|<img|<link|javascript", html, re.IGNORECASE
    )


def test_a_long_table_is_cut_and_says_so() -> None:
    document = Document("d", "a.txt", "x" * (MOST_ROWS + 7), "0")
    many = tuple(Timex(Span("d", n, n + 1), TimexKind.DATE, "2031") for n in range(MOST_ROWS + 7))
    assert "… 7 more" in render_html(Annotations(document, timexes=many))


def test_a_span_astray_is_never_shown() -> None:
    document = Document("d", "a.txt", "x", "0")
    with pytest.raises(ContractError):
        render_html(Annotations(document, sentences=(Span("d", 0, 9),)))
