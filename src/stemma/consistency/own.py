"""One report that gives two ages of one person, or spells one name in two ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from stemma.consistency.itself import find_own_conflict
from stemma.judge.context import Context
from stemma.judge.values import said_value
from stemma.match import Matches, find_spellings
from stemma.model import Annotations, Inconsistency, Mention, Quantity, Reading, Span
from stemma.model.judgement import JudgementKind
from stemma.values.said import Said

AGE: Final = "age"
SURE: Final = 0.9
"""Least chance that two values of one report measure one thing: such pairs are not what the pair
reader was trained on."""


def find_own_conflicts(matches: Matches, context: Context) -> Iterator[Inconsistency]:
    """What each report of an event says in two ways."""
    for found in matches.reports:
        yield from _ages(found, context)
        yield from _spellings(found, context)
    yield from _values(matches, context)


def _ages(found: Annotations, context: Context) -> Iterator[Inconsistency]:
    """Two ages of one thing that the report names or describes."""
    owned: dict[str, list[Quantity]] = {}
    mentions = sorted(
        (len(mention.span), mention.span, entity.id, mention)
        for entity in found.entities
        for mention in entity.mentions
    )
    for quantity in found.quantities:
        if quantity.dimension == AGE:
            owner = _owner(quantity, mentions)
            if owner is not None:
                owned.setdefault(owner, []).append(quantity)
    for ages in owned.values():
        for one, other in combinations(ages, 2):
            sides = [Said(q, context.words([q.span])) for q in (one, other)]
            conflict = find_own_conflict(
                JudgementKind.AGE, sides[0], sides[1], (one.span,), (other.span,)
            )
            if conflict is not None:
                yield conflict


def _owner(quantity: Quantity, mentions: Sequence[tuple[int, Span, str, Mention]]) -> str | None:
    """The id of the shortest mention that holds an age, or that is the head of its words."""
    for place in (quantity.of, quantity.span):
        for _, mention, entity, _ in mentions:
            if place is not None and (
                mention.contains(place) or (place.contains(mention) and mention.end == place.end)
            ):
                return entity
    return None


def _spellings(found: Annotations, context: Context) -> Iterator[Inconsistency]:
    """A name that the report spells in two ways."""
    for spelled in find_spellings([found]):
        for one, other in combinations(spelled, 2):
            sides = [Said(s.name, context.words([s.span])) for s in (one, other)]
            conflict = find_own_conflict(
                JudgementKind.NAME, sides[0], sides[1], (one.span,), (other.span,)
            )
            if conflict is not None:
                yield conflict


def _values(matches: Matches, context: Context) -> Iterator[Inconsistency]:
    """Two amounts of one report that surely measure one thing and cannot both be so."""
    for match in matches.own:
        left, right = (matches.slots[n] for n in (match.left, match.right))
        if match.same < SURE or left.statement == right.statement:
            continue
        readings = [
            Reading(
                str(n),
                matches.statements[slot.statement].claim,
                slot.value.span.document_id,
                (slot.value.span,),
                slot.value,
            )
            for n, slot in enumerate((left, right))
        ]
        one, other = (said_value(reading, context) for reading in readings)
        kind = JudgementKind.COUNT if left.family == "count" else None
        if kind is None:
            continue
        conflict = find_own_conflict(kind, one, other, readings[0].spans, readings[1].spans)
        if conflict is not None:
            yield conflict
