"""The process that does what takes long: models and database of its own, one order at a time."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from stemma.errors import StemmaError
from stemma.web.work.jobs import Kind
from stemma.web.work.order import Order

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from stemma.web.work.doing import Doer

Tell = Callable[[Kind, str, str], None]
"""(what happened, in words, details): how far the work is."""


@dataclass(frozen=True, slots=True)
class Told:
    """A message of the process: something happened."""

    kind: Kind
    words: str
    detail: str


@dataclass(frozen=True, slots=True)
class Ended:
    """A message of the process: the order is done (`problem` empty) or cannot be."""

    result: Any = None
    problem: str = ""


def serve_orders(
    connection: Connection[Any, Any], place: str, prepare: Callable[[], None] | None
) -> None:
    """Do one order after the other until nobody gives any."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with_parent()
    if prepare is not None:
        prepare()
    from stemma.web.work.doing import Doer  # noqa: PLC0415 - after `prepare`, which spares imports

    doer = Doer(place)
    with suppress(EOFError, OSError):
        while True:
            order = connection.recv()
            connection.send(_do(doer, order, connection))


def _do(doer: Doer, order: Order, connection: Connection[Any, Any]) -> Ended:
    def tell(kind: Kind, words: str, detail: str = "") -> None:
        connection.send(Told(kind, words, detail))

    try:
        return Ended(doer.do(order, tell))
    except StemmaError as error:
        return Ended(problem=str(error))
    except OSError as error:
        return Ended(problem=f"{type(error).__name__}: {error.strerror or error}")
    except Exception as error:  # noqa: BLE001 - it is told where the work was given
        return Ended(problem=f"this is a fault of the program: {type(error).__name__}: {error}")


def _end_with_parent() -> None:
    """End this process as soon as the server is gone, whatever it does at that moment."""
    from multiprocessing import parent_process  # noqa: PLC0415 - only in the process itself
    from multiprocessing.connection import wait  # noqa: PLC0415

    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
