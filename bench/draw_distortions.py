"""Draw `distortions.tsv`: edits of one report in a place where another says the same.

    python -m bench.draw_distortions [../shared/corpora]

The pairs are those of the stories kept for testing: labelled as of one fact by reading, or an
agreement of the answers. Each is altered on either side, once by every kind of edit that its words
allow. Of each kind a story gives a few, drawn by the digest of their places, so that no run of the
program decides what is on the list. The list was drawn once; drawing anew makes other figures.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from training.pair_rows import part_of

from bench.alter import Bench
from bench.distortion import COLUMNS, DISTORTIONS, LIST, reports_of
from bench.edits import Edit, Value
from bench.rewordings import reword_clause, reword_value
from bench.slips import distort_name, distort_value
from bench.stories import ANSWERS, labels_of
from bench.turns import distort_clause
from stemma.brief.make import BriefMaker
from stemma.claims import CloseReader
from stemma.model import Quantity, Span, Timex

OF_A_STORY: Final = {True: 5, False: 2}
"""How many edits of one kind a story gives at most: distortions, rewordings."""
SAME: Final = ("3=", "3~", "S=")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two places that say the same: stem and span of each; the left one is altered."""

    left: tuple[str, int, int]
    right: tuple[str, int, int]
    of_value: bool

    def turned(self) -> Pair:
        """The same, altered on the other side."""
        return Pair(self.right, self.left, self.of_value)


def main(corpora: Path) -> None:
    """Write the list."""
    bench = Bench(CloseReader.load(), BriefMaker.load())
    by_story: dict[str, list[Pair]] = {}
    for row in labels_of(corpora):
        if part_of(row["story"]) == "test" and row["label"] in SAME:
            by_story.setdefault(row["story"], []).append(_labelled(row))
    with LIST.open("w", encoding="utf-8", newline="") as file:
        write = csv.writer(file, delimiter="\t", lineterminator="\n")
        write.writerow(COLUMNS)
        for story, pairs in sorted(by_story.items()):
            bench.open(reports_of(corpora, story))
            answers = corpora / ANSWERS / f"{story}.json"
            agreed = _answered(bench, answers) if answers.exists() else ()
            write.writerows(_drawn(bench, story, [*pairs, *agreed]))


def _labelled(row: dict[str, Any]) -> Pair:
    left, right = (
        (side["report"], side["spans"][0][0], side["spans"][-1][1]) for side in (row["a"], row["b"])
    )
    return Pair(left, right, row["kind"] != "claim")


def _answered(bench: Bench, path: Path) -> Iterator[Pair]:
    answers = json.loads(path.read_text("utf-8"))
    texts = {Path(f.document.source).stem: f.document.text for f in bench.found.values()}
    names = {k: Path(v).stem for k, v in (answers.get("docs") or {}).items()}
    for entry in answers.get("agree", []):
        sides = []
        for name, quote in (entry["a"], entry["b"]):
            stem = names.get(name, name)
            start = texts[stem].index(quote)
            sides.append((stem, start, start + len(quote)))
        yield Pair(sides[0], sides[1], of_value=False)


def _drawn(bench: Bench, story: str, pairs: list[Pair]) -> Iterator[list[object]]:
    """Rows of one story; of each kind those whose digest comes first."""
    rows: dict[str, list[object]] = {}
    for pair in [*pairs, *(pair.turned() for pair in pairs)]:
        for edit in _edits(bench, pair):
            places = (*pair.left, *pair.right, edit.kind, edit.start, edit.end, edit.new)
            digest = hashlib.sha256(repr(places[:-1]).encode()).hexdigest()
            rows[digest] = [story, *places]
    count: Counter[str] = Counter()
    edited: set[tuple[object, ...]] = set()
    for _, row in sorted(rows.items()):
        kind, place = str(row[7]), (row[1], *row[8:10])
        if count[kind] < OF_A_STORY[kind in DISTORTIONS] and place not in edited:
            count[kind] += 1
            edited.add(place)
            yield row


def _edits(bench: Bench, pair: Pair) -> Iterator[Edit]:
    """One edit of each kind at most."""
    left, right = (Span(bench.id_of(stem), *at) for stem, *at in (pair.left, pair.right))
    found = bench.found[left.document_id]
    text = found.document.text
    partner = right.of(bench.found[right.document_id].document.text)
    every: list[Edit] = []
    for mine, other in _shared(bench, left, right):
        every += [*distort_value(mine, other, text), *reword_value(mine, text)]
    if not pair.of_value:
        parse = bench.parse(left.document_id)
        every += distort_name(left, found, partner)
        every += distort_clause(left, parse, found, partner)
        every += reword_clause(left, parse)
    seen: set[str] = set()
    for edit in every:
        if edit.kind not in seen and edit.apply(text) != text:
            seen.add(edit.kind)
            yield edit


def _shared(bench: Bench, left: Span, right: Span) -> Iterator[tuple[Value, Value]]:
    """Values of the left place with what they stand beside on the right."""
    for mine in _values(bench, left):
        for other in _values(bench, right):
            if _same(mine, other):
                yield mine, other
                break


def _values(bench: Bench, place: Span) -> list[Value]:
    found = bench.found[place.document_id]
    every: tuple[Value, ...] = (*found.quantities, *found.timexes)
    return [value for value in every if place.overlaps(value.span)]


def _same(left: Value, right: Value) -> bool:
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        return (left.low, left.high, left.dimension) == (right.low, right.high, right.dimension)
    if isinstance(left, Timex) and isinstance(right, Timex):
        return left.value[:10] == right.value[:10]
    return False


if __name__ == "__main__":
    main(Path(*sys.argv[1:2] or ["../shared/corpora"]))
