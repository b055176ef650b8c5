"""What changed in the coverages of a store since it was told last → the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from stemma.follow.changes import find_changes
from stemma.model import Brief, Document, Rejection
from stemma.report.changes import ChangeView, Logged, view_changes
from stemma.run.engine import Engine
from stemma.store import Added, Change, Store
from stemma.store.changes import documents_of

ATTEMPTS: Final = 5
"""How often changes are found anew where another told some meanwhile."""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of reports that were added, and what they changed.

    `unread` are those that are stored and could not be read closely.
    """

    added: Added
    changes: tuple[Change, ...] = ()
    unread: tuple[Rejection, ...] = ()


def add_reports(
    store: Store,
    coverage_id: str | None,
    documents: Iterable[Document | Rejection],
    originals: Mapping[str, bytes] | None = None,
    *,
    engine: Engine | None = None,
) -> Told:
    """Store reports, read them closely, and tell what they changed in every coverage they came to.

    As `Store.add`: without a coverage they gather by themselves. What ends between storing and
    telling is made up for by `tell_all`.

    Raises:
        StoreError: the database failed.
        UsageError: there is no such coverage.
    """
    given = list(documents)
    added = store.add(coverage_id, given, originals)
    kept = {*added.new, *added.versions}
    new = [one for name in sorted(kept) if (one := store.document(name)) is not None]
    unread = store.read(new, engine=engine)
    told = [one for name in added.coverages for one in tell_changes(store, name, engine=engine)]
    return Told(added, tuple(told), tuple(unread))


def tell_changes(
    store: Store, coverage_id: str, *, engine: Engine | None = None
) -> tuple[Change, ...]:
    """Find what changed in a coverage since it was told last, and keep it.

    Whoever adds or removes reports calls it afterwards. Where that is not done, or the program
    ends between the two, nothing is lost: it is told the next time. The first reports of a coverage
    change nothing. What was told once is not told again.

    Raises:
        StoreError: the database failed.
        UsageError: there is no such coverage.
    """
    for _ in range(ATTEMPTS):
        before = store.told_brief(coverage_id)
        after = store.brief(coverage_id, engine=engine)
        if before == after:
            store.tell(coverage_id, before, after, ())
            return ()
        gone = _gone(before, after)
        moved = _elsewhere(store, coverage_id, gone) if gone else frozenset()
        told = store.tell(coverage_id, before, after, find_changes(before, after, moved=moved))
        if told is not None:
            return told
    return ()


def _gone(before: Brief | None, after: Brief) -> frozenset[str]:
    left = {document.id for document in after.documents}
    every = () if before is None else before.documents
    return frozenset(document.id for document in every) - left


def _elsewhere(store: Store, coverage_id: str, gone: Iterable[str]) -> frozenset[str]:
    """Those that stand in other coverages: gathering anew moves them, and withdraws none."""
    own = store.coverage(coverage_id).id
    return frozenset(name for name, held in store.places(gone).items() if {*held} - {own})


def tell_all(store: Store, *, engine: Engine | None = None) -> Iterator[Change]:
    """The same for every coverage in which something was added or removed and not told."""
    for coverage in store.untold():
        yield from tell_changes(store, coverage, engine=engine)


def view_kept(store: Store, changes: tuple[Change, ...]) -> tuple[ChangeView, ...]:
    """Kept changes as they are shown, with the words of the reports that are still kept."""
    titles = {one.id: one.title for one in store.coverages()}
    logged = [
        Logged(one.id, one.when, one.coverage, titles.get(one.coverage, ""), one.change)
        for one in changes
    ]
    wanted = {name for one in changes for name in documents_of(one.change)}
    documents: Mapping[str, Document] = {
        name: found for name in sorted(wanted) if (found := store.document(name)) is not None
    }
    return view_changes(logged, documents)
