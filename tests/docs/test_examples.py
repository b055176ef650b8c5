"""The examples read without a rejection, and stay as hard as real reports."""

from pathlib import Path

import pytest

from stemma.model import Document
from stemma.read import read_source

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("coverage", ["flood", "takeover", "exchange"])
def test_a_coverage_reads(coverage: str) -> None:
    found = list(read_source(str(EXAMPLES / coverage)))
    documents = [item for item in found if isinstance(item, Document)]
    assert len(documents) == len(found) == 6
    assert {Path(document.source).suffix for document in documents} == {".txt", ".json"}
    assert any(document.published is None for document in documents)
    assert all(200 <= len(document.text.split()) <= 500 for document in documents)
