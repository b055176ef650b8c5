"""Readers and editors at once for a short while, on every kind of database: no error.

`python -m bench.web` does the same for minutes, over real reports and with the models.
"""

import argparse
import os
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from bench.web_crowd import load_server
from bench.web_server import PASSWORD, Server
from tests.unit.store.conftest import place, server  # noqa: F401 - fixtures
from tests.unit.web.conftest import ANYWHERE, AtOnce
from tests.unit.web.journey import open_filled

from stemma.store.people import People, Person
from stemma.web.app import make_app
from stemma.web.people import hash_password
from stemma.web.settings import Limits, Settings

OFTEN = Limits(reads_a_minute=10**6, writes_a_minute=10**6, logins_a_minute=10**6)


@pytest.fixture
def served(place: str) -> Iterator[Server]:  # noqa: F811
    with open_filled(place) as store:
        kept = hash_password(PASSWORD)
        for number in range(4):
            People(store).put(Person(f"reader{number}", "reader", kept))
            People(store).put(Person(f"editor{number}", "editor", kept))
        app = make_app(store, Settings(ANYWHERE, limits=OFTEN), AtOnce(store))
        made = uvicorn.Server(
            uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", access_log=False)
        )
        thread = threading.Thread(target=made.run)
        thread.start()
        while not made.started:
            time.sleep(0.05)
        port = made.servers[0].sockets[0].getsockname()[1]
        yield Server(f"http://127.0.0.1:{port}", os.getpid())
        made.should_exit = True
        thread.join(30)


def test_readers_and_editors_at_once_meet_no_error(
    served: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    given = argparse.Namespace(seconds=4.0, readers=4, editors=2, pause=0.2, database="both")
    load_server(served, given)
    told = capsys.readouterr().out
    assert "errors 0," in told, told
    assert "coverage/report" in told
    assert "memory of the server" in told
