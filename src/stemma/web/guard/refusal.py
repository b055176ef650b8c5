"""What is answered where a request goes no further: plain words, or JSON to a program."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import Scope


def refuse(
    scope: Scope, words: str, status: int, headers: Mapping[str, str] | None = None
) -> Response:
    """The answer to a request that is refused."""
    if str(scope.get("path", "")).startswith("/api/"):
        return JSONResponse({"error": words}, status, headers)
    return PlainTextResponse(f"{words}\n", status, dict(headers or {}))
