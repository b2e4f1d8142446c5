"""The tables of cameras that are asked and steered over ONVIF. All of them go with their camera."""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from scc_wall.storage.columns import AnyText, Document
from scc_wall.storage.metadata import metadata


def _camera(*, key: bool = False, index: bool | None = None) -> Column[int]:
    to = ForeignKey("cameras.id", ondelete="CASCADE")
    return Column("camera_id", Integer, to, primary_key=key, nullable=False, autoincrement=False, index=index)


onvif_setups: Final = Table(
    "onvif_setups",
    metadata,
    _camera(key=True),
    Column("address", String(2048), nullable=False),
    Column("username", String(256)),
    Column("password_sealed", LargeBinary),
    Column("fingerprint_sha256", String(64)),
    Column("steerable", Boolean, nullable=False),
    Column("ptz_profile", Text),
    Column("slows_itself", Boolean, nullable=False),
    Column("widest_deg", Double),
    Column("most_times", Double),
)
"""`domain.camera.OnvifSetup`. `username` null: the camera's own account. Plain types: a glance reads them too."""

ptz_locks: Final = Table(
    "ptz_locks",
    metadata,
    _camera(key=True),
    Column("mark", String(32), nullable=False),
    Column("touched", BigInteger, nullable=False),
    Column("reserved", Boolean, nullable=False),
    Column("login", AnyText, nullable=False),
    Column("name", AnyText, nullable=False),
    Column("role", String(16), nullable=False),
    Column("station", AnyText, nullable=False),
    Column("session_id", Integer, nullable=False),
)
"""Who holds a camera (decision 0044). `mark`: of this one taking. `touched`: goes up with every sign of life; no time
stands here, since the clocks of two stations differ."""

patrols: Final = Table(
    "patrols",
    metadata,
    Column("id", Integer, primary_key=True),
    _camera(index=True),
    Column("name", AnyText, nullable=False),
    Column("tokens", Document, nullable=False),
    Column("dwell_s", Double, nullable=False),
    sqlite_autoincrement=True,
)
"""`sqlite_autoincrement`: an id is never given twice, since a patrol that goes on knows its own."""

preset_pictures: Final = Table(
    "preset_pictures",
    metadata,
    _camera(key=True),
    Column("token", AnyText, primary_key=True),
    Column("jpeg", LargeBinary, nullable=False),
)
