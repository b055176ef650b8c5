"""The page of a brief: how large it is, and what it costs beside comparing.

`python -m bench.page`, on the coverages of the corpora and on a hundred reports made from the
eleven of one of them: each report ten times, a third of its sentences left out by chance. Seconds
are of the processor.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final

from bench.command import ROOT
from stemma.model import Annotations, Brief, Document, Rejection
from stemma.read import read_sources
from stemma.report.brief_page import render_brief_page
from stemma.run import compare_reports
from stemma.run.pipeline import annotate_documents

COVERAGES: Final = ROOT.parent / "shared" / "corpora" / "coverages"
HUNDRED: Final = "toblerone"
KEPT: Final = 2 / 3
ROUNDS: Final = 3


def main() -> None:
    """Print a line for each coverage."""
    print("reports  bytes      read s  compare s  render s  render/compare  of all")
    for place in (ROOT / "examples" / "flood", COVERAGES / "call", COVERAGES / HUNDRED):
        _measure(place.name, read_sources([str(place)]))
    _measure("a hundred", _many(COVERAGES / HUNDRED))


def _measure(name: str, documents: Iterable[Document | Rejection]) -> None:
    start = time.process_time()
    items: list[Annotations | Rejection] = list(annotate_documents(documents))
    read = time.process_time()
    brief = compare_reports(items)
    compared = time.process_time()
    page = render_brief_page(brief)
    seconds = min(_render(brief) for _ in range(ROUNDS))
    reading, comparing = read - start, compared - read
    print(
        f"{len(brief.documents):7}  {len(page.encode()):9,}  {reading:6.2f}  {comparing:9.2f}"
        f"  {seconds:8.3f}  {seconds / comparing:14.3f}"
        f"  {seconds / (reading + comparing):6.3f}  {name}"
    )


def _render(brief: Brief) -> float:
    start = time.process_time()
    render_brief_page(brief)
    return time.process_time() - start


def _many(place: Path) -> Iterable[Document]:
    """A hundred reports of one event, none quite like another."""
    chance = random.Random(5)
    known = [d for d in read_sources([str(place)]) if isinstance(d, Document)]
    for number in range(100):
        document = known[number % len(known)]
        lines = document.text.replace(". ", ".\n").split("\n")
        kept = [line for line in lines if chance.random() < KEPT]
        yield replace(
            document,
            id=f"{document.id}-{number}",
            outlet=f"{document.outlet} {number}",
            text="\n".join(kept) or document.text,
        )


if __name__ == "__main__":
    main()
