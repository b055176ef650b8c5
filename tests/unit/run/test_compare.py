"""The stages of `stemma compare`: rejections are kept, and nothing to compare is no error."""

import pytest
from tests.unit.brief.made import said

from stemma import __version__
from stemma.model import Rejection
from stemma.run import compare_reports

GONE = Rejection("gone.txt", "read", "no such file")


@pytest.mark.usefixtures("weights")
def test_rejections_alone_make_an_empty_brief() -> None:
    brief = compare_reports([GONE])
    assert (brief.documents, brief.points, brief.rejections) == ((), (), (GONE,))


@pytest.mark.usefixtures("weights")
def test_a_rejection_between_reports_costs_no_report() -> None:
    one, two = said("The dam at Obelia held."), said("The dam at Obelia broke on Monday.")
    brief = compare_reports([one, GONE, two])
    assert {d.id for d in brief.documents} == {one.document.id, two.document.id}
    assert brief.rejections == (GONE,)
    assert ("stemma", __version__) in brief.versions
