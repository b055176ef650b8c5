"""Trees against a slow, obvious reference: every choice of heads, tried."""

from collections.abc import Callable
from functools import cache
from itertools import pairwise, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from stemma.encoder.trees import best_heads, best_tree

Floats = NDArray[np.float32]


def is_tree(heads: tuple[int, ...]) -> bool:
    """Whether word i + 1 under `heads[i]` makes a tree with one word under the root, 0."""
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        at = word
        for _ in heads:
            at = heads[at - 1] if at else 0
        if at:
            return False
    return True


@cache
def every_tree(count: int) -> list[tuple[int, ...]]:
    return [heads for heads in product(range(count + 1), repeat=count) if is_tree(heads)]


def score(scores: Floats, heads: tuple[int, ...]) -> float:
    return sum(float(scores[i + 1, head]) for i, head in enumerate(heads))


@st.composite
def arc_scores(draw: Callable[..., Any], most: int = 5) -> Floats:
    count = draw(st.integers(1, most))
    # Few values make ties, wide ones make cycles worth breaking.
    values = st.integers(-3, 3) | st.integers(-40, 40)
    size = (count + 1) ** 2
    flat = draw(st.lists(values, min_size=size, max_size=size))
    return np.array(flat, np.float32).reshape(count + 1, count + 1)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_the_reference_finds_as_many_trees_as_there_are(count: int) -> None:
    assert len(every_tree(count)) == count ** (count - 1)  # Cayley, with one root


@given(arc_scores())
def test_the_best_tree_is_a_tree_and_no_other_scores_more(scores: Floats) -> None:
    found = tuple(best_tree(scores)[1:].tolist())
    assert is_tree(found)
    best = max(score(scores, heads) for heads in every_tree(len(scores) - 1))
    assert score(scores, found) == best


@given(arc_scores(), st.integers(1, 4))
def test_the_heads_of_one_sentence_are_its_best_tree(scores: Floats, factor: int) -> None:
    count = len(scores) - 1
    found = tuple(best_heads(scores * factor, [(0, count)])[1:].tolist())
    assert is_tree(found)
    assert score(scores, found) == max(score(scores, heads) for heads in every_tree(count))


@given(arc_scores(12), st.sets(st.integers(1, 11)))
def test_every_sentence_is_a_tree_of_its_own(scores: Floats, cuts: set[int]) -> None:
    count = len(scores) - 1
    sentences = list(pairwise([0, *sorted(c for c in cuts if c < count), count]))
    heads = best_heads(scores, sentences)
    for start, end in sentences:
        own = heads[start + 1 : end + 1]
        assert all(head == 0 or start < head <= end for head in own)
        assert is_tree(tuple(int(head) - start if head else 0 for head in own))


@given(arc_scores(4), arc_scores(4))
def test_what_is_in_another_sentence_changes_nothing(left: Floats, right: Floats) -> None:
    first, second = len(left) - 1, len(right) - 1
    both = np.full((first + second + 1,) * 2, 99, np.float32)  # arcs across are worth a lot
    both[: first + 1, : first + 1] = left
    both[first + 1 :, first + 1 :] = right[1:, 1:]
    both[first + 1 :, 0] = right[1:, 0]
    heads = best_heads(both, [(0, first), (first, first + second)])
    assert heads[1 : first + 1].tolist() == best_heads(left, [(0, first)])[1:].tolist()
    alone = best_heads(right, [(0, second)])[1:]
    assert heads[first + 1 :].tolist() == np.where(alone, alone + first, 0).tolist()
