from stemma.judge.agreement import find_agreeing
from stemma.model import Claim, Judgement, JudgementKind, Point, Reading, Relation, Span


def reading(name: str) -> Reading:
    span = Span(name, 0, 4)
    return Reading(name, Claim(f"claim {name}", (span,), "hold"), name, (span,))


def judged(left: str, right: str, relation: Relation) -> Judgement:
    return Judgement(left, right, relation, JudgementKind.COUNT, ("because",), "a rung")


POINT = Point("p", tuple(map(reading, "abcd")))


def names(*judgements: Judgement) -> list[str]:
    return ["".join(r.id for r in chain) for chain in find_agreeing(POINT, judgements)]


def test_agreements_tie_directly_and_are_not_passed_on() -> None:
    found = names(judged("a", "b", Relation.AGREES), judged("b", "d", Relation.COMPATIBLE))
    assert found == ["ab", "abd", "c", "bd"]


def test_a_clash_ties_nothing() -> None:
    found = names(judged("a", "b", Relation.CONTRADICTS), judged("c", "d", Relation.AGREES))
    assert found == ["a", "b", "cd"]


def test_without_judgements_each_reading_stands_alone() -> None:
    assert names() == ["a", "b", "c", "d"]
