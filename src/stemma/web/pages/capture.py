"""Capturing the page that a reader has open, with what their login shows them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from stemma.report.view.brief import safe_url
from stemma.web.house import House
from stemma.web.people import Role
from stemma.web.tokens import find_bearer, make_token
from stemma.web.visit import Page, Visit
from stemma.web.work.order import Add, Captured, Sources

PATH: Final = "/capture"
MOST_ADDRESS: Final = 4_000

# Sends the open page in a form, to a new tab, with the secret that lets it in.
SCRIPT: Final = (
    "javascript:(()=>{{const f=document.createElement('form');f.method='post';"
    "f.action='{base}/capture';f.target='_blank';f.enctype='multipart/form-data';"
    "for(const[n,v]of Object.entries({{token:'{secret}',url:location.href,"
    "html:document.documentElement.outerHTML}})){{const i=document.createElement('textarea');"
    "i.name=n;i.value=v;f.append(i)}}document.body.append(f);f.submit();f.remove()}})()"
)


def show_bookmarklet(visit: Visit) -> Response:
    """What the bookmark does, and the button that makes one."""
    return visit.page("bookmarklet.html.j2", script="")


def make_bookmarklet(visit: Visit) -> Response:
    """A bookmark with a secret of its own, which may add and nothing else."""
    secret, token = make_token(visit.who, ("add",), "bookmark")
    visit.house.people.put_token(token)
    visit.house.note(visit.who, "token made", "bookmark, may add", visit.request)
    base = str(visit.request.base_url).rstrip("/")
    return visit.page("bookmarklet.html.j2", script=SCRIPT.format(base=base, secret=secret))


def make_capture(house: House) -> Callable[[Request], Awaitable[Response]]:
    """Takes a page from any site: by its secret alone, never by the session of the browser."""

    async def capture(request: Request) -> Response:
        async with request.form(
            max_files=1, max_fields=10, max_part_size=house.settings.limits.body_bytes
        ) as form:
            told = {name: form.get(name) for name in ("token", "url", "html", "text")}
        words = {name: value for name, value in told.items() if isinstance(value, str)}
        return await run_in_threadpool(_take, house, request, words)

    return capture


def _take(house: House, request: Request, words: dict[str, str]) -> Response:
    who = find_bearer(house, words.get("token", ""), "add")
    if who is None:
        house.note("", "capture refused", "", request)
        return PlainTextResponse("this secret lets nothing in: make a new bookmark\n", 403)
    url = safe_url(words.get("url", "")[:MOST_ADDRESS])
    html, text = words.get("html", ""), words.get("text", "")
    if url is None or not (html or text).strip():
        return PlainTextResponse("there is no page in it, or no address of one\n", 400)
    captured = Captured(url, html or text, is_html=bool(html))
    job = house.add(
        Add(Sources((), (), (), (captured,)), "", is_new=True), title=f"Adding {url}", who=who
    )
    house.note(who, "captured", url, request)
    return PlainTextResponse(
        f"Captured: {url}\nIt is in the inbox: {request.base_url}jobs/{job.id}\n", 201
    )


CAPTURE: Final = (
    Page("/bookmarklet", show_bookmarklet, Role.EDITOR),
    Page("/bookmarklet", make_bookmarklet, Role.EDITOR, "POST"),
)
