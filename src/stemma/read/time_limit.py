"""A limit by the clock for one document: what takes longer is given up, and the rest is done."""

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final, TypeVar

from stemma.model import Document, Rejection
from stemma.read.facts import STAGE

T = TypeVar("T")

LIMIT_SECONDS: Final = 900.0
"""How long one document may take to be read, and once more to be annotated, unless told otherwise.

The longest text that is read at all, 2,000,000 bytes, takes one or two minutes on a common machine;
a report takes a tenth of a second.
"""

_AGAIN_SECONDS: Final = 0.5
"""A library may swallow what is raised in it: it is raised again."""


class _LateError(BaseException):
    """The time is up. Not an `Exception`, which a parser may take for its own."""


def explain_late(seconds: float) -> str:
    """The reason of a rejection.

    >>> explain_late(900.0)
    'took longer than 900 seconds, the limit for one document; --limit sets another'
    """
    return f"took longer than {seconds:g} seconds, the limit for one document; --limit sets another"


def run_within(seconds: float | None, work: Callable[[], T], late: Callable[[], T]) -> T:
    """What work gives, or `late` where it takes longer than `seconds`; `None` is no limit.

    The clock runs in the main thread of a process alone, and where the system has timers, which is
    everywhere but on Windows; elsewhere there is no limit. What runs in C is given up when it
    returns. The limit decides whether there is a result, never what it is.
    """
    if (
        seconds is None
        or not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        return work()
    try:
        with _alarm(seconds):
            return work()
    except _LateError:
        return late()


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    is_running = True

    def ring(_number: int, _frame: Any) -> None:
        if is_running:
            raise _LateError

    before = signal.signal(signal.SIGALRM, ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN_SECONDS)
        yield
    finally:
        is_running = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def read_within(
    seconds: float | None, items: Iterable[Document | Rejection], source: str
) -> Iterator[Document | Rejection]:
    """The items of one file, each in time; one that is late is a rejection and the last."""
    rest = iter(items)

    def late() -> Document | Rejection | None:
        return Rejection(source, STAGE, explain_late(seconds or 0))

    while True:
        item = run_within(seconds, lambda: next(rest, None), late)
        if item is None:
            return
        yield item
