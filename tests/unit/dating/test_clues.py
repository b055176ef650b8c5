"""What fixes a word like "yesterday" to a day, from matches made by hand."""

from datetime import date

import pytest
from tests.unit.judge.made import AGREEING, match, matches
from tests.unit.match.reports import MakeValue, Told, day, report

from stemma.dating.clues import MOST, SURE, Clue, find_clues, told_days
from stemma.match import Match
from stemma.model import Annotations, Span, Timex, TimexKind

TUESDAY = "2031-03-18"


def open_day(value: str) -> MakeValue:
    """A time that hangs on the day of publication."""
    return lambda span: Timex(span, TimexKind.DATE, value)


def undated(words: str = "yesterday", value: str = "XXXX-XX-XX", text: str = "") -> Annotations:
    text = text or f"A dam burst above Tesvik {words}."
    return report("undated", Told(text, "burst", values={words: open_day(value)}))


def dated(name: str = "dated", words: str = "on Tuesday", iso: str = TUESDAY) -> Annotations:
    told = Told(f"The dam above Tesvik burst {words}.", "burst", values={words: day(iso)})
    return report(name, told, published="2031-03-20")


def clues(
    asked: Annotations,
    *others: Annotations,
    claims: Match | None = None,
    values: float | None = None,
) -> tuple[Clue, ...]:
    """The clues of the first report, each of the others matched with it."""
    reports = [asked, *others]
    pairs = [(0, number) for number in range(1, len(reports))]
    found = matches(
        reports,
        {} if claims is None else dict.fromkeys(pairs, claims),
        {} if values is None else dict.fromkeys(pairs, values),
    )
    days: dict[Span, date] = {}
    for other in others:
        days |= told_days(other)
    return find_clues([asked], days, found)[asked.document.id]


@pytest.mark.parametrize(
    ("words", "value"), [("yesterday", "XXXX-XX-XX"), ("Tuesday", "XXXX-WXX-2")]
)
def test_another_report_says_when_the_same_thing_was(words: str, value: str) -> None:
    asked, other = undated(words, value), dated()
    (clue,) = clues(asked, other, values=0.95)
    assert clue.mine.of(asked.document.text) == words
    assert clue.other.of(other.document.text) == "on Tuesday"
    assert clue.day == date(2031, 3, 18)
    assert not clue.beside


def test_statements_of_one_fact_with_one_day_each_say_so_too() -> None:
    assert [clue.day for clue in clues(undated(), dated(), claims=AGREEING)] == [date(2031, 3, 18)]


def test_one_clue_from_two_sides_is_one() -> None:
    assert len(clues(undated(), dated(), claims=AGREEING, values=0.95)) == 1


@pytest.mark.parametrize(
    ("found", "values"),
    [(match(SURE - 0.01, 0.9), None), (None, SURE - 0.01), (match(0.5, 0.9), 0.5), (None, None)],
)
def test_what_is_not_surely_one_thing_says_nothing(
    found: Match | None, values: float | None
) -> None:
    assert clues(undated(), dated(), claims=found, values=values) == ()


def test_another_weekday_says_nothing() -> None:
    assert clues(undated("Friday", "XXXX-WXX-5"), dated(), values=0.95) == ()


def test_a_day_in_quotation_marks_is_somebody_elses() -> None:
    asked = undated(text="“A dam burst above Tesvik yesterday,” he said.")
    assert clues(asked, dated(), values=0.95) == ()


def test_days_that_clash_give_none() -> None:
    others = dated("one"), dated("two", "on Wednesday", "2031-03-19")
    assert clues(undated(), *others, values=0.95) == ()


def test_few_reports_are_asked_for_one_word() -> None:
    others = [dated(f"r{number}") for number in range(MOST + 3)]
    assert len(clues(undated(), *others, values=0.95)) == MOST


def test_a_day_that_stands_beside_it_needs_no_other_report() -> None:
    text = "The gate was mended yesterday, 20 March 2031."
    values = {"yesterday": open_day("XXXX-XX-XX"), "20 March 2031": day("2031-03-20")}
    asked = report("undated", Told(text, "mend", values=values))
    (clue,) = clues(asked)
    assert (clue.beside, clue.day) == (True, date(2031, 3, 20))
