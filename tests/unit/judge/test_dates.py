"""The ladders of dates and times of day, pair by pair."""

from datetime import date, datetime, timedelta, timezone

import pytest

from stemma.judge.clock import judge_times
from stemma.judge.date import judge_dates
from stemma.judge.kinds import judge_values
from stemma.judge.ladder import Judged
from stemma.model import Precision, Relation, Span, Timex, TimexKind, TimexReading
from stemma.values.said import Said

S = Span("d", 0, 4)
P, R = Precision, Relation


def day(
    words: str,
    value: str,
    ends: str | None = "=",
    *,
    precision: Precision = P.DAY,
    mod: str | None = None,
    anchor: str | None = None,
    about: bool = False,
    odd: str | None = None,
    others: tuple[str, ...] = (),
) -> Said[Timex]:
    """A date; `ends` is "first..last" with one side empty where open, "=" the value itself."""
    ends = f"{value}..{value}" if ends == "=" else ends
    low, _, high = (ends or "").partition("..")
    timex = Timex(
        S,
        TimexKind.TIME if "T" in value else TimexKind.DATE,
        value,
        date.fromisoformat(low) if low else None,
        date.fromisoformat(high) if high else None,
        precision,
        date.fromisoformat(anchor) if anchor else None,
        alternatives=tuple(
            TimexReading(o, date.fromisoformat(o), date.fromisoformat(o)) for o in others
        ),
        mismatch=odd,
        approximate=about,
        mod=mod,
    )
    return Said(timex, words)


def stands(judged: Judged, relation: Relation, rung: str) -> None:
    assert (judged.relation, judged.rung) == (relation, rung), judged.reason


THE_21ST = day("November 21", "2031-11-21")
NOVEMBER = day("November", "2031-11", "2031-11-01..2031-11-30", precision=P.MONTH)
ODD = day("Friday, November 29", "2031-11-29", odd="a Saturday", others=("2031-11-28",))
THE_28TH = day("Friday, Nov. 28", "2031-11-28")
SINCE_SEPTEMBER = day("since September", "2031-09", "2031-09-01..", precision=P.MONTH)

DATES = [
    (THE_21ST, day("Nov. 21", "2031-11-21"), R.AGREES, "same date"),
    (THE_21ST, day("Nov. 22", "2031-11-22"), R.CONTRADICTS, "apart"),
    (THE_21ST, NOVEMBER, R.COMPATIBLE, "one holds the other"),
    (NOVEMBER, day("in December", "2031-12", "2031-12-01..2031-12-31"), R.CONTRADICTS, "apart"),
    (NOVEMBER, day("from the 28th", "x", "2031-11-28..2031-12-03"), R.COMPATIBLE, "overlap"),
    (THE_21ST, day("Nov. 21", "XXXX-11-21", None), R.COMPATIBLE, "same parts"),
    (THE_21ST, day("Nov. 22", "XXXX-11-22", None), R.CONTRADICTS, "other parts"),
    (THE_21ST, day("on Friday", "XXXX-WXX-5", None), R.COMPATIBLE, "same parts"),
    (THE_21ST, day("on Monday", "XXXX-WXX-1", None), R.CONTRADICTS, "other parts"),
    (day("May 1", "XXXX-05-01", None), day("1 May", "XXXX-05-01", None), R.AGREES,
     "same date, year not said"),
    (day("May 1", "XXXX-05-01", None), day("on Friday", "XXXX-WXX-5", None), R.UNRELATED,
     "no parts in common"),
    (THE_21ST, day("recently", "PAST_REF", None), R.UNRELATED, "no parts in common"),
    (ODD, THE_28TH, R.DIFFERS, "another reading, against the calendar"),
    (ODD, THE_21ST, R.CONTRADICTS, "apart"),
    (ODD, day("November 29", "2031-11-29"), R.COMPATIBLE, "one holds the other"),
    (day("1.12.", "2031-12-01", others=("2031-01-12",)), day("January 12", "2031-01-12"),
     R.COMPATIBLE, "another reading"),
    (THE_21ST, day("about 10 days before", "2031-11-23", about=True, anchor="2031-12-03"),
     R.COMPATIBLE, "within tolerance"),
    (THE_21ST, day("10 days ago", "2031-11-23", anchor="2031-12-03"), R.DIFFERS,
     "only if stretched"),
    (THE_21ST, day("Nov. 23", "2031-11-23", anchor="2031-12-03"), R.CONTRADICTS, "apart"),
    (SINCE_SEPTEMBER, day("since early September", "2031-09", "2031-09-01..", mod="START"),
     R.COMPATIBLE, "one holds the other"),
    (SINCE_SEPTEMBER, day("since November", "2031-11", "2031-11-01.."), R.DIFFERS, "other end"),
    (SINCE_SEPTEMBER, THE_21ST, R.COMPATIBLE, "one holds the other"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "relation", "rung"), DATES)
def test_dates(left: Said[Timex], right: Said[Timex], relation: Relation, rung: str) -> None:
    stands(judge_dates(left, right), relation, rung)
    stands(judge_dates(right, left), relation, rung)


def test_the_reason_names_the_other_reading() -> None:
    assert judge_dates(THE_28TH, ODD).reason == (
        "“Friday, November 29” (2031-11-29) does not fit the calendar; its other reading,"
        " 2031-11-28, meets “Friday, Nov. 28” (2031-11-28)."
    )


def test_sets_of_times_are_one_or_not() -> None:
    weekly, daily = (
        Said(Timex(S, TimexKind.SET, value), words)
        for value, words in (("P1W", "every week"), ("P1D", "daily"))
    )
    stands(judge_dates(weekly, weekly), R.AGREES, "same times")
    stands(judge_dates(weekly, daily), R.DIFFERS, "other times")
    stands(judge_dates(weekly, THE_21ST), R.UNRELATED, "no date")


MORNING = day("that morning", "2031-11-21TMO", "2031-11-21..2031-11-21", precision=P.DAYTIME)
AT_11 = day("11am", "2031-11-21T11:00", "2031-11-21..2031-11-21", precision=P.HOUR)


def clock(words: str, value: str, **given: bool) -> Said[Timex]:
    return day(words, value, None, precision=P.MINUTE, about=given.get("about", False))


TIMES = [
    (MORNING, AT_11, R.COMPATIBLE, "one holds the other"),
    (clock("7 pm", "XXXX-XX-XXT19:00"), clock("19:00", "XXXX-XX-XXT19:00"), R.AGREES, "same time"),
    (clock("7 pm", "XXXX-XX-XXT19:00"), clock("8 pm", "XXXX-XX-XXT20:00"), R.CONTRADICTS, "apart"),
    (clock("7 pm", "XXXX-XX-XXT19:00"), clock("7.10 pm", "XXXX-XX-XXT19:10"), R.COMPATIBLE,
     "within tolerance"),
    (clock("7 pm", "XXXX-XX-XXT19:00"), clock("7.25 pm", "XXXX-XX-XXT19:25"), R.DIFFERS,
     "only if stretched"),
    (clock("7.12 pm", "XXXX-XX-XXT19:12"), clock("7.13 pm", "XXXX-XX-XXT19:13"), R.CONTRADICTS,
     "apart"),
    (clock("around 7 pm", "XXXX-XX-XXT19:00", about=True), clock("6.45", "XXXX-XX-XXT18:45"),
     R.COMPATIBLE, "within tolerance"),
    (clock("7 pm GMT", "XXXX-XX-XXT19:00Z"), clock("2 pm EST", "XXXX-XX-XXT14:00-05:00"),
     R.AGREES, "same time"),
    (clock("7 pm GMT", "XXXX-XX-XXT19:00Z"), clock("7 pm", "XXXX-XX-XXT19:00"), R.COMPATIBLE,
     "same time, zone not said"),
    (clock("7 pm GMT", "XXXX-XX-XXT19:00Z"), clock("2 pm", "XXXX-XX-XXT14:00"), R.DIFFERS,
     "zone not said"),
    (clock("1 am CET", "XXXX-XX-XXT01:00+01:00"), clock("midnight GMT", "XXXX-XX-XXT00:00Z"),
     R.AGREES, "same time"),
    (AT_11, day("Friday", "2031-11-21"), R.UNRELATED, "no time"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "relation", "rung"), TIMES)
def test_times(left: Said[Timex], right: Said[Timex], relation: Relation, rung: str) -> None:
    stands(judge_times(left, right), relation, rung)
    stands(judge_times(right, left), relation, rung)


def test_the_night_runs_into_the_next_day() -> None:
    night = day("at night", "2031-11-21TNI", "2031-11-21..2031-11-21")
    early = day("2 am", "2031-11-22T02:00", "2031-11-22..2031-11-22")
    late = day("2 pm", "2031-11-22T14:00", "2031-11-22..2031-11-22")
    stands(judge_times(night, early), R.COMPATIBLE, "one holds the other")
    stands(judge_times(night, late), R.CONTRADICTS, "apart")


def test_a_time_of_day_is_a_date_beside_a_date() -> None:
    stands(judge_values(AT_11, THE_21ST), R.COMPATIBLE, "one holds the other")
    stands(judge_values(AT_11, day("the 22nd", "2031-11-22")), R.CONTRADICTS, "apart")


def test_instants_in_two_zones_are_one() -> None:
    def at(hour: int, ahead: int) -> Said[Timex]:
        then = datetime(2031, 11, 21, hour, tzinfo=timezone(timedelta(hours=ahead)))
        value = f"2031-11-21T{hour:02d}:00{'+' if ahead >= 0 else '-'}{abs(ahead):02d}:00"
        return Said(Timex(S, TimexKind.TIME, value, then, then, P.MINUTE), f"{hour} o'clock")

    stands(judge_times(at(9, 0), at(11, 2)), R.AGREES, "same time")
    stands(judge_times(at(9, 0), at(11, -2)), R.CONTRADICTS, "apart")
