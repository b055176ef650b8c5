"""What must hold of the page of any real brief, with the real reader on the examples."""

from functools import cache
from pathlib import Path

import pytest
from tests.unit.report.brief_page.test_page import require_true
from tests.unit.report.reading_page import Page

from stemma.encoder.files import WEIGHTS
from stemma.model import Brief
from stemma.report.brief_page import render_brief_page
from stemma.report.view import BriefView
from stemma.run import compare_reports, read_reports

ROOT = Path(__file__).parents[2]
PLACES = {
    **{name: ROOT / "examples" / name for name in ("flood", "exchange", "takeover")},
    "call": ROOT.parent / "shared" / "corpora" / "coverages" / "call",
}
MOST_BYTES = 100_000
"""Of a page, for each report of a usual length."""

pytestmark = pytest.mark.skipif(
    not (WEIGHTS / "reader.onnx").exists(), reason="the files of the model are not there"
)


@cache
def brief_of(name: str) -> Brief:
    if not PLACES[name].exists():
        pytest.skip(f"{name} is not there")
    return compare_reports(read_reports([str(PLACES[name])]))


@pytest.mark.parametrize("name", PLACES)
def test_every_quote_slices_from_its_report(name: str) -> None:
    require_true(Page.of(render_brief_page(brief_of(name))), brief_of(name))


@pytest.mark.parametrize("name", PLACES)
def test_every_reading_and_every_point_has_its_place(name: str) -> None:
    view = BriefView(brief_of(name))
    page = Page.of(render_brief_page(view.brief))
    ids, links = set(page.ids), set(page.links)
    for point in view.points:
        assert f"p{point.number}" in ids
        assert f"#p{point.number}" in links
        for reading in point.readings:
            assert f"r{reading.number}" in ids
            assert f"#r{reading.number}" in links


@pytest.mark.parametrize("name", PLACES)
def test_the_page_can_be_sent_by_mail(name: str) -> None:
    brief = brief_of(name)
    assert len(render_brief_page(brief).encode()) < MOST_BYTES * len(brief.documents)


@pytest.mark.parametrize("name", PLACES)
def test_every_report_stands_there_whole(name: str) -> None:
    view = BriefView(brief_of(name))
    page = Page.of(render_brief_page(view.brief))
    for document in view.documents:
        shown: set[int] = set()
        for place, _ in page.cut:
            number, bounds = place.split(":")
            if int(number) == document.number:
                start, end = map(int, bounds.split("-"))
                shown.update(range(start, end))
        text = document.document.text
        assert not [n for n, sign in enumerate(text) if n not in shown and not sign.isspace()]
