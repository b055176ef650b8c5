"""A ladder of named levels: the first that holds is the judgement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from stemma.model.judgement import JudgementKind, Relation

T = TypeVar("T")

MISSING: Final = "missing"
"""The first rung of every ladder: one of the two says nothing."""


@dataclass(frozen=True, slots=True)
class Judged:
    """How two values stand to each other: on which ladder, which rung of it, and why.

    `reason` is one sentence made of the words and values of both and of nothing else. `exclusion`
    names why a clash or an agreement is not shown, where one was held back.
    """

    kind: JudgementKind
    relation: Relation
    rung: str
    reason: str
    exclusion: str = ""


@dataclass(frozen=True, slots=True)
class Rung(Generic[T]):
    """One level: its name, what it means for the pair, when it holds, and how it is put in words.

    `holds` may look at its first value from one side only ("the first contains the second"): it is
    tried both ways round before the next rung, so that a pair and its mirror image stand on one
    rung. `reason` gets the values in the order in which `holds` was true.
    """

    name: str
    relation: Relation
    holds: Callable[[T, T], bool]
    reason: Callable[[T, T], str]
    even: bool = False
    """Whether `holds` looks at both alike, so that once is enough."""


def climb(kind: JudgementKind, rungs: Sequence[Rung[T]], left: T | None, right: T | None) -> Judged:
    """The first rung that holds; the last must hold always.

    Raises:
        ValueError: none holds.
    """
    if left is None or right is None:
        return judge_missing(kind)
    for rung in rungs:
        if rung.holds(left, right):
            return Judged(kind, rung.relation, rung.name, rung.reason(left, right))
        if not rung.even and rung.holds(right, left):
            return Judged(kind, rung.relation, rung.name, rung.reason(right, left))
    raise ValueError(f"the ladder for {kind} has no last rung")


def judge_missing(kind: JudgementKind) -> Judged:
    """The judgement where one of two says nothing."""
    return Judged(kind, Relation.MISSING, MISSING, f"At least one of the two gives no {kind}.")


SEVERITY: Final = (
    Relation.MISSING,
    Relation.UNRELATED,
    Relation.UNJUDGED,
    Relation.AGREES,
    Relation.COMPATIBLE,
    Relation.UPDATES,
    Relation.DIFFERS,
    Relation.CONTRADICTS,
)
"""From nothing to say to what an editor must see."""


def worst(*judged: Judged) -> Judged:
    """The one that an editor must see first; of two alike the first."""
    return max(judged, key=lambda one: SEVERITY.index(one.relation))


def always(left: T, right: T) -> bool:  # noqa: ARG001 - the last rung looks at nothing
    """True: when the last rung holds."""
    return True


def quote(words: str) -> str:
    r"""Words in quotation marks, on one line.

    >>> quote("over\n 100")
    '“over 100”'
    """
    return f"“{' '.join(words.split())}”"
