"""Coverages that documents join or open."""

from datetime import date

import numpy as np
import pytest

from stemma.gather.events import EventIndex
from stemma.gather.terms import Terms

NO_OTHER: tuple[int, ...] = ()
DAY = date(2031, 5, 6)


def terms(**weights: float) -> Terms:
    """Terms named by letters: a is number 0."""
    numbers = np.array([ord(name) - ord("a") for name in sorted(weights)], np.int64)
    values = np.array([weights[name] for name in sorted(weights)])
    return Terms(numbers, values / np.linalg.norm(values))


def test_a_document_joins_the_one_it_is_most_like() -> None:
    index = EventIndex(alike_score=0.3)
    assert index.add(terms(a=1, b=1), None) == 0
    assert index.add(terms(c=1, d=1), None) == 1
    assert index.add(terms(a=1, c=2, d=1), None) == 1
    assert index.add(terms(e=1), None) == 2


def test_it_joins_at_the_bound_and_not_below() -> None:
    # A cosine of one half.
    left, right = terms(a=1, b=1), terms(b=1, c=1)
    for bound, together in ((0.5, True), (0.500001, False)):
        index = EventIndex(alike_score=bound)
        assert (index.add(left, None) == index.add(right, None)) is together


def test_all_members_count_not_the_nearest() -> None:
    index = EventIndex(alike_score=0.5)
    index.add(terms(a=1, b=1), None)
    assert index.add(terms(b=1, c=1), None) == 0
    # Half like the second, nothing like the first: a quarter on average.
    assert index.add(terms(c=1, d=1), None) == 1


def test_a_document_between_two_coverages_makes_them_one() -> None:
    index = EventIndex(alike_score=0.32)
    assert [index.add(terms(a=3, b=2), None), index.add(terms(b=2, c=3), None)] == [0, 1]
    assert index.add(terms(a=1, b=1, c=1), None) == 0
    assert index.current(1) == 0
    # What comes later finds them under the one number, the members of both counted.
    assert index.add(terms(b=1, c=2), None) == 0
    assert index.add(terms(d=1), None) == 2


def test_two_coverages_that_one_document_is_near_stay_two_where_they_differ() -> None:
    index = EventIndex(alike_score=0.5)
    assert [index.add(terms(a=1, b=3), None), index.add(terms(a=1, c=3), None)] == [0, 1]
    index.add(terms(a=1, b=3, d=1), None)
    index.add(terms(a=1, c=3, d=1), None)
    assert index.add(terms(b=1, c=1, d=1), None) in (0, 1)
    assert index.current(1) == 1


@pytest.mark.parametrize(
    ("later", "together"),
    [(date(2031, 5, 7), True), (date(2031, 5, 8), True), (date(2031, 6, 6), False)],
)
def test_days_between_speak_against_one_event(later: date, *, together: bool) -> None:
    index = EventIndex(alike_score=0.5)
    first = index.add(terms(a=1, b=1), DAY)
    assert (first == index.add(terms(b=1, c=1), later)) is together


def test_a_missing_date_speaks_neither_for_nor_against() -> None:
    index = EventIndex(alike_score=0.5)
    assert index.add(terms(a=1, b=1), DAY) == index.add(terms(b=1, c=1), None)


def test_a_document_without_terms_stands_alone() -> None:
    index = EventIndex()
    empty = Terms(np.zeros(0, np.int64), np.zeros(0))
    assert [index.add(empty, None), index.add(terms(a=1), None), index.add(empty, None)] == [0, 1, 2]
