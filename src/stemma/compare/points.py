"""Points → judgements: every pair of readings on the ladders that fit it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Final

from stemma.align import Sure
from stemma.compare.actor import Actor, judge_actors
from stemma.compare.itself import find_own_conflict
from stemma.compare.judge import find_kind, judge_values
from stemma.compare.ladder import SEVERITY, Judged, worst
from stemma.compare.moving import find_movement, find_running
from stemma.compare.name import judge_names
from stemma.compare.outcome import Outcome, judge_outcomes
from stemma.compare.place import judge_places
from stemma.compare.polarity import Stance, judge_polarities
from stemma.compare.said import Said, read_published
from stemma.model import (
    Annotations,
    Argument,
    Claim,
    Document,
    Entity,
    EntityKind,
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

HowSure = Callable[[Reading, Reading], Sure]
CLASHES: Final = frozenset({Relation.CONTRADICTS, Relation.DIFFERS, Relation.UPDATES})

SAID_NOTHING: Final = frozenset({Relation.MISSING, Relation.UNRELATED})


@dataclass(frozen=True, slots=True)
class Context:
    """The documents of a coverage and their entities, by id."""

    documents: Mapping[str, Document]
    entities: Mapping[str, Entity]
    names: Mapping[str, Sequence[tuple[Span, Entity]]]
    """Document id → where it names which entity, in text order."""

    @classmethod
    def of(cls, coverage: Sequence[Annotations]) -> Context:
        """Looked up once for a coverage."""
        return cls(
            {found.document.id: found.document for found in coverage},
            {entity.id: entity for found in coverage for entity in found.entities},
            {
                found.document.id: sorted(
                    ((m.span, entity) for entity in found.entities for m in entity.names),
                    key=lambda named: named[0],
                )
                for found in coverage
            },
        )

    def named(self, claim: Claim) -> tuple[Entity, ...]:
        """The entities that a claim or one of its arguments names, in text order."""
        places = (*claim.spans, *(a.span for a in claim.arguments))
        found = {
            entity.id: entity
            for mention, entity in self.names.get(places[0].document_id, ())
            if any(mention.overlaps(place) for place in places)
        }
        return tuple(found.values())

    def words(self, spans: Sequence[Span]) -> str:
        """The words of spans of one document, a gap between those that do not touch."""
        text = self.documents[spans[0].document_id].text
        return " … ".join(" ".join(span.of(text).split()) for span in spans)

    def published(self, document_id: str) -> date | None:
        """When a document appeared, a day or an instant; `None` if unknown."""
        return read_published(self.documents[document_id].published)


def judge_point(point: Point, context: Context, sure: HowSure) -> tuple[Judgement, ...]:
    """A judgement for every pair of documents' readings that can be compared.

    A clash is one only where the two surely speak of one thing; where that is likely, they may
    differ; else nothing is said of them.
    """
    out = []
    for left, right in _pairs(point.readings, context):
        if left.document_id == right.document_id:
            continue
        judged = judge_pair(left, right, context)
        if judged is not None and judged.relation in CLASHES:
            if _said_elsewhere(left, right, point, context):
                continue
            judged = soften(judged, least_sure(left, right, sure(left, right), context))
        if judged is not None:
            out.append(judged.between(left.id, right.id))
    return tuple(out)


def _said_elsewhere(left: Reading, right: Reading, point: Point, context: Context) -> bool:
    """Whether each report also says what the other does: two values, told apart in both.

    "Exchanged on Friday, the first since October" stands so in both; the Friday of one and the
    October of the other are no clash.
    """
    if left.value is None or right.value is None:
        return False
    return _also_says(left, right, point, context) and _also_says(right, left, point, context)


def _also_says(one: Reading, other: Reading, point: Point, context: Context) -> bool:
    for reading in point.readings:
        if reading.document_id == one.document_id and reading.id != one.id:
            judged = judge_pair(reading, other, context)
            if judged is not None and judged.relation in FITTING:
                return True
    return False


FITTING: Final = frozenset({Relation.AGREES, Relation.COMPATIBLE})


def least_sure(left: Reading, right: Reading, sure: Sure, context: Context) -> Sure:
    """How sure it is, seeing how both put it.

    What should, can, may or will be so does not clash with what is; a length or a day that was
    planned may have come out otherwise.
    """
    words = [frozenset(context.words(r.claim.spans).casefold().split()) for r in (left, right)]
    if bool(words[0] & OTHERS) != bool(words[1] & OTHERS):
        return Sure.NOT
    one, other = (_is_open(reading.claim.modality) for reading in (left, right))
    if left.value is None and left.claim.polarity is not right.claim.polarity:
        sure = Sure.NOT if (words[0] | words[1]) & ABLE else sure
    if one == other:
        return sure
    if left.value is None:
        return Sure.NOT
    return min(sure, Sure.LIKELY)


OTHERS: Final = frozenset({"another", "other", "others", "remaining", "rest"})
"""Words that set apart whom a claim speaks of: "the other four were unhurt"."""

ABLE: Final = frozenset({"can", "can't", "can’t", "cannot", "could", "couldn't", "couldn’t"})


def _is_open(modality: Modality) -> bool:
    return modality not in {Modality.ASSERTED, Modality.REPORTED, Modality.DENIED}


def soften(judged: Judged, sure: Sure) -> Judged | None:
    """A clash as far as it may be shown; `None` where it may not."""
    if sure is Sure.NOT:
        return None
    if sure is Sure.YES or judged.relation is not Relation.CONTRADICTS:
        return judged
    return replace(judged, relation=Relation.DIFFERS)


def judge_pair(left: Reading, right: Reading, context: Context) -> Judged | None:
    """How two readings of one point stand to each other; `None` where nothing can be said."""
    if isinstance(left.value, Timex | Quantity) and isinstance(right.value, Timex | Quantity):
        judged = judge_values(_value(left, context), _value(right, context))
        if judged.relation in SAID_NOTHING:
            return None
        if left.claim.polarity is right.claim.polarity:
            return judged
        # The same amount, of what one says and the other denies.
        return worst(judged, *_polarities(left, right, context))
    if isinstance(left.value, str) and isinstance(right.value, str):
        judged = judge_names(_name(left, context), _name(right, context))
        return None if judged.relation in SAID_NOTHING else judged
    if left.value is not None or right.value is not None:
        return None
    found = [
        *_polarities(left, right, context),
        *_outcomes(left, right, context),
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


def find_self_conflicts(point: Point, context: Context, sure: HowSure) -> Iterator[Inconsistency]:
    """What a document says in two ways on one point; two values of one claim are of two things."""
    for left, right in combinations(point.readings, 2):
        if left.document_id != right.document_id or sure(left, right) is Sure.NOT:
            continue
        if left.claim.id == right.claim.id and not isinstance(left.value, str):
            continue
        if isinstance(left.value, str) and isinstance(right.value, str):
            one, other = _name(left, context), _name(right, context)
            found = find_own_conflict(JudgementKind.NAME, one, other, left.spans, right.spans)
        elif isinstance(left.value, Timex | Quantity) and isinstance(right.value, Timex | Quantity):
            kind = find_kind(left.value)
            if kind is not find_kind(right.value):
                continue
            found = find_own_conflict(
                kind, _value(left, context), _value(right, context), left.spans, right.spans
            )
        else:
            continue
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


def _name(reading: Reading, context: Context) -> Said[str]:
    return Said(
        str(reading.value), context.words(reading.spans), context.published(reading.document_id)
    )


def _polarities(left: Reading, right: Reading, context: Context) -> Iterator[Judged]:
    """One says so, the other not, of the same thing; where the things differ, that says nothing."""
    judged = judge_polarities(_stance(left, context), _stance(right, context))
    same = _subjects(left.claim, context) & _subjects(right.claim, context)
    if left.claim.predicate == right.claim.predicate:
        same |= _parties(left.claim, context) & _parties(right.claim, context)
    if same or judged.relation is Relation.AGREES:
        yield judged


def _outcomes(left: Reading, right: Reading, context: Context) -> Iterator[Judged]:
    """How it ended, where both say so of the same thing."""
    if _subjects(left.claim, context) & _subjects(right.claim, context):
        yield judge_outcomes(_outcome(left, context), _outcome(right, context))


def _subjects(claim: Claim, context: Context) -> frozenset[str]:
    """Whom or what it happened to: the head of it, and its names."""
    role = "patient" if any(a.role == "patient" for a in claim.arguments) else "agent"
    return _heads([a for a in claim.arguments if a.role in {role, "theme"}], context)


def _parties(claim: Claim, context: Context) -> frozenset[str]:
    """All that a claim speaks of, times apart."""
    return _heads([a for a in claim.arguments if a.role != "time"], context)


def _heads(arguments: Iterable[Argument], context: Context) -> frozenset[str]:
    """Each argument by its name, or by its main word where it has none."""
    out = set()
    for argument in arguments:
        entity = context.entities.get(argument.entity or "")
        if entity is not None and entity.names:
            out.add(entity.name.casefold().rsplit(" ", 1)[-1])
        elif argument.head:
            out.add(argument.head.casefold())
    return frozenset(out)


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
    """Who and where, in claims that are otherwise alike.

    Where each names one that the other report does not know at all.
    """
    yield from _swapped(left, right, context)
    if not _alike(left, right, context):
        return
    ones, others = context.named(left.claim), context.named(right.claim)
    one = [e for e in ones if not any(_is_known(e, x) for x in others)]
    other = [e for e in others if not any(_is_known(e, x) for x in ones)]
    if len(one) != 1 or len(other) != 1 or one[0].kind is not other[0].kind:
        return
    if _knows(left, other[0], context) or _knows(right, one[0], context):
        return
    yield _judge_named(one[0], other[0])


def _judge_named(one: Entity, other: Entity) -> Judged:
    if one.kind is EntityKind.PLACE:
        places = judge_places(Said(one.name, one.name), Said(other.name, other.name))
        if places.relation not in SAID_NOTHING:
            return places
        reason = f"“{one.name}” and “{other.name}” have no word in common."
        return Judged(JudgementKind.PLACE, Relation.DIFFERS, "other words", reason)
    return judge_actors(_actor(one), _actor(other))


def _actor(entity: Entity) -> Said[Actor]:
    return Said(Actor((entity.name, *entity.aliases), entity.kind), entity.name)


def _is_known(one: Entity, other: Entity) -> bool:
    """Whether two entities of two reports share a name, or the last word of one."""
    return bool(_last_words(one) & _last_words(other))


def _last_words(entity: Entity) -> frozenset[str]:
    names = (entity.name, *entity.aliases)
    return frozenset(name.casefold().rsplit(" ", 1)[-1] for name in names)


def _swapped(left: Reading, right: Reading, context: Context) -> Iterator[Judged]:
    """Who did it here has it done to him there."""
    if left.claim.predicate != right.claim.predicate:
        return
    one, done = _only(left.claim, "agent", context), _only(left.claim, "patient", context)
    other, others = _only(right.claim, "agent", context), _only(right.claim, "patient", context)
    if one is None or done is None or other is None or others is None:
        return
    agrees = Relation.AGREES
    if (
        judge_actors(one, others).relation is agrees
        and judge_actors(done, other).relation is agrees
    ):
        yield Judged(
            JudgementKind.ACTOR,
            Relation.CONTRADICTS,
            "the other way round",
            f"“{one.words}” and “{done.words}” have changed places.",
        )


def _alike(left: Reading, right: Reading, context: Context) -> bool:
    """Whether two claims say the same but for the names in them: half of their other words."""
    if left.claim.predicate != right.claim.predicate:
        return False
    one, other = _plain(left, context), _plain(right, context)
    return len(one & other) >= max(2, min(len(one), len(other)) / 2)


def _plain(reading: Reading, context: Context) -> frozenset[str]:
    """The longer words of a claim that are no names, in their first letters."""
    words = context.words(reading.claim.spans).split()
    kept = ("".join(c for c in word if c.isalpha()) for word in words if word[:1].islower())
    return frozenset(word[:STEM] for word in kept if len(word) >= STEM - 1)


STEM: Final = 5


def _knows(reading: Reading, other: Entity, context: Context) -> bool:
    """Whether a report speaks of somebody by one of these names, in whatever place."""
    text = context.documents[reading.document_id].text.casefold()
    return any(name in text for name in _last_words(other))


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
