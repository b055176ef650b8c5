"""The coverage that a page is of, and its brief."""

from __future__ import annotations

from dataclasses import replace

from starlette.exceptions import HTTPException
from starlette.responses import Response

from stemma.model import Brief
from stemma.store import KeptCoverage, Store
from stemma.store.decisions import PLACING
from stemma.web.visit import Visit
from stemma.web.work.jobs import Job


def find_kept(visit: Visit) -> KeptCoverage:
    """The coverage that the path names.

    Raises:
        HTTPException: there is none.
    """
    name = visit.part("id")
    found = next((kept for kept in visit.house.store.coverages() if kept.id == name), None)
    if found is None:
        raise HTTPException(404)
    return found


def require_brief(visit: Visit, kept: KeptCoverage) -> Brief | Response:
    """The brief of a coverage as it is now; where it has to be made first, the page that waits.

    A brief takes seconds, which no page waits for: the process that has the models makes it.
    """
    if kept.is_fresh:
        return visit.house.store.brief(kept.id)
    return visit.go(f"/jobs/{visit.house.brief(kept, who=visit.who).id}")


def find_brief(visit: Visit, kept: KeptCoverage) -> tuple[Brief | None, Job | None]:
    """(the brief that was made last, the job that makes it anew where that is needed).

    What people decided meanwhile is in it already; what follows from that comes with the new one.
    """
    store = visit.house.store
    if kept.is_fresh:
        return store.brief(kept.id), None
    job = visit.house.brief(kept, who=visit.who)
    return latest_brief(store, kept.id), job


def latest_brief(store: Store, coverage: str) -> Brief | None:
    """The brief that was made last, with the decisions that hold now."""
    brief = store.latest_brief(coverage)
    if brief is None:
        return None
    held = store.decisions(coverage, in_force=True)
    return replace(brief, decisions=tuple(one for one in held if one.what not in PLACING))


def brief_of(visit: Visit) -> tuple[KeptCoverage, Brief | Response]:
    """The coverage of a path and its latest brief, or the page that waits for the first."""
    kept = find_kept(visit)
    brief, job = find_brief(visit, kept)
    if brief is not None:
        return kept, brief
    return kept, visit.go(f"/jobs/{job.id}" if job is not None else "/")
