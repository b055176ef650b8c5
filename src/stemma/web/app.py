"""The application: the pages, behind everything that guards them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, Final

from anyio.to_thread import current_default_thread_limiter
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from stemma.errors import StemmaError, StoreError
from stemma.store import Store
from stemma.web.access import make_route
from stemma.web.api.answer import make_routes
from stemma.web.guard.body import BoundedBody
from stemma.web.guard.faults import Faults
from stemma.web.guard.headers import Headers
from stemma.web.guard.origin import OwnOrigin
from stemma.web.guard.rates import Rates
from stemma.web.house import House
from stemma.web.pages import PAGES
from stemma.web.pages.capture import PATH as CAPTURE_PATH
from stemma.web.pages.capture import make_capture
from stemma.web.pages.jobs import make_progress
from stemma.web.people import Role
from stemma.web.sessions import Session
from stemma.web.settings import Settings
from stemma.web.view import STATIC, load_static
from stemma.web.visit import Visit
from stemma.web.words import mark
from stemma.web.work.lanes import Lanes

TITLES: Final = {
    400: "This cannot be read",
    403: "Not allowed",
    404: "There is no such page",
    405: "Not allowed",
    408: "Too slow",
    413: "Too large",
    500: "Something went wrong here",
    503: "The database cannot be used now",
}

MOST_THREADS: Final = 12
"""Pages that are made at once; the others wait in the order they came."""
LATER_SECONDS: Final = 5
"""How long a server that ends goes on with what nobody waits for."""
FAILED: Final = mark("The server could not do this. What was kept before is unharmed.")
NOWHERE: Final = mark("The address leads nowhere.")
OTHER: Final = mark("This could not be done")


def make_app(store: Store, settings: Settings, lanes: Lanes | None = None) -> Starlette:
    """The application over a store; `lanes` do the long work, nothing does where there are none."""
    house = House(store, settings)
    if lanes is not None:
        lanes.connect(house)

    @asynccontextmanager
    async def life(_app: Starlette) -> AsyncIterator[None]:
        # More threads than this only wait for one another, and for the database.
        current_default_thread_limiter().total_tokens = MOST_THREADS
        if lanes is not None:
            lanes.start()
        yield
        if lanes is not None:
            await run_in_threadpool(lanes.close)
        await run_in_threadpool(house.later.finish, LATER_SECONDS)

    routes = [
        Route("/static/{name}", _static),
        Route("/health", _make_health(store)),
        Route("/jobs/{id}/events", make_progress(house)),
        Route(CAPTURE_PATH, make_capture(house), methods=["POST"]),
        *(make_route(house, page) for page in PAGES),
        *make_routes(house),
    ]
    handle = _make_handler(house)
    app = Starlette(
        routes=routes,
        lifespan=life,
        middleware=[
            Middleware(Headers, is_secure=settings.is_secure),
            Middleware(Faults, answer=handle),
            Middleware(OwnOrigin, settings=settings),
            Middleware(Rates, limits=settings.limits),
            Middleware(BoundedBody, limits=settings.limits),
        ],
        exception_handlers={
            HTTPException: handle,
            StemmaError: handle,
        },
    )
    app.state.house = house
    return app


def _find_reader(house: House, request: Request) -> tuple[Session | None, Role]:
    """Who reads that something failed; nobody where the database cannot say it."""
    try:
        session = house.sessions.find(request)
        return session, Role.NOBODY if session is None else house.role_of(session)
    except StoreError:
        return None, Role.NOBODY


def _make_health(store: Store) -> Callable[[Request], Awaitable[Response]]:
    """Whether the server and its database answer: for whoever watches over it."""

    async def health(_request: Request) -> Response:
        try:
            await run_in_threadpool(store.queue.tasks)
        except StoreError:
            return PlainTextResponse("the database does not answer\n", 503)
        return PlainTextResponse("ok\n")

    return health


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in STATIC:
        return PlainTextResponse("there is no such file\n", 404)
    content, kind = load_static(name)
    return Response(content, media_type=kind, headers={"Cache-Control": "public, max-age=300"})


def _make_handler(house: House) -> Any:
    """What is shown where a page could not answer: never a trace of the program."""

    async def handle(request: Request, error: Exception) -> Response:
        status, words = 500, FAILED
        headers: dict[str, str] = {}
        if isinstance(error, HTTPException):
            status = error.status_code
            words = error.detail if status != 404 else NOWHERE
            headers = dict(error.headers or {})
        elif isinstance(error, StemmaError):
            status, words = (503 if isinstance(error, StoreError) else 400), str(error)
        if request.url.path.startswith("/api/"):
            return JSONResponse({"error": words}, status, headers)
        if "nonce" not in request.scope.get("state", {}):
            return PlainTextResponse(words + "\n", status, headers)
        session, role = await run_in_threadpool(_find_reader, house, request)
        visit = Visit(house, request, session or Session(None, "", 0, 0), role, FormData())
        title = TITLES.get(status, OTHER)
        page = visit.page("error.html.j2", status, title=title, words=words)
        page.headers.update(headers)
        return page

    return handle
