"""Another process that does work for this one."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from stemma.run.engine import Work
from stemma.run.tools import Tools

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess


class Worker:
    """A process of its own, given one share of work at a time.

    It is started anew and not forked, so that it has none of the threads and locks of this one, and
    is the same on every system.
    """

    __slots__ = ("_connection", "_process")

    def __init__(self, process: SpawnProcess, connection: Connection[Any, Any]) -> None:
        self._process = process
        self._connection = connection

    @classmethod
    def start(cls, prepare: Callable[[], None] | None) -> Worker | None:
        """A new process; `None` where the system lets none be started."""
        from multiprocessing import get_context  # noqa: PLC0415 - few runs need it

        context = get_context("spawn")
        here, there = context.Pipe()
        process = context.Process(target=serve, args=(there, prepare), daemon=True)
        try:
            with _uninterrupted():
                process.start()
        except OSError:
            here.close()
            return None
        finally:
            there.close()
        return cls(process, here)

    def give(self, work: Work[Any, Any], share: Sequence[Any]) -> bool:
        """Hand it a share; whether it took it. Only one that waits for work may be given any."""
        try:
            self._connection.send((work, share))
        except OSError:
            return False
        return True

    def take(self) -> Sequence[Any] | Exception | None:
        """The results of its share, or what was raised; `None` where the process has died."""
        try:
            result: Sequence[Any] | Exception = self._connection.recv()
        except (EOFError, OSError):
            return None
        return result

    def end(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._process.join()
        self._connection.close()

    @property
    def connection(self) -> Connection[Any, Any]:
        """What it is heard through."""
        return self._connection


def first_done(workers: Iterable[Worker]) -> Worker:
    """The first that has something to be taken, or has died; waits for it."""
    from multiprocessing.connection import wait  # noqa: PLC0415 - see `Worker.start`

    heard = {worker.connection: worker for worker in workers}
    ready = wait([*heard])
    return next(worker for connection, worker in heard.items() if connection in ready)


def serve(connection: Connection[Any, Any], prepare: Callable[[], None] | None) -> None:
    """What the process does: it works until nobody hears it any more."""
    # An interruption is the first process's matter: it ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with_parent()
    if prepare is not None:
        prepare()
    tools = Tools()
    result: Sequence[Any] | Exception
    with suppress(EOFError, OSError):
        while True:
            work, share = connection.recv()
            try:
                result = work(tools, share)
            except Exception as error:  # noqa: BLE001 - it is raised where the work was given
                result = error
            connection.send(result)


def _end_with_parent() -> None:
    """End this process as soon as the first one is gone, whatever it does at that moment."""
    from multiprocessing import parent_process  # noqa: PLC0415 - see `Worker.start`
    from multiprocessing.connection import wait  # noqa: PLC0415

    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """What is started within hears of no interruption, not even before it can say so itself."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
