"""Whether a request is meant for this server, and comes from its own pages."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from stemma.web.guard.refusal import refuse
from stemma.web.settings import Settings

READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN: Final = ("/capture",)
"""What other sites may send something to: it asks for a secret of its own, never for a cookie."""


class OwnOrigin:
    """Refuses requests by another name, and changes that another site asks for.

    Against DNS rebinding the name is checked; against forged requests where they come from, before
    the token of the form is looked at.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            problem = self._find_problem(scope)
            if problem:
                status = 421 if problem.startswith("this server") else 403
                await refuse(scope, problem.strip(), status)(scope, receive, send)
                return
        elif scope["type"] == "websocket":
            return
        await self._app(scope, receive, send)

    def _find_problem(self, scope: Scope) -> str:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self._settings.answers_to(hosts[0]):
            return (
                "this server does not answer to that name; whoever runs it can add it:"
                " stemma serve --name NAME\n"
            )
        if scope["method"] in READING or scope["path"] in OPEN:
            return ""
        origin = headers.get("origin")
        if origin is not None:
            try:
                place = urlsplit(origin).netloc
            except ValueError:
                place = ""
            if place.casefold() != hosts[0].casefold():
                return "the request comes from another site\n"
        elif headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
            return "the request comes from another site\n"
        return ""
