"""The two lanes of a server: what somebody waits for does not stand behind what takes its time."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from stemma.model import Check
from stemma.store import TaskState
from stemma.web.work.jobs import Job
from stemma.web.work.lane import Item, Lane
from stemma.web.work.order import Order, parse

if TYPE_CHECKING:
    from stemma.web.house import House

ADDING = "web.add"
"""How tasks of this server are called in the queue of the database."""


class Lanes(Protocol):
    """Who does the long work of a server."""

    def connect(self, house: House) -> None:
        """Take work from this house from now on."""

    def start(self) -> None:
        """Begin to work."""

    def close(self) -> None:
        """Stop working; what is in hand is done another time."""


class ProcessLanes:
    """Two processes, each started when it is first needed.

    Adding is taken from the queue of the database: what a server had taken when it ended is taken
    again by the next one.
    """

    def __init__(self, place: str, prepare: Callable[[], None] | None = None) -> None:
        self._place = place
        self._prepare = prepare
        self._owner = f"web-{secrets.token_hex(6)}"
        self._lanes: tuple[Lane, ...] = ()
        self._house: House | None = None

    def connect(self, house: House) -> None:
        """See `Lanes.connect`."""
        self._house = house
        asking = Lane(house.jobs, self._place, find_place, prepare=self._prepare)
        adding = Lane(house.jobs, self._place, find_place, prepare=self._prepare, more=self._next)
        house.asking, house.adding = asking, adding
        self._lanes = (asking, adding)

    def start(self) -> None:
        """See `Lanes.start`."""
        if self._house is not None:
            release_left(self._house)
        for lane in self._lanes:
            lane.start()

    def close(self) -> None:
        """See `Lanes.close`."""
        for lane in self._lanes:
            lane.close()

    def _next(self) -> Item | None:
        return None if self._house is None else take_task(self._house, self._owner)


def release_left(house: House) -> None:
    """Let what an earlier server had in hand wait again, and tell of all that waits."""
    for task in house.store.queue.tasks():
        if task.kind != ADDING:
            continue
        if task.state is TaskState.TAKEN and task.owner:
            house.store.queue.release(task.owner)
        if task.state is not TaskState.FAILED:
            _, title, who = parse(task.body)
            house.jobs.add(Job(str(task.id), "add", title, who, task.due))


def take_task(house: House, owner: str) -> Item | None:
    """The next task of the queue as an order; `None` where none waits."""
    waiting = (one for one in house.store.queue.tasks() if one.kind == ADDING)
    if all(one.state is not TaskState.WAITING for one in waiting):
        # Looking takes no turn to write from anybody.
        return None
    task = house.store.queue.take(owner, [ADDING])
    if task is None:
        return None
    order, title, who = parse(task.body)
    job = house.jobs.add(Job(str(task.id), "add", title, who, task.taken or ""))

    def done(fault: str) -> None:
        # What failed is told at once, and given by its person once more or not at all.
        if not fault:
            house.store.queue.done(task.id)
        else:
            house.store.queue.failed(task.id, fault, tries=1)

    return Item(job, order, done)


def find_place(_order: Order, job: Job, result: Any) -> str:
    """Where the browser goes when an order is done."""
    if isinstance(result, Check):
        return f"/check/{job.id}"
    return f"/coverage/{result}" if result else ""
