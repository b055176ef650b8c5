"""The tables, as they are now. How they came to be is told in `migrations/versions`.

Times are ISO 8601 in UTC, of one width, so that they sort as text. What is packed is told by
`stemma.store.codec`. Documents come first: what hangs on one goes when it is forgotten.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
)

from stemma.store.columns import TEXT, key_column, number_column, row_of, tables, text_column
from stemma.store.people_tables import log, person, seen, token
from stemma.store.shown_tables import page, session

__all__ = [
    "amount", "bag", "brief", "capture", "change", "change_document", "coverage", "decision",
    "document", "feed", "forgotten", "judged", "log", "member", "meta", "original", "page",
    "pair", "passage", "person", "point", "reading", "said", "seen", "session", "tables", "task",
    "token",
]  # fmt: skip

meta = Table("meta", tables, key_column("name"), text_column("value", needed=True))
"""Facts of the store itself: its id, the latest time it was told."""

coverage = Table(
    "coverage",
    tables,
    key_column("id"),
    text_column("title", needed=True),
    text_column("added", needed=True),
    text_column("changed", needed=True),
    Column("gathered", Boolean, nullable=False),
)
"""`gathered`: its reports were put together by the program, which may cut it or join it anew."""

original = Table(
    "original",
    tables,
    key_column("sha256"),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""The bytes that texts were taken from, by their SHA-256."""

document = Table(
    "document",
    tables,
    key_column("id"),
    text_column("digest", needed=True),
    text_column("sha256", needed=True),
    text_column("bytes_sha256"),
    text_column("title", needed=True),
    text_column("outlet", needed=True),
    text_column("address", needed=True),
    text_column("published", needed=True),
    text_column("added", needed=True),
    Column("content", LargeBinary, nullable=False),
    Index("document_address", "address"),
    Index("document_bytes", "bytes_sha256"),
)

capture = Table(
    "capture",
    tables,
    number_column(),
    row_of("document"),
    text_column("address", needed=True),
    text_column("captured"),
    text_column("seen", needed=True),
    text_column("source", needed=True),
    Index("capture_address", "address"),
    Index("capture_document", "document"),
)
"""Every time that a report came in: what stood at an address, and when."""

forgotten = Table(
    "forgotten",
    tables,
    key_column("document"),
    text_column("sha256", needed=True),
    text_column("who", needed=True),
    text_column("at", needed=True),
)
"""That a report was removed at a person's wish; nothing of what it said."""

member = Table(
    "member",
    tables,
    row_of("coverage", key=True),
    row_of("document", key=True),
    Index("member_document", "document"),
)

bag = Table(
    "bag",
    tables,
    row_of("document", key=True),
    text_column("digest", needed=True),
    text_column("made_with", needed=True),
    text_column("family", needed=True),
    text_column("part", needed=True),
    text_column("opener", needed=True),
    Column("length", Integer, nullable=False),
    Column("terms", LargeBinary, nullable=False),
    Column("bands", LargeBinary, nullable=False),
)
"""How a report was gathered: a memory, which can be made again.

`part` names those it gathered with, `family` all whose gathering hangs on one another."""

reading = Table(
    "reading",
    tables,
    key_column("kind"),
    key_column("key"),
    key_column("made_with"),
    row_of("document"),
    Column("content", LargeBinary, nullable=False),
    Index("reading_document", "document"),
)
"""What the reader said of a document: a memory, which can be made again."""

passage = Table(
    "passage",
    tables,
    row_of("document", key=True),
    Column("key", LargeBinary, primary_key=True),
    key_column("made_with"),
    Column("vector", LargeBinary),
)
"""The passages of a document that a model was shown, without their words, and their vectors.

A table with row numbers: without them SQLite would give every vector a page of its own."""

pair = Table(
    "pair",
    tables,
    Column("left", LargeBinary, primary_key=True),
    Column("right", LargeBinary, primary_key=True),
    key_column("made_with"),
    Column("scores", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""What the pair reader said of two passages."""

brief = Table(
    "brief",
    tables,
    row_of("coverage", key=True),
    key_column("fingerprint"),
    text_column("digest", needed=True),
    text_column("made", needed=True),
    Column("is_latest", Boolean, nullable=False),
    Column("is_told", Boolean, nullable=False),
    Column("content", LargeBinary, nullable=False),
    text_column("event"),
    Index("brief_made", "made"),
)
"""The latest brief of a coverage, and the one that its changes were last told against.

`event` is the line that tells its event; it goes with the brief, because it is words of a report.
"""

point = Table(
    "point",
    tables,
    row_of("coverage", key=True),
    key_column("id"),
    Column("place", Integer, nullable=False),
    text_column("verdict", needed=True),
    Column("least", Integer, nullable=False),
    Column("most", Integer, nullable=False),
)
"""The points of the latest brief of a coverage, in its order."""

judged = Table(
    "judged",
    tables,
    number_column(),
    row_of("coverage"),
    text_column("point", needed=True),
    row_of("document"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    text_column("verdict", needed=True),
    Index("judged_coverage", "coverage"),
    Index("judged_document", "document", "start"),
)
"""Where the readings of these points stand."""

said = Table(
    "said",
    tables,
    number_column(),
    row_of("document"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("said_document", "document", "start"),
)
"""The sentences that are searched; their words stand in `said_words`, which each kind of database
makes in its own way, as do the names in them and of who says them."""

amount = Table(
    "amount",
    tables,
    number_column(),
    Column(
        "said", Integer, ForeignKey("said.number", ondelete="CASCADE"), nullable=False, index=True
    ),
    text_column("kind", needed=True),
    Column("low", Float),
    Column("high", Float),
    Index("amount_kind", "kind", "low"),
)

decision = Table(
    "decision",
    tables,
    number_column(),
    Column("id", TEXT, nullable=False, unique=True),
    text_column("coverage", needed=True),
    text_column("what", needed=True),
    text_column("who", needed=True),
    text_column("at", needed=True),
    Column("content", LargeBinary, nullable=False),
    Index("decision_coverage", "coverage"),
    sqlite_autoincrement=True,
)
"""What people decided, appended and never changed. They outlive coverages."""

change = Table(
    "change",
    tables,
    number_column(),
    text_column("coverage", needed=True),
    text_column("at", needed=True),
    text_column("kind", needed=True),
    Column("content", LargeBinary, nullable=False),
    Index("change_coverage", "coverage", "number"),
    Index("change_at", "at"),
    sqlite_autoincrement=True,
)

change_document = Table(
    "change_document",
    tables,
    Column("change", Integer, ForeignKey("change.number", ondelete="CASCADE"), primary_key=True),
    key_column("document"),
    Index("change_document_document", "document"),
)
"""Which reports a change speaks of, so that it goes when one is forgotten."""

feed = Table("feed", tables, key_column("id"), Column("content", LargeBinary, nullable=False))

task = Table(
    "task",
    tables,
    number_column(),
    text_column("kind", needed=True),
    text_column("state", needed=True),
    text_column("due", needed=True),
    text_column("taken"),
    text_column("owner"),
    Column("tries", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index("task_state", "state", "due"),
    sqlite_autoincrement=True,
)
