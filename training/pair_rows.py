"""Pairs to learn from and to measure on: labels, answers, public sets, and twins made by edits.

Stories are split in three, as the corpora's own README has it: what is measured on is never
trained on, and what is kept for reading is not looked at.
"""

from __future__ import annotations

import gzip
import json
import pickle
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from stemma.encoder.pieces import Pieces
from stemma.match.passage import (
    CONTEXT,
    VALUE,
    Passage,
    PassageMaker,
    ReportPassages,
    Word,
    pack,
)
from stemma.match.statements import family_of
from stemma.model import Annotations, Claim, EntityKind, Span

TEST = re.compile(r"^(call|well|seattle|bas3[6-9]|ecb3[1-5][ab])$")
TUNE = re.compile(r"^(bas3[0-5]|ecb2[7-9][ab]|ecb30[ab])$")
UNREAD = re.compile(r"^bas(1[89]|2[0-9])$")
HELD_TOPICS = re.compile(r"^ecb(2[7-9]|3[0-5])$")
"""Groups of public rows that are never trained on: ECB+ topics of the held-out stories."""

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
    people: tuple[str, ...] = ()
    """Names of other people of the story, for twins."""
    stems: tuple[str, str] = ("", "")
    """The reports of the two sides."""


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

    def people(self) -> list[str]:
        """The full names of the persons it names."""
        return [e.name for e in self.found.entities if e.kind is EntityKind.PERSON and e.names]


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


def load_own_labels(stories: Stories) -> Iterator[Row]:
    """The pairs of `OWN`."""
    for path in sorted(OWN.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            yield from _labelled_rows(stories, [json.loads(line) for line in lines])


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
                  people_of(reports), (row["a"]["report"], row["b"]["report"]))  # fmt: skip


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


def people_of(reports: dict[str, Report]) -> tuple[str, ...]:
    """The persons that the reports of a story name, in order."""
    return tuple(sorted({name for report in reports.values() for name in report.people()}))


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
        people = people_of(reports)
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
                          False, people, stems)  # fmt: skip
                own = [_claim_of(report, quote) for report, quote in sides]
                if own[0] is not None and own[1] is not None:
                    left, right = (
                        r.claim(c) for (r, _), c in zip(sides, own, strict=True) if c is not None
                    )
                    yield Row(left, right, same, stand, kind, f"own-{made}", story, name, False,
                              people, stems)  # fmt: skip
                values = _values_of(sides, apart=key == "apart")
                if values is not None:
                    family, one, other = values
                    left, right = sides[0][0].value(family, one), sides[1][0].value(family, other)
                    yield Row(left, right, same, NONE, NONE, f"value-{made}", story, name, False,
                              people, stems)  # fmt: skip


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


OPEN = {
    "emergent": 700, "defacto": 400, "summedits_news_earnings": 400, "mrpc": 500,
    "rte3_three_way": 200, "wikifactcheck_3000": 250, "fever_symmetric": 200,
    "commitment_bank": 100,
}  # fmt: skip
"""Public sets, and how many rows of each are drawn for one pass: for how words stand, not for what
is the same. With their grades of sameness, and ten thousand rows a pass, the area under the curve
of the same fact fell by three points."""
OPEN_STANDS = {"agree": 0, "compatible": 1, "only": 1, "conflict": 2}


def load_open(corpora: Path) -> dict[str, list[dict[str, Any]]]:
    """The training rows of the public sets, by set; sides are made when a row is drawn."""
    out: dict[str, list[dict[str, Any]]] = {}
    for name in OPEN:
        with gzip.open(corpora / f"pairs/open/{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        out[name] = [r for r in rows if r["split"] == "train" and not HELD_TOPICS.match(r["group"])]
    return out


WORDS = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*|[^\w\s]")


def open_row(row: dict[str, Any]) -> Row:
    """A row of a public set: two sentences, each a statement whole."""
    sides = [
        Side("claim", tuple(Word(m.start(), m[0], 1) for m in WORDS.finditer(row[side])))
        for side in "ab"
    ]
    same = NONE
    stand = OPEN_STANDS.get(row["relation"] or "", NONE)
    return Row(sides[0], sides[1], same, stand, NONE, f"open:{row['source']}", "", row["group"])


def draw_open(sets: dict[str, list[dict[str, Any]]], rng: random.Random) -> Iterator[Row]:
    """Some rows of each set, no group more than a few times."""
    for name, count in OPEN.items():
        rows = sets[name]
        seen: dict[str, int] = defaultdict(int)
        drawn = 0
        for row in rng.sample(rows, min(len(rows), 4 * count)):
            cap = 200 if name == "ecbplus_sentences" else 8
            if seen[row["group"]] >= cap:
                continue
            seen[row["group"]] += 1
            drawn += 1
            yield open_row(row)
            if drawn >= count:
                break


# Twins: one edit makes of a pair that agrees one that does not.

AUXILIARIES = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "has",
        "have",
        "had",
        "can",
        "could",
        "did",
        "does",
        "do",
        "should",
        "must",
    ]
)
UNNEGATED = {"isn't": "is", "wasn't": "was", "weren't": "were", "didn't": "did", "don't": "do",
             "doesn't": "does", "hasn't": "has", "hadn't": "had", "won't": "will"}  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
SMALL = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def twin_of(row: Row, rng: random.Random) -> Row | None:
    """A twin of a pair that says the same, altered on one side; `None` if no edit fits."""
    if row.same != 3 or row.stand not in {0, 1, NONE}:
        return None
    edits = [swap_person] if row.left.kind != "claim" else [
        negate, change_number, change_time, swap_person, swap_person
    ]  # fmt: skip
    for edit in rng.sample(edits, len(edits)):
        made = edit(list(row.left.words), row, rng)
        if made is None:
            continue
        words, same, stand, kind = made
        left = replace(row.left, words=tuple(words), plain=None)
        right = replace(row.right, plain=None)
        numbered = NONE if kind is None else KINDS.index(kind)
        # That an altered statement is of the same fact is not taught: equal words would teach it.
        same = NONE if same == 3 else same
        return replace(row, left=left, right=right, same=same, stand=stand, kind=numbered,
                       source="twin")  # fmt: skip
    return None


Edited = tuple[list[Word], int, int, str | None] | None


def negate(words: list[Word], row: Row, rng: random.Random) -> Edited:  # noqa: ARG001
    """It is so, it is not so."""
    for at, word in enumerate(words):
        lower = word.text.lower().replace("’", "'")
        if word.place == CONTEXT:
            continue
        if lower in UNNEGATED:
            words[at] = replace(word, text=UNNEGATED[lower])
            return words, 3, 2, "polarity"
        if lower in AUXILIARIES:
            behind = words[at + 1] if at + 1 < len(words) else None
            if behind is not None and behind.text.lower() in {"not", "never"}:
                del words[at + 1]
            else:
                words.insert(at + 1, replace(word, text="not"))
            return words, 3, 2, "polarity"
    return None


def change_number(words: list[Word], row: Row, rng: random.Random) -> Edited:  # noqa: ARG001
    """Another number."""
    places = [
        n
        for n, word in enumerate(words)
        if word.place != CONTEXT and (word.text.isdigit() or word.text.lower() in SMALL)
    ]
    if not places:
        return None
    at = rng.choice(places)
    word = words[at]
    if word.text.isdigit():
        old = int(word.text)
        new = rng.choice([old + 1, old + 2, old * 2 + 1, max(1, old // 2), old + 10])
        new = new if new != old else old + 3
        year = 1900 < old < 2100
        if year:
            new = old + rng.choice([-2, -1, 1, 2])
        words[at] = replace(word, text=str(new))
        return words, 3, 2, "time" if year else "number"
    words[at] = replace(word, text=rng.choice([w for w in SMALL if w != word.text.lower()]))
    return words, 3, 2, "number"


def change_time(words: list[Word], row: Row, rng: random.Random) -> Edited:  # noqa: ARG001
    """Another day of the week, or another month."""
    for at, word in enumerate(words):
        if word.place == CONTEXT:
            continue
        for names in (WEEKDAYS, MONTHS):
            if word.text in names and word.text != "May":
                words[at] = replace(word, text=rng.choice([n for n in names if n != word.text]))
                return words, 3, 2, "time"
    return None


def swap_person(words: list[Word], row: Row, rng: random.Random) -> Edited:
    """Another person of the story does it: another fact, however alike the words."""
    told = {word.text for word in words}
    both = told | {word.text for word in row.right.words}
    for name in row.people:
        parts = name.split()
        last = parts[-1]
        if last not in told or last not in {w.text for w in row.right.words}:
            continue
        places = [
            n
            for n, w in enumerate(words)
            if w.text == last and (w.place != CONTEXT or row.left.kind != "claim")
        ]
        others = [o for o in row.people if o.split()[-1] not in both]
        if not places or not others:
            continue
        other = rng.choice(others).split()
        for n in reversed(range(len(words))):
            if words[n].text == last:
                start = n
                while start > 0 and len(parts) > 1 and words[start - 1].text in parts[:-1]:
                    start -= 1
                whole = other if start < n else other[-1:]
                words[start : n + 1] = [replace(words[n], text=part) for part in whole]
        return words, NOT_SAME, NONE, None
    return None


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
