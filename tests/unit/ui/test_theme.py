"""The tokens: texts stand out by 4.5:1 from what they stand on, signs by 3:1, and no colour stands elsewhere."""

import re
from pathlib import Path

import pytest

import scc_wall
from scc_wall.ui import theme
from scc_wall.ui.overlay import MARK_COLOURS

SURFACES = (theme.BACKGROUND, theme.SURFACE, theme.HOVER, theme.RAISED, theme.LINE)
STATES = (theme.LIVE, theme.WAIT, theme.WARN, theme.ALARM, theme.FOCUS)
HERE = Path(scc_wall.__file__).parent
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b|\brgba?\(|QColor\(\s*\d|Qt\.GlobalColor\.(?!transparent)")
SIZE = re.compile(r"font-size:\s*[\d.]+p[tx]|border(?:-radius)?:\s*[1-9]\d*px")
PAPER = {"access/minutes_pdf.py"}
"""Printed pages: their sizes are points of paper."""


@pytest.mark.parametrize("colour", [theme.TEXT, theme.TEXT_DIM, *STATES, *MARK_COLOURS.values()])
@pytest.mark.parametrize("surface", SURFACES)
def test_texts_stand_out_from_every_surface(colour, surface):
    assert theme.contrast(colour, surface) >= 4.5


@pytest.mark.parametrize("surface", SURFACES)
def test_what_is_disabled_can_still_be_read(surface):
    assert theme.contrast(theme.DISABLED, surface) >= 3.0
    assert theme.contrast(theme.DISABLED, surface) < theme.contrast(theme.TEXT, surface) / 2  # and is seen to be so


@pytest.mark.parametrize("plate", [theme.FOCUS, theme.WARN, theme.ALARM])
def test_dark_letters_stand_out_from_filled_plates(plate):
    assert theme.contrast(theme.BACKGROUND, plate) >= 4.5


@pytest.mark.parametrize("surface", [theme.BACKGROUND, theme.SURFACE, theme.RAISED])
def test_what_carries_meaning_without_words_stands_out(surface):
    for colour in (theme.EDGE, theme.BAR_GOOD, theme.FOCUS):
        assert theme.contrast(colour, surface) >= 3.0


def test_parts_of_a_chart_stand_out_from_its_ground_and_by_lightness_from_their_neighbours():
    assert all(theme.contrast(colour, theme.BACKGROUND) >= 3.0 for colour in theme.PHASES)
    assert len(set(theme.PHASES)) == len(theme.PHASES)


def over(picture: str) -> str:
    """Return a label's plate over a picture of one colour."""
    opacity = theme.LABEL_ALPHA / 255
    return "#" + "".join(
        f"{round(int(theme.BACKGROUND[i : i + 2], 16) * opacity + int(picture[i : i + 2], 16) * (1 - opacity)):02x}"
        for i in (1, 3, 5)
    )


@pytest.mark.parametrize("colour", [theme.TEXT, theme.TEXT_DIM, theme.WAIT, theme.WARN, theme.ALARM, theme.LIVE])
@pytest.mark.parametrize("picture", ["#ffffff", "#000000"])
def test_labels_stay_readable_over_white_and_black_pictures(colour, picture):
    assert theme.contrast(colour, over(picture)) >= 4.5


def test_contrast_is_that_of_the_standard():
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_no_colour_and_no_size_of_letters_or_frames_stands_outside_the_tokens():
    stray = []
    for path in sorted((HERE / "ui").rglob("*.py")) + sorted((HERE / "app").rglob("*.py")):
        if path.relative_to(HERE).as_posix() == "ui/theme.py":
            continue
        sizes = () if any(path.as_posix().endswith(paper) for paper in PAPER) else (SIZE,)
        for number, text in enumerate(path.read_text("utf-8").splitlines(), start=1):
            stray += [f"{path.name}:{number}: {text.strip()}" for rule in (COLOUR, *sizes) if rule.search(text)]
    assert stray == []


def test_capitals_follow_the_tile_or_the_setting():
    assert theme.cap_height_px(180, None, 4.0) == 9
    assert theme.cap_height_px(60, None, 4.0) == theme.CAP_MIN_PX
    assert theme.cap_height_px(2160, None, 4.0) == theme.CAP_MAX_PX
    assert theme.cap_height_px(360, 10.0, 4.0) == 40
    assert theme.cap_height_px(180, 100.0, 4.0) == 26  # a seventh of the tile at most


def test_capitals_are_as_large_a_part_of_a_tile_however_fine_the_screen():
    for tile_px in (60, 135, 180, 270, 360, 540, 1080):
        plain = theme.cap_height_px(tile_px, None, 4.0, 1080)
        assert plain == theme.cap_height_px(tile_px, None, 4.0)
        assert abs(theme.cap_height_px(2 * tile_px, None, 8.0, 2160) - 2 * plain) <= 1  # 4K of the same size
    assert theme.cap_height_px(180, None, 4.0, 768) == 9  # a coarser one makes them no smaller
    assert theme.cap_height_px(720, 10.0, 8.0, 2160) == 80  # what is set in mm stays so
