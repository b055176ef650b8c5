"""Words and numbers that only look like times, and times that are none."""

import pytest
from tests.unit.annotate.timexes.sketch import said, timexes


@pytest.mark.parametrize(
    "text",
    [
        "He may march on.",
        "Ms May left.",
        "May said so.",
        "They march on the town.",
        "The Sun said so.",
        "He sat down and the sun fell.",
        "The second man fell.",
        "It sank at 25:61.",
        "The 20225 boxes sank.",
        "They sold 1,00,000 cakes.",
        "About 1500 people left.",
        "They met 2000 guests.",
        "Room 2011 was empty.",
        "Flight 1989 left.",
        "He paid $2000.",
        "April Jones left.",
        "It rose 2010 points.",
        "They ran 3-2.",
        "The fall in the pound ended.",
        "It was a day-to-day task.",
        "It is due at 1600 Elm Street.",
    ],
)
def test_no_time_is_found(text: str) -> None:
    assert said(text) == []


def test_a_capital_month_beside_a_number_is_one_even_as_a_verb() -> None:
    assert said("It sank on May 3, 2024.") == [("May 3, 2024", "2024-05-03")]
    assert said("It sank on March 3.") == [("March 3", "2025-03-03")]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It sank on February 31.", "February 31", "XXXX-02-XX"),
        ("It sank on 31 April 2024.", "31 April 2024", "XXXX-04-XX"),
        ("It sank on 29 February 2023.", "29 February 2023", "2023-02-XX"),
    ],
)
def test_a_day_no_calendar_has_is_kept_without_a_place(text: str, words: str, value: str) -> None:
    (timex,) = timexes(text)
    assert text[timex.span.start : timex.span.end] == words
    assert timex.value == value
    assert timex.earliest is None
    assert timex.latest is None
    assert timex.mismatch is not None
    assert "has no day" in timex.mismatch


def test_a_weekday_that_is_not_the_dates_keeps_both() -> None:
    (timex,) = timexes("It will sail on Friday, November 29.")
    assert timex.value == "2025-11-29"
    assert timex.mismatch == "2025-11-29 is a Saturday, not a Friday"
    assert [other.value for other in timex.alternatives] == ["2025-11-28", "2024-11-29"]


def test_an_older_date_that_agrees_with_its_weekday_is_taken_in_the_past() -> None:
    (timex,) = timexes("It sank on Friday, November 29.")
    assert (timex.value, timex.mismatch) == ("2024-11-29", None)


def test_a_list_of_days_that_clash_with_their_weekdays() -> None:
    found = timexes("It opened on Monday 20, Tuesday 21 and Sunday 26 April.")
    assert [timex.value for timex in found] == ["2025-04-20", "2025-04-21", "2025-04-26"]
    assert all(timex.mismatch for timex in found)
    assert all(f"2026-{t.value[5:]}" in [o.value for o in t.alternatives] for t in found)


def test_figures_with_strokes_stay_open_where_they_are() -> None:
    (timex,) = timexes("It sank on 03/04/2025.")
    assert timex.value == "2025-03-04"
    assert [other.value for other in timex.alternatives] == ["2025-04-03"]
    (timex,) = timexes("It sank on 13/04/2025.")
    assert (timex.value, timex.alternatives) == ("2025-04-13", ())
    (timex,) = timexes("It sank on 01.12.2025.")
    assert (timex.value, timex.alternatives) == ("2025-12-01", ())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It sank on Wednesday.", "XXXX-WXX-3"),
        ("It sank on November 21.", "XXXX-11-21"),
        ("It sank on Friday, November 29.", "XXXX-11-29"),
        ("It sank last week.", "XXXX-WXX"),
        ("It sank two years ago.", "XXXX"),
        ("It sank yesterday.", "XXXX-XX-XX"),
        ("It sank in September.", "XXXX-09"),
        ("It sank at 5 p.m.", "XXXX-XX-XXT17:00"),
    ],
)
def test_without_a_publication_date_nothing_is_guessed(text: str, value: str) -> None:
    (timex,) = timexes(text, None)
    assert timex.value == value
    assert timex.earliest is None
    assert timex.latest is None
    assert timex.alternatives == ()


def test_the_day_after_a_day_without_year_has_none_either() -> None:
    found = timexes("It sank on November 30. The following day the crew left.", None)
    assert [timex.value for timex in found] == ["XXXX-11-30", "XXXX-12-01"]
    assert found[1].earliest is None


@pytest.mark.parametrize(
    "text",
    [
        "Nov 21, 2025 - It sank yesterday.",
        "Published: November 21, 2025\n\nIt sank yesterday.",
        "21.11.2025 13:06\nIt sank yesterday.",
    ],
)
def test_a_dateline_anchors_a_text_without_publication_date(text: str) -> None:
    assert timexes(text, None)[-1].value == "2025-11-20"


def test_a_date_inside_the_text_is_no_dateline() -> None:
    assert timexes("They met on 3 May 2024. It sank yesterday.", None)[-1].value == "XXXX-XX-XX"
