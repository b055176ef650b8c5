"""Which day, month or year is meant."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from tests.unit.annotate.timexes.sketch import said, timexes

from stemma.model import Precision, TimexKind


@pytest.mark.parametrize(
    ("text", "value", "earliest", "latest"),
    [
        ("It sank on Wednesday.", "2025-11-19", "2025-11-19", "2025-11-19"),
        ("It will sail on Wednesday.", "2025-11-26", "2025-11-26", "2025-11-26"),
        ("It sank on Friday.", "2025-11-21", "2025-11-21", "2025-11-21"),
        ("It sank last Friday.", "2025-11-14", "2025-11-14", "2025-11-14"),
        ("It will sail next Monday.", "2025-11-24", "2025-11-24", "2025-11-24"),
        ("It sank in September.", "2025-09", "2025-09-01", "2025-09-30"),
        ("It will sail in September.", "2026-09", "2026-09-01", "2026-09-30"),
        ("It sank last December.", "2024-12", "2024-12-01", "2024-12-31"),
        ("It sank in early September.", "2025-09", "2025-09-01", "2025-09-10"),
        ("It sank in mid-October.", "2025-10", "2025-10-11", "2025-10-20"),
        ("It sank in late October.", "2025-10", "2025-10-21", "2025-10-31"),
        ("It sank in mid-2007.", "2007", "2007-05-03", "2007-09-01"),
        ("It sank last month.", "2025-10", "2025-10-01", "2025-10-31"),
        ("It sank this weekend.", "2025-W46-WE", "2025-11-15", "2025-11-16"),
        ("It sank in the third quarter of 2024.", "2024-Q3", "2024-07-01", "2024-09-30"),
        ("It sank in the 1990s.", "199", "1990-01-01", "1999-12-31"),
        ("It sank in the 19th century.", "18", "1800-01-01", "1899-12-31"),
        ("It sank approximately 10 days prior.", "2025-11-11", "2025-11-09", "2025-11-13"),
        ("It sank more than two years ago.", "2023", None, "2024-05-22"),
        ("It sank in 44 BC.", "BC0044", None, None),
    ],
)  # fmt: skip
def test_from_the_publication(
    text: str, value: str, earliest: str | None, latest: str | None
) -> None:
    (timex,) = timexes(text)
    assert timex.value == value
    assert timex.earliest == (None if earliest is None else date.fromisoformat(earliest))
    assert timex.latest == (None if latest is None else date.fromisoformat(latest))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The crew left the following day.", "2024-05-04"),
        ("The crew left the same day.", "2024-05-03"),
        ("The crew left that Friday.", "2024-05-03"),
        ("The crew left two days earlier.", "2024-05-01"),
        ("The crew left a month later.", "2024-06"),
        ("The crew left that year.", "2024"),
        ("The crew left later that month.", "2024-05"),
        ("The crew left days earlier.", "PAST_REF"),
    ],
)
def test_from_the_date_told(text: str, value: str) -> None:
    assert said(f"It sank on 3 May 2024. {text}")[-1][1] == value


def test_a_week_of_a_month_keeps_its_place() -> None:
    (timex,) = timexes("It snowed in the last week of May 2024.")
    assert (timex.value, timex.kind) == ("P1W", TimexKind.DURATION)
    assert (timex.earliest, timex.latest) == (date(2024, 5, 25), date(2024, 5, 31))


def test_ranges_give_each_end() -> None:
    assert said("It ran from 3 to 7 May.") == [("3", "2025-05-03"), ("7 May", "2025-05-07")]
    assert said("The war of 1914–18 ended it.") == [("1914", "1914"), ("18", "1918")]
    assert [v for _, v in said("It ran from April to June 1955.")] == ["1955-04", "1955-06"]
    assert [v for _, v in said("It ran from 15 November to 15 February 1989.")] == [
        "1988-11-15", "1989-02-15",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value", "low", "high"),
    [
        ("It took less than 15 minutes.", "PT15M", 0, 900),
        ("It took over two hours.", "PT2H", 7200, None),
        ("They must go within 72 hours.", "PT72H", 0, 259200),
        ("They had a one-week window.", "P1W", 604800, 604800),
        ("It took a two-hour trip.", "PT2H", 7200, 7200),
        ("It took between 10 and 15 minutes.", "PTXM", 600, 900),
        ("It took an hour and a half.", "PT1.5H", 5400, 5400),
        ("It took half an hour.", "PT30M", 1800, 1800),
        ("It took no more than three days.", "P3D", 0, 259200),
        ("It took roughly 10 minutes.", "PT10M", 480, 720),
        ("It took within minutes.", "PTXM", 0, None),
        ("It took a year.", "P1Y", 31536000, 31622400),
    ],
)
def test_lengths_have_bounds(text: str, value: str, low: int, high: int | None) -> None:
    (timex,) = timexes(text)
    assert timex.value == value
    assert timex.low_seconds == Decimal(low)
    assert timex.high_seconds == (None if high is None else Decimal(high))


def test_an_approximate_length_says_so() -> None:
    (timex,) = timexes("It took roughly 10 minutes.")
    assert timex.approximate
    assert timex.mod == "APPROX"


def test_a_clock_time_beside_a_weekday_is_not_of_the_date_before() -> None:
    hearing, day, clock = timexes(
        "A hearing is set for October 28, 2013. It sank on Saturday about 8.40am.", published=None
    )
    assert hearing.value == "2013-10-28"
    assert day.earliest is None
    assert clock.value == "XXXX-XX-XXT08:40"


def test_a_birthday_gives_no_year_to_what_follows() -> None:
    *_, died = timexes("He was born March 29, 1928, in Velm; he died October 19 in Obelia.")
    assert died.value == "2025-10-19"


def test_a_clock_time_takes_its_zone_and_the_day_after_it() -> None:
    clock, day = timexes("It sank at 5 p.m. EST on Tuesday.")
    eastern = timezone(timedelta(hours=-5))
    assert clock.earliest == clock.latest == datetime(2025, 11, 18, 17, tzinfo=eastern)
    assert clock.value == "2025-11-18T17:00-05:00"
    assert day.value == "2025-11-18"


def test_a_zone_in_parentheses_even_after_a_full_stop() -> None:
    clock = timexes("On 17 October 2007 it sank at 6:40 p.m. (GMT +8) after a trip.")[1]
    assert clock.value == "2007-10-17T18:40+08:00"


def test_later_than_is_no_distance() -> None:
    assert said("It sank three days later than they said.") == [("three days", "P3D")]


def test_a_week_after_a_number_is_a_rate() -> None:
    found = timexes("It makes 60 trips a week.")
    assert [(t.value, t.kind) for t in found] == [("P1W", TimexKind.SET)]


def test_parts_of_the_day() -> None:
    (timex,) = timexes("It sank late on Tuesday night.")
    assert timex.value == "2025-11-18TNI"
    assert timex.precision is Precision.DAYTIME
    assert timex.mod == "END"


def test_a_winter_may_be_either_side_of_new_year() -> None:
    (timex,) = timexes("It sank in the winter of 2014.")
    assert timex.value == "2014-WI"
    assert [other.value for other in timex.alternatives] == ["2013-WI"]


STORY = (
    "In May 1851 the mill opened. In June 1851 a fire broke out. On 3 March 1852 the owner died. "
    "In 1853 the town bought it. In April 1854 it was sold. In 1855 it fell. "
)


def test_a_story_told_years_later_keeps_its_own_year() -> None:
    found = said(STORY + "In August the roof fell. The next month the walls fell.")
    assert found[-2:] == [("August", "1855-08"), ("The next month", "1855-09")]


def test_an_aside_does_not_move_the_story() -> None:
    found = said(STORY + "As in 1812, the river rose. In August the roof fell.")
    assert found[-1] == ("August", "1855-08")


def test_the_anchor_is_the_publication() -> None:
    (timex,) = timexes("It sank two weeks ago.", "2025-11-21T08:30:00+01:00")
    assert timex.anchor == date(2025, 11, 21)
