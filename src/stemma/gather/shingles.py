"""The shingles of a text and a sketch of them, by which near-copies meet."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray

Shingles = NDArray[np.uint32]

WORD: Final = re.compile(r"\d+(?:[.,:]\d+)+|\w+(?:'\w+)*")

WIDTH: Final = 3
"""Words of a shingle. A changed word or a moved paragraph costs two or three; with wider ones a
short text loses too many."""

BANDS: Final = 40
ROWS: Final = 3
"""Bands of the sketch and values of each. Two texts meet where all values of one band are equal:
if they share half of their shingles, in 99.5 of 100 cases, three fifths: 99.99, a tenth: 4."""

_MIX: Final = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F))


class Sketcher:
    """Makes shingles and sketches; the same for the same text, everywhere and always.

    Source: Broder, "On the resemblance and containment of documents" (1997); the bands are those
    of Indyk and Motwani, "Approximate nearest neighbors" (1998).
    """

    def __init__(self) -> None:
        # Any fixed numbers do, the factors odd.
        self._factors = _numbers("factor") | np.uint64(1)
        self._terms = _numbers("term")
        self._hashes: dict[str, int] = {}

    def shingles(self, text: str) -> Shingles:
        """The hashes of every `WIDTH` words in a row, ascending, each once.

        Upper and lower case, punctuation and space make no difference. A text with fewer words has
        one shingle, of all of them; a text without words has none.
        """
        words = [self._hash(word) for word in split_words(text)]
        if not words:
            return np.zeros(0, np.uint32)
        hashes = np.array(words, np.uint64)
        width = min(WIDTH, len(words))
        mixed = np.zeros(len(words) - width + 1, np.uint64)
        for place in range(width):
            mixed = (mixed ^ hashes[place : place + len(mixed)]) * _MIX[0]
            mixed ^= mixed >> np.uint64(29)
        return np.unique(((mixed * _MIX[1]) >> np.uint64(32)).astype(np.uint32))

    def sketch(self, shingles: Shingles) -> tuple[int, ...]:
        """A number for each band; nothing for a text without words."""
        if not len(shingles):
            return ()
        wide = shingles.astype(np.uint64)
        mixed = self._factors[:, None] * wide[None, :] + self._terms[:, None]
        least = (mixed >> np.uint64(32)).min(axis=1).reshape(BANDS, ROWS)
        bands = np.arange(BANDS, dtype=np.uint64)
        for row in range(ROWS):
            bands = (bands ^ least[:, row]) * _MIX[row % 2]
            bands ^= bands >> np.uint64(31)
        return tuple(bands.tolist())

    def _hash(self, word: str) -> int:
        known = self._hashes.get(word)
        if known is None:
            digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
            known = self._hashes[word] = int.from_bytes(digest, "big")
        return known


def _numbers(name: str) -> NDArray[np.uint64]:
    """(bands times rows,) numbers of 64 bits that look drawn by lot and are always the same."""
    digests = [blake2b(f"{name} {n}".encode(), digest_size=8).digest() for n in range(BANDS * ROWS)]
    return np.array([int.from_bytes(digest, "big") for digest in digests], np.uint64)


def split_words(text: str) -> list[str]:
    """The words and numbers of a text, in lower case."""
    return WORD.findall(text.lower().replace("’", "'"))


def shared(left: Shingles, right: Shingles) -> int:
    """How many shingles two texts have in common."""
    few, many = sorted((left, right), key=len)
    places = np.searchsorted(many, few)
    places[places == len(many)] = 0
    return int((many[places] == few).sum()) if len(many) else 0
