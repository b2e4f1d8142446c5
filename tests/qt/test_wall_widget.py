"""How a wall looks and when it paints, by probing pixels of a window of 640×360 with four tiles of 320×180."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QDropEvent, QImage, QKeyEvent, QPainter, QWheelEvent
from PySide6.QtTest import QTest

from scc_wall.domain.cause import Cause
from scc_wall.domain.layout import Layout
from scc_wall.domain.tile import WHOLE
from scc_wall.domain.tile_state import Link, LinkPhase, TileState
from scc_wall.domain.wall_editing import TileAddress, spread
from scc_wall.ui import theme, wall_canvas
from scc_wall.ui.commands import Commands
from scc_wall.ui.tile_look import Mark, PictureStyle
from scc_wall.ui.wall_input import WallInput, camera_mime, tile_mime
from scc_wall.ui.wall_model import WallModel
from scc_wall.ui.wall_widget import WallWidget
from tests.support.scripted_feed import ScriptedFeed, cameras, status

GREEN = (0, 200, 0)
TILES = [f"screen-1/{index}" for index in range(4)]
CENTRES = [QPoint(160, 90), QPoint(480, 90), QPoint(160, 270), QPoint(480, 270)]


@pytest.fixture
def wall(qtbot, clock):
    known, feed, drags = cameras(6), ScriptedFeed(), []
    model = WallModel(known, Layout("uji", spread([100, 101, 102, 103], 4, 1)))
    commands = Commands(model, feed, clock)
    widget = WallWidget(model, 0, feed, clock)
    its_input = WallInput(widget, model, feed, commands, drags.append)
    widget.resize(640, 360)

    def follow():
        plan = model.plan({0: widget.size_px}, 200)
        feed.show(plan.tiles, plan.standby)
        widget.rebuild()

    model.subscribe(follow)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    follow()
    return SimpleNamespace(
        widget=widget,
        input=its_input,
        feed=feed,
        model=model,
        commands=commands,
        drags=drags,
        follow=follow,
        clock=clock,
        qtbot=qtbot,
    )


def publish(wall, *tiles, bgr=GREEN):
    for tile in tiles or TILES:
        wall.feed.picture(tile, bgr)
    wall.widget.take(wall.feed.tick())


def painted(wall):
    return [wall.widget.painter_of(tile).painted for tile in TILES]


def pixel(wall, point):
    return wall.widget.grab().toImage().pixelColor(point)


def on_screen(wall, point):
    """The pixel in the window's backing store: what was really painted, with no paint event of its own."""
    return wall.widget.backingStore().paintDevice().pixelColor(point)


def settle(wall):
    wall.qtbot.waitUntil(lambda: all(painted(wall)))
    QCoreApplication.processEvents()


# --- pictures ----------------------------------------------------------------------------------------------------


def test_a_new_picture_is_on_the_window_at_once(wall):
    settle(wall)
    publish(wall, TILES[1], bgr=(0, 0, 250))
    assert on_screen(wall, CENTRES[1]) == QColor(250, 0, 0)
    assert wall.feed.shown_ids == [TILES[1]]


def test_only_the_tiles_with_news_are_painted_and_each_once(wall):
    settle(wall)
    before = painted(wall)
    publish(wall, TILES[0], TILES[3])
    QCoreApplication.processEvents()
    assert [now - then for now, then in zip(painted(wall), before, strict=True)] == [1, 0, 0, 1]


def test_nothing_is_painted_without_news(wall):
    publish(wall)
    settle(wall)
    before = painted(wall)
    wall.widget.take(wall.feed.tick())
    wall.widget.refresh()
    wall.follow()
    QCoreApplication.processEvents()
    assert painted(wall) == before


def test_a_hidden_wall_paints_nothing(wall):
    settle(wall)
    wall.widget.hide()
    before = painted(wall)
    publish(wall)
    assert painted(wall) == before
    assert not wall.widget.seen()


def test_the_picture_is_not_copied_and_keeps_its_pixels(wall):
    settle(wall)
    wall.feed.picture(TILES[0], GREEN)
    picture = wall.feed.pictures[TILES[0]]
    np.asarray(picture.pixels)[90, 100:220] = (1, 2, 3, 0)
    wall.widget.take(wall.feed.tick())
    assert on_screen(wall, QPoint(100, 90)) == QColor(3, 2, 1)
    assert on_screen(wall, QPoint(99, 90)) == QColor(0, 200, 0)
    assert on_screen(wall, QPoint(220, 90)) == QColor(0, 200, 0)


def test_a_picture_of_another_size_fills_the_tile_until_the_slot_follows(wall):
    wall.feed.picture(TILES[0], GREEN, (160, 90))
    wall.widget.take(wall.feed.tick())
    for point in (QPoint(2, 2), QPoint(317, 100)):
        assert pixel(wall, point) == QColor(0, 200, 0)


def test_tiles_meet_without_a_gap(wall):
    publish(wall)
    image = wall.widget.grab().toImage()
    assert {image.pixelColor(x, 60).name() for x in (319, 320)} == {"#00c800"}
    assert {image.pixelColor(200, y).name() for y in (180, 181)} == {"#00c800"}


# --- states ------------------------------------------------------------------------------------------------------


def become(wall, camera_id, state, **more):
    wall.feed.states[camera_id] = status(camera_id, state, **more)
    wall.widget.refresh()


def test_stale_is_grey_and_darker_and_live_again_with_the_next_picture(wall):
    publish(wall)
    become(wall, 100, TileState.STALE, age_s=3.4)
    colour = pixel(wall, CENTRES[0])
    assert colour.red() == colour.green() == colour.blue()
    assert 30 < colour.red() < 110
    assert wall.widget.painter_of(TILES[0]).look.badge == "tertinggal 3,4 dtk"
    wall.feed.states.clear()
    publish(wall, TILES[0])
    assert on_screen(wall, CENTRES[0]) == QColor(0, 200, 0)


def test_a_stale_tile_is_converted_once(wall):
    publish(wall)
    become(wall, 100, TileState.STALE, age_s=3.4)
    pixel(wall, CENTRES[0])
    grey = wall.widget.painter_of(TILES[0])._grey
    become(wall, 100, TileState.STALE, age_s=3.6)
    pixel(wall, CENTRES[0])
    assert wall.widget.painter_of(TILES[0])._grey is grey


@pytest.mark.parametrize(
    ("state", "cause"),
    [(TileState.LOST, Cause.STALLED), (TileState.REFUSED, Cause.UNAUTHORIZED), (TileState.CONNECTING, None)],
)
def test_without_a_picture_the_tile_is_a_dark_plate(wall, state, cause):
    publish(wall)
    link = Link(LinkPhase.WAITING, cause, failures=1)
    become(wall, 100, state, age_s=None, link=link, next_try_s=4.0)
    assert pixel(wall, QPoint(30, 20)).name() == theme.SURFACE
    assert any(pixel.lightness() > 120 for pixel in pixels_in(wall, 60, 50, 200, 70)), (
        "the word in the middle can't be seen"
    )


def pixels_in(wall, x, y, width, height):
    image = wall.widget.grab().toImage()
    return [image.pixelColor(x + i, y + j) for i in range(width) for j in range(0, height, 3)]


def test_the_name_is_always_on_the_tile(wall):
    publish(wall, bgr=(255, 255, 255))
    label = pixels_in(wall, 0, 162, 120, 18)
    assert min(p.lightness() for p in label) < 80  # the plate, over a white picture
    assert max(p.lightness() for p in label) > 200  # the text


def test_the_frame_of_the_selected_tile_cuts_no_letter_of_its_name_and_state(wall):
    publish(wall, bgr=(0, 0, 0))
    become(wall, 100, TileState.LIVE, frozen_s=15.0)
    tile = wall.widget.painter_of(TILES[0])
    height, around = round(tile.cap_px * 2.1), 2 * tile.frame_px

    def letters(top, left=0):
        image = wall.widget.grab().toImage()
        columns = range(left + 3, left + 120)  # its sign too; not the tile's edge
        inside = ((x, y) for y in range(top + 2, top + height - 2) for x in columns)
        return sum(image.pixelColor(x, y).lightness() > 120 for x, y in inside)

    free = letters(180 - height), letters(0)
    wall.commands.select(TileAddress(0, 0))
    assert all(free)
    assert (letters(180 - height - around, around), letters(around, around)) == free


def test_a_frozen_picture_is_marked_but_shown(wall):
    publish(wall)
    become(wall, 100, TileState.LIVE, frozen_s=15.0)
    assert wall.widget.painter_of(TILES[0]).look.badge.startswith("beku?")
    assert pixel(wall, CENTRES[0]) == QColor(0, 200, 0)
    assert pixel(wall, QPoint(60, 4)).name() != "#00c800"


def test_another_cameras_picture_is_not_shown_under_a_new_name(wall):
    publish(wall)
    wall.feed.states[105] = status(100)  # the slot still holds the old camera's stream
    wall.commands.put(TileAddress(0, 0), 105)
    assert pixel(wall, QPoint(30, 20)).name() == theme.SURFACE


def test_an_empty_tile_says_what_to_do(wall):
    wall.commands.select(TileAddress(0, 2))
    wall.commands.run("clear")
    assert TILES[2] not in wall.feed.tiles
    assert pixel(wall, QPoint(160, 200)).name() == theme.BACKGROUND


def test_details_come_and_go(wall):
    publish(wall)
    assert pixel(wall, QPoint(310, 40)) == QColor(0, 200, 0)
    wall.commands.run("details")
    assert pixel(wall, QPoint(310, 40)) != QColor(0, 200, 0)
    wall.commands.run("details")
    assert pixel(wall, QPoint(310, 40)) == QColor(0, 200, 0)


def few_texts_at_once(monkeypatch):
    monkeypatch.setattr(wall_canvas, "TEXTS_AT_ONCE", 1)
    monkeypatch.setattr(wall_canvas, "TEXTS_MS", 0)


def test_all_texts_come_at_once_where_that_is_quick(wall, monkeypatch):
    monkeypatch.setattr(wall_canvas, "TEXTS_AT_ONCE", 1)
    monkeypatch.setattr(wall_canvas, "TEXTS_MS", 10_000)
    publish(wall)
    settle(wall)
    for painter in map(wall.widget.painter_of, TILES):
        painter.set_look(replace(painter.look, details=("25 gbr/dtk",)))
    publish(wall)
    assert not any(wall.widget.painter_of(tile).owes_texts for tile in TILES)


def test_the_wall_figure_stays_over_a_tile_whose_texts_wait(wall, monkeypatch):
    publish(wall)
    wall.widget.set_corner("4/4 langsung")
    settle(wall)
    where = wall.widget.corner.rect.center()
    before = on_screen(wall, where)
    few_texts_at_once(monkeypatch)
    for painter in map(wall.widget.painter_of, TILES):
        painter.set_look(replace(painter.look, details=("25 gbr/dtk",)))
        painter.texts_turn = 10 if painter.target.contains(where) else 5
    publish(wall)
    assert any(wall.widget.painter_of(tile).owes_texts for tile in TILES)
    assert on_screen(wall, where) == before


def test_no_live_tile_goes_dark_while_its_texts_wait_for_their_turn_and_each_has_one(wall, monkeypatch):
    publish(wall)
    settle(wall)
    few_texts_at_once(monkeypatch)
    drawn = []
    for second in range(4):  # the texts of all tiles change faster than they are drawn
        for painter in map(wall.widget.painter_of, TILES):
            painter.set_look(replace(painter.look, details=(f"{second} gbr/dtk",)))
        publish(wall)
        assert all(on_screen(wall, centre).getRgb()[:3] == GREEN[::-1] for centre in CENTRES)
        drawn += [tile for tile in TILES if not wall.widget.painter_of(tile).owes_texts]
    assert sorted(drawn) == TILES


def test_another_state_is_said_before_other_texts_of_older_turns(wall, monkeypatch):
    publish(wall)
    settle(wall)
    few_texts_at_once(monkeypatch)
    for painter in map(wall.widget.painter_of, TILES):
        painter.set_look(replace(painter.look, details=("25 gbr/dtk",)))
    last = wall.widget.painter_of(TILES[3])
    last.set_look(replace(last.look, mark=Mark.FROZEN))
    publish(wall)
    assert not last.owes_texts
    assert all(wall.widget.painter_of(tile).owes_texts for tile in TILES[:3])


def test_a_picture_that_is_hidden_or_of_the_past_does_not_stand_under_the_texts_of_before(wall):
    publish(wall)
    settle(wall)
    painter = wall.widget.painter_of(TILES[0])
    seen = painter.look
    for look, may in (
        (replace(seen, details=("25 gbr/dtk",)), True),
        (replace(seen, mark=Mark.HIDDEN, picture=PictureStyle.NONE), False),
        (replace(seen, mark=Mark.STALE, picture=PictureStyle.GREY), True),
        (replace(seen, mark=Mark.REPLAY), False),
    ):
        painter.set_look(look)
        assert (painter.owes_texts, painter.may_keep_texts) == (True, may)
    painter.set_look(replace(seen, mark=Mark.LOST, picture=PictureStyle.NONE, lines=("terputus",)))
    image = QImage(640, 360, QImage.Format.Format_RGB32)
    canvas = QPainter(image)
    painter.paint(canvas)
    canvas.end()
    painter.set_look(replace(painter.look, lines=("coba lagi 3 dtk",)))
    assert painter.may_keep_texts
    painter.set_look(replace(painter.look, mark=Mark.HIDDEN))
    assert not painter.may_keep_texts


def test_the_corner_stays_over_new_pictures(wall):
    settle(wall)
    wall.widget.set_corner("34/36 langsung, tertua 1,2 dtk")
    QCoreApplication.processEvents()
    corner = wall.widget.corner.rect
    assert corner.right() == 639
    before = on_screen(wall, corner.center())
    publish(wall)
    assert on_screen(wall, corner.topLeft() + QPoint(1, 1)) == QColor(theme.BACKGROUND)
    assert on_screen(wall, corner.center()) == before


def test_the_corner_is_drawn_anew_for_another_text_or_size_alone(wall):
    settle(wall)
    wall.widget.set_corner("34/36")
    image = wall.widget.corner.image
    wall.widget.set_corner("34/36")
    assert wall.widget.corner.image is image
    wall.widget.resize(500, 300)
    wall.widget.set_corner("34/36")
    assert wall.widget.corner.rect.right() == 499
    wall.widget.set_corner("35/36")
    assert wall.widget.corner.image != image


# --- mouse -------------------------------------------------------------------------------------------------------


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


# --- keys --------------------------------------------------------------------------------------------------------


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
