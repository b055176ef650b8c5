"""A report months off the others is named."""

from dataclasses import replace

import pytest
from tests.unit.report.brief_sample import document

from stemma.model import PublishedFrom
from stemma.report.astray import find_astray


def told(*days: str | None) -> list[tuple[str, str]]:
    documents = [
        replace(
            document(f"d{n}", "A bridge fell.", "Orle Mail"),
            published=day,
            published_from=PublishedFrom.METADATA if day else PublishedFrom.UNKNOWN,
        )
        for n, day in enumerate(days)
    ]
    return [(found.id, words) for found, words in find_astray(documents)]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2030-08-04", "is dated 2030-08-04, 7 months before the others"),
        ("2032-03-04T10:00:00Z", "is dated 2032-03-04, 12 months after the others"),
        ("1970-01-01", "is dated 1970-01-01, 735 months before the others"),
    ],
)
def test_the_one_that_is_off_is_named(day: str, words: str) -> None:
    assert told("2031-03-04", day, "2031-03-05T09:00:00+02:00") == [("d1", words)]


@pytest.mark.parametrize(
    "days",
    [
        (),
        ("2031-03-04", "2030-08-04"),
        ("2031-03-04", "2031-03-06", "2031-04-20"),
        ("2031-03-04", "2031-03-04", None, "soon"),
        ("2031-01-04", "2031-03-04", "2031-05-04", "2031-08-04"),
    ],
)
def test_where_the_others_say_nothing_none_is(days: tuple[str | None, ...]) -> None:
    assert told(*days) == []
