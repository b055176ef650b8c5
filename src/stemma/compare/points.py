"""Points → judgements: every pair of readings on the ladders that fit it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Final

from stemma.compare.actor import Actor, judge_actors
from stemma.compare.itself import find_own_conflict
from stemma.compare.judge import find_kind, judge_values
from stemma.compare.ladder import SEVERITY, Judged
from stemma.compare.moving import find_movement, find_running
from stemma.compare.outcome import Outcome, judge_outcomes
from stemma.compare.polarity import Stance, judge_polarities
from stemma.compare.said import Said, read_published
from stemma.model import (
    Annotations,
    Claim,
    Document,
    Entity,
    Inconsistency,
    Judgement,
    Point,
    Quantity,
    Reading,
    Relation,
    Span,
    Timex,
)
from stemma.model.claim import Modality
from stemma.model.judgement import JudgementKind, Verdict

ALL_PAIRS: Final = 14
"""Readings of a point that are all compared with one another; of more, those that say the same are
compared through one of them, so that the time does not grow with the square."""

SAID_NOTHING: Final = frozenset({Relation.MISSING, Relation.UNRELATED})


@dataclass(frozen=True, slots=True)
class Context:
    """The documents of a coverage and their entities, by id."""

    documents: Mapping[str, Document]
    entities: Mapping[str, Entity]

    @classmethod
    def of(cls, coverage: Sequence[Annotations]) -> Context:
        """Looked up once for a coverage."""
        return cls(
            {found.document.id: found.document for found in coverage},
            {entity.id: entity for found in coverage for entity in found.entities},
        )

    def words(self, spans: Sequence[Span]) -> str:
        """The words of spans of one document, a gap between those that do not touch."""
        text = self.documents[spans[0].document_id].text
        return " … ".join(" ".join(span.of(text).split()) for span in spans)

    def published(self, document_id: str) -> date | None:
        """When a document appeared, a day or an instant; `None` if unknown."""
        return read_published(self.documents[document_id].published)


def judge_point(point: Point, context: Context) -> tuple[Judgement, ...]:
    """A judgement for every pair of documents' readings that can be compared."""
    out = []
    for left, right in _pairs(point.readings, context):
        if left.document_id == right.document_id:
            continue
        judged = judge_pair(left, right, context)
        if judged is not None:
            out.append(judged.between(left.id, right.id))
    return tuple(out)


def judge_pair(left: Reading, right: Reading, context: Context) -> Judged | None:
    """How two readings of one point stand to each other; `None` where nothing can be said."""
    if isinstance(left.value, Timex | Quantity) and isinstance(right.value, Timex | Quantity):
        judged = judge_values(_value(left, context), _value(right, context))
        return None if judged.relation in SAID_NOTHING else judged
    found = [
        judge_polarities(_stance(left, context), _stance(right, context)),
        judge_outcomes(_outcome(left, context), _outcome(right, context)),
        *_actors(left, right, context),
    ]
    told = [judged for judged in found if judged.relation not in SAID_NOTHING]
    return max(told, key=lambda j: SEVERITY.index(j.relation), default=None)


def find_verdict(point: Point, judgements: Sequence[Judgement]) -> Verdict:
    """What all the readings of a point come to."""
    if len({reading.document_id for reading in point.readings}) == 1:
        return Verdict.DISPUTED if _is_disputed(point, judgements) else Verdict.SINGLE
    relations = {judgement.relation for judgement in judgements}
    if Relation.CONTRADICTS in relations:
        return Verdict.CONTRADICTED
    if _is_disputed(point, judgements):
        return Verdict.DISPUTED
    if relations & {Relation.DIFFERS, Relation.UPDATES}:
        return Verdict.DIFFERS
    return Verdict.COMPATIBLE if Relation.COMPATIBLE in relations else Verdict.AGREED


def find_self_conflicts(point: Point, context: Context) -> Iterator[Inconsistency]:
    """What a document says in two ways on one point."""
    for left, right in combinations(point.readings, 2):
        if left.document_id != right.document_id:
            continue
        if not isinstance(left.value, Timex | Quantity) or not isinstance(
            right.value, Timex | Quantity
        ):
            continue
        kind = find_kind(left.value)
        if kind is find_kind(right.value):
            found = find_own_conflict(
                kind, _value(left, context), _value(right, context), left.spans, right.spans
            )
            if found is not None:
                yield found


def _pairs(readings: Sequence[Reading], context: Context) -> Iterator[tuple[Reading, Reading]]:
    if len(readings) <= ALL_PAIRS:
        yield from combinations(readings, 2)
        return
    first: dict[str, Reading] = {}
    for reading in readings:
        key = _sameness(reading, context)
        if key in first:
            yield first[key], reading
        else:
            first[key] = reading
    yield from combinations(first.values(), 2)


def _sameness(reading: Reading, context: Context) -> str:
    if isinstance(reading.value, Timex | Quantity):
        return context.words([reading.value.span]).lower()
    return f"{reading.claim.polarity} {reading.claim.modality} {reading.claim.predicate}"


def _value(reading: Reading, context: Context) -> Said[Timex | Quantity]:
    value = reading.value
    assert isinstance(value, Timex | Quantity)  # noqa: S101 - the caller has looked
    claim = reading.claim
    lemmas = [claim.predicate, *(a.head for a in claim.arguments if a.head)]
    if isinstance(value, Quantity) and value.unit:
        lemmas += value.unit.split()
    moves = find_running if find_kind(value) is JudgementKind.DURATION else find_movement
    return Said(
        value,
        context.words([value.span]),
        context.published(reading.document_id),
        moves(lemmas),
    )


def _stance(reading: Reading, context: Context) -> Said[Stance]:
    claim = reading.claim
    return Said(
        Stance(claim.polarity, claim.modality, _speaker(reading, context)),
        context.words(claim.spans),
        context.published(reading.document_id),
    )


def _speaker(reading: Reading, context: Context) -> str | None:
    attribution = reading.attribution
    if attribution is None:
        return None
    entity = context.entities.get(attribution.speaker or "")
    if entity is not None:
        return entity.name
    return context.words(attribution.source) if attribution.source else ""


def _outcome(reading: Reading, context: Context) -> Said[Outcome]:
    claim = reading.claim
    lemma = claim.predicate
    if lemma == "be":
        lemma = next((a.head or "" for a in claim.arguments if a.role == "attribute"), "") or "be"
    return Said(
        Outcome(lemma, claim.polarity),
        context.words(claim.spans),
        context.published(reading.document_id),
    )


def _actors(left: Reading, right: Reading, context: Context) -> Iterator[Judged]:
    """Who did it, where both name one doer, and do the same to the same."""
    if left.claim.predicate != right.claim.predicate:
        return
    one, other = _only(left.claim, "agent", context), _only(right.claim, "agent", context)
    done, others = _only(left.claim, "patient", context), _only(right.claim, "patient", context)
    if one is None or other is None or done is None or others is None:
        return
    same = judge_actors(done, others)
    if same.relation in {Relation.AGREES, Relation.COMPATIBLE}:
        yield judge_actors(one, other)
    elif judge_actors(one, others).relation is Relation.AGREES and (
        judge_actors(done, other).relation is Relation.AGREES
    ):
        yield Judged(
            same.kind,
            Relation.CONTRADICTS,
            "the other way round",
            f"“{one.words}” and “{done.words}” have changed places.",
        )


def _only(claim: Claim, role: str, context: Context) -> Said[Actor] | None:
    """The one named thing in a role; `None` where there is none, or more."""
    found = [a for a in claim.arguments if a.role == role]
    if len(found) != 1 or found[0].entity is None:
        return None
    entity = context.entities.get(found[0].entity)
    if entity is None or not entity.names:
        return None
    names = (entity.name, *entity.aliases)
    return Said(Actor(names, entity.kind), context.words([found[0].span]))


def _is_disputed(point: Point, judgements: Sequence[Judgement]) -> bool:
    denied = any(reading.claim.modality is Modality.DENIED for reading in point.readings)
    return denied or any(judgement.rung == "disputed" for judgement in judgements)
