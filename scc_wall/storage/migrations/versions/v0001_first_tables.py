"""First tables: regions, cameras, streams, layouts, screens, settings; and the 17 regions."""

import csv

import sqlalchemy as sa
from alembic import op

from scc_wall.base.resources import resource

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables and fill in the regions."""
    regions = _regions()
    with resource("regions.csv").open(encoding="utf-8", newline="") as file:
        op.bulk_insert(
            regions,
            [
                {
                    **{column: row[column] for column in ("code", "bps_code", "kind", "name", "capital")},
                    "capital_latitude_deg": float(row["capital_lat"]),
                    "capital_longitude_deg": float(row["capital_lon"]),
                }
                for row in csv.DictReader(file)
            ],
        )
    _cameras()
    _wall()


def _regions() -> sa.Table:
    return op.create_table(
        "regions",
        sa.Column("code", sa.String(8), nullable=False),
        sa.Column("bps_code", sa.String(8), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("capital", sa.String(80), nullable=False),
        sa.Column("capital_latitude_deg", sa.Float, nullable=False),
        sa.Column("capital_longitude_deg", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_regions")),
        sa.UniqueConstraint("bps_code", name=op.f("uq_regions_bps_code")),
    )


def _cameras() -> None:
    op.create_table(
        "cameras",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("name_key", sa.String(200), nullable=False),
        sa.Column("region_code", sa.String(8)),
        sa.Column("transport", sa.String(8), nullable=False),
        sa.Column("username", sa.String(256)),
        sa.Column("password_sealed", sa.LargeBinary),
        sa.Column("tags", sa.JSON, nullable=False),
        sa.CheckConstraint("number between 1 and 9999", name=op.f("ck_cameras_number")),
        sa.ForeignKeyConstraint(["region_code"], ["regions.code"], name=op.f("fk_cameras_region_code_regions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cameras")),
        sa.UniqueConstraint("name_key", name=op.f("uq_cameras_name_key")),
        sa.UniqueConstraint("number", name=op.f("uq_cameras_number")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "streams",
        sa.Column("camera_id", sa.Integer, nullable=False),
        sa.Column("role", sa.String(8), nullable=False),
        sa.Column("url", sa.String(2048), nullable=False),
        sa.Column("url_sealed", sa.LargeBinary),
        sa.Column("width_px", sa.Integer),
        sa.Column("height_px", sa.Integer),
        sa.Column("opener", sa.String(16), nullable=False),
        sa.ForeignKeyConstraint(
            ["camera_id"], ["cameras.id"], name=op.f("fk_streams_camera_id_cameras"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("camera_id", "role", name=op.f("pk_streams")),
    )


def _wall() -> None:
    op.create_table(
        "layouts",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("document", sa.JSON, nullable=False),
        sa.Column("saved_utc", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_layouts")),
        sa.UniqueConstraint("name", name=op.f("uq_layouts_name")),
    )
    op.create_table(
        "screens",
        sa.Column("id", sa.Integer, nullable=False),
        *(sa.Column(name, sa.String(200), nullable=False) for name in ("serial", "manufacturer", "model", "name")),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("x_px", "y_px", "width_px", "height_px")),
        sa.Column("position", sa.Integer),
        sa.Column("saved_utc", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screens")),
    )
    op.create_table(
        "settings",
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("value", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_settings")),
    )


def downgrade() -> None:
    """Remove all tables."""
    for name in ("settings", "screens", "layouts", "streams", "cameras", "regions"):
        op.drop_table(name)
