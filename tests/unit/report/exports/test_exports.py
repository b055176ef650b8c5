"""The exports, each read by a program made for its format."""

import json
import unicodedata
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

import networkx as nx
import pytest
from icalendar import Calendar
from pyld import jsonld
from tests.unit.report.brief_sample import make_brief
from tests.unit.report.hostile import HOSTILE
from tests.unit.report.unjudged_sample import make_unjudged_brief

from stemma.model import Brief
from stemma.report.exports.annotations import CONTEXT, render_annotations
from stemma.report.exports.graph import render_graph
from stemma.report.exports.ics import render_calendar
from stemma.report.exports.money import render_money

OA = "http://www.w3.org/ns/oa#"
VOCABULARY = {
    "oa": OA,
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "AnnotationPage": "https://www.w3.org/ns/activitystreams#OrderedCollectionPage",
    "SpecificResource": "oa:SpecificResource",
    "TextualBody": "oa:TextualBody",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "items": {"@id": "https://www.w3.org/ns/activitystreams#items", "@container": "@list"},
    "startIndex": "https://www.w3.org/ns/activitystreams#startIndex",
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "classifying": "oa:classifying",
    "describing": "oa:describing",
    "linking": "oa:linking",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": "oa:start",
    "end": "oa:end",
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format",
}
"""The terms of the Web Annotation Vocabulary that are used here; any other is an error."""


def expand(text: str) -> Any:
    page = json.loads(text)
    assert page.pop("@context") == CONTEXT
    return jsonld.expand({"@context": VOCABULARY, **page}, {"safe": True})


def hostile() -> list[Brief]:
    return [make_brief(f"\n{words}", outlet=words[:60]) for words in HOSTILE]


@pytest.mark.parametrize("brief", [make_brief(), *hostile()])
def test_annotations_are_linked_data_and_point_at_their_words(brief: Brief) -> None:
    text = render_annotations(brief)
    (expanded,) = expand(text)
    (items,) = expanded["https://www.w3.org/ns/activitystreams#items"]
    page = json.loads(text)
    readings = [r for p in brief.points if p.coverage == "main" for r in p.point.readings]
    assert len(items["@list"]) == len(page["items"]) == len(readings)
    texts = {r.id: next(d.text for d in brief.documents if d.id == r.document_id) for r in readings}
    for item, reading in zip(page["items"], readings, strict=True):
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for target in targets:
            quote, position = target["selector"]
            whole = texts[reading.id]
            start, end = position["start"], position["end"]
            assert whole[start:end] == quote["exact"]
            assert whole[:start].endswith(quote["prefix"])
            assert whole[end:].startswith(quote["suffix"])
    ids = [item["id"] for item in page["items"]]
    assert len(set(ids)) == len(ids)


def test_a_graph_is_read_by_networkx() -> None:
    graph = nx.parse_graphml(render_graph(make_brief()))
    labels = nx.get_node_attributes(graph, "label")
    assert sorted(labels.values()) == ["Coast Wire", "Ferry Post", "Orle Mail", "Report 3"]
    found = {
        (labels[giver], labels[taker], data["relation"], data["direction"])
        for giver, taker, data in graph.edges(data=True)
    }
    assert ("Orle Mail", "Ferry Post", "copies", "time") in found
    assert ("Coast Wire", "Ferry Post", "cites", "credit") in found
    (shared,) = [edge for edge in found if edge[2] == "quotes"]
    assert shared[3] == "unknown"


@pytest.mark.parametrize("brief", hostile())
def test_hostile_words_stay_words_in_a_graph(brief: Brief) -> None:
    graph = nx.parse_graphml(render_graph(brief))
    assert len(graph) == 4


def test_a_graph_of_nothing() -> None:
    assert len(nx.parse_graphml(render_graph(Brief(())))) == 0


def test_a_calendar_is_read_by_icalendar() -> None:
    text = render_calendar(make_brief())
    calendar = Calendar.from_ical(text)
    first, second = calendar.walk("VEVENT")
    assert (first.decoded("dtstart"), first.decoded("dtend")) == (
        date(2031, 5, 2),
        date(2031, 5, 3),
    )
    assert first.decoded("dtstamp") == datetime(2031, 5, 4, tzinfo=UTC)
    assert str(first["summary"]) == "“The bridge at Orle closed on Friday”"
    assert str(second["description"]) == "3 May 2031 (day). Ferry Post"
    assert first["uid"] != second["uid"]
    assert calendar.walk("VEVENT")[0].errors == []


@pytest.mark.parametrize("brief", hostile())
def test_lines_of_a_calendar_are_short_and_whole(brief: Brief) -> None:
    text = render_calendar(brief)
    for line in text.split("\r\n"):
        assert len(line.encode()) <= 75
        assert not [sign for sign in line if unicodedata.category(sign) == "Cc"]
    events = Calendar.from_ical(text).walk("VEVENT")
    assert [event.errors for event in events] == [[], []]


def test_money_is_read_by_its_library() -> None:
    money = pytest.importorskip("followthemoney", reason="FollowTheMoney is not installed")
    known: set[str] = set()
    schemata = []
    for line in StringIO(render_money(make_brief())):
        data = json.loads(line)
        proxy = money.model.get_proxy(data)
        assert not proxy.schema.abstract
        assert set(data["properties"]) <= set(proxy.schema.properties)
        assert all(proxy.get(name) for name in proxy.schema.required), data
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert value in known, (data, prop.name)
            elif prop.type.name in {"date", "url"}:
                assert prop.type.clean(value) == value
        for name, values in data["properties"].items():
            assert sorted(proxy.get(name)) == sorted(values)
        assert proxy.id not in known
        known.add(str(proxy.id))
        schemata.append(proxy.schema.name)
    assert {
        *("Article", "Person", "Organization", "Documentation", "Note", "Event"),
        *("LegalEntity", "UnknownLink"),
    } == set(schemata)


@pytest.mark.parametrize("brief", hostile())
def test_every_line_of_money_is_one_entity(brief: Brief) -> None:
    *lines, last = render_money(brief).split("\n")
    assert last == ""
    for line in lines:
        assert set(json.loads(line)) == {"id", "schema", "properties"}


@pytest.mark.parametrize(
    "render", [render_annotations, render_calendar, render_graph, render_money]
)
def test_the_same_brief_gives_the_same_bytes(render: Any) -> None:
    first, second = (render(make_brief()) for _ in range(2))
    assert first == second


def test_nobody_stands_behind_what_could_not_be_judged() -> None:
    entities = [json.loads(line) for line in render_money(make_unjudged_brief()).splitlines()]
    (note,) = [e for e in entities if e["properties"].get("keywords") == ["unjudged"]]
    assert note["properties"]["description"] == ["same subject, not judged"]
    assert len(note["properties"]["proof"]) == 2
    items = json.loads(render_annotations(make_unjudged_brief()))["items"]
    assert sum(item["body"][0]["value"] == "unjudged" for item in items) == 2
