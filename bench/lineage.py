"""Lineage: origins and links on real coverages, what copies change, and how time grows."""

from __future__ import annotations

import json
import math
import random
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from bench.command import Place
from stemma.annotate import Annotator
from stemma.lineage import Lineage, Newsrooms, trace_lineage
from stemma.model import (
    Annotations,
    Attribution,
    Corroboration,
    Document,
    Entity,
    Mention,
    Rejection,
    Span,
    Via,
)
from stemma.read import read_sources

ANSWERED: Final = ("well", "seattle")
BEHIND_THE_CALL: Final = ("Reuters", "Miami Herald", "New York Times")
SIZES: Final = (50, 200, 800)
EVERY: Final = 14
"""One word in so many is changed in a copy, and one sentence in so many left out."""
_WORD: Final = re.compile(r"\b[a-z]{4,}\b")


class Said:
    """A reading as lineage wants it."""

    def __init__(
        self, document_id: str, spans: tuple[Span, ...], attribution: Attribution | None
    ) -> None:
        self.document_id, self.spans, self.attribution = document_id, spans, attribution


def measure(place: Place) -> dict[str, float]:
    annotator = Annotator.load()
    coverages: dict[str, tuple[Annotations, ...]] = {}
    for folder in sorted((place.corpora / "coverages").iterdir()):
        read = read_sources([str(folder)])
        documents = [document for document in read if not isinstance(document, Rejection)]
        coverages[folder.name] = annotator.annotate(documents)
    return figures(coverages, place.corpora / "answers")


def figures(coverages: dict[str, tuple[Annotations, ...]], answers: Path) -> dict[str, float]:
    newsrooms = Newsrooms.load()
    out: dict[str, float] = {}
    hits = [hit for name in ANSWERED for hit in same_origin(coverages[name], answers, name)]
    out["same origin found"], out["same origin asked"] = sum(hits), len(hits)
    names = {origin.name for origin in trace_lineage(coverages["call"], newsrooms).origins}
    out["origins behind the call"] = sum(name in names for name in BEHIND_THE_CALL)
    changed, asked = copies(coverages, newsrooms)
    out["corroborations asked"], out["changed by a copy"] = asked, changed
    seconds = [growth(coverages, newsrooms, size) for size in SIZES]
    for size, taken in zip(SIZES, seconds, strict=True):
        out[f"lineage of {size} reports, seconds"] = round(taken, 3)
    power = math.log(seconds[-1] / seconds[0]) / math.log(SIZES[-1] / SIZES[0])
    out["lineage, power of growth"] = round(power, 2)
    return out


def same_origin(coverage: Sequence[Annotations], answers: Path, name: str) -> list[bool]:
    """Whether each pair of the answers shares a link or an origin near both quotations."""
    gold = json.loads((answers / f"{name}.json").read_text(encoding="utf-8"))
    lineage = trace_lineage(coverage, Newsrooms.load())
    texts = {item.document.id: item.document.text for item in coverage}

    def near(spans: Sequence[Span], document: str, quote: str) -> bool:
        start = texts[document].index(quote)
        return any(
            span.document_id == document
            and span.start < start + len(quote) + 200
            and start - 200 < span.end
            for span in spans
        )

    hits = []
    for pair in gold["same_origin"]:
        ends = [tuple(pair["a"]), tuple(pair["b"])]
        groups = [[*link.spans, *link.from_spans] for link in lineage.links]
        groups += [[e.span for e in origin.evidence] for origin in lineage.origins]
        hits.append(any(all(near(spans, *end) for end in ends) for spans in groups))
    return hits


def copies(coverages: dict[str, tuple[Annotations, ...]], newsrooms: Newsrooms) -> tuple[int, int]:
    """(changed, asked): ranges of random sets of readings, before and after a copy comes in."""
    changed = asked = 0
    for name, coverage in coverages.items():
        draw = random.Random(name)
        before = trace_lineage(coverage, newsrooms)
        for number, original in enumerate(coverage):
            copy = reword(original, f"copy-of-{number}", every=EVERY)
            after = trace_lineage([*coverage, copy[0]], newsrooms)
            for _ in range(12):
                chosen = [said for item in coverage for said in draw.sample(sayings(item), k=1)]
                mine = [said for said in chosen if said.document_id == original.document.id]
                doubled = [*chosen, *(copied(said, copy[1], copy[0]) for said in mine)]
                asked += 1
                changed += range_of(before, chosen) != range_of(after, doubled)
    return changed, asked


def range_of(lineage: Lineage, readings: Sequence[Said]) -> tuple[int, int]:
    found: Corroboration = lineage.corroborate(readings)
    return found.origins_at_least, found.origins_at_most


def sayings(item: Annotations) -> list[Said]:
    """What a report says: the contents of its attributions, and its sentences in its own voice."""
    out = [
        Said(item.document.id, attribution.content, attribution)
        for attribution in item.attributions
        if attribution.content
    ]
    return out + [Said(item.document.id, (sentence,), None) for sentence in item.sentences]


def copied(said: Said, move: Callable[[Span], Span], copy: Annotations) -> Said:
    attribution = said.attribution
    return Said(
        copy.document.id,
        tuple(map(move, said.spans)),
        None if attribution is None else _moved(attribution, move),
    )


def growth(coverages: dict[str, tuple[Annotations, ...]], newsrooms: Newsrooms, size: int) -> float:
    """Seconds for so many reports: all there are, and reworded copies of them in turn."""
    every = [item for coverage in coverages.values() for item in coverage]
    many = [
        reword(every[number % len(every)], f"report-{number}", every=EVERY + number // len(every))[
            0
        ]
        for number in range(size)
    ]
    start = time.process_time()
    trace_lineage(many, newsrooms)
    return time.process_time() - start


def reword(
    item: Annotations, name: str, *, every: int
) -> tuple[Annotations, Callable[[Span], Span]]:
    """A copy of a report with one plain word in `every` changed, and where each span went."""
    text = item.document.text
    pieces: list[str] = []
    moves = [0] * (len(text) + 1)
    done = length = 0
    for number, match in enumerate(_WORD.finditer(text)):
        if number % every:
            continue
        start, end = match.span()
        for k in range(done, start):
            moves[k] = length + k - done
        pieces.append(text[done:start])
        length += start - done
        new = f"{match[0][::-1]}x"
        for k in range(start, end):
            moves[k] = length + (k - start if k > start else 0)
        pieces.append(new)
        length += len(new)
        done = end
    for k in range(done, len(text) + 1):
        moves[k] = length + k - done
    pieces.append(text[done:])

    def move(span: Span) -> Span:
        return Span(name, moves[span.start], moves[span.end])

    document: Document = replace(item.document, id=name, text="".join(pieces), sha256=name)
    copy = Annotations(
        document,
        sentences=tuple(map(move, item.sentences)),
        furniture=tuple(map(move, item.furniture)),
        entities=tuple(_renamed(entity, move) for entity in item.entities),
        attributions=tuple(_moved(attribution, move) for attribution in item.attributions),
    )
    return copy, move


def _renamed(entity: Entity, move: Callable[[Span], Span]) -> Entity:
    mentions = tuple(Mention(move(mention.span), mention.kind) for mention in entity.mentions)
    return replace(entity, mentions=mentions)


def _moved(attribution: Attribution, move: Callable[[Span], Span]) -> Attribution:
    return replace(
        attribution,
        source=tuple(map(move, attribution.source)),
        cue=tuple(map(move, attribution.cue)),
        content=tuple(map(move, attribution.content)),
        via=tuple(Via(via.name, move(via.span)) for via in attribution.via),
    )
