"""What changed on a tile, or of the wall's place, is on the window with the next picture: no paint event between."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from scc_wall.domain.tile_state import TileState
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.ui import overlay, theme
from scc_wall.ui.tile_painter import Frame
from tests.support.four_tiles import CENTRES, GREEN, TILES, become, on_screen, painted, publish, settle

RED = QColor(250, 0, 0)
LIT = QColor(*GREEN)


class Stamp:
    """Paints a red square in the middle of a tile, for whatever lies over a picture."""

    def paint(self, painter, rect, *_args, **_kwargs):
        painter.fillRect(rect.x + rect.width // 2 - 10, rect.y + rect.height // 2 - 10, 20, 20, RED)


def live(wall):
    """Let every tile have a picture and its texts."""
    settle(wall)
    publish(wall)
    QCoreApplication.processEvents()
    assert on_screen(wall, CENTRES[0]) == LIT


def colours(wall, rect):
    return {on_screen(wall, QPoint(x, y)).name() for x in range(*rect[::2]) for y in range(*rect[1::2])}


def test_a_frame_comes_and_goes_with_the_next_picture(wall):
    live(wall)
    painter = wall.widget.painter_of(TILES[0])
    painter.frame = Frame.WHOLE
    publish(wall, TILES[0])
    assert on_screen(wall, QPoint(160, 0)) == QColor(theme.FOCUS)
    painter.frame = Frame.NONE
    publish(wall, TILES[0])
    assert on_screen(wall, QPoint(160, 0)) == LIT


def test_the_word_of_a_state_comes_and_goes_with_the_next_picture(wall):
    live(wall)
    word = (10, round(180 * overlay.BADGE_AT) - 8, 160, round(180 * overlay.BADGE_AT) + 8)
    assert colours(wall, word) == {LIT.name()}
    become(wall, 100, TileState.LIVE, frozen_s=15.0)
    publish(wall, TILES[0])
    assert len(colours(wall, word)) > 1
    become(wall, 100, TileState.LIVE)
    publish(wall, TILES[0])
    assert colours(wall, word) == {LIT.name()}


def test_a_camera_that_has_no_picture_any_more_shows_none_with_the_next(wall):
    live(wall)
    become(wall, 100, TileState.LOST, age_s=None)
    wall.widget.take(TILES[:1])  # the tile is named, though its camera is lost
    assert on_screen(wall, QPoint(30, 20)).name() == theme.SURFACE


def test_a_veil_comes_and_goes_with_the_next_picture(wall):
    live(wall)
    wall.widget.set_veiled(veiled=True)
    publish(wall, TILES[0])
    assert on_screen(wall, CENTRES[0]).lightness() < LIT.lightness()
    wall.widget.set_veiled(veiled=False)
    publish(wall, TILES[0])
    assert on_screen(wall, CENTRES[0]) == LIT


def test_a_map_of_the_zoom_comes_and_goes_with_the_next_picture(wall):
    live(wall)
    painter = wall.widget.painter_of(TILES[0])
    painter.zoom_map = QImage(30, 20, QImage.Format.Format_RGB32)
    painter.zoom_map.fill(RED)
    publish(wall, TILES[0])
    assert on_screen(wall, QPoint(300, 160)) == RED
    painter.zoom_map = None
    publish(wall, TILES[0])
    assert on_screen(wall, QPoint(300, 160)) == LIT


def test_what_steering_has_over_a_picture_comes_and_goes_with_the_next(wall):
    live(wall)
    painter = wall.widget.painter_of(TILES[0])
    painter.above = (Stamp(), "steered")
    publish(wall, TILES[0])
    assert on_screen(wall, CENTRES[0]) == RED
    painter.above = None
    publish(wall, TILES[0])
    assert on_screen(wall, CENTRES[0]) == LIT


def test_no_picture_of_the_past_stands_without_what_says_so(wall):
    live(wall)
    wall.feed.picture(TILES[0])
    wall.feed.pictures[TILES[0]] = wall.feed.pictures[TILES[0]]._replace(slot_id=-1, arrived_mono_ns=7, replayed=True)
    wall.widget.take(wall.feed.tick())
    assert on_screen(wall, CENTRES[0]).name() == theme.SURFACE
    assert wall.feed.shown_ids.count(TILES[0]) == 1, "a picture of the past counted as shown"


def test_a_message_stays_over_new_pictures_and_goes_with_the_next(wall):
    live(wall)
    wall.widget.set_middle("42")
    plate = wall.widget.middle.rect.topLeft() + QPoint(1, 1)  # over the first tile: four meet in the middle
    assert QRect(*wall.widget.tiles[0].rect).contains(plate)
    publish(wall)
    assert on_screen(wall, plate) != LIT
    wall.widget.set_middle("")
    publish(wall)
    assert on_screen(wall, plate) == LIT


def test_another_buffer_and_another_slot_are_painted_not_the_image_of_before(wall):
    live(wall)
    publish(wall, TILES[0], bgr=(0, 0, 250))
    assert on_screen(wall, CENTRES[0]) == RED
    wall.feed.picture(TILES[0], (250, 0, 0), (160, 90))
    wall.feed.pictures[TILES[0]] = wall.feed.pictures[TILES[0]]._replace(slot_id=2)
    wall.widget.take(wall.feed.tick())
    assert on_screen(wall, QPoint(315, 5)) == QColor(0, 0, 250)


def test_nothing_is_painted_at_the_places_of_another_size(wall):
    live(wall)
    before = painted(wall)
    wall.widget.resize(480, 270)
    publish(wall)
    assert painted(wall) == before, "tiles were painted where they stood before the wall was resized"
    wall.qtbot.waitUntil(lambda: wall.widget.painter_of(TILES[3]).rect == (240, 135, 240, 135))
    wall.follow()
    publish(wall, bgr=(0, 0, 250))
    assert on_screen(wall, QPoint(300, 180)) == RED


def test_nothing_is_painted_at_the_places_of_another_scale(wall, monkeypatch):
    live(wall)
    before = painted(wall)
    monkeypatch.setattr(wall.model, "changed", lambda: None)  # who follows does it later
    monkeypatch.setattr(wall.widget, "devicePixelRatioF", lambda: 2.0)
    QCoreApplication.sendEvent(wall.widget, QEvent(QEvent.Type.DevicePixelRatioChange))
    publish(wall)
    assert painted(wall) == before
    wall.widget.repaint()  # follows by itself
    assert wall.widget.painter_of(TILES[3]).rect == (640, 360, 640, 360)


def test_a_scale_that_nobody_told_of_is_found_with_the_next_paint_event(wall, monkeypatch):
    live(wall)
    monkeypatch.setattr(wall.widget, "devicePixelRatioF", lambda: 2.0)
    wall.widget.repaint()
    wall.widget._find_place()
    assert (wall.widget._ratio, wall.widget._placed_px) == (2.0, (1280, 720))


def test_nothing_is_painted_at_the_places_of_a_wall_that_was_resized_while_it_was_hidden(wall):
    live(wall)
    wall.widget.hide()
    wall.widget.resize(480, 270)
    before = painted(wall)
    wall.widget.show()
    assert wall.widget.seen()
    publish(wall)
    after = painted(wall)
    assert after == before or wall.widget.painter_of(TILES[3]).rect == (240, 135, 240, 135)


@pytest.fixture
def housed(wall):
    """Return the wall in a room of a larger window, whose upper left corner stands at 10, 20."""
    house = move_in(wall, 10, 20)
    live(wall)
    yield wall
    wall.widget.setParent(None)
    house.close()


def move_in(wall, left, top):
    """Let the wall stand at 0, 0 of a room that stands there in a new window."""
    house = QWidget()
    room = QWidget(house)
    house.resize(800, 500)
    room.setGeometry(left, top, 700, 400)
    wall.qtbot.addWidget(house)
    wall.widget.setParent(room)
    wall.widget.move(0, 0)
    with wall.qtbot.waitExposed(house):
        house.show()
        wall.widget.show()
    return house


def red_from(wall, left, top):
    """Return whether the wall's pixels are red in its window from there to the last one, and none before."""
    store = wall.widget.backingStore().paintDevice()
    first, last = QPoint(left, top), QPoint(left + wall.widget.width() - 1, top + wall.widget.height() - 1)
    outside = [store.pixelColor(first - step) for step in (QPoint(1, 0), QPoint(0, 1)) if min(left, top) > 0]
    return store.pixelColor(first) == store.pixelColor(last - QPoint(0, 1)) == RED and RED not in outside


def test_new_pictures_follow_a_wall_that_moves_inside_its_window(housed):
    housed.widget.move(90, 40)
    publish(housed, bgr=(0, 0, 250))
    assert red_from(housed, 100, 60)


def test_new_pictures_follow_a_wall_into_another_window(housed):
    publish(housed)
    other = move_in(housed, 50, 70)  # at 0, 0 of its room as before: Qt moves it nowhere
    housed.qtbot.waitUntil(housed.widget.seen)
    publish(housed, bgr=(0, 0, 250))
    assert red_from(housed, 50, 70)
    housed.widget.setParent(None)
    other.close()


def test_nothing_is_painted_at_the_places_of_another_size_where_the_window_keeps_its_own(housed):
    before = painted(housed)
    housed.widget.resize(480, 270)
    publish(housed)
    assert painted(housed) == before, "tiles were painted where they stood before the wall was resized"
    housed.follow()
    publish(housed, bgr=(0, 0, 250))
    assert red_from(housed, 10, 20)


def test_every_tile_is_painted_alone_and_with_any_others(wall):
    live(wall)
    wall.commands.select(TileAddress(0, 1))
    counted = wall.widget.tiles_painted
    for mine in ([0], [1], [0, 3], [1, 2, 3], [3, 0, 1], [0, 1, 2, 3]):
        for bgr in ((0, 0, 250), GREEN):
            publish(wall, *[TILES[n] for n in mine], bgr=bgr)
            seen = {on_screen(wall, CENTRES[n]).name() for n in mine}
            assert seen == {QColor(*bgr[::-1]).name()}
    assert wall.widget.tiles_painted - counted == 2 * (1 + 1 + 2 + 3 + 3 + 4)
