"""The words of time, and the figures that stand among them."""

from decimal import Decimal

import pytest

from stemma.annotate.timexes.calendar import feast
from stemma.annotate.timexes.figures import cut_figures, cut_word
from stemma.errors import LexiconError
from stemma.lexicon.times import load_time_words, parse_time_words
from stemma.lexicon.words import load_words

HEAD = "word\tclass\tvalue\n"


@pytest.mark.parametrize(
    "line",
    ["may\tmonth\n", "may\tmoon\t5\n", "may\tmonth\t5\nmay\tmonth\t5\n", " may\tmonth\t5\n", "\n"],
)
def test_a_damaged_table_is_refused(line: str) -> None:
    with pytest.raises(LexiconError, match=r"times\.tsv:"):
        parse_time_words(HEAD + line, name="times.tsv")


def test_every_month_and_weekday_is_there() -> None:
    table = load_time_words()
    assert sorted(int(v) for k, v in table.values() if k == "month") == list(range(1, 13))
    assert sorted(int(v) for k, v in table.values() if k == "weekday") == list(range(1, 8))


def test_every_holiday_is_a_day() -> None:
    rules = [value for kind, value in load_time_words().values() if kind == "holiday"]
    assert rules
    assert all(feast(rule, 2025) for rule in rules)


def test_what_numbers_measure_is_loaded() -> None:
    assert {"km", "%", "miles"} <= load_words("measured.txt")


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("2025", [("yr", 2025)]),
        ("20225", [("big", 20225)]),
        ("1,460", [("big", Decimal(1460))]),
        ("1,00,000", [("", "")]),
        ("2.5", [("big", Decimal("2.5"))]),
        ("21st", [("nth", 21)]),
        ("91st", [("", 91)]),
        ("1990s", [("decade", 199)]),
        ("3–7", [("n1", 3), ("-", "-"), ("n1", 7)]),
        ("2007/08", [("yr", 2007), ("-", "-"), ("n1", 8)]),
        ("9/11", [("", "")]),
        ("11/21/2025", [("slash", "11/21/2025")]),
        ("5:30pm", [("clock", "5:30pm")]),
        ("9" * 30, [("", "")]),
    ],
)
def test_figures_are_cut_into_classes(word: str, pieces: list[tuple[str, object]]) -> None:
    found = cut_figures(word)
    assert [(kind, value) for _, _, kind, value in found] == pieces
    assert "".join(word[start:end] for start, end, _, _ in found) == word


def test_a_word_and_a_figure_are_cut_at_the_dash() -> None:
    table = load_time_words()
    assert [p[2] for p in cut_word("mid-2007", table)] == ["modifier", "-", "yr"]
    assert [p[2] for p in cut_word("may-1", table)] == ["month", "-", "n1"]
    assert cut_word("covid-19", table) == ()
