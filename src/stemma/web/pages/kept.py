"""The coverage that a page is of, and its brief."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping

from starlette.exceptions import HTTPException
from starlette.responses import Response

from stemma.errors import UsageError
from stemma.model import Brief
from stemma.store import KeptCoverage
from stemma.web.narrow import NarrowView
from stemma.web.visit import Visit
from stemma.web.work.jobs import Job


def find_kept(visit: Visit) -> KeptCoverage:
    """The coverage that the path names; of one that was joined with another, that one.

    Raises:
        HTTPException: there is none.
    """
    name = visit.part("id")
    try:
        return visit.known.coverage(name)
    except UsageError:
        raise HTTPException(404) from None


def require_brief(visit: Visit, kept: KeptCoverage) -> Brief | Response:
    """The brief of a coverage as it is now; where it has to be made first, the page that waits.

    A brief takes seconds, which no page waits for: the process that has the models makes it.
    """
    view = visit.house.shown.view(kept.id) if kept.is_fresh else None
    if view is not None:
        return view.brief
    return visit.go(f"/jobs/{visit.house.brief(kept, who=visit.who).id}")


def refresh(visit: Visit, kept: KeptCoverage) -> Job | None:
    """The job that makes the brief of a coverage anew; `None` where that is not needed."""
    return None if kept.is_fresh else visit.house.brief(kept, who=visit.who)


def show_part(
    visit: Visit,
    template: str,
    make: Callable[[KeptCoverage, NarrowView], Mapping[str, object]],
    *name: Hashable,
) -> Response:
    """A page made of the latest brief of the coverage of a path, or the page that waits for it.

    `name` is what it hangs on besides the brief and the title of the coverage.
    """
    kept = find_kept(visit)
    job = refresh(visit, kept)
    state = visit.known.state(kept.id)
    if state is None:
        return visit.go(f"/jobs/{job.id}" if job is not None else "/")
    view: NarrowView | None = None
    digest = state.brief
    if not visit.is_kept(template, (kept.id, kept.title, digest, *name)):
        view = visit.house.shown.view(kept.id, is_exact=False)
        if view is None:
            return visit.go("/")
        digest = view.digest

    def values() -> Mapping[str, object]:
        found = view or visit.house.shown.view(kept.id)
        if found is None:
            raise HTTPException(404)
        return {"kept": kept, **make(kept, found)}

    return visit.page_of(template, (kept.id, kept.title, digest, *name), values, kept=kept)
