"""What stands over the pictures: name, state, details and the wall's figure, and whose texts are drawn first."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QColor, QImage, QPainter

from scc_wall.domain.legibility import ScreenSetting
from scc_wall.domain.tile_state import TileState
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.ui import overlay, theme, wall_canvas
from scc_wall.ui.tile_look import Mark, PictureStyle, TileLook
from tests.support.four_tiles import (
    CENTRES,
    GREEN,
    TILES,
    become,
    on_screen,
    pixel,
    pixels_in,
    publish,
    settle,
)


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

    middle = round(180 * overlay.BADGE_AT) - height // 2
    free = letters(180 - height), letters(middle)
    wall.commands.select(TileAddress(0, 0))
    assert all(free)
    assert (letters(180 - height - around, around), letters(middle, around)) == free


def test_the_word_of_a_state_leaves_the_corners_to_what_the_camera_wrote_there(wall):
    publish(wall)
    become(wall, 100, TileState.LIVE, frozen_s=15.0)
    height = round(wall.widget.painter_of(TILES[0]).cap_px * 2.1)
    image = wall.widget.grab().toImage()
    rows = [*range(2, 180 // 4), *range(180 // 2, 180 - height - 1)]
    free = {image.pixelColor(x, y).name() for x in range(2, 318) for y in rows}
    assert free == {QColor(0, 200, 0).name()}
    assert image.pixelColor(60, round(180 * overlay.BADGE_AT) - 6).name() != QColor(0, 200, 0).name()


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


def test_the_corner_has_letters_as_of_the_tile_below_it(wall):
    settle(wall)
    wall.widget.set_corner("34/36")
    small = wall.widget.corner.rect.height()
    tile = wall.widget.painter_of(TILES[1])
    assert small == overlay.notice("34/36", tile.cap_px).height()
    wall.widget.set_setting(ScreenSetting(cap_mm=20.0))
    wall.widget.set_corner("34/36")
    large = wall.widget.painter_of(TILES[1]).cap_px
    assert large > tile.cap_px
    assert wall.widget.corner.rect.height() == overlay.notice("34/36", large).height() > small


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


def test_a_tile_too_small_for_the_whole_word_of_its_state_says_the_short_one(qapp):
    whole = TileLook(Mark.FROZEN, PictureStyle.LIVE, "07", badge="beku? sama selama 52 dtk", brief="beku? 52 dtk")
    short = replace(whole, badge=whole.brief)
    roomy, narrow = (640, 360), (200, 112)
    assert overlay.badge(whole, roomy, 14).image.width() > overlay.badge(short, roomy, 14).image.width()
    assert overlay.badge(whole, narrow, 14).image == overlay.badge(short, roomy, 14).image, "not cut"
    alone = replace(whole, brief="")
    assert overlay.badge(alone, narrow, 14).image.width() <= narrow[0], "cut where there is no short one"
