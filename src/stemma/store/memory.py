"""What models and rules said before, kept in the database: a run over the same asks nothing again.

Kept is what is a function of what it is kept under, and of the weights and rules it was made with
(`MadeWith`): the annotations of a document, the vector of a passage, the scores of a pair. So a run
with this memory gives the same bytes as one without.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from hashlib import blake2b
from struct import Struct
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from stemma.dating import Rereader
from stemma.encoder.pairs import KINDS, WORDS, PairScores
from stemma.match.memory import PassagePair
from stemma.match.passage import Passage
from stemma.model import Annotations, Document, Timex
from stemma.store import search
from stemma.store import tables as t
from stemma.store.codec import digest, load, save
from stemma.store.database import Database
from stemma.store.made_with import MadeWith
from stemma.store.rows import MANY, batched, insert_new

Floats = NDArray[np.float32]

READ, AGAIN, TIMES = "read", "again", "times"
SCORES: Final = Struct(f"<{1 + WORDS + len(KINDS)}d")
TimesOn = tuple[tuple[Timex, ...], ...]


class Readings:
    """What was read of documents."""

    def __init__(self, database: Database, made_with: MadeWith) -> None:
        self._database = database
        self._made_with = made_with.reading

    def known(self, kind: str, keys: Iterable[str]) -> dict[str, bytes]:
        """What is kept under these keys, as it was saved."""
        out: dict[str, bytes] = {}
        with self._database.read() as connection:
            for some in batched(keys, MANY):
                rows = connection.execute(
                    select(t.reading.c.key, t.reading.c.content).where(
                        t.reading.c.kind == kind,
                        t.reading.c.made_with == self._made_with,
                        t.reading.c.key.in_(some),
                    )
                )
                out.update({row.key: row.content for row in rows})
        return out

    def annotations(self, documents: Sequence[Document]) -> dict[str, Annotations]:
        """Id → annotations, of those documents that were read before as they are."""
        keys = {digest(Document, document): document.id for document in documents}
        return {
            keys[key]: load(Annotations, content) for key, content in self.known(READ, keys).items()
        }

    def keep_annotations(self, read: Iterable[tuple[Document, Annotations]]) -> None:
        """Keep what was read of documents, and let it be found; of those that are stored."""
        for some in batched(read, MANY):
            with self._database.write() as connection:
                stored = _stored(connection, [document.id for document, _ in some])
                for document, found in some:
                    if document.id in stored:
                        key = digest(Document, document)
                        self._put(connection, READ, key, document.id, save(Annotations, found))
                        search.index(connection, found)

    def keep(self, kind: str, key: str, document_id: str, content: bytes) -> None:
        """Keep what else was said of a document; nothing where it is not stored."""
        with self._database.write() as connection:
            if _stored(connection, [document_id]):
                self._put(connection, kind, key, document_id, content)

    def _put(
        self, connection: Connection, kind: str, key: str, document_id: str, content: bytes
    ) -> None:
        row = {
            "kind": kind,
            "key": key,
            "made_with": self._made_with,
            "document": document_id,
            "content": content,
        }
        connection.execute(insert_new(connection, t.reading), row)


def _stored(connection: Connection, ids: Sequence[str]) -> frozenset[str]:
    rows = connection.execute(select(t.document.c.id).where(t.document.c.id.in_(ids)))
    return frozenset(rows.scalars())


class KeptReader:
    """What reads a document again, with a memory."""

    def __init__(self, rereader: Rereader, readings: Readings) -> None:
        self._rereader = rereader
        self._readings = readings

    def again(self, document: Document) -> Annotations:
        """The annotations of a document of which only the date has changed."""
        key = digest(Document, document)
        known = self._readings.known(AGAIN, [key])
        if known:
            return load(Annotations, known[key])
        found = self._rereader.again(document)
        self._readings.keep(AGAIN, key, document.id, save(Annotations, found))
        return found

    def times_on(self, document: Document, days: Sequence[date]) -> list[tuple[Timex, ...]]:
        """Its time expressions, had it appeared on each of the days."""
        told = " ".join(day.isoformat() for day in days)
        key = f"{digest(Document, document)} {blake2b(told.encode(), digest_size=8).hexdigest()}"
        known = self._readings.known(TIMES, [key])
        if known:
            return list(load(TimesOn, known[key]))
        found = self._rereader.times_on(document, days)
        self._readings.keep(TIMES, key, document.id, save(TimesOn, tuple(found)))
        return found


class KeptMatches:
    """The memory of a matcher (`stemma.match.memory.Memory`)."""

    def __init__(self, database: Database, made_with: MadeWith) -> None:
        self._database = database
        self._vectors = made_with.vectors
        self._pairs = made_with.pairs
        self._keys: dict[Passage, bytes] = {}
        self._stored: AbstractSet[tuple[str, bytes]] = frozenset()

    def vectors(self, passages: Mapping[str, Sequence[Passage]]) -> dict[Passage, Floats]:
        """Those known of the passages of each document, by its id."""
        self._keys = {
            passage: passage_key(passage)
            for passage in dict.fromkeys(one for found in passages.values() for one in found)
        }
        known: dict[bytes, Floats] = {}
        stored: set[tuple[str, bytes]] = set()
        with self._database.read() as connection:
            for some in batched(passages, MANY):
                rows = connection.execute(
                    select(t.passage.c.document, t.passage.c.key, t.passage.c.vector).where(
                        t.passage.c.document.in_(some), t.passage.c.made_with == self._vectors
                    )
                )
                for row in rows:
                    stored.add((row.document, row.key))
                    if row.vector is not None:
                        known[row.key] = np.frombuffer(row.vector, "<f4")
        self._stored = stored
        return {p: known[key] for p, key in self._keys.items() if key in known}

    def keep_vectors(
        self, passages: Mapping[str, Sequence[Passage]], found: Mapping[Passage, Floats]
    ) -> None:
        """Remember which passages a document has, and the vectors of those that have one.

        `found` holds those that were known before, too.
        """
        rows = [
            {
                "document": document,
                "key": self._key(passage),
                "made_with": self._vectors,
                "vector": found[passage].astype("<f4").tobytes() if passage in found else None,
            }
            for document, own in passages.items()
            for passage in dict.fromkeys(own)
            if (document, self._key(passage)) not in self._stored
        ]
        for some in batched(rows, MANY * 10):
            with self._database.write() as connection:
                stored = _stored(connection, sorted({str(row["document"]) for row in some}))
                new = [row for row in some if row["document"] in stored]
                if new:
                    connection.execute(insert_new(connection, t.passage), new)

    def scores(self, pairs: Sequence[PassagePair]) -> dict[PassagePair, PairScores]:
        """Those known of the pairs."""
        wanted = {(self._key(a), self._key(b)): (a, b) for a, b in pairs}
        known: dict[PassagePair, PairScores] = {}
        with self._database.read() as connection:
            for some in batched(dict.fromkeys(left for left, _ in wanted), MANY):
                rows = connection.execute(
                    select(t.pair.c.left, t.pair.c.right, t.pair.c.scores).where(
                        t.pair.c.left.in_(some), t.pair.c.made_with == self._pairs
                    )
                )
                for row in rows:
                    pair = wanted.get((row.left, row.right))
                    if pair is not None:
                        known[pair] = unpack_scores(row.scores)
        return known

    def keep_scores(self, found: Mapping[PassagePair, PairScores]) -> None:
        """Remember new ones."""
        rows = [
            {
                "left": self._key(left),
                "right": self._key(right),
                "made_with": self._pairs,
                "scores": pack_scores(scores),
            }
            for (left, right), scores in found.items()
        ]
        for some in batched(rows, MANY * 10):
            with self._database.write() as connection:
                connection.execute(insert_new(connection, t.pair), list(some))

    def _key(self, passage: Passage) -> bytes:
        found = self._keys.get(passage)
        if found is None:
            found = self._keys[passage] = passage_key(passage)
        return found


def passage_key(passage: Passage) -> bytes:
    """16 bytes that tell a passage from all others, and nothing of its words."""
    numbers = [passage.head, len(passage.ids), *passage.ids, *passage.features]
    return blake2b(np.array(numbers, "<i8").tobytes(), digest_size=16).digest()


def pack_scores(scores: PairScores) -> bytes:
    """The scores of a pair, to the last bit."""
    return SCORES.pack(scores.same, *scores.words, *scores.kinds)


def unpack_scores(packed: bytes) -> PairScores:
    """What was packed."""
    same, *rest = SCORES.unpack(packed)
    return PairScores(same, tuple(rest[:WORDS]), tuple(rest[WORDS:]))
