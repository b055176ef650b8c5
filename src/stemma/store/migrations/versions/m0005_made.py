"""When a brief was made last, found without a look at all of them."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """An index more."""
    op.create_index("brief_made", "brief", ["made"])
