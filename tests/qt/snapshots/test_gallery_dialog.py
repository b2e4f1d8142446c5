"""The gallery as a person uses it: by keys and by mouse."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from scc_wall.app.snapshots import png
from scc_wall.base.course import Course, Stopped
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.snapshot import RawPicture, Snapshot, SnapshotKind
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.snapshots.desk import HandedOut, Listed, Seen, Soundness
from scc_wall.ui.snapshots.gallery_dialog import MOST_SHOWN, GalleryDialog
from scc_wall.ui.snapshots.picture_view import PictureView
from scc_wall.ui.snapshots.strip import strip, wrapped
from tests.support import looks
from tests.support.clock import START_UTC

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SMALL = png.encoded(np.full((9, 16, 3), 90, np.uint8), {})
LARGE = RawPicture(memoryview(bytes([30, 60, 90, 255]) * (160 * 90)), (160, 90), 4)


def snapshot(number: int, **changes: object) -> Snapshot:
    taken = START_UTC + timedelta(hours=13 * number)
    made = Snapshot(
        f"s-{number}", SnapshotKind.TILE, taken, f"0{number} Kamera {number}", "Kota Palembang",
        "siti" if number % 2 else "budi", "Nama", "1/9286", (number,), f"x/s-{number}.png", "ab" * 32, 1000,
        (160, 90), (f"0{number} Kamera {number}", "Gambar tiba …", "Diambil …"),
    )  # fmt: skip
    return replace(made, **changes)


class Desk:
    """A `GalleryDesk` that does what the test says."""

    def __init__(self, count: int = 4) -> None:
        self.snapshots = [snapshot(number) for number in range(count, 0, -1)]
        self.may_export = True
        self.bad: dict[str, Soundness] = {}
        self.exported: list[tuple[list[str], Path]] = []
        self.smalls: list[str] = []
        self.fails: SccError | None = None

    def listed(self) -> Listed:
        return Listed(tuple(self.snapshots), self.may_export, 90)

    def small(self, snapshot_id: str) -> bytes | None:
        self.smalls.append(snapshot_id)
        return SMALL

    def seen(self, snapshot_id: str) -> Seen:
        found = self.bad.get(snapshot_id, Soundness.SOUND)
        return Seen(found, LARGE if found is Soundness.SOUND else None)

    def verify(self, snapshot_ids: Sequence[str], course: Course) -> Mapping[str, Soundness]:
        return {one: self.bad.get(one, Soundness.SOUND) for one in snapshot_ids}

    def write_note(self, snapshot_id: str, note: str) -> None:
        self.snapshots = [replace(o, note=note) if o.snapshot_id == snapshot_id else o for o in self.snapshots]

    def export(self, snapshot_ids: Sequence[str], file: Path, course: Course) -> HandedOut:
        if self.fails is not None:
            raise self.fails
        self.exported.append((list(snapshot_ids), file))
        return HandedOut(file, len(snapshot_ids), "cd" * 32)


def has_picture(view: PictureView) -> bool:
    return view._image is not None


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def gallery(desk, shown, qtbot, clock):
    asked: list[str] = []

    def ask(_parent: QWidget, proposed: str) -> Path | None:
        asked.append(proposed)
        return Path("/tmp/bukti.zip") if len(asked) < 3 else None

    dialog = shown(GalleryDialog(desk, at_once, clock, ask_file=ask))
    qtbot.waitUntil(lambda: dialog._listed is not None)
    return dialog


def test_the_newest_is_large_and_checked_and_the_arrows_go_on(gallery, qtbot) -> None:
    qtbot.waitUntil(lambda: has_picture(gallery.view))
    assert gallery.current().snapshot_id == "s-4"
    assert gallery.state.text().startswith("✓ Utuh")
    assert "Diambil" in gallery.facts.text()
    QTest.keyClick(gallery.list, Qt.Key.Key_Right)
    assert gallery.current().snapshot_id == "s-3"
    qtbot.waitUntil(lambda: gallery.state.text().startswith("✓ Utuh"))


def test_only_what_is_in_sight_is_loaded(qtbot, shown, clock) -> None:
    desk = Desk(300)
    dialog = shown(GalleryDialog(desk, at_once, clock))
    qtbot.waitUntil(lambda: len(desk.smalls) >= 4)
    QTest.keyClick(dialog.list, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: "s-1" in desk.smalls)
    assert len(set(desk.smalls)) == len(desk.smalls) < 100


def test_what_is_typed_and_chosen_filters_and_nothing_left_says_what_to_do(gallery, qtbot) -> None:
    gallery.search.setFocus()
    QTest.keyClicks(gallery.search, "kamera 3 palembang")
    assert [one.snapshot_id for one in gallery.matching()] == ["s-3"]
    assert gallery.list.count() == 1
    gallery.search.setText("nowhere")
    assert gallery.empty.isVisible()
    assert "Hapus pencarian" in gallery.empty.text()
    assert not gallery.verify.isEnabled()
    gallery.search.clear()
    gallery.person.setCurrentIndex(gallery.person.findData("budi"))
    assert [one.login for one in gallery.matching()] == ["budi", "budi"]
    gallery.day.setCurrentIndex(1)
    assert len(gallery.matching()) == 1


def test_of_very_many_the_newest_are_shown_and_the_rest_is_told(qtbot, shown, clock) -> None:
    desk = Desk(1)
    desk.snapshots = [snapshot(1, snapshot_id=f"s-{n}") for n in range(5000)]
    dialog = shown(GalleryDialog(desk, at_once, clock))
    qtbot.waitUntil(lambda: dialog.list.count() == MOST_SHOWN)
    assert "5000 dari 5000 cuplikan · tampil 300 terbaru: persempit pencarian" in dialog.count.text()
    dialog.search.setText("s-4999")
    assert [dialog.list.count(), dialog.list.current_id()] == [1, "s-4999"]
    assert "persempit" not in dialog.count.text()


def test_esc_stops_what_runs_before_it_closes_the_gallery(desk, shown, qtbot, clock) -> None:
    waiting: list[tuple[object, ...]] = []

    def work(job, done, failed) -> None:
        if dialog is not None and dialog.long.running:
            waiting.append((job, done, failed))
        else:
            at_once(job, done, failed)

    dialog = None
    dialog = shown(GalleryDialog(desk, work, clock, ask_file=lambda *_: Path("/tmp/bukti.zip")))
    qtbot.waitUntil(lambda: dialog.export.isEnabled())  # noqa: PLW0108 - the dialog is made later
    dialog.export_chosen()
    assert dialog.leave.text() == "&Batalkan"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    ((_job, _done, failed),) = waiting
    with pytest.raises(Stopped) as stopped:
        dialog.long._course.step(Told("", ""))
    failed(stopped.value)
    assert "Dibatalkan" in dialog._busy.note.text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert desk.exported == []


def test_an_empty_gallery_says_how_to_take_one(shown, qtbot, clock) -> None:
    dialog = shown(GalleryDialog(Desk(0), at_once, clock))
    qtbot.waitUntil(lambda: "tekan J" in dialog.empty.text())
    assert dialog.empty.isVisible()
    assert not dialog.export.isEnabled()


def test_all_are_checked_by_mouse_and_the_bad_ones_are_marked(gallery, desk, qtbot) -> None:
    desk.bad["s-2"] = Soundness.CHANGED
    QTest.keyClick(gallery.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert "4 dipilih" in gallery.count.text()
    QTest.mouseClick(gallery.verify, Qt.MouseButton.LeftButton)
    texts = [gallery.list.item(row).text() for row in range(4)]
    assert [text[0] for text in texts] == ["✓", "✓", "✕", "✓"]
    assert "1 dari 4 cuplikan tidak utuh" in gallery._busy.note.text()


@pytest.mark.parametrize(("found", "word"), [
    (Soundness.CHANGED, "BERUBAH"), (Soundness.MISSING, "HILANG"), (Soundness.UNRECORDED, "TIDAK TERCATAT"),
])  # fmt: skip
def test_what_is_not_sound_is_told_and_not_shown(desk, shown, qtbot, clock, found, word) -> None:
    desk.bad["s-4"] = found
    dialog = shown(GalleryDialog(desk, at_once, clock))
    qtbot.waitUntil(lambda: word in dialog.state.text())
    assert not has_picture(dialog.view)
    assert dialog.list.item(0).text().startswith("✕ ")


def test_a_note_is_kept_by_enter(gallery, desk) -> None:
    assert not gallery.keep.isEnabled()
    gallery.note.setFocus()
    QTest.keyClicks(gallery.note, "pelat BG 1234")
    assert gallery.keep.isEnabled()
    QTest.keyClick(gallery.note, Qt.Key.Key_Return)
    assert desk.snapshots[0].note == "pelat BG 1234"
    assert not gallery.keep.isEnabled()
    gallery.search.setText("bg 1234")
    assert gallery.list.count() == 1
    assert gallery.isVisible()


def test_the_chosen_ones_are_handed_out_and_a_refusal_is_told(gallery, desk) -> None:
    QTest.keyClick(gallery.list, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.mouseClick(gallery.export, Qt.MouseButton.LeftButton)
    assert desk.exported == [(["s-4", "s-3"], Path("/tmp/bukti.zip"))]
    assert "2 cuplikan diekspor: bukti.zip" in gallery._busy.note.text()
    desk.fails = SccError(Told("Disk penuh.", "The disk is full."))
    QTest.mouseClick(gallery.export, Qt.MouseButton.LeftButton)
    assert "Disk penuh" in gallery.refusal.what.text()
    QTest.mouseClick(gallery.export, Qt.MouseButton.LeftButton)
    assert len(desk.exported) == 1, "the person left the question for a file"


def test_who_may_not_export_is_told_why(shown, qtbot, clock, desk) -> None:
    desk.may_export = False
    dialog = shown(GalleryDialog(desk, at_once, clock))
    qtbot.waitUntil(dialog.verify.isEnabled)
    assert not dialog.export.isEnabled()
    assert "pengawas" in dialog.export.toolTip()


def test_a_picture_is_looked_at_nearer_by_keys_wheel_and_mouse(gallery, qtbot) -> None:
    view = gallery.view
    qtbot.waitUntil(lambda: has_picture(view))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Plus)
    near = view.scale
    assert near > view.whole_scale()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(view, key)
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.scale == 0.0
    for _ in range(40):
        QTest.keyClick(view, Qt.Key.Key_Equal)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    QTest.mouseMove(view, QPoint(10, 10))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert view._middle.x() > 80
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.scale == 0.0
    assert not view.grab().toImage().isNull()


def test_whoever_leaves_while_something_runs_is_told_nothing_more(desk, shown, qtbot, clock) -> None:
    waiting: list[tuple[object, ...]] = []
    dialog = shown(GalleryDialog(desk, lambda *job: waiting.append(job), clock))
    qtbot.waitUntil(lambda: bool(waiting))
    dialog.reject()
    for _job, done, _failed in waiting:
        done(desk.listed())
    assert dialog._listed is None


def test_it_keeps_the_rules_of_all_windows(gallery, desk, qtbot) -> None:
    qtbot.waitUntil(lambda: has_picture(gallery.view))
    desk.bad["s-2"] = Soundness.CHANGED
    gallery.list.selectAll()
    gallery.verify_chosen()
    gallery.search.setText("s-2")  # of a row that is cut by the edge only its picture is seen
    looks.settle(gallery)
    assert looks.faults(gallery) == []
    assert looks.unmarked_focus(gallery) == []


# --- the strip


def test_a_strip_is_as_wide_as_its_picture_and_holds_every_word(qtbot) -> None:
    line = "Gambar tiba 2026-11-23 01:30:12 WIB · langsung"
    rows = wrapped([line, "x" * 40], 100, lambda text: 5 * len(text))
    assert " ".join(rows[:-2]) == line
    assert "".join(rows[-2:]) == "x" * 40
    assert all(5 * len(row) <= 100 for row in rows)
    narrow, wide = strip([line], 352), strip([line], 3840)
    assert (narrow.size_px[0], wide.size_px[0]) == (352, 3840)
    assert wide.size_px[1] > narrow.size_px[1] / 2
    assert len(wide.pixels) == 4 * wide.size_px[0] * wide.size_px[1]


@pytest.mark.parametrize(("depth", "red"), [(3, (255, 0, 0)), (4, (0, 0, 255, 0))])
def test_pictures_of_either_depth_are_shown_in_their_colours(qtbot, depth, red):
    view = PictureView()
    qtbot.addWidget(view)
    view.show_picture(RawPicture(memoryview(bytes(red) * 64), (8, 8), depth))
    shown = view.grab().toImage()
    assert shown.pixelColor(view.rect().center()).getRgb()[:3] == (255, 0, 0)
