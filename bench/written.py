"""The pair reader on the families written for this project: other words against look-alikes.

They are written so that the words shared tell nothing: what is the same fact shares few words,
what only looks alike shares most. Nothing is trained on them. Every `EVERY`th pair is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from training.pair_rows import NONE, Row, Stories, passages
from training.written import CONFLICT, NARROWER, load_written

from bench.command import Place, scratch
from bench.curves import auc
from bench.stories import folder_with, pieces
from stemma.encoder.pairs import FILE, PairModel, PairScores
from stemma.match.pairs import Pairs

EVERY: Final = 25
SAME: Final = 3


def measure(place: Place) -> dict[str, float]:
    """Areas under the curve for claims, for values, and for how words of one fact stand."""
    with scratch() as folder:
        known = pieces()
        stories = Stories(place.corpora, place.kept or folder, known)
        rows = [*load_written(stories)][::EVERY]
        read = Pairs(PairModel.load(folder_with(place, FILE))).read(
            [passages(row, known, hide=False) for row in rows]
        )
    return figures(zip(rows, read, strict=True))


def figures(read: Iterable[tuple[Row, PairScores]]) -> dict[str, float]:
    """The figures of rows with what the model says of them, by their names."""
    told = [*read]
    claims = [(r, s) for r, s in told if r.left.kind == "claim"]
    values = [(r, s) for r, s in told if r.left.kind != "claim"]
    held = [(r, s) for r, s in claims if r.stand == NONE or r.stand <= NARROWER]
    worded = [(r, s) for r, s in claims if r.same == SAME]
    return {
        "written, same fact or look-alike, AUC": _area(held, lambda s: s.same, _is_same),
        "written, same thing measured or another, AUC": _area(values, lambda s: s.same, _is_same),
        "written, words in conflict or denial, AUC": _area(
            worded, lambda s: s.words[2] + s.words[3], lambda r: r.stand >= CONFLICT
        ),
        "written, pairs": len(told),
    }


def _is_same(row: Row) -> bool:
    return row.same == SAME


def _area(
    told: Iterable[tuple[Row, PairScores]],
    score: Callable[[PairScores], float],
    right: Callable[[Row], bool],
) -> float:
    pairs = [(score(s), right(r)) for r, s in told]
    return round(auc([s for s, _ in pairs], [r for _, r in pairs]), 3)
