"""Polarity: one report says so, another says not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from stemma.judge.ladder import Judged, Rung, always, climb, judge_missing, quote
from stemma.judge.name import judge_names
from stemma.model.claim import Modality, Polarity
from stemma.model.judgement import JudgementKind, Relation
from stemma.values.said import Said


@dataclass(frozen=True, slots=True)
class Stance:
    """Whether it is asserted, how, and by whom.

    `speaker` is the name of who says so, empty for somebody without a name, `None` for the outlet
    itself.
    """

    polarity: Polarity
    modality: Modality = Modality.ASSERTED
    speaker: str | None = None


def judge_polarities(left: Said[Stance] | None, right: Said[Stance] | None) -> Judged:
    """How an assertion and a denial of one thing stand to each other.

    What somebody denies is disputed: that he denies it and that another says so are both true, and
    the two reports do not contradict each other.
    """
    if left is None or right is None:
        return judge_missing(JudgementKind.POLARITY)
    return climb(JudgementKind.POLARITY, POLARITIES, left, right)


_Side = Said[Stance]


def _same(left: _Side, right: _Side) -> bool:
    return _denies(left) == _denies(right)


def _denies(side: _Side) -> bool:
    return side.value.polarity is Polarity.DENIES or side.value.modality is Modality.DENIED


def _disputed(left: _Side, right: _Side) -> bool:
    """Somebody denies it in so many words, and the other does not have it from him."""
    if left.value.modality is not Modality.DENIED or left.value.speaker is None:
        return False
    return not _one_speaker(left, right)


def _one_speaker(left: _Side, right: _Side) -> bool:
    one, other = left.value.speaker, right.value.speaker
    if not one or not other:
        return one is None and other is None
    judged = judge_names(Said(one, one), Said(other, other))
    return judged.relation in (Relation.AGREES, Relation.COMPATIBLE)


def _put(side: _Side) -> str:
    verb = "denies" if _denies(side) else "asserts"
    who = side.value.speaker
    by = (
        "in the outlet’s own voice"
        if who is None
        else f"by {quote(who) if who else 'nobody named'}"
    )
    return f"{quote(side.words)} {verb} it, {by}"


POLARITIES: Final[tuple[Rung[_Side], ...]] = (
    Rung(
        "same side",
        Relation.AGREES,
        _same,
        lambda a, b: (
            f"{quote(a.words)} and {quote(b.words)} both {'deny' if _denies(a) else 'assert'}."
        ),
    ),
    Rung(
        "disputed",
        Relation.COMPATIBLE,
        _disputed,
        lambda a, b: f"{_put(a)}; {_put(b)}: both can have been said.",
    ),
    Rung(
        "one speaker, both ways",
        Relation.CONTRADICTS,
        _one_speaker,
        lambda a, b: f"{_put(a)}; {_put(b)}.",
    ),
    Rung(
        "one says so, another not",
        Relation.DIFFERS,
        always,
        lambda a, b: f"{_put(a)}; {_put(b)}.",
    ),
)
"""From one side to both."""
