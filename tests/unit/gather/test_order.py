"""The order of documents by time, and how near their days are."""

from datetime import date

import pytest
from tests.unit.gather.made import made

from stemma.gather.order import HIGHEST, NEARNESS, day, instant, nearness, order_of


def test_the_earlier_comes_first_whatever_its_zone() -> None:
    east = made("east", "One.", published="2031-05-06T10:00:00+09:00")
    west = made("west", "Two.", published="2031-05-06T02:00:00Z")
    assert sorted([west, east], key=order_of) == [east, west]


def test_a_day_begins_before_its_hours_and_none_comes_last() -> None:
    dawn = made("dawn", "One.", published="2031-05-06T04:00:00")
    whole = made("whole", "Two.", published="2031-05-06")
    never = made("never", "Three.")
    assert sorted([never, dawn, whole], key=order_of) == [whole, dawn, never]


def test_of_one_time_the_longer_comes_first() -> None:
    short, long = made("a", "Short."), made("b", "A good deal longer.")
    assert sorted([short, long], key=order_of) == [long, short]


@pytest.mark.parametrize("written", ["soon", "0001-01-01T00:00:00+14:00"])
def test_a_date_that_cannot_be_is_none(written: str) -> None:
    assert instant(made("a", "One.", published=written)) is None


def test_the_day_is_the_one_where_it_was_published() -> None:
    late = made("late", "One.", published="2031-05-06T23:30:00-08:00")
    assert day(late) == date(2031, 5, 6)
    assert day(made("none", "One.")) is None
    assert day(made("odd", "One.", published="soon")) is None


def test_nearness_falls_and_never_to_nothing() -> None:
    found = [nearness(days) for days in range(400)]
    assert found == sorted(found, reverse=True)
    assert found[0] == HIGHEST
    assert found[-1] == NEARNESS[-1][1] > 0


@pytest.mark.parametrize(("days", "share"), NEARNESS)
def test_nearness_goes_through_its_table(days: int, share: float) -> None:
    assert nearness(days) == pytest.approx(share)
