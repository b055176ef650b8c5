"""Points that tell one fact become one point: a clause, and the values in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from stemma.model import Judgement, Reading

CLAIM: Final = "claim"
SHARED: Final = 2
"""How many wordings two points must share. Copies have one, so a copy moves nothing."""


@dataclass(frozen=True, slots=True)
class Told:
    """What becomes a point.

    `holding` are the wordings of the statements that hold one another up in it; empty where any
    clash, or none hold.
    """

    kind: str
    readings: tuple[Reading, ...]
    judgements: tuple[Judgement, ...]
    holding: frozenset[str]


def as_facts(told: Sequence[Told]) -> list[Told]:
    """The points in their order, each that tells no fact of its own put to the one that does.

    "226 yards" of nine reports and "rushed for 226 yards" of four of them are one fact. Values go
    to the claims that share most wordings with them, two at least; values alone to those of most
    wordings.
    """
    claims = [n for n, one in enumerate(told) if one.kind == CLAIM and one.holding]
    values = [n for n, one in enumerate(told) if one.kind != CLAIM and one.holding]
    values.sort(key=lambda n: (-len(told[n].holding), n))
    at: dict[str, list[int]] = {}
    for number in claims:
        for wording in told[number].holding:
            at.setdefault(wording, []).append(number)
    home: dict[int, int] = {}
    for number in values:
        found = _nearest(told, number, at)
        if found is None:
            for wording in told[number].holding:
                at.setdefault(wording, []).append(number)
        else:
            home[number] = found
    guests: dict[int, list[Told]] = {}
    for number, host in sorted(home.items()):
        guests.setdefault(host, []).append(told[number])
    return [
        _joined(one, guests.get(number, ()))
        for number, one in enumerate(told)
        if number not in home
    ]


def _nearest(told: Sequence[Told], number: int, at: dict[str, list[int]]) -> int | None:
    """Claims before values, then what shares most."""
    shared: dict[int, set[str]] = {}
    for wording in told[number].holding:
        for other in at.get(wording, ()):
            shared.setdefault(other, set()).add(wording)
    fitting = [
        (told[other].kind != CLAIM, -len(common), other)
        for other, common in shared.items()
        if len(common) >= SHARED
    ]
    return min(fitting)[-1] if fitting else None


def _joined(host: Told, guests: Sequence[Told]) -> Told:
    readings = {r.id: r for one in (host, *guests) for r in one.readings}
    judgements = tuple(j for one in (host, *guests) for j in one.judgements)
    return replace(host, readings=tuple(readings.values()), judgements=judgements)
