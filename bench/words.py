"""How well the table of words tells what means the same: words of happenings in ECB+.

Of two words in two reports of one topic, both for happenings and not the same, the ones of one
event chain should be more alike than others. Each pair of words counts once a topic.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Final

import numpy as np

from bench.command import Place
from bench.ecb import read_report
from stemma.encoder.files import WEIGHTS
from stemma.encoder.words import WordTable

LIKE: Final = 0.5
"""The likeness from which on two deeds are held to be alike."""


def measure(place: Place) -> dict[str, float]:
    """Hundredths: the area under the curve, and of either sort of pairs those that are alike."""
    table = WordTable.load(place.weights or WEIGHTS)
    pairs = {pair for topic in sorted((place.corpora / "ecbplus").iterdir())
             if topic.is_dir() for pair in _pairs(topic, table)}  # fmt: skip
    ordered = sorted(pairs)
    likeness = np.array([table.likeness(one, other) for _, one, other, _ in ordered])
    same = np.array([told for *_, told in ordered])
    return {
        "words of happenings, area under the curve": _area(likeness, same),
        "words of one happening that are alike, %": _share(likeness[same]),
        "words of two happenings that are alike, %": _share(likeness[~same]),
        "words of one happening, pairs": int(same.sum()),
    }


def _pairs(topic: Path, table: WordTable) -> Iterator[tuple[str, str, str, bool]]:
    """(topic, word, word, whether they are of one chain), for reports of one of its two events."""
    said = []
    for path in sorted(topic.glob("*.xml")):
        text, mentions, _ = read_report(path)
        for chain, pieces in mentions:
            if len(pieces) == 1:
                word = table.lemma(text[slice(*pieces[0])])
                said.append((path.name, "plus" in path.name, word, chain))
    for (name, half, one, chain), (other_name, other_half, other, other_chain) in combinations(
        said, 2
    ):
        if name != other_name and half == other_half and one != other:
            yield topic.name, *sorted((one, other)), chain == other_chain  # type: ignore[misc]


def _area(likeness: np.ndarray, same: np.ndarray) -> float:
    """The chance, in hundredths, that a pair of one chain is more alike than one that is not."""
    _, at, counts = np.unique(likeness, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[at]
    ones = int(same.sum())
    above = ranks[same].sum() - ones * (ones + 1) / 2
    return round(100 * float(above) / (ones * (len(same) - ones)), 1)


def _share(likeness: np.ndarray) -> float:
    return round(100 * float((likeness >= LIKE).mean()), 1)
