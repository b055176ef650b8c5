"""A document against the calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.consistency.weekdays import WEEKDAYS, find_odd_dates
from stemma.model import Annotations, Document, InconsistencyKind, Span, Timex, TimexKind


def annotate(text: str, *timexes: Timex, furniture: tuple[Span, ...] = ()) -> Annotations:
    return Annotations(Document("d", "a.txt", text, "0"), furniture=furniture, timexes=timexes)


def dated(text: str, words: str, day: date, mismatch: str | None = None) -> Timex:
    start = text.index(words)
    span = Span("d", start, start + len(words))
    return Timex(span, TimexKind.DATE, str(day), day, day, mismatch=mismatch)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from(WEEKDAYS))
def test_a_weekday_is_odd_where_the_calendar_has_another(day: date, named: str) -> None:
    text = f"It ended on {named}, {day.day} {day:%B}, they said."
    found = find_odd_dates(annotate(text, dated(text, f"{named}, {day.day} {day:%B}", day)))
    assert bool(found) == (day.strftime("%A") != named)
    for odd in found:
        assert odd.kind is InconsistencyKind.CALENDAR
        assert odd.spans[0].of(text) == f"{named}, {day.day} {day:%B}"


def test_the_reason_names_both_days() -> None:
    text = "It ended on Friday, November 29."
    timex = dated(text, "Friday, November 29", date(2025, 11, 29))
    (odd,) = find_odd_dates(annotate(text, timex))
    assert odd.reason == "“Friday, November 29”: 2025-11-29 is a Saturday, not a Friday."
    known = dated(text, "Friday, November 29", date(2025, 11, 29), "2025-11-29 is a Saturday")
    (odd,) = find_odd_dates(annotate(text, known))
    assert odd.reason == "“Friday, November 29”: 2025-11-29 is a Saturday."


def test_the_year_of_an_undated_document_may_be_given() -> None:
    text = "It ended on Friday, November 29, or on Saturday, February 29."
    spans = [Span("d", 12, 31), Span("d", 39, 60)]
    timexes = [
        Timex(span, TimexKind.DATE, value)
        for span, value in zip(spans, ["XXXX-11-29", "XXXX-02-29"], strict=True)
    ]
    annotations = annotate(text, *timexes)
    assert find_odd_dates(annotations) == ()
    (odd,) = find_odd_dates(annotations, year=2025)
    assert odd.reason == "“Friday, November 29”: 2025-11-29 is a Saturday, not a Friday."
    (odd,) = find_odd_dates(annotations, year=2024)
    assert odd.reason == "“Saturday, February 29”: 2024-02-29 is a Thursday, not a Saturday."


def test_a_weekday_alone_and_furniture_are_not_odd() -> None:
    text = "It ended on Friday, November 29."
    alone = dated(text, "Friday", date(2025, 11, 29))
    assert find_odd_dates(annotate(text, alone)) == ()
    timex = dated(text, "Friday, November 29", date(2025, 11, 29))
    assert find_odd_dates(annotate(text, timex, furniture=(Span("d", 0, len(text)),))) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He resigned on February 30 and left.", "February 30"),
        ("He resigned on Monday, Nov. 31, and left.", "Nov. 31"),
        ("The 31st of June was named.", "31st of June"),
        ("By 31 September it was over.", "31 September"),
        ("He resigned on June 30 and left.", None),
        ("In June 31 people drowned.", None),
        ("On 31 May and 30 November it rained.", None),
        ("It rose on June 31.5 points.", None),
        ("On 29 February it rained.", None),
    ],
)
def test_days_that_never_come_are_odd(text: str, words: str | None) -> None:
    found = find_odd_dates(annotate(text))
    assert [odd.spans[0].of(text) for odd in found] == ([] if words is None else [words])
