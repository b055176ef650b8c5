"""The nearest statements and their ranks, each beside a slow and obvious reference."""

from collections.abc import Sequence
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.match import nearest as module
from stemma.match.nearest import Floats, nearest, ranks

HALVES = [
    (a, b, c, d) for a in (0.5, -0.5) for b in (0.5, -0.5) for c in (0.5, -0.5) for d in (0.5, -0.5)
]
AXES = [(1.0, 0.0, 0.0, 0.0), (0.0, 1.0, 0.0, 0.0), (0.0, 0.0, 0.0, 0.0)]
VECTORS = [*HALVES, *AXES]
"""Vectors of unit length, and one of none, whose products are exact."""

Row = tuple[tuple[float, ...], frozenset[int]]

reports = st.frozensets(st.integers(0, 2), min_size=1, max_size=2)
rows = st.lists(st.tuples(st.sampled_from(VECTORS), reports), max_size=9)


def split(found: Sequence[Row]) -> tuple[Floats, list[frozenset[int]]]:
    vectors = np.array([vector for vector, _ in found], np.float32).reshape(len(found), 4)
    return vectors, [stands_in for _, stands_in in found]


def fast(found: Sequence[Row], *, count: int) -> list[tuple[int, int, float]]:
    return nearest(*split(found), count=count)


def fast_ranks(
    found: Sequence[Row], pairs: Sequence[tuple[int, int]]
) -> dict[tuple[int, int], tuple[int, int]]:
    return dict(zip(pairs, ranks(*split(found), pairs), strict=True))


def slow_others(found: Sequence[Row], row: int) -> list[tuple[float, int]]:
    """All rows that may be a pair with one, the nearest first, of equals the earlier."""
    vector, stands_in = found[row]
    return sorted(
        (-sum(a * b for a, b in zip(vector, other, strict=True)), place)
        for place, (other, reports) in enumerate(found)
        if reports != stands_in
    )


def slow(found: Sequence[Row], *, count: int) -> list[tuple[int, int, float]]:
    """Every row with every other, sorted."""
    pairs = {
        (min(row, place), max(row, place)): -alike
        for row in range(len(found))
        for alike, place in slow_others(found, row)[:count]
    }
    return [(left, right, alike) for (left, right), alike in sorted(pairs.items())]


def slow_rank(found: Sequence[Row], left: int, right: int) -> int:
    """How many rows lie nearer to the left than the right does."""
    others = slow_others(found, left)
    (own,) = [alike for alike, place in others if place == right]
    return sum(alike < own for alike, _ in others)


def all_pairs(found: Sequence[Row]) -> list[tuple[int, int]]:
    return [
        (left, right)
        for left, right in permutations(range(len(found)), 2)
        if found[left][1] != found[right][1]
    ]


@given(rows, st.integers(1, 4))
def test_nearest_equals_the_slow_reference(found: list[Row], count: int) -> None:
    assert fast(found, count=count) == slow(found, count=count)


@given(rows)
def test_ranks_equal_the_slow_reference(found: list[Row]) -> None:
    pairs = all_pairs(found)
    assert fast_ranks(found, pairs) == {
        (a, b): (slow_rank(found, a, b), slow_rank(found, b, a)) for a, b in pairs
    }


@given(rows)
def test_a_pair_and_its_mirror_have_the_same_ranks(found: list[Row]) -> None:
    known = fast_ranks(found, all_pairs(found))
    assert all(known[b, a] == (other, one) for (a, b), (one, other) in known.items())


@given(rows, st.integers(1, 4))
def test_one_of_the_ranks_of_a_near_pair_is_below_the_count(found: list[Row], count: int) -> None:
    pairs = [(left, right) for left, right, _ in fast(found, count=count)]
    assert all(min(both) < count for both in fast_ranks(found, pairs).values())


@given(rows, st.integers(1, 3))
def test_the_size_of_blocks_changes_nothing(found: list[Row], count: int) -> None:
    pairs = all_pairs(found)
    whole = fast(found, count=count), fast_ranks(found, pairs)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "BLOCK", 2)
        assert (fast(found, count=count), fast_ranks(found, pairs)) == whole


ONE, OTHER = frozenset({0}), frozenset({1})
SAME, OPPOSITE, NOTHING = (1.0, 0.0, 0.0, 0.0), (-1.0, 0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("left", "right", "pairs"),
    [
        pytest.param((SAME, ONE), (SAME, OTHER), [(0, 1, 1.0)], id="two reports"),
        pytest.param((SAME, ONE), (SAME, ONE), [], id="one report"),
        pytest.param((SAME, ONE), (SAME, ONE | OTHER), [(0, 1, 1.0)], id="one in another report"),
        pytest.param((SAME, ONE | OTHER), (SAME, ONE | OTHER), [], id="the very same reports"),
        pytest.param((SAME, ONE), (OPPOSITE, OTHER), [(0, 1, -1.0)], id="opposites"),
        pytest.param((SAME, ONE), (NOTHING, OTHER), [(0, 1, 0.0)], id="a vector of zeros"),
    ],
)
def test_which_two_rows_are_a_pair(
    left: Row, right: Row, pairs: list[tuple[int, int, float]]
) -> None:
    assert fast([left, right], count=3) == pairs


def test_a_row_may_be_nearest_to_one_that_has_nearer_rows() -> None:
    far = ((0.5, 0.5, 0.5, -0.5), OTHER)
    near = [((0.5, 0.5, 0.5, 0.5), frozenset({n})) for n in (0, 2, 3)]
    found = fast([*near, far], count=1)
    assert (0, 3, 0.5) in found
    assert not {(1, 3, 0.5), (2, 3, 0.5)} & set(found)
    assert fast_ranks([*near, far], [(0, 3)]) == {(0, 3): (2, 0)}


def test_rows_as_near_as_the_other_do_not_lower_its_rank() -> None:
    found = [(SAME, ONE), *[(SAME, frozenset({n})) for n in (1, 2, 3)]]
    assert fast_ranks(found, [(0, 1), (0, 3), (2, 3)]) == dict.fromkeys(
        [(0, 1), (0, 3), (2, 3)], (0, 0)
    )


def test_without_rows_there_are_no_pairs() -> None:
    nothing = np.zeros((0, 4), np.float32)
    assert nearest(nothing, [], count=3) == []
    assert ranks(nothing, [], []) == []
