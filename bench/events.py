"""Events of ECB+: pairs of sentences about one event, on the topics kept for testing."""

from __future__ import annotations

import subprocess
from pathlib import Path

from bench.command import ROOT, Place, scratch

TOPICS = 36
"""Topics below this number are at hand; the others are kept for the last test."""
TESTED = range(31, 36)
"""Topics that nothing was trained or tuned on."""


def measure(place: Place) -> dict[str, float]:
    """Precision, recall and F1 in hundredths over the pairs of the topics tested."""
    right = found = wanted = 0.0
    for topic in topics(place.corpora / "ecbplus"):
        if int(topic.name) not in TESTED:
            continue
        with scratch() as folder:
            place.score("texts", "events", topic, folder / "texts")
            compare(place, folder / "texts", folder / "compare.json")
            scored = place.score("events", topic, folder / "compare.json")
        figures = scored["sentence pairs about one event"]
        right += round(figures["p"] * figures["predicted"] / 100)
        found += figures["predicted"]
        wanted += figures["gold"]
    return {
        "ecb+ 31 to 35, sentence pairs precision": percent(right, found),
        "ecb+ 31 to 35, sentence pairs recall": percent(right, wanted),
        "ecb+ 31 to 35, sentence pairs f1": percent(2 * right, found + wanted),
    }


def topics(folder: Path) -> list[Path]:
    """The folders of the topics, in the order of their numbers."""
    numbers = sorted(int(p.name) for p in folder.iterdir() if p.is_dir() and p.name.isdigit())
    return [folder / str(number) for number in numbers if number < TOPICS]


def compare(place: Place, sources: Path, out: Path) -> None:
    """Run `stemma compare` over a folder."""
    places = ["compare", str(sources.resolve()), "--out", str(out.resolve())]
    command = [*place.program(), *places, "--format", "json", "-q"]
    subprocess.run(command, check=True, cwd=ROOT)


def percent(part: float, whole: float) -> float:
    """A share in hundredths, to one decimal; 0 of nothing."""
    return round(100 * part / whole, 1) if whole else 0.0
