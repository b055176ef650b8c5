"""Ladders of named levels: the first that holds is the judgement."""

import pytest

from stemma.judge.ladder import SEVERITY, Judged, Rung, always, climb, judge_missing, worst
from stemma.model import JudgementKind, Relation

K, R = JudgementKind, Relation
ABOVE: tuple[Rung[int], ...] = (
    Rung("equal", R.AGREES, lambda a, b: a == b, lambda a, b: f"{a} is {b}.", even=True),
    Rung("next", R.COMPATIBLE, lambda a, b: a == b + 1, lambda a, b: f"{a} is next to {b}."),
    Rung("apart", R.CONTRADICTS, always, lambda a, b: f"{a} and {b} are apart."),
)


def test_the_first_rung_that_holds_is_the_judgement() -> None:
    assert climb(K.COUNT, ABOVE, 2, 2) == Judged(K.COUNT, R.AGREES, "equal", "2 is 2.")
    assert climb(K.COUNT, ABOVE, 2, 9) == Judged(
        K.COUNT, R.CONTRADICTS, "apart", "2 and 9 are apart."
    )


def test_a_rung_that_looks_from_one_side_is_tried_both_ways_with_one_reason() -> None:
    one, other = climb(K.COUNT, ABOVE, 2, 1), climb(K.COUNT, ABOVE, 1, 2)
    assert one == other == Judged(K.COUNT, R.COMPATIBLE, "next", "2 is next to 1.")


def test_where_one_says_nothing_it_is_missing() -> None:
    assert climb(K.COUNT, ABOVE, None, 1) == judge_missing(K.COUNT)
    assert climb(K.COUNT, ABOVE, 1, None).relation is R.MISSING


def test_a_ladder_without_a_last_rung_is_refused() -> None:
    with pytest.raises(ValueError, match="no last rung"):
        climb(K.COUNT, ABOVE[:1], 1, 2)


def test_of_several_judgements_the_one_to_be_seen_is_the_worst() -> None:
    judged = [Judged(K.COUNT, relation, relation, "so.") for relation in SEVERITY]
    assert worst(*judged).relation is R.CONTRADICTS
    assert worst(*judged[::-1]).relation is R.CONTRADICTS
    first, second = (Judged(K.COUNT, R.AGREES, name, "so.") for name in ("first", "second"))
    assert worst(first, second) is first


def test_every_relation_has_its_severity() -> None:
    assert sorted(SEVERITY) == sorted(Relation)
