"""A coverage: its brief as the report shows it, where a person can decide; and what is in it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.responses import Response

from stemma.model import Decision, DecisionKind
from stemma.store import KeptCoverage
from stemma.web.bodies import CSRF
from stemma.web.decided import Decided, by_point
from stemma.web.narrow import Narrow
from stemma.web.pages.exports import OFFERED
from stemma.web.pages.kept import find_kept, refresh
from stemma.web.people import Role
from stemma.web.sections import fill
from stemma.web.view import environment
from stemma.web.visit import Page, Visit

MOST_TITLE: Final = 300
_POINT: Final = "@@point@@"
_SHOWN: Final = "@@shown@@"


def show_coverage(visit: Visit) -> Response:
    """The brief, living; a part of it where the address asks for one."""
    kept = find_kept(visit)
    house, known = visit.house, visit.known
    if not kept.documents:
        return visit.page("empty.html.j2", kept=kept)
    job = refresh(visit, kept)
    state = known.state(kept.id)
    if state is None:
        return visit.go(f"/jobs/{job.id}" if job is not None else "/")
    narrow = Narrow.of(visit.request.query_params)
    working = house.work_on(kept.id)
    brief = house.shown.find_brief(kept.id, state, narrow, is_working=working is not None)
    placed = find_placed(visit, kept)
    others: tuple[tuple[str, str], ...] = ()
    if visit.role >= Role.EDITOR:
        others = tuple(
            (one.id, one.title) for one in known.coverages() if one.documents and one.id != kept.id
        )

    def make() -> Mapping[str, object]:
        part = house.shown.sections(kept.id, state, narrow, brief)
        decided = house.shown.decided(kept.id, state, part.brief)
        return {
            "kept": kept,
            "sections": partial(fill_sections, visit, kept, part.html, decided, narrow),
            "decided": decided,
            "narrow": narrow,
            "choices": part.choices,
            "placed": placed,
            "offered": OFFERED,
            "others": others,
        }

    house.saw(visit.who, kept)
    return visit.page_of(
        "coverage_body.html.j2",
        (kept.id, kept.title, kept.pinned, brief, state, narrow, placed, others),
        make,
        "coverage.html.j2",
        kept=kept,
        narrow=narrow,
        job=working or job,
    )


def find_placed(visit: Visit, kept: KeptCoverage) -> tuple[Decision, ...]:
    """The joins and splits of a coverage that hold, the last first."""
    placing = {DecisionKind.MERGE, DecisionKind.SPLIT}
    return tuple(one for one in reversed(visit.known.placed(kept.id)) if one.what in placing)


def fill_sections(
    visit: Visit,
    kept: KeptCoverage,
    html: str,
    decided: list[Decided],
    narrow: Narrow,
    after: str,
) -> Markup:
    """The sections of a brief with what this person can do on each point; `after` stands last."""
    template = environment().get_template("tools.html.j2")
    by_number = by_point(decided)
    base = {
        "t": visit.words_of,
        "csrf": Markup(CSRF),  # noqa: S704 - a mark of our own
        "kept": kept,
        "narrow": narrow,
        "may_edit": visit.role >= Role.EDITOR,
    }
    blank: dict[tuple[str, ...], str] = {}

    def tools(number: int, point: str, can: tuple[str, ...]) -> str:
        found = by_number.get(number)
        if found is not None:
            return template.render(base, point=point, shown=number + 1, decided=found, can=can)
        if can not in blank:
            # Most points differ in nothing but their name and number.
            blank[can] = template.render(base, point=_POINT, shown=_SHOWN, decided=(), can=can)
        return blank[can].replace(_POINT, point).replace(_SHOWN, str(number + 1))

    return Markup(fill(html, tools, str(after)))  # noqa: S704 - made by templates that escape


def rename(visit: Visit) -> Response:
    """Give a coverage a name."""
    kept = find_kept(visit)
    visit.house.store.rename(kept.id, visit.word("title", most=MOST_TITLE))
    return visit.go(f"/coverage/{kept.id}", "renamed")


def pin(visit: Visit) -> Response:
    """Keep a coverage as it is and at the top of the inbox; or no more."""
    kept = find_kept(visit)
    store = visit.house.store
    back = "/" if visit.word("back", most=20) == "inbox" else f"/coverage/{kept.id}"
    if not kept.pinned:
        store.decide(Decision(kept.id, DecisionKind.PIN, visit.who))
        return visit.go(back, "pinned")
    pins = [one.id for one in store.decisions(kept.id) if one.what is DecisionKind.PIN]
    undone = Decision(kept.id, DecisionKind.UNDO, visit.who, subject=tuple(pins))
    store.decide(undone)
    return visit.go(back, "unpinned")


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
    """Let reports be of another event: together they become a coverage of their own."""
    kept = find_kept(visit)
    known = {one.id for one in visit.house.store.documents(kept.id)}
    chosen = tuple(dict.fromkeys(visit.words("document")))
    if not chosen:
        return visit.go(f"/coverage/{kept.id}/reports", "none")
    if not known.issuperset(chosen):
        raise HTTPException(404)
    if len(chosen) == len(known):
        return visit.go(f"/coverage/{kept.id}/reports", "all")
    decision = Decision(kept.id, DecisionKind.SPLIT, visit.who, subject=chosen)
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
