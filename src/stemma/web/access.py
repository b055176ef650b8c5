"""Between a page and who asks for it: session, role, form and its token."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from stemma.errors import StoreError
from stemma.web.guard.faults import LOG
from stemma.web.house import House
from stemma.web.people import Role
from stemma.web.sessions import Session, is_same
from stemma.web.visit import Page, Visit
from stemma.web.words import mark
from stemma.web.written import (
    FIELD,
    KEPT,
    Written,
    find_fields,
    read_written,
    show_ended,
    show_written,
)

LOGIN: Final = "/login"
MOST_FIELDS: Final = 2_000
ENDED: Final = mark("Your session had ended.")


def make_route(house: House, page: Page) -> Route:
    """The route of a page, behind everything that it needs."""

    async def answer(request: Request) -> Response:
        session, secret, role, response = await run_in_threadpool(_open, house, request, page)
        if role < page.needs:
            return await _refuse(house, request, session, secret, role, page)
        if response is None:
            response = await _send(house, request, session, role, page)
        if secret:
            house.sessions.give(response, secret)
        return response

    return Route(page.path, answer, methods=[page.method], name=f"{page.method} {page.path}")


def _open(house: House, request: Request, page: Page) -> tuple[Session, str, Role, Response | None]:
    """(session, the secret of a new one, role, the page): `None` for what a form has to be read.

    All of it in one thread: a page that is only looked at changes threads once.
    """
    session, secret = _find_session(house, request)
    role = house.role_of(session)
    if role < page.needs or page.method == "POST":
        return session, secret, role, None
    return session, secret, role, page.handle(Visit(house, request, session, role, FormData()))


async def _send(
    house: House, request: Request, session: Session, role: Role, page: Page
) -> Response:
    """The answer to a form, if it carries the token of its session.

    A session that has ended in between loses nothing: what was written is shown once more.
    """
    async with request.form(
        max_files=house.settings.limits.file_count,
        max_fields=MOST_FIELDS,
        max_part_size=house.settings.limits.body_bytes,
    ) as form:
        visit = Visit(house, request, session, role, form)
        given = form.get(FIELD)
        if not isinstance(given, str) or not is_same(given, session.csrf):
            written = Written(request.url.path, find_fields(form))
            if role is not Role.NOBODY:
                return await run_in_threadpool(show_written, visit, written, 403)
            carried = read_written(str(form.get(KEPT) or ""))
            return await run_in_threadpool(
                show_ended, visit, carried if page.path == LOGIN else written, 403, ENDED
            )
        try:
            return await run_in_threadpool(page.handle, visit)
        except StoreError as error:
            # A full disk, a database that does not answer: what was written is shown again.
            written = Written(request.url.path, find_fields(form))
            if page.path == LOGIN or not written.fields:
                raise
            LOG.error("%s %s: %s", page.method, request.url.path, error)
            return await run_in_threadpool(show_written, visit, written, 503, str(error))


def _find_session(house: House, request: Request) -> tuple[Session, str]:
    """(the session, the secret of one that was begun now; empty for one that was there)."""
    session = house.sessions.find(request)
    if session is not None:
        return session, ""
    secret, session = house.sessions.begin(None)
    return session, secret


async def _refuse(
    house: House,
    request: Request,
    session: Session,
    secret: str,
    role: Role,
    page: Page,
) -> Response:
    """To the page that asks who it is, or that it is not for this person."""
    if role is not Role.NOBODY:
        word = page.needs.word
        await run_in_threadpool(
            house.note, session.who or "", "refused", f"{page.method} {request.url.path}", request
        )
        raise HTTPException(403, f"this is for {word}s; you are a {role.word}")
    if page.method == "POST" and request.headers.get("content-length", "0") != "0":
        # Nothing that was written is lost with an ended session: log in, then send it again.
        return await _keep_for_login(house, request, session, secret)
    path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    response = RedirectResponse(f"{LOGIN}?next={quote(path, safe='')}", 303)
    if secret:
        house.sessions.give(response, secret)
    return response


async def _keep_for_login(
    house: House, request: Request, session: Session, secret: str
) -> Response:
    most = house.settings.limits
    async with request.form(
        max_files=most.file_count, max_fields=MOST_FIELDS, max_part_size=most.body_bytes
    ) as form:
        written = Written(request.url.path, find_fields(form))
    visit = Visit(house, request, session, Role.NOBODY, FormData())
    response: Response = await run_in_threadpool(show_ended, visit, written, 401, ENDED)
    if secret:
        house.sessions.give(response, secret)
    return response
