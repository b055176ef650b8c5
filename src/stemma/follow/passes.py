"""One pass over all that is followed: look, store what is new, tell what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from stemma.follow.changes import find_changes
from stemma.follow.followed import Followed, follow, get_followed, put_followed
from stemma.follow.look import FOLDER, look
from stemma.follow.looked import Ask, Looked
from stemma.follow.state import is_due
from stemma.follow.tell import tell_all
from stemma.model import Brief, Rejection
from stemma.run.engine import Engine
from stemma.store import Added, Change, Store


@dataclass(frozen=True, slots=True)
class Pass:
    """What the look at one followed thing came to.

    `added` is what the store made of the reports, `removed` the ids of those whose pages are gone,
    `feeds` the addresses that a list brought; `has_more` says that entries are left for later.
    """

    followed: Followed
    added: Added
    removed: tuple[str, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    feeds: tuple[str, ...] = ()
    has_more: bool = False


def look_at_all(
    store: Store,
    ask: Ask | None,
    *,
    now: Callable[[], str],
    every: float,
    force: bool = False,
) -> Iterator[Pass]:
    """Look at all that is due, one after the other; what a look gives is stored before the next.

    `now` gives the time in UTC, ISO 8601; `every` is how many seconds lie between two passes. With
    `force`, what is put off is looked at too. Without `ask` nobody is asked: folders alone are
    looked at, and addresses stay as they were. Something that cannot be read ends nothing: it is a
    rejection. A pass that is killed is made up for by the next: a report is stored before its
    source counts as looked at, and a report that is stored already is known.
    """
    for followed in get_followed(store):
        at = now()
        if ask is None and followed.kind != FOLDER:
            continue
        if force or is_due(followed.state, at):
            asked = ask or _refuse
            found = look(
                followed.address, followed.kind, followed.state, asked, now=at, every=every
            )
            yield _keep(store, followed, found)


def tell_pass(store: Store, *, engine: Engine | None = None) -> tuple[Change, ...]:
    """What changed in all coverages since it was told last: at the end of a pass."""
    return tuple(tell_all(store, engine=engine))


def _refuse(address: str, _: object = None) -> Rejection:
    return Rejection(address, "fetch", "nothing is asked with --offline")


def _keep(store: Store, followed: Followed, found: Looked) -> Pass:
    documents = [one.document for one in found.found]
    originals = {
        one.document.bytes_sha256: one.original
        for one in found.found
        if one.document.bytes_sha256 is not None
    }
    added = store.add(followed.coverage, documents, originals) if documents else Added()
    removed = tuple(name for address in found.gone for name in _remove(store, address))
    for address in found.feeds:
        follow(store, address, coverage=followed.coverage)
    followed = replace(followed, kind=found.kind, state=found.state)
    put_followed(store, followed)
    rejections = (*found.rejections, *added.rejected)
    return Pass(followed, added, removed, rejections, found.feeds, found.has_more)


def _remove(store: Store, address: str) -> Iterator[str]:
    """Take the reports of an address that is gone out of their coverages; they stay stored.

    A coverage that has nothing else keeps them: that they are gone is told, and it is not emptied.
    """
    names = {version.document_id for version in store.versions(address)}
    for coverage in sorted({one for held in store.places(names).values() for one in held}):
        inside = {document.id for document in store.documents(coverage)}
        here = sorted(names & inside)
        if inside <= names:
            before = store.told_brief(coverage)
            after = store.brief(coverage) if before is None else before
            store.tell(coverage, before, after, find_changes(after, Brief(())))
            yield from here
        else:
            yield from (name for name in here if store.remove(coverage, name))
