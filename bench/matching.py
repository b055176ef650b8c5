"""The pair reader on stories held out: what it holds for one fact, one thing, a conflict.

`test` stories are looked at as figures only. The thresholds were set, and errors read, on the
`tune` stories: what stands for them is called "tuned on". Every pair is read by the model as
shipped, in the words and with the context that the program would give it, a value's figure
shown. Answers are read as the clauses that the annotators quote, whatever the program's own
claims are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from training.pair_rows import Row, load_answers, load_labels, passages

from bench.command import Place
from bench.curves import auc, recall_at, right_with
from bench.stories import folder_with, stories_of
from stemma.encoder.pairs import FILE, PairModel, PairScores
from stemma.encoder.pieces import Pieces
from stemma.match.pairs import Pairs

PARTS: Final = {"test": "matching", "tune": "matching, tuned on"}
PRECISIONS: Final = (90, 80)
SAME: Final = 3
BY_WORDS: Final = frozenset(
    {"stage", "outcome", "name", "quote", "place", "polarity", "actor"}
)  # fmt: skip
"""Kinds of conflict that the words tell; numbers, times and updates are for the ladders."""
HOLD: Final = frozenset({"agree", "compatible"})
LOOK_ALIKES: Final = 4
"""Different facts that may be taken for one, of about 115 on the test stories."""
Told = Sequence[tuple[float, bool]]


def measure(place: Place) -> dict[str, float]:
    """Areas under curves, and hundredths at a precision, of stories tested and tuned on."""
    reader = Pairs(PairModel.load(folder_with(place, FILE)))
    out: dict[str, float] = {}
    for part, title in PARTS.items():
        with stories_of(place, part) as stories:
            rows = [*load_labels(stories), *load_answers(stories)]
            out |= {f"{title}: {k}": v for k, v in figures(rows, reader, stories.pieces).items()}
    return out


def figures(rows: Iterable[Row], reader: Pairs, pieces: Pieces) -> dict[str, float]:
    """The figures of some rows by their names."""
    read = [*_read(rows, reader, pieces)]
    labels = [(row, scores) for row, scores in read if row.source == "labels"]
    values = [(row, scores) for row, scores in labels if row.left.kind != "claim"]
    claims = [(row, scores) for row, scores in labels if row.left.kind == "claim"]
    differ = [(row, scores) for row, scores in values if not row.equal]
    out = _same("values, same thing", [(s.same, r.same == SAME) for r, s in values], PRECISIONS)
    out |= _same("values that differ", [(s.same, r.same == SAME) for r, s in differ], PRECISIONS)
    out |= _same("claims, same fact", [(s.same, r.same == SAME) for r, s in claims], (90,))
    answers = [(*row.source.split(":")[1:], s) for row, s in read if row.source != "labels"]
    words = [
        (scores.words[2] + scores.words[3], key == "conflict")
        for key, kind, scores in answers
        if key in HOLD or (key == "conflict" and kind in BY_WORDS)
    ]
    out |= _area("words in conflict", words)
    alike = [(s.same, key in HOLD) for key, _, s in answers if key in HOLD or key == "apart"]
    out |= _area("look-alikes", alike)
    passed = right_with(LOOK_ALIKES, *zip(*alike, strict=True)) if alike else 0
    return {**out, f"agreements past {LOOK_ALIKES} look-alikes": passed}


def _read(rows: Iterable[Row], reader: Pairs, pieces: Pieces) -> Iterator[tuple[Row, PairScores]]:
    """The labels and the quoted clauses of the answers with what the model says of them."""
    chosen = [row for row in rows if row.source == "labels" or row.source.startswith("answers:")]
    scores = reader.read([passages(row, pieces, hide=False) for row in chosen])
    yield from zip(chosen, scores, strict=True)


def _same(name: str, told: Told, precisions: Sequence[int]) -> dict[str, float]:
    out = _area(name, told)
    scores, right = [score for score, _ in told], [yes for _, yes in told]
    for precision in precisions:
        recall = recall_at(precision / 100, scores, right)
        out[f"{name}, recall at precision {precision}, %"] = round(recall, 1)
    return out


def _area(name: str, told: Told) -> dict[str, float]:
    """The area, and over how many pairs that are so and are not."""
    scores, right = [score for score, _ in told], [yes for _, yes in told]
    return {
        f"{name}, AUC": round(auc(scores, right), 3),
        f"{name}, so": sum(right),
        f"{name}, not so": len(right) - sum(right),
    }
