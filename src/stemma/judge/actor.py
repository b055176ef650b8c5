"""Actors: who did it, or to whom it was done."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from stemma.judge.ladder import SEVERITY, Judged, Rung, always, climb, judge_missing, quote
from stemma.judge.name import judge_names
from stemma.lexicon.table import load_table, parse_pairs
from stemma.model.entity import EntityKind
from stemma.model.judgement import JudgementKind, Relation
from stemma.values.said import Said
from stemma.values.spelling import canonical

SEATS: Final = "seats.tsv"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: every name that is known, and what kind of thing it is.

    No names where the text has none ("officials"). `entity` is an id that both documents share,
    `None` where alignment gives none.
    """

    names: tuple[str, ...]
    kind: EntityKind = EntityKind.PERSON
    entity: str | None = None


def judge_actors(
    left: Said[Actor] | None, right: Said[Actor] | None, *, alone: bool = False
) -> Judged:
    """How two actors of one deed stand to each other.

    With `alone`, the deed has one actor only, and two people by different names contradict each
    other; else they differ, as more than one may have acted.
    """
    if left is None or right is None:
        return judge_missing(JudgementKind.ACTOR)
    return climb(JudgementKind.ACTOR, ALONE if alone else AMONG_OTHERS, left, right)


_Side = Said[Actor]


def _same_entity(left: _Side, right: _Side) -> bool:
    return left.value.entity is not None and left.value.entity == right.value.entity


def _unnamed(left: _Side, right: _Side) -> bool:  # noqa: ARG001 - tried both ways round
    return not left.value.names


def _agree(left: _Side, right: _Side) -> bool:
    return _best(left, right).relation is Relation.AGREES


def _fit(left: _Side, right: _Side) -> bool:
    return _best(left, right).relation is Relation.COMPATIBLE


def _spelled_otherwise(left: _Side, right: _Side) -> bool:
    return _best(left, right).rung == "spelled otherwise"


def _seat(left: _Side, right: _Side) -> bool:
    """`left` is the seat of the government of `right`."""
    seats = {_seats().get(canonical(name)) for name in left.value.names} - {None}
    return any(canonical(name) in seats for name in right.value.names)


def _other_kind(left: _Side, right: _Side) -> bool:
    return left.value.kind is not right.value.kind


def _nothing_to_tell(left: _Side, right: _Side) -> bool:
    return _best(left, right).relation is Relation.UNRELATED


def _best(left: _Side, right: _Side) -> Judged:
    """The judgement on the two names that go together best."""
    person = EntityKind.PERSON in (left.value.kind, right.value.kind)
    judged = [
        judge_names(Said(one, one), Said(other, other), person=person)
        for one in left.value.names
        for other in right.value.names
    ]
    told = [one for one in judged if one.relation is not Relation.UNRELATED]
    return min(told or judged, key=lambda one: SEVERITY.index(one.relation))


def _put(side: _Side) -> str:
    name = side.value.names[0] if side.value.names else "nobody by name"
    same = name == " ".join(side.words.split())
    return quote(side.words) if same else f"{quote(side.words)} ({name})"


def _pair(left: _Side, right: _Side) -> str:
    return f"{_put(left)} and {_put(right)}"


_KNOWN: Final[tuple[Rung[_Side], ...]] = (
    Rung(
        "same entity",
        Relation.AGREES,
        _same_entity,
        lambda a, b: f"{_pair(a, b)} are known to be one.",
    ),
    Rung(
        "not named",
        Relation.COMPATIBLE,
        _unnamed,
        lambda a, b: f"{quote(a.words)} names nobody and may be {_put(b)}.",
    ),
    Rung("same name", Relation.AGREES, _agree, lambda a, b: f"{_pair(a, b)} bear one name."),
    Rung(
        "names that fit",
        Relation.COMPATIBLE,
        _fit,
        lambda a, b: f"{_pair(a, b)} bear names that can be one person’s or body’s.",
    ),
    Rung(
        "seat of government",
        Relation.COMPATIBLE,
        _seat,
        lambda a, b: f"{_put(a)} is the seat of the government of {_put(b)}.",
    ),
    Rung(
        "of another kind",
        Relation.UNRELATED,
        _other_kind,
        lambda a, b: (
            f"{_put(a)} and {_put(b)} are not of one kind: {a.value.kind}, {b.value.kind}."
        ),
    ),
    Rung(
        "nothing to tell",
        Relation.UNRELATED,
        _nothing_to_tell,
        lambda a, b: f"{_pair(a, b)} may be different parts of one name.",
    ),
    Rung(
        "spelled otherwise",
        Relation.DIFFERS,
        _spelled_otherwise,
        lambda a, b: f"{_pair(a, b)} are apart by a letter or two.",
    ),
)

AMONG_OTHERS: Final[tuple[Rung[_Side], ...]] = (
    *_KNOWN,
    Rung(
        "another actor",
        Relation.DIFFERS,
        always,
        lambda a, b: f"{_pair(a, b)} are not one; both may have taken part.",
    ),
)
"""From the same actor to another, where several may act."""

ALONE: Final[tuple[Rung[_Side], ...]] = (
    *_KNOWN,
    Rung(
        "another actor",
        Relation.CONTRADICTS,
        always,
        lambda a, b: f"{_pair(a, b)} are not one.",
    ),
)
"""The same, where only one can have acted."""


@cache
def _seats() -> dict[tuple[str, ...], tuple[str, ...]]:
    pairs = parse_pairs(load_table(SEATS), name=SEATS)
    return {canonical(seat): canonical(government) for _, seat, government in pairs}
