"""The handover of a shift, and snapshots."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from scc_wall.base.course import Course
from scc_wall.base.told import Told
from scc_wall.domain.camera import StreamRole
from scc_wall.domain.event import EventPriority
from scc_wall.domain.handover import WAITS_NO_LONGER, Handover, Party
from scc_wall.domain.shift_sheet import Disturbed, Sheet, SheetEvent, SheetNote, ThingKind, sha256_of
from scc_wall.domain.site import SiteState
from scc_wall.domain.snapshot import RawPicture, Snapshot, SnapshotKind
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.shift.desk import Desk
from scc_wall.ui.shift.handover_dialog import HandoverDialog
from scc_wall.ui.shift.past_dialog import PastHandoversDialog
from scc_wall.ui.snapshots.desk import HandedOut, Listed, Seen, Soundness
from scc_wall.ui.snapshots.gallery_dialog import GalleryDialog
from tests.support.clock import START_UTC
from tools.shots.coding import coded
from tools.shots.footage import frame
from tools.shots.registry import scene
from tools.shots.scenes_cameras import small_image
from tools.shots.stage import Stage

BUDI = Party("budi", "Budi Santoso", "000.8.3.3/15/OR", 4)
SARI = Party("sari", "Sari Wulandari", "000.8.3.3/16/OR", 5)


# --- handover --------------------------------------------------------------------------------------------------------


def sheet() -> Sheet:
    """Return what holds at the end of a night."""
    note = SheetNote("budi", START_UTC - timedelta(minutes=40), "PLN dihubungi, pulih sekitar 09.00")
    lost = Disturbed(
        ThingKind.CAMERA, 122, "22 Muara Enim - Simpang Empat", "Kabupaten Muara Enim", "lost",
        START_UTC - timedelta(minutes=47),
    )  # fmt: skip
    refused = Disturbed(ThingKind.CAMERA, 132, "32 Muara Rupit - Jalinsum", "Kabupaten Musi Rawas Utara", "refused")
    down = Disturbed(ThingKind.SITE, 8, "Dinas Perumahan dan Kawasan Permukiman", "", SiteState.DOWN,
                     START_UTC - timedelta(minutes=11))  # fmt: skip
    together = SheetEvent(
        4, START_UTC - timedelta(minutes=47),
        Told("Muara Enim: 3 kamera dan 1 situs hilang bersamaan", "Muara Enim: 3 cameras and 1 site lost together"),
        EventPriority.HIGH, lasting=True, acknowledged_by="budi", notes=(note,),
    )  # fmt: skip
    page = SheetEvent(
        6, START_UTC - timedelta(minutes=4),
        Told("Dinas Kominfo (alias): halaman diubah orang", "Dinas Kominfo (alias): page defaced"),
        EventPriority.HIGH, lasting=True,
    )  # fmt: skip
    return Sheet(START_UTC, START_UTC - timedelta(hours=8), 34, 36, 63, 61, (lost, refused, down), (page, together))


def given(at: datetime = START_UTC) -> Handover:
    """Return what Budi handed over."""
    whole = replace(sheet(), remark="Kunci lemari di laci. Teknisi datang pukul 10.")
    return Handover(whole, sha256_of(whole), BUDI, at, 7)


class ScriptedShift:
    """A `ShiftDesk` that shows what it was given; nobody may take from it."""

    def __init__(self, desk: Desk, past: Sequence[Handover] = ()) -> None:
        self.desk = desk
        self.kept = past

    def look(self) -> Desk:
        """Return it."""
        return self.desk

    def give(self, sheet: Sheet) -> Handover:
        """Hand it over."""
        return replace(given(), sheet=sheet)

    def take(self, handover_id: int, remark: str) -> None:
        """Refuse: somebody was quicker."""
        raise WAITS_NO_LONGER

    def withdraw(self, handover_id: int) -> None:
        """Change nothing."""

    def past(self) -> Sequence[Handover]:
        """Return what was given."""
        return self.kept


@scene("shift-give", "Serah terima: yang diserahkan", "Handover: what is given", "HandoverDialog")
def shift_give(stage: Stage) -> QWidget:
    """Show what would be handed over."""
    return stage.show(HandoverDialog(ScriptedShift(Desk(sheet()))))


@scene("shift-take", "Serah terima: diterima regu berikutnya", "Handover: taken", "HandoverDialog")
def shift_take(stage: Stage) -> QWidget:
    """Show what the next shift confirms."""
    return stage.show(HandoverDialog(ScriptedShift(Desk(sheet(), given()))))


@scene("shift-own", "Serah terima: milik sendiri menunggu", "Handover: one's own waits", "HandoverDialog")
def shift_own(stage: Stage) -> QWidget:
    """Show one's own that nobody took yet."""
    return stage.show(HandoverDialog(ScriptedShift(Desk(sheet(), given(), own=True))))


@scene("shift-refused", "Serah terima: sudah diterima orang lain", "Handover: somebody was quicker", "HandoverDialog")
def shift_refused(stage: Stage) -> QWidget:
    """Show that somebody was quicker."""
    dialog = stage.show(HandoverDialog(ScriptedShift(Desk(sheet(), given()))))
    dialog.take.click()
    return dialog


@scene("shift-past", "Riwayat serah terima", "Past handovers", "PastHandoversDialog")
def shift_past(stage: Stage) -> QWidget:
    """Show what was given before."""
    day = timedelta(days=1)
    taken = replace(
        given(START_UTC - day), handover_id=5, taken_by=SARI, taken_utc=START_UTC - day + timedelta(minutes=6),
        taken_remark="Diterima, teknisi sudah dihubungi.",
    )  # fmt: skip
    back = replace(given(START_UTC - 2 * day), handover_id=3, withdrawn_utc=START_UTC - 2 * day)
    return stage.show(PastHandoversDialog(ScriptedShift(Desk(sheet()), (given(), taken, back))))


@scene("shift-past-empty", "Riwayat serah terima kosong", "No handovers yet", "PastHandoversDialog")
def shift_past_empty(stage: Stage) -> QWidget:
    """Say that there was none."""
    return stage.show(PastHandoversDialog(ScriptedShift(Desk(sheet()))))


# --- snapshots -------------------------------------------------------------------------------------------------------


def snapshots() -> tuple[Snapshot, ...]:
    """Return some of two days."""
    places = (
        ("Jembatan Ampera", "Kota Palembang", 0), ("Bundaran Masjid Agung", "Kota Palembang", 1),
        ("Pasar 16 Ilir", "Kota Palembang", 2), ("Stadion Gelora Sriwijaya", "Kota Palembang", 5),
        ("Kayuagung - Posko Karhutla", "Kab. Ogan Komering Ilir", 20),
    )  # fmt: skip
    made = []
    for number, (title, where, place) in enumerate(places):
        taken = START_UTC - timedelta(minutes=7 + 190 * number)
        made.append(
            Snapshot(
                f"{taken:%Y%m%d-%H%M%S}-{place:02}", SnapshotKind.TILE, taken, title, where, "sari", "Sari Wulandari",
                "000.8.3.3/15/OR", (100 + place,), f"2026/01/{title}.png", sha256(title.encode()).hexdigest(),
                2_310_000, (1920, 1144), (title, where), "pemudik padat dari arah timur" if number == 0 else "",
                START_UTC - timedelta(hours=2) if number == 2 else None,
            )
        )  # fmt: skip
    return tuple(made)


@dataclass
class ScriptedGallery:
    """A `GalleryDesk` over the demo's pictures."""

    shown: tuple[Snapshot, ...]
    soundness: Soundness = Soundness.SOUND

    def listed(self) -> Listed:
        """Return them."""
        return Listed(self.shown, may_export=True, keep_days=90)

    def small(self, snapshot_id: str) -> bytes | None:
        """Return a small picture."""
        return _small(_place(snapshot_id))

    def seen(self, snapshot_id: str) -> Seen:
        """Return the picture, if it is sound."""
        if self.soundness is not Soundness.SOUND:
            return Seen(self.soundness)
        picture = frame(_place(snapshot_id), StreamRole.MAIN)
        height, width = picture.shape[:2]
        pixels = np.zeros((height, width, 4), np.uint8)
        pixels[:, :, :3] = picture
        return Seen(Soundness.SOUND, RawPicture(pixels.data, (width, height), 4))

    def verify(self, snapshot_ids: Sequence[str], course: Course) -> Mapping[str, Soundness]:
        """Find them as the scene says."""
        return dict.fromkeys(snapshot_ids, self.soundness)

    def write_note(self, snapshot_id: str, note: str) -> None:
        """Change nothing."""

    def export(self, snapshot_ids: Sequence[str], file: Path, course: Course) -> HandedOut:
        """Write nothing."""
        return HandedOut(file, len(snapshot_ids), sha256(b"zip").hexdigest())


def _place(snapshot_id: str) -> int:
    return int(snapshot_id.rpartition("-")[2])


@cache
def _small(place: int) -> bytes:
    return coded(small_image(place), "png", 90)


def gallery(stage: Stage, desk: ScriptedGallery) -> GalleryDialog:
    """Open the gallery, and let the chosen picture come."""
    dialog = stage.show(GalleryDialog(desk, at_once, stage.clock, ask_file=lambda *_: Path("cuplikan.zip")))
    for _ in range(2 + len(desk.shown)):  # the small pictures come one after the other
        for timer in dialog.findChildren(QTimer):
            if timer.isSingleShot() and timer.isActive():
                timer.stop()
                timer.timeout.emit()
        stage.settle()
    return dialog


@scene("gallery", "Galeri cuplikan", "The gallery of snapshots", "GalleryDialog")
def gallery_filled(stage: Stage) -> QWidget:
    """Show some snapshots, one of them large."""
    return gallery(stage, ScriptedGallery(snapshots()))


@scene("gallery-empty", "Galeri cuplikan kosong: langkah pertama", "No snapshots yet", "GalleryDialog")
def gallery_empty(stage: Stage) -> QWidget:
    """Say how to take one."""
    return gallery(stage, ScriptedGallery(()))


@scene("gallery-changed", "Galeri: berkas diubah orang", "The gallery: a file was changed", "GalleryDialog")
def gallery_changed(stage: Stage) -> QWidget:
    """Show nothing of what was changed."""
    return gallery(stage, ScriptedGallery(snapshots(), Soundness.CHANGED))
