"""What is being worked on: a page for each job, and its progress as it comes."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Final

import anyio
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from stemma.web.house import House
from stemma.web.people import Role
from stemma.web.visit import Page, Visit, find_words
from stemma.web.words import Words
from stemma.web.work.jobs import Job, Kind, State

PAUSE_SECONDS: Final = 0.4
LONGEST_SECONDS: Final = 300
"""A browser that still listens then connects anew by itself."""
BEAT: Final = 40
"""Pauses after which something is sent, so that nothing between takes the line for dead."""


NAMES: Final = frozenset({Kind.NEW, Kind.KNOWN})
"""Kinds of events whose words are the name of a report, and no sentence of ours."""


def may_see(job: Job | None, who: str) -> bool:
    """Whether a job is shown to somebody: a check of a draft to whoever asked for it alone."""
    return job is not None and (job.kind != "check" or job.who == who)


def show_job(visit: Visit) -> Response:
    """How far a job is."""
    job = visit.house.jobs.find(visit.part("id"))
    if job is None or not may_see(job, visit.who):
        raise HTTPException(404)
    if job.state is State.DONE and job.where and job.kind != "add":
        return visit.go(job.where)
    events, _ = visit.house.jobs.since(job, 0)
    return visit.page("job.html.j2", job=job, events=events, names=NAMES)


def make_progress(house: House) -> Callable[[Request], Awaitable[Response]]:
    """The events of a job as they come (Server-sent events, WHATWG HTML 9.2)."""

    async def progress(request: Request) -> Response:
        session = await run_in_threadpool(house.sessions.find, request)
        if session is None or await run_in_threadpool(house.role_of, session) < Role.READER:
            raise HTTPException(403, "log in first")
        job = house.jobs.find(request.path_params["id"])
        if job is None or not may_see(job, session.who or "editor"):
            raise HTTPException(404)
        start = request.headers.get("last-event-id") or request.query_params.get("from", "0")
        first = int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 0
        return StreamingResponse(
            _events(house, job, first, find_words(house, request)),
            media_type="text/event-stream",
            headers={"X-Accel-Buffering": "no"},
        )

    return progress


async def _events(house: House, job: Job, number: int, words: Words) -> AsyncIterator[str]:
    is_told = False
    for beat in range(int(LONGEST_SECONDS / PAUSE_SECONDS)):
        events, is_over = house.jobs.since(job, number)
        if job.state is State.WORKING and not is_told:
            is_told = True
            yield "event: working\ndata: {}\n\n"
        for event in events:
            number += 1
            said = event.words if event.kind in NAMES else words.told(event.words)
            told = {"kind": event.kind.value, "words": said, "detail": words.told(event.detail)}
            yield f"id: {number}\nevent: step\ndata: {json.dumps(told)}\n\n"
        if is_over:
            yield f"event: over\ndata: {json.dumps({'where': job.where})}\n\n"
            return
        if not events and beat % BEAT == 0:
            yield ": still here\n\n"
        await anyio.sleep(PAUSE_SECONDS)


JOBS: Final = (Page("/jobs/{id}", show_job),)
