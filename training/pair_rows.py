"""Pairs to learn from and to measure on: labels by reading, answers, and what a teacher says.

Stories are split in three, as the corpora's own README has it: what is measured on is never
trained on, and what is kept for reading is not looked at.
"""

from __future__ import annotations

import gzip
import json
import pickle
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from stemma.encoder.pieces import Pieces
from stemma.match.passage import (
    VALUE,
    Passage,
    PassageMaker,
    ReportPassages,
    Word,
    pack,
)
from stemma.match.statements import family_of
from stemma.model import Annotations, Claim, Span

TEST = re.compile(r"^(call|well|seattle|bas3[6-9]|ecb3[1-5][ab])$")
TUNE = re.compile(r"^(bas3[0-5]|ecb2[7-9][ab]|ecb30[ab])$")
UNREAD = re.compile(r"^bas(1[89]|2[0-9])$")

STANDS = ("agree", "narrower", "conflict", "denial")
KINDS = (
    "number", "time", "quote", "name", "outcome", "stage", "update", "place", "polarity", "actor",
)  # fmt: skip
LETTERS = {"n": "number", "t": "time", "w": "name", "p": "place", "o": "outcome", "y": "polarity",
           "m": "stage"}  # fmt: skip
NOT_SAME = 4
"""A `same` label: any grade but 3. Of values that measure other things no grade is known."""
NONE = -1


@dataclass(frozen=True, slots=True)
class Side:
    """The words of one side, and the kind that heads them."""

    kind: str
    words: tuple[Word, ...]
    plain: tuple[Word, ...] | None = None
    """The same with the value's figures shown; `None` where there is no value."""


@dataclass(frozen=True, slots=True)
class Row:
    """A pair with its labels.

    `same` is 0 to 3 or `NOT_SAME`, `stand` and `kind` the place in `STANDS` and `KINDS`; `NONE`
    where nobody says. `source` says where it comes from.
    """

    left: Side
    right: Side
    same: int
    stand: int
    kind: int
    source: str
    story: str
    id: str
    equal: bool = False
    """Whether the two values are written alike when read."""
    stems: tuple[str, str] = ("", "")
    """The reports of the two sides."""
    soft: tuple[tuple[float, ...], tuple[float, ...]] | None = None
    """What the teacher says: chances of each grade of `same`, and of each of `STANDS`."""


@dataclass(frozen=True, slots=True)
class Report:
    """One report as read, with what makes passages of it."""

    found: Annotations
    passages: ReportPassages

    def claim(self, spans: Sequence[Span]) -> Side:
        """A stretch of the report as a statement."""
        return Side("claim", tuple(self.passages.words("claim", spans)))

    def value(self, kind: str, value: Span) -> Side:
        """A value within the shortest claim that holds it."""
        spans = self.host(value)
        return Side(
            kind,
            tuple(self.passages.words(kind, spans, value)),
            tuple(self.passages.words(kind, spans, value, hide=False)),
        )

    def host(self, value: Span) -> tuple[Span, ...]:
        """The words of the claim that a value belongs to; none if it belongs to none."""
        own = [
            claim
            for claim in self.found.claims
            if any(v.span == value for v in (*claim.timexes, *claim.quantities))
        ]
        around = own or [
            claim for claim in self.found.claims if any(s.contains(value) for s in claim.spans)
        ]
        return min((_length(c), c.spans) for c in around)[1] if around else ()


def _length(claim: Claim) -> int:
    return sum(len(span) for span in claim.spans)


class Stories:
    """The stories' reports by their names, read once into a folder of pickles."""

    def __init__(self, corpora: Path, read: Path, pieces: Pieces) -> None:
        self.corpora, self.read, self.pieces = corpora, read, pieces
        self.maker = PassageMaker(pieces)
        self._known: dict[str, dict[str, Report]] = {}

    def reports(self, story: str) -> dict[str, Report]:
        """Stem of a report's file → the report."""
        if story not in self._known:
            path = self.read / f"{story}.pkl"
            if not path.exists():
                self._annotate(story, path)
            with path.open("rb") as file:
                kept = pickle.load(file)  # noqa: S301 - written by this program
            self._known[story] = {
                stem: Report(found, self.maker.of_report(found))
                for stem, (_, found) in kept.items()
            }
        return self._known[story]

    def _annotate(self, story: str, path: Path) -> None:
        from stemma.claims import CloseReader
        from stemma.model import Document
        from stemma.read import read_sources

        folder = self.corpora / "pairs/stories" / story
        folder = folder if folder.exists() else self.corpora / "coverages" / story
        documents = [d for d in read_sources([str(folder)]) if isinstance(d, Document)]
        found = CloseReader.load().annotate(documents)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            pickle.dump(
                {Path(d.source).stem: (d, f) for d, f in zip(documents, found, strict=True)}, file
            )


def part_of(story: str) -> str:
    """`test`, `tune`, `unread` or `train`."""
    for name, pattern in (("test", TEST), ("tune", TUNE), ("unread", UNREAD)):
        if pattern.match(story):
            return name
    return "train"


def load_labels(stories: Stories) -> Iterator[Row]:
    """The pairs labelled by reading, less those that could not be told and the unread."""
    path = stories.corpora / "pairs/labels/pairs.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    yield from _labelled_rows(stories, rows)


OWN = Path(__file__).with_name("labels")
"""Pairs of the training stories labelled for this project, as places without words."""


def load_own_labels(stories: Stories, files: int | None = None) -> Iterator[Row]:
    """The pairs of `OWN`; with `files`, those of its first files alone."""
    for path in sorted(OWN.glob("*.jsonl"))[:files]:
        with path.open(encoding="utf-8") as lines:
            yield from _labelled_rows(stories, [json.loads(line) for line in lines])


SOFT = OWN / "soft.jsonl.gz"
"""What the teacher says of the training rows, and of pairs that nobody labelled."""


def load_soft(stories: Stories, rows: Sequence[Row], path: Path = SOFT) -> list[Row]:
    """The rows with what the teacher says of them, and the pairs that it alone has judged.

    Of a pair that was labelled after the teacher judged it, the label alone is taken.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        told = [json.loads(line) for line in lines]
    of = {(t["source"], t["id"]): (tuple(t["same"]), tuple(t["words"])) for t in told}
    out = [replace(row, soft=of.get((row.source, row.id))) for row in rows]
    labelled = {row.id for row in rows}
    for row in told:
        if row["id"] in labelled or part_of(row["story"]) != "train":
            continue
        if row["source"] == UNLABELLED:
            made = unlabelled_row(stories, row)
            out.append(replace(made, soft=of[UNLABELLED, row["id"]]))
    return out


UNLABELLED = "unlabelled"


def unlabelled_row(stories: Stories, row: dict[str, Any]) -> Row:
    """A pair of which nothing is known yet."""
    reports = stories.reports(row["story"])
    left, right = (_labelled(row, reports[row[s]["report"]], s) for s in "ab")
    stems = (row["a"]["report"], row["b"]["report"])
    return Row(left, right, NONE, NONE, NONE, UNLABELLED, row["story"], row["id"], stems=stems)


def _labelled_rows(stories: Stories, rows: Sequence[dict[str, Any]]) -> Iterator[Row]:
    for row in rows:
        if row["label"] == "?" or part_of(row["story"]) == "unread":
            continue
        reports = stories.reports(row["story"])
        left, right = (_labelled(row, reports[row[s]["report"]], s) for s in "ab")
        label, is_claim = row["label"], row["kind"] == "claim"
        same = int(label[0]) if is_claim else 3 if label[0] == "S" else NOT_SAME
        stand, kind = NONE, NONE
        if is_claim and same == 3:
            stand = {"=": 0, "~": 1, "!": 2}[label[1]]
            if label[1] == "!":
                stand = 3 if label[2:3] == "d" else 2
                kind = KINDS.index(LETTERS[label[2]]) if label[2:3] in LETTERS else NONE
        equal = not is_claim and row["a"].get("value", 0) == row["b"].get("value", 1)
        yield Row(left, right, same, stand, kind, "labels", row["story"], row["id"], equal,
                  (row["a"]["report"], row["b"]["report"]))  # fmt: skip


def _labelled(row: dict[str, Any], report: Report, side: str) -> Side:
    identity = report.found.document.id
    spans = [Span(identity, start, end) for start, end in row[side]["spans"]]
    if row["kind"] == "claim":
        return report.claim(spans)
    value = Span(identity, spans[0].start, spans[-1].end)
    return report.value(_family(row["kind"]), value)


FAMILIES = {"share": "percentage", "count/count": "count", "rank": "rank"}


def _family(kind: str) -> str:
    return FAMILIES.get(kind, kind)


ANSWERS = {
    "agree": (3, 0), "compatible": (3, 1), "conflict": (3, 2), "disputed": (3, 3),
    "apart": (NOT_SAME, NONE),
}  # fmt: skip


def load_answers(stories: Stories) -> Iterator[Row]:
    """The answers of stories, as clauses; with the values in them and the program's own claims."""
    for path in sorted((stories.corpora / "pairs/answers").glob("*.json")):
        story = path.stem
        if part_of(story) == "unread":
            continue
        reports = stories.reports(story)
        told = json.loads(path.read_text(encoding="utf-8"))
        for key, (same, stand) in ANSWERS.items():
            for item in told.get(key, []):
                if "b" not in item:
                    continue
                sides = [_quoted(reports, item[s]) for s in "ab"]
                kind = KINDS.index(item["kind"]) if key == "conflict" else NONE
                made = f"answers:{key}:{item.get('kind', '')}"
                name = f"{story}:{item['id']}"
                stems = (item["a"][0], item["b"][0])
                yield Row(*(r.claim([q]) for r, q in sides), same, stand, kind, made, story, name,
                          False,
                              stems)  # fmt: skip
                own = [_claim_of(report, quote) for report, quote in sides]
                if own[0] is not None and own[1] is not None:
                    left, right = (
                        r.claim(c) for (r, _), c in zip(sides, own, strict=True) if c is not None
                    )
                    yield Row(left, right, same, stand, kind, f"own-{made}", story, name, False,
                              stems)  # fmt: skip
                values = _values_of(sides, apart=key == "apart")
                if values is not None:
                    family, one, other = values
                    left, right = sides[0][0].value(family, one), sides[1][0].value(family, other)
                    yield Row(left, right, same, NONE, NONE, f"value-{made}", story, name, False,
                              stems)  # fmt: skip


def _quoted(reports: dict[str, Report], place: Sequence[str]) -> tuple[Report, Span]:
    name, quote = place
    report = reports[name]
    text = report.found.document.text
    start = text.index(quote)
    return report, Span(report.found.document.id, start, start + len(quote))


def _claim_of(report: Report, quote: Span) -> tuple[Span, ...] | None:
    """The program's claim that is about the quoted words, if one is."""
    best: tuple[float, tuple[Span, ...]] | None = None
    for claim in report.found.claims:
        shared = sum(max(0, min(s.end, quote.end) - max(s.start, quote.start)) for s in claim.spans)
        union = _length(claim) + len(quote) - shared
        if shared * 2 >= union and (best is None or shared / union > best[0]):
            best = shared / union, claim.spans
    return None if best is None else best[1]


def _values_of(
    sides: Sequence[tuple[Report, Span]], *, apart: bool
) -> tuple[str, Span, Span] | None:
    """The values of two quotes that are compared, where no other could be meant."""
    found: list[dict[str, list[Span]]] = []
    for report, quote in sides:
        here: dict[str, list[Span]] = defaultdict(list)
        for value in (*report.found.timexes, *report.found.quantities):
            if quote.contains(value.span):
                here[family_of(value)].append(value.span)
        found.append(here)
    shared = [k for k in found[0] if len(found[0][k]) == 1 and len(found[1].get(k, ())) == 1]
    if len(shared) != 1 or (apart and len(found[0]) + len(found[1]) > 2):
        return None
    return shared[0], found[0][shared[0]][0], found[1][shared[0]][0]


def passages(row: Row, pieces: Pieces, *, hide: bool) -> tuple[Passage, Passage]:
    """Both sides as the pair reader takes them."""
    left, right = (
        pack(s.kind, s.words if hide or s.plain is None else s.plain, pieces)
        for s in (row.left, row.right)
    )
    return left, right


def pack_side(report: Report, side: Side, pieces: Pieces) -> Passage:
    """A side as a statement: of a value, the claim that gives it, or what is around it."""
    if side.kind == "claim":
        return pack("claim", side.words, pieces)
    value = next(w for w in side.words if w.place == VALUE)
    holders = [
        claim
        for claim in report.found.claims
        if any(s.start <= value.start < s.end for s in claim.spans)
    ]
    if holders:
        spans = min((_length(c), c.spans) for c in holders)[1]
        return report.passages.of_claim(spans)
    return pack("claim", side.plain or side.words, pieces)
