"""The table of opposites."""

import pytest

from stemma.lexicon.opposites import load_opposites


@pytest.mark.parametrize(
    ("one", "other"), [("accept", "reject"), ("stay", "leave"), ("legal", "illegal")]
)
def test_opposites_hold_both_ways(one: str, other: str) -> None:
    table = load_opposites()
    assert other in table[one]
    assert one in table[other]


def test_no_word_is_its_own_opposite() -> None:
    assert all(word not in others for word, others in load_opposites().items())
