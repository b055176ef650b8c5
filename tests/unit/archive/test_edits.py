"""The words of a near-copy that stand in the place of others."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.archive.edits import find_edits

MILL = (
    "At dusk the old mill of Garth caught fire. Nine workers were led out by the night watch. "
    "The owner, Ada Sorrel, said the roof would be mended before the first snow falls."
)


def words(before: str, after: str) -> list[tuple[str, str]]:
    return [
        (before[slice(*edit.before)], after[slice(*edit.after)])
        for edit in find_edits(before, after)
    ]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Nine workers", "Eleven workers"),
        ("night watch", "harbour police"),
        ("before the first snow falls", "in May when the snow is gone"),
        ("Ada Sorrel", "Ida Sorrel of Brack"),
    ],
)
def test_words_in_the_place_of_others(was: str, now: str) -> None:
    after = MILL.replace(was, now) + " It has stood there for a century."
    before = MILL + " It has stood there for a century."
    ((old, new),) = words(before, after)
    assert old in was
    assert new in now


@pytest.mark.parametrize(
    "after",
    [
        MILL,
        MILL.upper(),
        MILL.replace("Nine workers were led out by the night watch. ", ""),
        "Read more on the mills of Garth. " + MILL,
        MILL + " Correction: an earlier version of this report gave another number.",
        MILL.replace("old ", "old and crooked "),
        "Another text that has not three words in a row with it.",
        "",
    ],
)
def test_what_is_put_in_or_taken_out_is_no_edit(after: str) -> None:
    assert words(MILL, after) == []
    assert words(after, MILL) == []


def test_paragraphs_may_stand_in_another_order() -> None:
    first, second, third = MILL.split(". ", 2)
    after = f"{third} {first}. {second.replace('led out', 'carried down')}."
    assert words(MILL, after) == [("led out", "carried down")]


def test_a_long_stretch_is_other_text() -> None:
    other = " ".join(f"word{number}" for number in range(30))
    assert words(MILL, MILL.replace("Nine workers", other)) == []


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f", "g"]), max_size=30).map(" ".join)


@given(before=WORDS, after=WORDS)
def test_edits_lie_in_their_texts_and_the_words_around_are_equal(before: str, after: str) -> None:
    last = 0
    for edit in find_edits(before, after):
        for text, (start, end) in ((before, edit.before), (after, edit.after)):
            assert 0 < start < end < len(text)
        assert edit.after[0] >= last
        last = edit.after[1]
        sides = [
            (text[: place[0]].split()[-1], text[place[1] :].split()[0])
            for text, place in ((before, edit.before), (after, edit.after))
        ]
        assert sides[0] == sides[1]


@pytest.mark.parametrize("unit", ["a ", "a b ", "mill of Garth "])
def test_time_is_linear(unit: str) -> None:
    start = time.process_time()
    text = unit * 60_000 + "x y z"
    find_edits(text, unit * 59_000 + "x y q")
    find_edits(" ".join(map(str, range(60_000))), " ".join(map(str, range(0, 120_000, 2))))
    assert time.process_time() - start < 5
