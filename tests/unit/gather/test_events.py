"""Coverages that documents join or open."""

from datetime import date

import numpy as np
import pytest

from stemma.gather.events import EventIndex
from stemma.gather.terms import Terms

DAY = date(2031, 5, 6)


def terms(**weights: float) -> Terms:
    """Terms named by letters: a is number 0."""
    numbers = np.array([ord(name) - ord("a") for name in sorted(weights)], np.int64)
    values = np.array([weights[name] for name in sorted(weights)], np.float64)
    return Terms(numbers, values / max(float(np.linalg.norm(values)), 1e-9))


def put(index: EventIndex, *documents: Terms) -> list[int]:
    """The coverages that documents without a date join or open, where none become one."""
    found = [index.add(one, None) for one in documents]
    assert all(not gone for _, gone in found)
    return [number for number, _ in found]


def test_a_document_joins_the_one_it_is_most_like() -> None:
    index = EventIndex(alike_score=0.3)
    documents = (terms(a=1, b=1), terms(c=1, d=1), terms(a=1, c=2, d=1), terms(e=1))
    assert put(index, *documents) == [0, 1, 1, 2]


@pytest.mark.parametrize(("bound", "found"), [(0.5, [0, 0]), (0.500001, [0, 1])])
def test_it_joins_at_the_bound_and_not_below(bound: float, found: list[int]) -> None:
    # A cosine of one half.
    assert put(EventIndex(alike_score=bound), terms(a=1, b=1), terms(b=1, c=1)) == found


def test_all_members_count_not_the_nearest() -> None:
    # The third is half like the second, nothing like the first: a quarter on average.
    documents = (terms(a=1, b=1), terms(b=1, c=1), terms(c=1, d=1))
    assert put(EventIndex(alike_score=0.5), *documents) == [0, 0, 1]
    assert put(EventIndex(alike_score=0.25), *documents) == [0, 0, 0]


def test_a_document_between_two_coverages_makes_them_one() -> None:
    index = EventIndex(alike_score=0.32)
    assert put(index, terms(a=3, b=2), terms(b=2, c=3)) == [0, 1]
    assert index.add(terms(a=1, b=1, c=1), None) == (0, (1,))
    # What comes later finds them under the one number, the members of both counted.
    assert put(index, terms(b=1, c=2), terms(d=1)) == [0, 2]


def test_two_coverages_that_one_document_is_near_stay_two_where_they_differ() -> None:
    index = EventIndex(alike_score=0.5)
    assert put(index, terms(a=1, b=3), terms(a=1, c=3)) == [0, 1]
    assert put(index, terms(a=1, b=3, d=1), terms(a=1, c=3, d=1)) == [0, 1]
    near_both = terms(b=1, c=1, d=1)
    assert put(index, near_both) == [0]


@pytest.mark.parametrize(
    ("later", "found"),
    [(date(2031, 5, 7), 0), (date(2031, 5, 8), 0), (date(2031, 6, 6), 1), (date(2031, 4, 6), 1)],
)
def test_days_between_speak_against_one_event(later: date, found: int) -> None:
    index = EventIndex(alike_score=0.5)
    index.add(terms(a=1, b=1), DAY)
    assert index.add(terms(b=1, c=1), later) == (found, ())


def test_a_missing_date_speaks_neither_for_nor_against() -> None:
    index = EventIndex(alike_score=0.5)
    index.add(terms(a=1, b=1), DAY)
    assert put(index, terms(b=1, c=1)) == [0]
    assert put(EventIndex(alike_score=0.51), terms(a=1, b=1), terms(b=1, c=1)) == [0, 1]


def test_documents_without_terms_stand_alone() -> None:
    assert put(EventIndex(), terms(), terms(a=1), terms()) == [0, 1, 2]
