"""What changed over time, in all coverages or in one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from stemma.store import Change, Store
from stemma.web.pages.kept import find_kept
from stemma.web.visit import Page, Visit

MOST_CHANGES: Final = 200
WORDS: Final = {
    "new": "new",
    "joined": "confirmed by another origin",
    "moved": "figure moved",
    "contradicted": "contradicted",
    "corrected": "corrected",
    "withdrawn": "withdrawn",
    "denied": "denied",
    "origins_up": "more origins",
    "origins_down": "fewer origins",
}
GRAVE: Final = frozenset({"contradicted", "withdrawn", "denied", "corrected"})


@dataclass(frozen=True, slots=True)
class Told:
    """One change, ready to be shown; `label` is the report that brought it."""

    when: str
    kind: str
    is_grave: bool
    label: str
    document: str
    before: str
    after: str
    coverage: str
    title: str
    point: str


def show_changes(visit: Visit) -> Response:
    """The latest changes everywhere."""
    store = visit.house.store
    return visit.page("changes.html.j2", kept=None, told=tell(store, store.changes(limit=None)))


def show_changes_of(visit: Visit) -> Response:
    """The latest changes of one coverage."""
    kept = find_kept(visit)
    found = visit.house.store.changes(kept.id)
    return visit.page("changes.html.j2", kept=kept, told=tell(visit.house.store, found))


def tell(store: Store, changes: tuple[Change, ...]) -> list[Told]:
    """The latest of these, the last first."""
    titles = {kept.id: kept.title for kept in store.coverages()}
    return [_told(store, one, titles) for one in reversed(changes[-MOST_CHANGES:])]


def _told(store: Store, one: Change, titles: dict[str, str]) -> Told:
    document = store.document(one.report) if one.report else None
    label = "" if document is None else document.outlet or document.title or document.source
    words = ""
    if not one.after and one.spans:
        first = store.document(one.spans[0].document_id)
        words = "" if first is None else one.spans[0].of(first.text)
    return Told(
        one.when[:16].replace("T", " "),
        WORDS.get(one.kind, one.kind),
        one.kind in GRAVE,
        label,
        one.report or "",
        one.before,
        one.after or words,
        one.coverage,
        titles.get(one.coverage, ""),
        one.point,
    )


CHANGES: Final = (
    Page("/changes", show_changes),
    Page("/coverage/{id}/changes", show_changes_of),
)
