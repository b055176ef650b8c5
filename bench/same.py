"""The same input, the same bytes: twice, and on one thread and two."""

from __future__ import annotations

from bench.command import Place
from stemma.claims import CloseReader
from stemma.encoder.files import WEIGHTS
from stemma.model import Document
from stemma.read import read_text
from stemma.report.json import render_json


def measure(place: Place) -> dict[str, float]:
    """Documents whose output differs; 0 or the promise is broken."""
    weights = place.weights or WEIGHTS
    paths = sorted((place.corpora / "coverages/call").glob("*.txt"))
    paths += sorted((place.corpora / "polnear/dev/text").glob("*.txt"))[:20]
    found = [read_text(p.read_text(encoding="utf-8"), p.name) for p in paths]
    documents = [d for d in found if isinstance(d, Document)]
    runs = []
    for threads in (1, 1, 2):
        annotator = CloseReader.load(weights, threads=threads)
        runs.append([render_json(a) for a in annotator.annotate(documents)])
    alone = CloseReader.load(weights)
    reverse = [render_json(alone.annotate([d])[0]) for d in reversed(documents)][::-1]
    return {
        "documents that differ, run twice": float(
            sum(a != b for a, b in zip(runs[0], runs[1], strict=True))
        ),
        "documents that differ, two threads": float(
            sum(a != b for a, b in zip(runs[0], runs[2], strict=True))
        ),
        "documents that differ, alone and in reverse": float(
            sum(a != b for a, b in zip(runs[0], reverse, strict=True))
        ),
    }
