"""The sources that are followed: feeds and addresses, when they were asked last, what is wrong."""

from __future__ import annotations

from typing import Final

from starlette.exceptions import HTTPException
from starlette.responses import Response

from stemma.fetch import Guard, RefusedError
from stemma.model import identify
from stemma.store import Feed
from stemma.web.people import Role
from stemma.web.visit import Page, Visit

KINDS: Final = ("feed", "page", "opml")
"""What can be followed from a page; a folder of the server only from its command line."""
MOST_ADDRESS: Final = 2_000


def show_sources(visit: Visit) -> Response:
    """The sources."""
    return _page(visit)


def _page(visit: Visit, problem: str = "", status: int = 200) -> Response:
    store = visit.house.store
    kept = store.coverages()
    return visit.page(
        "sources.html.j2",
        status,
        feeds=store.feeds(),
        titles={one.id: one.title for one in kept},
        coverages=kept,
        kinds=KINDS,
        address=visit.word("address", most=MOST_ADDRESS),
        problem=problem,
    )


def follow(visit: Visit) -> Response:
    """Follow one more source; `stemma follow` asks it, guarded as everything that is fetched."""
    address = visit.word("address", most=MOST_ADDRESS)
    kind = visit.word("kind", most=20)
    coverage = visit.word("coverage", most=200)
    if kind not in KINDS:
        raise HTTPException(400, "that is nothing that can be followed")
    if coverage and coverage not in {kept.id for kept in visit.known.coverages()}:
        raise HTTPException(404)
    try:
        Guard().require_url(address)
    except RefusedError as error:
        return _page(visit, f"This address is not followed: {error}.", 400)
    feed = Feed(identify("feed", address)[:16], address, kind, coverage or None)
    visit.house.store.put_feed(feed)
    visit.house.note(visit.who, "followed", address, visit.request)
    return visit.go("/sources", "fed")


def unfollow(visit: Visit) -> Response:
    """Follow a source no more."""
    if not visit.house.store.drop_feed(visit.word("feed", most=200)):
        raise HTTPException(404)
    visit.house.note(visit.who, "no longer followed", visit.word("feed"), visit.request)
    return visit.go("/sources", "unfed")


SOURCES: Final = (
    Page("/sources", show_sources),
    Page("/sources/follow", follow, Role.EDITOR, "POST"),
    Page("/sources/unfollow", unfollow, Role.EDITOR, "POST"),
)
