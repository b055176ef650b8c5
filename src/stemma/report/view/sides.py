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


@dataclass(frozen=True, slots=True)
class Sides:
    """Readings by side, the side of most reports first; `others` stand on none of them.

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
        return _denied(readings, judged.judgements)
    clashing = _clashing(judged.judgements)
    if not clashing:
        return Sides((), readings, (), None)
    kind = clashing[0].kind
    leader = {reading.id: reading.id for reading in readings}

    def root(identity: str) -> str:
        while leader[identity] != identity:
            identity = leader[identity]
        return identity

    apart = {frozenset((j.left, j.right)) for j in clashing}
    for judgement in judged.judgements:
        if judgement.relation is not Relation.AGREES or judgement.kind is not kind:
            continue
        left, right = root(judgement.left), root(judgement.right)
        members = {side: [r.id for r in readings if root(r.id) == side] for side in (left, right)}
        # Agreeing is not always passed on: what clashes stays apart.
        if not any(frozenset((a, b)) in apart for a in members[left] for b in members[right]):
            leader[right] = left
    sides: dict[str, list[Reading]] = {}
    for reading in readings:
        sides.setdefault(root(reading.id), []).append(reading)
    against = {root(identity) for j in clashing for identity in (j.left, j.right)}
    chosen = sorted((s for s in sides if s in against), key=lambda s: -_documents(sides[s]))
    shown: dict[tuple[str, str], Judgement] = {}
    for judgement in clashing:
        pair = sorted((root(judgement.left), root(judgement.right)))
        shown.setdefault((pair[0], pair[1]), judgement)
    return Sides(
        tuple(tuple(sides[side]) for side in chosen),
        tuple(r for r in readings if root(r.id) not in against),
        tuple(shown.values()),
        kind,
    )


def denies(reading: Reading) -> bool:
    """Whether the words deny: by what they say, or because somebody denies it."""
    return reading.claim.modality is Modality.DENIED or reading.claim.polarity is Polarity.DENIES


def worst(judgements: Iterable[Judgement]) -> Judgement | None:
    """The judgement that sets two readings furthest apart; `None` where none does."""
    return next(iter(_clashing(judgements)), None)


def _clashing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements of the strongest clash, all of the ladder of the first."""
    known = list(judgements)
    for relation in CLASHES:
        found = [j for j in known if j.relation is relation]
        if found:
            return [j for j in found if j.kind is found[0].kind]
    return []


def _denied(readings: Sequence[Reading], judgements: Sequence[Judgement]) -> Sides:
    denied = [r for r in readings if r.claim.modality is Modality.DENIED]
    if not denied:
        denied = [r for r in readings if denies(r)]
    said = [r for r in readings if r not in denied]
    sides = tuple(tuple(side) for side in (said, denied) if side)
    return Sides(sides, (), tuple(_clashing(judgements)[:1]), None)


def _documents(readings: Iterable[Reading]) -> int:
    return len({reading.document_id for reading in readings})
