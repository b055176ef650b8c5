"""Versions of one statement: aligned before all else, whatever words or values were changed."""

from __future__ import annotations

from typing import Final

import numpy as np

from stemma.align.collate import Collator
from stemma.align.group import Floats, Numbers
from stemma.align.likelihood import are_at_odds, tells_apart
from stemma.align.measured import Sure, told_alike
from stemma.align.pairs import Likelihood
from stemma.align.slots import Slot
from stemma.align.statements import Statement
from stemma.model import Claim, Quantity, Timex

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


def sure_in_one_place(left: Slot, right: Slot, collator: Collator) -> Sure:
    """How sure it is that two values in one place of versions of one statement are of one thing.

    A list of numbers of which none is the same is of another season, or another round. A day that
    was told from when the report appeared is no sign of anything in a copy of it.
    """
    collation = collator.collate(left.statement, right.statement)
    if told_alike(left, right):
        return Sure.NOT
    if _is_from_now(left) != _is_from_now(right) or _are_all_at_odds(
        left.statement.claim, right.statement.claim
    ):
        return Sure.LIKELY
    places = [v.span for s in (left, right) for v in _values(s.statement.claim)]
    return Sure.YES if collation.shared_outside(places) >= BESIDE else Sure.LIKELY


BESIDE: Final = 2
"""Words that two versions share beside their amounts, at least: "an eight-year, $160 million offer"
tells by little else."""


def _is_from_now(slot: Slot) -> bool:
    """Whether a time is told from when the report appeared, by no name: "this afternoon"."""
    value = slot.value
    if not isinstance(value, Timex) or value.anchor is None or slot.weekday:
        return False
    tokens = [t for t in slot.statement.tokens if t.span.overlaps(value.span)]
    return not any(token.lemma[:1].isdecimal() for token in tokens)


def _are_all_at_odds(left: Claim, right: Claim) -> bool:
    """Whether each of several amounts here is at odds with all there, in two lists of them."""
    ones, others = left.quantities, right.quantities
    if min(len(ones), len(others)) < 2:
        return False
    return all(
        are_at_odds(one, other) or one.unit != other.unit for one in ones for other in others
    )


def _values(claim: Claim) -> tuple[Timex | Quantity, ...]:
    return (*claim.timexes, *claim.quantities)
