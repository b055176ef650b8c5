"""The shipped model, loaded once for all tests that need it."""

from pathlib import Path

import pytest

from stemma.annotate import Annotator
from stemma.encoder.files import WEIGHTS
from stemma.encoder.reader import Reader


@pytest.fixture(scope="session")
def weights() -> Path:
    if not (WEIGHTS / "reader.onnx").exists():
        pytest.skip(f"{WEIGHTS} holds no model: train one, as training/README.md says")
    return WEIGHTS


@pytest.fixture(scope="session")
def reader(weights: Path) -> Reader:
    return Reader.load(weights)


@pytest.fixture(scope="session")
def annotator(weights: Path) -> Annotator:
    return Annotator.load(weights)
