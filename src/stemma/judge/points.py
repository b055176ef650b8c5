"""Judged pairs of an event → points: what several reports say of one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from stemma.judge.context import Context
from stemma.judge.decided import decided_spans
from stemma.judge.disputes import find_disputes
from stemma.judge.event import EventJudge, Judgements
from stemma.judge.facts import CLAIM, Told, as_facts
from stemma.judge.ladder import Judged
from stemma.judge.name import TRANSLITERATED, judge_names
from stemma.judge.quoted import judge_quoted
from stemma.judge.readings import judged_words, name_reading
from stemma.judge.thresholds import JOINED, OTHER_VALUES, VALUES
from stemma.judge.values import CLASHES, HOLD
from stemma.match import Matches, Slot, Spelling, cluster
from stemma.match.cluster import UNKNOWN
from stemma.match.rulings import is_apart
from stemma.model import Decision, Judgement, Point, Reading, Relation, Span, identify
from stemma.values.said import Said


@dataclass(frozen=True, slots=True)
class PointJudged:
    """A point and the judgements of its pairs."""

    point: Point
    judgements: tuple[Judgement, ...]


DISPUTE: Final = "dispute"


def judge_event(
    matches: Matches, context: Context, decisions: Sequence[Decision] = ()
) -> list[PointJudged]:
    """Every statement in a point of claims; what reports share or dispute beside them.

    Beside them are values, spellings, quotations in two wordings, denials with what they are of.

    In order of the points' ids, which means nothing and is always the same. `decisions` are those
    of people that the pairs were matched with.
    """
    judge = EventJudge(matches, context)
    facts = as_facts([*_claim_points(judge), *_value_points(judge)])
    made = [_made(one.kind, one.readings, one.judgements, context) for one in facts]
    made += [_made(DISPUTE, one.readings, one.judgements, context) for one in find_disputes(judge)]
    made += _quotation_points(judge, decisions)
    made += [_spelling_point(spelled, judge, decisions) for spelled in matches.spellings]
    return sorted(made, key=lambda one: one.point.id)


def _claim_points(judge: EventJudge) -> Iterator[Told]:
    """Every statement, with those that are likely of one fact."""
    pairs = [(a, b, judge.matches.claims[a, b].same) for a, b in judge.claims]
    readings = judge.claim_readings
    apart = _apart(judge.matches.claims_decided)
    for group, found in _grouped(len(readings), pairs, judge.claims, JOINED, apart):
        holding = {n for pair, one in found.items() if one.relation in HOLD for n in pair}
        yield _told(CLAIM, group, found, readings, judge, holding)


def _value_points(judge: EventJudge) -> Iterator[Told]:
    """Values that hold or clash; where their statements agree already, these tell it.

    Two statements that hold by several values are told by the first of them. Values are of one
    thing by those of their pairs that were read: two that were not are as likely so.
    """
    decided = judge.matches.values_decided
    shown = {
        pair: judged
        for pair, judged in judge.values.items()
        if judged.relation in CLASHES
        or judged.relation in HOLD
        or (pair in decided and not is_apart(decided[pair]))
    }
    pairs = [(a, b, judge.sure(judge.matches.values[a, b])) for a, b in shown]
    readings = judge.value_readings
    told_by: set[tuple[int, int]] = set()
    least, apart = _least(judge.matches.slots), _apart(decided)
    for _, found in _grouped(len(readings), pairs, shown, least, apart, unknown=None):
        hosts = {pair: _statements(pair, judge) for pair in found}
        if all(judged.relation in HOLD for judged in found.values()):
            if all(host in told_by or _hold(host, judge) for host in hosts.values()):
                continue
            told_by.update(hosts.values())
        told = sorted({number for pair in found for number in pair})
        inside = set(told)
        every = {p: j for p, j in judge.values.items() if inside.issuperset(p)}
        holding = {n for host in hosts.values() for n in host}
        yield _told("value", told, every, readings, judge, holding)


def _statements(pair: tuple[int, int], judge: EventJudge) -> tuple[int, int]:
    """The statements of two values."""
    left, right = sorted(judge.matches.slots[n].statement for n in pair)
    return left, right


def _hold(statements: tuple[int, int], judge: EventJudge) -> bool:
    """Whether two statements hold one another up as a whole."""
    known = judge.claims.get(statements)
    return known is not None and known.relation in HOLD


def _grouped(
    count: int,
    pairs: Iterable[tuple[int, int, float]],
    judged: Judgements,
    least: float,
    apart: frozenset[tuple[int, int]],
    *,
    unknown: float | None = UNKNOWN,
) -> Iterator[tuple[tuple[int, ...], dict[tuple[int, int], Judged]]]:
    """Groups of readings with the judgements inside each; every number is in one group."""
    groups = cluster(count, pairs, least=least, apart=apart, unknown=unknown)
    group_of = {number: place for place, group in enumerate(groups) for number in group}
    inside: list[dict[tuple[int, int], Judged]] = [{} for _ in groups]
    for (a, b), one in judged.items():
        if group_of[a] == group_of[b]:
            inside[group_of[a]][a, b] = one
    yield from zip(groups, inside, strict=True)


def _apart(decided: Mapping[tuple[int, int], Decision]) -> frozenset[tuple[int, int]]:
    """The pairs that people decided not to be of one fact."""
    return frozenset(pair for pair, one in decided.items() if is_apart(one))


def _least(slots: Iterable[Slot]) -> float:
    """The least chance at which any kind of value here is shown."""
    return min(
        (VALUES.get(slot.family, OTHER_VALUES).agree for slot in slots), default=OTHER_VALUES.agree
    )


def _told(
    kind: str,
    numbers: Sequence[int],
    judged: Judgements,
    readings: Sequence[Reading],
    judge: EventJudge,
    holding: Iterable[int],
) -> Told:
    judgements = tuple(
        _judgement(
            one,
            readings[a],
            readings[b],
            judge.same((a, b), readings[a]),
            judge.decision((a, b), readings[a]),
        )
        for (a, b), one in judged.items()
    )
    clashes = any(one.relation in CLASHES for one in judged.values())
    return Told(
        kind,
        tuple(readings[n] for n in numbers),
        judgements,
        frozenset() if clashes else frozenset(judge.wording(n) for n in holding),
    )


def _judgement(
    judged: Judged, left: Reading, right: Reading, same: float | None, decision: str = ""
) -> Judgement:
    return Judgement(
        left.id,
        right.id,
        judged.relation,
        judged.kind,
        (judged.reason,),
        judged.rung,
        judged_words(left),
        judged_words(right),
        same,
        judged.exclusion,
        decision,
    )


def _made(
    kind: str, readings: Sequence[Reading], judgements: Sequence[Judgement], context: Context
) -> PointJudged:
    """A point named by its two earliest readings, so that a later report changes no id."""

    def earliest(reading: Reading) -> tuple[str, str, Span, str]:
        document = context.documents[reading.document_id]
        told = None if document.dated_by else document.published
        return told or "~", document.id, reading.spans[0], reading.id

    first = sorted(readings, key=earliest)[:2]
    ordered = tuple(sorted(readings, key=lambda r: (r.spans, r.id)))
    identity = identify("point", kind, *(reading.id for reading in first))
    return PointJudged(Point(identity, ordered), tuple(judgements))


def _quotation_points(judge: EventJudge, decisions: Sequence[Decision]) -> Iterator[PointJudged]:
    """Sentences quoted in two wordings, but where a value that clashes is what differs."""
    slots = judge.matches.slots
    shown = {
        tuple(sorted(slots[n].statement for n in pair))
        for pair, judged in judge.values.items()
        if judged.relation in CLASHES
    }
    altered = [one for one in judge.matches.altered if shown.isdisjoint(one.pairs())]
    for group in judge_quoted(altered, judge.context):
        readings = {r.id: r for left, right, _ in group for r in (left, right)}
        judgements = [_judgement(judged, left, right, None) for left, right, judged in group]
        decided = decided_spans(judgements, readings, decisions)
        yield _made("quotation", list(readings.values()), decided, judge.context)


def _spelling_point(
    spelled: Sequence[Spelling], judge: EventJudge, decisions: Sequence[Decision]
) -> PointJudged:
    """The spellings of what may be one name, each pair on the ladder of names.

    Of two places in two reports that spell it alike only the first of each report are judged.
    """
    found: dict[str, tuple[Reading, bool]] = {}
    first: set[tuple[int, tuple[str, ...]]] = set()
    for one in spelled:
        reading = name_reading(one.claim, one.span, one.name)
        found.setdefault(reading.id, (reading, (one.document, one.words) not in first))
        first.add((one.document, one.words))
    ordered = sorted(found.values(), key=lambda told: (told[0].spans, told[0].id))
    judgements = []
    for (left, begins), (right, starts) in combinations(ordered, 2):
        judged = _spelled(*(_said_name(r, judge.context) for r in (left, right)))
        asked = judged.relation in CLASHES or (judged.relation in HOLD and begins and starts)
        if left.document_id != right.document_id and asked:
            judgements.append(_judgement(judged, left, right, None))
    readings = {reading.id: reading for reading, _ in ordered}
    decided = decided_spans(judgements, readings, decisions)
    return _made("name", [reading for reading, _ in ordered], decided, judge.context)


def _spelled(left: Said[str], right: Said[str]) -> Judged:
    """How two spellings stand: in other letters they differ, whatever letters they stand for."""
    judged = judge_names(left, right)
    if judged.rung == TRANSLITERATED:
        return replace(judged, relation=Relation.DIFFERS)
    return judged


def _said_name(reading: Reading, context: Context) -> Said[str]:
    return Said(
        str(reading.value), context.words(reading.spans), context.published(reading.document_id)
    )
