"""Pages of any text: nothing of it commands a terminal or a browser, and nothing is lost."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from stemma.model import Annotations, Attribution, Document, SourceKind, Span, Timex, TimexKind
from stemma.report.html import render_html
from stemma.report.text import render_text

HARMFUL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@st.composite
def reports(draw: st.DrawFn) -> Annotations:
    """A text with marks anywhere, over each other or not."""
    text = draw(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40))
    places = st.integers(0, len(text) - 1)

    def span() -> Span:
        start = draw(places)
        return Span("d", start, draw(st.integers(start + 1, len(text))))

    document = Document("d", draw(st.text(max_size=9)), text, "0", title=draw(st.text(max_size=9)))
    said = [Attribution((span(),), (span(),), (span(),), SourceKind.NAMED) for _ in range(2)]
    times = [Timex(span(), TimexKind.DATE, "2031", mismatch=text)]
    return Annotations(
        document,
        sentences=(Span("d", 0, len(text)),),
        furniture=tuple(span() for _ in range(draw(st.integers(0, 2)))),
        timexes=tuple(times),
        attributions=tuple(said),
    )


@given(reports(), st.sampled_from([40, 80]))
def test_a_page_for_the_terminal_is_harmless_and_in_its_width(
    annotations: Annotations, width: int
) -> None:
    page = render_text(annotations, width=width)
    assert not HARMFUL.search(page)
    assert all(cell_len(line) <= width for line in page.splitlines())


@given(reports())
def test_a_page_for_the_notebook_has_no_tag_but_its_own(annotations: Annotations) -> None:
    html = render_html(annotations)
    assert not HARMFUL.search(html)
    tags = set(re.findall(r"<\s*/?\s*([^\s>/]+)", html))
    assert tags <= {
        *("div", "style", "h3", "span", "p", "sup", "details", "summary", "br"),
        *("table", "tr", "th", "td"),
    }
    letters = [char for char in annotations.document.text if char.isalnum()]
    shown = iter(unescape(re.sub(r"<[^>]*>", "", html)))
    assert all(letter in shown for letter in letters)  # in order
