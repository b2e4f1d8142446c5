"""Patrols, and the small pictures of presets."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update

from scc_wall.base.told import Told
from scc_wall.domain.steering import Patrol
from scc_wall.storage.columns import readable
from scc_wall.storage.engine import Database
from scc_wall.storage.ptz_tables import patrols, preset_pictures
from scc_wall.storage.tables import cameras
from scc_wall.storage.told_errors import StoreError

LARGEST_PICTURE_BYTES: Final = 64 * 1024
"""A JPEG of 320×180, as a list of presets shows it, has some 15 KB."""
MOST_PICTURES: Final = 300
"""For one camera: 64 cameras with all of them are 1.2 GB at most. Cameras have up to 300 presets."""
MOST_TOKENS: Final = 300
LONGEST_NAME: Final = 80
LONGEST_TOKEN: Final = 256
"""Characters. ONVIF says 64; some cameras say more."""
DWELL_S: Final = (1.0, 3600.0)


class PatrolRepository:
    """A `domain.steering.PatrolStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def patrols(self, camera_id: int) -> Sequence[Patrol]:
        """Return the patrols of a camera by name.

        Raises
        ------
        StoreError
            If one can't be read.
        """
        with self._database.reading() as connection:
            rows = connection.execute(select(patrols).where(patrols.c.camera_id == camera_id)).mappings().all()
        return sorted(map(_patrol, rows), key=lambda patrol: (patrol.name.casefold(), patrol.patrol_id))

    def save_patrol(self, patrol: Patrol) -> Patrol:
        """Store a patrol, new with `patrol_id` 0; return it as stored.

        Raises
        ------
        StoreError
            If it is no round, or it or its camera was removed meanwhile.
        """
        stored = _checked(patrol)
        values = {"name": stored.name, "tokens": list(stored.tokens), "dwell_s": stored.dwell_s}
        with self._database.writing() as connection:
            if not patrol.patrol_id:
                _refuse_removed(connection, patrol.camera_id)
                new = insert(patrols).values(camera_id=patrol.camera_id, **values).returning(patrols.c.id)
                return replace(stored, patrol_id=connection.execute(new).scalar_one())
            here = (patrols.c.id == patrol.patrol_id) & (patrols.c.camera_id == patrol.camera_id)
            if connection.execute(update(patrols).where(here).values(**values)).rowcount != 1:
                raise StoreError(Told("Patroli itu sudah dihapus.", "That patrol was removed."), todo=_AGAIN)
        return stored

    def remove_patrol(self, patrol_id: int) -> None:
        """Forget a patrol. Idempotent."""
        with self._database.writing() as connection:
            connection.execute(delete(patrols).where(patrols.c.id == patrol_id))

    def preset_pictures(self, camera_id: int) -> dict[str, bytes]:
        """Return small JPEGs by preset token."""
        query = select(preset_pictures).where(preset_pictures.c.camera_id == camera_id)
        with self._database.reading() as connection:
            return {row["token"]: bytes(row["jpeg"]) for row in connection.execute(query).mappings()}

    def keep_preset_picture(self, camera_id: int, token: str, jpeg: bytes | None) -> None:
        """Keep what the camera saw at a preset; None forgets it.

        Raises
        ------
        StoreError
            If it is no small JPEG, there are too many, or the camera was removed meanwhile.
        """
        if jpeg is not None:
            _refuse_large(token, jpeg)
        here = (preset_pictures.c.camera_id == camera_id) & (preset_pictures.c.token == token)
        with self._database.writing() as connection:
            connection.execute(delete(preset_pictures).where(here))
            if jpeg is not None:
                _refuse_removed(connection, camera_id)
                _refuse_many(connection, camera_id)
                connection.execute(insert(preset_pictures).values(camera_id=camera_id, token=token, jpeg=jpeg))


def _patrol(row: RowMapping) -> Patrol:
    with readable(Told("Patroli", "A patrol")):
        return Patrol(row["id"], row["camera_id"], row["name"], tuple(map(str, row["tokens"])), float(row["dwell_s"]))


def _checked(patrol: Patrol) -> Patrol:
    """Return the patrol with its name trimmed.

    Raises
    ------
    StoreError
        If it has no name, or is no round.
    """
    name = " ".join(patrol.name.split())
    if not 1 <= len(name) <= LONGEST_NAME:
        raise StoreError(
            Told("Nama patroli kosong atau terlalu panjang.", "The patrol's name is empty or too long."),
            todo=Told("Tulis 1–{most} huruf.", "Write 1–{most} characters.").format(most=LONGEST_NAME),
        )
    if not 2 <= len(patrol.tokens) <= MOST_TOKENS or any(len(token) > LONGEST_TOKEN for token in patrol.tokens):
        raise StoreError(
            Told("Patroli memerlukan sedikitnya dua preset.", "A patrol needs at least two presets."),
            todo=Told("Pilih preset lagi.", "Choose more presets."),
        )
    least_s, most_s = DWELL_S
    if not least_s <= patrol.dwell_s <= most_s:
        raise StoreError(
            Told("Lama singgah tidak dapat dipakai.", "The stay can't be used."),
            todo=Told("Pilih 1 detik sampai 1 jam.", "Choose 1 second to 1 hour."),
        )
    return replace(patrol, name=name)


def _refuse_large(token: str, jpeg: bytes) -> None:
    if len(jpeg) > LARGEST_PICTURE_BYTES or not jpeg.startswith(b"\xff\xd8\xff") or len(token) > LONGEST_TOKEN:
        raise StoreError(
            Told("Gambar preset tidak dapat disimpan.", "The preset's picture can't be stored."),
            Told("Bukan JPEG kecil (paling besar 64 KB).", "It is no small JPEG (64 KB at most)."),
        )


def _refuse_many(connection: Connection, camera_id: int) -> None:
    here = preset_pictures.c.camera_id == camera_id
    if (connection.scalar(select(func.count()).select_from(preset_pictures).where(here)) or 0) >= MOST_PICTURES:
        raise StoreError(
            Told("Gambar preset kamera ini sudah terlalu banyak.", "This camera has too many pictures of presets."),
            todo=Told("Hapus preset yang tidak dipakai.", "Remove presets that are not used."),
        )


def _refuse_removed(connection: Connection, camera_id: int) -> None:
    if connection.scalar(select(cameras.c.id).where(cameras.c.id == camera_id)) is None:
        raise StoreError(Told("Kamera itu sudah dihapus.", "That camera was removed."), todo=_AGAIN)


_AGAIN: Final = Told("Buka daftarnya lagi.", "Open the list again.")
