from pathlib import Path

import numpy as np
import pytest

from stemma.encoder.vectors import LONGEST_SENTENCE, WIDTH, Vectors

HELD = ["The", "dam", "held", ",", "officials", "said", "."]
SAME = ["Officials", "said", "that", "the", "dam", "had", "held", "."]
OTHER = ["Shares", "of", "two", "banks", "fell", "in", "Oslo", "on", "Friday", "."]


@pytest.fixture(scope="module")
def vectors(weights: Path) -> Vectors:
    return Vectors.load(weights)


def test_they_are_of_unit_length(vectors: Vectors) -> None:
    found = vectors.of([HELD, ["Word"], ["😀"], HELD * 100])
    assert found.shape == (4, WIDTH)
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)


def test_a_copy_lies_at_distance_zero_wherever_it_stands(vectors: Vectors) -> None:
    (alone,) = vectors.of([HELD])
    first, _, _, last = vectors.of([HELD, OTHER, HELD * 20, HELD])
    assert alone.tobytes() == first.tobytes() == last.tobytes()


def test_one_thread_and_two_give_the_same_bytes(weights: Path, vectors: Vectors) -> None:
    two = Vectors.load(weights, threads=2)
    assert two.of([HELD, OTHER]).tobytes() == vectors.of([HELD, OTHER]).tobytes()


def test_sentences_that_say_the_same_lie_closer(vectors: Vectors) -> None:
    held, same, other = vectors.of([HELD, SAME, OTHER])
    assert held @ same > 0.8
    assert held @ other < 0.4


def test_what_is_past_the_limit_does_not_count(vectors: Vectors) -> None:
    long = ["dam"] * LONGEST_SENTENCE
    left, right = vectors.of([long, [*long, *OTHER]])
    assert left.tobytes() == right.tobytes()


def test_no_sentences(vectors: Vectors) -> None:
    assert vectors.of([]).shape == (0, WIDTH)
