"""Cameras that are asked and steered over ONVIF: where they stand, their locks, patrols and pictures of presets."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables."""
    op.add_column("cameras", sa.Column("place", sa.String(200)))
    op.create_table(
        "onvif_setups",
        *_of_camera("onvif_setups"),
        sa.Column("address", sa.String(2048), nullable=False),
        sa.Column("username", sa.String(256)),
        sa.Column("password_sealed", sa.LargeBinary),
        sa.Column("fingerprint_sha256", sa.String(64)),
        sa.Column("steerable", sa.Boolean, nullable=False),
        sa.Column("ptz_profile", sa.Text),
        sa.Column("slows_itself", sa.Boolean, nullable=False),
        sa.Column("widest_deg", sa.Double),
        sa.Column("most_times", sa.Double),
        sa.PrimaryKeyConstraint("camera_id", name=op.f("pk_onvif_setups")),
    )
    _locks()
    _presets()


def _locks() -> None:
    op.create_table(
        "ptz_locks",
        *_of_camera("ptz_locks"),
        sa.Column("mark", sa.String(32), nullable=False),
        sa.Column("touched", sa.BigInteger, nullable=False),
        sa.Column("reserved", sa.Boolean, nullable=False),
        *_texts("login", "name"),
        sa.Column("role", sa.String(16), nullable=False),
        *_texts("station"),
        sa.Column("session_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("camera_id", name=op.f("pk_ptz_locks")),
    )


def _presets() -> None:
    op.create_table(
        "patrols",
        sa.Column("id", sa.Integer, nullable=False),
        *_of_camera("patrols"),
        *_texts("name", "tokens"),
        sa.Column("dwell_s", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_patrols")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_patrols_camera_id", "patrols", ["camera_id"])
    op.create_table(
        "preset_pictures",
        *_of_camera("preset_pictures"),
        *_texts("token"),
        sa.Column("jpeg", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("camera_id", "token", name=op.f("pk_preset_pictures")),
    )


def _of_camera(table: str) -> tuple[sa.Column[int], sa.ForeignKeyConstraint]:
    name = op.f(f"fk_{table}_camera_id_cameras")
    gone = sa.ForeignKeyConstraint(["camera_id"], ["cameras.id"], name=name, ondelete="CASCADE")
    return sa.Column("camera_id", sa.Integer, nullable=False, autoincrement=False), gone


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def downgrade() -> None:
    """Remove all of it."""
    for name in ("preset_pictures", "patrols", "ptz_locks", "onvif_setups"):
        op.drop_table(name)
    op.drop_column("cameras", "place")
