from dataclasses import replace

from tests.unit.report.brief_sample import make_brief

from stemma.model import Relation
from stemma.report.view import BriefView
from stemma.report.view.contested import find_contested, holds_contested, uncontested


def test_what_is_contested_stands_for_nothing() -> None:
    points = make_brief().points
    contested = find_contested(points)
    values = {
        reading.value.span  # type: ignore[union-attr]
        for judged in points
        for judgement in judged.judgements
        if judgement.relation in {Relation.CONTRADICTS, Relation.DIFFERS}
        for reading in judged.point.readings
        if reading.id in {judgement.left, judgement.right} and hasattr(reading.value, "span")
    }
    assert contested == values
    assert contested
    readings = [reading for judged in points for reading in judged.point.readings]
    kept = uncontested(readings, contested)
    assert 0 < len(kept) < len(readings)
    assert not any(holds_contested(reading, contested) for reading in kept)
    assert uncontested(readings[:1], frozenset()) == readings[:1]


def test_only_the_readings_that_agree_are_counted() -> None:
    brief = make_brief()
    first = next(p for p in brief.points if len(p.point.readings) > 1)
    one = replace(first, agreeing=(first.point.readings[0].id,))
    view = BriefView(replace(brief, points=(one,)))
    assert len(view.points[0].behind) == 1
    assert len(view.points[0].documents) > 1
