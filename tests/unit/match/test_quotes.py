"""One quotation in two wordings, and what is none."""

import pytest

from stemma.match.quotes import are_one_altered, fold_quotation


def words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("we shall not sell a single boat of ours", "we shall not sell any boat of ours"),
        ("the nets were not mended in time", "the nets were never mended in time"),
        ("it was a funny old harbour", "this is a funny old harbour"),
        ("I am grateful to all who sailed", "I am very grateful to all who sailed"),
    ],
)
def test_a_quotation_altered(one: str, other: str) -> None:
    assert are_one_altered(words(one), words(other))
    assert are_one_altered(words(other), words(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("we shall not sell a boat", "we shall not sell a boat"),
        ("we shall not sell a boat of ours", "we shall not sell a boat"),
        ("we shall not sell", "we shall not lend"),
        ("so we shall not sell a single boat", "we shall not sell a single boat of ours"),
        ("I know that we shall not sell a boat", "but I know we shall not sell a boat"),
        ("the fibre of the theatre was torn", "the fiber of the theater was torn"),
        ("I am not going to order it", "I am not going to mend a net"),
        ("we shall honour all colours of the harbour", "we shall honor all colors of the harbor"),
        ("we know that [] shall not sell a boat", "we know that he shall not sell a boat"),
        ("we shall not sell a single boat", "nobody asked whether they had a single net"),
    ],
)
def test_the_same_a_part_a_short_and_another_quotation(one: str, other: str) -> None:
    assert not are_one_altered(words(one), words(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We're gonna mend it, and we can't wait.", "We are going to mend it, and we cannot wait"),
        ("They [the owners] knew of it", "They (we hear: two owners) knew of it"),
        ("I ’ m told she ’ s at sea, and that's okay", "I'm told she is at sea, and that is OK"),
        ("Nobody pays for that f***ing wall", "Nobody pays for that f---ing wall"),
    ],
)
def test_what_a_newsroom_writes_in_two_ways_is_one_wording(one: str, other: str) -> None:
    assert fold_quotation(one) == fold_quotation(other) != ()


def test_a_word_that_is_hidden_is_not_altered() -> None:
    hidden = fold_quotation("nobody pays for that f***ing wall")
    assert not are_one_altered(hidden, words("nobody pays for that flaming wall"))


def test_two_sentences_with_common_words_are_no_alteration() -> None:
    told = words("they did not come to me"), words("that cable did not come to my attention")
    assert not are_one_altered(*told)
