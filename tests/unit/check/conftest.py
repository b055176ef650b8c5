"""The models that the tests of a checked draft share."""

import pytest

from stemma.check import Checker
from stemma.run import Alone
from stemma.run.check import load_checker


@pytest.fixture(scope="module")
def engine() -> Alone:
    return Alone()


@pytest.fixture(scope="module")
def checker(engine: Alone) -> Checker:
    return load_checker(engine)
