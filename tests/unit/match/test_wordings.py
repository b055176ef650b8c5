"""What is worded alike, and the pairs that it stands for."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.match.reports import Told, matcher, report

from stemma.match.wordings import TIED, VERBATIM, grouped, tied, verbatim, words_of


@given(st.lists(st.sampled_from("abc")))
def test_every_place_is_in_the_group_of_its_wording(wordings: list[str]) -> None:
    found = grouped(wordings)
    assert sorted(n for group in found for n in group) == list(range(len(wordings)))
    assert all(len({wordings[n] for n in group}) == 1 for group in found)
    assert [group[0] for group in found] == sorted(group[0] for group in found)
    assert len(found) == len(set(wordings))


@given(st.integers(1, 20))
def test_copies_are_tied_into_one(count: int) -> None:
    group = list(range(count))
    found = tied(group)
    assert set(found) <= set(combinations(group, 2))
    reached = {0}
    for left, right in sorted(found):
        if left in reached:
            reached.add(right)
    assert reached == set(group)
    assert len(found) <= max(TIED * TIED, count)


@pytest.mark.parametrize(
    ("left", "right", "pairs"),
    [
        ("The old dam burst.", "the OLD Dam burst", 1),
        ("The dam's gate burst.", "The dam’s gate burst.", 1),
        ("The old dam — it burst!", "The old dam: it burst", 1),
        ("The dam burst.", "The dam burst.", 0),
        ("The old dam burst.", "The new dam burst.", 0),
        ("The 12 dams burst.", "The 19 dams burst.", 0),
    ],
)
def test_the_same_words_but_for_case_and_marks(left: str, right: str, pairs: int) -> None:
    found = matcher().match([report("a", left), report("b", right)])
    texts = [words_of(statement, found.reports) for statement in found.statements]
    assert len([*verbatim(texts)]) == pairs


def test_words_of_all_stretches_of_a_statement_count() -> None:
    found = matcher().match([report("a", Told("It was said that the dam held.", words="the dam"))])
    (statement,) = found.statements
    assert words_of(statement, found.reports) == ("the", "dam")


def test_few_words_say_too_little_to_be_the_same() -> None:
    short, long = ("a",) * (VERBATIM - 1), ("a",) * VERBATIM
    assert [*verbatim([short, short, long, long])] == [(2, 3)]
