"""The shipped model, loaded once for all tests that need it."""

from pathlib import Path

import pytest

from stemma.annotate import Annotator
from stemma.encoder.reader import Reader


@pytest.fixture(scope="session")
def reader(weights: Path) -> Reader:
    return Reader.load(weights)


@pytest.fixture(scope="session")
def annotator(weights: Path) -> Annotator:
    return Annotator.load(weights)
