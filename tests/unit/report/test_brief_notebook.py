"""A brief in a notebook: the page in a frame that reaches nothing, and its tables."""

from html import unescape

import pandas as pd
import pytest
from tests.unit.report.brief_sample import make_brief

from stemma.errors import UsageError
from stemma.report.brief_notebook import ComparedReports
from stemma.report.brief_page import render_brief_page
from stemma.report.brief_table_names import BriefTable


def test_it_shows_the_page_in_a_frame() -> None:
    found = ComparedReports.of(make_brief())
    html = found._repr_html_()
    assert html.startswith('<iframe srcdoc="')
    inside = html.removeprefix('<iframe srcdoc="').partition('" sandbox="allow-scripts"')[0]
    assert '"' not in inside
    assert unescape(inside) == render_brief_page(make_brief())


def test_it_is_the_brief_and_says_what_it_is() -> None:
    found = ComparedReports.of(make_brief())
    assert found.points == make_brief().points
    assert repr(found) == "<ComparedReports 4 reports: 7 points, 1 contradicted, 1 agreed>"


@pytest.mark.parametrize("which", BriefTable)
def test_every_table_is_a_frame(which: BriefTable) -> None:
    frame = ComparedReports.of(make_brief()).to_dataframe(which.value)
    assert isinstance(frame, pd.DataFrame)
    assert len(frame) > 0


def test_another_name_is_no_table() -> None:
    with pytest.raises(UsageError, match="findings"):
        ComparedReports.of(make_brief()).to_dataframe("stories")
