"""Snapshots from the taking to the handing out: files, store, audit and rights, without a window."""

import errno
import hashlib
import os
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import cv2
import numpy as np
import pytest

from scc_wall.access.presence import Presence
from scc_wall.access.told_errors import AccessDenied
from scc_wall.app.snapshots.book import SnapshotBook, Taken
from scc_wall.app.snapshots.files import SnapshotFiles
from scc_wall.app.snapshots.gallery import RoomGallery
from scc_wall.app.snapshots.purge import KEEP_DAYS, due, purge
from scc_wall.base.course import Course, Stopped
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain import evidence
from scc_wall.domain.camera import CameraConfig, StreamConfig
from scc_wall.domain.evidence import Evidence
from scc_wall.domain.letter import Scope
from scc_wall.domain.snapshot import RawPicture, Snapshot, SnapshotKind
from scc_wall.ui.snapshots.desk import Soundness
from tests.support.access_room import Room
from tests.support.clock import START_UTC
from tests.support.snapshots import SnapshotMemory

PIXELS = np.random.default_rng(7).integers(0, 255, (18, 32, 3), np.uint8)
STRIP = RawPicture(memoryview(bytes([10, 20, 30, 0]) * 32 * 4), (32, 4), 4)
CAMERAS = {
    n: CameraConfig(n, f"Kamera {n}", StreamConfig(f"rtsp://127.0.0.1/{n}"), region_code=code)
    for n, code in ((1, "16.71"), (2, "16.72"), (3, None))
}


class Wall:
    """Store, room, files, and what works on them."""

    def __init__(self, folder: Path) -> None:
        self.room = Room(folder)
        self.store = store = SnapshotMemory(self.room.store.audit)
        self.files = SnapshotFiles(folder / "snapshots")
        self.book = SnapshotBook(lambda: store.snapshots, lambda: self.room.access.policy, self.files)
        self.gallery = RoomGallery(
            lambda: store, lambda: self.room.access, self.files, self.room.clock, cameras=lambda: CAMERAS
        )
        self.number = 0

    def taken(self, by: Presence, *camera_ids: int, kind: SnapshotKind = SnapshotKind.TILE) -> Taken:
        self.number += 1
        now_utc = self.room.clock.now_utc()
        told = Evidence(
            evidence.file_stem(now_utc, f"{self.number:06x}"), now_utc, "01 Kamera", "Kota", by.account.name,
            by.account.login, by.letter.letter.number, "pc-1",
        )  # fmt: skip
        cameras = tuple(CAMERAS[one] for one in camera_ids)
        return Taken(by, kind, told, cameras, (RawPicture(memoryview(PIXELS.tobytes()), (32, 18), 3),), STRIP)

    def keep(self, *camera_ids: int, by: Presence | None = None) -> Snapshot:
        return self.book.keep(self.taken(by or self.room.access.sessions.present(), *camera_ids))

    def path(self, snapshot: Snapshot) -> Path:
        path = self.files.path(snapshot)
        assert path is not None
        return path

    def rows(self, action: str) -> list[tuple[str, dict[str, object]]]:
        return [(row.entry.result.value, dict(row.entry.details)) for row in self.store.audit.with_action(action)]

    def all_files(self) -> list[Path]:
        return [path for path in self.files.folder.rglob("*") if path.is_file()]


@pytest.fixture
def wall(tmp_path: Path) -> Wall:
    return Wall(tmp_path)


# --- taking


def test_the_file_is_the_picture_bit_for_bit_and_its_hash_stands_in_the_audit(wall: Wall) -> None:
    wall.room.enter("operator")
    snapshot = wall.keep(1)
    content = wall.path(snapshot).read_bytes()
    seen = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_COLOR)
    assert np.array_equal(seen[:18, :, ::-1], PIXELS), "nothing covers it"
    assert (seen[18:] == [10, 20, 30]).all()
    ((result, said),) = wall.rows("snapshot")
    assert (result, said["sha256"], said["file"]) == ("done", hashlib.sha256(content).hexdigest(), snapshot.file)
    assert wall.store.snapshots.get(snapshot.snapshot_id) == snapshot
    assert (snapshot.sha256, snapshot.size_bytes, snapshot.login) == (said["sha256"], len(content), "operator")
    if os.name == "posix":
        assert all(path.stat().st_mode & 0o077 == 0 for path in wall.files.folder.parent.rglob("snapshots/**/*"))
        assert wall.files.folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("login", "scope", "cameras"), [
    ("admin", Scope(), (1,)),
    ("auditor", Scope(), (1,)),
    ("operator", Scope(frozenset({"16.72"})), (1,)),
    ("operator", Scope(camera_ids=frozenset({1})), (1, 2)),
    ("operator", Scope(frozenset({"16.72"})), ()),
])  # fmt: skip
def test_who_may_not_leaves_a_row_and_no_file(wall: Wall, login: str, scope: Scope, cameras: tuple[int, ...]) -> None:
    by = wall.room.enter(login, letter_id=wall.room.letter(scope).letter_id)
    with pytest.raises(AccessDenied):
        wall.book.keep(wall.taken(by, *cameras, kind=SnapshotKind.WALL))
    assert [result for result, _ in wall.rows("snapshot")] == ["refused"]
    assert not wall.files.folder.exists()
    assert not wall.store.snapshots.all()


def test_a_session_that_ended_while_the_picture_was_taken_keeps_nothing(wall: Wall) -> None:
    by = wall.room.enter("operator")
    taken = wall.taken(by, 1)
    wall.room.access.sessions.lock()
    with pytest.raises(AccessDenied):
        wall.book.keep(taken)
    assert not wall.files.folder.exists()


def test_a_full_disk_is_told_in_words_and_leaves_nothing(wall: Wall, monkeypatch: pytest.MonkeyPatch) -> None:
    wall.room.enter("operator")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("scc_wall.base.private_file.os.fsync", full)
    with pytest.raises(SccError, match="ruang disk habis"):
        wall.keep(1)
    assert wall.all_files() == []
    assert [result for result, _ in wall.rows("snapshot")] == ["done", "failed"]
    assert not wall.store.snapshots.all()


def test_a_store_that_refuses_takes_the_file_back(wall: Wall, monkeypatch: pytest.MonkeyPatch) -> None:
    wall.room.enter("operator")

    def locked(_snapshot: Snapshot) -> None:
        raise SccError(Told("Penyimpanan terkunci.", "The store is locked."))

    monkeypatch.setattr(wall.store.snapshots, "add", locked)
    with pytest.raises(SccError, match="terkunci"):
        wall.keep(1)
    assert wall.all_files() == []
    assert [result for result, _ in wall.rows("snapshot")] == ["done", "failed"]


# --- looking


def test_the_gallery_shows_what_the_letter_covers_and_no_more(wall: Wall) -> None:
    wall.room.enter("supervisor")
    first, second, both = wall.keep(1), wall.keep(2), wall.keep(1, 2)
    assert wall.gallery.listed().may_export
    wall.room.access.sessions.log_out()
    wall.room.enter("operator", letter_id=wall.room.letter(Scope(frozenset({"16.71"}))).letter_id)
    listed = wall.gallery.listed()
    assert [one.snapshot_id for one in listed.snapshots] == [first.snapshot_id]
    assert (listed.may_export, listed.keep_days) == (False, 90)
    assert wall.gallery.small(first.snapshot_id)
    for hidden in (second, both):
        with pytest.raises(AccessDenied):
            wall.gallery.seen(hidden.snapshot_id)
    assert [result for result, _ in wall.rows("snapshot")][-2:] == ["refused", "refused"]
    with pytest.raises(AccessDenied):
        wall.gallery.export([first.snapshot_id], wall.files.folder / "x.zip", Course())


@pytest.mark.parametrize("login", [None, "admin", "auditor"])
def test_who_may_not_take_snapshots_may_not_see_any_and_it_is_recorded(wall: Wall, login: str | None) -> None:
    if login is not None:
        wall.room.enter(login)
    with pytest.raises(AccessDenied):
        wall.gallery.listed()
    assert [result for result, _ in wall.rows("snapshot")] == ["refused"]


def test_a_sound_file_is_seen_and_a_changed_a_lost_and_a_forged_one_are_called_so(wall: Wall) -> None:
    wall.room.enter("supervisor")
    sound, changed, lost, forged, moved = (wall.keep(1) for _ in range(5))
    seen = wall.gallery.seen(sound.snapshot_id)
    assert seen.picture is not None
    pixels = np.frombuffer(seen.picture.pixels, np.uint8).reshape(22, 32, 4)
    assert np.array_equal(pixels[:18, :, 2::-1], PIXELS)
    content = bytearray(wall.path(changed).read_bytes())
    content[-20] ^= 1
    wall.path(changed).write_bytes(content)
    wall.path(lost).unlink()
    other = b"another picture"
    wall.path(forged).write_bytes(other)
    wall.store.snapshots.remove([forged.snapshot_id, moved.snapshot_id])
    wall.store.snapshots.add(replace(forged, sha256=hashlib.sha256(other).hexdigest()))
    wall.store.snapshots.add(replace(moved, file="../../etc/passwd"))
    unknown = replace(sound, snapshot_id="unknown", file=sound.file)
    wall.store.snapshots.add(unknown)
    ids = [one.snapshot_id for one in (sound, changed, lost, forged, moved, unknown)]
    assert list(wall.gallery.verify(ids, Course()).values()) == [
        Soundness.SOUND, Soundness.CHANGED, Soundness.MISSING, Soundness.CHANGED, Soundness.MISSING,
        Soundness.UNRECORDED,
    ]  # fmt: skip
    assert wall.gallery.seen(changed.snapshot_id).picture is None
    assert wall.gallery.seen(changed.snapshot_id).soundness is Soundness.CHANGED


@pytest.mark.parametrize("edit", [
    {"person": "Orang Lain"}, {"login": "budi"}, {"letter_number": "9/9"}, {"title": "02 Lain"}, {"camera_ids": (2,)},
    {"taken_utc": START_UTC - timedelta(days=1)}, {"evidence": ("01 Kamera", "Diambil kemarin oleh Orang Lain")},
])  # fmt: skip
def test_a_row_that_was_edited_by_hand_says_nothing_of_a_sound_file(wall: Wall, edit: dict, tmp_path: Path) -> None:
    wall.room.enter("supervisor")
    one = wall.keep(1)
    wall.store.snapshots.add(replace(one, **edit))
    assert wall.gallery.verify([one.snapshot_id], Course()) == {one.snapshot_id: Soundness.CHANGED}
    with pytest.raises(SccError, match="tidak utuh"):
        wall.gallery.export([one.snapshot_id], tmp_path / "bukti.zip", Course())


HOSTILE = (
    "a\ud800b",
    "a\0b",
    "x" * 10_000,
    "<img src=x>",
    "1\nDiambil kemarin oleh Orang Lain",
    "{} {x} &",
    "\u202eoleh",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_of_any_kind_is_kept_and_handed_out_and_makes_no_line_of_its_own(wall: Wall, name, tmp_path) -> None:
    wall.room.enter("supervisor")
    taken = wall.taken(wall.room.access.sessions.present(), 1)
    told = replace(taken.evidence, title=name, where=name, person=name, station=name)
    one = wall.book.keep(replace(taken, evidence=told))
    assert len(one.evidence) == 3 + (told.picture is not None)
    assert not set("\n\0\u202e") & set("".join(one.evidence))
    wall.gallery.write_note(one.snapshot_id, name)
    done = wall.gallery.export([one.snapshot_id], tmp_path / "bukti.zip", Course())
    assert done.count == 1


def test_a_note_is_recorded_before_it_is_kept(wall: Wall) -> None:
    wall.room.enter("operator")
    snapshot = wall.keep(1)
    wall.gallery.write_note(snapshot.snapshot_id, "  pelat nomor\n terlihat ")
    stored = wall.store.snapshots.get(snapshot.snapshot_id)
    assert stored is not None
    assert stored.note == "pelat nomor terlihat"
    assert wall.rows("snapshot")[-1][1]["note"] == "pelat nomor terlihat"
    assert wall.gallery.verify([snapshot.snapshot_id], Course()) == {snapshot.snapshot_id: Soundness.SOUND}


# --- handing out


def test_what_is_handed_out_can_be_checked_without_this_program(wall: Wall, tmp_path: Path) -> None:
    wall.room.enter("supervisor")
    chosen = [wall.keep(1), wall.keep(2)]
    done = wall.gallery.export([one.snapshot_id for one in chosen], tmp_path / "bukti.zip", Course())
    assert done.sha256 == hashlib.sha256(done.file.read_bytes()).hexdigest()
    with zipfile.ZipFile(done.file) as archive:
        sums = archive.read("SHA256SUMS.txt").decode().split("\n")[:-1]
        for line, one in zip(sums, chosen, strict=True):
            sha256, name = line.split("  ")
            assert sha256 == one.sha256 == hashlib.sha256(archive.read(name)).hexdigest()
        assert chosen[0].letter_number in archive.read("daftar-cuplikan.csv").decode("utf-8-sig")
    ((result, said),) = wall.rows("export")
    assert (result, said["sha256"], said["snapshots"]) == ("done", done.sha256, 2)
    assert all(one.exported_utc == wall.room.clock.now_utc() for one in wall.store.snapshots.all())


def test_nothing_is_handed_out_if_one_is_not_sound_or_somebody_stopped_it(wall: Wall, tmp_path: Path) -> None:
    wall.room.enter("supervisor")
    good, bad = wall.keep(1), wall.keep(2)
    wall.path(bad).write_bytes(b"?")
    target, stopped = tmp_path / "out" / "bukti.zip", Course()
    target.parent.mkdir()
    with pytest.raises(SccError, match=bad.snapshot_id):
        wall.gallery.export([good.snapshot_id, bad.snapshot_id], target, Course())
    stopped.stop()
    with pytest.raises(Stopped):
        wall.gallery.export([good.snapshot_id], target, stopped)
    with pytest.raises(SccError, match="foldernya tidak ada"):
        wall.gallery.export([good.snapshot_id], tmp_path / "nowhere" / "x.zip", Course())
    assert list(target.parent.iterdir()) == []
    assert wall.rows("export") == []


# --- retention


def test_what_is_older_than_the_retention_goes_with_a_row_and_nothing_else_does(wall: Wall) -> None:
    wall.room.enter("operator")
    old = wall.keep(1)
    wall.room.access.sessions.log_out()
    wall.room.clock.advance(90 * 86400 + 3600)
    wall.room.enter("operator", letter_id=wall.room.letter(hours=3000).letter_id)
    new = wall.keep(1)
    now_utc, audit = wall.room.clock.now_utc(), wall.room.access.audit
    assert due(wall.store.snapshots.all(), 0, now_utc) == []
    assert purge(wall.store.snapshots, wall.files, audit, KEEP_DAYS.default, now_utc) == 1
    assert list(wall.store.snapshots.all()) == [new]
    assert not wall.path(old).parent.exists()
    assert wall.path(new).exists()
    assert wall.rows("snapshot.purge") == [("done", {
        "removed": 1, "days": 90, "from": old.snapshot_id, "to": old.snapshot_id,
    })]  # fmt: skip
    assert purge(wall.store.snapshots, wall.files, audit, 90, now_utc - timedelta(days=1)) == 0


def test_what_a_power_cut_left_without_a_row_goes_after_the_retention_too(wall: Wall) -> None:
    wall.room.enter("operator")
    kept, lost, young = wall.keep(1), wall.keep(1), wall.keep(1)
    wall.store.snapshots.remove([lost.snapshot_id])
    draft = wall.path(lost).with_name(f".{lost.snapshot_id}.png.abc")
    draft.write_bytes(b"half")
    other = wall.files.folder / "catatan.txt"
    other.write_bytes(b"of a person")
    now_utc, audit = wall.room.clock.now_utc(), wall.room.access.audit
    assert purge(wall.store.snapshots, wall.files, audit, 90, now_utc + timedelta(days=89)) == 0
    assert wall.path(lost).exists()
    wall.store.snapshots.add(replace(kept, taken_utc=now_utc + timedelta(days=30)))
    wall.store.snapshots.add(replace(young, taken_utc=now_utc + timedelta(days=30)))
    assert purge(wall.store.snapshots, wall.files, audit, 90, now_utc + timedelta(days=92)) == 0
    assert not wall.path(lost).exists()
    assert not draft.exists()
    assert all(path.exists() for path in (wall.path(kept), wall.path(young), other))
    wall.store.snapshots.remove([kept.snapshot_id, young.snapshot_id])
    assert purge(wall.store.snapshots, wall.files, audit, 0, now_utc + timedelta(days=92)) == 0
    assert wall.path(kept).exists(), "for ever"
    assert purge(wall.store.snapshots, wall.files, audit, 90, now_utc + timedelta(days=92)) == 0
    assert wall.all_files() == [other]
