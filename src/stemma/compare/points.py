"""Points → judgements: every pair of readings on the ladders that fit it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from stemma.align import Sure
from stemma.compare.claims import SAID_NOTHING, judge_claims, judge_stances
from stemma.compare.clash import CLASHES, HowSure, least_sure, soften
from stemma.compare.context import Context
from stemma.compare.itself import find_own_conflict
from stemma.compare.judge import find_kind, judge_values
from stemma.compare.ladder import SEVERITY, Judged, worst
from stemma.compare.moving import find_movement, find_running
from stemma.compare.name import judge_names
from stemma.compare.said import Said
from stemma.model import (
    Inconsistency,
    Judgement,
    Modality,
    Point,
    Quantity,
    Reading,
    Relation,
    Timex,
)
from stemma.model.judgement import JudgementKind, Verdict

WHO: Final = frozenset({JudgementKind.ACTOR, JudgementKind.PLACE})
"""Ladders that are climbed only where two claims say the same but for the names in them."""

ALL_PAIRS: Final = 14
"""Readings of a point that are all compared with one another; of more, those that say the same are
compared through one of them, so that the time does not grow with the square."""


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
            certainty = least_sure(left, right, sure(left, right), context)
            if judged.kind in WHO:
                certainty = max(certainty, Sure.LIKELY)  # judged in claims alike already
            judged = soften(judged, certainty)
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


def judge_pair(left: Reading, right: Reading, context: Context) -> Judged | None:
    """How two readings of one point stand to each other; `None` where nothing can be said."""
    if isinstance(left.value, Timex | Quantity) and isinstance(right.value, Timex | Quantity):
        judged = judge_values(_value(left, context), _value(right, context))
        if judged.relation in SAID_NOTHING:
            return None
        if left.claim.polarity is right.claim.polarity:
            return judged
        # The same amount, of what one says and the other denies.
        return worst(judged, *judge_stances(left, right, context))
    if isinstance(left.value, str) and isinstance(right.value, str):
        judged = judge_names(_name(left, context), _name(right, context))
        return None if judged.relation in SAID_NOTHING else judged
    if left.value is not None or right.value is not None:
        return None
    found = judge_claims(left, right, context)
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
    agreed = Relation.AGREES in relations and Relation.COMPATIBLE not in relations
    return Verdict.AGREED if agreed else Verdict.COMPATIBLE


def find_self_conflicts(point: Point, context: Context, sure: HowSure) -> Iterator[Inconsistency]:
    """What a document says in two ways on one point; two values of one claim are of two things."""
    for left, right in combinations(point.readings, 2):
        if left.document_id != right.document_id:
            continue
        aged = isinstance(left.value, Quantity) and find_kind(left.value) is JudgementKind.AGE
        if sure(left, right) < (Sure.LIKELY if aged else Sure.YES):
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


def _name(reading: Reading, context: Context) -> Said[str]:
    return Said(
        str(reading.value), context.words(reading.spans), context.published(reading.document_id)
    )


def _is_disputed(point: Point, judgements: Sequence[Judgement]) -> bool:
    denied = any(reading.claim.modality is Modality.DENIED for reading in point.readings)
    return denied or any(judgement.rung == "disputed" for judgement in judgements)
