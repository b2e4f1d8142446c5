from pathlib import Path

import pytest

from scc_wall.app.layouts import LAST, StoredLayouts, first_layout, spread_layout
from scc_wall.app.options import RunOptions
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home
from scc_wall.domain.camera import CameraConfig, StreamConfig
from scc_wall.domain.layout import Layout
from scc_wall.storage.store import Store, open_store
from scc_wall.vault.key_vault import KeyVault


def cameras_of(count: int) -> tuple[CameraConfig, ...]:
    return tuple(
        CameraConfig(number, f"kamera {number}", StreamConfig(f"rtsp://127.0.0.1/{number}"))
        for number in range(1, count + 1)
    )


def shown(layout: Layout) -> list[list[list[int | None]]]:
    return [[[place.camera_id for place in grid.places] for grid in page.screens] for page in layout.pages]


@pytest.fixture
def store(tmp_path: Path):
    home = Home(tmp_path / "home")
    with open_store(home, KeyVault(home, None, {}), SYSTEM_CLOCK) as opened:
        for camera in cameras_of(5):
            opened.cameras.add(camera)
        yield opened


def test_all_cameras_go_over_all_screens_on_one_page() -> None:
    layout = spread_layout(cameras_of(36), screens=2)
    assert [len(grid) for page in shown(layout) for grid in page] == [25, 25]
    assert sum(place is not None for page in shown(layout) for grid in page for place in grid) == 36


def test_cameras_beyond_the_tiles_go_to_further_pages() -> None:
    layout = spread_layout(cameras_of(36), screens=1, tiles=16)
    assert [len([c for c in page[0] if c]) for page in shown(layout)] == [16, 16, 4]


@pytest.mark.parametrize("screens", [1, 3])
def test_no_camera_still_makes_a_wall(screens: int) -> None:
    layout = spread_layout((), screens)
    assert layout.pages
    assert all(len(page.screens) == screens for page in layout.pages)


def test_an_impossible_number_of_tiles_is_told_with_the_possible_ones() -> None:
    with pytest.raises(SccError, match="36"):
        spread_layout(cameras_of(5), 1, 35)


def test_the_wall_starts_as_it_was_left(store: Store) -> None:
    cameras = store.cameras.list()
    assert len(first_layout(RunOptions(), cameras, 1, store.layouts).pages[0].screens[0].places) == 6
    store.layouts.save(Layout(LAST, spread_layout(cameras[::-1], 1, 9).pages))
    again = first_layout(RunOptions(), cameras, 1, store.layouts)
    assert shown(again)[0][0][:5] == [camera.camera_id for camera in cameras[::-1]]
    assert again.name == ""  # what nobody named proposes no name to save it under


def test_an_empty_wall_that_was_left_does_not_hide_new_cameras(store: Store) -> None:
    store.layouts.save(Layout(LAST, spread_layout((), 1).pages))
    assert any(shown(first_layout(RunOptions(), store.cameras.list(), 1, store.layouts))[0][0])


def test_a_named_layout_wins_and_an_unknown_one_is_told(store: Store) -> None:
    cameras = store.cameras.list()
    store.layouts.save(Layout("Malam", spread_layout(cameras[:2], 1, 4).pages))
    assert shown(first_layout(RunOptions(layout="Malam"), cameras, 1, store.layouts))[0][0][2:] == [None, None]
    with pytest.raises(SccError, match="Malam"):
        first_layout(RunOptions(layout="Siang"), cameras, 1, store.layouts)


def test_the_layout_kept_unasked_is_not_offered(store: Store) -> None:
    offered = StoredLayouts(store.layouts)
    offered.save(Layout("Malam"))
    store.layouts.save(Layout(LAST))
    assert offered.names() == ["Malam"]
    assert offered.load("Malam") == Layout("Malam")
