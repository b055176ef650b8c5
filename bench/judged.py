"""Strictly judged pairs: a judgement counts only where it is about the very words of an answer.

The briefs of the stories kept for testing, against answers made by reading them wholly; and beside
them, called "tuned on", those of the nine coverages whose answers the program was tuned on. The
scorer says what counts. Of the core it is told how many points it has, and of these how many rest
on one report, have under four words, or are said twice: three that should be none.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from training.pair_rows import part_of

from bench.command import Place, scratch
from bench.coverages import ANSWERS, GIVEN, load_coverage_answers
from bench.events import compare
from bench.stories import answers_of

Case = tuple[Path, Path]
"""A file of answers, and the folder of the reports."""


def measure(place: Place) -> dict[str, float]:
    """Hits of each kind, with how many were asked for in the name, and what the core holds."""
    with scratch() as folder:
        tested = [*_tested(place.corpora)]
        tuned = [*_tuned_on(place.corpora, folder)]
        out = _score(place, "judged", tested)
        # Only here may errors be read.
        return out | _score(place, "judged, tuned on", tuned, show_missed=True)


def _tested(corpora: Path) -> Iterator[Case]:
    for path in answers_of(corpora):
        if part_of(path.stem) == "test":
            yield path, corpora / "pairs/stories" / path.stem


def _tuned_on(corpora: Path, folder: Path) -> Iterator[Case]:
    for name in (*GIVEN, *sorted(path.stem for path in ANSWERS.glob("*.json"))):
        path = folder / f"{name}.json"
        path.write_text(json.dumps(load_coverage_answers(corpora, name)), "utf-8")
        yield path, corpora / "coverages" / name


def _score(
    place: Place, title: str, cases: Iterable[Case], *, show_missed: bool = False
) -> dict[str, float]:
    hits: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    core: Counter[str] = Counter()
    for answers, reports in cases:
        with scratch() as folder:
            compare(place, reports, folder / "compare.json")
            scored = place.score("judged", answers, folder / "compare.json")
        missed, held = scored.pop("missed"), scored.pop("core")
        for kind, found in scored.items():
            hits[kind] += found["hit"]
            asked[kind] += found["of"]
        core.update(held)
        if show_missed:
            sys.stdout.write(f"{answers.stem}: missed {json.dumps(missed)}\n")
    out: dict[str, float] = {f"{title}: {kind}, of {of}": hits[kind] for kind, of in asked.items()}
    for kind, count in core.items():
        out[f"{title}: core {kind}" if kind == "points" else f"{title}: core points {kind}"] = count
    return out
