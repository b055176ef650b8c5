"""Reports added: to a coverage, or to those that they gather with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import Connection

from stemma.model import Document, Rejection
from stemma.store import coverages as placing
from stemma.store.documents import Put, put_document, put_originals
from stemma.store.opened import OpenStore
from stemma.store.rows import batched
from stemma.store.values import Added

AT_ONCE: Final = 200
"""Reports stored in one transaction: a pile of thousands does not keep other writers waiting."""


def add(
    store: OpenStore,
    coverage_id: str,
    documents: Sequence[Document],
    rejected: Sequence[Rejection],
    originals: Mapping[str, bytes],
) -> Added:
    """Store reports in a coverage, some hundred in each transaction."""
    with store.reading() as connection:
        placing.get_places(connection, coverage_id).require(coverage_id)
    puts: list[Put] = []
    refused: list[Rejection] = []
    changed: set[str] = set()
    for some in batched(_in_order(documents), AT_ONCE):
        with store.writing() as (connection, now):
            found = placing.get_places(connection, coverage_id).require(coverage_id)
            new = _put(connection, some, originals, now, refused)
            ids = sorted({put.document.id for put in new})
            if placing.put_members(connection, found, ids, now):
                changed.add(found)
        puts += new
    return _added(puts, [*rejected, *refused], tuple(sorted(changed)))


def add_gathered(
    store: OpenStore,
    documents: Sequence[Document],
    rejected: Sequence[Rejection],
    originals: Mapping[str, bytes],
) -> Added:
    """Store reports and gather them, with all that were gathered before.

    How they gather hangs on the reports alone and not on their order. A report that is in a
    coverage of a person's making already stays there.
    """
    puts: list[Put] = []
    refused: list[Rejection] = []
    alone: list[str] = []
    for some in batched(_in_order(documents), AT_ONCE):
        with store.writing() as (connection, now):
            new = _put(connection, some, originals, now, refused)
            ids = sorted({put.document.id for put in new})
            held = placing.coverages_of(connection, ids)
            alone += [_alone(connection, one, now) for one in ids if one not in held]
        puts += new
    # A run that is ended here has lost nothing: the next one gathers what stands alone.
    changed = {*alone, *_gather_on(store)} if alone else set()
    with store.reading() as connection:
        there = placing.get_places(connection).members
    return _added(puts, [*rejected, *refused], tuple(sorted(changed & there.keys())))


def _in_order(documents: Sequence[Document]) -> list[Document]:
    """Captures of one text in the order of their time."""
    return sorted(documents, key=lambda one: (one.id, one.captured or "~"))


def _alone(connection: Connection, document_id: str, now: str) -> str:
    coverage = placing.new_coverage(connection, now, gathered=True)
    placing.put_members(connection, coverage, [document_id], now)
    return coverage


def _gather_on(store: OpenStore) -> tuple[str, ...]:
    from stemma.store.gathering import gather_on  # noqa: PLC0415 - not every store gathers

    return gather_on(store)


def _put(
    connection: Connection,
    documents: Sequence[Document],
    originals: Mapping[str, bytes],
    now: str,
    refused: list[Rejection],
) -> list[Put]:
    """Store documents with their bytes; what is not taken is put to the refused."""
    puts: list[Put] = []
    for document in documents:
        put = put_document(connection, document, now)
        if isinstance(put, Rejection):
            refused.append(put)
        else:
            puts.append(put)
    own = {one.bytes_sha256 for one in documents if one.bytes_sha256 is not None}
    put_originals(connection, {name: originals[name] for name in own & originals.keys()})
    return puts


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
