"""A story read once, and compared again with one report altered in one place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from bench.edits import Edit
from stemma.annotate.parse import Parse
from stemma.brief.make import BriefMaker
from stemma.claims import CloseReader
from stemma.model import Annotations, Brief, Reading, Rejection, Relation, Span
from stemma.read import read_sources
from stemma.read.plain import digest_text

CLASH: Final = frozenset({Relation.CONTRADICTS, Relation.DIFFERS, Relation.UPDATES})


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

    def id_of(self, stem: str) -> str:
        """The id of the report in a file of that name."""
        for identity, found in self.found.items():
            if Path(found.document.source).name.rpartition(".")[0] == stem:
                return identity
        raise KeyError(stem)

    def altered(self, changed: str, edit: Edit) -> Brief:
        """The brief after the edit; the altered report keeps its id."""
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


def odd(brief: Brief, place: Span) -> bool:
    """Whether an inconsistency stands there."""
    return any(span.overlaps(place) for found in brief.inconsistencies for span in found.spans)
