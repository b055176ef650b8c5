"""The judged pairs of a point that a report which came is in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from stemma.follow.aligned import Aligned
from stemma.follow.scene import Scene
from stemma.follow.words import row_of
from stemma.judge.agreement import TIES
from stemma.model import JudgedPoint, Judgement, Reading, Relation, Span

LEANING: Final = frozenset({"if", "unless", "whether", "that", "these", "this", "those"})
"""First words of a clause that does not say that it is so, or does not say of what."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A judged pair, the reading of a report that came first."""

    judgement: Judgement
    fresh: Reading
    other: Reading
    fresh_spans: tuple[Span, ...]
    other_spans: tuple[Span, ...]


def find_pairs(point: Aligned, scene: Scene, *relations: Relation) -> Iterator[Pair]:
    """The pairs with a reading of a report that came, the surest first.

    None of two versions of one address: what these tell is told as a correction.
    """
    readings = {reading.id: reading for reading in point.now.point.readings}
    fresh = {reading.id for reading in point.fresh}
    earlier = scene.earlier
    found = []
    for j in point.now.judgements:
        if j.relation not in relations or fresh.isdisjoint((j.left, j.right)):
            continue
        left, right = readings[j.left], readings[j.right]
        if j.left in fresh:
            pair = Pair(j, left, right, j.left_spans, j.right_spans)
        else:
            pair = Pair(j, right, left, j.right_spans, j.left_spans)
        known = earlier.get(pair.fresh.document_id)
        if known is not None and known.id == pair.other.document_id:
            continue
        found.append(pair)
    order = [*relations]
    yield from sorted(
        found,
        key=lambda p: (
            order.index(p.judgement.relation),
            p.fresh.value is not None,
            -(p.judgement.same or 0),
            p.fresh.claim.spans,
            p.other.claim.spans,
        ),
    )


def clashing(points: Sequence[JudgedPoint]) -> set[tuple[str, str]]:
    """The pairs of readings that contradicted each other before, either way round."""
    return {
        pair
        for one in points
        for j in one.judgements
        if j.relation is Relation.CONTRADICTS
        for pair in ((j.left, j.right), (j.right, j.left))
    }


def tied_to(point: Aligned) -> dict[str, frozenset[str]]:
    """Each reading → those that say the same or hold beside it."""
    out: dict[str, set[str]] = {}
    for j in point.now.judgements:
        if j.relation in TIES:
            out.setdefault(j.left, set()).add(j.right)
            out.setdefault(j.right, set()).add(j.left)
    return {identity: frozenset(found) for identity, found in out.items()}


def leans(spans: Sequence[Span], scene: Scene) -> bool:
    """Whether words leave open whether it is so, or of what it is said."""
    return (row_of(scene.words(spans)) or ("",))[0] in LEANING
