"""Versions of one statement: aligned before all else, whatever words or values were changed."""

from __future__ import annotations

from typing import Final

import numpy as np

from stemma.align.apart import (
    are_days_apart,
    are_of_other_peoples,
    have_other_agents,
    share_nothing,
)
from stemma.align.certainty import COARSE, SAYING, Sure
from stemma.align.collate import Collator
from stemma.align.dates import has_name, told_alike
from stemma.align.group import Floats, Numbers
from stemma.align.likelihood import are_at_odds, tells_apart
from stemma.align.pairs import Likelihood
from stemma.align.slots import WEEKDAYS, Slot
from stemma.align.statements import Statement
from stemma.lexicon.words import load_words
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
    if told_alike(left, right) or _is_coarse(left) != _is_coarse(right):
        return Sure.NOT
    if are_of_other_peoples(left, right):
        return Sure.NOT
    if left.kind == "date" and _was_told_otherwise(left, right):
        return Sure.LIKELY
    ones, others = left.statement, right.statement
    if _are_all_at_odds(ones.claim, others.claim) or have_other_agents(ones, others):
        return Sure.LIKELY
    if left.kind != "date" and (
        are_days_apart(ones.claim, others.claim) or _name_other_days(ones, others)
    ):
        return Sure.LIKELY
    places = [v.span for s in (left, right) for v in _values(s.statement.claim)]
    least = BESIDE_BARE if ones.is_bare or others.is_bare else BESIDE
    return Sure.YES if collation.shared_outside(places) >= least else Sure.LIKELY


BESIDE: Final = 2
BESIDE_BARE: Final = 3
"""Words that two versions share beside their amounts, at least, and where they are no more than a
noun with its amount: "an eight-year, $160 million offer", "on their 27-yard line"."""


def _is_coarse(slot: Slot) -> bool:
    """Whether a time is a month or longer: what was done "last year" was not done "today"."""
    return isinstance(slot.value, Timex) and slot.value.precision in COARSE


def _was_told_otherwise(left: Slot, right: Slot) -> bool:
    """Whether one of two times hangs on when its report appeared, or both on when it was said."""
    if any(slot.statement.predicate in SAYING for slot in (left, right)):
        return True
    return _has_now(left.statement) != _has_now(right.statement)


def _has_now(statement: Statement) -> bool:
    """Whether a time is told from when the report appeared, by no name: "this afternoon"."""
    return any(
        timex.anchor is not None and not has_name(statement, timex)
        for timex in statement.claim.timexes
    )


def _name_other_days(left: Statement, right: Statement) -> bool:
    """Whether the sentences around two claims name weekdays or months, and none in common."""
    ones, others = ({t.lemma for t in s.sentence} & DAYS for s in (left, right))
    return share_nothing(ones, others)


DAYS: Final = load_words("months.txt") - {"march", "may"} | {d.casefold() for d in WEEKDAYS}
"""Months and weekdays, but for what is mostly another word in small letters."""


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
