"""What all the readings of a point come to."""

import pytest
from tests.unit.judge.made import reading
from tests.unit.match.reports import Told, report

from stemma.judge.verdict import find_verdict
from stemma.model import (
    Judgement,
    JudgementKind,
    Modality,
    Point,
    Reading,
    Relation,
    Verdict,
)

R, V = Relation, Verdict


def said(name: str, modality: Modality = Modality.ASSERTED) -> Reading:
    found = report(name, Told("The dam held.", "hold", modality=modality))
    return reading(found.claims[0])


ONE, TWO, THREE = said("a"), said("b"), said("c")
DENIED, DENIED_TOO = said("d", Modality.DENIED), said("e", Modality.DENIED)


def judgement(relation: Relation, left: Reading = ONE, right: Reading = TWO, rung: str = "") -> (
    Judgement
):  # fmt: skip
    return Judgement(left.id, right.id, relation, JudgementKind.COUNT, ("because",), rung)


@pytest.mark.parametrize(
    ("relations", "verdict"),
    [
        ([R.AGREES], V.AGREED),
        ([R.AGREES, R.COMPATIBLE], V.COMPATIBLE),
        ([R.COMPATIBLE], V.COMPATIBLE),
        ([R.AGREES, R.UNJUDGED], V.AGREED),
        ([R.UNJUDGED], V.UNJUDGED),
        ([R.UNRELATED], V.UNJUDGED),
        ([], V.UNJUDGED),
        ([R.UPDATES], V.DIFFERS),
        ([R.AGREES, R.DIFFERS], V.DIFFERS),
        ([R.UPDATES, R.CONTRADICTS], V.CONTRADICTED),
        ([R.AGREES, R.COMPATIBLE, R.CONTRADICTS, R.UNJUDGED], V.CONTRADICTED),
    ],
)
def test_the_gravest_judgement_is_the_verdict(relations: list[Relation], verdict: Verdict) -> None:
    point = Point("p", (ONE, TWO, THREE))
    judgements = [judgement(relation) for relation in relations]
    assert find_verdict(point, judgements) is verdict
    assert find_verdict(point, judgements[::-1]) is verdict


def test_what_is_held_back_never_makes_an_agreement() -> None:
    assert find_verdict(Point("p", (ONE, TWO)), [judgement(R.UNJUDGED)]) is V.UNJUDGED


def test_what_one_document_says_is_single() -> None:
    assert find_verdict(Point("p", (ONE,)), ()) is V.SINGLE
    again = Reading("again", ONE.claim, ONE.document_id, ONE.spans)
    assert find_verdict(Point("p", (ONE, again)), ()) is V.SINGLE


def test_a_denial_makes_a_point_disputed_and_no_contradiction() -> None:
    both = Point("p", (ONE, DENIED))
    assert find_verdict(both, [judgement(R.COMPATIBLE, ONE, DENIED)]) is V.DISPUTED
    assert find_verdict(both, [judgement(R.DIFFERS, ONE, DENIED)]) is V.DISPUTED
    assert find_verdict(both, [judgement(R.CONTRADICTS, ONE, DENIED)]) is V.CONTRADICTED
    told = [judgement(R.COMPATIBLE, rung="disputed")]
    assert find_verdict(Point("p", (ONE, TWO)), told) is V.DISPUTED


def test_two_who_deny_one_thing_are_of_one_mind() -> None:
    both = Point("p", (DENIED, DENIED_TOO))
    assert find_verdict(both, [judgement(R.AGREES, DENIED, DENIED_TOO)]) is V.AGREED
    assert find_verdict(both, [judgement(R.UNJUDGED, DENIED, DENIED_TOO)]) is V.UNJUDGED
    three = Point("p", (ONE, DENIED, DENIED_TOO))
    held = judgement(R.AGREES, DENIED, DENIED_TOO)
    assert find_verdict(three, [held, judgement(R.COMPATIBLE, ONE, DENIED)]) is V.DISPUTED
    # What the third says may be something else.
    assert find_verdict(three, [held, judgement(R.UNJUDGED, ONE, DENIED)]) is V.AGREED


def test_a_denial_of_one_report_is_no_dispute_unless_it_is_of_what_another_says_there() -> None:
    again = Reading("again", DENIED.claim, DENIED.document_id, DENIED.spans)
    assert find_verdict(Point("p", (DENIED,)), ()) is V.SINGLE
    alone = Point("p", (DENIED, again))
    assert find_verdict(alone, ()) is V.SINGLE
    told = [judgement(R.COMPATIBLE, again, DENIED, rung="disputed")]
    assert find_verdict(alone, told) is V.DISPUTED
