"""Sessions of people who logged in, and pages as they were rendered."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Two tables more."""
    op.create_table(
        "session",
        sa.Column("sha256", WORDS, primary_key=True),
        sa.Column("who", WORDS, nullable=True),
        sa.Column("csrf", WORDS, nullable=False),
        sa.Column("since", sa.Float(), nullable=False),
        sa.Column("used", sa.Float(), nullable=False),
    )
    op.create_index("session_used", "session", ["used"])
    op.create_table(
        "page",
        sa.Column(
            "coverage", WORDS, sa.ForeignKey("coverage.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("name", WORDS, primary_key=True),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
