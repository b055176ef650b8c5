"""A draft against its sources: the form, and what was found."""

from __future__ import annotations

from typing import Final

from starlette.exceptions import HTTPException
from starlette.responses import Response

from stemma.model import Check
from stemma.report.check_page.render import check_values
from stemma.web.pages.given import Box, describe_sources, find_boxes, find_sources
from stemma.web.visit import Page, Visit
from stemma.web.words import mark
from stemma.web.work.jobs import State
from stemma.web.work.order import CheckDraft

MOST_DRAFT: Final = 400_000
"""Characters; a longer text is no draft of a report."""


def show_form(visit: Visit) -> Response:
    """The empty form; a coverage can be chosen by the address."""
    return _form(visit, [Box()])


def _form(visit: Visit, boxes: list[Box], problem: str = "", status: int = 200) -> Response:
    return visit.page(
        "check_form.html.j2",
        status,
        draft=visit.word("draft", most=MOST_DRAFT * 2),
        coverages=visit.known.coverages(),
        chosen=visit.word("coverage", most=200),
        boxes=boxes,
        problem=problem,
    )


def start_check(visit: Visit) -> Response:
    """Hand the draft in; or show the form with one more box."""
    boxes = find_boxes(visit)
    if visit.word("do") == "box":
        return _form(visit, [*boxes, Box()])
    draft = visit.word("draft", most=MOST_DRAFT * 2)
    sources = find_sources(visit)
    coverage = visit.word("coverage", most=200)
    if not draft:
        return _form(visit, boxes, mark("There is no draft to check."), 400)
    if len(draft) > MOST_DRAFT:
        return _form(visit, boxes, mark("The draft is too long."), 400)
    if not (sources.count or coverage):
        return _form(visit, boxes, mark("Name a coverage, or give at least one source."), 400)
    told = describe_sources(sources)
    against = "the reports of the coverage" if coverage else ""
    title = "Checking a draft against " + " and ".join(part for part in (against, told) if part)
    job = visit.house.ask(
        CheckDraft(draft, sources, coverage), kind="check", title=title, who=visit.who
    )
    return visit.go(f"/jobs/{job.id}")


def show_found(visit: Visit) -> Response:
    """What was found; only for whoever asked: a draft is nobody else's."""
    job = visit.house.jobs.find(visit.part("id"))
    if job is None or job.who != visit.who or job.kind != "check":
        raise HTTPException(404)
    if job.state is not State.DONE or not isinstance(job.result, Check):
        return visit.go(f"/jobs/{job.id}")
    return visit.page("check_found.html.j2", **check_values(job.result))


CHECK: Final = (
    Page("/check", show_form),
    Page("/check", start_check, method="POST"),
    Page("/check/{id}", show_found),
)
