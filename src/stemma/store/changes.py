"""What changed, told once and kept; feeds that are followed; work that waits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select

from stemma.store import tables as t
from stemma.store.codec import load, save
from stemma.store.rows import insert_new, insert_one
from stemma.store.values import Change, Feed


def put_changes(
    connection: Connection, coverage: str, changes: Iterable[Change], now: str
) -> tuple[Change, ...]:
    """Append what changed; the changes with their time and their number."""
    out = []
    for one in changes:
        told = replace(one, coverage=coverage, when=now)
        number = insert_one(
            connection,
            t.change,
            coverage=coverage,
            at=now,
            kind=one.kind,
            content=save(Change, told),
        )
        named = {span.document_id for span in one.spans} | ({one.report} if one.report else set())
        if named:
            connection.execute(
                insert_new(connection, t.change_document),
                [{"change": number, "document": document} for document in sorted(named)],
            )
        out.append(replace(told, id=number))
    return tuple(out)


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
