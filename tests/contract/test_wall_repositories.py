from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scc_wall.base.paths import Home
from scc_wall.domain.camera import CameraConfig, Credentials, OnvifSetup, StreamConfig
from scc_wall.domain.layout import GRID_SIZES, Layout, Page, Place, Rect, ScreenGrid, ready_grid
from scc_wall.domain.region import regions
from scc_wall.domain.screen_memory import KnownScreen
from scc_wall.domain.setting import Setting
from scc_wall.domain.tile import Fit, Rotation
from scc_wall.storage.late_store import LateStore
from scc_wall.storage.layout_document import from_document, to_document
from scc_wall.storage.store import Store, open_store
from scc_wall.storage.told_errors import StoreError
from tests.support.clock import ManualClock
from tests.support.logs import ExpectedLogs
from tests.support.vault import ScriptedVault

pytestmark = pytest.mark.allows_log("can't be read: ", "has an odd value, its default holds")

GRIDS = st.builds(
    lambda size, fit, rotation, pinned: replace(
        ready_grid(size),
        places=tuple(replace(p, fit=fit, rotation=rotation, pinned=pinned) for p in ready_grid(size).places),
    ),
    st.sampled_from(GRID_SIZES),
    st.sampled_from(Fit),
    st.sampled_from(Rotation),
    st.booleans(),
)
PAGES = st.builds(
    Page, st.lists(GRIDS, max_size=3).map(tuple), st.text(max_size=9), st.floats(min_value=0.5, max_value=3600)
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PAGES, max_size=3))
def test_any_layout_comes_back(store: Store, pages: list[Page]) -> None:
    layout = Layout("x", tuple(pages))
    store.layouts.save(layout)
    assert store.layouts.load("x") == layout


def test_a_place_of_the_websites_comes_back_and_older_layouts_have_none(store: Store) -> None:
    layout = Layout("x", (Page((ScreenGrid(1, 1, (Place(Rect(0, 0, 1, 1), pinned=True, sites=True),)),)),))
    store.layouts.save(layout)
    assert store.layouts.load("x") == layout
    document = to_document(layout)
    del document["pages"][0]["screens"][0]["places"][0]["sites"]  # as layouts were kept before
    (grid,) = from_document("x", document, ()).pages[0].screens
    assert grid.places == (Place(Rect(0, 0, 1, 1), pinned=True),)


def test_layouts_by_name(store: Store) -> None:
    assert store.layouts.load("malam") is None
    for name in ("malam", "Banjir", "Asap"):
        store.layouts.save(Layout(name))
    assert store.layouts.names() == ("Asap", "Banjir", "malam")
    store.layouts.delete("Banjir")
    store.layouts.delete("Banjir")
    assert store.layouts.names() == ("Asap", "malam")


def test_the_place_of_a_removed_camera_is_empty(store: Store) -> None:
    ids = [store.cameras.add(CameraConfig(0, n, StreamConfig("rtsp://h/1"))).camera_id for n in "ab"]
    place = Place(Rect(1, 0, 1, 1), ids[1], Fit.CROP, Rotation.LEFT, pinned=True)
    grid = ScreenGrid(2, 1, (Place(Rect(0, 0, 1, 1), ids[0]), place))
    layout = Layout("x", (Page((grid,)),))
    store.layouts.save(layout)
    assert store.layouts.load("x") == layout
    store.cameras.remove(ids[0])
    emptied = grid.with_place(0, Place(Rect(0, 0, 1, 1)))
    assert store.layouts.load("x") == Layout("x", (Page((emptied,)),))


@pytest.mark.parametrize(
    "document",
    [
        None,
        [],
        {"version": 2, "pages": []},
        {"version": 1},
        {"version": 1, "pages": [{}]},
        {"version": 1, "pages": [{"name": "", "dwell_s": "long", "screens": []}]},
        {
            "version": 1,
            "pages": [{"name": "", "dwell_s": 1, "screens": [{"columns": 1, "rows": 1, "places": [{"rect": [1]}]}]}],
        },
    ],
)
def test_a_document_that_is_no_layout_is_told(
    store: Store, document: object, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("layout 'x' can't be read")
    monkeypatch.setattr("scc_wall.storage.wall.to_document", lambda _: {"x": 1} if document is None else document)
    store.layouts.save(Layout("x"))
    with pytest.raises(StoreError, match="tidak dapat dibaca"):
        store.layouts.load("x")


def test_screens_are_remembered_all_together(store: Store) -> None:
    assert store.screens.list() == ()
    left = KnownScreen("Default string", "LG", "55VL5", "HDMI-1", (0, 0, 1920, 1080), 0)
    right = replace(left, name="HDMI-2", geometry_px=(-1920, 0, 1920, 1080), position=1)
    spare = replace(left, position=None)
    store.screens.remember(left, right)  # two of one maker's make-believe serial number are two screens
    assert store.screens.list() == (left, right)
    moved = (replace(right, position=0), replace(left, position=1), spare)
    store.screens.remember(*moved)
    assert store.screens.list() == moved
    store.screens.remember()
    assert store.screens.list() == ()


def test_settings_have_their_type_and_default(store: Store, expected_logs: ExpectedLogs) -> None:
    expected_logs.expect("setting wall.standby has an odd value")
    standby = Setting("wall.standby", 40)
    assert store.settings.get(standby) == 40
    store.settings.set(standby, 90)
    store.settings.set(standby, 100)
    assert store.settings.get(standby) == 100
    assert store.settings.get(Setting("wall.standby", "text")) == "text"  # another type: its default holds
    assert store.settings.get(Setting("wall.standby", 1.5)) == 100
    assert store.settings.get(Setting("wall.standby", default=True)) is True
    with pytest.raises(TypeError):
        store.settings.set(standby, True)
    store.settings.reset(standby)
    assert store.settings.get(standby) == 40


@pytest.mark.parametrize("value", [None, [1, "a", None], {"a": {"b": [True]}}, "é", 1.5])
def test_settings_keep_any_json(store: Store, value: object) -> None:
    default = None if value is None else type(value)()
    setting: Setting[object] = Setting("x", default)  # type: ignore[type-var]  # one test for all types
    store.settings.set(setting, value)
    assert store.settings.get(setting) == value


def test_the_seventeen_regions_are_there_from_the_start(store: Store) -> None:
    assert store.regions.list() == regions()
    assert len(store.regions.list()) == 17


def test_a_glance_at_the_start_sees_the_settings_that_the_store_has(tmp_path: Path, clock: ManualClock) -> None:
    home, vault, kept = Home(tmp_path), ScriptedVault(), Setting("desk.docks", "")
    with open_store(home, vault, clock) as store:
        store.settings.set(kept, "kiri")
    late = LateStore.at(home, vault, clock, lambda *_: None)
    assert late.setting(kept) == "kiri"
    assert late.setting(Setting("desk.other", 3)) == 3
    assert late.setting(Setting("desk.docks", 3)) == 3  # of another type: as if none were stored
    assert not late.is_open
    late.close()


def test_a_glance_at_the_start_sees_the_cameras_that_the_store_has(tmp_path: Path, clock: ManualClock) -> None:
    home, vault = Home(tmp_path), ScriptedVault()
    account = Credentials("onvif", "its own")
    setup = OnvifSetup("10.0.0.5", account, "ab" * 32, True, "Profile_1", True, 63.7, 30.0)
    main, sub = StreamConfig("rtsp://h/user=a_password=b_1"), StreamConfig("rtsp://h/2")
    with open_store(home, vault, clock) as store:
        store.cameras.add(CameraConfig(0, "A", main, sub, place="Tiang 3", onvif=setup, credentials=account))
        store.cameras.add(CameraConfig(0, "B", sub, onvif=OnvifSetup("10.0.0.6")))
        store.cameras.add(CameraConfig(0, "C", sub))
        stored = store.cameras.list()
    late = LateStore.at(home, vault, clock, lambda *_: None)
    assert late.cameras == stored
    assert late.cameras[0].onvif == setup
    assert not late.is_open
    late.close()
