"""The sides of a point on which reports clash: readings that say the same, set against others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from stemma.model import (
    JudgedPoint,
    Judgement,
    JudgementKind,
    Modality,
    Polarity,
    Reading,
    Relation,
    Verdict,
)

CLASHES: Final = (Relation.CONTRADICTS, Relation.DIFFERS)
"""Relations that set readings against each other, the strongest first."""
DISPUTED: Final = "disputed"
"""The rung of a judgement by which one says so and another denies it."""
APART: Final = (*CLASHES, Relation.UPDATES)
"""Relations that put readings on two sides; of a figure that moved, one is the later."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Readings by side; `others` stand on none of them.

    First the side that clashes with most others, of equals the one of most reports; on a side
    first the readings that `judgements` are on.

    `judgements` are those that set one side against another, one for each pair of sides. `kind`
    is the ladder they were decided on, `None` where somebody denies and nothing was compared.
    """

    sides: tuple[tuple[Reading, ...], ...]
    others: tuple[Reading, ...]
    judgements: tuple[Judgement, ...]
    kind: JudgementKind | None


def find_sides(judged: JudgedPoint) -> Sides:
    """The sides of a point that is contradicted, disputed or differs."""
    readings = judged.point.readings
    if judged.verdict is Verdict.DISPUTED:
        return _denied(judged)
    clashing = _clashing(judged.judgements)
    if not clashing:
        return Sides((), readings, (), None)
    kind = clashing[0].kind
    leaders = _leaders(readings, judged.judgements, clashing)
    sides: dict[str, list[Reading]] = {}
    for reading in readings:
        sides.setdefault(leaders[reading.id], []).append(reading)
    against: dict[str, set[str]] = {}
    shown: dict[tuple[str, str], Judgement] = {}
    for judgement in clashing:
        left, right = sorted((leaders[judgement.left], leaders[judgement.right]))
        against.setdefault(left, set()).add(right)
        against.setdefault(right, set()).add(left)
        shown.setdefault((left, right), judgement)
    chosen = sorted(
        (side for side in sides if side in against),
        key=lambda side: (-len(against[side]), -_documents(sides[side])),
    )
    named = {name for judgement in shown.values() for name in (judgement.left, judgement.right)}
    return Sides(
        tuple(tuple(sorted(sides[side], key=lambda r: r.id not in named)) for side in chosen),
        tuple(reading for reading in readings if leaders[reading.id] not in against),
        tuple(shown.values()),
        kind,
    )


def _leaders(
    readings: Sequence[Reading], judgements: Iterable[Judgement], clashing: Sequence[Judgement]
) -> dict[str, str]:
    """The side that each reading stands on, named by one of its readings.

    Agreeing is not always passed on: what clashes stays apart.
    """
    leaders = {reading.id: reading.id for reading in readings}
    apart = {frozenset((judgement.left, judgement.right)) for judgement in clashing}
    for judgement in judgements:
        if judgement.relation is not Relation.AGREES or judgement.kind is not clashing[0].kind:
            continue
        left, right = leaders[judgement.left], leaders[judgement.right]
        one, other = ([r for r in leaders if leaders[r] == side] for side in (left, right))
        if not any(frozenset((a, b)) in apart for a in one for b in other):
            leaders.update(dict.fromkeys(other, left))
    return leaders


def denies(reading: Reading) -> bool:
    """Whether the words deny: by what they say, or because somebody denies it."""
    return reading.claim.modality is Modality.DENIED or reading.claim.polarity is Polarity.DENIES


def gravest_first(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements, those first that set two readings furthest apart; else in their order."""
    return sorted(
        judgements, key=lambda j: APART.index(j.relation) if j.relation in APART else len(APART)
    )


def _clashing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements of the strongest clash, all of the ladder of the first."""
    known = list(judgements)
    for relation in APART:
        found = [j for j in known if j.relation is relation]
        if found:
            return [j for j in found if j.kind is found[0].kind]
    return []


def find_denying(judged: JudgedPoint) -> frozenset[str]:
    """The ids of the readings that deny: by their words, or as the answer to what others say."""
    readings = judged.point.readings
    by_id = {reading.id: reading for reading in readings}
    disputes = [j for j in judged.judgements if j.rung == DISPUTED]
    # Of what is said and what denies it, "Brey denied it", the denial is the right one.
    if disputes and not any(denies(by_id[j.left]) for j in disputes):
        return frozenset(j.right for j in disputes)
    return frozenset(reading.id for reading in readings if denies(reading))


def _denied(judged: JudgedPoint) -> Sides:
    readings = judged.point.readings
    found = {r.id for r in readings if r.claim.modality is Modality.DENIED}
    if not found or any(j.rung == DISPUTED for j in judged.judgements):
        found = set(find_denying(judged))
    denied = [r for r in readings if r.id in found]
    said = [r for r in readings if r.id not in found]
    sides = tuple(tuple(side) for side in (said, denied) if side)
    return Sides(sides, (), tuple(_clashing(judged.judgements)[:1]), None)


def _documents(readings: Iterable[Reading]) -> int:
    return len({reading.document_id for reading in readings})
