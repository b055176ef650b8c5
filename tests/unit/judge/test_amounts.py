"""The ladders of amounts, pair by pair: what stands on which rung, and why."""

from datetime import date
from decimal import Decimal

import pytest

from stemma.judge.age import judge_ages
from stemma.judge.count import judge_counts
from stemma.judge.duration import judge_durations
from stemma.judge.kinds import judge_values
from stemma.judge.ladder import Judged
from stemma.judge.length import judge_lengths
from stemma.judge.measure import judge_measures
from stemma.judge.money import judge_money
from stemma.judge.percentage import judge_percentages
from stemma.model import JudgementKind, Quantity, Relation, Span, Timex, TimexKind
from stemma.model.quantity import Change
from stemma.values.moving import Movement, find_running
from stemma.values.said import Said

S = Span("d", 0, 4)
FIRST, LATER = date(2031, 3, 4), date(2031, 3, 5)
R = Relation


def amount(
    words: str,
    low: str | None,
    high: str | None = "=",
    *,
    unit: str | None = None,
    dimension: str | None = "count",
    about: bool = False,
    currency: str | None = None,
    change: Change | None = None,
    published: date | None = None,
    moves: Movement | None = None,
) -> Said[Quantity]:
    """An amount from its ends: `(5` leaves out 5, `None` is without bound, `=` the other end."""
    high = low if high == "=" else high
    quantity = Quantity(
        S,
        None if low is None else Decimal(low.strip("(")),
        None if high is None else Decimal(high.strip(")")),
        low is None or low.startswith("("),
        high is None or high.endswith(")"),
        about,
        unit,
        dimension,
        currency=currency,
        change=change,
    )
    return Said(quantity, words, published, moves)


ABOUT_100 = amount("roughly 100", "100", about=True)

COUNTS = [
    (amount("five", "5"), amount("5", "5"), R.AGREES, "same amount"),
    (amount("five", "5"), amount("six", "6"), R.CONTRADICTS, "apart"),
    (amount("five", "5"), amount("some five", "5", about=True), R.COMPATIBLE,
     "same number, one approximate"),
    (amount("over 100", "(100", None), amount("130", "130"), R.COMPATIBLE, "one holds the other"),
    (amount("18 to 25", "18", "25"), amount("20 to 30", "20", "30"), R.COMPATIBLE, "overlap"),
    (amount("over 100", "(100", None), amount("3,000", "3000"), R.DIFFERS, "far past the bound"),
    (amount("at least two", "2", None), amount("11", "11"), R.COMPATIBLE, "one holds the other"),
    (ABOUT_100, amount("more than 100", "(100", None), R.DIFFERS, "at the bound"),
    (ABOUT_100, amount("at least 100", "100", None), R.COMPATIBLE, "one holds the other"),
    (ABOUT_100, amount("95", "95"), R.COMPATIBLE, "within tolerance"),
    (ABOUT_100, amount("80", "80"), R.DIFFERS, "only if stretched"),
    (ABOUT_100, amount("60", "60"), R.CONTRADICTS, "apart"),
    (amount("about 5,000", "5000", about=True), amount("4,980", "4980"), R.COMPATIBLE,
     "within tolerance"),
    (amount("5,000", "5000"), amount("4,980", "4980"), R.COMPATIBLE, "within rounding"),
    (amount("5,000", "5000"), amount("4,700", "4700"), R.DIFFERS, "only if stretched"),
    (amount("4,980", "4980"), amount("4,983", "4983"), R.COMPATIBLE, "within rounding"),
    (amount("4,981", "4981"), amount("4,985", "4985"), R.CONTRADICTS, "apart"),
    (amount("20", "20"), amount("19", "19"), R.CONTRADICTS, "apart"),
    (amount("130", "130"), amount("128", "128"), R.DIFFERS, "only if stretched"),
    (amount("400", "400"), amount("370", "370"), R.DIFFERS, "only if stretched"),
    (amount("400", "400"), amount("360", "360"), R.CONTRADICTS, "apart"),
    (amount("20", "20"), amount("more than 20", "(20", None), R.DIFFERS, "at the bound"),
    (amount("five", "5"), amount("more than five", "(5", None), R.CONTRADICTS, "apart"),
    (amount("none", "0"), amount("up to five", "0", "5"), R.COMPATIBLE, "one holds the other"),
    (amount("none", "0"), amount("more than none", "(0", None), R.CONTRADICTS, "apart"),
    (amount("3.2 million", "3200000"), amount("3,214,000", "3214000"), R.COMPATIBLE,
     "within rounding"),
    (amount("a million", "1000000"), amount("1.4 million", "1400000"), R.CONTRADICTS, "apart"),
    (amount("five", "5"), amount("5 %", "5", unit="percentage", dimension="share"), R.UNRELATED,
     "other scale"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "relation", "rung"), COUNTS)
def test_counts(left: Said[Quantity], right: Said[Quantity], relation: Relation, rung: str) -> None:
    stands(judge_counts(left, right), relation, rung)
    stands(judge_counts(right, left), relation, rung)


def stands(judged: Judged, relation: Relation, rung: str) -> None:
    assert (judged.relation, judged.rung) == (relation, rung), judged.reason


def length(words: str, low: str, unit: str, *, about: bool = False) -> Said[Quantity]:
    return amount(words, low, unit=unit, dimension="length", about=about)


@pytest.mark.parametrize(
    ("left", "right", "relation", "rung"),
    [
        (length("40m", "40", "metre"), length("131 feet", "131", "foot"), R.AGREES,
         "same in another unit"),
        (length("40m", "40", "metre"), length("130ft", "130", "foot"), R.COMPATIBLE,
         "within rounding"),
        (length("40m", "40", "metre"), length("80m", "80", "metre"), R.CONTRADICTS, "apart"),
        (length("1 km", "1", "kilometre"), length("1,000 metres", "1000", "metre"), R.AGREES,
         "same amount"),
        (length("40m", "40", "metre"), length("39m", "39", "metre"), R.DIFFERS,
         "only if stretched"),
        (length("about a mile", "1", "mile", about=True), length("1.5 km", "1.5", "kilometre"),
         R.COMPATIBLE, "within tolerance"),
    ],
)  # fmt: skip
def test_lengths(
    left: Said[Quantity], right: Said[Quantity], relation: Relation, rung: str
) -> None:
    stands(judge_lengths(left, right), relation, rung)


def money(words: str, low: str, unit: str, code: str | None) -> Said[Quantity]:
    return amount(words, low, unit=unit, dimension="money", currency=code)


@pytest.mark.parametrize(
    ("left", "right", "relation", "rung"),
    [
        (money("$5m", "5000000", "dollar", None), money("US$5 million", "5000000", "dollar", "USD"),
         R.AGREES, "same amount"),
        (money("$5m", "5000000", "dollar", None), money("A$5m", "5000000", "dollar", "AUD"),
         R.UNRELATED, "other scale"),
        (money("€5m", "5000000", "euro", "EUR"), money("$5m", "5000000", "dollar", None),
         R.UNRELATED, "other scale"),
        (money("£5m", "5000000", "pound", None), money("US$5m", "5000000", "dollar", "USD"),
         R.UNRELATED, "other scale"),
        (money("$5m", "5000000", "dollar", None), money("$5.3m", "5300000", "dollar", None),
         R.COMPATIBLE, "within rounding"),
        (money("$5m", "5000000", "dollar", None), money("$7m", "7000000", "dollar", None),
         R.CONTRADICTS, "apart"),
        (money("$20", "20", "dollar", None), money("$19", "19", "dollar", None),
         R.CONTRADICTS, "apart"),
    ],
)  # fmt: skip
def test_money(left: Said[Quantity], right: Said[Quantity], relation: Relation, rung: str) -> None:
    stands(judge_money(left, right), relation, rung)


def test_a_person_is_older_by_a_later_report() -> None:
    def age(years: str, published: date | None) -> Said[Quantity]:
        return amount(years, years, unit="year of age", dimension="age", published=published)

    early, late = date(2031, 6, 25), date(2033, 4, 4)
    stands(judge_ages(age("27", early), age("29", late)), R.COMPATIBLE, "older by then")
    stands(judge_ages(age("29", late), age("27", early)), R.COMPATIBLE, "older by then")
    stands(judge_ages(age("27", early), age("31", late)), R.CONTRADICTS, "apart")
    stands(judge_ages(age("29", early), age("27", late)), R.CONTRADICTS, "apart")
    stands(judge_ages(age("27", FIRST), age("28", LATER)), R.CONTRADICTS, "apart")
    stands(judge_ages(age("27", None), age("29", late)), R.CONTRADICTS, "apart")


def test_a_share_is_as_exact_as_it_is_written() -> None:
    half = amount("50 %", "50", unit="percentage", dimension="share")
    less = amount("48 %", "48", unit="percentage", dimension="share")
    exact = amount("48.3 %", "48.3", unit="percentage", dimension="share")
    points = amount("two points", "48", unit="percentage point", dimension="share")
    stands(judge_percentages(half, less), R.CONTRADICTS, "apart")
    stands(judge_percentages(less, exact), R.COMPATIBLE, "within rounding")
    stands(judge_percentages(less, points), R.UNRELATED, "other scale")


def test_ages_are_not_rounded() -> None:
    five = amount("five-year-old", "5", unit="year of age", dimension="age")
    six = amount("aged six", "6", unit="year of age", dimension="age")
    months = amount("60 months old", "60", unit="month of age", dimension="age")
    forties = amount("in her forties", "40", "49", unit="year of age", dimension="age")
    stands(judge_ages(five, six), R.CONTRADICTS, "apart")
    stands(judge_ages(five, months), R.AGREES, "same amount")
    stands(judge_ages(forties, six), R.CONTRADICTS, "apart")


def test_temperatures_have_scales_of_their_own_zero() -> None:
    warm = amount("20C", "20", unit="celsius", dimension="temperature")
    same = amount("68F", "68", unit="fahrenheit", dimension="temperature")
    hot = amount("40C", "40", unit="celsius", dimension="temperature")
    stands(judge_measures(warm, same), R.AGREES, "same amount")
    stands(judge_measures(warm, hot), R.CONTRADICTS, "apart")


def test_a_change_is_no_level() -> None:
    rose = amount("rose by 3", "3", change=Change.UP)
    fell = amount("fell by 3", "3", change=Change.DOWN)
    level = amount("3", "3")
    grew = amount("from 9 to 12", "9", "12", change=Change.RISE)
    stands(judge_counts(rose, level), R.UNRELATED, "a change and a level")
    stands(judge_counts(rose, fell), R.CONTRADICTS, "up and down")
    stands(judge_counts(grew, amount("12", "12")), R.AGREES, "same amount")
    stands(judge_counts(grew, level), R.CONTRADICTS, "apart")
    other = amount("from 9 to 13", "9", "13", change=Change.RISE)
    shrank = amount("from 12 to 9", "9", "12", change=Change.FALL)
    stands(judge_counts(grew, other), R.CONTRADICTS, "apart")
    stands(judge_counts(grew, shrank), R.CONTRADICTS, "up and down")


# -------------------------------------------------------------- moving figures


@pytest.mark.parametrize(
    ("first", "second", "moves", "relation", "rung"),
    [
        ((7, FIRST), (12, LATER), Movement.RISES, R.UPDATES, "later figure"),
        ((12, FIRST), (7, LATER), Movement.RISES, R.CONTRADICTS, "apart"),
        ((12, FIRST), (7, LATER), Movement.FALLS, R.UPDATES, "later figure"),
        ((12, FIRST), (7, LATER), Movement.EITHER, R.UPDATES, "later figure"),
        ((7, FIRST), (12, LATER), None, R.CONTRADICTS, "apart"),
        ((7, None), (12, LATER), Movement.RISES, R.DIFFERS, "order unknown"),
        ((7, FIRST), (12, FIRST), Movement.RISES, R.DIFFERS, "order unknown"),
        ((7, FIRST), (7, LATER), Movement.RISES, R.AGREES, "same amount"),
    ],
)
def test_a_moving_figure_is_updated_where_order_and_direction_allow_it(
    first: tuple[int, date | None],
    second: tuple[int, date | None],
    moves: Movement | None,
    relation: Relation,
    rung: str,
) -> None:
    left = amount("so many", str(first[0]), published=first[1], moves=moves)
    right = amount("so many more", str(second[0]), published=second[1], moves=moves)
    stands(judge_counts(left, right), relation, rung)
    stands(judge_counts(right, left), relation, rung)


def test_the_reason_of_an_update_names_the_later_report_first() -> None:
    left = amount("12", "12", published=LATER, moves=Movement.RISES)
    right = amount("seven", "7", published=FIRST, moves=Movement.RISES)
    want = "“12”, published 2031-03-05, is higher than “seven” (7), published 2031-03-04:"
    assert judge_counts(left, right).reason == f"{want} a figure that moves."
    assert judge_counts(right, left).reason == f"{want} a figure that moves."


def test_the_time_that_somebody_is_trapped_runs_on() -> None:
    first = amount("around 50 hours", "50", unit="hour", dimension="time", published=FIRST,
                   moves=find_running(["trap"]))  # fmt: skip
    second = amount("85 hours", "85", unit="hour", dimension="time", published=LATER)
    stands(judge_durations(first, second), R.UPDATES, "later figure")
    assert find_running(["call", "last"]) is None


def test_ages_and_lengths_do_not_move_with_the_toll() -> None:
    for judge, unit, dimension in (
        (judge_ages, "year of age", "age"),
        (judge_lengths, "metre", "length"),
        (judge_durations, "hour", "time"),
    ):
        left, right = (
            amount("so many", number, unit=unit, dimension=dimension, published=published,
                   moves=Movement.RISES)
            for number, published in (("5", FIRST), ("6", LATER))
        )  # fmt: skip
        assert judge(left, right).relation in (R.CONTRADICTS, R.DIFFERS)


@pytest.mark.parametrize(
    ("first", "second", "unit", "relation", "rung"),
    [
        # 40 hours more, a day and some hours later.
        ((50, FIRST), (90, LATER), "hour", R.UPDATES, "later figure"),
        ((50, FIRST), (140, LATER), "hour", R.DIFFERS, "runs otherwise"),
        ((90, FIRST), (50, LATER), "hour", R.DIFFERS, "runs otherwise"),
        # What began years ago began before the event: two waits may be of two things.
        ((71, FIRST), (108, LATER), "year", R.UNRELATED, "other start"),
    ],
)
def test_time_that_runs_never_contradicts(
    first: tuple[int, date], second: tuple[int, date], unit: str, relation: Relation, rung: str
) -> None:
    left, right = (
        amount(
            str(number), str(number), unit=unit, dimension="time",
            published=published, moves=Movement.RUNS,
        )
        for number, published in (first, second)
    )  # fmt: skip
    stands(judge_durations(left, right), relation, rung)
    stands(judge_durations(right, left), relation, rung)


# ------------------------------------------------------------------- durations


def lasting(
    words: str, value: str, low: int | None, high: int | None, mod: str | None = None
) -> Said[Timex]:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    timex = Timex(
        S,
        TimexKind.DURATION,
        value,
        low_seconds=ends[0],
        high_seconds=ends[1],
        approximate=mod == "APPROX",
        mod=mod,
    )
    return Said(timex, words)


HOUR, DAY = 3600, 86400
UNDER_15 = lasting("less than 15 minutes", "PT15M", 0, 900, "LESS_THAN")
WITHIN_3_DAYS = lasting("72 hours", "PT72H", 0, 72 * HOUR, "EQUAL_OR_LESS")
A_WEEK = lasting("a week", "P1W", 7 * DAY, 7 * DAY)
WITHIN_A_WEEK = lasting("within a week", "P1W", 0, 7 * DAY, "EQUAL_OR_LESS")


@pytest.mark.parametrize(
    ("left", "right", "relation", "rung"),
    [
        (UNDER_15, lasting("some 15 minutes", "PT15M", 720, 1080, "APPROX"), R.COMPATIBLE,
         "up to the bound"),
        (UNDER_15, lasting("15 minutes", "PT15M", 900, 900), R.DIFFERS, "only if stretched"),
        (UNDER_15, lasting("20 minutes", "PT20M", 1200, 1200), R.CONTRADICTS, "apart"),
        (UNDER_15, lasting("ten minutes", "PT10M", 600, 600), R.COMPATIBLE, "one holds the other"),
        (WITHIN_3_DAYS, A_WEEK, R.CONTRADICTS, "apart"),
        (WITHIN_3_DAYS, WITHIN_A_WEEK, R.DIFFERS, "other limit"),
        (WITHIN_3_DAYS, WITHIN_3_DAYS, R.AGREES, "same amount"),
        (A_WEEK, lasting("seven days", "P7D", 7 * DAY, 7 * DAY), R.AGREES, "same amount"),
        (A_WEEK, lasting("ten days", "P10D", 10 * DAY, 10 * DAY), R.CONTRADICTS, "apart"),
        (lasting("a month", "P1M", 28 * DAY, 31 * DAY), lasting("four weeks", "P4W", 28 * DAY,
         28 * DAY), R.COMPATIBLE, "one holds the other"),
        (lasting("days", "PXD", None, None), A_WEEK, R.UNRELATED, "no number"),
        (lasting("days", "PXD", None, None), lasting("Days", "PXD", None, None), R.AGREES,
         "same words"),
    ],
)  # fmt: skip
def test_durations(left: Said[Timex], right: Said[Timex], relation: Relation, rung: str) -> None:
    stands(judge_durations(left, right), relation, rung)
    stands(judge_durations(right, left), relation, rung)


def test_a_deadline_is_its_last_moment() -> None:
    stands(judge_durations(WITHIN_3_DAYS, WITHIN_A_WEEK, deadline=True), R.CONTRADICTS, "apart")
    stands(judge_durations(A_WEEK, WITHIN_A_WEEK, deadline=True), R.AGREES, "same amount")


def test_a_duration_may_be_a_quantity() -> None:
    hours = amount("48 hours", "48", unit="hour", dimension="time")
    days = lasting("two days", "P2D", 2 * DAY, 2 * DAY)
    stands(judge_values(hours, days), R.AGREES, "same amount")
    assert judge_values(hours, days).kind is JudgementKind.DURATION


def test_values_of_other_kinds_are_unrelated() -> None:
    stands(judge_values(amount("five", "5"), A_WEEK), R.UNRELATED, "other kind")
