"""Times of day that do not say which half of the day is meant."""

import pytest

from stemma.judge.clock import judge_times
from stemma.model import Relation, Span, Timex, TimexKind
from stemma.values.said import Said


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        (("2031-03-08T01:35", "1:35"), ("2031-03-08T13:35", "1:35 pm"), Relation.COMPATIBLE),
        (("2031-03-08T01:35", "1:35 am"), ("2031-03-08T13:35", "1:35 pm"), Relation.CONTRADICTS),
    ],
)
def test_a_clock_that_does_not_say_which_half_of_the_day(
    left: tuple[str, str], right: tuple[str, str], relation: Relation
) -> None:
    one, other = (
        Said(Timex(Span("d", 0, 4), TimexKind.TIME, value), words, None)
        for value, words in (left, right)
    )
    assert judge_times(one, other).relation is relation
