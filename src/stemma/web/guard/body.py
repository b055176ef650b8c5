"""How much a request may send, and how long it may take for it."""

from __future__ import annotations

import anyio
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from stemma.web.guard.refusal import refuse
from stemma.web.settings import Limits


class BoundedBody:
    """Ends a request that sends too much or too slowly, whatever the page does with it."""

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self._app = app
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        stated = Headers(scope=scope).get("content-length", "0")
        if not (stated.isascii() and stated.isdigit() and int(stated[:18]) <= self._most):
            await refuse(scope, self._too_large, 413)(scope, receive, send)
            return
        size = 0
        is_whole = False
        end = anyio.current_time() + self._limits.total_seconds

        async def receive_bounded() -> Message:
            nonlocal size, is_whole
            if is_whole:
                # What comes now is only that the browser has gone; a page may wait for that.
                return await receive()
            left = min(self._limits.idle_seconds, end - anyio.current_time())
            with anyio.move_on_after(max(left, 0)) as waiting:
                message = await receive()
            if waiting.cancelled_caught:
                raise HTTPException(408, "the request took too long")
            if message["type"] == "http.request":
                size += len(message.get("body", b""))
                if size > self._most:
                    raise HTTPException(413, self._too_large)
                is_whole = not message.get("more_body", False)
            return message

        await self._app(scope, receive_bounded, send)

    @property
    def _most(self) -> int:
        return self._limits.body_bytes

    @property
    def _too_large(self) -> str:
        return f"too large: at most {self._most // 1_000_000} MB can be sent at once"
