"""Another number in the same place."""

import pytest

from stemma.gather.figures import FigureFinder, is_changed

FIND = FigureFinder().figures
ORIGINAL = "At least 12 people died and 1,200 fled on 4 May. In 2029 two dams had burst."


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("12 people", "15 people"),
        ("12 people", "fifteen people"),
        ("1,200 fled", "1,300 fled"),
        ("two dams", "three dams"),
        ("4 May", "5 May"),
    ],
)
def test_another_number_between_the_same_words_is_a_change(left: str, right: str) -> None:
    assert is_changed(FIND(ORIGINAL.replace(left, right)), FIND(ORIGINAL))


@pytest.mark.parametrize(
    "text",
    [
        ORIGINAL,
        ORIGINAL.replace("12", "twelve").replace("1,200", "1200"),
        f"Posted 9:15, 5 May 2031. {ORIGINAL} Page 3 of 7.",
        "In 2029 two dams had burst. On 4 May 1,200 fled.",
        "",
    ],
)
def test_the_same_numbers_written_otherwise_or_more_of_them_are_none(text: str) -> None:
    assert not is_changed(FIND(text), FIND(ORIGINAL))
    assert not is_changed(FIND(text), FIND(""))


def test_what_the_original_says_twice_may_be_either() -> None:
    twice = "At noon 3 people were ill. At night 5 people were ill; at dawn the 5 people slept."
    assert not is_changed(FIND("The 5 people slept, and at night 5 people did."), FIND(twice))
    assert is_changed(FIND("At night 6 people were ill."), FIND(twice))
