"""The dialog of the screens: what it says of distances, who may store, and that running walls follow at once."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scc_wall.app.access.screens_desk import RoomScreens
from scc_wall.app.keeping import SCREENS, screen_settings
from scc_wall.domain.audit import AuditResult
from scc_wall.domain.legibility import ScreenSetting
from scc_wall.ui.screen_keeper import screen_key
from scc_wall.ui.screens.screens_dialog import ScreensDialog
from tests.support.access_memory import MemorySettings
from tests.support.access_room import Room
from tests.support.by_hand import type_into
from tests.support.screens_desk import ScriptedScreens
from tests.support.scripted_feed import ScriptedFeed, cameras

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def desk():
    return ScriptedScreens()


@pytest.fixture
def dialog(shown, desk):
    return shown(ScreensDialog(desk))


def texts(dialog, row):
    return [dialog.list.item(row, column).text() for column in range(dialog.list.columnCount())]


def test_it_lists_each_screen_with_what_is_known_and_set(dialog):
    assert texts(dialog, 0) == ["1", "LG OLED DP-1", "3840×2160", "1210×680 mm", "terpasang", "19 mm"]
    assert texts(dialog, 1)[3:] == ["tidak diketahui", "terpasang", "otomatis"]
    assert texts(dialog, 2)[4] == "⚠ tercabut"


def test_it_says_from_how_far_the_letters_are_read_while_one_types(dialog):
    assert dialog.reading.text().startswith("Tinggi huruf 19 mm terbaca sampai 4,1 m, nyaman sampai 3,3 m.")
    type_into(dialog.cap, "12,5")
    assert dialog.reading.text().startswith("Tinggi huruf 12,5 mm terbaca sampai 2,7 m")
    assert "40 piksel" in dialog.reading.text()
    type_into(dialog.width_mm, "605")
    assert "79 piksel" in dialog.reading.text()
    assert "paling sedikit 19 mm" in dialog.advice.text()


def test_nothing_is_told_of_a_height_that_is_refused(dialog):
    type_into(dialog.cap, "900")
    assert dialog.reading.text() == ""
    type_into(dialog.cap, "19")
    assert dialog.reading.text()
    type_into(dialog.width_mm, "1")  # its pixels would be those of another width than stands there
    assert dialog.reading.text() == ""


def test_a_screen_that_does_not_know_its_size_asks_for_its_width(dialog):
    dialog.list.selectRow(1)
    type_into(dialog.cap, "20")
    assert "isi lebarnya" in dialog.reading.text()
    type_into(dialog.width_mm, "2000")
    assert "isi lebarnya" not in dialog.reading.text()


def test_what_is_entered_is_stored_by_enter_and_the_walls_follow(dialog, desk):
    type_into(dialog.cap, "25")
    QTest.keyClick(dialog.cap.editor, Qt.Key.Key_Return)
    assert desk.kept["LG/OLED/7"] == ScreenSetting(cap_mm=25.0)
    assert desk.applied[-1]["LG/OLED/7"].cap_mm == 25.0
    assert texts(dialog, 0)[-1] == "25 mm"
    type_into(dialog.cap, "")
    dialog.save.click()
    assert desk.kept["LG/OLED/7"] == ScreenSetting()


@pytest.mark.parametrize("wrong", ["0,5", "900", "dua puluh"])
def test_what_can_not_be_is_not_stored(dialog, desk, wrong):
    type_into(dialog.cap, wrong)
    dialog.save.click()
    assert dialog.cap.fault() == "2 sampai 150 mm, atau kosong."
    assert desk.applied == []


# --- over the real wall and the real service -------------------------------------------------------------------------


@pytest.fixture
def wall(qtbot, open_wall, tmp_path, wide_enough):
    feed, known = ScriptedFeed(), cameras(4)
    ui = open_wall(feed, known)
    qtbot.waitUntil(lambda: len(feed.tiles) == 4)
    return SimpleNamespace(ui=ui, room=Room(tmp_path), settings=MemorySettings())


def last(room):
    return list(room.store.audit.rows())[-1].entry


def caps(wall):
    return {wall.ui.walls[0].painter_of(tile.tile_id).cap_px for tile in wall.ui.walls[0].tiles}


def test_an_admin_sets_it_it_stands_in_the_audit_and_the_tiles_are_drawn_anew(wall, shown):
    proven, before = wall.room.prove("admin"), caps(wall)
    dialog = shown(ScreensDialog(RoomScreens(wall.room.access, wall.settings, lambda: proven, wall.ui)))
    type_into(dialog.cap, "9")
    type_into(dialog.width_mm, "400")
    dialog.save.click()
    key = screen_key(wall.ui.keeper.known[0])
    assert screen_settings(wall.settings.get(SCREENS)) == {key: ScreenSetting(9.0, 400.0)}
    entry = last(wall.room)
    assert (entry.action, entry.who, entry.subject) == ("setting.change", "admin", "wall.screens")
    assert entry.details == (("screen", key), ("cap_mm", 9.0), ("width_mm", 400.0))
    width_px = wall.ui.keeper.known[0].geometry.width
    assert caps(wall) == {round(9 * width_px / 400)} != before
    first = wall.ui.walls[0].painter_of(wall.ui.walls[0].tiles[0].tile_id)
    assert first.frame_px == max(3, first.cap_px // 6)


@pytest.mark.parametrize("role", ["operator", "supervisor", "auditor"])
def test_others_change_nothing_and_it_is_recorded(wall, shown, role):
    proven, before = wall.room.prove(role), caps(wall)
    dialog = shown(ScreensDialog(RoomScreens(wall.room.access, wall.settings, lambda: proven, wall.ui)))
    type_into(dialog.cap, "9")
    dialog.save.click()
    assert "Peran Anda" in dialog.refusal.what.text()
    assert (last(wall.room).action, last(wall.room).result) == ("setting.change", AuditResult.REFUSED)
    assert wall.settings.get(SCREENS) == {}
    assert caps(wall) == before


def test_what_is_stored_holds_from_the_start(wall):
    key = screen_key(wall.ui.keeper.known[0])
    assert screen_settings({key: {"cap_mm": 9, "width_mm": "lebar"}, "x": 3}) == {
        key: ScreenSetting(9.0),
        "x": ScreenSetting(),
    }
