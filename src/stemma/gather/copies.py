"""Which document repeats an earlier one."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from hashlib import blake2b
from typing import Final

from stemma.gather.figures import FigureFinder, Figures, is_changed
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


FIRST: Final = 4
LAST: Final = 12
"""Documents that a band remembers: the first ones, and the last ones, of which a later version of a
running story is a copy. So many thousand versions of one story cost no more looks each than a few.
"""
LOOKS: Final = 16
"""Documents looked at closely, those that share most bands: what is nine tenths alike shares 29 of
40, what is half alike 5."""


class Known:
    """A document that others may repeat; its numbers are found when they are first asked for."""

    __slots__ = ("_figures", "document", "shingles")

    def __init__(self, document: Document, shingles: Shingles) -> None:
        self.document = document
        self.shingles = shingles
        self._figures: Figures | None = None

    def figures(self, finder: FigureFinder) -> Figures:
        """Its numbers by their places."""
        if self._figures is None:
            self._figures = finder.figures(self.document.text)
        return self._figures


class Band:
    """The places of the documents that share a band: the first `FIRST` and the last `LAST`."""

    __slots__ = ("_first", "_last")

    def __init__(self, place: int) -> None:
        self._first = [place]
        self._last: deque[int] | None = None

    def add(self, place: int) -> None:
        """One document more."""
        if len(self._first) < FIRST:
            self._first.append(place)
        elif self._last is None:
            self._last = deque((place,), LAST)
        else:
            self._last.append(place)

    def __iter__(self) -> Iterator[int]:
        yield from self._first
        yield from self._last or ()


class CopyFinder:
    """The documents so far, by their sketches.

    What one more costs does not grow with how many there are, nor with how many are alike.
    """

    def __init__(self) -> None:
        self._sketcher = Sketcher()
        self._finder = FigureFinder()
        self._known: list[Known] = []
        self._bands: dict[int, Band] = {}
        self._same: dict[bytes, int] = {}

    def __len__(self) -> int:
        """How many documents are known by themselves."""
        return len(self._known)

    def add(self, document: Document) -> Copy | None:
        """Take one more document; what it repeats, or `None`.

        Of several that it repeats, the one with most of it; of those with as much, the first. Of
        very many, those that come first and last are looked at.
        """
        new = Known(document, self._sketcher.shingles(document.text))
        bands = self._sketcher.sketch(new.shingles)
        shares = {place: _share(new, self._known[place]) for place in self._met(new, bands)}
        best = next(
            (
                place
                for place in sorted(shares, key=lambda place: (-shares[place], place))
                if shares[place] and not self._is_news(new, self._known[place])
            ),
            None,
        )
        if best is None or _alike(new.shingles, self._known[best].shingles) < SAME:
            self._put(new, bands)
        if best is None:
            return None
        return Copy(document.id, self._known[best].document.id, shares[best])

    def _put(self, new: Known, bands: tuple[int, ...]) -> None:
        place = len(self._known)
        self._known.append(new)
        self._same.setdefault(_digest(new.shingles), place)
        for number in bands:
            band = self._bands.get(number)
            if band is None:
                self._bands[number] = Band(place)
            else:
                band.add(place)

    def _met(self, new: Known, bands: tuple[int, ...]) -> list[int]:
        """The documents that share most bands, and the one with the same shingles."""
        counts = Counter(place for number in bands for place in self._bands.get(number, ()))
        most = sorted(counts, key=lambda place: (-counts[place], place))[:LOOKS]
        same = self._same.get(_digest(new.shingles)) if bands else None
        return most if same is None or same in most else [*most, same]

    def _is_news(self, new: Known, known: Known) -> bool:
        """Whether a document gives another number than the one it repeats: a new toll."""
        return is_changed(new.figures(self._finder), known.figures(self._finder))


def _share(new: Known, known: Known) -> float:
    """How much of a document another has; 0 where it is no copy of it."""
    one, other = new.shingles, known.shingles
    both = shared(one, other)
    share = both / len(one)
    least = LEAST_SHORT if min(len(one), len(other)) < SHORT else LEAST_SHARE
    alike = both / (len(one) + len(other) - both)
    return share if share >= least and alike >= LEAST_ALIKE else 0.0


def can_repeat(left: Shingles, right: Shingles) -> bool:
    """Whether one of two texts may be a copy of the other, whichever came first."""
    if not len(left) or not len(right):
        return False
    both = shared(left, right)
    alike = both / (len(left) + len(right) - both)
    return both / min(len(left), len(right)) >= LEAST_SHARE and alike >= LEAST_ALIKE


def _digest(shingles: Shingles) -> bytes:
    return blake2b(shingles.tobytes(), digest_size=16).digest()


def _alike(left: Shingles, right: Shingles) -> float:
    """Shingles of both among those of either."""
    both = shared(left, right)
    return both / (len(left) + len(right) - both)
