"""How likely two claims are about the same thing."""

import numpy as np
import pytest
from tests.unit.align.reports import report, statements, table

from stemma.align.pairs import BARE, EVIDENCE, SLOPES, Likelihood


def chance(left: str, right: str) -> float:
    likely = Likelihood(statements(report("one", left), report("two", right)), table())
    return float(likely.of(np.array([0]), np.array([1]))[0])


def test_each_evidence_has_a_slope() -> None:
    assert len(EVIDENCE) == len(SLOPES)


@pytest.mark.parametrize(
    ("left", "near", "far"),
    [
        ("mayor announce tunnel", "mayor announce tunnel budget", "ferry sink harbour"),
        ("mayor announce tunnel", "announcement strike tunnel", "wage strike tunnel"),
        ("thief strike jewel museum", "guard strike thief museum", "guard strike ferry harbour"),
    ],
)
def test_the_likelier_of_two(left: str, near: str, far: str) -> None:
    assert chance(left, near) > chance(left, far)


def test_it_is_the_same_both_ways_round() -> None:
    reports = [report("one", "mayor announce tunnel"), report("two", "council reject tunnel vote")]
    likely = Likelihood(statements(*reports), table())
    one, other = np.array([0]), np.array([1])
    assert likely.evidence(one, other).tolist() == likely.evidence(other, one).tolist()
    assert likely.of(one, other).tolist() == likely.of(other, one).tolist()


def test_a_deed_alone_tells_less() -> None:
    assert chance("mayor announce tunnel", "worker announce strike") < BARE
    assert chance("mayor announce tunnel", "worker announce tunnel") > BARE


def test_what_stands_twice_is_one_text() -> None:
    sentences = ("mayor announce tunnel", "storm flood village", "mayor announce tunnel")
    likely = Likelihood(statements(report("one", *sentences), report("two", *sentences)), table())
    assert sorted(len(same) for same in likely.texts) == [2, 4]


def test_nothing_at_all() -> None:
    likely = Likelihood([[], []], table())
    none = np.zeros(0, np.int64)
    assert likely.texts == ()
    assert likely.of(none, none).shape == (0,)
