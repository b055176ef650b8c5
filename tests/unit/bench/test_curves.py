"""The curves against the slow and obvious: every pair, every threshold."""

import math
from collections.abc import Sequence
from itertools import product
from random import Random

import pytest
from bench.curves import auc, recall_at, right_with
from hypothesis import given
from hypothesis import strategies as st

SCORES = st.sampled_from([0.0, 0.2, 0.2000001, 0.5, 1.0]) | st.floats(0, 1)
TOLD = st.lists(st.tuples(SCORES, st.booleans()), max_size=12)
Told = list[tuple[float, bool]]


def split(told: Told) -> tuple[list[float], list[bool]]:
    return [score for score, _ in told], [right for _, right in told]


def passing(told: Told) -> list[tuple[int, int]]:
    """(right, wrong) that pass each threshold there is; first, one that nothing passes."""
    thresholds = [2.0, *{score for score, _ in told}]
    return [
        (sum(s >= t and r for s, r in told), sum(s >= t and not r for s, r in told))
        for t in thresholds
    ]


@given(TOLD)
def test_the_area_is_the_share_of_pairs_in_order(told: Told) -> None:
    yes, no = ([s for s, r in told if r is wanted] for wanted in (True, False))
    won = [1.0 if a > b else 0.5 if a == b else 0.0 for a, b in product(yes, no)]
    if won:
        assert auc(*split(told)) == pytest.approx(sum(won) / len(won))
    else:
        assert math.isnan(auc(*split(told)))


@given(TOLD, st.sampled_from([0.5, 0.8, 0.9, 1.0]))
def test_the_recall_is_that_of_the_best_threshold(told: Told, precision: float) -> None:
    right = sum(r for _, r in told)
    hits = [h for h, w in passing(told) if h + w == 0 or h / (h + w) >= precision]
    if right:
        assert recall_at(precision, *split(told)) == pytest.approx(100 * max(hits) / right)
    else:
        assert math.isnan(recall_at(precision, *split(told)))


@given(TOLD, st.integers(0, 5))
def test_so_many_wrong_ones_may_pass(told: Told, wrong: int) -> None:
    assert right_with(wrong, *split(told)) == max(h for h, w in passing(told) if w <= wrong)


@given(TOLD, st.randoms(use_true_random=False))
def test_the_order_of_the_pairs_does_not_matter(told: Told, random: Random) -> None:
    mixed = random.sample(told, len(told))
    for curve in (auc, lambda s, r: recall_at(0.8, s, r), lambda s, r: right_with(1, s, r)):
        assert curve(*split(told)) == pytest.approx(curve(*split(mixed)), nan_ok=True)


@pytest.mark.parametrize(
    ("scores", "right", "area", "recall", "past_one"),
    [
        ([0.9, 0.1], [True, False], 1.0, 100.0, 1),
        ([0.1, 0.9], [True, False], 0.0, 0.0, 1),
        # Of equals none is before the other: they pass together or not at all.
        ([0.5, 0.5, 0.5], [True, False, False], 0.5, 0.0, 0),
        ([0.9, 0.8, 0.8, 0.1], [True, True, False, True], 0.5, 33.3, 3),
    ],
)
def test_examples(
    scores: Sequence[float], right: Sequence[bool], area: float, recall: float, past_one: int
) -> None:
    assert auc(scores, right) == pytest.approx(area)
    assert recall_at(0.9, scores, right) == pytest.approx(recall, abs=0.05)
    assert right_with(1, scores, right) == past_one
