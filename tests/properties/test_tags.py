"""Tags against a slow, obvious reference: every sequence, tried."""

from collections.abc import Callable
from itertools import pairwise, product
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from stemma.annotate.tags import decode_tags, tag_spans

LABELS = ("O", "B-cue", "I-cue", "B-source", "I-source")
Floats = NDArray[np.float32]


@st.composite
def tagged(draw: Callable[..., Any], most: int = 5) -> tuple[Floats, list[tuple[int, int]]]:
    """Scores of some words, and where they are cut into stretches."""
    count = draw(st.integers(1, most))
    size = count * len(LABELS)
    values = draw(st.lists(st.integers(-4, 4), min_size=size, max_size=size))
    cuts = draw(st.sets(st.integers(1, most - 1)))
    scores = np.array(values, np.float32).reshape(count, len(LABELS))
    return scores, list(pairwise([0, *sorted(c for c in cuts if c < count), count]))


def may_follow(before: str, tag: str) -> bool:
    return not tag.startswith("I-") or before[2:] == tag[2:]


def best_score(scores: Floats, entry: str) -> float:
    """The highest sum of scores of tags that fit together, after the tag `entry`."""
    best = -np.inf
    for tags in product(range(len(LABELS)), repeat=len(scores)):
        names = [entry, *(LABELS[t] for t in tags)]
        if all(may_follow(a, b) for a, b in pairwise(names)):
            best = max(best, sum(float(scores[i, t]) for i, t in enumerate(tags)))
    return best


def score(scores: Floats, tags: list[int]) -> float:
    return sum(float(scores[i, t]) for i, t in enumerate(tags))


@given(tagged(12))
def test_an_i_never_stands_without_its_b(case: tuple[Floats, list[tuple[int, int]]]) -> None:
    scores, stretches = case
    for joined in (False, True):
        tags = decode_tags(scores, LABELS, stretches, joined=joined).tolist()
        breaks = {0} if joined else {start for start, _ in stretches}
        for i, tag in enumerate(tags):
            before = "O" if i in breaks else LABELS[tags[i - 1]]
            assert may_follow(before, LABELS[tag])


@given(tagged())
def test_each_stretch_has_the_best_tags_there_are(
    case: tuple[Floats, list[tuple[int, int]]],
) -> None:
    scores, stretches = case
    tags = decode_tags(scores, LABELS, stretches).tolist()
    for start, end in stretches:
        assert score(scores[start:end], tags[start:end]) == best_score(scores[start:end], "O")


@given(tagged())
def test_joined_stretches_have_the_best_after_what_comes_before(
    case: tuple[Floats, list[tuple[int, int]]],
) -> None:
    scores, stretches = case
    tags = decode_tags(scores, LABELS, stretches, joined=True).tolist()
    for start, end in stretches:
        entry = LABELS[tags[start - 1]] if start else "O"
        assert score(scores[start:end], tags[start:end]) == best_score(scores[start:end], entry)


@given(tagged(8))
def test_tags_that_fit_are_left_alone(case: tuple[Floats, list[tuple[int, int]]]) -> None:
    scores, stretches = case
    tags = decode_tags(scores, LABELS, stretches)
    wanted = np.zeros_like(scores)
    wanted[np.arange(len(tags)), tags] = 1
    assert decode_tags(wanted, LABELS, stretches).tolist() == tags.tolist()


def one_hot(*tags: str) -> Floats:
    return np.array([[float(label == tag) for label in LABELS] for tag in tags], np.float32)


class TestJoined:
    WORDS = one_hot("B-cue", "I-cue", "I-cue", "O")

    def test_what_is_tagged_runs_over(self) -> None:
        tags = decode_tags(self.WORDS, LABELS, [(0, 2), (2, 4)], joined=True)
        assert tag_spans(tags, LABELS) == [(0, 3, "cue")]

    def test_apart_it_starts_anew(self) -> None:
        tags = decode_tags(self.WORDS, LABELS, [(0, 2), (2, 4)])
        assert tag_spans(tags, LABELS)[0] == (0, 2, "cue")
        assert LABELS[tags[2]] != "I-cue"

    def test_a_stretch_solved_anew_passes_its_end_on(self) -> None:
        # The first stretch may not begin with I; its new end forbids how the second began.
        scores = one_hot("I-cue", "I-source", "O")
        tags = decode_tags(scores, LABELS, [(0, 1), (1, 3)], joined=True).tolist()
        assert may_follow(LABELS[tags[0]], LABELS[tags[1]])
        assert may_follow("O", LABELS[tags[0]])


def test_spans() -> None:
    names = ["B-cue", "I-cue", "B-cue", "O", "B-source", "I-cue", "I-source"]
    tags = np.array([LABELS.index(name) for name in names])
    assert tag_spans(tags, LABELS) == [(0, 2, "cue"), (2, 3, "cue"), (4, 5, "source")]
