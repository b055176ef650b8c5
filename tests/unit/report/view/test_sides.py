"""Sides and stances of a point on which reports clash."""

from dataclasses import replace

from tests.unit.report.brief_sample import make_brief
from tests.unit.report.unjudged_sample import make_unjudged_brief

from stemma.model import Brief, Relation, Verdict
from stemma.report.view import BriefView, PointView
from stemma.report.view.named import find_named
from stemma.report.view.sides import find_sides
from stemma.report.view.stances import Stance, find_stances


def point(verdict: Verdict, brief: Brief | None = None) -> PointView:
    (found,) = BriefView(brief or make_brief()).of(verdict)[:1]
    return found


def test_what_agrees_stands_on_one_side_the_larger_first() -> None:
    sides = find_sides(point(Verdict.DIFFERS).judged)
    assert [[r.document_id for r in side] for side in sides.sides] == [
        ["one", "two"], ["0123456789abcdef"],
    ]  # fmt: skip
    assert sides.others == ()
    assert len(sides.judgements) == 1


def test_agreement_does_not_bring_together_what_clashes() -> None:
    judged = point(Verdict.DIFFERS).judged
    wrong = replace(judged.judgements[1], relation=Relation.AGREES)
    sides = find_sides(
        replace(judged, judgements=(judged.judgements[0], wrong, judged.judgements[2]))
    )
    assert len(sides.sides) == 2
    assert sum(map(len, sides.sides)) == 3


def test_the_readings_that_were_judged_come_first_on_their_side() -> None:
    judged = point(Verdict.DIFFERS).judged
    agrees, _, second = judged.judgements
    sides = find_sides(replace(judged, judgements=(agrees, second)))
    assert [[r.document_id for r in side] for side in sides.sides] == [
        ["two", "one"], ["0123456789abcdef"],
    ]  # fmt: skip


def test_a_dispute_sets_the_denial_apart() -> None:
    sides = find_sides(point(Verdict.DISPUTED).judged)
    assert [len(side) for side in sides.sides] == [1]
    assert sides.kind is None


def test_a_point_without_clash_has_no_sides() -> None:
    judged = point(Verdict.AGREED).judged
    assert find_sides(judged).sides == ()
    assert len(find_sides(judged).others) == 2


def test_stances() -> None:
    assert find_stances(point(Verdict.DIFFERS).judged) == {
        "one": Stance.MAY_DIFFER, "two": Stance.MAY_DIFFER, "0123456789abcdef": Stance.MAY_DIFFER,
    }  # fmt: skip
    assert set(find_stances(point(Verdict.CONTRADICTED).judged).values()) == {Stance.CLASHES}
    assert set(find_stances(point(Verdict.AGREED).judged).values()) == {Stance.AGREES}
    assert set(find_stances(point(Verdict.DISPUTED).judged).values()) == {Stance.DENIES}
    judged = point(Verdict.AGREED).judged
    compatible = replace(judged.judgements[0], relation=Relation.COMPATIBLE)
    found = find_stances(replace(judged, judgements=(compatible,)))
    assert set(found.values()) == {Stance.OTHER_PRECISION}
    assert set(find_stances(replace(judged, judgements=())).values()) == {Stance.SAYS}


def test_who_could_not_be_judged_only_says_so() -> None:
    (waited,) = BriefView(make_unjudged_brief()).of(Verdict.UNJUDGED)
    assert find_stances(waited.judged) == {
        "one": Stance.SAYS, "0123456789abcdef": Stance.SAYS,
    }  # fmt: skip
    assert find_sides(waited.judged).sides == ()


def test_a_pair_that_was_not_judged_changes_no_stance_and_no_side() -> None:
    judged = point(Verdict.DIFFERS).judged
    first, *others = judged.judgements
    without = replace(judged, judgements=tuple(others))
    unjudged = replace(first, relation=Relation.UNJUDGED, exclusion="not surely one thing")
    beside = replace(judged, judgements=(unjudged, *others))
    assert find_stances(beside) == find_stances(without)
    assert find_sides(beside) == find_sides(without)
    assert find_stances(replace(judged, judgements=(unjudged,))) == {
        "one": Stance.SAYS, "two": Stance.SAYS, "0123456789abcdef": Stance.SAYS,
    }  # fmt: skip


def test_a_later_figure_stands_against_an_earlier_one() -> None:
    judged = point(Verdict.DIFFERS).judged
    agrees, *others = judged.judgements
    moved = tuple(replace(j, relation=Relation.UPDATES) for j in others)
    sides = find_sides(replace(judged, judgements=(agrees, *moved)))
    assert [len(side) for side in sides.sides] == [2, 1]
    mixed = (agrees, moved[0], others[1])
    clash = find_sides(replace(judged, judgements=mixed))
    assert {j.relation for j in clash.judgements} == {Relation.DIFFERS}


def test_the_words_that_a_reason_quotes_are_found_in_both_readings() -> None:
    judged = point(Verdict.AGREED).judged
    left, right = judged.point.readings
    reason = "“closed on Friday” and “closed … on Saturday” are not one day; “elsewhere”."
    judgement = replace(judged.judgements[0], reasons=(reason,))
    texts = {document.id: document.text for document in make_brief().documents}
    words = [
        [span.of(texts[r.document_id]) for span in find_named(r, [judgement], texts[r.document_id])]
        for r in (left, right)
    ]
    assert words == [["closed on Friday"], ["closed", "on Saturday"]]
    assert find_named(left, [], texts["one"]) == ()
