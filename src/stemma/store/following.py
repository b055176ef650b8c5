"""What changed in a store, what is followed, what is searched, and what waits to be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from stemma.model import Brief, PointChange
from stemma.store import briefs, changes, documents, listing, upkeep
from stemma.store import coverages as placing
from stemma.store import search as searching
from stemma.store.opened import OpenStore
from stemma.store.queue import Queue
from stemma.store.rows import batched
from stemma.store.values import Change, Feed, Hit, Query


class Following(OpenStore):
    """The half of `Store` that is about its coverages as they go on."""

    @cached_property
    def queue(self) -> Queue:
        """Work that waits for a worker."""
        return Queue(self)

    def tell(
        self, coverage_id: str, before: Brief | None, after: Brief, told: Iterable[PointChange]
    ) -> tuple[Change, ...] | None:
        """Append what changed from `told_brief` to a brief, which is that from then on.

        Both or nothing: `None` where another told meanwhile what changed since `before`.
        """
        with self.writing() as (connection, now):
            found = placing.get_places(connection, coverage_id).require(coverage_id)
            if not briefs.mark_told(connection, found, before, after, now):
                return None
            return changes.put_changes(connection, found, told, now)

    def untold(self) -> tuple[str, ...]:
        """The coverages in which something may have changed that was not told, by their ids."""
        with self.reading() as connection:
            kept = listing.list_coverages(connection, self.made_with.brief)
            told = briefs.get_told_up_to_date(connection)
        return tuple(sorted(one.id for one in kept if not (one.is_fresh and one.id in told)))

    def changes(
        self,
        coverage_id: str | None = None,
        since: str = "",
        *,
        after: int = 0,
        limit: int | None = None,
    ) -> tuple[Change, ...]:
        """What changed since a time (ISO 8601), or after the change of a number, in order."""
        with self.reading() as connection:
            family = None
            if coverage_id is not None:
                places = placing.get_places(connection, coverage_id)
                family = places.family(places.require(coverage_id))
            return changes.get_changes(connection, family, since=since, after=after, limit=limit)

    def feeds(self) -> tuple[Feed, ...]:
        """What is followed."""
        with self.reading() as connection:
            return changes.get_feeds(connection)

    def put_feed(self, feed: Feed) -> None:
        """Follow a source, or note what became of it."""
        with self.writing() as (connection, _):
            changes.put_feed(connection, feed)

    def drop_feed(self, feed_id: str) -> bool:
        """Follow a source no more; whether it was followed."""
        with self.writing() as (connection, _):
            return changes.drop_feed(connection, feed_id)

    def search(self, query: Query, limit: int = 50) -> tuple[Hit, ...]:
        """The sentences that are asked for, those of the latest reports first."""
        with self.reading() as connection:
            return searching.search(connection, query, limit)

    def verify(self) -> tuple[str, ...]:
        """What of the store is not whole, a line each; nothing where all is."""
        return upkeep.verify(self.database)

    def backup(self, path: str | Path) -> None:
        """Copy the store, as it is at one moment, into a file that is a store itself."""
        upkeep.backup(self.database, Path(path))

    def records(self, coverage_id: str | None = None) -> Iterator[dict[str, Any]]:
        """The reports, of one coverage or of all, as records that can be read again."""
        with self.reading() as connection:
            places = placing.get_places(connection)
            if coverage_id is None:
                ids = {document for own in places.members.values() for document in own}
            else:
                ids = {*places.members[places.require(coverage_id)]}
        for some in batched(sorted(ids)):
            with self.reading() as connection:
                found = documents.get_documents(connection, some)
            yield from map(upkeep.as_record, found)
