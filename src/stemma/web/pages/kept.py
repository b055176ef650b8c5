"""The coverage that a page is of, and its brief."""

from __future__ import annotations

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
        return visit.house.store.coverage(name)
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


def view_of(visit: Visit) -> tuple[KeptCoverage, NarrowView | Response]:
    """The coverage of a path and its latest brief, or the page that waits for the first."""
    kept = find_kept(visit)
    job = refresh(visit, kept)
    view = visit.house.shown.view(kept.id, is_exact=False)
    if view is not None:
        return kept, view
    return kept, visit.go(f"/jobs/{job.id}" if job is not None else "/")
