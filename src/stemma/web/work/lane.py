"""A lane: jobs wait in it, and one process does them one after the other."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

from stemma.errors import StoreError
from stemma.web.guard.faults import LOG
from stemma.web.work.child import Ended, Told, serve_orders
from stemma.web.work.jobs import Job, Jobs
from stemma.web.work.order import Order

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

MOST_TRIES: Final = 2
"""An order whose process has died is given once more: to a new process, in a new run of luck."""
MOST_FINISHES: Final = 100
"""After that it stays taken, and is done again by the next server: adding twice adds once."""
DIED: Final = "the process that worked on it ended by itself; what was there before is unharmed"


@dataclass(frozen=True, slots=True)
class Item:
    """A job and what it is to do; `done` is called when it is over, with what went wrong."""

    job: Job
    order: Order
    done: Callable[[str], None] = lambda _fault: None


class Where(Protocol):
    """Says where the browser goes when an order is done."""

    def __call__(self, order: Order, job: Job, result: Any, /) -> str:
        """A path of this server."""


class Lane:
    """One thread that hands out, one process that works; both are started when they are needed."""

    def __init__(
        self,
        jobs: Jobs,
        place: str,
        where: Where,
        *,
        prepare: Callable[[], None] | None = None,
        more: Callable[[], Item | None] = lambda: None,
    ) -> None:
        """`more` is asked for the next order where none waits here: the queue of the database."""
        self._jobs = jobs
        self._place = place
        self._where = where
        self._prepare = prepare
        self._more = more
        self._waiting: deque[Item] = deque()
        self._wake = threading.Condition()
        self._is_closed = False
        self._process: SpawnProcess | None = None
        self._connection: Connection[Any, Any] | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to work."""
        self._thread = threading.Thread(target=self._run, name="stemma-lane", daemon=True)
        self._thread.start()

    def give(self, item: Item) -> None:
        """One more order, behind those that wait."""
        with self._wake:
            self._waiting.append(item)
            self._wake.notify()

    def nudge(self) -> None:
        """There may be more where `more` looks."""
        with self._wake:
            self._wake.notify()

    def close(self) -> None:
        """End the process, whatever it does: what it has in hand is done again another time."""
        with self._wake:
            self._is_closed = True
            self._wake.notify()
        self._end_process()
        if self._thread is not None:
            self._thread.join(5)

    def _run(self) -> None:
        while (item := self._next()) is not None:
            self._work(item)

    def _next(self) -> Item | None:
        """The next order; waits for it. `None` when the lane is closed."""
        while True:
            with self._wake:
                if self._is_closed:
                    return None
                if self._waiting:
                    return self._waiting.popleft()
            item = self._find_more()
            if item is not None:
                return item
            with self._wake:
                if not self._waiting and not self._is_closed:
                    self._wake.wait(2)

    def _find_more(self) -> Item | None:
        """What `more` gives; nothing for now where the database does not answer."""
        try:
            return self._more()
        except StoreError as error:
            LOG.warning("the queue cannot be asked now: %s", error)
            return None

    def _finish(self, item: Item, problem: str) -> None:
        """Say that an order is over; what cannot be written now is tried again."""
        for _ in range(MOST_FINISHES):
            try:
                item.done(problem)
            except StoreError as error:
                LOG.warning("job %s is over, which cannot be written now: %s", item.job.id, error)
                with self._wake:
                    if self._is_closed:
                        return
                    self._wake.wait(2)
            else:
                return

    def _work(self, item: Item) -> None:
        self._jobs.start(item.job)
        for _ in range(MOST_TRIES):
            ended = self._ask(item)
            if ended is not None or self._is_closed:
                break
        if self._is_closed and ended is None:
            return
        problem = DIED if ended is None else ended.problem
        self._finish(item, problem)
        if problem or ended is None:
            self._jobs.fail(item.job, problem)
        else:
            where = self._where(item.order, item.job, ended.result)
            self._jobs.end(item.job, where=where, result=ended.result)

    def _ask(self, item: Item) -> Ended | None:
        """How the order ended; `None` where its process has died."""
        connection = self._open()
        try:
            connection.send(item.order)
            while True:
                message = connection.recv()
                if isinstance(message, Ended):
                    return message
                if isinstance(message, Told):
                    self._jobs.tell(item.job, message.kind, message.words, message.detail)
        except (EOFError, OSError):
            self._end_process()
            return None

    def _open(self) -> Connection[Any, Any]:
        if self._process is not None and self._process.is_alive() and self._connection is not None:
            return self._connection
        from multiprocessing import get_context  # noqa: PLC0415 - only where there is work

        context = get_context("spawn")
        here, there = context.Pipe()
        process = context.Process(
            target=serve_orders, args=(there, self._place, self._prepare), daemon=True
        )
        process.start()
        there.close()
        self._process, self._connection = process, here
        return here

    def _end_process(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.join(5)
