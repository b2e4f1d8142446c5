"""The menu of a right click: all that a shift needs is there without a key, and about the tile that was clicked."""

from unittest.mock import create_autospec

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from scc_wall.domain.layout import Layout
from scc_wall.domain.tile import Zoom
from scc_wall.domain.wall_editing import TileAddress, spread
from scc_wall.ui import tile_menu
from scc_wall.ui.settings import WallSettings
from scc_wall.ui.steering_tile import SteeringFace
from tests.support.scripted_feed import ScriptedFeed, cameras

SECOND = TileAddress(0, 1)
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def ui(open_wall):
    layout = Layout("uji", spread([100, 101, 102, None], 4, 1))
    wall = open_wall(ScriptedFeed(), cameras(6), layout, settings=WallSettings(tick_ms=1_000_000))
    QCoreApplication.processEvents()
    return wall


def clicked(ui, index: int, reason=QContextMenuEvent.Reason.Mouse) -> QMenu | None:
    """Right-click a tile; return the menu that opened."""
    wall = ui.walls[0]
    where = wall.logical(wall.tiles[index].rect).center() if index >= 0 else QPoint(0, 0)
    QCoreApplication.sendEvent(wall, QContextMenuEvent(reason, where, wall.mapToGlobal(where)))
    menu = QApplication.activePopupWidget()
    assert menu is None or isinstance(menu, QMenu)
    return menu


def names(menu: QMenu) -> list[str]:
    return [item.objectName() for item in menu.actions() if not item.isSeparator()]


def choose(menu: QMenu, name: str) -> None:
    next(item for item in menu.actions() if item.objectName() == name).trigger()
    menu.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_on_a_low_screen_what_is_about_the_wall_is_a_menu_within_the_menu(ui, monkeypatch) -> None:
    whole = clicked(ui, 1)
    of_all = names(whole)
    whole.close()
    monkeypatch.setattr(tile_menu, "LOW_PX", 10_000)  # as 1920×1080 at 200 %: a second column covered it all
    menu = clicked(ui, 1)
    (inner,) = menu.findChildren(QMenu)
    assert [*(name for name in names(menu) if name), *names(inner)] == of_all
    choose(inner, "guest-mode")
    menu.close()
    assert ui.model.guests.on


def test_a_right_click_offers_what_the_keys_do_with_that_tile(ui) -> None:
    ui.model.select(TileAddress(0, 0))
    menu = clicked(ui, 1)
    assert ui.model.selected == SECOND
    assert {"spotlight", "snapshot", "replay", "ptz-steer", "retry", "pin", "clear", "guest-hide"} <= set(names(menu))
    assert "sites-tile" not in names(menu)
    assert "back" not in names(menu)
    choose(menu, "spotlight")
    assert ui.model.spotlights == {0: SECOND.index}


def test_each_entry_is_a_command_of_the_wall_and_says_its_key(ui) -> None:
    for index in (0, 3):
        menu = clicked(ui, index)
        for item in menu.actions():
            assert item.isSeparator() or (ui.commands.knows(item.objectName()) and "\t" in item.text())
        menu.close()


def test_the_mouse_leaves_a_wall_that_covers_its_screen(ui) -> None:
    ui.toggle_bare()
    QCoreApplication.processEvents()
    assert ui.desk.bare
    choose(clicked(ui, 0), "wall-only")
    assert not ui.desk.bare


def test_spotlight_and_zoom_offer_the_way_back_in_place_of_the_way_there(ui) -> None:
    ui.commands.set_zoom(SECOND, Zoom(0.1, 0.1, 0.5, 0.5))
    QCoreApplication.processEvents()
    menu = clicked(ui, 1)
    assert "back" in names(menu)
    assert "spotlight" not in names(menu)
    menu.close()


def test_an_empty_tile_takes_the_websites_and_has_nothing_of_a_camera(ui) -> None:
    menu = clicked(ui, 3)
    assert "sites-tile" in names(menu)
    assert not {"snapshot", "replay", "clear"} & set(names(menu))
    menu.close()


def test_it_is_about_the_tile_that_was_clicked_whatever_is_selected_since(ui) -> None:
    menu = clicked(ui, 1)
    ui.model.select(TileAddress(0, 2))
    choose(menu, "clear")
    assert [place.camera_id for place in ui.model.grid(0).places] == [100, None, 102, None]


def test_a_refused_selection_keeps_other_tiles_from_what_was_meant_for_this_one(ui) -> None:
    menu = clicked(ui, 1)
    ui.model.select(TileAddress(0, 2))
    ui.commands._passage._lock = lambda _: "Terkunci"
    choose(menu, "details")
    assert not ui.model.details


def test_the_menu_key_opens_it_at_the_selected_tile(ui) -> None:
    ui.model.select(SECOND)
    menu = clicked(ui, 0, QContextMenuEvent.Reason.Keyboard)
    assert ui.model.selected == SECOND
    choose(menu, "spotlight")
    assert ui.model.spotlights == {0: SECOND.index}


def test_the_right_button_of_who_steers_opens_nothing(ui) -> None:
    ui.model.select(SECOND)
    face = create_autospec(SteeringFace, instance=True)
    face.steers.side_effect = lambda camera_id: camera_id == 101
    face.concerns.return_value = False
    ui.show_steering(face)
    assert clicked(ui, 1) is None
    ui.model.select(TileAddress(0, 0))
    menu = clicked(ui, 0)
    assert menu is not None
    menu.close()
    ui.show_steering(None)
