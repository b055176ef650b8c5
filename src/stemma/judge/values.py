"""Two values that may measure one thing: the same, both possible, or at odds?"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from stemma.judge.asking import stage
from stemma.judge.claims import ANOTHER_PARTY, ONE_DENIES, PLANNED_AND_DONE, denies
from stemma.judge.context import Context
from stemma.judge.kinds import find_kind, judge_values
from stemma.judge.ladder import Judged
from stemma.judge.parties import share_a_name
from stemma.judge.thresholds import ONE, OTHER_VALUES, VALUES
from stemma.model import EntityKind, Quantity, Reading, Relation, Timex, Value
from stemma.model.judgement import JudgementKind
from stemma.values.moving import find_movement, find_running
from stemma.values.said import Said

HOLD: Final = frozenset({Relation.AGREES, Relation.COMPATIBLE})
CLASHES: Final = frozenset({Relation.CONTRADICTS, Relation.DIFFERS, Relation.UPDATES})
AGE: Final = "age"
RANK: Final = "rank"
BOTH_GIVEN: Final = "both values in one report"
OTHER_SIZE: Final = "another size"
SAME_WORDS: Final = "the same words"
BARE: Final = frozenset({"on", "the", "just", "only"})
"""Words that do not make another value."""
FAR: Final = 50
"""Times from which on two lengths of time are not of one thing, whatever the words around them."""
OTHER_ROW: Final = "numbers of two rows"
NOT_ONE: Final = "not surely one thing"


def compare_values(left: Reading, right: Reading, context: Context) -> Judged:
    """How two values stand on their ladder, if they measure one thing."""
    return judge_values(said_value(left, context), said_value(right, context))


def show_values(
    judged: Judged,
    pair: tuple[Reading, Reading],
    context: Context,
    *,
    family: str,
    same: float,
    both_given: bool,
) -> Judged:
    """What of it may be shown, seeing how sure it is that they measure one thing.

    `both_given` says that one of the two reports gives the other's value for it too.
    """
    if judged.relation not in HOLD | CLASHES:
        return judged
    left, right = pair
    asked = VALUES.get(family, OTHER_VALUES)
    if family == AGE and of_others(left, right, context):
        exclusion = ANOTHER_PARTY
    elif are_of_other_rows(left.value, right.value, context):
        exclusion = OTHER_ROW
    elif judged.relation in HOLD:
        equal = judged.relation is Relation.AGREES
        least = asked.agree if equal else max(asked.agree, asked.differ)
        sure = same >= (ONE if is_one(left.value) and is_one(right.value) else least)
        exclusion = _why_not_hold(left, right, sure)
    elif are_written_alike(left, right, context):
        exclusion = SAME_WORDS
    else:
        exclusion = _why_not_clash(left, right, same >= asked.differ, both_given=both_given)
    if exclusion:
        return replace(judged, relation=Relation.UNJUDGED, exclusion=exclusion)
    if judged.relation is Relation.CONTRADICTS and same < asked.contradict:
        return replace(judged, relation=Relation.DIFFERS)
    return judged


def _why_not_hold(left: Reading, right: Reading, sure: bool) -> str:  # noqa: FBT001
    """The exclusion that keeps two equal values from holding one another up; empty for none."""
    if not sure:
        return NOT_ONE
    if denies(left.claim) is not denies(right.claim):
        return ONE_DENIES
    return "" if _one_stage(left, right) else PLANNED_AND_DONE


def _why_not_clash(left: Reading, right: Reading, sure: bool, *, both_given: bool) -> str:  # noqa: FBT001
    """The exclusion that keeps two values from clashing; empty for none."""
    if are_of_other_sizes(left.value, right.value):
        return OTHER_SIZE
    if both_given:
        return BOTH_GIVEN
    if denies(left.claim) is not denies(right.claim):
        return ONE_DENIES  # "it is not true that 300 died" says of no other number that it is wrong
    if not _one_stage(left, right):
        return PLANNED_AND_DONE
    return "" if sure else NOT_ONE


def is_one(value: Value | None) -> bool:
    """Whether a value is a count of one."""
    if not isinstance(value, Quantity) or value.dimension not in {None, "count"}:
        return False
    return value.low == value.high == 1


def are_written_alike(left: Reading, right: Reading, context: Context) -> bool:
    """Whether two values are the same words: "on Saturday", "Saturday" in reports of two weeks.

    Of one thing they are one value, read wrongly; of two they say nothing of one another.
    """
    one, other = (
        [w for w in said_value(r, context).words.casefold().split() if w not in BARE]
        for r in (left, right)
    )
    return one == other


def are_of_other_sizes(left: Value | None, right: Value | None) -> bool:
    """Whether one length of time is `FAR` times the other: an exchange, and one handshake in it."""
    lengths = [v.low_seconds or v.high_seconds for v in (left, right) if isinstance(v, Timex)]
    known = [length for length in lengths if length]
    return len(known) == 2 and max(known) > FAR * min(known)


def are_of_other_rows(left: Value | None, right: Value | None, context: Context) -> bool:
    """Whether two places in a row are of rows of other things: "lap 20", "the seventh round"."""
    nouns = [
        context.words([v.of]).casefold() if v.of is not None else ""
        for v in (left, right)
        if isinstance(v, Quantity) and v.dimension == RANK
    ]
    return len(nouns) == 2 and nouns[0] != nouns[1]


def of_others(left: Reading, right: Reading, context: Context) -> bool:
    """Whether both claims name persons, and none of them can be one."""
    ones, others = (
        [e for e in context.named(r.claim) if e.kind is EntityKind.PERSON] for r in (left, right)
    )
    return bool(ones and others) and not any(share_a_name(a, b) for a in ones for b in others)


def _one_stage(left: Reading, right: Reading) -> bool:
    return stage(left.claim) == stage(right.claim)


def said_value(reading: Reading, context: Context) -> Said[Timex | Quantity]:
    """The time or amount of a reading, with its words and how it moves."""
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
