"""What an editor needs first."""

from itertools import permutations

from tests.unit.brief.points import judged

from stemma.brief.rank import importance
from stemma.model import Verdict


def test_clashes_come_first_and_single_points_last() -> None:
    points = [judged(v.value, "a", "b", verdict=v) for v in Verdict]
    order = [p.verdict for p in sorted(points, key=importance)]
    assert order[0] is Verdict.CONTRADICTED
    assert order[-1] is Verdict.SINGLE
    assert order.index(Verdict.DISPUTED) < order.index(Verdict.AGREED)
    assert order.index(Verdict.DIFFERS) < order.index(Verdict.AGREED)
    assert order.index(Verdict.COMPATIBLE) < order.index(Verdict.UNJUDGED)


def test_more_origins_go_before_more_reports_and_order_never_matters() -> None:
    best = judged("x", "a", "b", origins=2)
    next_best = judged("a", "a", "b", "c", origins=1)
    last = judged("b", "a", "b", origins=1)
    for order in permutations([best, next_best, last]):
        assert sorted(order, key=importance) == [best, next_best, last]
