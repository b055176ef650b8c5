"""The tables, as they are now. How they came to be is told in `migrations/versions`.

Times are ISO 8601 in UTC, of one width, so that they sort as text. What is packed is told by
`stemma.store.codec`. Documents come first: what hangs on one goes when it is forgotten.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

tables: Final = MetaData()


def plain(words: str) -> str:
    """Words as every database takes them: no NUL and no half of a character."""
    return words.replace("\x00", " ").encode("utf-8", "replace").decode("utf-8")


class Words(TypeDecorator[str]):
    """Text that a database takes, whatever is in it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """What is stored, or asked for."""
        return None if value is None else plain(value)


TEXT: Final = Words().with_variant(Words(collation="C"), "postgresql")
"""It sorts by its code points, whatever language a database is set to."""


def _key(name: str) -> Column[str]:
    return Column(name, TEXT, primary_key=True)


def _number() -> Column[int]:
    """Counts up and is never given twice: what came later has a higher one, whatever the clock."""
    return Column("number", Integer, primary_key=True, autoincrement=True)


def _text(name: str, *, needed: bool = False) -> Column[str]:
    return Column(name, TEXT, nullable=not needed)


def _of(table: str, column: str = "id", *, name: str = "", key: bool = False) -> Column[str]:
    """The row of another table that this one hangs on; it goes with it."""
    return Column(
        name or table,
        TEXT,
        ForeignKey(f"{table}.{column}", ondelete="CASCADE"),
        primary_key=key,
        nullable=False,
    )


meta = Table("meta", tables, _key("name"), _text("value", needed=True))
"""Facts of the store itself: its id, the latest time it was told."""

coverage = Table(
    "coverage",
    tables,
    _key("id"),
    _text("title", needed=True),
    _text("added", needed=True),
    _text("changed", needed=True),
    Column("gathered", Boolean, nullable=False),
)
"""`gathered`: its reports were put together by the program, which may cut it or join it anew."""

original = Table(
    "original",
    tables,
    _key("sha256"),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""The bytes that texts were taken from, by their SHA-256."""

document = Table(
    "document",
    tables,
    _key("id"),
    _text("digest", needed=True),
    _text("sha256", needed=True),
    _text("bytes_sha256"),
    _text("title", needed=True),
    _text("outlet", needed=True),
    _text("address", needed=True),
    _text("published", needed=True),
    _text("added", needed=True),
    Column("content", LargeBinary, nullable=False),
    Index("document_address", "address"),
    Index("document_bytes", "bytes_sha256"),
)

capture = Table(
    "capture",
    tables,
    _number(),
    _of("document"),
    _text("address", needed=True),
    _text("captured"),
    _text("seen", needed=True),
    _text("source", needed=True),
    Index("capture_address", "address"),
    Index("capture_document", "document"),
)
"""Every time that a report came in: what stood at an address, and when."""

forgotten = Table(
    "forgotten",
    tables,
    _key("document"),
    _text("sha256", needed=True),
    _text("who", needed=True),
    _text("at", needed=True),
)
"""That a report was removed at a person's wish; nothing of what it said."""

member = Table(
    "member",
    tables,
    _of("coverage", key=True),
    _of("document", key=True),
    Index("member_document", "document"),
)

reading = Table(
    "reading",
    tables,
    _key("kind"),
    _key("key"),
    _key("made_with"),
    _of("document"),
    Column("content", LargeBinary, nullable=False),
    Index("reading_document", "document"),
)
"""What the reader said of a document: a memory, which can be made again."""

passage = Table(
    "passage",
    tables,
    _of("document", key=True),
    Column("key", LargeBinary, primary_key=True),
    _key("made_with"),
    Column("vector", LargeBinary),
)
"""The passages of a document that a model was shown, without their words, and their vectors.

A table with row numbers: without them SQLite would give every vector a page of its own."""

pair = Table(
    "pair",
    tables,
    Column("left", LargeBinary, primary_key=True),
    Column("right", LargeBinary, primary_key=True),
    _key("made_with"),
    Column("scores", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""What the pair reader said of two passages."""

brief = Table(
    "brief",
    tables,
    _of("coverage", key=True),
    _key("fingerprint"),
    _text("digest", needed=True),
    _text("made", needed=True),
    Column("is_latest", Boolean, nullable=False),
    Column("is_told", Boolean, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""The latest brief of a coverage, and the one that its changes were last told against."""

point = Table(
    "point",
    tables,
    _of("coverage", key=True),
    _key("id"),
    Column("place", Integer, nullable=False),
    _text("verdict", needed=True),
    Column("least", Integer, nullable=False),
    Column("most", Integer, nullable=False),
)
"""The points of the latest brief of a coverage, in its order."""

judged = Table(
    "judged",
    tables,
    _number(),
    _of("coverage"),
    _text("point", needed=True),
    _of("document"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    _text("verdict", needed=True),
    Index("judged_coverage", "coverage"),
    Index("judged_document", "document", "start"),
)
"""Where the readings of these points stand."""

said = Table(
    "said",
    tables,
    _number(),
    _of("document"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("said_document", "document", "start"),
)
"""The sentences that are searched; their words stand in `said_words`, which each kind of database
makes in its own way, as do the names in them and of who says them."""

amount = Table(
    "amount",
    tables,
    _number(),
    Column(
        "said", Integer, ForeignKey("said.number", ondelete="CASCADE"), nullable=False, index=True
    ),
    _text("kind", needed=True),
    Column("low", Float),
    Column("high", Float),
    Index("amount_kind", "kind", "low"),
)

decision = Table(
    "decision",
    tables,
    _number(),
    Column("id", TEXT, nullable=False, unique=True),
    _text("coverage", needed=True),
    _text("what", needed=True),
    _text("who", needed=True),
    _text("at", needed=True),
    Column("content", LargeBinary, nullable=False),
    Index("decision_coverage", "coverage"),
    sqlite_autoincrement=True,
)
"""What people decided, appended and never changed. They outlive coverages."""

change = Table(
    "change",
    tables,
    _number(),
    _text("coverage", needed=True),
    _text("at", needed=True),
    _text("kind", needed=True),
    Column("content", LargeBinary, nullable=False),
    Index("change_coverage", "coverage", "number"),
    Index("change_at", "at"),
    sqlite_autoincrement=True,
)

change_document = Table(
    "change_document",
    tables,
    Column("change", Integer, ForeignKey("change.number", ondelete="CASCADE"), primary_key=True),
    _key("document"),
    Index("change_document_document", "document"),
)
"""Which reports a change speaks of, so that it goes when one is forgotten."""

feed = Table("feed", tables, _key("id"), Column("content", LargeBinary, nullable=False))

task = Table(
    "task",
    tables,
    _number(),
    _text("kind", needed=True),
    _text("state", needed=True),
    _text("due", needed=True),
    _text("taken"),
    _text("owner"),
    Column("tries", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index("task_state", "state", "due"),
    sqlite_autoincrement=True,
)

person = Table(
    "person",
    tables,
    _key("name"),
    _text("role", needed=True),
    _text("password", needed=True),
    _text("added", needed=True),
)
"""Who may come in; what is kept of a password is a hash."""

token = Table(
    "token",
    tables,
    _key("sha256"),
    _text("person", needed=True),
    _text("scopes", needed=True),
    _text("label", needed=True),
    _text("added", needed=True),
)

log = Table(
    "log",
    tables,
    _number(),
    _text("at", needed=True),
    _text("who", needed=True),
    _text("what", needed=True),
    _text("about", needed=True),
    _text("place", needed=True),
    sqlite_autoincrement=True,
)
"""Who did what, from where."""

seen = Table("seen", tables, _key("who"), _key("coverage"), _text("at", needed=True))
"""When a person looked at a coverage last."""
