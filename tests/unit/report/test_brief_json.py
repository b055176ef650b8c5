"""The JSON of a brief with nothing in it, and of one whose spans point nowhere."""

import json
from dataclasses import replace
from typing import Any

import pytest
from tests.unit.brief.points import document, judged, reading
from tests.unit.report.brief_sample import make_brief
from tests.unit.report.unjudged_sample import make_judged_words_brief, make_unjudged_brief

from stemma.errors import ContractError
from stemma.model import Brief, Inconsistency, InconsistencyKind, Span
from stemma.report.brief_json import brief_to_json, render_brief_json


def test_a_brief_with_nothing_keeps_its_keys() -> None:
    found = json.loads(render_brief_json(Brief(())))
    assert list(found) == [
        "documents", "coverages", "points", "inconsistencies", "origins", "lineage", "timeline",
        "positions", "omissions", "rejections", "versions", "decisions", "quotations",
    ]  # fmt: skip
    assert not any(found.values())


def test_a_span_of_no_listed_document_is_an_error() -> None:
    kind = next(iter(InconsistencyKind))
    wrong = Inconsistency("x", (Span("x", 0, 3),), kind, "no reason")
    with pytest.raises(ContractError, match="not listed"):
        brief_to_json(Brief((), inconsistencies=(wrong,)))


@pytest.mark.parametrize(
    ("agreeing", "documents"),
    [
        ((), 0),
        (("a-0-r",), 1),
        (("a-0-r", "c-0-r"), 2),
        (("a-0-r", "b-0-r", "c-0-r"), 3),
        (("a-0-r", "a-4-r"), 1),
    ],
)
def test_only_documents_that_agree_corroborate(agreeing: tuple[str, ...], documents: int) -> None:
    point = judged("p", "a", "b", "c")
    again = reading("a", 4)
    readings = (*point.point.readings, again)
    point = replace(point, point=replace(point.point, readings=readings), agreeing=agreeing)
    brief = Brief(tuple(map(document, "abc")), points=(point,))
    (found,) = json.loads(render_brief_json(brief))["points"]
    counted = found["corroboration"]
    assert counted["readings"] == list(agreeing)
    assert counted["documents"] == documents
    by_id = {told["id"]: told["document"] for told in found["readings"]}
    assert len({by_id[identity] for identity in counted["readings"]}) == documents


def test_a_judgement_has_the_words_judged_and_why_nothing_is_shown() -> None:
    brief = make_unjudged_brief()
    found: dict[str, Any] = brief_to_json(brief)
    point = next(p for p in found["points"] if p["id"] == "point-waited")
    (judgement,) = point["judgements"]
    assert point["verdict"] == judgement["relation"] == "unjudged"
    assert judgement["same"] == 0.57
    assert judgement["exclusion"] == "not surely one fact"
    texts = {document.id: document.text for document in brief.documents}
    by_id = {told["id"]: texts[told["document"]] for told in point["readings"]}
    for side, words in (("left", "Three boats waited"), ("right", "Four boats waited")):
        ((start, end),) = judgement[f"{side}_spans"]
        assert by_id[judgement[side]][start:end] == words


def test_a_judgement_that_nobody_asked_the_reader_of_keeps_its_keys() -> None:
    found: dict[str, Any] = brief_to_json(make_brief())
    (judgement,) = next(p["judgements"] for p in found["points"] if p["id"] == "point-day")
    keys = ("left_spans", "right_spans", "same", "exclusion")
    assert [judgement[key] for key in keys] == [[], [], None, ""]


def test_words_judged_lie_in_their_text() -> None:
    brief = make_judged_words_brief()
    (day, *rest) = brief.points
    beyond = (Span("one", 0, 10_000),)
    wrong = replace(day, judgements=(replace(day.judgements[0], left_spans=beyond),))
    with pytest.raises(ContractError, match="outside its text"):
        brief_to_json(replace(brief, points=(wrong, *rest)))
