"""Which statements of sources are read with those of a draft, and how many at most."""

from dataclasses import dataclass
from typing import cast

import numpy as np
import pytest
from numpy.typing import NDArray

from stemma.match.against import MOST, NEAREST, REPORTS, nearest_of
from stemma.match.event import Event


@dataclass(frozen=True)
class At:
    document: int


class Told:
    """Statements of numbered reports, each with a random vector."""

    def __init__(self, counts: list[int]) -> None:
        self.statements = [At(n) for n, count in enumerate(counts) for _ in range(count)]
        rows = np.random.default_rng(7).normal(size=(len(self.statements), 8))
        self._rows: NDArray[np.float32] = rows.astype(np.float32)

    def near(self, rows: list[int]) -> NDArray[np.float32]:
        found: NDArray[np.float32] = self._rows[rows]
        return found


def pairs(counts: list[int]) -> list[tuple[int, int]]:
    return list(nearest_of(cast("Event", Told(counts)), 0))


@pytest.mark.parametrize("sources", [1, 3, 12])
def test_each_statement_is_read_with_the_nearest(sources: int) -> None:
    found = pairs([5, *[30] * sources])
    mine = {one for one, _ in found}
    assert mine == set(range(5))
    for one in mine:
        others = [other for a, other in found if a == one]
        assert min(NEAREST, 30) <= len(others) <= NEAREST + REPORTS
        assert all(other >= 5 for other in others)


def test_a_draft_of_30_000_words_has_no_more_pairs_than_are_read() -> None:
    assert len(pairs([1_200, *[40] * 10])) <= MOST + 1_200


@pytest.mark.parametrize("counts", [[0, 4], [4], [4, 0]])
def test_nothing_to_read_is_no_pair(counts: list[int]) -> None:
    assert pairs(counts) == []
