"""Marks of times: what counts as right, and what as found where nothing is marked."""

from typing import Any

import pytest
from bench.times_unread import MARKS, is_right, load_marks, score

FRIDAY = {"start": 10, "end": 16, "value": "2031-05-09"}
NOW = {"start": 30, "end": 33, "value": "PRESENT_REF"}


@pytest.mark.parametrize(
    ("mark", "right"),
    [
        ((10, 16, "2031-05-09"), True),
        ((0, 11, "2031-05-09"), True),
        ((10, 16, "2031-05-16/2031-05-09"), True),
        ((10, 16, "2031-05-16"), False),
        ((16, 20, "2031-05-09"), False),
    ],
)
def test_a_mark_is_right_when_what_overlaps_it_has_its_value(
    mark: tuple[int, int, str], *, right: bool
) -> None:
    assert is_right(mark, [FRIDAY, NOW]) is right


@pytest.mark.parametrize(
    ("marks", "value_right", "spurious"),
    [
        ([(10, 16, "2031-05-09")], 100.0, 0.0),
        ([(10, 16, "2031-05-02"), (30, 33, "PRESENT_REF")], 50.0, 0.0),
        ([(30, 33, "PRESENT_REF")], 100.0, 100.0),
        ([(10, 16, "?"), (30, 33, "PRESENT_REF")], 100.0, 0.0),
    ],
)
def test_shares_are_of_the_scored_marks_and_of_all_found(
    marks: list[Any], value_right: float, spurious: float
) -> None:
    found = {"a": [FRIDAY, NOW]}
    assert score({"a": marks}, found) == {"value right": value_right, "spurious": spurious}


def test_a_report_that_was_not_read_has_nothing_right() -> None:
    assert score({"a": [(1, 2, "2031")]}, {})["value right"] == 0


def test_the_marks_lie_in_order_and_hold_no_words() -> None:
    sets = load_marks(MARKS)
    assert list(sets) == ["first", "second"]
    for reports in sets.values():
        for marks in reports.values():
            places = [place for start, end, _ in marks for place in (start, end)]
            assert places == sorted(places)
            assert all(
                set(value) <= set("0123456789XPTWMODYNASUEFCRIVKLHQ-:._/?+Z") for *_, value in marks
            )
