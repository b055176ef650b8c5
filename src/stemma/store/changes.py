"""What changed, told once and kept; feeds that are followed; work that waits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select

from stemma.model import PointChange
from stemma.store import tables as t
from stemma.store.codec import load, save
from stemma.store.rows import batched, insert_new, insert_one
from stemma.store.values import Change, Feed


def put_changes(
    connection: Connection, coverage: str, changes: Iterable[PointChange], now: str
) -> tuple[Change, ...]:
    """Append what changed and was not told before; those changes with time and number.

    What was told once is not told again: a report that went and comes back brings the changes that
    it brought.
    """
    fresh = list(changes)
    told_before = _ids_told(connection, coverage, fresh)
    out = []
    for one in fresh:
        if one.id in told_before:
            continue
        told_before.add(one.id)
        named = documents_of(one)
        told = Change(coverage, one, now)
        number = insert_one(
            connection,
            t.change,
            coverage=coverage,
            at=now,
            kind=one.kind.value,
            content=save(Change, told),
        )
        connection.execute(
            insert_new(connection, t.change_document),
            [{"change": number, "document": document} for document in sorted(named)],
        )
        out.append(replace(told, id=number))
    return tuple(out)


def documents_of(change: PointChange) -> frozenset[str]:
    """The ids of the reports that a change speaks of; there is one at least."""
    spans = (*change.spans, *change.before)
    told = (one.document for one in change.history)
    return frozenset((*change.reports, *(span.document_id for span in spans), *told))


def _ids_told(connection: Connection, coverage: str, fresh: Iterable[PointChange]) -> set[str]:
    """The ids of the changes of a coverage that speak of the reports of these."""
    named = sorted({document for one in fresh for document in documents_of(one)})
    found: set[str] = set()
    for some in batched(named):
        rows = (
            select(t.change.c.content)
            .join(t.change_document, t.change_document.c.change == t.change.c.number)
            .where(t.change.c.coverage == coverage, t.change_document.c.document.in_(some))
        )
        known = connection.execute(rows).scalars()
        found.update(load(Change, content).change.id for content in known)
    return found


def get_changes(
    connection: Connection,
    coverages: Sequence[str] | None,
    *,
    since: str = "",
    after: int = 0,
    limit: int | None = None,
) -> tuple[Change, ...]:
    """What changed since a time, or after a number, the first first."""
    rows = select(t.change.c.number, t.change.c.content).order_by(t.change.c.number)
    if coverages is not None:
        rows = rows.where(t.change.c.coverage.in_(sorted(coverages)))
    if since:
        rows = rows.where(t.change.c.at >= since)
    if after:
        rows = rows.where(t.change.c.number > after)
    if limit is not None:
        rows = rows.limit(limit)
    return tuple(
        replace(load(Change, row.content), id=row.number) for row in connection.execute(rows)
    )


def get_feeds(connection: Connection) -> tuple[Feed, ...]:
    """All feeds, by their ids."""
    rows = select(t.feed.c.content).order_by(t.feed.c.id)
    return tuple(load(Feed, content) for content in connection.execute(rows).scalars())


def put_feed(connection: Connection, feed: Feed) -> None:
    """Keep a feed in the place of the one with its id."""
    drop_feed(connection, feed.id)
    connection.execute(insert(t.feed).values(id=feed.id, content=save(Feed, feed)))


def drop_feed(connection: Connection, feed_id: str) -> bool:
    """Follow a feed no more; whether there was one."""
    return connection.execute(delete(t.feed).where(t.feed.c.id == feed_id)).rowcount > 0
