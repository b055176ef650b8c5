"""The server killed while it starts, adds and decides: `bench.web kills` does it often."""

from pathlib import Path

import pytest
from bench.web_kills import Killed, kill_often
from tests.unit.store.conftest import place, server  # noqa: F401 - fixtures

KILLS = 4


def test_a_server_killed_at_any_instant_loses_nothing_that_it_answered(place: str) -> None:  # noqa: F811
    told = kill_often(place, KILLS, seed=3)
    assert told.startswith(f"{KILLS} kills: ")
    assert told.endswith(" 0 problems"), told
    assert "kills: 0 acknowledged" not in told


@pytest.mark.parametrize("what", ["note", "report", "decision"])
def test_what_is_lost_would_be_told(tmp_path: Path, what: str) -> None:
    killed = Killed(str(tmp_path / "stemma.db"), seed=1)
    if what == "note":
        killed.done.notes.append("note 7")
    elif what == "report":
        killed.done.reports.append(7)
    else:
        killed.done.decided += 1
    assert len(killed.check()) == 1
