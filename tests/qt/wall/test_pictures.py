"""What a wall paints of pictures and states, and when, by probing its pixels."""

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QColor

from scc_wall.domain.cause import Cause
from scc_wall.domain.tile_state import Link, LinkPhase, TileState
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.ui import overlay, theme
from tests.support.four_tiles import (
    CENTRES,
    GREEN,
    TILES,
    become,
    on_screen,
    painted,
    pixel,
    pixels_in,
    publish,
    settle,
)
from tests.support.scripted_feed import status


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


def test_a_frozen_picture_is_marked_but_shown(wall):
    publish(wall)
    become(wall, 100, TileState.LIVE, frozen_s=15.0)
    assert wall.widget.painter_of(TILES[0]).look.badge.startswith("beku?")
    assert pixel(wall, CENTRES[0]) == QColor(0, 200, 0)
    assert pixel(wall, QPoint(60, round(180 * overlay.BADGE_AT) - 6)).name() != "#00c800"


def test_another_cameras_picture_is_not_shown_under_a_new_name(wall):
    publish(wall)
    wall.feed.states[105] = status(100)  # the slot still holds the old camera's stream
    wall.commands.put(TileAddress(0, 0), 105)
    assert pixel(wall, QPoint(30, 20)).name() == theme.SURFACE
