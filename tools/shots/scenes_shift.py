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

from scc_wall.app.events.cameras import cause_of as camera_cause
from scc_wall.app.events.sites import cause_of as site_cause
from scc_wall.app.shift.sheet import Seen as WallSeen
from scc_wall.app.shift.sheet import sheet_of_now
from scc_wall.base.course import Course
from scc_wall.domain.camera import StreamRole
from scc_wall.domain.event import Event, EventNote
from scc_wall.domain.event_cause import Cause
from scc_wall.domain.event_group import Form, Group, blank, single, worded
from scc_wall.domain.handover import WAITS_NO_LONGER, Handover, Party
from scc_wall.domain.shift_sheet import Sheet, sha256_of
from scc_wall.domain.site import SiteState
from scc_wall.domain.site_event import EventKind, SiteEvent
from scc_wall.domain.snapshot import RawPicture, Snapshot, SnapshotKind
from scc_wall.domain.tile import CameraStatus, TileStatus
from scc_wall.domain.tile_state import TileState
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.shift.desk import Desk
from scc_wall.ui.shift.handover_dialog import HandoverDialog
from scc_wall.ui.shift.past_dialog import PastHandoversDialog
from scc_wall.ui.snapshots.desk import HandedOut, Listed, Seen, Soundness
from scc_wall.ui.snapshots.gallery_dialog import GalleryDialog
from tests.support import sites_desk
from tests.support.clock import START_UTC
from tools.shots.coding import coded
from tools.shots.footage import FIRST_ID, cameras, frame
from tools.shots.registry import scene
from tools.shots.scenes_cameras import small_image
from tools.shots.stage import Stage

BUDI = Party("budi", "Budi Santoso", "000.8.3.3/14/OR", 4)
SARI = Party("sari", "Sari Wulandari", "000.8.3.3/15/OR", 5)
NIGHT_H = 8
"""So long is Budi's shift."""
HACKED, DOWN = 3, 8
"""Sites of the product's list."""
KAYUAGUNG, TULUNG_SELAPAN, MUARA_RUPIT = FIRST_ID + 20, FIRST_ID + 35, FIRST_ID + 31
"""Cameras of the demo: both of Ogan Komering Ilir, and one of Musi Rawas Utara."""
NOT_SHOWN = frozenset({FIRST_ID + 32, FIRST_ID + 33})
"""Cameras that are on no page, so nobody looks at them."""


# --- handover --------------------------------------------------------------------------------------------------------


def sheet(at: datetime = START_UTC) -> Sheet:
    """Return what holds at the end of a night: made as the program makes it, so that it agrees with itself."""
    statuses = {
        one.camera_id: CameraStatus(one.camera_id, TileStatus(TileState.LIVE, age_s=0.0), visible=True)
        for one in cameras()
        if one.camera_id not in NOT_SHOWN
    }
    for camera_id in (KAYUAGUNG, TULUNG_SELAPAN):
        statuses[camera_id] = CameraStatus(camera_id, TileStatus(TileState.LOST, age_s=47 * 60.0), visible=True)
    statuses[MUARA_RUPIT] = CameraStatus(MUARA_RUPIT, TileStatus(TileState.REFUSED), visible=True)
    province = sites_desk.province(at)
    up = {site_id: replace(one, state=SiteState.UP) for site_id, one in province.statuses.items()}
    seen = WallSeen(
        at, tuple(cameras()), statuses, tuple(province.sites.values()),
        {**up, **{site_id: province.statuses[site_id] for site_id in (HACKED, DOWN)}},
    )  # fmt: skip
    return sheet_of_now(seen, at - timedelta(hours=NIGHT_H), still_open(seen), ())


def still_open(seen: WallSeen) -> tuple[Event, ...]:
    """Return the events of what is out of order, the newest first."""
    known = {camera.camera_id: camera for camera in seen.cameras}
    sites = {site.site_id: site for site in seen.sites}

    def camera(camera_id: int, kind: str) -> Cause:
        return camera_cause(kind, known[camera_id], seen.statuses[camera_id])

    def of_site(site_id: int, kind: EventKind) -> Event:
        status = seen.site_statuses[site_id]
        event = SiteEvent(kind, status.since_utc, (site_id,), status.cause)
        made = site_cause(event, sites[site_id])
        assert made is not None
        return replace(single(made, status.since_utc), event_id=site_id)

    lost_utc = seen.at_utc - timedelta(minutes=47)
    lost = [camera(camera_id, "camera.lost") for camera_id in (KAYUAGUNG, TULUNG_SELAPAN)]
    keys = {cause.key: cause for cause in lost}
    region = Group(
        2, Form.REGION, blank(Form.REGION, lost_utc, lost[0].region_code), 0.0, 0.0, dict.fromkeys(keys), keys
    )
    note = EventNote("budi", lost_utc + timedelta(minutes=7), "PLN dihubungi, pulih sekitar 09.00")
    together = replace(worded(region), event_id=2, acknowledged_by="budi", notes=(note,))
    refused = single(camera(MUARA_RUPIT, "camera.refused"), seen.at_utc - timedelta(minutes=128))
    refused = replace(refused, event_id=1, acknowledged_by="budi")
    return (of_site(HACKED, EventKind.HACKED), of_site(DOWN, EventKind.DOWN), together, refused)


def given(at: datetime = START_UTC) -> Handover:
    """Return what Budi handed over."""
    whole = replace(sheet(at), remark="Kunci lemari di laci. Teknisi datang pukul 10.")
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
    before = START_UTC - 2 * day
    back = replace(given(before), handover_id=3, withdrawn_utc=before + timedelta(minutes=3))
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
        by = BUDI if taken > START_UTC - timedelta(hours=NIGHT_H) else SARI
        made.append(
            Snapshot(
                f"{taken:%Y%m%d-%H%M%S}-{place:02}", SnapshotKind.TILE, taken, title, where, by.login, by.name,
                by.letter_number, (100 + place,), f"2026/01/{title}.png", sha256(title.encode()).hexdigest(),
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
