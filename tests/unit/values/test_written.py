"""How exactly a number is written."""

from fractions import Fraction

import pytest

from stemma.values.written import find_place, find_round_place


@pytest.mark.parametrize(
    ("number", "words", "place"),
    [
        ("40", "the 40m well", "1"),
        ("4000000", "4m people", "1000000"),
        ("3200000", "3.2 million", "100000"),
        ("11.8", "11.8 inches", "0.1"),
        ("100", "a hundred", "100"),
        ("250", "two hundred and fifty", "1"),
        ("1.5", "one and a half", "0.1"),
        ("816000", "816 000 t", "1"),
    ],
)
def test_the_last_digit_written_has_its_worth(number: str, words: str, place: str) -> None:
    assert find_place(Fraction(number), words) == Fraction(place)


def test_the_last_digit_that_is_no_zero_has_its_worth() -> None:
    found = [find_round_place(Fraction(number)) for number in ("0", "7", "4980", "0.25")]
    assert found == [Fraction(1), Fraction(1), Fraction(10), Fraction(1, 100)]
