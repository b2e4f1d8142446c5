"""J, Shift+J and Ctrl+J at a wall: from the key to the file, and to the gallery."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from scc_wall.app.access.lock import CommandLock
from scc_wall.app.access.room_lock import RoomLock
from scc_wall.app.snapshots import reception as reception_module
from scc_wall.app.snapshots.reception import SnapshotPlace, SnapshotReception
from scc_wall.app.steady_clock import LOOKS
from scc_wall.domain.camera import StreamKey, StreamRole
from scc_wall.domain.guests import Guests
from scc_wall.domain.layout import Layout
from scc_wall.domain.letter import Scope
from scc_wall.domain.still import Still
from scc_wall.domain.tile_state import TileState
from scc_wall.domain.wall_editing import TileAddress, spread
from scc_wall.ui import wall_canvas
from scc_wall.ui.settings import WallSettings
from scc_wall.ui.tile_painter import Frame
from scc_wall.ui.wake import NoWake
from scc_wall.ui.wall_ui import WallUi
from tests.support.access_room import Room
from tests.support.records_at_once import RecordsAtOnce
from tests.support.scripted_feed import ScriptedFeed, cameras, status
from tests.support.snapshots import SnapshotMemory
from tests.support.ui_watch import UiWatch

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
WAIT_MS = 20_000
CAMERAS = cameras(4)
SIZE = (64, 36)


class Stills:
    """Takes pictures when the test says so."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Callable[[Still | None], object]]] = []
        self.closed = 0
        self.past = self.none = False

    def shows_past(self, tile_id: str) -> bool:
        return self.past

    def take_still(self, tile_id: str, done: Callable[[Still | None], object]) -> bool:
        if self.asked:
            return False
        if self.none:
            done(None)
            return True
        self.asked.append((tile_id, done))
        return True

    def answer(self, camera_id: int = 100, *, pixels: bytes | None = b"\x40\x80\xc0", **changes: object) -> None:
        _, done = self.asked.pop()
        if pixels is None:
            done(None)
            return
        still = Still(
            memoryview(pixels * (SIZE[0] * SIZE[1])), SIZE, StreamKey(camera_id, StreamRole.MAIN),
            900_000_000, 1_000_000_000, status(camera_id), whole=True, close=self._close,
        )  # fmt: skip
        done(replace(still, **changes))

    def _close(self) -> None:
        self.closed += 1


class Wall:
    """A wall of four tiles, a room, and the reception of snapshots."""

    def __init__(self, folder: Path, clock, count: int = 4) -> None:
        shown = cameras(count)
        self.room = Room(folder, None, clock)
        self.memory = SnapshotMemory(self.room.store.audit)
        self.stills = Stills()
        self.feed = ScriptedFeed()
        lock = CommandLock()
        lock.room = RoomLock(self.room.access, clock, RecordsAtOnce())
        layout = Layout("uji", spread([camera.camera_id for camera in shown], count, 1))
        settings = WallSettings(tick_ms=50)
        self.ui = WallUi(
            self.feed, shown, layout, clock=clock, settings=settings, wake=NoWake(), lock=lock, witness=lock.witness
        )
        late = SimpleNamespace(whole=lambda: self.memory, is_open=True)
        self.folder = folder / "snapshots"
        place = SnapshotPlace(self.folder, "pc-1")
        self.reception = SnapshotReception(
            place, late, self.ui, clock, stills=self.stills, access=lambda: self.room.access
        )
        self.told: list[str] = []
        tell = self.ui.tell
        self.ui.tell = lambda text, seconds=4.0: (self.told.append(text), tell(text, seconds))
        self.ui.commands.tell = self.told.append
        self.ui.open()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.ui.walls[0], key, modifier)

    def select(self, index: int) -> None:
        self.ui.model.select(TileAddress(0, index))

    def rows(self) -> list[str]:
        return [row.entry.result.value for row in self.room.store.audit.with_action("snapshot")]

    def files(self) -> list[Path]:
        return sorted(path for path in self.folder.rglob("*.png") if ".kecil" not in path.name)

    def close(self) -> None:
        self.reception.close()
        self.ui.close()
        self.ui.desk.deleteLater()
        self.ui.deleteLater()
        QCoreApplication.sendPostedEvents(None, 0)


@pytest.fixture
def wall(qtbot, tmp_path, clock):
    made = Wall(tmp_path, clock)
    qtbot.waitUntil(made.ui.walls[0].seen, timeout=WAIT_MS)
    yield made
    made.close()
    made.close()


def until_kept(wall, qtbot, count: int = 1) -> None:
    qtbot.waitUntil(lambda: len(wall.memory.snapshots.all()) == count and not wall.reception._waiting, timeout=WAIT_MS)


def test_j_keeps_the_selected_tile_s_camera_with_who_and_when(wall, qtbot) -> None:
    wall.room.enter("operator")
    wall.select(1)
    wall.press(Qt.Key.Key_J)
    assert wall.stills.asked[0][0] == "screen-1/1"
    wall.stills.answer(101)
    until_kept(wall, qtbot)
    (kept,) = wall.memory.snapshots.all()
    assert (kept.camera_ids, kept.login, kept.title) == ((101,), "operator", "02 Ampera Hulu")
    assert wall.rows() == ["done"]
    (file,) = wall.files()
    seen = cv2.imread(str(file))
    assert seen.shape[:2] == (kept.size_px[1], SIZE[0])
    assert (seen[: SIZE[1]] == [0xC0, 0x80, 0x40]).all(), "the picture, and nothing over it"
    assert seen[SIZE[1] :].max() > 150, "letters"
    assert wall.stills.closed == 1
    assert "Cuplikan tersimpan: 02 Ampera Hulu" in wall.told[-1]
    assert "langsung, umur 0,1 dtk · aliran main 64×36 h264" in kept.evidence[1]


def test_without_session_tile_or_picture_nothing_is_kept_and_the_person_is_told(wall, qtbot) -> None:
    wall.select(0)
    wall.press(Qt.Key.Key_J)
    assert not wall.stills.asked
    assert "masuk dahulu" in wall.told[-1]
    wall.room.enter("operator")
    wall.ui.model.select(None)
    wall.press(Qt.Key.Key_J)
    assert "Pilih dahulu petak" in wall.told[-1]
    wall.select(0)
    wall.press(Qt.Key.Key_J)
    wall.press(Qt.Key.Key_J)
    assert "masih diambil" in wall.told[-1]
    wall.stills.answer(pixels=None)
    assert "belum pernah bergambar" in wall.told[-1]
    wall.press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: wall.reception.gallery is not None, timeout=WAIT_MS)
    assert wall.files() == []


def test_a_refusal_that_comes_at_once_is_what_the_person_reads_last(wall) -> None:
    wall.room.enter("operator")
    wall.select(0)
    wall.stills.none = True
    wall.press(Qt.Key.Key_J)
    assert wall.told[-1].startswith("⚠ Tidak ada cuplikan")


def test_of_a_replayed_tile_the_live_picture_is_kept_and_the_person_is_told_so(wall) -> None:
    wall.room.enter("operator")
    wall.select(0)
    wall.stills.past = True
    wall.press(Qt.Key.Key_J)
    assert "yang langsung, bukan ulangannya" in wall.told[-1]


def test_a_lost_camera_s_last_picture_says_so(wall, qtbot) -> None:
    wall.room.enter("operator")
    wall.select(0)
    wall.press(Qt.Key.Key_J)
    lost = status(100, TileState.LOST, age_s=70.0)
    wall.stills.answer(pixels=b"\x01\x02\x03\x00", whole=False, status=lost, arrived_mono_ns=1_000_000_000 - 70 * 10**9)
    until_kept(wall, qtbot)
    (kept,) = wall.memory.snapshots.all()
    assert "TERPUTUS, gambar terakhir, umur 70,0 dtk" in kept.evidence[1]
    assert "gambar petak 64×36" in kept.evidence[1]
    assert (cv2.imread(str(wall.files()[0]))[: SIZE[1]] == [1, 2, 3]).all()


def test_shift_j_keeps_all_that_is_painted_with_the_state_of_each_tile(wall, qtbot) -> None:
    wall.room.enter("operator")
    for index in range(3):
        wall.feed.picture(f"screen-1/{index}", (10, 20 + 60 * index, 30))
    wall.feed.states[103] = status(103, TileState.LOST, age_s=70.0)
    qtbot.waitUntil(lambda: len(set(wall.feed.shown_ids)) == 3, timeout=WAIT_MS)
    before = wall.ui.walls[0].grab().toImage()
    wall.ui.tell("pesan yang terlalu panjang untuk baris status " * 9)
    assert wall.ui.walls[0].middle.text, "it stands over the tiles"
    wall.press(Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    until_kept(wall, qtbot)
    (kept,) = wall.memory.snapshots.all()
    assert kept.camera_ids == (100, 101, 102, 103)
    assert kept.title == "Seluruh dinding: 4 kamera"
    seen = cv2.imread(str(wall.files()[0]))
    width, height = before.width(), before.height()
    assert seen.shape[1] == width
    assert kept.size_px == (width, seen.shape[0])
    assert seen.shape[0] > height
    painted = np.frombuffer(before.constBits(), np.uint8).reshape(height, width, 4)
    assert np.array_equal(seen[:height], painted[:, :, :3])


def test_the_whole_wall_is_kept_without_the_marks_of_who_sits_at_the_desk(wall, qtbot) -> None:
    """What is selected, what is being typed and what lies over the wall is no evidence; the state of a tile is."""
    wall.room.enter("operator")
    shown = wall.ui.walls[0]
    for index in range(3):
        wall.feed.picture(f"screen-1/{index}", (10, 20 + 60 * index, 30))
    wall.feed.states[103] = status(103, TileState.LOST, age_s=70.0)
    qtbot.waitUntil(lambda: len(set(wall.feed.shown_ids)) == 3, timeout=WAIT_MS)
    shown.refresh()
    before = shown.grab().toImage()
    wall.ui.desk.activateWindow()
    shown.setFocus()
    wall.select(1)
    wall.press(Qt.Key.Key_1)
    strip = QLabel("peringatan", shown)
    strip.setStyleSheet("background: red;")
    strip.show()
    wall.ui.notices.show()
    assert shown.painter_of("screen-1/1").frame is Frame.WHOLE
    assert shown.middle.text
    marked = shown.grab().toImage()
    wall.press(Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    until_kept(wall, qtbot)
    height = before.height()
    seen = cv2.imread(str(wall.files()[0]))[:height]
    assert not np.array_equal(seen, painted(marked))
    assert np.array_equal(seen, painted(before))
    assert shown.painter_of("screen-1/1").frame is Frame.WHOLE
    assert not np.array_equal(painted(shown.grab().toImage()), seen), "the person sees them on"


def painted(image: QImage) -> np.ndarray:
    pixels = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(pixels.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[:, :, :3].copy()


def test_what_is_kept_of_the_wall_says_the_state_of_every_tile_however_little_time_there_is(wall, qtbot, monkeypatch):
    """On the wall, texts wait for their turn; in evidence a tile must not stand under yesterday's state, or none."""
    shown = wall.ui.walls[0]
    for index in range(4):
        wall.feed.picture(f"screen-1/{index}", (10, 20, 30))
    qtbot.waitUntil(lambda: len(set(wall.feed.shown_ids)) == 4, timeout=WAIT_MS)
    monkeypatch.setattr(wall_canvas, "TEXTS_AT_ONCE", 1)
    monkeypatch.setattr(wall_canvas, "TEXTS_MS", 0)
    for number in range(4):
        wall.feed.states[100 + number] = status(100 + number, TileState.STALE, age_s=70.0)
    shown.refresh()
    first = shown.evidence()
    assert not any(shown.painter_of(tile.tile_id).owes_texts for tile in shown.tiles)
    assert np.array_equal(painted(first), painted(shown.evidence()))


def test_36_cameras_at_once_hold_the_windows_up_for_less_than_50_ms(qtbot, tmp_path, clock) -> None:
    made = Wall(tmp_path, clock, 36)
    watch = None
    try:
        qtbot.waitUntil(made.ui.walls[0].seen, timeout=WAIT_MS)
        made.ui.desk.resize(1920, 1080)
        qtbot.waitUntil(lambda: len(made.feed.tiles) == 36, timeout=WAIT_MS)
        for tile_id in made.feed.tiles:
            made.feed.picture(tile_id)
        qtbot.waitUntil(lambda: len(set(made.feed.shown_ids)) == 36, timeout=WAIT_MS)
        qtbot.waitUntil(lambda: made.ui.cameras.place.is_made, timeout=WAIT_MS)
        QCoreApplication.processEvents()  # the list is laid out and painted: its turns are not the snapshot's
        made.room.enter("operator")
        watch = UiWatch()
        watch.step("snapshot-wall")
        made.press(Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
        until_kept(made, qtbot)
        watch.beat()
        assert watch.steps[-1].cpu_ms < 50, watch.steps[-1].told()
        assert len(made.memory.snapshots.all()[0].camera_ids) == 36
    finally:
        if watch is not None:
            watch.stop()
        made.close()


def test_a_wall_that_changes_while_it_is_grabbed_gives_nothing(wall, monkeypatch) -> None:
    wall.room.enter("operator")
    ids = wall.reception._seen_ids()
    answers = iter([ids[:3], ids])  # a page came up between the question and the grab
    monkeypatch.setattr(wall.reception, "_seen_ids", lambda: next(answers))
    wall.reception.take_wall()
    assert "berganti" in wall.told[-1]
    assert wall.files() == []
    assert wall.reception._waiting == 0


def test_a_letter_with_limits_lets_take_its_own_cameras_and_never_the_wall(wall, qtbot) -> None:
    wall.room.enter("operator", letter_id=wall.room.letter(Scope(frozenset({CAMERAS[0].region_code}))).letter_id)
    wall.press(Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    wall.select(1)
    wall.press(Qt.Key.Key_J)
    assert not wall.stills.asked
    assert "refused" in wall.rows()
    assert "done" not in wall.rows()
    wall.select(0)
    wall.press(Qt.Key.Key_J)
    wall.stills.answer(100)
    until_kept(wall, qtbot)


def test_a_disk_that_does_not_let_is_told_and_the_next_one_is_kept(wall, qtbot, expected_logs) -> None:
    expected_logs.expect("a snapshot could not be kept")
    wall.room.enter("operator")
    wall.folder.write_bytes(b"in the way")
    wall.select(0)
    wall.press(Qt.Key.Key_J)
    wall.stills.answer()
    qtbot.waitUntil(lambda: wall.told[-1].startswith("⚠ Berkas tidak dapat ditulis"), timeout=WAIT_MS)
    assert wall.rows() == ["done", "failed"]
    assert wall.stills.closed == 1
    wall.folder.unlink()
    wall.press(Qt.Key.Key_J)
    wall.stills.answer()
    until_kept(wall, qtbot)


def test_many_that_wait_for_a_slow_disk_are_refused_in_words(wall, qtbot, monkeypatch) -> None:
    wall.room.enter("operator")
    wall.select(0)
    monkeypatch.setattr(reception_module, "MOST_WAITING", 0)
    wall.press(Qt.Key.Key_J)
    wall.press(Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    assert not wall.stills.asked
    assert "belum tersimpan" in wall.told[-1]


def test_the_gallery_opens_for_who_may_and_ends_with_their_session(wall, qtbot) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    wall.room.enter("admin")
    wall.press(Qt.Key.Key_J, control)
    qtbot.waitUntil(lambda: bool(wall.told) and wall.told[-1].startswith("⚠"), timeout=WAIT_MS)
    assert wall.rows() == ["refused"]
    wall.room.access.sessions.log_out()
    wall.room.enter("operator")
    wall.press(Qt.Key.Key_J, control)
    qtbot.waitUntil(lambda: wall.reception.gallery is not None, timeout=WAIT_MS)
    wall.reception.look()
    assert wall.reception.gallery is not None
    wall.room.access.sessions.lock()
    wall.reception.look()
    assert wall.reception.gallery is None


def test_while_guests_are_there_no_hidden_camera_is_kept_and_the_gallery_is_shut(wall, qtbot) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    wall.room.enter("operator")
    wall.press(Qt.Key.Key_J, control)
    qtbot.waitUntil(lambda: wall.reception.gallery is not None, timeout=WAIT_MS)
    wall.ui.model.set_guests(Guests(on=True, chosen=frozenset({101})))
    wall.reception.look()
    assert wall.reception.gallery is None
    wall.select(1)
    wall.press(Qt.Key.Key_J)
    assert "Mode tamu" in wall.told[-1]
    assert not wall.stills.asked
    wall.press(Qt.Key.Key_J, control)
    assert wall.told[-1] == "Mode tamu: galeri tertutup (H)"
    wall.select(0)
    wall.press(Qt.Key.Key_J)  # what guests see may be kept
    wall.stills.answer(100)
    until_kept(wall, qtbot)


def test_what_is_too_old_is_looked_for_behind_the_start(wall, qtbot, clock) -> None:
    asked: list[object] = []
    wall.memory.snapshots.all = lambda: asked.append(1) or ()
    wall.reception.look()
    assert wall.reception._work is None, "nothing runs until it is time"
    clock.advance(reception_module.PURGE_AFTER_S + 1)
    wall.reception.look()
    settings = wall.memory.settings
    qtbot.waitUntil(lambda: bool(settings.get(LOOKS)), timeout=WAIT_MS)
    assert not asked, "nobody knows yet whether the clock is right"
    for _ in range(13):
        before = settings.get(LOOKS)
        clock.advance(reception_module.PURGE_EVERY_S)
        wall.reception.look()
        qtbot.waitUntil(lambda before=before: settings.get(LOOKS) != before, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: bool(asked), timeout=WAIT_MS)


def test_the_end_of_the_program_waits_for_no_picture(wall, qtbot) -> None:
    wall.room.enter("operator")
    wall.select(0)
    wall.press(Qt.Key.Key_J)
    wall.reception.close()
    wall.stills.answer()
    assert wall.files() == []
    assert wall.stills.closed == 1
