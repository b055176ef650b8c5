"""The description of the interface is true: a client made from it works, and all answers fit it."""

import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.unit.web.conftest import Desk

from stemma.web.api.shapes import says_something

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**6), 10**6) | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["reports", "addresses", "what", "point", "note", "text", "outlet", "x"]
            )
            | st.text(max_size=5),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


def fitting(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values that a schema of the description takes."""
    if "anyOf" in schema:
        whole = {name: told for name, told in schema.items() if name != "anyOf"}
        return st.one_of(*(fitting(both(whole, one)) for one in schema["anyOf"]))
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if schema["type"] == "object":
        every = {name: fitting(one) for name, one in schema["properties"].items()}
        needed = {name: every[name] for name in schema.get("required", ())}
        free = {name: one for name, one in every.items() if name not in needed}
        return st.fixed_dictionaries(needed, optional=free)
    if schema["type"] == "array":
        return st.lists(fitting(schema["items"]), min_size=schema.get("minItems", 0), max_size=3)
    if "pattern" in schema:
        return st.text(max_size=30).filter(re.compile(schema["pattern"]).search)
    return st.text(min_size=schema.get("minLength", 0), max_size=30)


def both(left: dict[str, Any], right: dict[str, Any]) -> dict[str, Any]:
    """A schema of what two schemas take, one inside the other."""
    out = {**left, **right}
    if "required" in left and "required" in right:
        out["required"] = [*dict.fromkeys(left["required"] + right["required"])]
    if "properties" in right:
        kept = left["properties"]
        out["properties"] = {
            **kept,
            **{name: {**kept[name], **one} for name, one in right["properties"].items()},
        }
    return out


class Client:
    """Made from the description alone: a method for each operation, its answers looked at."""

    def __init__(self, desk: Desk) -> None:
        self._http = desk.client
        self.described = desk.client.get("/api/v1/openapi.json").json()
        self.operations = {
            told["operationId"]: (method.upper(), path, told)
            for path, methods in self.described["paths"].items()
            for method, told in methods.items()
        }

    def call(self, name: str, body: Any = None, /, **parameters: str) -> tuple[int, Any]:
        method, path, told = self.operations[name]
        query = {}
        for one in told["parameters"]:
            if one["in"] == "path":
                path = path.replace(f"{{{one['name']}}}", parameters[one["name"]])
            elif one["name"] in parameters:
                query[one["name"]] = parameters[one["name"]]
        content = None if body is None else json.dumps(body).encode("utf-8", "surrogatepass")
        headers = {"content-type": "application/json"} if content else {}
        answer = self._http.request(method, path, params=query, content=content, headers=headers)
        response = told["responses"].get(str(answer.status_code))
        assert response is not None, f"{name}: {answer.status_code} is not described"
        (media,) = response["content"].values()
        assert answer.headers["content-type"].startswith("application/json")
        Draft202012Validator(media["schema"]).validate(answer.json())
        return answer.status_code, answer.json()


@pytest.fixture
def client(desk: Desk) -> Client:
    return Client(desk)


def test_a_client_made_from_the_description_reads_a_brief(client: Client) -> None:
    (one,) = client.call("listCoverages")[1]["coverages"]
    status, brief = client.call("getBrief", id=one["id"])
    assert status == 200
    texts = {d["document"]["id"]: d["text"] for d in brief["documents"]}
    assert len(texts) == one["reports"]
    assert any(point["readings"] for point in brief["points"])


def test_it_adds_decides_and_finds(client: Client) -> None:
    (one,) = client.call("listCoverages")[1]["coverages"]
    brief = client.call("getBrief", id=one["id"])[1]
    point = next(p for p in brief["points"] if p["verdict"] == "contradicted")
    assert client.call("decide", {"what": "accept", "point": point["id"]}, id=one["id"])[0] == 201
    assert client.call("search", words="dam")[1]["hits"]
    status, job = client.call("addCoverage", {"reports": [{"text": "The ferry sank. " * 20}]})
    assert status == 202
    assert client.call("getJob", id=job["id"])[0] == 200
    assert client.call("getCoverage", id=one["id"])[0] == 200


def body_schema(client: Client, name: str) -> dict[str, Any]:
    content = client.operations[name][2]["requestBody"]["content"]
    found: dict[str, Any] = content["application/json"]["schema"]
    return found


@pytest.mark.parametrize("name", ["addCoverage", "addReports", "decide"])
def test_what_fits_the_description_is_taken_and_nothing_else_is(
    desk: Desk, client: Client, name: str
) -> None:
    desk.house.adding = None
    schema = body_schema(client, name)

    @settings(
        max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(fitting(schema) | JSON)
    def look(body: Any) -> None:
        status, _ = client.call(name, body, id=desk.coverage)
        assert (status not in {400, 415, 422}) == Draft202012Validator(schema).is_valid(body), (
            status
        )

    look()


EDGES: list[tuple[str, Any, bool]] = [
    ("addCoverage", {}, False),
    ("addCoverage", {"reports": []}, False),
    ("addCoverage", {"reports": [], "addresses": []}, False),
    ("addReports", {"addresses": []}, False),
    ("addReports", {"reports": [], "addresses": ["https://a.example/1"]}, True),
    ("addReports", {"reports": [{"text": "The ferry sank."}], "addresses": []}, True),
    ("addReports", {"reports": [{"text": "x"}] * 200, "addresses": ["https://a.example"]}, True),
    ("addReports", {"reports": [{"text": "x"}] * 201}, False),
    ("addReports", {"addresses": ["https://a.example"] * 201}, False),
    ("addReports", {"reports": [{"text": " \n\t"}]}, False),
    ("addReports", {"reports": [{"text": ""}]}, False),
    ("addReports", {"reports": [{"outlet": "Cape Post"}]}, False),
    ("addReports", {"reports": [{"text": "x", "outlet": None}]}, False),
    ("addReports", {"reports": [{"text": "x", "more": 1}], "more": None}, True),
    ("decide", {"what": "note"}, False),
    ("decide", {"what": "note", "note": " "}, False),
    ("decide", {"what": "note", "note": "Ask."}, True),
    ("decide", {"what": "note", "note": "Ask.", "point": ""}, True),
    ("decide", {"what": "note", "note": "x" * 4_001}, False),
    ("decide", {"what": "accept"}, False),
    ("decide", {"what": "accept", "point": ""}, False),
    ("decide", {"what": "accept", "point": "none"}, True),
    ("decide", {"what": "merge", "point": "none"}, False),
    ("decide", {}, False),
]


@pytest.mark.parametrize(("name", "body", "fits"), EDGES)
def test_at_the_edges_both_say_the_same(
    desk: Desk, client: Client, name: str, body: Any, *, fits: bool
) -> None:
    desk.house.adding = None
    assert Draft202012Validator(body_schema(client, name)).is_valid(body) is fits
    # What fits can still be of a point that is not there.
    assert (client.call(name, body, id=desk.coverage)[0] not in {400, 422}) is fits


@settings(max_examples=40, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(words=st.dictionaries(
    st.sampled_from(["words", "party", "speaker", "outlet", "day", "kind", "low", "high",
                     "verdict"]), st.text(max_size=20), max_size=4))  # fmt: skip
def test_search_answers_whatever_is_asked(client: Client, words: dict[str, str]) -> None:
    asked = {k: v.encode("utf-8", "replace").decode() for k, v in words.items()}
    client.call("search", **asked)


def test_a_text_of_white_space_alone_says_nothing() -> None:
    """As `str.strip` has it, in every plane: what is said to be a text is one."""
    for code in range(0x3100):
        assert says_something(chr(code)) is bool(chr(code).strip()), hex(code)
    assert not says_something("")
