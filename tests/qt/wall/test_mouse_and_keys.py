"""What mouse and keys do on a wall."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QDropEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest

from scc_wall.domain.tile import WHOLE
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.ui import theme
from scc_wall.ui.commands import Commands
from scc_wall.ui.wall_input import camera_mime, tile_mime
from tests.support.four_tiles import CENTRES, TILES, pixel, publish


def test_a_click_selects_and_frames_a_tile(wall):
    publish(wall)
    QTest.mouseClick(wall.widget, Qt.MouseButton.LeftButton, pos=CENTRES[1])
    assert wall.model.selected == TileAddress(0, 1)
    assert pixel(wall, QPoint(321, 90)).name() == theme.FOCUS
    assert pixel(wall, QPoint(318, 90)) == QColor(0, 200, 0)


def test_double_click_is_spotlight_and_escape_leads_back(wall):
    publish(wall)
    QTest.mouseDClick(wall.widget, Qt.MouseButton.LeftButton, pos=CENTRES[3])
    assert list(wall.feed.tiles) == ["screen-1/spot"]
    assert wall.feed.tiles["screen-1/spot"].prefer_main
    publish(wall, "screen-1/spot", bgr=(200, 0, 0))
    assert pixel(wall, CENTRES[0]) == QColor(0, 0, 200)
    QTest.keyClick(wall.widget, Qt.Key.Key_Escape)
    assert list(wall.feed.tiles) == TILES


def test_dragging_a_tile_carries_its_address_and_dropping_it_swaps(wall):
    publish(wall)
    QTest.mousePress(wall.widget, Qt.MouseButton.LeftButton, pos=CENTRES[0])
    QTest.mouseMove(wall.widget, CENTRES[0] + QPoint(40, 0))
    assert len(wall.drags) == 1
    drop(wall, wall.drags[0].mimeData(), CENTRES[3])
    assert [wall.feed.tiles[tile].camera_id for tile in TILES] == [103, 101, 102, 100]
    QTest.keyClick(wall.widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [wall.feed.tiles[tile].camera_id for tile in TILES] == [100, 101, 102, 103]


def drop(wall, mime, point):
    event = QDropEvent(
        QPointF(point), Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    wall.widget._mime = mime  # the event does not keep it alive
    wall.qtbot.addWidget(wall.widget)
    wall.input.eventFilter(wall.widget, event)


def test_a_camera_from_the_list_is_placed_where_it_is_dropped(wall):
    drop(wall, camera_mime(105), CENTRES[2])
    assert wall.feed.tiles[TILES[2]].camera_id == 105
    assert wall.model.selected == TileAddress(0, 2)


def test_what_is_dropped_by_other_programs_is_ignored(wall):
    mime = QMimeData()
    mime.setText("rtsp://elsewhere/")
    before = dict(wall.feed.tiles)
    drop(wall, mime, CENTRES[2])
    assert wall.feed.tiles == before


def wheel(wall, point, notches=1):
    event = QWheelEvent(
        QPointF(point), wall.widget.mapToGlobal(QPointF(point)), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    wall.input.eventFilter(wall.widget, event)


def test_the_wheel_zooms_at_the_pointer_with_a_map_and_dragging_pans(wall):
    publish(wall)
    wheel(wall, QPoint(0, 0), 4)
    request = wall.feed.tiles[TILES[0]]
    assert request.zoom[:2] == (0, 0)
    assert 0.3 < request.zoom.width < 0.5
    assert request.prefer_main
    assert wall.widget.painter_of(TILES[0]).zoom_map is not None
    QTest.mousePress(wall.widget, Qt.MouseButton.LeftButton, pos=CENTRES[0])
    QTest.mouseMove(wall.widget, CENTRES[0] - QPoint(80, 0))
    assert wall.feed.tiles[TILES[0]].zoom.left == pytest.approx(request.zoom.width / 4)
    assert wall.drags == []
    QTest.mouseRelease(wall.widget, Qt.MouseButton.LeftButton, pos=CENTRES[0])
    QTest.mouseDClick(wall.widget, Qt.MouseButton.LeftButton, pos=CENTRES[0])
    assert wall.feed.tiles[TILES[0]].zoom == WHOLE
    assert wall.widget.painter_of(TILES[0]).zoom_map is None


def test_a_zoomed_tile_goes_to_the_spotlight_with_its_map(wall):
    publish(wall)
    wheel(wall, QPoint(0, 0), 4)
    small = wall.widget.painter_of(TILES[0]).zoom_map
    unseen = small.pixelColor(small.width() - 4, small.height() - 4)
    assert unseen.green() > 100 > unseen.blue()  # the picture, dimmed
    wall.model.spotlight(TileAddress(0, 0))
    large = wall.widget.painter_of("screen-1/spot").zoom_map
    assert large.width() > small.width()
    assert large.pixelColor(large.width() - 4, large.height() - 4) == unseen


def test_a_typed_number_puts_that_camera_on_the_selected_tile(wall):
    QTest.keyClicks(wall.widget, "")
    wall.commands.select(TileAddress(0, 1))
    QTest.keyClick(wall.widget, Qt.Key.Key_0)
    QTest.keyClick(wall.widget, Qt.Key.Key_6)
    assert wall.commands.typed() == "06"
    QTest.keyClick(wall.widget, Qt.Key.Key_Return)
    assert wall.feed.tiles[TILES[1]].camera_id == 105
    assert wall.commands.typed() == ""


def test_typed_digits_are_forgotten_and_enter_then_does_nothing(wall):
    wall.commands.select(TileAddress(0, 1))
    QTest.keyClick(wall.widget, Qt.Key.Key_6)
    wall.clock.advance(3.0)
    QTest.keyClick(wall.widget, Qt.Key.Key_Return)
    assert wall.feed.tiles[TILES[1]].camera_id == 101


def test_an_unknown_number_is_told(wall):
    told = []
    wall.commands.tell = told.append
    wall.commands.select(TileAddress(0, 1))
    QTest.keyClick(wall.widget, Qt.Key.Key_9)
    QTest.keyClick(wall.widget, Qt.Key.Key_Return)
    assert told == ["Tidak ada kamera nomor 9"]


@pytest.mark.parametrize(
    ("key", "modifier", "text"),
    [
        (Qt.Key.Key_Plus, Qt.KeyboardModifier.ShiftModifier, "+"),
        (Qt.Key.Key_Plus, Qt.KeyboardModifier.KeypadModifier, "+"),
        (Qt.Key.Key_Equal, Qt.KeyboardModifier.NoModifier, "="),
    ],
)
def test_plus_zooms_whichever_way_it_is_typed(wall, key, modifier, text):
    wall.commands.select(TileAddress(0, 0))
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifier, text)
    wall.input.eventFilter(wall.widget, event)
    assert wall.feed.tiles[TILES[0]].zoom.width == pytest.approx(0.8)


def test_arrows_move_the_selection(wall):
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(wall.widget, key)
    assert wall.model.selected == TileAddress(0, 3)


def test_a_tile_grows_over_empty_tiles_alone(wall):
    told = []
    wall.commands.tell = told.append
    wall.commands.select(TileAddress(0, 1))
    wall.commands.run("clear")
    wall.commands.select(TileAddress(0, 0))
    QTest.keyClick(wall.widget, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert wall.feed.tiles[TILES[0]].size_px == (640, 180)
    assert wall.model.selected == TileAddress(0, 0)
    wall.commands.run("span-taller")
    assert told == ["Tidak ada tempat: kosongkan dahulu petak di sebelahnya"]
    wall.commands.run("span-narrower")
    assert wall.feed.tiles[TILES[0]].size_px == (320, 180)


def test_pages_are_added_after_this_one_and_removed(wall):
    wall.commands.run("page-add")
    assert (wall.model.page_index, wall.feed.tiles) == (1, {})
    assert wall.feed.standby == (100, 101, 102, 103)
    wall.commands.set_dwell(7)
    assert wall.model.page.dwell_s == 7
    wall.commands.run("page-remove")
    assert list(wall.feed.tiles) == TILES
    wall.commands.run("page-remove")
    assert len(wall.model.layout.pages) == 1


def test_a_closed_lock_changes_nothing_and_says_so(wall, clock):
    told, asked = [], []
    locked = Commands(wall.model, wall.feed, clock, may=lambda action: bool(asked.append(action)))
    locked.tell = told.append
    before = wall.model.layout
    wall.commands.select(TileAddress(0, 0))
    assert not locked.run("clear")
    locked.put(TileAddress(0, 0), 105)
    locked.swap(TileAddress(0, 0), TileAddress(0, 1))
    locked.spotlight(TileAddress(0, 0))
    assert wall.model.layout == before
    assert wall.model.spotlights == {}
    assert asked == ["clear", "place", "swap", "spotlight"]
    assert set(told) == {"Terkunci: masuk dahulu"}


def test_retry_asks_the_feed_for_the_selected_camera(wall):
    wall.commands.select(TileAddress(0, 2))
    QTest.keyClick(wall.widget, Qt.Key.Key_F5)
    assert wall.feed.retried == [102]


def test_the_drag_data_of_a_tile_is_its_address():
    assert bytes(tile_mime(TileAddress(1, 7)).data("application/x-scc-wall-tile").data()) == b"1,7"
