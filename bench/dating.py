"""How often a report is dated rightly from the others: real dates are hidden and asked for again.

Of each coverage one date is hidden at a time, and then all but two, for several pairs of those
that keep theirs. A hidden date comes back right or wrong, or the report is left open; then the
days on which it is said to be possible may hold the true one or not. True is the day on which the
outlet published it, by its own clock; a report of the evening before stands under the next day.

    python -m bench.dating [--corpora ../shared/corpora] [--show]
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import combinations
from pathlib import Path
from typing import Final

from bench.command import Place
from stemma.brief import BriefMaker
from stemma.claims import CloseReader
from stemma.dating import date_event
from stemma.model import Annotations, Document, PublishedFrom, Rejection
from stemma.read import read_sources

COVERAGES: Final = (
    "well", "seattle", "toblerone", "transition", "cubs", "grand-prix", "email-review",
    "tower-protest",
)  # fmt: skip
PAIRS: Final = 6
"""Pairs that keep their dates, of each coverage: so many of all there are, at even distances."""


def measure(place: Place, *, show: bool = False) -> dict[str, float]:
    counts: dict[str, Counter[str]] = {"one hidden": Counter(), "all but two hidden": Counter()}
    reader, maker = CloseReader.load(), BriefMaker.load()
    for name in COVERAGES:
        documents = [
            document
            for document in read_sources([str(place.corpora / "coverages" / name)])
            if isinstance(document, Document) and not isinstance(document, Rejection)
        ]
        dated = [d for d in documents if d.published is not None]
        known = dict(zip(documents, reader.annotate(documents), strict=True))
        bare = dict(zip(dated, reader.annotate([_hidden(d) for d in dated]), strict=True))
        for kind, hidden in _choices(dated):
            reports = [bare[d] if d in hidden else known[d] for d in documents]
            for found, document in _asked(reports, hidden, reader, maker):
                answer = _answer(found.document, document)
                counts[kind][answer] += 1
                if show and answer in {"right", "wrong", "possible, wrong"}:
                    sys.stdout.write(f"{kind}: {answer}: {name} {_told(found, document)}\n")
    out: dict[str, float] = {}
    for kind, count in counts.items():
        for answer in ("right", "wrong", "possible, right", "possible, wrong", "open"):
            out[f"dating, {kind}: {answer}"] = count[answer]
    return out


def _choices(dated: Sequence[Document]) -> Iterator[tuple[str, frozenset[Document]]]:
    for document in dated:
        yield "one hidden", frozenset({document})
    pairs = list(combinations(dated, 2))
    if len(dated) > 2:
        for kept in pairs[:: max(1, len(pairs) // PAIRS)][:PAIRS]:
            yield "all but two hidden", frozenset(dated) - set(kept)


def _asked(
    reports: Sequence[Annotations],
    hidden: frozenset[Document],
    reader: CloseReader,
    maker: BriefMaker,
) -> Iterator[tuple[Annotations, Document]]:
    """The reports whose date was hidden, as they are dated, each with the document as it was."""
    true = {document.id: document for document in hidden}
    for event, _ in maker.events(reports):
        for found in date_event(event, maker.matcher.match, reader):
            if found.document.id in true:
                yield found, true[found.document.id]


def _answer(found: Document, true: Document) -> str:
    day = _day(true)
    if found.published is not None:
        return "right" if found.published[:10] == day.isoformat() else "wrong"
    if found.possible is not None:
        held = found.possible[0] <= day <= found.possible[1]
        return "possible, right" if held else "possible, wrong"
    return "open"


def _hidden(document: Document) -> Document:
    return replace(document, published=None, published_from=PublishedFrom.UNKNOWN)


def _day(document: Document) -> date:
    assert document.published is not None
    return datetime.fromisoformat(document.published).date()


def _told(found: Annotations, true: Document) -> str:
    document = found.document
    reasons = " ".join(clue.reason for clue in document.dated_by)
    days = document.published or " to ".join(map(str, document.possible or ()))
    return f"{document.id}: {true.published} → {days}: {reasons}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--show", action="store_true", help="every date given, with its reasons")
    arguments = parser.parse_args()
    place = Place(arguments.corpora.resolve(), Path())
    for name, value in measure(place, show=arguments.show).items():
        sys.stdout.write(f"{name}: {value:g}\n")


if __name__ == "__main__":
    main()
