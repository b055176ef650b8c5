"""A call of a program → its answer: who asks, what the body says, and errors as JSON."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from stemma.errors import StoreError
from stemma.web.api.calls import CALLS, Asked, Call
from stemma.web.api.openapi import make_openapi
from stemma.web.house import House
from stemma.web.tokens import find_bearer

Answer = Callable[[Request], Awaitable[Response]]


def make_routes(house: House) -> Iterator[Route]:
    """The routes of the interface, its description among them."""
    # One route a path: the answer to another method names all that there are.
    paths: dict[str, dict[str, Answer]] = {}
    for call in CALLS:
        paths.setdefault(call.path, {})[call.method] = _answer(house, call)
    for path, answers in paths.items():
        yield Route(path, _choose(answers), methods=[*answers])
    yield Route("/api/v1/openapi.json", _describe, methods=["GET"])


def _choose(answers: Mapping[str, Answer]) -> Answer:
    async def answer(request: Request) -> Response:
        return await answers["GET" if request.method == "HEAD" else request.method](request)

    return answer


async def _describe(_request: Request) -> Response:
    return JSONResponse(make_openapi())


def _answer(house: House, call: Call) -> Answer:
    async def answer(request: Request) -> Response:
        who = await run_in_threadpool(_find_asking, house, request, call.scope)
        body = await _load(request) if call.takes is not None else {}
        asked = Asked(house, who, request.path_params, request.query_params, body)
        try:
            found = await run_in_threadpool(call.answer, asked)
        except StoreError as error:
            raise HTTPException(503, str(error)) from error
        if call.scope != "read":
            await run_in_threadpool(house.note, who, f"api {call.name}", request.url.path, request)
        return JSONResponse(found, call.status)

    return answer


def _find_asking(house: House, request: Request, scope: str) -> str:
    """Who asks: by a token, never by the session of a browser; on loopback anybody.

    Raises:
        HTTPException: nobody who may.
    """
    kind, _, secret = request.headers.get("authorization", "").partition(" ")
    if kind.casefold() != "bearer":
        if house.settings.needs_login:
            words = "send a token: Authorization: Bearer …"
            raise HTTPException(401, words, {"WWW-Authenticate": "Bearer"})
        return "editor"
    who = find_bearer(house, secret.strip(), scope)
    if who is None:
        house.note("", "token refused", request.url.path, request)
        raise HTTPException(403, f"this token may not {scope}, or is none")
    return who


async def _load(request: Request) -> dict[str, Any]:
    """The object in the body.

    Raises:
        HTTPException: it is no JSON, or something else than an object.
    """
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != "application/json":
        raise HTTPException(415, "send application/json")
    try:
        found = json.loads(await request.body())
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, "the body is no JSON") from error
    if not isinstance(found, dict):
        raise HTTPException(422, "the body is an object")
    return found
