"""Each test of the store runs on every kind of database that is at hand."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from tests.unit.store.postgresql import find_binaries, running


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL of our own."""
    binaries = find_binaries()
    if binaries is None:
        pytest.skip("PostgreSQL is not installed")
    pytest.importorskip("psycopg")
    with running(binaries) as address:
        yield address


def new_database(server: str) -> str:
    """The address of an empty database of it."""
    import psycopg  # noqa: PLC0415 - an extra

    name = f"t{uuid4().hex}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return f"{server}/{name}"


@pytest.fixture
def postgresql(server: str) -> str:
    """An empty database."""
    return new_database(server)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty store can be."""
    if request.param == "sqlite":
        return str(tmp_path / "stemma.db")
    return new_database(request.getfixturevalue("server"))


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def lasting_place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same, for all tests of a file that change nothing."""
    if request.param == "sqlite":
        return str(tmp_path_factory.mktemp("store") / "stemma.db")
    return new_database(request.getfixturevalue("server"))
