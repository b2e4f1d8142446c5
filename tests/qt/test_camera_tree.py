"""The list of cameras beside the wall."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QIcon, QStandardItem

from scc_wall.domain.camera import CameraConfig
from scc_wall.ui.camera_tree import CAMERA_ROLE, CameraModel, CameraPanel, mark_icon
from scc_wall.ui.overlay import Mark
from tests.support.scripted_feed import cameras


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize("mark", list(Mark))
def test_signs_keep_their_colour_while_the_list_is_locked(mark: Mark) -> None:
    icon, size = mark_icon(mark), QSize(28, 28)
    assert icon.pixmap(size, QIcon.Mode.Disabled).toImage() == icon.pixmap(size, QIcon.Mode.Normal).toImage()


def below(group: QStandardItem) -> list[tuple[str, object]]:
    """Return what stands in a group: a camera's name and state, a place and what stands in it."""
    rows = [(group.child(row, 0), group.child(row, 1)) for row in range(group.rowCount())]
    return [(name.text(), below(name) if name.data(CAMERA_ROLE) is None else state.text()) for name, state in rows]


def listed(model: CameraModel) -> list[tuple[str, list[tuple[str, object]]]]:
    """Return what stands in the tree: regions with their places, cameras and states."""
    groups = [model.item(row) for row in range(model.rowCount())]
    return [(group.text(), below(group)) for group in groups]


some = st.lists(
    st.builds(
        lambda camera, code, number, place: replace(camera, region_code=code, number=number, place=place),
        st.sampled_from(cameras(8)),
        st.sampled_from(["16.71", "16.72", None]),
        st.none() | st.integers(1, 9),
        st.sampled_from(["", "Pasar 16", "Ampera", " "]),
    ),
    unique_by=lambda camera: camera.camera_id,
)


@pytest.mark.usefixtures("qtbot")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(some, some)
def test_following_a_list_always_gives_what_listing_it_anew_gives(
    before: list[CameraConfig], after: list[CameraConfig]
) -> None:
    model = CameraModel(before)
    model.set_marks({camera.camera_id: Mark.LOST for camera in before})
    model.fill(after)
    fresh = CameraModel(after)
    kept = {camera.camera_id for camera in before}
    fresh.set_marks({camera.camera_id: Mark.LOST for camera in after if camera.camera_id in kept})
    assert listed(model) == listed(fresh)  # a sign goes with its camera: nobody tells it again until it changes


def test_a_folded_region_and_the_choice_stay_while_cameras_come_and_go(qtbot) -> None:
    panel = CameraPanel(cameras(7), lambda _: None)
    qtbot.addWidget(panel)
    tree = panel.view.model()
    folded = tree.index(0, 0)
    panel.view.setExpanded(folded, False)
    chosen = tree.index(0, 0, tree.index(2, 0))
    name = chosen.data()
    panel.view.setCurrentIndex(chosen)
    changed = cameras(9)
    del changed[6]
    panel.fill([*changed, replace(cameras(1)[0], camera_id=900, number=88, region_code=None)])
    assert panel.view.currentIndex().data() == name
    assert not panel.view.isExpanded(tree.index(0, 0))
    open_ones = [tree.index(row, 0) for row in range(1, tree.rowCount())]
    assert all(map(panel.view.isExpanded, open_ones))
    assert all(panel.view.isFirstColumnSpanned(row, QModelIndex()) for row in range(tree.rowCount()))
    assert tree.index(0, 0, open_ones[-1]).data(Qt.ItemDataRole.DisplayRole) == "88 Ampera Hilir"


@pytest.mark.usefixtures("qtbot")
def test_a_region_counts_its_live_cameras_of_those_that_are_watched() -> None:
    four = [replace(camera, region_code="16.71") for camera in cameras(4)]
    model = CameraModel(four)
    title = model.item(0).toolTip()
    assert listed(model)[0][0] == f"{title}  (4)"
    model.set_marks({100: Mark.LIVE, 101: Mark.LOST})
    assert listed(model)[0][0] == f"{title}  (1/2 dari 4)"
    model.set_marks({102: Mark.LIVE, 103: Mark.FROZEN})
    assert listed(model)[0][0] == f"{title}  (2/4)"
    model.set_marks(dict.fromkeys((100, 101, 102, 103)))
    assert listed(model)[0][0] == f"{title}  (4)"


def test_cameras_stand_by_their_place_within_the_region(qtbot) -> None:
    put: list[int] = []
    placed = ["Pasar 16", "", "Ampera", "Pasar 16"]
    four = [replace(one, region_code="16.71", place=where) for one, where in zip(cameras(4), placed, strict=True)]
    panel = CameraPanel(four, put.append)
    qtbot.addWidget(panel)
    panel.set_marks({103: Mark.LIVE, 100: Mark.LOST})
    ((region, inside),) = listed(panel.model)
    assert region.endswith("(1/2 dari 4)")
    assert [name for name, _ in inside] == ["Ampera  (1)", "Pasar 16  (1/2)", four[1].title]
    assert [name for name, _ in inside[1][1]] == [four[0].title, four[3].title]
    tree = panel.view.model()
    palembang = tree.index(0, 0)
    market = tree.index(1, 0, palembang)
    assert panel.view.isExpanded(market)
    panel.view.setExpanded(market, False)
    panel.fill([replace(four[1], place="Ampera"), four[0], four[2], four[3]])  # one moves, the fold stays
    assert not panel.view.isExpanded(market)
    folded = panel.folded()
    panel.fold([])
    assert panel.view.isExpanded(market)
    panel.fold(folded)
    assert not panel.view.isExpanded(market)
    qtbot.keyClicks(panel.search, "pasar")
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert put == [four[0].camera_id]


def test_a_search_leads_on_by_the_keyboard(qtbot) -> None:
    put: list[int] = []
    panel = CameraPanel([replace(camera, number=place) for place, camera in enumerate(cameras(7), 11)], put.append)
    qtbot.addWidget(panel)
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert put == []  # nobody searched
    qtbot.keyClicks(panel.search, "15")
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert put == [cameras(7)[4].camera_id]
    qtbot.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.view.currentIndex().data().startswith("15 ")
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert put == [cameras(7)[4].camera_id] * 2


def test_a_list_with_nothing_in_it_says_what_to_do_next(qtbot) -> None:
    panel = CameraPanel([], lambda _: None)
    qtbot.addWidget(panel)
    assert "Shift+F10" in panel.nothing.text()
    assert panel.view.isHidden()
    panel.fill(cameras(3))
    assert panel.nothing.isHidden()
    assert not panel.view.isHidden()
    panel.search.setText("tiada")
    assert not panel.nothing.isHidden()
    assert "pencarian" in panel.nothing.text()
