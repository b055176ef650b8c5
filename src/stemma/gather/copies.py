"""Which document repeats an earlier one."""

from __future__ import annotations

import re
from typing import Final

from stemma.gather.shingles import Shingles, Sketcher, shared
from stemma.model import Copy, Document

LEAST_SHARE: Final = 0.75
"""Share of its shingles that a copy has from the document it repeats."""
LEAST_ALIKE: Final = 0.4
"""Shingles of both among those of either: an excerpt of a long report is no copy of it.

Of 1,764 real texts, the 11 pairs above both bounds are one agency's story in two hands, or a story
filed twice. Reports that share an agency's paragraphs lie below.
"""
SHORT: Final = 20
"""Shingles of a text so short that a phrase makes half of it: only one repeated nearly whole is a
copy."""
LEAST_SHORT: Final = 0.9
LEAST_NUMBERS: Final = 0.9
"""Share of the numbers of a copy that stand in what it repeats: a new toll is news."""

NUMBER: Final = re.compile(r"\d+(?:[.,:]\d+)*")


class CopyFinder:
    """The documents so far, by their sketches."""

    def __init__(self) -> None:
        self._sketcher = Sketcher()
        self._ids: list[str] = []
        self._shingles: list[Shingles] = []
        self._numbers: list[frozenset[str]] = []
        self._first: dict[int, int] = {}
        self._more: dict[int, list[int]] = {}

    def add(self, document: Document) -> Copy | None:
        """Take one more document; what it repeats, or `None`.

        Of several that it repeats, the one with most of it; of those with as much, the first.
        """
        shingles = self._sketcher.shingles(document.text)
        numbers = frozenset(NUMBER.findall(document.text))
        bands = self._sketcher.sketch(shingles)
        place = len(self._ids)
        best, most = -1, 0.0
        for other in sorted(self._met(bands)):
            share = self._share(shingles, numbers, other)
            if share > most:
                best, most = other, share
        self._ids.append(document.id)
        self._shingles.append(shingles)
        self._numbers.append(numbers)
        for band in bands:
            if self._first.setdefault(band, place) != place:
                self._more.setdefault(band, []).append(place)
        return None if best < 0 else Copy(document.id, self._ids[best], most)

    def _met(self, bands: tuple[int, ...]) -> set[int]:
        """The documents that share a band."""
        out = set()
        for band in bands:
            first = self._first.get(band)
            if first is not None:
                out.add(first)
                out.update(self._more.get(band, ()))
        return out

    def _share(self, shingles: Shingles, numbers: frozenset[str], other: int) -> float:
        """How much of a document another has; 0 where it is no copy of it."""
        known = self._shingles[other]
        both = shared(shingles, known)
        share = both / len(shingles)
        least = LEAST_SHORT if min(len(shingles), len(known)) < SHORT else LEAST_SHARE
        if share < least or both < LEAST_ALIKE * (len(shingles) + len(known) - both):
            return 0.0
        if len(numbers & self._numbers[other]) < LEAST_NUMBERS * len(numbers):
            return 0.0
        return share
