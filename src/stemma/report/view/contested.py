"""Values that reports contest: words that hold one do not stand for what is agreed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from stemma.judge.amounts import ANOTHER_BOUND
from stemma.model import JudgedPoint, Quantity, Reading, Relation, Span, Timex

CLASHING: Final = frozenset({Relation.CONTRADICTS, Relation.DIFFERS})


def find_contested(points: Iterable[JudgedPoint]) -> frozenset[Span]:
    """The words of every time and amount that another report contradicts or may differ from.

    Two bounds ("at least six", "at least four") can both hold: they are contested by nobody.
    """
    found = set()
    for judged in points:
        clashing = {
            identity
            for judgement in judged.judgements
            if judgement.relation in CLASHING and judgement.rung != ANOTHER_BOUND
            for identity in (judgement.left, judgement.right)
        }
        found |= {
            reading.value.span
            for reading in judged.point.readings
            if reading.id in clashing and isinstance(reading.value, Timex | Quantity)
        }
    return frozenset(found)


def holds_contested(reading: Reading, contested: frozenset[Span]) -> bool:
    """Whether the claim of a reading gives a value that is contested."""
    claim = reading.claim
    spans = [*(time.span for time in claim.timexes), *(amount.span for amount in claim.quantities)]
    return any(span in contested for span in spans)


def uncontested(readings: Sequence[Reading], contested: frozenset[Span]) -> Sequence[Reading]:
    """The readings whose words hold no contested value; all where every one does."""
    return [r for r in readings if not holds_contested(r, contested)] or readings
