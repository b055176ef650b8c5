"""Clusters beside a slow and obvious reference, on small sets of pairs."""

from fractions import Fraction
from itertools import combinations, product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.match.cluster import UNKNOWN, cluster

Pair = tuple[int, int, float]

QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)
LEASTS = (0.34, 0.53, 0.71)
"""Bounds that no mean of a few quarters meets, so that no rounding decides."""


@st.composite
def graphs(draw: st.DrawFn, most: int = 7) -> tuple[int, list[Pair]]:
    """A number of items, and chances for some pairs of them."""
    count = draw(st.integers(0, most))
    chances = st.none() | st.sampled_from(QUARTERS)
    drawn = [(*pair, draw(chances)) for pair in combinations(range(count), 2)]
    return count, [(a, b, chance) for a, b, chance in drawn if chance is not None]


def slow_cluster(
    count: int, pairs: list[Pair], least: float, unknown: float
) -> list[tuple[int, ...]]:
    """What is surely one is put together; then every two groups are tried, the surest pair first,
    and every chance between them is worked out anew.
    """
    units = [frozenset({number}) for number in range(count)]
    for left, right, chance in pairs:
        if chance == 1:
            (one,), (other,) = ([u for u in units if n in u] for n in (left, right))
            units = [u for u in units if u not in (one, other)] + [one | other]
    between: dict[tuple[frozenset[int], frozenset[int]], Fraction] = {}
    for one, other in combinations(sorted(units, key=min), 2):
        known = [Fraction(chance) for a, b, chance in pairs if ({a, b} & one and {a, b} & other)]
        if known:
            between[one, other] = sum(known, Fraction(0)) / len(known)
    groups = [{unit} for unit in units]
    for (one, other), mean in sorted(
        between.items(), key=lambda item: (-item[1], min(item[0][0]), min(item[0][1]))
    ):
        here, there = (next(g for g in groups if unit in g) for unit in (one, other))
        if here is there or mean < least:
            continue
        found = [
            between.get((a, b), between.get((b, a), Fraction(unknown)))
            for a, b in product(here, there)
        ]
        if sum(found, Fraction(0)) / len(found) >= least:
            groups = [g for g in groups if g is not here and g is not there] + [here | there]
    return sorted(tuple(sorted(n for unit in group for n in unit)) for group in groups)


@given(graphs(), st.sampled_from(LEASTS), st.sampled_from(QUARTERS))
def test_it_groups_as_the_slow_way_does(
    graph: tuple[int, list[Pair]], least: float, unknown: float
) -> None:
    count, pairs = graph
    found = cluster(count, pairs, least=least, unknown=unknown)
    assert found == slow_cluster(count, pairs, least, unknown)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("least", LEASTS)
def test_large_groups_are_joined_as_the_slow_way_does(seed: int, least: float) -> None:
    random = Random(seed)
    pairs = [
        (a, b, random.choice(QUARTERS[2:] if (a < 12) == (b < 12) else QUARTERS[1:4]))
        for a, b in combinations(range(24), 2)
        if random.random() < 0.7
    ]
    assert cluster(24, pairs, least=least) == slow_cluster(24, pairs, least, UNKNOWN)


@given(graphs(), st.sampled_from(QUARTERS), st.sampled_from(QUARTERS))
def test_every_number_is_in_exactly_one_group(
    graph: tuple[int, list[Pair]], least: float, unknown: float
) -> None:
    count, pairs = graph
    groups = cluster(count, pairs, least=least, unknown=unknown)
    assert sorted(number for group in groups for number in group) == list(range(count))
    assert groups == sorted(tuple(sorted(group)) for group in groups)


@given(
    graphs(),
    st.lists(st.sampled_from([0.1, 0.2, 0.3, 0.6, 0.7, 0.9, 1.0]), min_size=21, max_size=21),
    st.sampled_from([0.3, 0.4, 0.5, 0.6]),
    st.randoms(use_true_random=False),
    st.booleans(),
)
def test_neither_the_order_of_the_pairs_nor_their_direction_matters(
    graph: tuple[int, list[Pair]],
    chances: list[float],
    least: float,
    random: Random,
    turned: bool,  # noqa: FBT001 - hypothesis draws it
) -> None:
    count, pairs = graph
    pairs = [(a, b, chance) for (a, b, _), chance in zip(pairs, chances, strict=False)]
    shuffled = [(b, a, chance) if turned else (a, b, chance) for a, b, chance in pairs]
    random.shuffle(shuffled)
    assert cluster(count, shuffled, least=least) == cluster(count, pairs, least=least)


def test_the_last_bits_of_a_sum_hang_on_no_order() -> None:
    # (0.1 + 0.2) + 0.6 and (0.6 + 0.2) + 0.1 are not the same number.
    chances = [(0, 3, 0.1), (1, 3, 0.2), (2, 3, 0.6)]
    for least in (sum((0.1, 0.2, 0.6)) / 3, sum((0.6, 0.2, 0.1)) / 3):
        found = {
            tuple(cluster(4, [(0, 1, 1.0), (1, 2, 1.0), *order], least=least))
            for order in (chances, chances[::-1])
        }
        assert len(found) == 1


@pytest.mark.parametrize(
    ("pairs", "groups"),
    [
        pytest.param(
            [(0, 1, 0.9), (1, 2, 0.9)], [(0, 1, 2)], id="nobody looked at the third of sure pairs"
        ),
        pytest.param(
            [(0, 1, 0.9), (1, 2, 0.6)],
            [(0, 1), (2,)],
            id="nobody looked at the third of likely pairs",
        ),
        pytest.param(
            [(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.1)],
            [(0, 1), (2,)],
            id="the third pair was found apart",
        ),
        pytest.param(
            [(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.4)],
            [(0, 1, 2)],
            id="the third pair is unsure and the mean still high",
        ),
        pytest.param(
            [(0, 1, 0.9), (2, 3, 0.9), (1, 2, 0.7), (0, 3, 0.2)],
            [(0, 1), (2, 3)],
            id="two groups with one pair for and one against",
        ),
        pytest.param(
            [(0, 1, 1.0), (2, 1, 0.6), (0, 2, 0.6)], [(0, 1, 2)], id="copies count as one member"
        ),
        pytest.param(
            [(0, 1, 1.0), (1, 2, 0.6)],
            [(0, 1, 2)],
            id="a pair of a copy that nobody looked at counts for nothing",
        ),
        pytest.param([(0, 1, 0.49)], [(0,), (1,)], id="below the least"),
        pytest.param([(0, 1, 0.5)], [(0, 1)], id="at the least"),
        pytest.param([], [(0,), (1,), (2,)], id="no pairs"),
    ],
)
def test_a_pair_found_apart_keeps_two_groups_apart(
    pairs: list[Pair], groups: list[tuple[int, ...]]
) -> None:
    count = 1 + max((number for group in groups for number in group), default=0)
    assert cluster(count, pairs, least=0.5) == groups


def test_a_chain_of_likely_pairs_is_no_group() -> None:
    chain = [(n, n + 1, 0.7) for n in range(9)]
    assert max(map(len, cluster(10, chain, least=0.5))) <= 3


def test_many_copies_of_one_weigh_no_more_than_one() -> None:
    copies = [(a, b, 1.0) for a, b in combinations(range(5), 2)]
    asked = [(n, 5, 0.6) for n in range(5)]
    assert cluster(7, [*copies, *asked, (5, 6, 0.6)], least=0.5) == cluster_of_one(5)


def cluster_of_one(copies: int) -> list[tuple[int, ...]]:
    """What becomes of three in a chain where the first is so many copies."""
    found = cluster(3, [(0, 1, 0.6), (1, 2, 0.6)], least=0.5)
    numbers = {0: tuple(range(copies)), 1: (copies,), 2: (copies + 1,)}
    return [tuple(n for member in group for n in numbers[member]) for group in found]


def test_of_nothing_there_are_no_groups() -> None:
    assert cluster(0, [], least=0.5) == []
