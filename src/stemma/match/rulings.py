"""What people decided of two statements or two values → the pairs of an event that it is of.

A decision tells its two sides by their words. They are found again where the program now cuts them
in another way: by the statement, or the value, whose words are most nearly these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from stemma.match.event import Event
from stemma.match.matches import Slot
from stemma.model import (
    ON_PAIRS,
    Decision,
    DecisionKind,
    JudgementKind,
    Quantity,
    Relation,
    Span,
    Timex,
)

FITS: Final = 0.5
"""Least share of characters that words and a side have in common, of all that either has."""
JUDGED: Final = frozenset(
    relation.value
    for relation in set(Relation) - {Relation.UNJUDGED, Relation.UNRELATED, Relation.MISSING}
)
OF_VALUES: Final = frozenset(
    kind.value
    for kind in (
        JudgementKind.DATE, JudgementKind.TIME, JudgementKind.DURATION, JudgementKind.COUNT,
        JudgementKind.MONEY, JudgementKind.PERCENTAGE, JudgementKind.LENGTH,
        JudgementKind.MEASURE, JudgementKind.AGE,
    )
)  # fmt: skip
"""Kinds of judgement that are of two values."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rulings:
    """The decision on each pair of statements, and of slots, by their numbers, left < right."""

    claims: Mapping[Pair, Decision] = field(default_factory=dict)
    values: Mapping[Pair, Decision] = field(default_factory=dict)


def find_rulings(event: Event, decisions: Iterable[Decision]) -> Rulings:
    """Of each pair the latest decision; one whose words are not found is passed over."""
    asked = [one for one in decisions if one.what in ON_PAIRS]
    if not asked:
        return Rulings()
    claims: dict[Pair, Decision] = {}
    values: dict[Pair, Decision] = {}
    clauses = [statement.claim.spans for statement in event.statements]
    hosts = [clauses[slot.statement] for slot in event.slots]
    for one in asked:
        if one.kind == JudgementKind.NAME.value:
            continue
        on_values = _pair(
            _best([_fit_value(side, *slot) for slot in zip(event.slots, hosts, strict=True)])
            for side in (one.left, one.right)
        )
        on_claims = _pair(
            _best([fit(side, clause) for clause in clauses]) for side in (one.left, one.right)
        )
        is_value = one.kind in OF_VALUES or on_values[0] > on_claims[0]
        score, pair = on_values if is_value else on_claims
        if score >= FITS:
            (values if is_value else claims)[pair] = one
    return Rulings(claims, values)


def is_same(decision: Decision) -> bool:
    """Whether it says that both sides are of one fact."""
    if decision.what is DecisionKind.ACCEPT:
        return decision.value in JUDGED
    return decision.what is DecisionKind.SAME


def is_apart(decision: Decision) -> bool:
    """Whether it says that they are not."""
    return decision.what is DecisionKind.APART


def value_spans(value: Timex | Quantity) -> tuple[Span, ...]:
    """The words of a value, as those of its reading."""
    of = value.of if isinstance(value, Quantity) else None
    return tuple(sorted({value.span, *([] if of is None else [of])}))


def _fit_value(side: Sequence[Span], slot: Slot, clause: Sequence[Span]) -> float:
    """By its own words, else by those of its clause with it."""
    own = max(fit(side, value_spans(slot.value)), fit(side, [slot.value.span]))
    if own >= FITS or not any(span.contains(slot.value.span) for span in side):
        return own
    return FITS if fit(side, clause) >= FITS else own


def _best(fits: Sequence[float]) -> tuple[float, int]:
    score, number = max(((score, -number) for number, score in enumerate(fits)), default=(0.0, 0))
    return score, -number


def _pair(best: Iterable[tuple[float, int]]) -> tuple[float, Pair]:
    (one, left), (other, right) = best
    return min(one, other), (min(left, right), max(left, right))


def fit(side: Sequence[Span], place: Sequence[Span]) -> float:
    """The share of characters that both have, of those that either has.

    >>> fit([Span("d", 0, 4)], [Span("d", 2, 4)])
    0.5
    """
    if not side or not place or side[0].document_id != place[0].document_id:
        return 0.0
    if side[0].start >= place[-1].end or place[0].start >= side[-1].end:
        return 0.0
    ones = {at for span in side for at in range(span.start, span.end)}
    others = {at for span in place for at in range(span.start, span.end)}
    return len(ones & others) / len(ones | others)
