"""What is written as JSON is what the schema in the package says."""

import copy
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.conftest import StubAnnotator
from tests.unit.report import brief_sample, sample
from typer.testing import CliRunner

from stemma.cli import app
from stemma.encoder.files import WEIGHTS
from stemma.report.brief_json import brief_to_json
from stemma.report.json import to_json

ROOT = Path(__file__).parents[2]
SCHEMA: dict[str, Any] = json.loads(
    (files("stemma.report") / "schema.json").read_text(encoding="utf-8")
)
NAMES = ("read", "report", "rejection", "compare", "gather")

needs_weights = pytest.mark.skipif(
    not (WEIGHTS / "reader.onnx").exists(), reason="the files of the model are not there"
)


def require(found: object, name: str) -> None:
    jsonschema.validate(found, {**SCHEMA, "anyOf": [{"$ref": f"#/$defs/{name}"}]})


def run(*arguments: str) -> str:
    done = CliRunner().invoke(app, list(arguments))
    assert done.exit_code in {0, 1, 3}, done.output
    return done.stdout


def test_the_schema_is_one_and_has_a_version() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"].endswith(SCHEMA["version"])
    assert set(NAMES) == set(SCHEMA["$defs"])


@needs_weights
@pytest.mark.parametrize("folder", ["flood", "takeover", "exchange"])
def test_examples_compared(folder: str) -> None:
    require(
        json.loads(run("compare", str(ROOT / "examples" / folder), "--format", "json")), "compare"
    )


@needs_weights
def test_examples_read() -> None:
    found = json.loads(
        run("read", str(ROOT / "examples" / "flood"), "none.txt", "--format", "json")
    )
    require(found, "read")
    for item in found:
        require(item, "rejection" if "rejection" in item else "report")


@needs_weights
def test_examples_gathered() -> None:
    require(
        json.loads(run("gather", str(ROOT / "examples"), "none.txt", "--format", "json")), "gather"
    )


def test_a_stub_and_a_rejection(stub: StubAnnotator, tmp_path: Path) -> None:
    assert stub.batches == []
    path = tmp_path / "a.txt"
    path.write_text("The dam held, officials said.", encoding="utf-8")
    require(json.loads(run("read", str(path), "none.txt", "--format", "json")), "read")
    require(json.loads(run("read", "none.txt", "--format", "json")), "read")


def test_the_samples_of_other_tests() -> None:
    require(to_json(sample.FULL), "report")
    require(brief_to_json(brief_sample.make_brief()), "compare")


@pytest.mark.parametrize("key", ["documents", "points", "versions", "rejections"])
def test_what_lacks_a_key_is_refused(key: str) -> None:
    found: dict[str, Any] = copy.deepcopy(dict(brief_to_json(brief_sample.make_brief())))
    found.pop(key)
    with pytest.raises(jsonschema.ValidationError):
        require(found, "compare")


@pytest.mark.parametrize(("key", "value"), [("text", 3), ("claims", {}), ("sentences", [["a", 1]])])
def test_what_is_of_another_type_is_refused(key: str, value: object) -> None:
    found: dict[str, Any] = copy.deepcopy(dict(to_json(sample.FULL)))
    found[key] = value
    with pytest.raises(jsonschema.ValidationError):
        require(found, "report")
