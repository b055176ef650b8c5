"""Which readings of a point stand behind one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stemma.model import Judgement, Point, Reading, Relation

TIES: Final = frozenset({Relation.AGREES, Relation.COMPATIBLE})
"""What ties two readings: that they agree, or that both can hold."""


def find_agreeing(point: Point, judgements: Sequence[Judgement]) -> tuple[tuple[Reading, ...], ...]:
    """The readings of a point in chains, each tied to the next; a chain may be one reading alone.

    Chains and readings are in text order.
    """
    root = {reading.id: reading.id for reading in point.readings}
    for judgement in judgements:
        if judgement.relation in TIES:
            one, other = sorted((root[judgement.left], root[judgement.right]))
            root = {name: one if first == other else first for name, first in root.items()}
    chains: dict[str, list[Reading]] = {}
    for reading in point.readings:
        chains.setdefault(root[reading.id], []).append(reading)
    return tuple(map(tuple, chains.values()))
