"""When a document was published."""

from datetime import UTC, date, datetime

from stemma.values.said import read_published


def test_the_time_of_publication_is_a_day_or_an_instant_or_unknown() -> None:
    assert read_published("2031-03-04") == date(2031, 3, 4)
    assert read_published("2031-03-04 08:00:00+00:00") == datetime(2031, 3, 4, 8, tzinfo=UTC)
    assert read_published("early March") is None
    assert read_published(None) is None
