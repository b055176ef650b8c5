"""The tables, loaded once."""

import pytest

from stemma.lineage import Newsrooms


@pytest.fixture(scope="session")
def newsrooms() -> Newsrooms:
    return Newsrooms.load()
