"""The ladders against slow and obvious judges of small worlds, and against their mirror image."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stemma.judge.actor import Actor, judge_actors
from stemma.judge.clock import judge_times
from stemma.judge.count import judge_counts
from stemma.judge.date import judge_dates
from stemma.judge.duration import judge_durations
from stemma.judge.kinds import LADDERS, judge_values
from stemma.judge.ladder import Judged
from stemma.judge.length import judge_lengths
from stemma.judge.name import judge_names
from stemma.judge.outcome import Outcome
from stemma.judge.polarity import Stance
from stemma.model import (
    EntityKind,
    JudgementKind,
    Modality,
    Polarity,
    Precision,
    Quantity,
    Relation,
    Span,
    Timex,
    TimexKind,
    TimexReading,
)
from stemma.values.interval import Interval
from stemma.values.moving import Movement
from stemma.values.said import Said
from stemma.values.spelling import distance

S = Span("d", 0, 4)

# ------------------------------------------------------------------ intervals

ENDS = st.none() | st.integers(-3, 3)
HALVES = [Fraction(n, 2) for n in range(-16, 17)]
WHOLES = [Fraction(n) for n in range(-8, 9)]


@st.composite
def intervals(draw: Callable[..., Any]) -> Interval:
    """Any interval with ends from −3 to 3, also one that runs backwards or holds nothing."""
    low, high = draw(ENDS), draw(ENDS)
    return Interval(
        None if low is None else Fraction(low),
        None if high is None else Fraction(high),
        low is None or draw(st.booleans()),
        high is None or draw(st.booleans()),
    )


def lies_in(number: Fraction, span: Interval) -> bool:
    above = span.low is None or number > span.low or (number == span.low and not span.low_open)
    below = span.high is None or number < span.high or (number == span.high and not span.high_open)
    return above and below


def inside(span: Interval, grid: list[Fraction]) -> set[Fraction]:
    return {number for number in grid if lies_in(number, span)}


@given(intervals(), intervals(), st.booleans())
def test_intervals_meet_hold_and_equal_as_their_numbers_do(
    left: Interval,
    right: Interval,
    whole: bool,  # noqa: FBT001 - hypothesis draws it
) -> None:
    grid = WHOLES if whole else HALVES
    one, other = inside(left, grid), inside(right, grid)
    assert left.is_empty(whole=whole) == (not one)
    assert left.meets(right, whole=whole) == bool(one & other)
    assert left.holds(right, whole=whole) == (one >= other)
    assert left.equals(right, whole=whole) == (one == other)


@given(intervals(), intervals())
def test_intervals_touch_where_their_closed_ends_meet(left: Interval, right: Interval) -> None:
    closed = [replace(s, low_open=s.low is None, high_open=s.high is None) for s in (left, right)]
    one, other = (inside(span, HALVES) for span in closed)
    assert left.touches(right) == bool(one & other)


# -------------------------------------------------------------------- amounts


@st.composite
def quantities(draw: Callable[..., Any], limit: int = 3) -> Said[Quantity]:
    """Counts with bounds from −limit to limit, 0 among them, said in words without digits."""
    ends = st.none() | st.integers(-limit, limit)
    low, high = draw(ends), draw(ends)
    if low is None and high is None:
        low = 0
    if low is not None and high is not None and low > high:
        low, high = high, low
    point = low == high
    low_open = low is None or (not point and draw(st.booleans()))
    high_open = high is None or (not point and draw(st.booleans()))
    return Said(
        Quantity(
            S,
            None if low is None else Decimal(low),
            None if high is None else Decimal(high),
            low_open,
            high_open,
            draw(st.booleans()),
            dimension="count",
        ),
        "so many",
    )


def narrow(said: Said[Quantity]) -> set[Fraction]:
    q = said.value
    span = Interval(
        None if q.low is None else Fraction(q.low),
        None if q.high is None else Fraction(q.high),
        q.low_open,
        q.high_open,
    )
    return inside(span, WIDE)


WIDE = [Fraction(n) for n in range(-60, 61)]


def reach(said: Said[Quantity], share: Fraction, least: int) -> set[Fraction]:
    """The whole numbers that "about" may mean, one by one."""
    q, here = said.value, narrow(said)
    if not q.approximate:
        return here
    size = max(abs(Fraction(end)) for end in (q.low, q.high, Decimal(0)) if end is not None)
    by = max(size * share, Fraction(least))
    low = None if q.low is None else Fraction(q.low) - (0 if q.low_open else by)
    high = None if q.high is None else Fraction(q.high) + (0 if q.high_open else by)
    return inside(Interval(low, high, q.low_open, q.high_open), WIDE)


def judge_one_by_one(left: Said[Quantity], right: Said[Quantity]) -> Relation:
    """What the ladder of counts says of small numbers, told by enumerating what each can be."""
    one, other = narrow(left), narrow(right)
    if one == other:
        alike = left.value.approximate == right.value.approximate
        return Relation.AGREES if alike else Relation.COMPATIBLE
    if are_two_bounds(left.value, right.value):
        return Relation.DIFFERS
    if one & other:
        return Relation.COMPATIBLE
    tenth, quarter = Fraction(1, 10), Fraction(1, 4)
    if any(
        a.value.approximate and reach(a, tenth, 0) >= narrow(b)
        for a, b in ((left, right), (right, left))
    ):
        return Relation.COMPATIBLE
    if reach(left, quarter, 1) & reach(right, quarter, 1):
        return Relation.DIFFERS
    return Relation.CONTRADICTS


def are_two_bounds(left: Quantity, right: Quantity) -> bool:
    """Whether both give a bound on the same side and no other, one a good deal beyond the other."""
    if left.high is None and right.high is None:
        one, two = left.low, right.low
    elif not left.low and not right.low:
        one, two = left.high, right.high
    else:
        return False
    return bool(one and two and max(one, two) > min(one, two) * Decimal("1.15"))


def empty(said: Said[Quantity]) -> bool:
    return not narrow(said)


@given(quantities(), quantities())
def test_small_counts_are_judged_as_one_by_one(left: Said[Quantity], right: Said[Quantity]) -> None:
    if empty(left) or empty(right):
        return  # "between three and four", both left out, counts nothing
    assert judge_counts(left, right).relation == judge_one_by_one(left, right)


@given(quantities(9), quantities(9))
def test_counts_below_ten_are_judged_as_one_by_one(
    left: Said[Quantity], right: Said[Quantity]
) -> None:
    if empty(left) or empty(right):
        return
    assert judge_counts(left, right).relation == judge_one_by_one(left, right)


@pytest.mark.parametrize("zero", ["low", "high"])
def test_a_bound_of_zero_is_a_bound(zero: str) -> None:
    none = Said(Quantity(S, Decimal(0), Decimal(0), dimension="count"), "none")
    if zero == "low":
        some = Quantity(S, Decimal(0), None, low_open=True, high_open=True, dimension="count")
    else:
        some = Quantity(S, None, Decimal(0), low_open=True, high_open=True, dimension="count")
    assert judge_counts(none, Said(some, "some")).relation is Relation.CONTRADICTS


UNITS = ["metre", "foot", "kilometre", "inch"]


@given(st.integers(1, 40), st.integers(1, 40), st.sampled_from(UNITS), st.sampled_from(UNITS))
def test_lengths_that_convert_exactly_agree_and_no_others_are_the_same(
    left: int, right: int, unit: str, other: str
) -> None:
    metres = {"metre": "1", "foot": "0.3048", "kilometre": "1000", "inch": "0.0254"}
    exact = left * Decimal(metres[unit]) == right * Decimal(metres[other])
    judged = judge_lengths(length(left, unit), length(right, other))
    if exact:
        assert judged.relation is Relation.AGREES
    assert (judged.rung == "same amount") == exact


def length(number: int, unit: str) -> Said[Quantity]:
    amount = Decimal(number)
    return Said(Quantity(S, amount, amount, unit=unit, dimension="length"), f"{number} {unit}")


# ---------------------------------------------------------------------- dates

START = date(2031, 2, 24)
DAYS = [START + timedelta(days=n) for n in range(12)]


@st.composite
def dates(draw: Callable[..., Any]) -> Said[Timex]:
    """Days, stretches of days, and those open on one side, around the end of a February."""
    low, high = draw(st.none() | st.integers(2, 9)), draw(st.none() | st.integers(2, 9))
    if low is None and high is None:
        low = 5
    if low is not None and high is not None and low > high:
        low, high = high, low
    earliest = None if low is None else DAYS[low]
    latest = None if high is None else DAYS[high]
    value = str(earliest or latest)
    return Said(
        Timex(S, TimexKind.DATE, value, earliest, latest, Precision.DAY), f"on some day, {value}"
    )


def days(said: Said[Timex]) -> set[date]:
    low, high = said.value.earliest, said.value.latest
    return {day for day in DAYS if (low is None or day >= low) and (high is None or day <= high)}


def open_side(said: Said[Timex]) -> str | None:
    if said.value.earliest is None:
        return "low"
    return "high" if said.value.latest is None else None


@given(dates(), dates())
def test_dates_are_judged_as_day_by_day(left: Said[Timex], right: Said[Timex]) -> None:
    one, other = days(left), days(right)
    if one == other:
        want = Relation.AGREES
    elif open_side(left) is not None and open_side(left) == open_side(right):
        want = Relation.DIFFERS
    else:
        want = Relation.COMPATIBLE if one & other else Relation.CONTRADICTS
    assert judge_dates(left, right).relation == want


@given(st.dates(date(2030, 1, 1), date(2033, 1, 1)), st.dates(date(2030, 1, 1), date(2033, 1, 1)))
def test_a_day_without_its_year_fits_that_day_of_any_year_alone(left: date, right: date) -> None:
    dated = Said(Timex(S, TimexKind.DATE, str(left), left, left, Precision.DAY), "x")
    bare = Said(Timex(S, TimexKind.DATE, f"XXXX-{right:%m-%d}", precision=Precision.DAY), "y")
    fits = (left.month, left.day) == (right.month, right.day)
    want = Relation.COMPATIBLE if fits else Relation.CONTRADICTS
    assert judge_dates(dated, bare).relation == want


# ------------------------------------------------- mirror images and identity

PUBLISHED = st.none() | st.sampled_from(
    [date(2031, 3, 4), date(2031, 3, 5), datetime(2031, 3, 5, 9, tzinfo=UTC)]
)
MOVES = st.none() | st.sampled_from(Movement)
AMOUNTS = st.integers(-3, 130).map(Decimal)


@st.composite
def amounts(draw: Callable[..., Any]) -> Said[Quantity]:
    """Amounts of any dimension, with bounds, change and a time of publication."""
    low, high = sorted((draw(AMOUNTS), draw(AMOUNTS)))
    shape = draw(st.sampled_from(["point", "range", "over", "under"]))
    unit, dimension = draw(
        st.sampled_from(
            [
                (None, "count"),
                ("foot", "length"),
                ("metre", "length"),
                ("percentage", "share"),
                ("year of age", "age"),
                ("dollar", "money"),
                ("week", "time"),
                ("knot", "speed"),
            ]
        )
    )
    return Said(
        Quantity(
            S,
            None if shape == "under" else low,
            {"point": low, "range": high, "under": high}.get(shape),
            low_open=shape in ("over", "under"),
            high_open=shape in ("over", "under"),
            approximate=draw(st.booleans()),
            unit=unit,
            dimension=dimension,
        ),
        draw(st.sampled_from(["so many", "a hundred", f"{low}", "within so many"])),
        draw(PUBLISHED),
        draw(MOVES),
    )


@st.composite
def timexes(draw: Callable[..., Any]) -> Said[Timex]:
    """Dates and times of day, with and without year, zone, alternatives and doubts."""
    day = draw(st.sampled_from(DAYS))
    known = draw(st.booleans())
    clock = draw(st.sampled_from(["", "T11:00", "T11:20", "T06:00-05:00", "T11:00Z", "TMO", "TNI"]))
    readings = draw(st.lists(st.sampled_from(DAYS), max_size=2))
    text = f"{day}{clock}" if known else f"XXXX-{day:%m-%d}{clock}"
    timex = Timex(
        S,
        TimexKind.TIME if clock else TimexKind.DATE,
        text,
        day if known else None,
        day if known else None,
        Precision.MINUTE if clock else Precision.DAY,
        draw(st.none() | st.sampled_from(DAYS)),
        alternatives=tuple(TimexReading(str(other), other, other) for other in readings),
        mismatch=draw(st.none() | st.just("the weekday")),
        approximate=draw(st.booleans()),
    )
    return Said(timex, draw(st.sampled_from(["then", "so long ago"])), draw(PUBLISHED))


@st.composite
def durations(draw: Callable[..., Any]) -> Said[Timex]:
    number, unit = draw(st.integers(1, 90)), draw(st.sampled_from([("TM", 60), ("TH", 3600)]))
    seconds = Decimal(number * unit[1])
    mod = draw(st.sampled_from([None, "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "APPROX"]))
    value = f"P{unit[0][0]}{number}{unit[0][1]}"
    bounds = draw(st.sampled_from([(seconds, seconds), (None, None)]))
    timex = Timex(S, TimexKind.DURATION, value, low_seconds=bounds[0], high_seconds=bounds[1])
    words = draw(st.sampled_from([f"{number} of them", f"within {number}"]))
    return Said(replace(timex, mod=mod), words, draw(PUBLISHED), draw(MOVES))


WORDS = ["Ana", "Anna", "Bo", "B.", "Lee", "Li", "President", "Mrs", "Núñez", "Nunez", "UN"]
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
PLACES = st.lists(
    st.sampled_from(["Alton", "Altun", "northern Brix", "southern Brix", "Brix", "near Alton"]),
    min_size=1,
    max_size=2,
).map(", ".join)


def say(value: object, words: str = "so") -> Said[Any]:
    return Said(value, words)


STANCES = st.builds(
    Stance,
    st.sampled_from(Polarity),
    st.sampled_from(Modality),
    st.none() | st.sampled_from(["", "Ana Lee", "Lee", "Bo Diaz"]),
)
OUTCOMES = st.builds(
    Outcome,
    st.sampled_from(["accept", "reject", "refuse", "find", "missing", "sing"]),
    st.sampled_from(Polarity),
)
ACTORS = st.builds(
    Actor, st.lists(NAMES, max_size=2).map(tuple), st.sampled_from(EntityKind), st.just(None)
)

SIDES: dict[JudgementKind, st.SearchStrategy[Said[Any]]] = {
    JudgementKind.DATE: timexes(),
    JudgementKind.TIME: timexes(),
    JudgementKind.DURATION: durations(),
    JudgementKind.COUNT: amounts(),
    JudgementKind.MONEY: amounts(),
    JudgementKind.PERCENTAGE: amounts(),
    JudgementKind.LENGTH: amounts(),
    JudgementKind.MEASURE: amounts(),
    JudgementKind.AGE: amounts(),
    JudgementKind.NAME: NAMES.map(lambda name: Said(name, name)),
    JudgementKind.PLACE: PLACES.map(lambda name: Said(name, name)),
    JudgementKind.ACTOR: ACTORS.map(say),
    JudgementKind.POLARITY: STANCES.map(say),
    JudgementKind.OUTCOME: st.builds(Said, OUTCOMES, st.just("so"), PUBLISHED),
    JudgementKind.MODALITY: st.builds(Said, st.sampled_from(Modality), st.just("so"), PUBLISHED),
}


@pytest.mark.parametrize("kind", list(JudgementKind))
def test_every_kind_mirrors_itself(kind: JudgementKind) -> None:
    @settings(max_examples=60)
    @given(SIDES[kind], SIDES[kind])
    def mirrors(left: Said[Any], right: Said[Any]) -> None:
        check_mirror(LADDERS[kind], left, right)

    mirrors()


@pytest.mark.parametrize("kind", list(JudgementKind))
def test_every_kind_agrees_with_itself(kind: JudgementKind) -> None:
    @settings(max_examples=60)
    @given(SIDES[kind])
    def agrees(side: Said[Any]) -> None:
        judged = LADDERS[kind](side, side)
        weaker = {Relation.UNRELATED} if kind is JudgementKind.TIME else set()
        if kind is JudgementKind.ACTOR and not side.value.names:
            weaker = {Relation.COMPATIBLE}
        if kind is JudgementKind.DURATION and side.value.mod is not None:
            weaker = {Relation.UNRELATED}
        assert judged.relation in {Relation.AGREES} | weaker

    agrees()


@pytest.mark.parametrize("kind", list(JudgementKind))
def test_every_kind_has_missing_first(kind: JudgementKind) -> None:
    @settings(max_examples=60)
    @given(SIDES[kind])
    def misses(side: Said[Any]) -> None:
        for pair in ((None, side), (side, None), (None, None)):
            judged = LADDERS[kind](*pair)
            assert (judged.relation, judged.rung) == (Relation.MISSING, "missing")

    misses()


@given(amounts() | timexes() | durations(), amounts() | timexes() | durations())
def test_values_of_any_kinds_mirror_themselves(left: Said[Any], right: Said[Any]) -> None:
    check_mirror(judge_values, left, right)


@given(durations(), durations())
def test_deadlines_mirror_themselves(left: Said[Any], right: Said[Any]) -> None:
    check_mirror(partial(judge_durations, deadline=True), left, right)


@given(SIDES[JudgementKind.ACTOR], SIDES[JudgementKind.ACTOR])
def test_lone_actors_mirror_themselves(left: Said[Any], right: Said[Any]) -> None:
    check_mirror(partial(judge_actors, alone=True), left, right)


def check_mirror(ladder: Callable[..., Judged], left: Said[Any], right: Said[Any]) -> None:
    """One rung and one relation either way, and a line of reason that quotes both."""
    one, other = ladder(left, right), ladder(right, left)
    assert (one.kind, one.relation, one.rung) == (other.kind, other.relation, other.rung)
    for judged in (one, other):
        assert len(judged.reason.splitlines()) == 1
        assert judged.reason.endswith(".")
        for side in (left, right):
            assert f"“{side.words}”" in judged.reason


@given(amounts(), amounts())
def test_no_figure_moves_backwards_in_time(left: Said[Quantity], right: Said[Quantity]) -> None:
    judged = LADDERS[JudgementKind.COUNT](left, right)
    if judged.relation is Relation.UPDATES:
        assert left.published is not None
        assert right.published is not None
        assert left.published != right.published
        assert {left.moves, right.moves} != {None}


@given(st.text("abc", max_size=4), st.text("abc", max_size=4))
@example("ab", "ba")
def test_the_distance_of_two_words_is_that_of_the_slow_way(left: str, right: str) -> None:
    assert distance(left, right) == slow_distance(left, right)


def slow_distance(left: str, right: str) -> int:
    if not left or not right:
        return len(left) + len(right)
    best = min(
        slow_distance(left[1:], right) + 1,
        slow_distance(left, right[1:]) + 1,
        slow_distance(left[1:], right[1:]) + (left[0] != right[0]),
    )
    if len(left) > 1 and len(right) > 1 and left[:2] == right[1::-1]:
        best = min(best, slow_distance(left[2:], right[2:]) + 1)
    return best


def test_names_of_one_person_fit_in_every_form() -> None:
    forms = ["Ana Núñez", "Nunez", "Ms. Ana Nuñez", "A. Núñez", "President Núñez"]
    for one, other in itertools.combinations(forms, 2):
        judged = judge_names(Said(one, one), Said(other, other))
        assert judged.relation in (Relation.AGREES, Relation.COMPATIBLE), (one, other, judged)


def test_a_clock_and_its_zone_are_one_instant_for_all_zones() -> None:
    for ahead in range(-12, 15):
        there = datetime(2031, 3, 4, 12, tzinfo=UTC) + timedelta(hours=ahead)
        value = f"{there:%Y-%m-%dT%H:%M}{'-' if ahead < 0 else '+'}{abs(ahead):02d}:00"
        day = there.date()
        local = Timex(S, TimexKind.TIME, value, day, day, Precision.MINUTE)
        noon = Timex(
            S,
            TimexKind.TIME,
            "2031-03-04T12:00Z",
            date(2031, 3, 4),
            date(2031, 3, 4),
            Precision.MINUTE,
        )
        assert judge_times(Said(local, "there"), Said(noon, "noon")).relation is Relation.AGREES
