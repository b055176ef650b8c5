"""Small things that nobody waits for: done one after the other, in a thread of their own."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Event, Lock, Thread
from typing import Final

from stemma.errors import StoreError

IDLE_SECONDS: Final = 5
MOST_WAITING: Final = 1_000
"""What comes when so much waits is left out: it says only who looked at what, or warms a memory."""


class Later:
    """Does what it is given when there is time; what is lost when the server ends is no loss."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[Callable[[], object]] = SimpleQueue()
        self._lock = Lock()
        self._thread: Thread | None = None

    def __call__(self, work: Callable[[], object]) -> None:
        """Do this later."""
        with self._lock:
            if self._waiting.qsize() < MOST_WAITING:
                self._waiting.put(work)
            if self._thread is None:
                self._thread = Thread(target=self._run, name="stemma-later", daemon=True)
                self._thread.start()

    def finish(self, seconds: float) -> None:
        """Wait until what waits is done, so long at most."""
        done = Event()
        self(done.set)
        done.wait(seconds)

    def _run(self) -> None:
        while True:
            try:
                work = self._waiting.get(timeout=IDLE_SECONDS)
            except Empty:
                with self._lock:
                    if self._waiting.empty():
                        self._thread = None
                        return
                continue
            with suppress(StoreError):
                work()
