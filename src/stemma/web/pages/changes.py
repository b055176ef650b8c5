"""What changed over time, in all coverages or in one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from stemma.model import ChangeKind, Span
from stemma.store import Change, Store
from stemma.web.pages.kept import find_kept
from stemma.web.visit import Page, Visit

MOST_CHANGES: Final = 200
WORDS: Final = {
    ChangeKind.NEW: "new",
    ChangeKind.JOINED: "confirmed by another origin",
    ChangeKind.MOVED: "figure moved",
    ChangeKind.CONTRADICTED: "contradicted",
    ChangeKind.CORRECTED: "corrected",
    ChangeKind.WITHDRAWN: "withdrawn",
    ChangeKind.DENIED: "denied",
    ChangeKind.ORIGINS_UP: "more origins",
    ChangeKind.ORIGINS_DOWN: "fewer origins",
}
GRAVE: Final = frozenset(
    {ChangeKind.CONTRADICTED, ChangeKind.WITHDRAWN, ChangeKind.DENIED, ChangeKind.CORRECTED}
)


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


def _told(store: Store, kept: Change, titles: dict[str, str]) -> Told:
    one = kept.change
    first = next(iter(one.reports), "")
    document = store.document(first) if first else None
    label = "" if document is None else document.outlet or document.title or document.source
    return Told(
        kept.when[:16].replace("T", " "),
        WORDS[one.kind],
        one.kind in GRAVE,
        label,
        first,
        _words(store, one.before),
        one.note or _words(store, one.spans),
        kept.coverage,
        titles.get(kept.coverage) or "",
        one.point,
    )


def _words(store: Store, spans: tuple[Span, ...]) -> str:
    """The words of spans, each in its document; of those that are gone nothing."""
    found = ((store.document(span.document_id), span) for span in spans)
    return " … ".join(span.of(document.text) for document, span in found if document is not None)


CHANGES: Final = (
    Page("/changes", show_changes),
    Page("/coverage/{id}/changes", show_changes_of),
)
