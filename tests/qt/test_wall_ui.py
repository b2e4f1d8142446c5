"""The windows as a whole on the offscreen platform's one screen; several screens stand in test_screens.py."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt
from PySide6.QtGui import QAction, QGuiApplication, QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from scc_wall.access.told_errors import NO_AUDIT
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.access_session import SessionState
from scc_wall.domain.layout import GRID_SIZES, Layout
from scc_wall.domain.role import Role
from scc_wall.domain.tile_state import TileState
from scc_wall.domain.wall_editing import TileAddress, spread
from scc_wall.ui import keys, overlay, state_marks, theme
from scc_wall.ui.access.desk import PresentSession
from scc_wall.ui.access.session_strip import SessionStrip
from scc_wall.ui.camera_tree import CAMERA_ROLE
from scc_wall.ui.identify import SHOWN_MS
from scc_wall.ui.screen_keeper import identity
from scc_wall.ui.wall_input import CAMERA_MIME
from tests.support import looks
from tests.support.scripted_feed import ScriptedFeed, cameras, status

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class CountedWake:
    def __init__(self):
        self.calls = []

    def hold(self):
        self.calls.append("hold")

    def release(self):
        self.calls.append("release")


@pytest.fixture
def desk(qtbot, clock, open_wall):
    feed, known, wake, quits = ScriptedFeed(), cameras(8), CountedWake(), []
    layout = Layout("Harian", spread([camera.camera_id for camera in known], 4, 1))
    ui = open_wall(feed, known, layout, wake=wake, ask_quit=lambda: quits.append(1))
    qtbot.waitUntil(lambda: len(feed.tiles) == 4)
    ui.cameras.panel  # noqa: B018 - as a desk has it that was not opened just now
    return SimpleNamespace(
        ui=ui, feed=feed, clock=clock, wake=wake, quits=quits, qtbot=qtbot, window=ui.desk, wall=ui.walls[0]
    )


def slow(desk, times=2):
    for _ in range(times):
        desk.ui._on_slow_tick()


def test_the_desk_holds_wall_and_list_and_asks_for_its_tiles(desk):
    assert {tile.camera_id for tile in desk.feed.tiles.values()} == {100, 101, 102, 103}
    assert desk.feed.standby == (104, 105, 106, 107)
    assert len(desk.feed.configured) == 8
    assert desk.window.cameras_dock.isVisible()
    assert desk.wall.isVisible()
    assert desk.wake.calls == ["hold"]


def test_the_status_line_says_figure_page_and_time(desk):
    desk.feed.states[101] = status(101, TileState.LOST)
    slow(desk)
    assert desk.window.figure.text() == "3/4 langsung, tertua 0,0 dtk"
    assert desk.window.layout_note.text() == "Harian · halaman 1/2, jeda"
    assert desk.window.clock.text() == "08.00.00 WIB"


def test_a_minimised_desk_asks_for_no_pictures(desk):
    desk.window.hide()
    slow(desk)
    desk.qtbot.waitUntil(lambda: desk.feed.tiles == {})  # in the next turn, where all follow the model then anyway
    assert len(desk.feed.standby) == 8
    desk.window.show()
    desk.qtbot.waitUntil(lambda: len(desk.feed.tiles) == 4)


def test_the_tick_paints_what_is_new(desk):
    desk.feed.picture("screen-1/0", (0, 0, 250))
    desk.qtbot.waitUntil(lambda: set(desk.feed.shown_ids) == {"screen-1/0"})
    assert desk.ui.figures().tiles_painted > 0


def test_unchanged_plans_are_not_asked_for_again(desk):
    shows = desk.feed.shows
    slow(desk, 4)
    desk.ui.model.changed()
    assert desk.feed.shows == shows


def test_pages_turn_when_their_time_is_over(desk):
    desk.ui.commands.run("sequence")
    desk.clock.advance(20.0)
    slow(desk)
    assert {tile.camera_id for tile in desk.feed.tiles.values()} == {104, 105, 106, 107}
    assert desk.window.layout_note.text().endswith("halaman 2/2, berputar")


def test_the_list_shows_states_in_words_and_only_where_they_changed(desk):
    slow(desk)
    desk.feed.states[101] = status(101, TileState.REFUSED, age_s=None)
    changed = []
    desk.ui.cameras.panel.model.itemChanged.connect(lambda item: changed.append(item.data(CAMERA_ROLE)))
    slow(desk)
    assert set(changed) == {101, None}  # the camera, and the count of its region
    name, state = desk.ui.cameras.panel.model._rows[101]
    assert state.text() == "ditolak"
    assert "ditolak" in name.data(Qt.ItemDataRole.AccessibleTextRole)
    changed.clear()
    slow(desk)
    assert not changed


def find(desk, text):
    desk.ui.cameras.panel.search.setText(text)
    model = desk.ui.cameras.panel.view.model()
    regions = [model.index(row, 0) for row in range(model.rowCount())]
    return [model.index(row, 0, region) for region in regions for row in range(model.rowCount(region))]


def test_searching_by_number_name_and_region_and_choosing_puts_the_camera(desk):
    assert [index.data() for index in find(desk, "polda")] == ["08 Simpang Polda"]
    assert len(find(desk, "Kota Palembang")) == 2
    found = find(desk, "07")
    desk.ui.commands.select(TileAddress(0, 2))
    desk.ui.cameras.panel.view.doubleClicked.emit(found[0])
    assert desk.feed.tiles["screen-1/2"].camera_id == 106


def test_enter_in_the_list_puts_the_camera_and_escape_leads_back(desk):
    found = find(desk, "07")
    desk.ui.commands.select(TileAddress(0, 1))
    desk.ui.cameras.panel.view.setCurrentIndex(found[0])
    QTest.keyClick(desk.ui.cameras.panel.view, Qt.Key.Key_Return)
    assert desk.feed.tiles["screen-1/1"].camera_id == 106
    desk.ui.cameras.panel.view.setFocus()
    QTest.keyClick(desk.ui.cameras.panel.view, Qt.Key.Key_Escape)
    assert desk.window.focusWidget() is desk.wall


def test_a_camera_is_dragged_from_the_list_by_its_id(desk):
    mime = desk.ui.cameras.panel.view.model().mimeData(find(desk, "07"))
    assert bytes(mime.data(CAMERA_MIME).data()) == b"106"
    region = desk.ui.cameras.panel.model.index(0, 0, QModelIndex())
    assert not region.flags() & Qt.ItemFlag.ItemIsDragEnabled


def test_f11_leaves_nothing_but_the_wall_on_the_whole_screen(desk):
    QTest.keyClick(desk.wall, Qt.Key.Key_F11)
    screen = QGuiApplication.primaryScreen().geometry()
    desk.qtbot.waitUntil(lambda: desk.wall.size() == screen.size())
    assert not desk.window.menuBar().isVisible()
    slow(desk)
    assert desk.wall.corner.text.startswith("4/4 langsung")
    QTest.keyClick(desk.wall, Qt.Key.Key_F11)
    assert desk.window.menuBar().isVisible()
    assert desk.window.cameras_dock.isVisible()
    assert desk.wall.corner.text == ""


def test_f1_lists_every_key_and_closes_again(desk):
    QTest.keyClick(desk.wall, Qt.Key.Key_F1)
    sheet = desk.ui.key_help._sheet
    lines = {line for section in sheet.sections for line in section.shown}
    assert {(keys.all_shown(key), key.text) for key in keys.table()} <= lines
    QTest.keyClick(desk.wall, Qt.Key.Key_Escape)
    assert desk.ui.key_help._sheet is None
    QTest.keyClick(desk.wall, Qt.Key.Key_F1)
    QTest.keyClick(desk.ui.key_help._sheet, Qt.Key.Key_F1)
    assert desk.ui.key_help._sheet is None


def test_every_key_has_a_command_and_no_two_share_one(desk):
    taken = [name for key in keys.table() for name in key.keys]
    assert len(taken) == len(set(taken))
    assert [key.action for key in keys.table() if not desk.ui.commands.knows(key.action)] == []


def test_identify_shows_each_screen_for_five_seconds(desk):
    (plate,) = desk.ui.identify()
    assert (plate.title, plate.isVisible()) == ("1", True)
    assert plate._timer.interval() == SHOWN_MS == 5000
    plate._timer.timeout.emit()
    assert not plate.isVisible()


def seen_texts(desk) -> set[str]:
    return {label.text() for label in desk.ui.desk.status.findChildren(QLabel)}


def test_layouts_are_saved_and_opened_by_name(desk):
    desk.ui.commands.save_layout("Malam")
    slow(desk)
    assert any(text.startswith("Malam ·") for text in seen_texts(desk))
    desk.ui.commands.run("grid-1")
    assert len(desk.feed.tiles) == 1
    slow(desk)
    assert any(text.startswith("Malam, diubah") for text in seen_texts(desk))
    desk.ui.commands.open_layout("Malam")
    assert len(desk.feed.tiles) == 4
    slow(desk)
    assert any(text.startswith("Malam ·") for text in seen_texts(desk))
    desk.ui.commands.open_layout("tidak ada")
    assert desk.ui.notices.message == "Tata letak tidak ada tidak ada"
    desk.clock.advance(4.0)
    assert desk.ui.notices.message == ""


def test_typed_digits_stand_large_on_the_wall_and_go_after_three_seconds(desk):
    QTest.keyClick(desk.wall, Qt.Key.Key_7)
    assert desk.wall.middle.text == "7"
    assert desk.wall.middle.rect.height() > desk.wall.size_px[1] // 10
    desk.clock.advance(3.0)
    slow(desk)
    assert desk.wall.middle.text == ""


def test_changed_cameras_reach_feed_list_and_wall(desk):
    desk.ui.set_cameras(cameras(3))
    assert len(desk.feed.configured) == 3
    assert {tile.camera_id for tile in desk.feed.tiles.values()} == {100, 101, 102}
    assert len(desk.ui.cameras.panel.model._rows) == 3


def test_closing_the_window_asks_the_program(desk):
    desk.window.close()
    assert desk.quits == [1]
    assert desk.window.isVisible()


def test_close_stops_everything_and_may_be_called_twice(desk):
    desk.ui.close()
    desk.ui.close()
    assert not desk.window.isVisible()
    assert desk.wake.calls == ["hold", "release"]
    assert not desk.ui._tick._fast.isActive()
    assert desk.feed.closed == 0


def test_the_screenshot_is_the_whole_window(desk):
    desk.feed.picture("screen-1/0", (0, 0, 250))
    image = desk.ui.grab()
    assert (image.width(), image.height()) == (desk.window.width(), desk.window.height())


def test_everything_a_person_uses_has_a_name_for_screen_readers(desk):
    for widget in (
        desk.wall,
        desk.ui.cameras.panel.search,
        desk.ui.cameras.panel.view,
        desk.window.figure,
        desk.window.clock,
    ):
        assert widget.accessibleName()


def test_a_known_screen_that_is_gone_is_named_in_the_status_line(desk):
    away = identity(QGuiApplication.primaryScreen())
    desk.window.set_screens([f"2 ({away.name or 'KANAN'})"], ["KETIGA"])
    assert "layar tidak terpasang: 2" in desk.window.screens_note.text()
    assert "layar baru: KETIGA" in desk.window.screens_note.text()


def test_keys_are_named_as_on_the_keyboard_and_in_indonesian():
    names = {keys.shown(key) for key in keys.table()}
    assert {"←", "Shift+→", "PgDn", "Spasi", "Ctrl+Z", "+", "F1"} <= names
    assert not {name for name in names if "Left" in name or "Space" in name}


class FullDisk:
    """A store that refuses."""

    def names(self):
        return ["Malam"]

    def load(self, name):
        raise SccError(Told("Penyimpanan rusak.", "The store is damaged."))

    def save(self, layout):
        raise SccError(Told("Disk penuh.", "The disk is full."), Told("kernel", "kernel"))


def test_a_store_that_refuses_is_told_and_changes_nothing(desk, expected_logs):
    expected_logs.expect("The disk is full")
    expected_logs.expect("The store is damaged")
    desk.ui.commands.layouts = FullDisk()
    before = desk.ui.model.layout
    desk.ui.commands.save_layout("Malam")
    slow(desk)
    assert desk.window.message.text() == "⚠ Disk penuh."
    assert desk.ui.model.layout is before
    desk.ui.commands.open_layout("Malam")
    slow(desk)
    assert desk.window.message.text() == "⚠ Penyimpanan rusak."


def test_a_message_that_the_status_line_has_no_room_for_is_told_whole_on_the_wall(desk):
    desk.ui.tell("Ada ruang")
    slow(desk)
    assert desk.wall.middle.text == ""
    assert desk.window.message.toolTip() == ""
    whole = f"⚠ {NO_AUDIT} " * 4
    desk.ui.tell(whole)
    slow(desk)
    line = desk.window.message
    assert not line.holds(whole)
    assert (line.text(), line.toolTip(), desk.wall.middle.text) == (whole, whole, whole)
    plate, size = desk.wall.middle.rect, desk.wall.size_px
    assert plate.left() >= 0
    assert plate.width() <= size[0]  # in several lines
    one_line = overlay.notice("x", max(12, size[1] // 54)).height()
    assert one_line < plate.height() < size[1]
    desk.ui.tell("")
    slow(desk)
    assert desk.wall.middle.rect.isEmpty()


@pytest.mark.parametrize("size", [(800, 450), (1920, 1080), (960, 540)])
def test_the_key_sheet_fits_on_every_screen(desk, monkeypatch, size):
    room = QRect(0, 0, *size)
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: room)
    QTest.keyClick(desk.wall, Qt.Key.Key_F1)
    sheet = desk.ui.key_help._sheet
    assert room.contains(sheet.geometry())
    assert looks.cut_texts(sheet) == []
    assert min(label.font().pointSize() for label in sheet.findChildren(QLabel)) == theme.NOTE_PT
    for section in sheet.sections:  # they scroll where they are higher than the screen, but never wider
        assert section._font.pointSize() == theme.NOTE_PT
        assert section.width() >= section.minimumSizeHint().width()
        assert section.height() >= section.minimumSizeHint().height()
        ends = section.mapTo(sheet, section.rect().topRight()).x()
        assert (
            ends <= sheet.search.mapTo(sheet, sheet.search.rect().topRight()).x()
        )  # as far from the edge as on the left


def test_the_key_sheet_tells_every_key_and_typing_narrows_it_down(desk):
    sheet = desk.ui.key_help.show()
    told = {line for section in sheet.sections for line in section.shown}
    for key in keys.table():
        assert (keys.all_shown(key), key.text) in told, key.action
    QTest.keyClicks(sheet.search, "putar")
    shown = {section.title: section for section in sheet.sections if section.isVisibleTo(sheet)}
    assert ("R", "putar 90°") in shown["Petak"].shown
    assert "Sesi" not in shown
    spoken = shown["Petak"].accessibleDescription()
    assert "R, putar 90°" in spoken  # painted by itself, so it has to tell itself what stands there
    assert "pilih petak kiri" not in spoken
    QTest.keyClicks(sheet.search, "xyz")
    assert "Tidak ada yang cocok" in sheet.note.text()
    QTest.keyPress(sheet.search, Qt.Key.Key_F1)  # it is gone before the release
    assert desk.ui.key_help._sheet is None


MOUSE_NEEDS_NO_KEY = {"adopt-screens", "panels-reset", "replay-keep"}
"""What is found in a menu, and done once a year."""


def test_every_command_has_a_key_or_a_menu_and_every_key_a_command(desk):
    keyed = {key.action for key in keys.table()}
    grids = {f"grid-{n}" for n in GRID_SIZES}
    assert desk.ui.commands.actions - keyed - grids == MOUSE_NEEDS_NO_KEY
    assert keyed <= desk.ui.commands.actions
    names = [name for key in keys.table() for name in key.keys]
    assert len(names) == len(set(names))


def test_without_a_strip_the_menu_bar_has_no_corner(desk):
    assert desk.window.menuBar().cornerWidget() is None


def test_a_strip_stands_in_the_corner_of_the_menu_bar(desk):
    strip = QLabel("Sari")
    desk.window.set_session_strip(strip)
    assert desk.window.menuBar().cornerWidget() is strip
    assert strip.isVisible()


def test_a_strip_with_more_to_say_gets_the_room(desk):
    strip = SessionStrip()
    desk.window.set_session_strip(strip)
    narrow = strip.width()
    strip.refresh(PresentSession("Sari Wulandari", Role.OPERATOR, "000.8.3.3/15/OR", 600.0, SessionState.LOCKED))
    desk.qtbot.waitUntil(lambda: strip.width() >= strip.sizeHint().width() > narrow)
    assert strip.geometry().right() <= desk.window.menuBar().width()


def test_a_strip_with_more_to_say_is_never_painted_without_its_room(desk):
    """Right after a log-in it said "LATIHAN  sisa 1  Kunc  uar s" for a moment."""
    strip = SessionStrip()
    desk.window.set_session_strip(strip)
    strip.refresh(None)
    desk.qtbot.waitUntil(lambda: strip.width() >= strip.sizeHint().width())
    painted = []

    class Painted(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint:
                painted.append(strip.width() >= strip.sizeHint().width() and strip.layout().geometry() == strip.rect())
            return False

    seen = Painted()
    for part in (strip, *strip.findChildren(QWidget)):
        part.installEventFilter(seen)
    strip.refresh(PresentSession("Sari", Role.OPERATOR, "15/OR", 6 * 3600.0, SessionState.OPEN))
    desk.window.repaint()  # as a dialog does that goes from above it
    desk.qtbot.waitUntil(lambda: strip.width() >= strip.sizeHint().width() and bool(painted))
    assert all(painted)


def test_on_a_narrow_desk_the_strip_leaves_the_menus_their_room(desk):
    strip = SessionStrip()
    desk.window.set_session_strip(strip)
    strip.refresh(PresentSession("Sari Wulandari", Role.OPERATOR, "000.8.3.3/15/OR", 600.0, SessionState.OPEN))
    desk.qtbot.waitUntil(strip.letter.isHidden)  # the offscreen platform's screen has 800 pixels
    assert not strip.lock.isHidden()


@pytest.mark.parametrize("wide", [960, 1100, 1280, 1536, 1920])
@pytest.mark.parametrize("state", [SessionState.OPEN, SessionState.LOCKED])
@pytest.mark.parametrize("name", ["Sari Wulandari", "LATIHAN Operator", "Muhammad Hasanuddin"])
def test_every_menu_is_in_sight_beside_the_strip(desk, wide, state, name):
    """1920 pixels at 200, 175, 150, 125 and 100 %."""
    strip = SessionStrip()
    desk.window.set_session_strip(strip)
    strip.refresh(PresentSession(name, Role.OPERATOR, "000.8.3.3/15/OR", 36000.0, state))
    bar = desk.window.menuBar()
    high = bar.height()
    desk.window.setMinimumSize(0, 0)
    desk.window.resize(wide, 600)
    desk.qtbot.waitUntil(lambda: bar.width() == wide)
    (more,) = bar.findChildren(QToolButton, "qt_menubar_ext_button")
    desk.qtbot.waitUntil(more.isHidden)
    for item in bar.actions():
        assert not bar.actionGeometry(item).isEmpty(), item.text()
        assert bar.actionGeometry(item).right() < strip.x()
    assert "terkunci" in strip.who.text() or state is SessionState.OPEN
    assert bar.height() == high


def test_the_desk_follows_its_screen_when_that_becomes_smaller(desk):
    screen = desk.window.screen().geometry().size()
    desk.window.resize(screen.width() + 900, screen.height() + 900)
    desk.ui.keeper.changed.emit()
    room = screen.expandedTo(desk.window.minimumSizeHint())
    assert desk.window.isVisible()
    assert desk.window.size().boundedTo(room) == desk.window.size()


def test_locked_greys_the_controls_and_never_the_wall(desk):
    def enabled():
        return {item.text().split("\t")[0] for item in desk.window.findChildren(QAction) if item.isEnabled()}

    before = enabled()
    desk.window.set_controls_enabled(False)
    assert not desk.window.cameras.isEnabled()
    assert desk.wall.isEnabled()
    assert desk.wall.isVisible()
    assert {"Keluar", "Dinding saja, layar penuh", "Semua tombol"} <= enabled()
    assert not {"Simpan tata letak", "Kosongkan petak", "Pakai layar baru untuk dinding", "16"} & enabled()
    desk.window.set_controls_enabled(True)
    assert enabled() == before


def test_a_wall_that_nobody_sees_follows_before_it_is_painted_again(desk):
    wall = desk.wall
    desk.window.hide()
    desk.ui.commands.run("grid-9")
    assert len(wall.tiles) == 4  # to cut it into tiles for nobody would hold up those that are seen
    desk.qtbot.waitUntil(lambda: len(wall.tiles) == 9)  # it does follow: a tile of it may be chosen elsewhere
    desk.ui.commands.run("grid-16")
    assert len(wall.tiles) == 9
    before = wall.tiles_painted
    desk.window.show()
    desk.qtbot.waitUntil(lambda: wall.tiles_painted > before)
    assert len(wall.tiles) == 16


def test_a_fall_of_many_cameras_reaches_the_list_in_pieces_and_whole(desk, monkeypatch):
    monkeypatch.setattr(state_marks, "MOST_MARKS", 3)
    changed = []
    set_marks = desk.ui.cameras.panel.set_marks
    monkeypatch.setattr(desk.ui.cameras._marks, "_show", lambda marks: (changed.append(dict(marks)), set_marks(marks)))
    slow(desk)
    changed.clear()
    lost = [camera.camera_id for camera in desk.ui.model.cameras.values()]
    desk.feed.states |= {camera_id: status(camera_id, TileState.LOST) for camera_id in lost}
    slow(desk)
    desk.qtbot.waitUntil(lambda: sum(map(len, changed)) == len(lost))
    assert max(map(len, changed)) == 3
    assert {camera_id for marks in changed for camera_id in marks} == set(lost)
    slow(desk)
    assert sum(map(len, changed)) == len(lost)  # and told once
