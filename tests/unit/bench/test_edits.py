"""The edits that the distortion bench makes."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from bench.edits import Edit, spell, word_value
from bench.rewordings import reword_value
from bench.slips import distort_value

from stemma.model import Quantity, Span, Timex, TimexKind

TEXT = "Some 40 metres down, on 9 March, two men dug."


def amount(words: str, value: int, *, approximate: bool = False) -> Quantity:
    start = TEXT.index(words)
    span = Span("d", start, start + len(words))
    return Quantity(span, Decimal(value), Decimal(value), approximate=approximate)


def day(words: str, value: str) -> Timex:
    start = TEXT.index(words)
    return Timex(Span("d", start, start + len(words)), TimexKind.DATE, value)


def test_a_number_in_words_is_read_back() -> None:
    assert [word_value(spell(number)) for number in range(100)] == list(range(100))


@pytest.mark.parametrize(
    ("start", "end", "new", "place", "moved"),
    [
        (5, 7, "123", (5, 7), (5, 8)),
        (5, 7, "123", (0, 14), (0, 15)),
        (5, 7, "123", (10, 14), (11, 15)),
        (5, 5, "not ", (0, 14), (0, 18)),
        (5, 7, "1", (0, 4), (0, 4)),
    ],
)
def test_a_place_moves_with_an_edit(
    start: int, end: int, new: str, place: tuple[int, int], moved: tuple[int, int]
) -> None:
    found = Edit("number", start, end, new).move(Span("d", *place), "d")
    assert (found.start, found.end) == moved


def test_exact_numbers_are_moved_a_little_and_others_far() -> None:
    two = amount("two", 2)
    assert _texts(distort_value(two, two, TEXT)) == [TEXT.replace("two", "three")]
    forty = amount("40 metres", 40, approximate=True)
    assert _texts(distort_value(forty, forty, TEXT)) == [
        TEXT.replace("40", "13"),
        TEXT.replace("metres", "miles"),
    ]


def test_a_day_is_moved_unless_the_other_names_a_month_alone() -> None:
    ninth = day("9 March", "2031-03-09")
    assert _texts(distort_value(ninth, ninth, TEXT)) == [TEXT.replace("9", "6")]
    march = day("March", "2031-03")
    assert _texts(distort_value(ninth, march, TEXT)) == [TEXT.replace("March", "July")]


def test_rewordings_keep_the_amount() -> None:
    assert _texts(reword_value(amount("two", 2), TEXT)) == [TEXT.replace("two", "2")]
    forty = _texts(reword_value(amount("40 metres", 40), TEXT))
    assert [text[5 : text.index(" down")] for text in forty] == [
        "forty metres", "40 meters", "131 feet",
    ]  # fmt: skip


def _texts(edits: Iterator[Edit]) -> list[str]:
    return [edit.apply(TEXT) for edit in edits]
