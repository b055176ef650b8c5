"""Times: spans in the text, and the calendar against slow oracles."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.unit.annotate.timexes.sketch import sketch, timexes

from stemma.annotate.timexes import calendar, find_timexes
from stemma.annotate.timexes.shift import shift
from stemma.annotate.timexes.stamp import Stamp

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WORDS = st.sampled_from([
    *WEEKDAYS, *MONTHS[2:6], "Sun", "Sat", "Nov.", "may", "march", "second", "fall", "spring",
    "the", "a", "an", "of", "in", "on", "and", "to", "or", "from", "between", "last", "next",
    "this", "that", "same", "past", "early", "mid", "late", "end", "first", "21st", "31st", "19th",
    "century", "decade", "day", "days", "week", "weeks", "year", "years", "hour", "minutes",
    "month", "quarter", "weekend", "ago", "later", "before", "after", "prior", "back", "every",
    "daily", "twice", "about", "more than", "less than", "within", "at least", "just over", "half",
    "few", "couple", "dozen", "hundred", "two", "twenty", "ten", "0", "00", "1", "3", "12", "13",
    "24", "30", "31", "32", "99", "366", "1999", "2000", "2024", "2025", "9999", "20225", "10000",
    "1,00,000", "2.5", "3-2", "1914-18", "2007-08", "3–7", "BC", "AD", "B.C.", "25:61", "24:00",
    "10:57", "5pm", "a.m.", "p.m.", "EST", "GMT", "+8", "noon", "midnight", "morning", "night",
    "Christmas", "Easter", "Thanksgiving", "fiscal", "Q3", "1990s", "'90s", "'99", "the sixties",
    "11/21/2025", "13/13/2025", "2025-11-21", "2025-02-31", "-", "–", ",", ".", "\n", "\n\n", "(",
    ")", "'s", "will", "sank", "now", "today", "tonight", "yesterday", "tomorrow", "future",
    "Moscow time", "Irish time", "Eastern", "local time", "IST", "CST", "UTC+8", "2240", "1840",
    "18.20", "SELTON", "—", "Published", "Updated", "By Mara Oss", "|", ":", "[", "]", "“", "”",
    '"', "fire", "the day of the", "the eve of the", "all", "more", "9/11", "that", "until", "is",
    "half", "second-quarter", "in 80", "and 84", "a", "2031-05-06T18:20:00+05:30",
    "mid-2007", "May-1", "February 29", "0.5", "٣", "²", "999999999999999999999999999999",
])  # fmt: skip
SOUPS = st.lists(WORDS, min_size=1, max_size=25).map(" ".join).filter(str.strip)
PUBLISHED = st.one_of(
    st.none(),
    st.dates().map(date.isoformat),
    st.sampled_from(["0001-01-01", "9999-12-31", "2024-02-29", "2025-11-21T23:59:59+14:00"]),
)
DAYS = st.dates(date(1, 2, 1), date(9998, 12, 31))
NEAR = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@given(SOUPS, PUBLISHED)
@example("the second day before the end of the last century BC", "0001-01-01")
@example("9999 years later", "9999-12-31")
@example("31 February 2025 at 25:61", "2025-11-21")
def test_spans_lie_in_the_text_in_order_and_apart(text: str, published: str | None) -> None:
    parse = sketch(text, published)
    found = find_timexes(parse)
    end = 0
    for timex in found:
        assert end <= timex.span.start < timex.span.end <= len(text)
        assert timex.span.document_id == parse.document.id
        assert (
            text[timex.span.start : timex.span.end].strip()
            == (text[timex.span.start : timex.span.end])
        )
        end = timex.span.end


@given(SOUPS, PUBLISHED)
def test_same_text_same_times(text: str, published: str | None) -> None:
    assert timexes(text, published) == timexes(text, published)


@given(SOUPS)
def test_without_a_date_nothing_is_counted_from_today(text: str) -> None:
    for timex in timexes(text, None):
        if timex.value.startswith("XXXX"):
            assert timex.earliest is None
            assert timex.latest is None


@given(DAYS, st.integers(1, 7))
def test_weekdays_beside_a_day_by_walking(day: date, weekday: int) -> None:
    before = day - timedelta(days=1)
    while before.isoweekday() != weekday:
        before -= timedelta(days=1)
    after = day + timedelta(days=1)
    while after.isoweekday() != weekday:
        after += timedelta(days=1)
    assert calendar.weekday_before(day, weekday) == before
    assert calendar.weekday_after(day, weekday) == after


@given(DAYS, st.integers(-800, 800))
def test_days_are_added_one_by_one(day: date, count: int) -> None:
    there = calendar.add_days(day, count)
    if there is None:
        assert (date.max if count > 0 else date.min) - day < timedelta(days=abs(count)) or count < 0
    else:
        assert there - day == timedelta(days=count)


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(-60, 60))
def test_months_are_added_one_by_one(year: int, month: int, count: int) -> None:
    y, m = year, month
    for _ in range(abs(count)):
        m += 1 if count > 0 else -1
        if m == 13:
            y, m = y + 1, 1
        if m == 0:
            y, m = y - 1, 12
    assert calendar.add_months(year, month, count) == (y, m)


@given(st.integers(1583, 9999), st.integers(1, 12), st.integers(1, 4), st.integers(1, 7))
def test_nth_weekday_by_counting(year: int, month: int, nth: int, weekday: int) -> None:
    days = [date(year, month, d) for d in range(1, monthrange(year, month)[1] + 1)]
    same = [d for d in days if d.isoweekday() == weekday]
    assert calendar.nth_weekday(year, month, nth, weekday) == same[nth - 1]
    assert calendar.nth_weekday(year, month, -1, weekday) == same[-1]


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1961, 4, 2), (1999, 4, 4), (2000, 4, 23), (2008, 3, 23), (2011, 4, 24), (2038, 4, 25)],
)
def test_easter_of_known_years(year: int, month: int, day: int) -> None:
    assert calendar.easter(year) == date(year, month, day)


@given(st.integers(1583, 9999))
def test_easter_is_a_sunday_in_its_weeks(year: int) -> None:
    found = calendar.easter(year)
    assert found.isoweekday() == 7
    assert date(year, 3, 22) <= found <= date(year, 4, 25)


@given(DAYS)
def test_the_interval_of_a_week_holds_its_seven_days(day: date) -> None:
    low, high = Stamp.of_week(day).interval
    if low is not None and high is not None:
        assert low <= day <= high
        assert low.isoweekday() == 1
        assert (high - low).days == 6


@given(st.integers(1, 9998), st.integers(1, 12), st.sampled_from([None, "START", "MID", "END"]))
def test_thirds_of_a_month_cover_it_and_do_not_overlap(
    year: int, month: int, mod: str | None
) -> None:
    low, high = Stamp(year=year, month=month, mod=mod).interval
    parts = [Stamp(year=year, month=month, mod=part).interval for part in ("START", "MID", "END")]
    days = [d for a, b in parts if a and b for d in range(a.toordinal(), b.toordinal() + 1)]
    if year > 1:
        assert low is not None
        assert high is not None
        assert low.month == high.month == month
        assert len(days) == len(set(days)) == monthrange(year, month)[1]


@given(NEAR, st.sampled_from(WEEKDAYS))
def test_last_next_and_plain_weekdays(published: date, name: str) -> None:
    number = WEEKDAYS.index(name) + 1
    walk = published
    while walk.isoweekday() != number:
        walk -= timedelta(days=1)
    (plain,) = timexes(f"It sank on {name}.", published.isoformat())
    assert (plain.earliest, plain.latest) == (walk, walk)
    walk = published - timedelta(days=1)
    while walk.isoweekday() != number:
        walk -= timedelta(days=1)
    (last,) = timexes(f"It sank last {name}.", published.isoformat())
    assert last.earliest == walk
    walk = published
    while walk.isoweekday() != number:
        walk += timedelta(days=1)
    (coming,) = timexes(f"It will sail on {name}.", published.isoformat())
    assert coming.earliest == walk


@given(NEAR, st.integers(1, 400))
def test_days_ago_is_counted_back(published: date, count: int) -> None:
    (found,) = timexes(f"It sank {count} days ago.", published.isoformat())
    there = published - timedelta(days=count)
    assert found.value == there.isoformat()
    assert found.earliest == found.latest == there
    assert found.anchor == published


@given(NEAR, st.sampled_from(MONTHS), st.integers(1, 31))
def test_a_day_without_year_is_the_last_one_in_the_past(
    published: date, month: str, day: int
) -> None:
    found = timexes(f"It sank on {month} {day}.", published.isoformat())
    number = MONTHS.index(month) + 1
    if day > monthrange(2024, number)[1]:
        assert all(t.earliest is None or t.value != f"{day:02d}" for t in found)
        return
    walk = published
    while (walk.month, walk.day) != (number, day):
        walk -= timedelta(days=1)
    (timex,) = found
    if walk == timex.earliest:
        return
    # A day that lies just ahead beats one most of a year back, and keeps it as another reading.
    assert timex.earliest is not None
    assert 0 < (timex.earliest - published).days <= 31
    assert walk in [other.earliest for other in timex.alternatives]


@given(NEAR, st.integers(1, 12), st.integers(1, 28), st.sampled_from(WEEKDAYS))
def test_a_weekday_beside_a_date_agrees_or_is_kept(
    published: date, month: int, day: int, name: str
) -> None:
    there = date(published.year, month, day)
    text = f"It sank on {name}, {MONTHS[month - 1]} {day}, {published.year}."
    (timex,) = timexes(text, published.isoformat())
    assert timex.value == there.isoformat()
    if WEEKDAYS[there.isoweekday() - 1] == name:
        assert timex.mismatch is None
        assert timex.alternatives == ()
    else:
        assert timex.mismatch is not None
        other = timex.alternatives[0].earliest
        assert other is not None
        assert WEEKDAYS[other.isoweekday() - 1] == name
        assert abs((other - there).days) <= 3


@given(st.integers(0, 23), st.integers(0, 59), NEAR, st.sampled_from(["", " GMT", " EST", " CET"]))
def test_clock_times_stand_on_their_day(hour: int, minute: int, day: date, zone: str) -> None:
    when = f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
    text = f"On {when} at {hour:02d}:{minute:02d}{zone} it sank."
    found = timexes(text, None)
    assert len(found) == 2
    instant = found[1].earliest
    assert isinstance(instant, datetime)
    assert (instant.date(), instant.hour, instant.minute) == (day, hour, minute)
    assert (instant.tzinfo is None) == (zone == "")


@given(DAYS, st.sampled_from(["D", "W", "O", "Y"]), st.integers(-50, 50))
def test_shifts_go_there_and_back(day: date, unit: str, count: int) -> None:
    there = shift(Stamp.of(day), unit, count)
    if there is None or unit == "W":
        return
    back = shift(there, unit, -count)
    assert back is not None
    assert (back.year, back.month or day.month) == (day.year, day.month)
