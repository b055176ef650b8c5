"""Writes down what is found of each case now; the difference is for people to look at."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from tests.golden.expected import CASES, EXAMPLES, GOLDEN, Found

from stemma.brief import BriefMaker
from stemma.claims import CloseReader
from stemma.model import Document
from stemma.read import read_sources
from stemma.report.brief_json import brief_to_json


@cache
def _reader() -> CloseReader:
    return CloseReader.load()


@cache
def _maker() -> BriefMaker:
    return BriefMaker.load()


def make_brief(case: str) -> dict[str, Any]:
    """The brief of an example, as JSON."""
    documents = []
    for item in read_sources([str(EXAMPLES / case)]):
        assert isinstance(item, Document), item
        documents.append(item)
    return brief_to_json(_maker().make(_reader().annotate(documents)))


def load_found(case: str) -> dict[str, list[str]]:
    """What was found when it was last written down."""
    found: dict[str, list[str]] = json.loads(_path(case).read_text(encoding="utf-8"))
    return found


def render_found(found: Found) -> str:
    """The entries found, a kind to a line."""
    lines = [
        f" {json.dumps(kind)}: {json.dumps(names, ensure_ascii=False)}"
        for kind, names in sorted(found.hits().items())
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _path(case: str) -> Path:
    return GOLDEN / case / "found.json"


if __name__ == "__main__":
    for name in CASES:
        _path(name).write_text(render_found(Found.of(name, make_brief(name))), encoding="utf-8")
