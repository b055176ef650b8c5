"""Which readings of a point stand behind one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from stemma.model import Judgement, Point, Reading, Relation

TIES: Final = frozenset({Relation.AGREES, Relation.COMPATIBLE})
"""What ties two readings: that they agree, or that both can hold."""
DISPUTED: Final = "disputed"
"""The rung of what one says and another denies: both can have been said, and it ties nothing."""


def find_agreeing(point: Point, judgements: Sequence[Judgement]) -> tuple[tuple[Reading, ...], ...]:
    """Each reading of a point with those that are tied to it; a group may be one reading alone.

    What A and B share and what B and C share need not be one thing, so nothing is passed on: a
    report stands behind a reading only if it was itself judged to say the same. Groups are in the
    order of the readings that they are around, each once, their readings in text order.
    """
    tied = find_tied((reading.id for reading in point.readings), judgements)
    groups = (
        tuple(reading for reading in point.readings if reading.id in tied[center.id])
        for center in point.readings
    )
    return tuple(dict.fromkeys(groups))


def find_tied(readings: Iterable[str], judgements: Iterable[Judgement]) -> Mapping[str, set[str]]:
    """Each of these readings' ids → its own and those of the others that are tied to it."""
    tied = {identity: {identity} for identity in readings}
    for judgement in judgements:
        left, right = judgement.left, judgement.right
        if judgement.relation not in TIES or judgement.rung == DISPUTED:
            continue
        if left in tied and right in tied:
            tied[left].add(right)
            tied[right].add(left)
    return tied
