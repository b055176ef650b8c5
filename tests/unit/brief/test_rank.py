"""What an editor needs first."""

from itertools import permutations

from tests.unit.brief.made import compare
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


def test_of_what_one_report_says_named_sources_and_figures_come_first() -> None:
    text = (
        "The harbour was grey and cold in the early light."
        " Harbour master Ilse Varn said the tug Merrow had carried 40 tonnes of grain since Monday."
        " The gates were painted green."
    )
    brief = compare(text, "A museum in Tarn bought two old maps.")
    texts = {document.id: document.text for document in brief.documents}
    readings = [p.point.readings[0] for p in brief.points]
    told = [r.claim.spans[0].of(texts[r.document_id]) for r in readings]
    mine = [words for words in told if words in text]
    assert len(mine) == 3
    assert "40 tonnes" in mine[0]
    # Without the context nothing is known of names.
    assert {importance(p)[4] for p in brief.points} == {0}
