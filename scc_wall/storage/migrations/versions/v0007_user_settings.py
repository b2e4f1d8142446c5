"""Settings of each person."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "user_settings",
        sa.Column("login_key", sa.String(64), nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("login", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("login_key", "key", name=op.f("pk_user_settings")),
    )


def downgrade() -> None:
    """Remove it."""
    op.drop_table("user_settings")
