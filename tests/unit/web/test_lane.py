"""A lane goes on where the database did not answer for a while."""

import threading
from collections.abc import Callable

import pytest

from stemma.errors import StoreError
from stemma.web.work.child import Ended
from stemma.web.work.jobs import Job, Jobs, State
from stemma.web.work.lane import Item, Lane
from stemma.web.work.order import MakeBrief


def make_job(jobs: Jobs) -> Job:
    return jobs.add(Job("1", "add", "Adding", "edda", "2031-03-04T12:00:00Z"))


def run_lane(monkeypatch: pytest.MonkeyPatch, jobs: Jobs, more: Callable[[], Item | None]) -> Lane:
    lane = Lane(jobs, "", lambda _order, _job, _result: "/coverage/x", more=more)
    monkeypatch.setattr(lane, "_ask", lambda _item: Ended("x"))
    # What it waits between two tries is of no matter here.
    monkeypatch.setattr(lane._wake, "wait", lambda _seconds: None)
    lane.start()
    return lane


def test_a_database_that_does_not_answer_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    jobs, over = Jobs(), threading.Event()
    job = make_job(jobs)
    answers: list[object] = [StoreError("locked"), StoreError("locked"), None]

    def more() -> Item | None:
        if answers:
            answer = answers.pop(0)
            if isinstance(answer, StoreError):
                raise answer
            return None
        return None if over.is_set() else Item(job, MakeBrief("x"), lambda _fault: over.set())

    lane = run_lane(monkeypatch, jobs, more)
    assert over.wait(20)
    lane.close()
    assert job.state is State.DONE


def test_what_is_over_is_written_down_when_it_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    jobs, over = Jobs(), threading.Event()
    job = make_job(jobs)
    tries: list[str] = []

    def done(fault: str) -> None:
        tries.append(fault)
        if len(tries) < 3:
            raise StoreError("the disk is full")
        over.set()

    given = [Item(job, MakeBrief("x"), done)]
    lane = run_lane(monkeypatch, jobs, lambda: given.pop() if given else None)
    assert over.wait(20)
    lane.close()
    assert tries == ["", "", ""]
    assert job.state is State.DONE
