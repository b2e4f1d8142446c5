"""The list of cameras beside the wall."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from scc_wall.ui.camera_tree import mark_icon
from scc_wall.ui.overlay import Mark


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize("mark", list(Mark))
def test_signs_keep_their_colour_while_the_list_is_locked(mark: Mark) -> None:
    icon, size = mark_icon(mark), QSize(28, 28)
    assert icon.pixmap(size, QIcon.Mode.Disabled).toImage() == icon.pixmap(size, QIcon.Mode.Normal).toImage()
