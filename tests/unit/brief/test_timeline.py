"""The timeline: sorted, and only of times that stand on a calendar."""

from datetime import date

from tests.unit.brief.points import TEXT, judged

from stemma.brief.timeline import make_timeline
from stemma.model import Span, Timex, TimexKind


def friday(day: date | None, kind: TimexKind = TimexKind.DATE) -> Timex:
    start = TEXT.index("Friday")
    value = "XXXX-WXX-5" if day is None else day.isoformat()
    return Timex(Span("a", start, start + 6), kind, value, day, day)


def test_it_is_sorted_by_day() -> None:
    days = [date(2031, 3, 9), date(2030, 12, 1), date(2031, 3, 4)]
    points = [judged(str(d), "a", timexes=(friday(d),)) for d in days]
    assert [entry.earliest for entry in make_timeline(points)] == sorted(days)


def test_a_day_that_is_not_resolved_and_a_length_are_left_out() -> None:
    points = [
        judged("x", "a", timexes=(friday(None),)),
        judged("y", "a", timexes=(friday(date(2031, 3, 4), TimexKind.DURATION),)),
    ]
    assert make_timeline(points) == ()


def test_one_day_told_by_two_readings_is_one_entry() -> None:
    (entry,) = make_timeline([judged("x", "a", "b", timexes=(friday(date(2031, 3, 4)),))])
    assert len(entry.readings) == 2
