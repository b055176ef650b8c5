"""Reports as they came in: each text once, with every time it was met and the bytes it is from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from sqlalchemy import Connection, delete, exists, insert, or_, select, update

from stemma.errors import StoreError
from stemma.model import Brief, Document, Rejection
from stemma.read.address import bare_address
from stemma.store import search
from stemma.store import tables as t
from stemma.store.codec import digest, load, save
from stemma.store.columns import plain
from stemma.store.fold import fold
from stemma.store.packing import pack
from stemma.store.rows import batched, insert_new
from stemma.store.values import Forgotten, Version

STAGE: Final = "store"
SHOWN: Final = 8
"""Digits of a text's sum that tell two reports of one name apart."""


@dataclass(frozen=True, slots=True)
class Put:
    """A document as it is stored now, and whether its text is new here, and new at its address."""

    document: Document
    is_new: bool
    is_version: bool


def put_document(connection: Connection, document: Document, now: str) -> Put | Rejection:
    """Store a report, or note that it was met again.

    Of two that differ in what is told beside their text, the one that was captured first counts,
    whichever came first. Another text under a name that is taken gets a name of its own.
    """
    document = replace(document, id=plain(document.id))
    stored = _same_name(connection, document)
    if stored is not None and stored.sha256 != document.sha256:
        document = replace(document, id=f"{document.id}~{document.sha256[:SHOWN]}")
        stored = _same_name(connection, document)
    refused = select(t.forgotten).where(
        or_(t.forgotten.c.document == document.id, t.forgotten.c.sha256 == document.sha256)
    )
    known = connection.execute(refused).first()
    if known is not None:
        return Rejection(
            document.source, STAGE, f"was removed at the wish of {known.who} on {known.at[:10]}"
        )
    address = bare_address(document.url) if document.url else ""
    is_version = False
    if stored is None:
        is_version = bool(address) and bool(
            connection.execute(select(exists().where(t.document.c.address == address))).scalar()
        )
        connection.execute(insert(t.document).values(**_row(document, address), added=now))
    elif _order(document) < _order(stored):
        connection.execute(
            update(t.document).where(t.document.c.id == document.id).values(
                **_row(document, address)
            )
        )  # fmt: skip
    _note_capture(connection, document, address, now)
    best = document if stored is None or _order(document) < _order(stored) else stored
    return Put(best, stored is None, is_version)


def _order(document: Document) -> tuple[str, str]:
    return document.captured or "~", digest(Document, document)


def _same_name(connection: Connection, document: Document) -> Document | None:
    found = connection.execute(
        select(t.document.c.content).where(t.document.c.id == document.id)
    ).scalar()
    return None if found is None else load(Document, found)


def _row(document: Document, address: str) -> dict[str, object]:
    return {
        "id": document.id,
        "digest": digest(Document, document),
        "sha256": document.sha256,
        "bytes_sha256": document.bytes_sha256,
        "title": document.title or "",
        "outlet": f" {' '.join(fold(document.outlet or ''))} ",
        "address": address,
        "published": document.published or "",
        "content": save(Document, document),
    }


def _note_capture(connection: Connection, document: Document, address: str, now: str) -> None:
    """Note when and where a report was met, each once."""
    own = t.capture.c
    same = exists().where(
        own.document == document.id,
        own.captured.is_(None) if document.captured is None else own.captured == document.captured,
        own.source == document.source,
    )
    if not connection.execute(select(same)).scalar():
        connection.execute(
            insert(t.capture).values(
                document=document.id,
                address=address,
                captured=document.captured,
                seen=now,
                source=document.source,
            )
        )


def put_originals(connection: Connection, originals: Mapping[str, bytes]) -> None:
    """Keep the bytes that reports were taken from, by their SHA-256; others are not kept."""
    for name, content in sorted(originals.items()):
        wanted = select(exists().where(t.document.c.bytes_sha256 == name))
        if sha256(content).hexdigest() == name and connection.execute(wanted).scalar():
            connection.execute(
                insert_new(connection, t.original),
                {"sha256": name, "size": len(content), "content": pack(content)},
            )


def get_documents(connection: Connection, ids: Iterable[str]) -> tuple[Document, ...]:
    """The documents with these ids, in the order of these; those that are not there are left out.

    Raises:
        StoreError: one is damaged.
    """
    out: list[Document] = []
    for some in batched(sorted(ids), 500):
        rows = connection.execute(
            select(t.document.c.id, t.document.c.content)
            .where(t.document.c.id.in_(some))
            .order_by(t.document.c.id)
        )
        out += [load(Document, row.content) for row in rows]
    return tuple(out)


def get_versions(connection: Connection, address: str) -> tuple[Version, ...]:
    """The texts that stood at an address, by when they were captured, else first seen."""
    rows = connection.execute(
        select(t.capture.c.document, t.capture.c.captured, t.capture.c.seen, t.capture.c.number)
        .where(t.capture.c.address == bare_address(address))
        .order_by(t.capture.c.number)
    ).all()
    ordered = sorted(rows, key=lambda row: (row.captured or row.seen, row.number))
    return tuple(Version(row.document, row.captured, row.seen) for row in ordered)


def forget(connection: Connection, document_id: str, who: str, now: str) -> bool:
    """Remove a report and all that was made of it; that it was removed stays. Whether it was there.

    Its words go, with what models said of them, the briefs of its coverages, what changed by it and
    its original bytes, if no other report is from the same.
    """
    rows = select(t.document.c.sha256).where(t.document.c.id == document_id)
    found = connection.execute(rows).scalar()
    if found is None:
        return False
    _drop_briefs(connection, document_id)
    drop(connection, document_id)
    connection.execute(
        insert_new(connection, t.forgotten),
        {"document": document_id, "sha256": found, "who": who, "at": now},
    )
    return True


def drop(connection: Connection, document_id: str) -> None:
    """Remove a report and all that was made of it, as if it had never been there."""
    rows = select(t.document.c.bytes_sha256).where(t.document.c.id == document_id)
    origin = connection.execute(rows).scalar()
    _drop_pairs(connection, document_id)
    _unsettle(connection, document_id)
    search.unindex(connection, document_id)
    own = select(t.member.c.coverage).where(t.member.c.document == document_id)
    connection.execute(delete(t.brief).where(t.brief.c.coverage.in_(own)))
    told = select(t.change_document.c.change).where(t.change_document.c.document == document_id)
    connection.execute(delete(t.change).where(t.change.c.number.in_(told)))
    connection.execute(delete(t.document).where(t.document.c.id == document_id))
    if origin is not None:
        others = exists().where(t.document.c.bytes_sha256 == origin)
        connection.execute(delete(t.original).where(t.original.c.sha256 == origin, ~others))


def _drop_briefs(connection: Connection, document_id: str) -> None:
    """Remove every brief that holds a report: one of a coverage that it left, or was merged into.

    They can be made again.
    """
    rows = connection.execute(select(t.brief.c.coverage, t.brief.c.fingerprint)).all()
    for row in rows:
        own = (t.brief.c.coverage == row.coverage) & (t.brief.c.fingerprint == row.fingerprint)
        content = connection.execute(select(t.brief.c.content).where(own)).scalar()
        if content is None or not holds(content, document_id):
            continue
        connection.execute(delete(t.brief).where(own))
        for table in (t.point, t.judged):
            connection.execute(delete(table).where(table.c.coverage == row.coverage))


def holds(content: bytes, document_id: str) -> bool:
    """Whether a brief as it was saved is of a report; one that is damaged is taken to be."""
    try:
        return any(one.id == document_id for one in load(Brief, content).documents)
    except StoreError:
        return True


def _unsettle(connection: Connection, document_id: str) -> None:
    """Let what was gathered with a report be gathered anew, before the report goes."""
    own = select(t.bag.c.family).where(t.bag.c.document == document_id).scalar_subquery()
    connection.execute(update(t.bag).where(t.bag.c.family == own).values(digest=""))


def _drop_pairs(connection: Connection, document_id: str) -> None:
    """Forget what was said of passages that stand in no other report."""
    own, other = t.passage.alias("own"), t.passage.alias("other")
    keys = list(
        connection.execute(
            select(own.c.key)
            .where(
                own.c.document == document_id,
                ~exists().where(other.c.key == own.c.key, other.c.document != document_id),
            )
            .distinct()
        ).scalars()
    )
    for some in batched(keys, 500):
        connection.execute(
            delete(t.pair).where(or_(t.pair.c.left.in_(some), t.pair.c.right.in_(some)))
        )


def get_forgotten(connection: Connection) -> tuple[Forgotten, ...]:
    """The reports that were removed, the first first."""
    rows = connection.execute(
        select(t.forgotten).order_by(t.forgotten.c.at, t.forgotten.c.document)
    )
    return tuple(Forgotten(row.document, row.who, row.at) for row in rows)


def unused(connection: Connection) -> Sequence[str]:
    """The reports that are in no coverage."""
    rows = connection.execute(
        select(t.document.c.id)
        .where(~exists().where(t.member.c.document == t.document.c.id))
        .order_by(t.document.c.id)
    )
    return list(rows.scalars())
