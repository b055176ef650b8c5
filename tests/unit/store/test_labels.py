"""Decisions go out as labels of the pair reader's guide, and come in again."""

import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from tests.unit.store.shelf import dams, documents, open_store
from tests.unit.store.test_decisions import claims_of, filled, find

from stemma.model import DecisionKind, Relation
from stemma.report.brief_json import brief_to_json
from stemma.store import Store, on_judgement, on_readings

REPORTS = dams(4)


def decide(store: Store, coverage: str) -> None:
    """One decision of each kind on pairs."""
    brief = store.brief(coverage)
    for relation, what in (
        (Relation.CONTRADICTS, DecisionKind.ACCEPT),
        (Relation.AGREES, DecisionKind.ACCEPT),
    ):
        point, one = find(brief, relation)
        store.decide(on_judgement(point, one, what, coverage=coverage, who="Ana"))
    first, second, *_ = claims_of(brief, "The mayor")
    store.decide(on_readings(first, second, DecisionKind.APART, coverage=coverage, who="Ben"))


def test_labels_have_the_form_of_those_that_were_learned_from(place: str) -> None:
    with open_store(place, REPORTS) as store:
        coverage = filled(store, REPORTS)
        decide(store, coverage)
        rows = store.labels()
        texts = {d.id: d.text for d in store.documents(coverage)}
    assert {row["label"] for row in rows} == {"S!", "S=", "2"}
    kinds = {row["label"]: row["kind"] for row in rows}
    assert kinds == {"S!": "count", "S=": "count", "2": "claim"}
    for row in rows:
        assert row["story"] == coverage
        for side in (row["a"], row["b"]):
            text = texts[side["report"]]
            assert [text[start:end] for start, end in side["spans"]] == side["marked"]
            start, end = side["sentence"]
            assert all(start <= a < b <= end for a, b in side["spans"])
    (values,) = [row for row in rows if row["label"] == "S!"]
    assert {values["a"]["value"], values["b"]["value"]} == {"12..12 guard", "19..19 guard"}


def test_labels_are_what_their_schema_says(place: str) -> None:
    schema = json.loads((files("stemma.store") / "labels.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    with open_store(place, REPORTS) as store:
        decide(store, filled(store, REPORTS))
        rows = store.labels()
    assert rows
    for row in rows:
        jsonschema.validate(row, schema)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**row, "label": "perhaps"}, schema)


def test_what_goes_out_comes_in_again_as_it_was(place: str, tmp_path: Any) -> None:
    with open_store(place, REPORTS) as store:
        coverage = filled(store, REPORTS)
        decide(store, coverage)
        rows = json.loads(json.dumps(store.labels()))
        wanted = brief_to_json(store.brief(coverage))
        held = store.decisions(coverage)
    with open_store(tmp_path / "other.db", REPORTS) as other:
        again = filled(other, REPORTS)
        assert other.put_labels(rows, "nobody") == (3, [])
        assert other.put_labels(rows, "nobody") == (3, [])
        assert {(d.what, d.who, d.at, d.left, d.right) for d in other.decisions(again)} == {
            (d.what, d.who, d.at, d.left, d.right) for d in held
        }
        assert len(other.decisions(again)) == 3
        assert brief_to_json(other.brief(again))["points"] == wanted["points"]


def side(document: Any, words: str) -> dict[str, Any]:
    start = document.text.index(words)
    return {
        "report": document.id,
        "spans": [[start, start + len(words)]],
        "marked": [words],
        "sentence": [0, len(document.text)],
    }


@pytest.mark.parametrize(
    ("label", "kind", "what", "value"),
    [
        ("3=", "claim", DecisionKind.ACCEPT, "agrees"),
        ("3~", "claim", DecisionKind.ACCEPT, "compatible"),
        ("3!n", "claim", DecisionKind.ACCEPT, "contradicts"),
        ("2", "claim", DecisionKind.APART, ""),
        ("0", "claim", DecisionKind.APART, ""),
        ("S=", "count", DecisionKind.ACCEPT, "agrees"),
        ("S!", "count", DecisionKind.ACCEPT, "contradicts"),
        ("Su", "count", DecisionKind.ACCEPT, "updates"),
        ("D", "count", DecisionKind.APART, ""),
    ],
)
def test_labels_of_others_become_decisions(
    place: str, label: str, kind: str, what: DecisionKind, value: str
) -> None:
    words = "The ferry in the harbour sank" if kind == "claim" else "12 guards"
    first, second = documents([REPORTS[1], REPORTS[2]])
    row: dict[str, Any] = {"id": "x", "story": "s", "kind": kind, "label": label}
    row |= {"a": side(first, words), "b": side(second, words)}
    with open_store(place, REPORTS) as store:
        coverage = filled(store, REPORTS)
        assert store.put_labels([row], "Ana") == (1, [])
        assert store.put_labels([row], "Ana") == (1, [])
        (held,) = store.decisions(coverage)
        assert (held.what, held.value, held.who) == (what, value, "Ana")
        store.brief(coverage)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"label": "?"}, "decides nothing"),
        ({"label": "3"}, "decides nothing"),
        ({"a": {"report": "nowhere", "spans": [[0, 1]], "marked": ["T"]}}, "no report nowhere"),
        ({"a": {"spans": [[0, 1]]}}, "no 'report'"),
        ({"a": "words"}, "row 1"),
    ],
)
def test_a_row_that_tells_nothing_is_named_and_the_others_are_taken(
    place: str, change: dict[str, Any], told: str
) -> None:
    first, second = documents([REPORTS[1], REPORTS[2]])
    words = "The ferry in the harbour sank"
    good: dict[str, Any] = {"id": "x", "story": "s", "kind": "claim", "label": "3="}
    good |= {"a": side(first, words), "b": side(second, words)}
    with open_store(place, REPORTS) as store:
        filled(store, REPORTS)
        count, wrong = store.put_labels([{**good, **change}, good], "Ana")
        assert count == 1
        assert len(wrong) == 1
        assert told in wrong[0]


def test_words_that_are_no_longer_there_are_not_taken(place: str) -> None:
    first, second = documents([REPORTS[1], REPORTS[2]])
    words = "The ferry in the harbour sank"
    moved = side(first, words)
    moved["spans"] = [[start + 1, end + 1] for start, end in moved["spans"]]
    row: dict[str, Any] = {"id": "x", "story": "s", "kind": "claim", "label": "3=", "a": moved}
    with open_store(place, REPORTS) as store:
        filled(store, REPORTS)
        count, wrong = store.put_labels([{**row, "b": side(second, words)}], "Ana")
        assert (count, wrong) == (0, [f"row 1: the marked words are not in report {first.id}"])
