"""Denials: by which words, in which clause."""

import pytest

from stemma.align.denials import count_denials, is_denial, is_negation


@pytest.mark.parametrize("word", ["not", "no", "never", "without", "couldn't", "wasn’t", "didnt"])
def test_words_that_deny(word: str) -> None:
    assert is_negation(word)


@pytest.mark.parametrize("word", ["can", "don", "win", "knot", "note", "another", "want"])
def test_words_that_do_not(word: str) -> None:
    assert not is_negation(word)


@pytest.mark.parametrize("word", ["refused", "denied", "doubts", "failed", "dismissed"])
def test_verbs_that_deny(word: str) -> None:
    assert is_denial(word)
    assert not is_negation(word)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("the boy did not fall", 1),
        ("not far from the square", 0),
        ("not only the mayor", 0),
        ("nobody was not hurt", 2),
        ("the mayor noted it", 0),
    ],
)
def test_how_often_it_is_denied(words: str, count: int) -> None:
    assert count_denials(words.split()) == count
