"""Which figures move, and which report came first."""

from datetime import UTC, date, datetime

from stemma.values.moving import Movement, find_movement, order

FIRST, LATER = date(2031, 3, 4), date(2031, 3, 5)


def test_instants_of_one_day_have_an_order_and_a_day_has_none() -> None:
    morning, evening = (datetime(2031, 3, 4, hour, tzinfo=UTC) for hour in (8, 20))
    assert order(morning, evening) == -1
    assert order(morning, FIRST) == 0
    assert order(morning, LATER) == -1
    assert order(None, LATER) == 0


def test_figures_of_what_happens_to_people_move() -> None:
    assert find_movement(["people", "Kill"]) is Movement.RISES
    assert find_movement(["people", "missing"]) is Movement.EITHER
    assert find_movement(["trapped", "kill"]) is Movement.EITHER
    assert find_movement(["excavator"]) is None
