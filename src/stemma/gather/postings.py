"""Which coverages have which terms: likeness to all of them at once."""

from __future__ import annotations

from array import array
from typing import Final

import numpy as np
from numpy.typing import NDArray

SHORT: Final = 64
"""Entries of a row that may stand before those of one coverage are added up."""


class Postings:
    """For each term a row of (coverage, weight), an entry for each document that has the term.

    A row is packed whenever it has grown to twice its packed length: the entries of one coverage
    are added up. So it stays as long as there are coverages with the term, not documents.
    """

    def __init__(self) -> None:
        self._owners: list[array[int]] = []
        self._weights: list[array[float]] = []
        self._limits = array("q")
        self._goes_on_as: NDArray[np.int64] = np.zeros(0, np.int64)

    def entry_count(self, number: int) -> int:
        """How long the row of a term is."""
        return len(self._owners[number])

    def totals(
        self, numbers: NDArray[np.int64], weights: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """(coverages,) the scalar products of a document with the sum of each coverage's members.

        Zero under the numbers of coverages that go on as another.
        """
        self._grow(numbers)
        rows = numbers.tolist()
        if not rows:
            return np.zeros(len(self._goes_on_as))
        owners = [np.frombuffer(self._owners[row], np.int64) for row in rows]
        held = [np.frombuffer(self._weights[row], np.float64) for row in rows]
        counts = [len(row) for row in owners]
        products = np.concatenate(held) * np.repeat(weights, counts)
        found = self._goes_on_as[np.concatenate(owners)]
        return np.bincount(found, products, len(self._goes_on_as)).astype(np.float64, copy=False)

    def add(self, coverage: int, numbers: NDArray[np.int64], weights: NDArray[np.float64]) -> None:
        """One more document of a coverage."""
        self._grow(numbers)
        if coverage >= len(self._goes_on_as):
            more = np.arange(len(self._goes_on_as), max(2 * coverage, SHORT))
            self._goes_on_as = np.concatenate([self._goes_on_as, more])
        for row, weight in zip(numbers.tolist(), weights.tolist(), strict=True):
            self._owners[row].append(coverage)
            self._weights[row].append(weight)
            if len(self._owners[row]) >= self._limits[row]:
                self._pack(row)

    def merge(self, kept: int, gone: int) -> None:
        """One coverage goes on under the number of another."""
        self._goes_on_as[self._goes_on_as == gone] = kept

    def _pack(self, row: int) -> None:
        owners = self._goes_on_as[np.frombuffer(self._owners[row], np.int64)]
        known, place = np.unique(owners, return_inverse=True)
        weights = np.bincount(place, np.frombuffer(self._weights[row], np.float64))
        self._owners[row] = array("q", known.tobytes())
        self._weights[row] = array("d", weights.tobytes())
        self._limits[row] = max(2 * len(known), SHORT)

    def _grow(self, numbers: NDArray[np.int64]) -> None:
        """A row for every term up to these."""
        need = int(numbers[-1]) + 1 if len(numbers) else 0
        for _ in range(need - len(self._owners)):
            self._owners.append(array("q"))
            self._weights.append(array("d"))
            self._limits.append(SHORT)
