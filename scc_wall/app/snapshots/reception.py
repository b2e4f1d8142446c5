"""Snapshots at this wall: J and Shift+J take one, Ctrl+J shows those that there are.

::

    J ─lock─► still of the tile's camera ─┐
    Shift+J ─lock─► each screen grabbed ──┴─► strip ─► worker: PNG, audit, file, store ─► told

Lives on the UI thread; what is heavy (numpy, SQLAlchemy) is loaded by the worker with the first snapshot.
"""

import logging
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from scc_wall.app.snapshots.files import SnapshotFiles
from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.errors import SccError
from scc_wall.domain import evidence
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.evidence import Evidence, PictureFacts
from scc_wall.domain.region import regions
from scc_wall.domain.snapshot import GAP_PX, RawPicture, Snapshot, SnapshotKind
from scc_wall.domain.still import Still, StillSource
from scc_wall.storage.late_store import LateStore
from scc_wall.ui.wall_plan import Tile
from scc_wall.ui.wall_ui import WallUi
from scc_wall.ui.words import tr

if TYPE_CHECKING:
    from scc_wall.access.policy import Policy
    from scc_wall.access.presence import Presence
    from scc_wall.access.service import Access
    from scc_wall.app.access.work import RoomWork
    from scc_wall.app.snapshots.book import SnapshotBook
    from scc_wall.app.snapshots.gallery import RoomGallery
    from scc_wall.domain.snapshot import SnapshotStore
    from scc_wall.ui.snapshots.gallery_dialog import GalleryDialog

log = logging.getLogger(__name__)

MOST_WAITING: Final = 6
"""Snapshots that wait for the worker; each holds a picture of 6 to 25 MB."""
TOLD_S: Final = 8.0
REFUSED_TOLD_S: Final = 20.0
PURGE_AFTER_S: Final = 120.0
"""Nothing of it at the start, which has enough to do."""
PURGE_EVERY_S: Final = 6 * 3600.0


@dataclass(frozen=True, slots=True)
class SnapshotPlace:
    """Where snapshots are kept.

    Parameters
    ----------
    folder
        Made by the first one.
    station
        Name of this machine, as it stands under them.
    """

    folder: Path
    station: str


class SnapshotReception(QObject):
    """Takes snapshots and opens the gallery.

    Parameters
    ----------
    stills
        Takes pictures at their own size.
    access
        Returns access once it is open.
    """

    def __init__(
        self,
        place: SnapshotPlace,
        store: LateStore,
        ui: WallUi,
        clock: Clock,
        *,
        stills: StillSource,
        access: "Callable[[], Access | None]",
    ) -> None:
        super().__init__(ui)
        self._place = place
        self._files = SnapshotFiles(place.folder)
        self._store = store
        self._ui = ui
        self._stills = stills
        self._access = access
        self._clock = clock
        self._work: RoomWork | None = None
        self._book: SnapshotBook | None = None
        self._waiting = 0
        self._closed = False
        self._opening = False
        self._of_session: int | None = None
        self._purge_due_mono_ns = clock.mono_ns() + int(PURGE_AFTER_S * 1e9)
        self.gallery: GalleryDialog | None = None
        """The gallery while it is open."""
        ui.commands.add("snapshots", self.open_gallery)
        ui.commands.add("snapshot", self.take_tile)
        ui.commands.add("snapshot-wall", self.take_wall, cameras=self._seen_ids)

    # --- a tile

    def take_tile(self) -> None:
        """Take a snapshot of the selected tile's camera; the lock let it pass."""
        by, tile = self._present(), self._selected()
        camera = None if tile is None else self._ui.model.camera(tile.place.camera_id)
        if tile is None or camera is None:
            self._ui.tell(tr("Pilih dahulu petak dengan kamera, lalu tekan J"))
        elif self._ui.model.guests.hides(camera.camera_id):
            self._ui.tell(tr("Mode tamu: kamera ini disembunyikan (H)"))
        elif by is not None and self._has_room():
            past = self._stills.shows_past(tile.tile_id)
            live = tr("Mengambil cuplikan {name} yang langsung, bukan ulangannya…")
            told = live if past else tr("Mengambil cuplikan {name}…")
            self._ui.tell(told.format(name=camera.title))  # before: the answer may come at once
            if not self._stills.take_still(tile.tile_id, partial(self._on_still, by, tile, camera)):
                self._ui.tell(tr("Cuplikan sebelumnya masih diambil: tekan J lagi sebentar"))

    def _selected(self) -> Tile | None:
        """Return the selected tile as it is shown now."""
        address = self._ui.model.selected
        return None if address is None else self._ui.walls[address.screen].tile_of(address)

    def _on_still(self, by: "Presence", tile: Tile, camera: CameraConfig, still: Still | None) -> None:
        if self._closed:
            if still is not None:
                still.close()
            return
        if still is None:
            self._ui.tell(tr("⚠ Tidak ada cuplikan: {name} belum pernah bergambar").format(name=camera.name), TOLD_S)
            return
        picture = RawPicture(still.pixels, still.size_px, 3 if still.whole else 4)
        taken_utc = self._utc_of(still.taken_mono_ns)
        told = self._evidence(by, camera.title, _where(camera), taken_utc)
        told = replace(told, picture=self._facts(still, tile))
        self._keep(by, SnapshotKind.TILE, told, (camera,), (picture,), still.close)

    def _facts(self, still: Still, tile: Tile) -> PictureFacts:
        status = still.status
        return PictureFacts(
            key=still.key,
            size_px=still.size_px,
            arrived_utc=self._utc_of(still.arrived_mono_ns),
            age_s=max(0.0, seconds_between(still.arrived_mono_ns, still.taken_mono_ns)),
            state=status.state,
            whole=still.whole,
            codec=status.facts.codec or "",
            rotation=tile.place.rotation,
            frozen_s=status.frozen_s,
            camera_clock_offset_s=status.facts.camera_clock_offset_s,
        )

    def _utc_of(self, mono_ns: int) -> datetime:
        """Return when a monotonic moment was, by the wall clock as it is set now."""
        return self._clock.now_utc() - timedelta(seconds=seconds_between(mono_ns, self._clock.mono_ns()))

    # --- the whole wall

    def _seen_ids(self) -> tuple[int | None, ...]:
        """Return the cameras that can be seen now, each once."""
        seen = [tile.place.camera_id for wall in self._ui.walls if wall.seen() for tile in wall.tiles]
        return tuple(dict.fromkeys(seen))

    def _seen_cameras(self) -> tuple[CameraConfig, ...]:
        return tuple(camera for one in self._seen_ids() if (camera := self._ui.model.camera(one)) is not None)

    def take_wall(self) -> None:
        """Take a snapshot of all screens, without the marks of who sits there; the lock let it pass for each camera."""
        by = self._present()
        if by is None or not self._has_room():
            return
        cameras = self._seen_cameras()
        told = self._evidence(
            by, f"Seluruh dinding: {len(cameras)} kamera", "", self._clock.now_utc()
        )  # in the language of the strip
        self._waiting += 1
        self._grab_next(by, told, cameras, ())

    def _grab_next(
        self, by: "Presence", told: Evidence, cameras: tuple[CameraConfig, ...], grabbed: tuple[RawPicture, ...]
    ) -> None:
        """Grab a screen a turn: all at once would hold the pictures up."""
        from scc_wall.ui.snapshots.strip import raw

        walls = [wall for wall in self._ui.walls if wall.seen()]
        if len(grabbed) < len(walls) and not self._closed:
            more = (*grabbed, raw(walls[len(grabbed)].evidence()))
            if self._seen_cameras() != cameras:
                self._waiting -= 1  # a page came up meanwhile: cameras that nobody asked the letter of
                self._ui.tell(tr("⚠ Tidak ada cuplikan: dinding berganti sementara itu; tekan lagi"), TOLD_S)
                return
            QTimer.singleShot(0, self, lambda: self._grab_next(by, told, cameras, more))
            return
        self._waiting -= 1
        if grabbed and not self._closed:
            self._keep(by, SnapshotKind.WALL, told, cameras, grabbed, _nothing)

    # --- both

    def _present(self) -> "Presence | None":
        access = self._access()
        present = None if access is None else access.sessions.present()
        if present is None:
            self._ui.tell(tr("Terkunci: masuk dahulu (Ctrl+L)"))
        return present

    def _has_room(self) -> bool:
        """Return whether another one may be taken; many wait only while the disk is slow."""
        if self._waiting >= MOST_WAITING:
            self._ui.tell(tr("⚠ Cuplikan sebelumnya belum tersimpan: tunggu sebentar"))
        return self._waiting < MOST_WAITING

    def _evidence(self, by: "Presence", title: str, where: str, taken_utc: datetime) -> Evidence:
        return Evidence(
            snapshot_id=evidence.file_stem(taken_utc, secrets.token_hex(3)),
            taken_utc=taken_utc,
            title=title,
            where=where,
            person=by.account.name,
            login=by.account.login,
            letter_number=by.letter.letter.number,
            station=self._place.station,
        )

    def _keep(  # noqa: PLR0917 - all that a snapshot consists of
        self,
        by: "Presence",
        kind: SnapshotKind,
        told: Evidence,
        cameras: tuple[CameraConfig, ...],
        pictures: tuple[RawPicture, ...],
        close: Callable[[], object],
    ) -> None:
        """Draw the strip, and have the worker keep it all."""
        from scc_wall.ui.snapshots.strip import strip

        under = strip(evidence.lines(told), _width(pictures))

        def job() -> Snapshot:
            from scc_wall.app.snapshots.book import Taken

            return self.book().keep(Taken(by, kind, told, cameras, pictures, under))

        def done(snapshot: Snapshot) -> None:
            self._end(close)
            words = tr("✓ Cuplikan tersimpan: {name} · SHA-256 {hash}… (galeri: Ctrl+J)")
            self._ui.tell(words.format(name=told.title, hash=snapshot.sha256[:12]), TOLD_S)

        def failed(error: SccError) -> None:
            self._end(close)
            log.warning("a snapshot could not be kept: %s", error.what.en)
            self._ui.tell(f"⚠ {error.in_one()}", REFUSED_TOLD_S)

        self._waiting += 1
        self._worker()(job, done, failed)

    def _end(self, close: Callable[[], object]) -> None:
        self._waiting -= 1
        close()

    def book(self) -> "SnapshotBook":
        """Return what keeps snapshots; loads what it takes, on the worker."""
        from scc_wall.app.snapshots.book import SnapshotBook

        if self._book is None:
            self._book = SnapshotBook(self._snapshots, self._policy, self._files)
        return self._book

    def _snapshots(self) -> "SnapshotStore":
        return self._store.whole().snapshots

    def _policy(self) -> "Policy":
        from scc_wall.app.sites.rights import NOBODY

        access = self._access()
        if access is None:
            raise NOBODY
        return access.policy

    def _worker(self) -> "RoomWork":
        from scc_wall.app.access.work import RoomWork

        if self._work is None:
            self._work = RoomWork(self, "snapshots")
        return self._work

    # --- the gallery

    def open_gallery(self) -> None:
        """Show the snapshots to whoever may see them; whoever may not is told, and it is recorded."""
        if self._access() is None:
            self._ui.tell(tr("Terkunci: masuk dahulu (Ctrl+L)"))
        elif self._ui.model.guests.on:
            self._ui.tell(tr("Mode tamu: galeri tertutup (H)"))
        elif self.gallery is not None:
            self.gallery.raise_()
            self.gallery.activateWindow()
        elif not self._opening:
            self._opening = True
            self._worker()(self._opened, self._on_opened, self._on_refused)

    def _opened(self) -> "RoomGallery":
        """Ask whether they may; runs on the worker."""
        from scc_wall.app.snapshots.gallery import RoomGallery

        desk = RoomGallery(
            self._store.whole, self._access, self._files, self._clock, cameras=lambda: self._ui.model.cameras
        )
        desk.listed()
        return desk

    def _on_opened(self, desk: "RoomGallery") -> None:
        import scc_wall.ui.snapshots.gallery_dialog  # noqa: F401 - in a turn of its own: both together take 50 ms

        QTimer.singleShot(0, self, lambda: self._show_gallery(desk))

    def _show_gallery(self, desk: "RoomGallery") -> None:
        from scc_wall.ui.snapshots.gallery_dialog import GalleryDialog

        self._opening = False
        self._of_session = self._open_session()
        if self._of_session is None or self._closed:
            return  # left meanwhile
        self.gallery = dialog = GalleryDialog(desk, self._worker(), self._clock, self._ui.active_window())
        dialog.finished.connect(self._on_gallery_finished)
        dialog.open()

    def _on_refused(self, error: SccError) -> None:
        self._opening = False
        self._ui.tell(f"⚠ {error.in_one(why=False)}", REFUSED_TOLD_S)

    def _on_gallery_finished(self) -> None:
        dialog, self.gallery = self.gallery, None
        if dialog is not None:
            dialog.deleteLater()

    def _open_session(self) -> int | None:
        """Return the session that may act now."""
        access = self._access()
        return None if access is None else access.sessions.open_id()

    # --- in time

    def look(self) -> None:
        """Close the gallery with the session that opened it, remove what is too old; called every half second."""
        left = self._open_session() != self._of_session or self._ui.model.guests.on
        if self.gallery is not None and left:
            self.gallery.done(0)
        now_mono_ns = self._clock.mono_ns()
        if now_mono_ns >= self._purge_due_mono_ns and self._access() is not None and self._store.is_open:
            self._purge_due_mono_ns = now_mono_ns + int(PURGE_EVERY_S * 1e9)
            self._worker()(self._purge, lambda _: None, lambda error: log.warning("%s", error.what.en))

    def _purge(self) -> None:
        """Remove what is older than the retention; runs on the worker."""
        from scc_wall.app.snapshots.purge import KEEP_DAYS, purge
        from scc_wall.app.steady_clock import is_steady

        access, store = self._access(), self._store.whole()
        if access is not None and is_steady(store.settings, self._clock.now_utc()):
            days = store.settings.get(KEEP_DAYS)
            purge(store.snapshots, self._files, access.audit, days, self._clock.now_utc())

    def close(self) -> None:
        """Let the one that is being written be written, take no more. Idempotent."""
        self._closed = True
        if self.gallery is not None:
            self.gallery.done(0)
        if self._work is not None:
            self._work.close()


def _where(camera: CameraConfig) -> str:
    title = next((region.title for region in regions() if region.code == camera.region_code), "")
    return ", ".join(part for part in (title, camera.place) if part)


def _width(pictures: Sequence[RawPicture]) -> int:
    """Return how wide the strip has to be: as the pictures side by side."""
    return sum(picture.size_px[0] for picture in pictures) + GAP_PX * (len(pictures) - 1)


def _nothing() -> None:
    """Do nothing: a copy is freed with its last holder."""
