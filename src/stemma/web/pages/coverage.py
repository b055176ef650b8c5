"""A coverage: its brief as the report shows it, where a person can decide; and what is in it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import Final

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.responses import Response

from stemma.errors import StoreError
from stemma.model import Decision, DecisionKind, Verdict
from stemma.report.brief_page.render import make_sections
from stemma.report.view import BriefView, PointView
from stemma.store import KeptCoverage
from stemma.web.decided import Decided, by_point, make_decided
from stemma.web.pages.decide import shown_pairs
from stemma.web.pages.exports import OFFERED
from stemma.web.pages.kept import find_brief, find_kept
from stemma.web.people import Role
from stemma.web.view import environment
from stemma.web.visit import Page, Visit

MOST_TITLE: Final = 300


def show_coverage(visit: Visit) -> Response:
    """The brief, living."""
    kept = find_kept(visit)
    if not kept.documents:
        return visit.page("empty.html.j2", kept=kept, rejections=())
    brief, job = find_brief(visit, kept)
    if brief is None:
        return visit.go(f"/jobs/{job.id}" if job is not None else "/")
    with suppress(StoreError):
        # A page can be read where nothing can be written.
        visit.house.people.saw(visit.who, kept.id)
    view = BriefView(brief)
    decided = make_decided(view)
    tools = partial(render_tools, visit, kept, by_point(decided))
    return visit.page(
        "coverage.html.j2",
        **make_sections(view),
        kept=kept,
        tools=tools,
        decided=decided,
        # What was decided stands with the forms that take it back.
        marks=lambda _judged: (),
        notes=(),
        offered=OFFERED,
        others=[one for one in visit.house.store.coverages() if one.id != kept.id],
        job=job,
    )


def render_tools(
    visit: Visit, kept: KeptCoverage, decided: Mapping[int, list[Decided]], point: PointView
) -> Markup:
    """What stands below a point: what was decided on it, and what can be."""
    values = {
        "csrf": visit.session.csrf,
        "kept": kept,
        "point": point,
        "decided": decided.get(point.number, []),
        "chosen": {one.kind for one in decided.get(point.number, [])},
        "may_edit": visit.role >= Role.EDITOR,
        "can": possible(point),
    }
    html = environment().get_template("tools.html.j2").render(values)
    return Markup(html)  # noqa: S704 - made by a template that escapes


def possible(point: PointView) -> tuple[DecisionKind, ...]:
    """What can be decided on a point: about pairs only where a pair was judged."""
    if not shown_pairs(point.judged, DecisionKind.ACCEPT):
        return ()
    if point.verdict is Verdict.UNJUDGED:
        return (DecisionKind.SAME, DecisionKind.APART)
    return (DecisionKind.ACCEPT, DecisionKind.REJECT, DecisionKind.SAME, DecisionKind.APART)


def rename(visit: Visit) -> Response:
    """Give a coverage a name."""
    kept = find_kept(visit)
    visit.house.store.rename(kept.id, visit.word("title", most=MOST_TITLE))
    return visit.go(f"/coverage/{kept.id}", "renamed")


def pin(visit: Visit) -> Response:
    """Keep a coverage as it is and at the top of the inbox; or no more."""
    kept = find_kept(visit)
    store = visit.house.store
    if not kept.pinned:
        store.decide(Decision(kept.id, DecisionKind.PIN, visit.who))
        return visit.go(f"/coverage/{kept.id}", "pinned")
    pins = [one.id for one in store.decisions(kept.id) if one.what is DecisionKind.PIN]
    undone = Decision(kept.id, DecisionKind.UNDO, visit.who, subject=tuple(pins))
    store.decide(undone)
    return visit.go(f"/coverage/{kept.id}", "unpinned")


def merge(visit: Visit) -> Response:
    """Let another coverage be part of this one."""
    kept = find_kept(visit)
    other = visit.word("other", most=200)
    known = {one.id for one in visit.house.store.coverages()} - {kept.id}
    if other not in known:
        raise HTTPException(404)
    decision = Decision(kept.id, DecisionKind.MERGE, visit.who, subject=(other,))
    visit.house.store.decide(decision)
    return visit.go(f"/coverage/{kept.id}", "merged")


def split(visit: Visit) -> Response:
    """Let a report be of another event."""
    kept = find_kept(visit)
    document = _document(visit, kept.id)
    decision = Decision(kept.id, DecisionKind.SPLIT, visit.who, subject=(document,))
    visit.house.store.decide(decision)
    return visit.go(f"/coverage/{kept.id}", "split")


def remove(visit: Visit) -> Response:
    """Take a report out of a coverage."""
    kept = find_kept(visit)
    document = _document(visit, kept.id)
    visit.house.store.remove(kept.id, document)
    visit.house.note(visit.who, "removed", f"{kept.id} {document}", visit.request)
    return visit.go(f"/coverage/{kept.id}", "removed")


def _document(visit: Visit, coverage: str) -> str:
    """The id of the report that the form names.

    Raises:
        HTTPException: it is not part of the coverage.
    """
    wanted = visit.word("document", most=200)
    if wanted not in {one.id for one in visit.house.store.documents(coverage)}:
        raise HTTPException(404)
    return wanted


COVERAGE: Final = (
    Page("/coverage/{id}", show_coverage),
    Page("/coverage/{id}/rename", rename, Role.EDITOR, "POST"),
    Page("/coverage/{id}/pin", pin, Role.EDITOR, "POST"),
    Page("/coverage/{id}/merge", merge, Role.EDITOR, "POST"),
    Page("/coverage/{id}/split", split, Role.EDITOR, "POST"),
    Page("/coverage/{id}/remove", remove, Role.EDITOR, "POST"),
)
