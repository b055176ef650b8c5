"""Reports added: to a coverage, or to those that they gather with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from stemma.model import Document, Rejection
from stemma.store import coverages as placing
from stemma.store.documents import Put, get_documents, put_document, put_originals
from stemma.store.opened import OpenStore
from stemma.store.values import Added


def add(
    store: OpenStore,
    coverage_id: str,
    documents: Sequence[Document],
    rejected: Sequence[Rejection],
    originals: Mapping[str, bytes],
) -> Added:
    """Store reports in a coverage: all in one transaction."""
    with store.writing() as (connection, now):
        found = placing.get_places(connection, coverage_id).require(coverage_id)
        puts, refused = _put(connection, documents, originals, now)
        ids = sorted({put.document.id for put in puts})
        changed = placing.put_members(connection, found, ids, now)
        return _added(puts, [*rejected, *refused], (found,) if changed else ())


def add_gathered(
    store: OpenStore,
    documents: Sequence[Document],
    rejected: Sequence[Rejection],
    originals: Mapping[str, bytes],
) -> Added:
    """Store reports and gather them, with all that were gathered before.

    How they gather hangs on the reports alone and not on their order: it is asked anew of all. A
    report that is in a coverage of a person's making already stays there.
    """
    with store.writing() as (connection, now):
        puts, refused = _put(connection, documents, originals, now)
        held = placing.get_places(connection).of_documents()
        alone = [
            _alone(connection, identity, now)
            for identity in sorted({put.document.id for put in puts})
            if identity not in held
        ]
    # A run that is ended here has lost nothing: the next one gathers what stands alone.
    changed = {*alone, *gather_again(store)} if alone else set()
    with store.reading() as connection:
        there = placing.get_places(connection).members
    return _added(puts, [*rejected, *refused], tuple(sorted(changed & there.keys())))


def _alone(connection: Connection, document_id: str, now: str) -> str:
    coverage = placing.new_coverage(connection, now, gathered=True)
    placing.put_members(connection, coverage, [document_id], now)
    return coverage


def gather_again(store: OpenStore) -> tuple[str, ...]:
    """Let gathered coverages be as their reports gather; the ids of those that changed."""
    from stemma.gather import gather  # noqa: PLC0415 - not every store gathers

    while True:
        with store.reading() as connection:
            before = placing.gathered_ids(connection)
            kept = get_documents(connection, before)
        gathering = gather(kept, table=store.workroom.table)
        with store.writing() as (connection, now):
            if placing.gathered_ids(connection) == before:
                pinned = placing.get_places(connection).pinned
                return placing.put_gathering(connection, gathering, pinned, now)


def _put(
    connection: Connection, documents: Sequence[Document], originals: Mapping[str, bytes], now: str
) -> tuple[list[Put], list[Rejection]]:
    puts: list[Put] = []
    refused: list[Rejection] = []
    for document in sorted(documents, key=lambda one: (one.id, one.captured or "~")):
        put = put_document(connection, document, now)
        if isinstance(put, Rejection):
            refused.append(put)
        else:
            puts.append(put)
    put_originals(connection, originals)
    return puts, refused


def _added(puts: Sequence[Put], rejected: Sequence[Rejection], changed: tuple[str, ...]) -> Added:
    new = {put.document.id for put in puts if put.is_new and not put.is_version}
    versions = {put.document.id for put in puts if put.is_new and put.is_version}
    known = {put.document.id for put in puts} - new - versions
    return Added(
        tuple(sorted(new)),
        tuple(sorted(versions)),
        tuple(sorted(known)),
        tuple(rejected),
        changed,
    )
