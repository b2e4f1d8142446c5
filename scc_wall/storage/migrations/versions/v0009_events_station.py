"""Events say at which station they were seen: several may share one store."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the column; what is there was seen at the only station, or nobody knows at which."""
    op.add_column("events", sa.Column("station", sa.Text))


def downgrade() -> None:
    """Remove it."""
    op.drop_column("events", "station")
