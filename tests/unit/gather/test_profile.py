"""A profile that grows is the profile of all that was added."""

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stemma.gather.profile import FEW, Growing, Profile, added, alone
from stemma.gather.terms import Terms

DAYS = st.one_of(st.none(), st.dates(date(2031, 1, 1), date(2031, 1, 9)))
MEMBERS = st.lists(
    st.tuples(st.dictionaries(st.integers(0, 9), st.integers(1, 5)), DAYS), min_size=1, max_size=9
)


def profile(terms: dict[int, int], day: date | None) -> Profile:
    numbers = np.array(sorted(terms), np.int64)
    return alone(Terms(numbers, np.array([terms[n] for n in sorted(terms)], np.float64)), day)


@given(members=MEMBERS)
def test_a_growing_profile_is_the_sum_of_its_members(
    members: list[tuple[dict[int, int], date | None]],
) -> None:
    first, *others = (profile(*member) for member in members)
    growing = Growing(first)
    for other in others:
        growing.add(other)
    found, expected = growing.whole(), added(first, *others)
    assert found.numbers.tolist() == expected.numbers.tolist()
    assert found.sums.tolist() == expected.sums.tolist()
    assert (growing.count, growing.days) == (found.count, found.days)
    assert (found.count, found.days) == (expected.count, expected.days)


def test_what_waits_is_added_up_in_time() -> None:
    growing = Growing(profile({0: 1}, None))
    sizes = []
    for start in range(0, 40 * FEW, 1_000):
        growing.add(profile(dict.fromkeys(range(start, start + 1000), 1), None))
        sizes.append(growing._waiting_count)
    assert max(sizes) <= 20 * FEW
    assert sizes.count(0) < 12
    assert len(growing.whole().numbers) == max(range(0, 40 * FEW, 1_000)) + 1_000
