"""Nothing that is said of a picture of the past lies over it: cameras write their own time into its corners."""

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from scc_wall.domain.feed import Picture
from scc_wall.domain.layout import Rect
from scc_wall.ui import theme
from scc_wall.ui.replay.look import ReplayLook
from scc_wall.ui.replay.painter import ReplayPainter
from scc_wall.ui.tile_look import Mark, PictureStyle, TileLook
from scc_wall.ui.tile_painter import Frame, TilePainter
from tests.support.scripted_feed import ScriptedFeed

S = 1_000_000_000
GREEN_BGR = (10, 200, 30)
TITLE = "02 Bundaran Masjid Agung"


def seen(clock, size_px: tuple[int, int], *, notes: tuple[str, ...] = (), top_px: int = 0) -> tuple[QRect, bool]:
    """Return where on a tile its green picture is seen, and whether it is seen whole there."""
    clock.advance(100)
    feed, rect = ScriptedFeed(), Rect(0, 0, *size_px)
    pixels = np.zeros((size_px[1], size_px[0], 4), np.uint8)
    pixels[:, :, :3] = GREEN_BGR
    picture = Picture(pixels.data, (0, 0, *size_px), 1, -1, clock.mono_ns() - 18 * S, replayed=True)
    feed.newest = lambda _: picture
    tile = TilePainter("t", rect, theme.cap_height_px(size_px[1], None, 4.0), feed)
    tile.set_look(TileLook(Mark.REPLAY, PictureStyle.LIVE, TITLE, "Kota Palembang"))
    now = clock.mono_ns()
    tile.past, tile.past_top_px = (ReplayPainter(clock), ReplayLook(now - 30 * S, now, notes)), top_px
    tile.frame = Frame.WHOLE
    image = QImage(*size_px, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    tile.paint(painter)
    painter.end()
    shown = np.frombuffer(image.constBits(), np.uint8).reshape(size_px[1], size_px[0], 4)[:, :, :3]
    green = (np.abs(shown.astype(int) - GREEN_BGR) <= 2).all(axis=2)
    rows, columns = np.flatnonzero(green.any(axis=1)), np.flatnonzero(green.any(axis=0))
    where = QRect(columns[0], rows[0], columns[-1] - columns[0] + 1, rows[-1] - rows[0] + 1)
    inside = green[where.top() : where.bottom() + 1, where.left() : where.right() + 1]
    return where, bool(inside.all())


@pytest.mark.parametrize("size_px", [(240, 135), (320, 180), (480, 270), (640, 360), (1920, 1080), (3840, 2160)])
@pytest.mark.parametrize("notes", [(), ("jeda", "kamera kini: terputus")])
def test_the_whole_picture_lies_clear_of_band_bar_hints_and_name(clock, size_px, notes) -> None:
    where, whole = seen(clock, size_px, notes=notes)
    assert whole
    assert where.height() >= 0.25 * size_px[1]
    assert abs(where.width() / where.height() - 16 / 9) < 0.05  # and nothing of it is stretched


def test_it_stays_large_where_there_is_room(clock) -> None:
    assert seen(clock, (640, 360))[0].height() >= 0.6 * 360
    assert seen(clock, (1920, 1080))[0].height() >= 0.8 * 1080


def test_it_goes_below_a_message_of_the_wall(clock) -> None:
    where, whole = seen(clock, (640, 360), top_px=60)
    assert whole
    assert where.top() >= 60
