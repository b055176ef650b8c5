"""Agreement and conflict: briefs of real coverages against answers made by reading the reports.

`well` and `seattle` have their answers beside the corpora. Those of the other seven were made for
this bench by reading every report; they stand in `answers/` as places, report and offsets, without
a word of the texts: conflicts, values that can both hold, agreements in other words, what only one
says, inconsistencies, disputes, shared origins, furniture, positions and newsrooms. Many are hard:
an agreement may have to be inferred.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any, Final

from bench.command import Place, scratch
from bench.events import compare, percent

GIVEN: Final = ("well", "seattle")
"""Coverages whose answers lie beside the corpora."""
ANSWERS: Final = Path(__file__).with_name("answers")


def measure(place: Place) -> dict[str, float]:
    """Hits and how many were asked for, of the given answers and of ours."""
    given = _score(place, GIVEN)
    ours = _score(place, sorted(path.stem for path in ANSWERS.glob("*.json")))
    out: dict[str, float] = {}
    for title, hits in (("well and seattle", given), ("seven coverages", ours)):
        for kind, (hit, of) in hits.items():
            if of:
                out[f"{title}: {kind}, of {of}"] = hit
                out[f"{title}: {kind}, %"] = percent(hit, of)
    return out


def _score(place: Place, names: list[str] | tuple[str, ...]) -> dict[str, tuple[int, int]]:
    hits: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for name in names:
        with scratch() as folder:
            (folder / "gold.json").write_text(
                json.dumps(load_coverage_answers(place.corpora, name)), "utf-8"
            )
            compare(place, place.corpora / "coverages" / name, folder / "compare.json")
            scored = place.score("coverage", folder / "gold.json", folder / "compare.json")
        for kind, found in scored.items():
            if kind not in {"size", "missed"}:
                hits[kind] += found["hit"]
                asked[kind] += found["of"]
        sys.stdout.write(f"{name}: missed {json.dumps(scored['missed'])}\n")
    return {kind: (hits[kind], asked[kind]) for kind in asked}


def load_coverage_answers(corpora: Path, name: str) -> dict[str, Any]:
    """The answers of a coverage with their quotes."""
    if name in GIVEN:
        path = corpora / "answers" / f"{name}.json"
        given: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return given
    texts = {path.stem: _text(path) for path in (corpora / "coverages" / name).iterdir()}
    answers: dict[str, Any] = json.loads((ANSWERS / f"{name}.json").read_text("utf-8"))
    for entry in (entry for entries in answers.values() for entry in entries):
        for side in ("a", "b"):
            if side in entry:
                report, start, end = entry[side]
                entry[side] = [report, texts[report][start:end]]
    return answers


def _text(path: Path) -> str:
    content = path.read_text("utf-8")
    return content if path.suffix == ".txt" else str(json.loads(content)["text"])
