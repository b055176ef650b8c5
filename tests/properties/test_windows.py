from collections.abc import Callable
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from stemma.encoder.windows import cut_windows


@st.composite
def texts(draw: Callable[..., Any]) -> tuple[list[tuple[int, int]], list[int]]:
    """Sentences of a text, and the pieces of each of its words."""
    lengths = draw(st.lists(st.integers(1, 9), max_size=8))
    ends = [sum(lengths[: i + 1]) for i in range(len(lengths))]
    count = ends[-1] if ends else 0
    pieces = draw(st.lists(st.integers(1, 8), min_size=count, max_size=count))
    return list(pairwise([0, *ends])), pieces


@given(texts(), st.integers(1, 30))
def test_every_word_lies_in_one_window_in_order(
    text: tuple[list[tuple[int, int]], list[int]], limit: int
) -> None:
    sentences, pieces = text
    windows = cut_windows(sentences, pieces, limit)
    assert [i for w in windows for i in range(w.start, w.end)] == list(range(len(pieces)))
    for window in windows:
        inside = [i for start, end in window.sentences for i in range(start, end)]
        assert inside == list(range(window.start, window.end))
        assert all(start < end for start, end in window.sentences)


@given(texts(), st.integers(1, 30))
def test_a_window_keeps_the_limit_unless_one_word_breaks_it(
    text: tuple[list[tuple[int, int]], list[int]], limit: int
) -> None:
    sentences, pieces = text
    for window in cut_windows(sentences, pieces, limit):
        size = sum(pieces[window.start : window.end])
        assert size <= limit or window.end - window.start == 1


@given(texts(), st.integers(1, 30))
def test_the_numbers_are_those_of_the_sentences(
    text: tuple[list[tuple[int, int]], list[int]], limit: int
) -> None:
    sentences, pieces = text
    for window in cut_windows(sentences, pieces, limit):
        for number, (start, end) in zip(window.numbers, window.sentences, strict=True):
            low, high = sentences[number]
            assert low <= start < end <= high


@given(texts(), st.integers(8, 30))
def test_only_a_sentence_over_the_limit_is_cut(
    text: tuple[list[tuple[int, int]], list[int]], limit: int
) -> None:
    sentences, pieces = text
    parts = [part for w in cut_windows(sentences, pieces, limit) for part in w.sentences]
    for start, end in sentences:
        assert ((start, end) in parts) == (sum(pieces[start:end]) <= limit)


@given(texts(), st.integers(8, 30))
def test_no_window_could_have_held_the_next_sentence(
    text: tuple[list[tuple[int, int]], list[int]], limit: int
) -> None:
    sentences, pieces = text
    for left, right in pairwise(cut_windows(sentences, pieces, limit)):
        start, _ = right.sentences[0]
        _, end = sentences[right.numbers[0]]
        assert sum(pieces[left.start : left.end]) + sum(pieces[start:end]) > limit


def test_no_words_no_windows() -> None:
    assert cut_windows([], []) == []


def test_a_word_longer_than_a_window_at_the_end_of_a_text() -> None:
    windows = cut_windows([(0, 2), (2, 4)], [1, 9, 1, 9], limit=4)
    assert [(w.start, w.end) for w in windows] == [(0, 1), (1, 2), (2, 3), (3, 4)]
    assert [w.numbers for w in windows] == [(0,), (0,), (1,), (1,)]
