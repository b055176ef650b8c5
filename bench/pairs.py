"""Pairs of claims and of values, labelled by reading: how often a judgement is of one thing.

`pairs.tsv` holds places in the real coverages, without a word of their texts. A claim's label: 3,
both state the same; 2, both speak of one happening and say other things of it; 1, one topic; 0,
nothing in common. A value's: 3, both measure or date the same; 2, likely; 0, other things. `!`
says that both cannot be so, `~` that both can, `=` that they are the same, `?` that they may
differ. The pairs were drawn evenly over how likely the program held them to be one thing, so
shares are of such a draw and not of all that is printed.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench.command import Place
from bench.events import percent
from stemma.brief import BriefMaker
from stemma.claims import CloseReader
from stemma.model import Brief, Document, JudgedPoint, Judgement, Reading, Relation, Span
from stemma.read import read_sources

PAIRS: Final = Path(__file__).with_name("pairs.tsv")
CLASHES: Final = frozenset({Relation.CONTRADICTS, Relation.DIFFERS, Relation.UPDATES})
Row = dict[str, str]


def measure(place: Place) -> dict[str, float]:
    """Of the labelled pairs that are judged, hundredths that are of one thing."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for name, rows in _rows().items():
        documents = [
            found
            for found in read_sources([str(place.corpora / "coverages" / name)])
            if isinstance(found, Document)
        ]
        brief = BriefMaker.load().make(CloseReader.load().annotate(documents))
        ids = {Path(d.source).name.rpartition(".")[0]: d.id for d in documents}
        for row in rows:
            for relation in _relations(brief, row, ids):
                kind = "claims" if row["kind"] == "claim" else "values"
                told[f"{kind} that {relation}"][row["label"][0]] += 1
    out: dict[str, float] = {}
    for kind, count in sorted(told.items()):
        of = sum(count.values())
        out[f"pairs: {kind}, of one thing, %"] = percent(count["3"], of)
        out[f"pairs: {kind}, or likely so, %"] = percent(count["3"] + count["2"], of)
        out[f"pairs: {kind}, of"] = of
    return out


def _rows() -> dict[str, list[Row]]:
    out: dict[str, list[Row]] = defaultdict(list)
    with PAIRS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            out[row["coverage"]].append(row)
    return out


def _relations(brief: Brief, row: Row, ids: dict[str, str]) -> set[str]:
    """How the readings in two places are judged: `agree`, `clash`, both, or nothing."""
    left = _places(row["left places"], ids[row["left"]])
    right = _places(row["right places"], ids[row["right"]])
    out = set()
    for judged in brief.points:
        mine, theirs = (_at(judged, places, row["kind"]) for places in (left, right))
        for judgement in _between(judged, mine, theirs):
            if judgement.relation in CLASHES:
                out.add("clash")
            elif judgement.relation is Relation.AGREES:
                out.add("agree")
    return out


def _places(written: str, document: str) -> tuple[Span, ...]:
    pieces = (piece.split("-") for piece in written.split())
    return tuple(Span(document, int(start), int(end)) for start, end in pieces)


def _at(judged: JudgedPoint, places: tuple[Span, ...], kind: str) -> set[str]:
    """The readings of a claim, or of a value, that stand in some places."""
    return {r.id for r in judged.point.readings if set(places) <= _spans(r, kind)}


def _spans(reading: Reading, kind: str) -> set[Span]:
    return set() if (reading.value is None) is not (kind == "claim") else set(reading.spans)


def _between(judged: JudgedPoint, mine: set[str], theirs: set[str]) -> Iterator[Judgement]:
    for judgement in judged.judgements:
        ends = {judgement.left, judgement.right}
        if ends & mine and ends & theirs:
            yield judgement
