import pytest

from scc_wall.ui import theme
from scc_wall.ui.overlay import MARK_COLOURS

SURFACES = (theme.BACKGROUND, theme.SURFACE, theme.RAISED)


@pytest.mark.parametrize("colour", [theme.TEXT, theme.TEXT_DIM, *MARK_COLOURS.values(), theme.FOCUS])
@pytest.mark.parametrize("surface", SURFACES)
def test_texts_stand_out_from_every_surface(colour, surface):
    assert theme.contrast(colour, surface) >= 4.5


@pytest.mark.parametrize("colour", [theme.TEXT, theme.WARN, theme.ALARM])
def test_labels_stay_readable_over_a_white_picture(colour):
    opacity = theme.LABEL_ALPHA / 255
    plate = "#" + "".join(
        f"{round(int(theme.BACKGROUND[i : i + 2], 16) * opacity + 255 * (1 - opacity)):02x}" for i in (1, 3, 5)
    )
    assert theme.contrast(colour, plate) >= 4.5


def test_contrast_is_that_of_the_standard():
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_capitals_follow_the_tile_or_the_setting():
    assert theme.cap_height_px(180, None, 4.0) == 9
    assert theme.cap_height_px(60, None, 4.0) == theme.CAP_MIN_PX
    assert theme.cap_height_px(2160, None, 4.0) == theme.CAP_MAX_PX
    assert theme.cap_height_px(360, 10.0, 4.0) == 40
    assert theme.cap_height_px(180, 100.0, 4.0) == 26  # a seventh of the tile at most
