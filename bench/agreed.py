"""Pairs of places of two reports that say the same, and a coverage to alter them in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from bench.edits import Edit, Value
from stemma.annotate.parse import Parse
from stemma.brief.make import BriefMaker
from stemma.claims import CloseReader
from stemma.model import (
    Annotations,
    Brief,
    Quantity,
    Reading,
    Rejection,
    Relation,
    Span,
    Timex,
)
from stemma.read import read_sources
from stemma.read.plain import digest_text

CLASH: Final = frozenset({Relation.CONTRADICTS, Relation.DIFFERS, Relation.UPDATES})
SAME: Final = frozenset({Relation.AGREES, Relation.COMPATIBLE})
LIKE: Final = 0.5
"""Least share of common words of two statements that surely say the same."""
SHORTEST: Final = 3
_WORD: Final = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two places that say the same; the left one is altered. `by` says who holds so."""

    by: str
    name: str
    left: Span
    right: Span
    values: tuple[tuple[Value, Value], ...] = ()
    """Values of the left place with what they stand beside on the right."""


@dataclass(slots=True)
class Bench:
    """The program loaded once, with one coverage read."""

    reader: CloseReader
    maker: BriefMaker
    found: dict[str, Annotations] = field(default_factory=dict)
    parses: dict[str, Parse] = field(default_factory=dict)
    whole: Brief | None = None

    def open(self, folder: Path) -> None:
        """Read the reports of a coverage."""
        documents = [d for d in read_sources([str(folder)]) if not isinstance(d, Rejection)]
        self.found = {f.document.id: f for f in self.reader.annotate(documents)}
        self.whole = None
        self.parses.clear()

    def parse(self, document: str) -> Parse:
        """The words of a report, unaltered."""
        if document not in self.parses:
            parse, _ = self.reader.annotator.read(self.found[document].document)
            assert parse is not None
            self.parses[document] = parse
        return self.parses[document]

    @property
    def brief(self) -> Brief:
        """The brief of the coverage, unaltered."""
        if self.whole is None:
            self.whole = self.maker.make(self.found.values())
        return self.whole

    def altered(self, pair: Pair, edit: Edit) -> Brief:
        """The brief after the edit; the altered report keeps its id."""
        changed = pair.left.document_id
        document = self.found[changed].document
        text = edit.apply(document.text)
        again = self.reader.annotate([replace(document, text=text, sha256=digest_text(text))])[0]
        return self.maker.make(
            again if identity == changed else f for identity, f in self.found.items()
        )


def relate(brief: Brief, left: Span, right: Span) -> tuple[bool, bool, frozenset[str], str]:
    """(in one point, at odds there, the documents that the left place is at odds with, how)."""
    together = clash = False
    others: set[str] = set()
    how: dict[str, None] = {}
    for judged in brief.points:
        readings = {r.id: r for r in judged.point.readings}
        mine = {i for i, r in readings.items() if touches(r, left)}
        theirs = {i for i, r in readings.items() if touches(r, right)}
        together |= bool(mine and theirs)
        for j in judged.judgements:
            if {j.left, j.right} & mine and {j.left, j.right} & theirs:
                how[f"{j.relation.value} {j.kind.value} ({' '.join(j.reasons)})"] = None
            if j.relation not in CLASH or not {j.left, j.right} & mine:
                continue
            other = readings[j.right if j.left in mine else j.left]
            if other.document_id != left.document_id:
                others.add(other.document_id)
            clash |= other.id in theirs
    return together, clash, frozenset(others), "; ".join(how)


def touches(reading: Reading, place: Span) -> bool:
    return any(span.overlaps(place) for span in reading.spans)


def answer_pairs(bench: Bench, answers: Path) -> Iterator[Pair]:
    """The agreed pairs of the answers, each altered on its left and on its right."""
    gold = json.loads(answers.read_text(encoding="utf-8"))
    for entry in gold["agree"]:
        places = [_find(bench, *entry[side]) for side in ("a", "b")]
        for left, right in (places, places[::-1]):
            shared = tuple(_shared(bench, left, right))
            yield Pair("answers", entry["id"], left, right, shared)


def _find(bench: Bench, document: str, quote: str) -> Span:
    for identity, found in bench.found.items():
        stem = Path(found.document.source).name.rpartition(".")[0]
        if document in {identity, stem}:
            start = found.document.text.index(quote)
            return Span(identity, start, start + len(quote))
    raise KeyError(document)


def _shared(bench: Bench, left: Span, right: Span) -> Iterator[tuple[Value, Value]]:
    for mine in _values(bench.found[left.document_id], left):
        for other in _values(bench.found[right.document_id], right):
            if same_value(mine, other):
                yield mine, other
                break


def _values(found: Annotations, place: Span) -> list[Value]:
    every: tuple[Value, ...] = (*found.quantities, *found.timexes)
    return [value for value in every if place.overlaps(value.span)]


def same_value(left: Value, right: Value) -> bool:
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        return (left.low, left.high, left.dimension) == (right.low, right.high, right.dimension)
    if isinstance(left, Timex) and isinstance(right, Timex):
        return left.value[:10] == right.value[:10]
    return False


def program_pairs(bench: Bench) -> Iterator[Pair]:
    """What the program holds to be the same: values, and statements in mostly the same words."""
    for number, judged in enumerate(bench.brief.points):
        readings = {r.id: r for r in judged.point.readings}
        for j in judged.judgements:
            left, right = readings[j.left], readings[j.right]
            if j.relation not in SAME or left.document_id == right.document_id:
                continue
            pair = _pair(bench, left, right)
            if pair is None:
                continue
            together, clash, _, _ = relate(bench.brief, pair.left, pair.right)
            if together and not clash:
                yield pair
                if number % 2:
                    yield _turned(pair)
                break


def _pair(bench: Bench, left: Reading, right: Reading) -> Pair | None:
    mine, other = left.value, right.value
    if isinstance(mine, (Quantity, Timex)) and isinstance(other, (Quantity, Timex)):
        return Pair("program, value", left.id, mine.span, other.span, ((mine, other),))
    if mine is not None or other is not None:
        return None
    places = left.spans[0], right.spans[0]
    words = [
        frozenset(_WORD.findall(place.of(bench.found[place.document_id].document.text).lower()))
        for place in places
    ]
    if min(map(len, words)) < SHORTEST or len(words[0] & words[1]) < LIKE * len(
        words[0] | words[1]
    ):
        return None
    return Pair("program, statement", left.id, *places)


def _turned(pair: Pair) -> Pair:
    return replace(
        pair, left=pair.right, right=pair.left, values=tuple((b, a) for a, b in pair.values)
    )
