"""Which document repeats an earlier one."""

from __future__ import annotations

from typing import Final

from stemma.gather.figures import FigureFinder
from stemma.gather.shingles import Shingles, Sketcher, shared
from stemma.model import Copy, Document

LEAST_SHARE: Final = 0.75
"""Share of its shingles that a copy has from the document it repeats."""
LEAST_ALIKE: Final = 0.4
"""Shingles of both among those of either: an excerpt of a long report is no copy of it.

Of 1,764 real texts 32 lie above both bounds: one agency's story in two hands, or a story filed
twice; 5 of them give another number somewhere. Reports that share paragraphs lie below.
"""
SHORT: Final = 20
"""Shingles of a text so short that a phrase makes half of it: only one repeated nearly whole is a
copy."""
LEAST_SHORT: Final = 0.9
SAME: Final = 0.9
"""Shingles in common, as in `LEAST_ALIKE`, from which on a copy need not be known by itself: what
repeats it repeats the other. So a story that a thousand papers run costs a thousand looks."""


class CopyFinder:
    """The documents so far, by their sketches."""

    def __init__(self) -> None:
        self._sketcher = Sketcher()
        self._figures = FigureFinder()
        self._documents: list[Document] = []
        self._shingles: list[Shingles] = []
        self._first: dict[int, int] = {}
        self._more: dict[int, list[int]] = {}

    def __len__(self) -> int:
        """How many documents are known by themselves."""
        return len(self._documents)

    def add(self, document: Document) -> Copy | None:
        """Take one more document; what it repeats, or `None`.

        Of several that it repeats, the one with most of it; of those with as much, the first.
        """
        shingles = self._sketcher.shingles(document.text)
        bands = self._sketcher.sketch(shingles)
        best, most = -1, 0.0
        for other in sorted(self._met(bands)):
            share = self._share(shingles, other)
            if share > most and not self._is_news(document, other):
                best, most = other, share
        if best < 0 or _alike(shingles, self._shingles[best]) < SAME:
            self._put(document, shingles, bands)
        return None if best < 0 else Copy(document.id, self._documents[best].id, most)

    def _put(self, document: Document, shingles: Shingles, bands: tuple[int, ...]) -> None:
        place = len(self._documents)
        self._documents.append(document)
        self._shingles.append(shingles)
        for band in bands:
            if self._first.setdefault(band, place) != place:
                self._more.setdefault(band, []).append(place)

    def _met(self, bands: tuple[int, ...]) -> set[int]:
        """The documents that share a band."""
        out = set()
        for band in bands:
            first = self._first.get(band)
            if first is not None:
                out.add(first)
                out.update(self._more.get(band, ()))
        return out

    def _share(self, shingles: Shingles, other: int) -> float:
        """How much of a document another has; 0 where it is no copy of it."""
        known = self._shingles[other]
        share = shared(shingles, known) / len(shingles)
        least = LEAST_SHORT if min(len(shingles), len(known)) < SHORT else LEAST_SHARE
        return share if share >= least and _alike(shingles, known) >= LEAST_ALIKE else 0.0

    def _is_news(self, document: Document, other: int) -> bool:
        """Whether a document gives another number than the one it repeats: a new toll."""
        return self._figures.is_changed(document.text, self._documents[other].text)


def _alike(left: Shingles, right: Shingles) -> float:
    """Shingles of both among those of either."""
    both = shared(left, right)
    return both / (len(left) + len(right) - both)
