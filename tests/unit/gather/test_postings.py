"""The index of terms gives the same as the sums themselves."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.gather.postings import SHORT, Postings
from stemma.gather.profile import Profile, added, likeness, nearness_of

WEIGHTS = st.dictionaries(st.integers(0, 6), st.integers(1, 5), max_size=4)
STEPS = st.lists(st.tuples(st.integers(0, 4), WEIGHTS), min_size=1, max_size=30)


def as_profile(weights: dict[int, int], days: dict[int, int] | None = None) -> Profile:
    numbers = sorted(weights)
    return Profile(
        np.array(numbers, np.int64),
        np.array([weights[number] for number in numbers], np.float64),
        1,
        days or {},
    )


@given(steps=STEPS, asked=WEIGHTS, merged=st.tuples(st.integers(0, 4), st.integers(0, 4)))
def test_totals_are_the_products_with_all_members(
    steps: list[tuple[int, dict[int, int]]], asked: dict[int, int], merged: tuple[int, int]
) -> None:
    postings, plain = Postings(), dict[int, Profile]()
    for coverage, weights in steps:
        new = as_profile(weights)
        postings.add(coverage, new.numbers, new.sums)
        plain[coverage] = added(plain[coverage], new) if coverage in plain else new
    kept, gone = min(merged), max(merged)
    if kept != gone and kept in plain and gone in plain:
        postings.merge(kept, gone)
        plain[kept] = added(plain[kept], plain.pop(gone))
    query = as_profile(asked)
    found = postings.totals(query.numbers, query.sums)
    for coverage in range(len(found)):
        other = plain.get(coverage)
        wanted = 0.0 if other is None else likeness(query, other) * other.count
        # A mean times its count may be off by the last bit.
        assert found[coverage] == pytest.approx(wanted)


def test_a_long_row_is_packed_and_keeps_its_sums() -> None:
    postings, one = Postings(), as_profile({2: 3})
    for number in range(5 * SHORT):
        postings.add(number % 3, one.numbers, one.sums)
    assert postings.totals(one.numbers, one.sums)[:3].tolist() == [9 * 107, 9 * 107, 9 * 106]
    assert postings.entry_count(2) < 2 * SHORT


@given(left=WEIGHTS, right=WEIGHTS)
def test_likeness_mirrors(left: dict[int, int], right: dict[int, int]) -> None:
    one, other = as_profile(left), as_profile(right)
    plain = sum(weight * right.get(number, 0) for number, weight in left.items())
    assert likeness(one, other) == likeness(other, one) == plain


def test_nearness_is_the_mean_over_members_and_missing_days_count_as_nothing() -> None:
    one, same = as_profile({0: 1}, {10: 1}), as_profile({0: 1}, {10: 1})
    far, never = as_profile({0: 1}, {400: 1}), as_profile({0: 1})
    assert nearness_of(one, same) == 1.1
    assert nearness_of(one, never) == nearness_of(never, never) == 1.0
    assert nearness_of(added(one, far), same) == (1.1 + 0.5) / 2
    assert nearness_of(added(one, never), same) == (1.1 + 1.0) / 2
