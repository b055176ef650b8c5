"""People, their tokens, what they saw, and the log."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Four tables more."""
    op.create_table(
        "person",
        sa.Column("name", WORDS, primary_key=True),
        sa.Column("role", WORDS, nullable=False),
        sa.Column("password", WORDS, nullable=False),
        sa.Column("added", WORDS, nullable=False),
    )
    op.create_table(
        "token",
        sa.Column("sha256", WORDS, primary_key=True),
        sa.Column("person", WORDS, nullable=False),
        sa.Column("scopes", WORDS, nullable=False),
        sa.Column("label", WORDS, nullable=False),
        sa.Column("added", WORDS, nullable=False),
    )
    op.create_table(
        "log",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=True),
        sa.Column("at", WORDS, nullable=False),
        sa.Column("who", WORDS, nullable=False),
        sa.Column("what", WORDS, nullable=False),
        sa.Column("about", WORDS, nullable=False),
        sa.Column("place", WORDS, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "seen",
        sa.Column("who", WORDS, primary_key=True),
        sa.Column("coverage", WORDS, primary_key=True),
        sa.Column("at", WORDS, nullable=False),
    )
