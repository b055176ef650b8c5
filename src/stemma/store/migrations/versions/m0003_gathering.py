"""What a coverage is of, in a line of its brief; how a report was gathered, to gather on."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """A column and a table more."""
    op.add_column("brief", sa.Column("event", WORDS, nullable=True))
    op.create_table(
        "bag",
        sa.Column(
            "document",
            WORDS,
            sa.ForeignKey("document.id", ondelete="CASCADE"),
            primary_key=True,
            nullable=False,
        ),
        sa.Column("digest", WORDS, nullable=False),
        sa.Column("made_with", WORDS, nullable=False),
        sa.Column("family", WORDS, nullable=False),
        sa.Column("part", WORDS, nullable=False),
        sa.Column("opener", WORDS, nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("terms", sa.LargeBinary(), nullable=False),
        sa.Column("bands", sa.LargeBinary(), nullable=False),
    )
