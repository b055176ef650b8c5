"""A fault of the program: written into the log of the server, and shown to nobody."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOG: Final = logging.getLogger("stemma.web")

Answer = Callable[[Request, Exception], Awaitable[Response]]


class Faults:
    """Answers where the page that was asked failed, with the headers that every page has."""

    def __init__(self, app: ASGIApp, answer: Answer) -> None:
        self._app = app
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_begun = False

        async def send_noting(message: Message) -> None:
            nonlocal is_begun
            is_begun = is_begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, send_noting)
        except Exception as error:
            LOG.exception("%s %s", scope["method"], scope["path"])
            if is_begun:
                raise
            response = await self._answer(Request(scope), error)
            await response(scope, receive, send)
