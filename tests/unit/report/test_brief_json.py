"""The JSON of a brief with nothing in it, and of one whose spans point nowhere."""

import json

import pytest

from stemma.errors import ContractError
from stemma.model import Brief, Inconsistency, InconsistencyKind, Span
from stemma.report.brief_json import brief_to_json, render_brief_json


def test_a_brief_with_nothing_keeps_its_keys() -> None:
    found = json.loads(render_brief_json(Brief(())))
    assert list(found) == [
        "documents", "coverages", "points", "inconsistencies", "origins", "lineage", "timeline",
        "positions", "omissions", "rejections", "versions",
    ]  # fmt: skip
    assert not any(found.values())


def test_a_span_of_no_listed_document_is_an_error() -> None:
    kind = next(iter(InconsistencyKind))
    wrong = Inconsistency("x", (Span("x", 0, 3),), kind, "no reason")
    with pytest.raises(ContractError, match="not listed"):
        brief_to_json(Brief((), inconsistencies=(wrong,)))
