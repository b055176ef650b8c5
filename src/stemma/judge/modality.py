"""Modality: how firmly, and in what way, two reports put one thing."""

from __future__ import annotations

from typing import Final

from stemma.judge.ladder import Judged, Rung, always, climb, judge_missing, quote
from stemma.model.claim import Modality
from stemma.model.judgement import JudgementKind, Relation
from stemma.values.moving import order
from stemma.values.said import Said

M = Modality

FIRM: Final = frozenset({M.ASSERTED, M.REPORTED, M.HEDGED})
"""It is said to be so, more or less firmly."""

OPEN: Final = frozenset({M.PLANNED, M.CONDITIONAL})
"""It may yet come to be so."""

ASKED: Final = frozenset({M.DEMANDED, M.OFFERED})
"""Somebody wants it so."""


def judge_modalities(left: Said[Modality] | None, right: Said[Modality] | None) -> Judged:
    """How two ways of putting one thing stand to each other.

    What was said and what is never mix: a demand is unrelated to a fact. Denials are for the
    ladder of polarity.
    """
    if left is None or right is None:
        return judge_missing(JudgementKind.MODALITY)
    return climb(JudgementKind.MODALITY, MODALITIES, left, right)


_Side = Said[Modality]


def _same(left: _Side, right: _Side) -> bool:
    return left.value is right.value


def _within(left: _Side, right: _Side, group: frozenset[Modality]) -> bool:
    return left.value in group and right.value in group


def _came_about(left: _Side, right: _Side) -> bool:
    """`left` was open, and a later report has it happen."""
    if left.value is not M.PLANNED or right.value not in FIRM:
        return False
    return order(left.published, right.published) < 0


def _planned(left: _Side, right: _Side) -> bool:
    return left.value is M.PLANNED and right.value in FIRM


def _condition(left: _Side, right: _Side) -> bool:
    return left.value is M.CONDITIONAL and right.value in FIRM


def _put(side: _Side) -> str:
    return f"{quote(side.words)} ({side.value})"


MODALITIES: Final[tuple[Rung[_Side], ...]] = (
    Rung(
        "same way",
        Relation.AGREES,
        _same,
        lambda a, b: f"{quote(a.words)} and {quote(b.words)} are both {a.value}.",
    ),
    Rung(
        "less firmly",
        Relation.COMPATIBLE,
        lambda a, b: _within(a, b, FIRM),
        lambda a, b: f"{_put(a)} and {_put(b)} are put with unlike firmness.",
    ),
    Rung(
        "not yet",
        Relation.COMPATIBLE,
        lambda a, b: _within(a, b, OPEN),
        lambda a, b: f"{_put(a)} and {_put(b)} both leave open whether it comes about.",
    ),
    Rung(
        "asked and offered",
        Relation.COMPATIBLE,
        lambda a, b: _within(a, b, ASKED),
        lambda a, b: f"{_put(a)} and {_put(b)} are both acts of words.",
    ),
    Rung(
        "came about",
        Relation.UPDATES,
        _came_about,
        lambda a, b: (
            f"{_put(b)}, published {b.published}, comes after {_put(a)}, published {a.published}."
        ),
    ),
    Rung(
        "planned and done",
        Relation.COMPATIBLE,
        _planned,
        lambda a, b: f"{_put(a)} and {_put(b)} may speak of before and after.",
    ),
    Rung(
        "under a condition",
        Relation.DIFFERS,
        _condition,
        lambda a, b: f"{_put(a)} sets a condition that {_put(b)} does not.",
    ),
    Rung(
        "another act",
        Relation.UNRELATED,
        always,
        lambda a, b: f"{_put(a)} and {_put(b)} are not statements of one kind.",
    ),
)
"""From the same way to another act."""
