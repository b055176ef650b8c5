"""Versions of one statement: aligned before all else, whatever words or values were changed."""

from __future__ import annotations

from typing import Final

import numpy as np

from stemma.align.collate import Collator
from stemma.align.group import Floats, Numbers
from stemma.align.likelihood import tells_apart
from stemma.align.pairs import Likelihood
from stemma.align.slots import Slot
from stemma.align.statements import Statement

NEAR: Final = 0.4
"""Least cosine of two statements that are collated: versions of one stand above, even where a
name that tells most of all was changed."""

SURELY: Final = np.float32(0.95)
"""How likely versions of one statement speak of the same thing."""


class Versions:
    """How likely the texts of a coverage speak of the same, versions of one statement surely."""

    def __init__(self, likelihood: Likelihood, collator: Collator) -> None:
        self._likelihood = likelihood
        self._collator = collator
        self.texts: tuple[tuple[Statement, ...], ...] = likelihood.texts
        self.vectors: Floats = likelihood.vectors

    def of(self, left: Numbers, right: Numbers) -> Floats:
        """(pairs,) From 0 to 1."""
        out = self._likelihood.of(left, right).copy()
        near = (self.vectors[left] * self.vectors[right]).sum(1) >= NEAR
        for at in np.flatnonzero(near & (out < SURELY)).tolist():
            one, other = self.texts[int(left[at])][0], self.texts[int(right[at])][0]
            if self._collator.collate(one, other).is_close:
                out[at] = SURELY
        return out


def value_in_one_place(left: Slot, right: Slot, collator: Collator) -> bool:
    """Whether two values of one kind stand in the same place of versions of one statement."""
    if left.kind != right.kind or left.document == right.document or tells_apart(left, right):
        return False
    collation = collator.collate(left.statement, right.statement)
    return collation.is_close and collation.in_one_place(left.value.span, right.value.span)
