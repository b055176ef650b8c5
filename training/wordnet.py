"""WordNet 3.0 as it is published: senses of words, what they are near to, how often each is meant.

Format: the manual pages wndb(5WN), wninput(5WN) and senseidx(5WN) of WordNet 3.0.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

KINDS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
NUMBERS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
SATELLITE = "s"
UNSEEN = 0.5
"""What the first sense of a word counts for where nobody has met it; the second half of that."""


class Synset(NamedTuple):
    """The kind and the place of a synset in its file: what WordNet points at it by."""

    kind: str
    offset: str


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning: its words, the gloss without examples, and (symbol, synset) of its pointers."""

    words: tuple[str, ...]
    gloss: str
    pointers: tuple[tuple[str, Synset], ...]


def read_senses(folder: Path) -> dict[Synset, Sense]:
    """Every synset, from the `data` files of a folder; the nouns may be in several."""
    return {
        synset: sense
        for name, kind in KINDS.items()
        for path in sorted(folder.glob(f"data.{name}*"))
        for synset, sense in _read(path, kind)
    }


def _read(path: Path, kind: str) -> Iterator[tuple[Synset, Sense]]:
    for line in path.read_text(encoding="latin-1").split("\n"):
        if not line or line.startswith("  "):
            continue  # the licence
        told, _, gloss = line.partition("|")
        fields = told.split()
        count = int(fields[3], 16)
        words = (re.sub(r"\(.*\)", "", word).lower() for word in fields[4 : 4 + 2 * count : 2])
        at = 4 + 2 * count
        pointers = [fields[n : n + 3] for n in range(at + 1, at + 1 + 4 * int(fields[at]), 4)]
        yield (
            Synset(kind, fields[0]),
            Sense(
                tuple(words),
                gloss.strip().partition('; "')[0],
                tuple((symbol, Synset(_kind(k), offset)) for symbol, offset, k in pointers),
            ),
        )


def _kind(letter: str) -> str:
    return "a" if letter == SATELLITE else letter


def read_counts(folder: Path) -> Mapping[str, Mapping[Synset, float]]:
    """Word → how often each of its senses is meant, in the texts that WordNet's makers tagged."""
    out: dict[str, dict[Synset, float]] = defaultdict(dict)
    for line in (folder / "index.sense").read_text(encoding="latin-1").splitlines():
        key, offset, number, count = line.split()
        word, _, told = key.partition("%")
        synset = Synset(NUMBERS[told[0]], offset)
        met = int(count) + UNSEEN / int(number)
        out[word.lower()][synset] = max(met, out[word.lower()].get(synset, 0.0))
    return out
