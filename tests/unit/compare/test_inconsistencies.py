"""A document against itself and the calendar."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.compare import Movement, Said
from stemma.compare.itself import check_birth, find_own_conflict
from stemma.compare.weekdays import WEEKDAYS, find_odd_dates
from stemma.model import (
    Annotations,
    Document,
    InconsistencyKind,
    JudgementKind,
    Quantity,
    Span,
    Timex,
    TimexKind,
)

HERE, THERE = Span("d", 0, 4), Span("d", 9, 12)


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


def count(words: str, number: int) -> Said[Quantity]:
    amount = Decimal(number)
    return Said(Quantity(HERE, amount, amount, dimension="count"), words, date(2031, 3, 4),
                Movement.RISES)  # fmt: skip


def test_a_document_that_gives_two_numbers_is_at_odds_with_itself() -> None:
    kind = JudgementKind.COUNT
    odd = find_own_conflict(kind, count("one", 1), count("two", 2), (THERE,), (HERE,))
    assert odd is not None
    assert (odd.kind, odd.spans) == (InconsistencyKind.SELF, (HERE, THERE))
    assert odd.reason == "“one” (1) and “two” (2) have no amount in common."
    assert find_own_conflict(kind, count("one", 1), count("1", 1), (HERE,), (THERE,)) is None
    # a stretched reading is not held against the author
    assert find_own_conflict(kind, count("100", 100), count("97", 97), (HERE,), (THERE,)) is None


def test_a_document_that_spells_a_name_in_two_ways_is_at_odds_with_itself() -> None:
    kind = JudgementKind.NAME
    names = [Said(name, name) for name in ("Chen Sibao", "Chen Zibao", "Sibao", "Bao Sibao")]
    assert find_own_conflict(kind, names[0], names[1], (HERE,), (THERE,)) is not None
    assert find_own_conflict(kind, names[0], names[2], (HERE,), (THERE,)) is None
    assert find_own_conflict(kind, names[0], names[3], (HERE,), (THERE,)) is None


@given(st.integers(-2, 2), st.dates(date(1950, 1, 1), date(2030, 1, 1)))
def test_nobody_is_older_than_the_days_since_his_birth(more: int, birth: date) -> None:
    published = date(2031, 6, 15)
    lived = 0
    while birthday(birth, birth.year + lived + 1) <= published:
        lived += 1
    amount = Decimal(max(lived + more, 0))
    age = Quantity(HERE, amount, amount, unit="year of age", dimension="age")
    born = Timex(THERE, TimexKind.DATE, str(birth), birth, birth)
    odd = check_birth(Said(age, "so old"), Said(born, "born then"), HERE, published)
    assert (odd is not None) == (more > 0)


def birthday(birth: date, year: int) -> date:
    """The day in a year; the 29th of February is kept on the first of March."""
    try:
        return birth.replace(year=year)
    except ValueError:
        return date(year, 2, 28) + timedelta(days=1)
