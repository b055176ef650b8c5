"""Amounts that stand alone, put beside what they likely measure though they are at odds with it.

Two values are mostly grouped because they are the same; one that is at odds with all others is
left out by that, and is what an editor looks for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from stemma.align.apart import are_apart
from stemma.align.certainty import Sure
from stemma.align.features import tell
from stemma.align.likelihood import LIKE_DEED, LIKE_EVENT, likest_thing, tells_apart
from stemma.align.measured import sure_of_values
from stemma.align.slots import AGE, COUNT, LENGTH, Slot
from stemma.align.statements import StatementMaker

NEAR: Final = 0.25
"""Least cosine of an amount and the nearest of those that it is put beside."""

FEW: Final = 4
"""Of so many of a group it is asked whether they measure the same."""

OF_MANY: Final = frozenset({COUNT, AGE})
"""Kinds of which a report gives many of many things: those that stand alone are of their own."""


def place_alone(
    groups: Sequence[tuple[Slot, ...]], maker: StatementMaker
) -> list[tuple[Slot, ...]]:
    """The groups, each amount that stood alone joined to the nearest that likely measures it."""
    out = [list(found) for found in groups]
    for kind in sorted({found[0].kind for found in groups} - OF_MANY):
        alike = [number for number, found in enumerate(groups) if found[0].kind == kind]
        rows = np.stack([slot.vector for number in alike for slot in groups[number]])
        starts = np.cumsum([0, *(len(groups[number]) for number in alike[:-1])])
        for number in alike:
            slot, *more = groups[number]
            if more:
                continue
            near = np.maximum.reduceat(rows @ slot.vector, starts)
            for at in np.argsort(-near, kind="stable").tolist():
                if near[at] < NEAR:
                    break
                other = alike[at]
                if other != number and _may_be_one(slot, groups[other], maker):
                    out[other].append(slot)
                    out[number] = []
                    break
    return [tuple(sorted(f, key=lambda s: (s.document, s.value.span))) for f in out if f]


def _may_be_one(slot: Slot, known: Sequence[Slot], maker: StatementMaker) -> bool:
    """Whether an amount likely measures what one of a group does, in another report."""
    others = [other for other in known if other.document != slot.document][:FEW]
    return any(
        _is_one_deed(slot, other, maker)
        and not tells_apart(slot, other)
        and not are_apart(slot, other)
        and sure_of_values(
            slot, other, tell(slot.statement, other.statement, maker.table), maker
        ) is not Sure.NOT
        for other in others
    )  # fmt: skip


def _is_one_deed(left: Slot, right: Slot, maker: StatementMaker) -> bool:
    """Whether the like was done, where an amount tells how far or how long it was done."""
    deeds = left.statement.predicate, right.statement.predicate
    alike = maker.table.likeness(*deeds) >= LIKE_DEED
    if left.kind == LENGTH:
        return alike
    if left.kind == "date":
        return bool(left.event) and left.event == right.event
    if left.kind != "duration" or alike:
        return True
    return likest_thing(left.thing, right.thing, maker)[0] >= LIKE_EVENT
