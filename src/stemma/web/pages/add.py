"""Adding reports: to a new coverage, or to one that is there."""

from __future__ import annotations

from typing import Final

from starlette.exceptions import HTTPException
from starlette.responses import Response

from stemma.web.pages.given import Box, describe_sources, find_boxes, find_sources
from stemma.web.pages.inbox import find_examples, new_page
from stemma.web.pages.kept import find_kept
from stemma.web.people import Role
from stemma.web.visit import Page, Visit
from stemma.web.words import mark
from stemma.web.work.order import Add, Sources, Upload

MOST_EXAMPLE_FILES: Final = 50


def add_new(visit: Visit) -> Response:
    """Begin a coverage with what was pasted and dropped; or show the form with one more box."""
    boxes = find_boxes(visit)
    if visit.word("do") == "box":
        return new_page(visit, [*boxes, Box()])
    sources = find_sources(visit)
    if not sources.count:
        return new_page(
            visit,
            boxes,
            mark("There was nothing to add: paste a text or addresses, or choose files."),
            400,
        )
    return _add(visit, Add(sources, "", is_new=True), describe_sources(sources))


def show_add(visit: Visit) -> Response:
    """The form that adds to a coverage."""
    kept = find_kept(visit)
    return visit.page("add.html.j2", kept=kept, boxes=[Box()])


def add_more(visit: Visit) -> Response:
    """Add to a coverage that is there."""
    kept = find_kept(visit)
    boxes = find_boxes(visit)
    if visit.word("do") == "box":
        return visit.page("add.html.j2", kept=kept, boxes=[*boxes, Box()])
    sources = find_sources(visit)
    if not sources.count:
        return visit.go(f"/coverage/{kept.id}/add", "nothing")
    title = describe_sources(sources)
    if kept.title:
        title = f"{title} for {kept.title}"
    return _add(visit, Add(sources, kept.id), title)


def add_example(visit: Visit) -> Response:
    """Open one of the examples: its files become a coverage of their own."""
    folder = visit.house.settings.examples
    known = {example.name: example for example in find_examples(folder)}
    example = known.get(visit.part("name"))
    if example is None or folder is None:
        raise HTTPException(404)
    paths = sorted(p for p in (folder / example.name).iterdir() if p.suffix in {".txt", ".json"})
    files = tuple(Upload(p.name, p.read_bytes()) for p in paths[:MOST_EXAMPLE_FILES])
    sources = Sources((), files, ())
    return _add(visit, Add(sources, "", is_new=True), f"the example {example.title}")


def _add(visit: Visit, order: Add, told: str) -> Response:
    job = visit.house.add(order, title=f"Adding {told}", who=visit.who)
    visit.house.note(visit.who, "added", f"{order.coverage} {told}".strip(), visit.request)
    return visit.go(f"/jobs/{job.id}")


ADD: Final = (
    Page("/add", add_new, Role.EDITOR, "POST"),
    Page("/examples/{name}", add_example, Role.EDITOR, "POST"),
    Page("/coverage/{id}/add", show_add, Role.EDITOR),
    Page("/coverage/{id}/add", add_more, Role.EDITOR, "POST"),
)
