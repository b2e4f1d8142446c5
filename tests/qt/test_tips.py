"""A name that looks like HTML stands in a tooltip as it was typed: Qt would load the picture that it names."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel

from scc_wall.domain.camera import CameraConfig, StreamConfig
from scc_wall.domain.snapshot import Snapshot, SnapshotKind
from scc_wall.ui.camera_tree import CameraModel
from scc_wall.ui.desk.status_row import StatusRow
from scc_wall.ui.snapshots.gallery_list import GalleryList
from scc_wall.ui.tips import plain_tip
from tests.support.clock import START_UTC

NAME = "<img src='file:///etc/hostname'> <b>Ampera</b> & {x}"


def said(tip: str) -> str:
    """Return what a tooltip shows: what begins with a tag Qt takes for rich text."""
    document = QTextDocument()
    if tip.startswith("<"):
        document.setHtml(tip)
    else:
        document.setPlainText(tip)
    return document.toPlainText()


@pytest.mark.parametrize("text", [NAME, "a\n<b>b</b>\nc", "<br>", "a < b", "Ampera", ""])
def test_a_tip_shows_every_letter_of_a_text(text: str) -> None:
    assert said(plain_tip(text)) == text


def test_a_camera_in_the_tree_and_a_snapshot_in_the_gallery(qtbot) -> None:
    model = CameraModel([CameraConfig(1, NAME, StreamConfig("rtsp://127.0.0.1/1"))])
    camera = model.index(0, 0, model.index(0, 0))
    assert said(camera.data(Qt.ItemDataRole.ToolTipRole)).startswith(NAME)
    gallery = GalleryList(lambda _: None, lambda *_: None)
    qtbot.addWidget(gallery)
    one = Snapshot(
        "a", SnapshotKind.TILE, START_UTC, NAME, "", "sari", "Sari", "1", (1,), "x.png", "", 1, (1, 1), (NAME, "kedua")
    )
    gallery.show_all([one], {}, START_UTC)
    assert said(gallery.item(0).toolTip()) == f"{NAME}\nkedua"


def test_the_line_at_the_bottom(qtbot) -> None:
    row = StatusRow(QLabel())
    qtbot.addWidget(row)
    label = row.add("who", 1)
    row.set("who", NAME)
    assert said(label.toolTip()) == NAME
