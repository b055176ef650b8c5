"""Spoilt files of every format through `stemma.read`: what comes of them, and how long it takes.

Everything that comes out must be a document or a rejection, and something must: an exception, or
nothing at all, counts as lost.
"""

from __future__ import annotations

import time
from collections import Counter

from tests.unit.read.spoil import SEEDS, spoil

from bench.command import Place, scratch
from stemma.model import Document
from stemma.read import read_source

FILES = 2_000
"""Spoilt files of each format."""


def measure(_: Place) -> dict[str, float]:
    """How many files gave documents only, rejections too, or were lost; the slowest in seconds."""
    figures: dict[str, float] = {}
    slowest = 0.0
    totals: Counter[str] = Counter()
    with scratch() as folder:
        for name, content in SEEDS.items():
            counts: Counter[str] = Counter()
            path = folder / name
            for seed in range(FILES):
                path.write_bytes(spoil(content, seed))
                start = time.perf_counter()
                counts[_outcome(str(path))] += 1
                slowest = max(slowest, time.perf_counter() - start)
            figures[f"fuzz: {name}, files with a rejection"] = counts["rejected"]
            totals += counts
    return figures | {
        "fuzz: files": totals.total(),
        "fuzz: files with documents only": totals["read"],
        "fuzz: files with a rejection": totals["rejected"],
        "fuzz: lost": totals["lost"],
        "fuzz: slowest, seconds": round(slowest, 2),
    }


def _outcome(path: str) -> str:
    try:
        found = list(read_source(path))
    except Exception:  # noqa: BLE001 - this is what is counted
        return "lost"
    if not found:
        return "lost"
    return "read" if all(isinstance(item, Document) for item in found) else "rejected"
