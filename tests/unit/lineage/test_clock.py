"""Which of two reports came first."""

import pytest
from tests.unit.lineage.build import report

from stemma.lineage.clock import is_earlier, moment_of, reading_order


@pytest.mark.parametrize(
    ("left", "right", "same_clock", "earlier"),
    [
        ("2024-05-06T08:00:00Z", "2024-05-06T08:00:01Z", False, True),
        ("2024-05-06T08:00:00Z", "2024-05-06T08:00:00Z", False, False),
        ("2024-05-06T08:00:00", "2024-05-06T12:00:00", True, True),
        ("2024-05-06T08:00:00", "2024-05-06T12:00:00", False, False),
        ("2024-05-06T08:00:00", "2024-05-07T09:00:00", False, True),
        ("2024-05-06", "2024-05-06T12:00:00", True, False),
        ("2024-05-06 00:00:00", "2024-05-07", True, True),
        ("2024-05-06T23:00:00+00:00", "2024-05-06T23:30:00+02:00", False, False),
        ("2024-05-06T23:30:00+02:00", "2024-05-06T23:00:00+00:00", False, True),
        (None, "2024-05-06", True, False),
        ("2024-05-06", None, True, False),
    ],
)
def test_earlier_only_where_the_dates_leave_no_doubt(
    left: str | None,
    right: str | None,
    same_clock: bool,  # noqa: FBT001 - a column of the table
    earlier: bool,  # noqa: FBT001 - a column of the table
) -> None:
    documents = [report("x", "x", published=date).document for date in (left, right)]
    assert is_earlier(*documents, same_clock=same_clock) is earlier


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31T23:59:59", "0001-01-01T00:00:00+09:00"])
def test_the_ends_of_the_calendar_are_no_error(date: str) -> None:
    document = report("x", "x", published=date).document
    assert moment_of(document) is None
    assert reading_order(document)


def test_reports_without_a_date_are_read_last() -> None:
    dated, undated = (report("x", "x", published=p).document for p in ("2024-05-06", None))
    assert reading_order(dated) < reading_order(undated)
