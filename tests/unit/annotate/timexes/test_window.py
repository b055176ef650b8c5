"""Times of a report of which a few days are known on which it can have appeared."""

from datetime import date, timedelta

from stemma.annotate.timexes.window import EVERY, agreed, sample
from stemma.model import Span, Timex, TimexKind, TimexReading

PLACE = Span("d", 0, 4)
DAYS = tuple(date(2031, 3, 18) + timedelta(days=n) for n in range(3))


def timex(value: str, first: date | None = None, last: date | None = None) -> Timex:
    return Timex(PLACE, TimexKind.DATE, value, first, last or first, anchor=first)


def values(*readings: Timex, found: str = "XXXX-WXX-2") -> str:
    (one,) = agreed([timex(found)], DAYS, [[reading] for reading in readings])
    return one.value


def test_all_days_of_a_short_window_are_tried() -> None:
    assert len(sample(DAYS[0], DAYS[0] + timedelta(days=EVERY - 1))) == EVERY
    assert sample(DAYS[0], DAYS[0]) == (DAYS[0],)
    first, middle, last = sample(date(2031, 3, 1), date(2031, 5, 1))
    assert (first, last) == (date(2031, 3, 1), date(2031, 5, 1))
    assert first < middle < last


def test_what_is_the_same_on_all_days_is_known() -> None:
    tuesday = timex("2031-03-18", date(2031, 3, 18))
    assert values(tuesday, tuesday, tuesday) == "2031-03-18"
    assert values(tuesday, tuesday, timex("2031-03-25", date(2031, 3, 25))) == "XXXX-WXX-2"


def test_it_is_counted_from_no_one_day_and_keeps_what_else_it_may_be() -> None:
    other = TimexReading("2031-03-25", date(2031, 3, 25), date(2031, 3, 25))
    day = date(2031, 3, 18)
    with_other = Timex(PLACE, TimexKind.DATE, "2031-03-18", day, day, alternatives=(other,))
    (found,) = agreed([timex("XXXX-WXX-2")], DAYS, [[with_other]] * 3)
    assert (found.anchor, found.alternatives) == (None, (other,))


def test_a_day_of_a_month_is_of_the_year_that_is_near() -> None:
    near, far = timex("2031-04-04", date(2031, 4, 4)), timex("2030-04-04", date(2030, 4, 4))
    assert values(near, far, far, found="XXXX-04-04") == "2031-04-04"
    autumn = timex("2030-10-04", date(2030, 10, 4))
    assert values(autumn, autumn, autumn, found="XXXX-10-04") == "XXXX-10-04"


def test_a_month_that_the_days_lie_in_may_be_last_years() -> None:
    march = timex("2031-03", date(2031, 3, 1), date(2031, 3, 31))
    assert values(march, march, march, found="XXXX-03") == "XXXX-03"
    january = timex("2031-01", date(2031, 1, 1), date(2031, 1, 31))
    assert values(january, january, january, found="XXXX-01") == "2031-01"


def test_what_is_not_there_on_one_of_the_days_stays_open() -> None:
    (found,) = agreed([timex("XXXX-WXX-2")], DAYS, [[], [], []])
    assert found.value == "XXXX-WXX-2"
