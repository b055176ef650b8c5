"""The stages of `stemma compare`: rejections are kept, and nothing to compare is no error."""

from collections.abc import Sequence
from datetime import date

from tests.unit.brief.stubs import stub_maker
from tests.unit.match.reports import Told, report

from stemma import __version__
from stemma.model import Annotations, Document, Rejection, Timex, TimexKind
from stemma.run import Alone, Tools, compare_reports

GONE = Rejection("gone.txt", "read", "no such file")


class NoRereader:
    """Fails where a report is read again."""

    def again(self, document: Document) -> Annotations:
        raise AssertionError(document.id)

    def times_on(self, document: Document, days: Sequence[date]) -> list[tuple[Timex, ...]]:
        raise AssertionError((document.id, days))


def engine() -> Alone:
    return Alone(Tools(rereader=NoRereader(), maker=stub_maker()))


def test_rejections_alone_make_an_empty_brief() -> None:
    brief = compare_reports([GONE], engine=engine())
    assert (brief.documents, brief.points, brief.rejections) == ((), (), (GONE,))


def test_a_rejection_between_reports_costs_no_report() -> None:
    one, two = (
        report(name, "The dam above the village burst.", published="2031-03-04") for name in "ab"
    )
    brief = compare_reports([one, GONE, two], engine=engine())
    assert {d.id for d in brief.documents} == {one.document.id, two.document.id}
    assert brief.rejections == (GONE,)
    assert ("stemma", __version__) in brief.versions
    assert brief.sentences == tuple(sorted((*one.sentences, *two.sentences)))


def test_reports_that_nothing_dates_are_compared_as_they_are() -> None:
    told = Told(
        "The dam above the village burst on Tuesday.",
        values={"Tuesday": lambda span: Timex(span, TimexKind.DATE, "XXXX-WXX-2")},
    )
    found = [report(name, told) for name in "ab"]
    # No report of the event has a date: no day can be told, and none is read again.
    brief = compare_reports(found, engine=engine())
    assert {document.published for document in brief.documents} == {None}
