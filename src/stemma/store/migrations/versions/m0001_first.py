"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """From nothing to these tables."""
    op.create_table(
        "change",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("coverage", WORDS, nullable=False),
        sa.Column("at", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sqlite_autoincrement=True,
    )
    op.create_index("change_at", "change", ["at"], unique=False)
    op.create_index("change_coverage", "change", ["coverage", "number"], unique=False)
    op.create_table(
        "coverage",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("title", WORDS, nullable=False),
        sa.Column("added", WORDS, nullable=False),
        sa.Column("changed", WORDS, nullable=False),
        sa.Column("gathered", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "decision",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("coverage", WORDS, nullable=False),
        sa.Column("what", WORDS, nullable=False),
        sa.Column("who", WORDS, nullable=False),
        sa.Column("at", WORDS, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("decision_coverage", "decision", ["coverage"], unique=False)
    op.create_table(
        "document",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("digest", WORDS, nullable=False),
        sa.Column("sha256", WORDS, nullable=False),
        sa.Column("bytes_sha256", WORDS, nullable=True),
        sa.Column("title", WORDS, nullable=False),
        sa.Column("outlet", WORDS, nullable=False),
        sa.Column("address", WORDS, nullable=False),
        sa.Column("published", WORDS, nullable=False),
        sa.Column("added", WORDS, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("document_address", "document", ["address"], unique=False)
    op.create_index("document_bytes", "document", ["bytes_sha256"], unique=False)
    op.create_table(
        "feed",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "forgotten",
        sa.Column("document", WORDS, nullable=False),
        sa.Column("sha256", WORDS, nullable=False),
        sa.Column("who", WORDS, nullable=False),
        sa.Column("at", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("document"),
    )
    op.create_table(
        "meta",
        sa.Column("name", WORDS, nullable=False),
        sa.Column("value", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "original",
        sa.Column("sha256", WORDS, nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "pair",
        sa.Column("left", sa.LargeBinary(), nullable=False),
        sa.Column("right", sa.LargeBinary(), nullable=False),
        sa.Column("made_with", WORDS, nullable=False),
        sa.Column("scores", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("left", "right", "made_with"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "task",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("state", WORDS, nullable=False),
        sa.Column("due", WORDS, nullable=False),
        sa.Column("taken", WORDS, nullable=True),
        sa.Column("owner", WORDS, nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sqlite_autoincrement=True,
    )
    op.create_index("task_state", "task", ["state", "due"], unique=False)
    op.create_table(
        "brief",
        sa.Column("coverage", WORDS, nullable=False),
        sa.Column("fingerprint", WORDS, nullable=False),
        sa.Column("digest", WORDS, nullable=False),
        sa.Column("made", WORDS, nullable=False),
        sa.Column("is_latest", sa.Boolean(), nullable=False),
        sa.Column("is_told", sa.Boolean(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["coverage"], ["coverage.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("coverage", "fingerprint"),
    )
    op.create_table(
        "capture",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("document", WORDS, nullable=False),
        sa.Column("address", WORDS, nullable=False),
        sa.Column("captured", WORDS, nullable=True),
        sa.Column("seen", WORDS, nullable=False),
        sa.Column("source", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("capture_address", "capture", ["address"], unique=False)
    op.create_index("capture_document", "capture", ["document"], unique=False)
    op.create_table(
        "change_document",
        sa.Column("change", sa.Integer(), nullable=False),
        sa.Column("document", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["change"], ["change.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("change", "document"),
    )
    op.create_index("change_document_document", "change_document", ["document"], unique=False)
    op.create_table(
        "judged",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("coverage", WORDS, nullable=False),
        sa.Column("point", WORDS, nullable=False),
        sa.Column("document", WORDS, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("verdict", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["coverage"], ["coverage.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("judged_coverage", "judged", ["coverage"], unique=False)
    op.create_index("judged_document", "judged", ["document", "start"], unique=False)
    op.create_table(
        "member",
        sa.Column("coverage", WORDS, nullable=False),
        sa.Column("document", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["coverage"], ["coverage.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("coverage", "document"),
    )
    op.create_index("member_document", "member", ["document"], unique=False)
    op.create_table(
        "passage",
        sa.Column("document", WORDS, nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("made_with", WORDS, nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "key", "made_with"),
    )
    op.create_table(
        "point",
        sa.Column("coverage", WORDS, nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("verdict", WORDS, nullable=False),
        sa.Column("least", sa.Integer(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["coverage"], ["coverage.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("coverage", "id"),
    )
    op.create_table(
        "reading",
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("made_with", WORDS, nullable=False),
        sa.Column("document", WORDS, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("kind", "key", "made_with"),
    )
    op.create_index("reading_document", "reading", ["document"], unique=False)
    op.create_table(
        "said",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("document", WORDS, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("said_document", "said", ["document", "start"], unique=False)
    op.create_table(
        "amount",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("said", sa.Integer(), nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["said"], ["said.number"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("amount_kind", "amount", ["kind", "low"], unique=False)
    op.create_index(op.f("ix_amount_said"), "amount", ["said"], unique=False)
    _search()


def _search() -> None:
    """The words that are searched, as each kind of database has them."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE said_words USING"
            " fts5(words, parties, speakers, tokenize='unicode61')"
        )
    else:
        op.execute(
            "CREATE TABLE said_words (number integer PRIMARY KEY"
            " REFERENCES said (number) ON DELETE CASCADE, words tsvector NOT NULL)"
        )
        op.execute("CREATE INDEX said_words_words ON said_words USING gin (words)")
