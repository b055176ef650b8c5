"""How often one visitor may ask."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from stemma.web.guard.origin import READING
from stemma.web.guard.refusal import refuse
from stemma.web.settings import Limits

MOST_VISITORS: Final = 10_000


class Rate:
    """So many a minute for each name, saved up to a minute's worth: a token bucket.

    >>> rate = Rate(2, clock=lambda: 0.0)
    >>> rate.take("a"), rate.take("a"), rate.take("a"), rate.take("b")
    (True, True, False, True)
    """

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._a_minute = a_minute
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def take(self, name: str) -> bool:
        """Whether one more is good now; it then counts."""
        now = self._clock()
        with self._lock:
            left, then = self._left.pop(name, (float(self._a_minute), now))
            left = min(self._a_minute, left + (now - then) * self._a_minute / 60)
            is_good = left >= 1
            self._left[name] = (left - 1 if is_good else left, now)
            while len(self._left) > MOST_VISITORS:
                self._left.popitem(last=False)
        return is_good


def visitor(scope: Scope) -> str:
    """By what a visitor is known: the address that the connection comes from."""
    client = scope.get("client")
    return "" if client is None else str(client[0])


class Rates:
    """Refuses a visitor who reads or changes too often; logging in has a rate of its own."""

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self._app = app
        self._reads = Rate(limits.reads_a_minute)
        self._writes = Rate(limits.writes_a_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            rate = self._reads if scope["method"] in READING else self._writes
            if not rate.take(visitor(scope)):
                words = "too many requests: wait a minute"
                refusal = refuse(scope, words, 429, {"Retry-After": "60"})
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, send)
