import re

import pytest

from scc_wall.ui import theme
from scc_wall.ui.access.style import FORM_STYLE


@pytest.mark.parametrize("plate", [theme.FOCUS, theme.WARN])
def test_dark_letters_stand_out_from_light_plates(plate):
    assert theme.contrast(theme.BACKGROUND, plate) >= 4.5


@pytest.mark.parametrize("tone", [theme.TEXT_DIM, theme.LIVE, theme.WARN, theme.ALARM, theme.FOCUS])
def test_every_tone_stands_out_from_what_it_stands_on(tone):
    for surface in (theme.SURFACE, theme.BACKGROUND, theme.RAISED):
        assert theme.contrast(tone, surface) >= 4.5


def test_what_has_the_focus_shows_it():
    for kind in ("QLineEdit", "QPlainTextEdit", "QComboBox", "QCheckBox", "QPushButton", "QTableView"):
        assert re.search(rf"{kind}:focus[^}}]*border[^}}]*{theme.FOCUS}", FORM_STYLE), kind
