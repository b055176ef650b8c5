"""What changed over time, in all coverages or in one."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

from stemma.follow.tell import view_kept
from stemma.model import ChangeKind
from stemma.report.changes import ChangeView
from stemma.store import Change
from stemma.web.pages.kept import find_kept
from stemma.web.visit import Page, Visit

MOST_CHANGES: Final = 200
GRAVE: Final = frozenset(
    {ChangeKind.CONTRADICTED, ChangeKind.WITHDRAWN, ChangeKind.DENIED, ChangeKind.CORRECTED}
)
"""Kinds that are set off: something that was told does not hold any more, or not for all."""


def show_changes(visit: Visit) -> Response:
    """The latest changes everywhere."""
    told = latest_changes(visit, visit.house.store.changes())
    return visit.page("changes.html.j2", kept=None, told=told, grave=GRAVE)


def show_changes_of(visit: Visit) -> Response:
    """The latest changes of one coverage."""
    kept = find_kept(visit)
    told = latest_changes(visit, visit.known.changes(kept.id))
    return visit.page("changes.html.j2", kept=kept, told=told, grave=GRAVE)


def latest_changes(visit: Visit, changes: tuple[Change, ...]) -> list[ChangeView]:
    """The latest of these, the last first."""
    return [*reversed(view_kept(visit.house.store, changes[-MOST_CHANGES:]))]


CHANGES: Final = (
    Page("/changes", show_changes),
    Page("/coverage/{id}/changes", show_changes_of),
)
