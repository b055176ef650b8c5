"""What is done with an order: in the process of a lane, or in this one where there is no other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cached_property
from hashlib import sha256
from typing import Any

from stemma.follow.tell import tell_changes
from stemma.model import Annotations, Brief, Check, Document, Rejection
from stemma.read import Fetch
from stemma.report.check_words import label_sources
from stemma.run import Alone, Tools, check_draft
from stemma.store import Added, Store
from stemma.store.made_with import MadeWith
from stemma.web.shown import Shown
from stemma.web.work.child import Tell
from stemma.web.work.jobs import Kind
from stemma.web.work.order import Add, CheckDraft, MakeBrief, Order, Pasted, Sources
from stemma.web.work.reading import annotate_given, read_given


class Doer:
    """Does orders, with a store and models of its own, loaded when they are first needed."""

    def __init__(
        self, place: str, *, store: Store | None = None, fetch: Fetch | None = None
    ) -> None:
        """`store` and `fetch` take the place of what would be opened."""
        self._place = place
        self._given = store
        self._fetch = fetch
        self._tools = Tools()
        self._engine = Alone(self._tools)

    @cached_property
    def _store(self) -> Store:
        if self._given is not None:
            return self._given
        return Store.open(
            self._place, lambda: datetime.now(UTC), tools=self._tools, made_with=MadeWith.now()
        )

    @cached_property
    def _shown(self) -> Shown:
        return Shown(self._store)

    def do(self, order: Order, tell: Tell) -> Any:
        """What comes of an order.

        Raises:
            StemmaError: it cannot be done, and why.
        """
        if isinstance(order, Add):
            return self._add(order, tell)
        if isinstance(order, CheckDraft):
            return self._check(order, tell)
        return self._brief(order, tell)

    def _add(self, order: Add, tell: Tell) -> str:
        """The id of the coverage; empty where nothing could be read and it is no more."""
        originals: dict[str, bytes] = {}
        documents: list[Document] = []
        for item, content in self._read(order.sources, tell):
            if content is not None:
                originals[sha256(content).hexdigest()] = content
            if isinstance(item, Document):
                documents.append(item)
        added = self._store.add(order.coverage, documents, originals)
        _tell_added(added, label_sources(tuple(documents)), tell)
        if not self._store.documents(order.coverage):
            if order.is_new:
                self._store.drop_coverage(order.coverage)
            return "" if order.is_new else order.coverage
        if added.new or added.versions or not self._store.coverage(order.coverage).is_fresh:
            self._compare(order.coverage, tell)
        return order.coverage

    def _compare(self, coverage: str, tell: Tell) -> Brief:
        count = len(self._store.documents(coverage))
        tell(Kind.STEP, f"comparing {count} report{'' if count == 1 else 's'}", "")
        brief = self._store.brief(coverage)
        tell_changes(self._store, coverage)
        self._shown.prepare(coverage)
        return brief

    def _brief(self, order: MakeBrief, tell: Tell) -> str:
        self._compare(order.coverage, tell)
        return order.coverage

    def _check(self, order: CheckDraft, tell: Tell) -> Check:
        draft = Sources((Pasted(order.draft, outlet="the draft", title="Your draft"),))
        drafts = annotate_given((item for item, _ in read_given(draft)), self._engine)
        tell(Kind.STEP, "reading the sources", "")
        return check_draft(list(drafts), self._sources(order, tell), engine=self._engine)

    def _sources(self, order: CheckDraft, tell: Tell) -> Iterator[Annotations | Rejection]:
        if order.coverage:
            kept = self._store.documents(order.coverage)
            yield from self._store.workroom.read(kept)
        given = (item for item, _ in self._read(order.sources, tell))
        yield from annotate_given(given, self._engine)
        tell(Kind.STEP, "holding the draft against them", "")

    def _read(
        self, sources: Sources, tell: Tell
    ) -> Iterator[tuple[Document | Rejection, bytes | None]]:
        if sources.addresses:
            count = len(sources.addresses)
            tell(Kind.STEP, f"fetching {count} address{'' if count == 1 else 'es'}", "")
        for item, content in read_given(sources, self._fetch):
            if isinstance(item, Rejection):
                tell(Kind.REJECTED, item.source, item.reason)
            else:
                tell(Kind.READ, f"read {item.title or item.outlet or item.source}", "")
            yield item, content


def _tell_added(added: Added, labels: Mapping[str, str], tell: Tell) -> None:
    """What became of the reports, one by one."""
    for kind, ids, words in (
        (Kind.NEW, added.new, ""),
        (Kind.NEW, added.versions, "another version of a page that was there"),
        (Kind.KNOWN, added.known, "was there already, word for word"),
    ):
        for identity in ids:
            tell(kind, labels.get(identity, identity), words)
    for rejection in added.rejected:
        tell(Kind.REJECTED, rejection.source, rejection.reason)
