"""A few of the moments that `python -m bench.killed` goes through."""

import json
import os
import signal
import sys
from pathlib import Path

import pytest
from bench.killed import OLD, Job, find_living, is_beginning, look, measure

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are counted in /proc")
TEXT = "The dam above Tesvik held on Tuesday, Ilva Orre said. Six people were hurt."


@pytest.mark.usefixtures("weights")
def test_runs_that_are_killed_leave_nothing_broken(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{TEXT} {name}", encoding="utf-8")
    count, problems = measure(tmp_path, 6)
    assert count >= 6
    assert problems == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize(
    ("found", "is_right"),
    [(OLD, True), (b"[1, 2]\n", True), (b"", False), (b"[1, 2", False), (b"[2]\n", False)],
)
def test_a_half_output_is_seen(
    found: bytes, number: signal.Signals, tmp_path: Path, *, is_right: bool
) -> None:
    out = tmp_path / "a.out"
    out.write_bytes(found)
    job = Job("read", ("read",))
    assert (look(job, number, tmp_path, out, b"[1, 2]\n") == []) is is_right


def test_what_was_kept_is_the_first_of_all() -> None:
    whole = json.dumps([1, 2, 3]).encode()
    assert is_beginning(b"[1]", whole)
    assert not is_beginning(b"[2]", whole)
    assert not is_beginning(b"[1", whole)


def test_a_part_and_a_half_page_are_seen(tmp_path: Path) -> None:
    out = tmp_path / "a.out"
    out.write_bytes(OLD)
    (tmp_path / "x.part").touch()
    (tmp_path / "x.page").write_bytes(b'{"url')
    assert len(look(Job("read", ("read",)), signal.SIGTERM, tmp_path, out, b"")) == 2


def test_this_process_lives() -> None:
    assert os.getpid() in find_living(os.getpgrp())
