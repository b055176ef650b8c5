"""Points → judgements: every pair of readings on the ladders that fit it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final, Protocol

from stemma.align import Collation, Sure
from stemma.compare.beside import NEITHER, Reports, given_beside, is_age, said_elsewhere
from stemma.compare.clash import CLASHES, least_sure, soften
from stemma.compare.context import Context
from stemma.compare.hosted import Hosts, judge_hosts
from stemma.compare.itself import find_own_conflict
from stemma.compare.judge import find_kind
from stemma.compare.ladder import Judged
from stemma.compare.pair import judge_pair, said_name, said_value
from stemma.compare.variants import VERBATIM
from stemma.model import (
    Claim,
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

WHO: Final = frozenset({JudgementKind.ACTOR, JudgementKind.NAME, JudgementKind.PLACE})
"""Ladders that are climbed only where two claims say the same but for the names in them."""

ALL_PAIRS: Final = 14
"""Readings of a point that are all compared with one another; of more, those that say the same are
compared through one of them, so that the time does not grow with the square."""


class Aligned(Hosts, Reports, Protocol):
    """What judging asks of the alignment of a coverage."""

    def sure(self, left: Reading, right: Reading) -> Sure:
        """How sure it is that two readings speak of one thing."""

    def collate(self, left: Reading, right: Reading) -> Collation | None:
        """Two readings side by side, where they are versions of one statement."""

    def closest(self, left: Reading, right: Reading) -> tuple[Claim, Claim] | None:
        """The claims of two readings that are most surely of one thing; `None` for values."""

    def in_one_place(self, left: Reading, right: Reading) -> bool:
        """Whether two values stand in one place of versions of one statement."""

    def say_the_same(self, left: Reading, right: Reading) -> bool:
        """Whether two claims surely say the same."""

    def one_aspect(self, left: Reading, right: Reading) -> bool:
        """Whether two amounts are of one named aspect, as the depth of a thing."""

    def are_one_deed(self, left: Reading, right: Reading) -> bool:
        """Whether the claims around two values, or two claims, say that the like was done."""


def judge_point(point: Point, context: Context, alignment: Aligned) -> tuple[Judgement, ...]:
    """A judgement for every pair of documents' readings that can be compared.

    A clash is one only where the two surely speak of one thing; where that is likely, they may
    differ; else nothing is said of them.
    """
    out = []
    for left, right in _pairs(point.readings, context):
        if left.document_id != right.document_id:
            judged = _judge(left, right, point, context, alignment)
            if judged is not None:
                out.append(judged.between(left.id, right.id))
    return tuple(out)


def _judge(
    left: Reading, right: Reading, point: Point, context: Context, alignment: Aligned
) -> Judged | None:
    """How two reports' readings stand to each other, as far as it may be shown."""
    pair = alignment.closest(left, right)
    if pair is not None:
        left, right = (
            replace(reading, claim=claim, attribution=claim.attribution)
            for reading, claim in zip((left, right), pair, strict=True)
        )
    one = left.claim.polarity is right.claim.polarity or alignment.are_one_deed(left, right)
    collation = alignment.collate(left, right)
    judged = judge_pair(left, right, context, collation, sure=one)
    if judged is None or judged.relation not in CLASHES:
        hosted = judge_hosts(left, right, context, alignment)
        if hosted is not None:
            return hosted
        # Two claims may be near each other, and no more.
        return None if _only_seems_to_agree(judged, left, right, alignment) else judged
    stance = judged.kind is JudgementKind.POLARITY  # the values, if any, are the same
    versions = collation is not None or alignment.in_one_place(left, right)
    given = NEITHER if stance else given_beside(left, right, context, alignment)
    told_apart = any(given) or (
        not stance and said_elsewhere(left, right, point, context, alignment)
    )
    sure = alignment.sure(left, right)
    surely = sure is Sure.YES and isinstance(left.value, Quantity)
    if all(given) or (told_apart and not versions and not surely):
        return None
    if stance and left.value is not None:
        sure = Sure.LIKELY  # the value is the same, not surely all else
    if is_age(left) and context.may_be_years_apart(left.document_id, right.document_id):
        sure = min(sure, Sure.LIKELY)
    if told_apart:
        sure = min(sure, Sure.LIKELY)  # one of the two gives both
    verbatim = collation is not None and collation.whole >= VERBATIM
    certainty = least_sure(left, right, sure, context, versions=versions, verbatim=verbatim)
    if judged.kind in WHO and left.value is None:
        certainty = max(certainty, Sure.LIKELY)  # judged in claims alike already
    return soften(judged, certainty)


def _only_seems_to_agree(
    judged: Judged | None, left: Reading, right: Reading, alignment: Aligned
) -> bool:
    """Whether two claims go one way, but may not be the same claim."""
    if judged is None or judged.relation is not Relation.AGREES or left.value is not None:
        return False
    return not alignment.say_the_same(left, right)


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


def find_self_conflicts(
    point: Point, context: Context, alignment: Aligned
) -> Iterator[Inconsistency]:
    """What a document says in two ways on one point; two values of one claim are of two things."""
    for left, right in combinations(point.readings, 2):
        if left.document_id != right.document_id:
            continue
        aged = isinstance(left.value, Quantity) and find_kind(left.value) is JudgementKind.AGE
        if alignment.sure(left, right) < (Sure.LIKELY if aged else Sure.YES):
            continue
        if left.claim.id == right.claim.id and not isinstance(left.value, str):
            continue
        if not aged and not isinstance(left.value, str) and not alignment.one_aspect(left, right):
            continue
        if isinstance(left.value, str) and isinstance(right.value, str):
            one, other = said_name(left, context), said_name(right, context)
            found = find_own_conflict(JudgementKind.NAME, one, other, left.spans, right.spans)
        elif isinstance(left.value, Timex | Quantity) and isinstance(right.value, Timex | Quantity):
            kind = find_kind(left.value)
            if kind is not find_kind(right.value):
                continue
            found = find_own_conflict(
                kind, said_value(left, context), said_value(right, context), left.spans, right.spans
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


def _is_disputed(point: Point, judgements: Sequence[Judgement]) -> bool:
    denied = any(reading.claim.modality is Modality.DENIED for reading in point.readings)
    return denied or any(judgement.rung == "disputed" for judgement in judgements)
