"""When two numbers or times are one, and which are looked at."""

from datetime import date
from decimal import Decimal

import pytest

from stemma.check.same_value import (
    by_bound,
    by_weekday,
    is_checked,
    numbers_in,
    one_thing,
    weekdays_of,
    written_alike,
)
from stemma.judge.ladder import Judged
from stemma.model import JudgementKind, Precision, Quantity, Relation, Span, Timex, TimexKind

AT = Span("d", 0, 4)


def amount(low: int, unit: str | None = None, dimension: str | None = "count") -> Quantity:
    return Quantity(AT, Decimal(low), Decimal(low), unit=unit, dimension=dimension)


def day(value: str, on: date | None = None) -> Timex:
    return Timex(AT, TimexKind.DATE, value, on, on, Precision.DAY)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("14 months ago", "14 months earlier", True),
        ("14 months ago", "15 months ago", False),
        ("14 days", "14 months", False),
        ("early in February", "early February", True),
        ("early February", "early March", False),
        ("5 May", "May 5", True),
        ("5 May", "6 May", False),
        ("yesterday", "today", False),
    ],
)
def test_written_alike(one: str, other: str, *, alike: bool) -> None:
    assert written_alike(one, other) is alike


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("twenty-two", {"22"}),
        ("twenty and two", {"20", "2"}),
        ("22", {"22"}),
        ("a dozen", {"dozen"}),
        ("soon", set()),
    ],
)
def test_numbers_in(words: str, numbers: set[str]) -> None:
    assert numbers_in(words) == numbers


@pytest.mark.parametrize(
    ("value", "words", "checked"),
    [
        (amount(1), "one", False),
        (amount(7), "seven", True),
        (amount(2, dimension="rank"), "second", False),
        (day("2031-03-04"), "4 March", True),
        (day("2031-03-04"), "the same day", False),
        (day("2031-03-04"), "the day before", False),
        (day("2031-SU"), "summer", False),
        (day("PRESENT_REF"), "now", False),
        (Timex(AT, TimexKind.DURATION, "PT1M"), "the last minute", False),
        (Timex(AT, TimexKind.DURATION, "P6W"), "six weeks", True),
    ],
)
def test_what_is_checked(value: Quantity | Timex, words: str, *, checked: bool) -> None:
    assert is_checked(value, words) is checked


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("person", "resident", True), ("person", "boat", False), (None, "boat", True)],
)
def test_one_thing(one: str | None, other: str | None, *, same: bool) -> None:
    assert one_thing(amount(4, one), amount(5, other)) is same


def test_weekdays() -> None:
    tuesday = date(2031, 3, 18)
    assert weekdays_of(day("2031-03-18", tuesday), "18 March") == {"tuesday"}
    assert weekdays_of(day("XXXX-WXX-2"), "on Tuesday night") == {"tuesday"}
    assert weekdays_of(day("2031-03"), "in March") == frozenset()


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("on Tuesday", Relation.DIFFERS, Relation.DIFFERS),
        ("on Tuesday", Relation.COMPATIBLE, Relation.COMPATIBLE),
        ("on Friday", Relation.UNRELATED, Relation.CONTRADICTS),
        ("on Friday", Relation.AGREES, Relation.AGREES),
    ],
)
def test_by_weekday(words: str, before: Relation, after: Relation) -> None:
    judged = Judged(JudgementKind.DATE, before, "a rung", "a reason")
    source = (day("2031-03-18", date(2031, 3, 18)), "18 March")
    assert by_weekday(judged, (day("XXXX"), words), source).relation is after


def test_one_weekday_by_name_is_one() -> None:
    judged = Judged(JudgementKind.DATE, Relation.CONTRADICTS, "a rung", "a reason")
    sides = (day("XXXX"), "on Friday"), (day("2031-03-21", date(2031, 3, 21)), "Friday night")
    assert by_weekday(judged, *sides).relation is Relation.AGREES


def bounded(low: int | None, high: int | None) -> Quantity:
    least, most = (None if bound is None else Decimal(bound) for bound in (low, high))
    return Quantity(
        AT, least, most, low_open=low is None, high_open=high is None, unit="person",
        dimension="count",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("draft", "source", "after"),
    [
        (bounded(11, None), bounded(6, None), Relation.DIFFERS),
        (bounded(0, 70), bounded(0, 55), Relation.DIFFERS),
        (bounded(1400, None), bounded(1450, None), Relation.COMPATIBLE),  # rounded
        (bounded(6, None), bounded(8, 8), Relation.COMPATIBLE),
        (bounded(6, None), bounded(0, 70), Relation.COMPATIBLE),  # open on two sides
    ],
)
def test_a_draft_is_held_to_the_bound_that_its_source_gives(
    draft: Quantity, source: Quantity, after: Relation
) -> None:
    judged = Judged(JudgementKind.COUNT, Relation.COMPATIBLE, "a rung", "a reason")
    assert by_bound(judged, (draft, "so many"), (source, "others")).relation is after
