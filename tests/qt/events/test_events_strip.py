"""The strip, the badge and the sound that tell of what waits, whoever looks at the panel."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from scc_wall.base.told import Told
from scc_wall.domain.event import EventPriority, EventSource
from tests.support.clock import START_UTC
from tests.support.events_desk import event

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_the_strip_and_the_badge_tell_of_what_waits_until_f9(scene) -> None:
    strip, badge = scene.ui.strips[0], scene.ui.badge
    assert strip.isVisible()
    assert strip.what.text().startswith("◆ PTZ Ampera disuruh berhenti")
    assert badge.text() == "◆ 4 peristiwa menunggu"
    QTest.mouseClick(strip.open, Qt.MouseButton.LeftButton)
    assert scene.panel.view.current().event_id == 9
    scene.ui.commands()["sites-acknowledge"]()
    scene.work.run()
    assert scene.desk.calls == [("acknowledge", 9, 8, 7, 6)]
    assert strip.isHidden()
    assert badge.isHidden()
    scene.desk.happen(event(20, priority=EventPriority.LOW, told=Told("Sertifikat", "Certificate")))
    scene.ui.tick()
    assert strip.isHidden()  # to be read, never to be rung for
    scene.ui.commands()["sites-acknowledge"]()
    assert scene.told[-1] == "Tidak ada peristiwa yang menunggu"


def test_an_event_of_a_site_is_not_told_as_lasting_while_the_own_network_is_cut_off(scene) -> None:
    hacked = event(30, source=EventSource.SITE, kind="site.hacked", camera_ids=(), site_ids=(3,))
    scene.desk.happen(hacked)
    scene.ui.tick()
    row = scene.ui.model.index(scene.ui.model.row_of(30))
    assert "berlangsung 3 mnt" in row.data(Qt.ItemDataRole.AccessibleTextRole)
    painted = []
    scene.ui.model.dataChanged.connect(lambda first, last: painted.append((first.row(), last.row())))
    scene.ui.sites_cut_off = lambda: START_UTC - timedelta(minutes=2)
    scene.clock.advance(1.0)
    scene.ui.tick()
    assert painted == [(0, scene.ui.model.rowCount() - 1)]
    said = row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "sebelum 07.58.00 WIB, kini tak diketahui" in said
    assert "berlangsung" not in said
    assert scene.ui.strips[0].doubt.text() == "⚠ situs per 07.58"
    camera = scene.ui.model.index(scene.ui.model.row_of(9))
    assert "berlangsung" in camera.data(Qt.ItemDataRole.AccessibleTextRole)  # those are seen without the sites


def test_a_wall_that_is_there_alone_has_the_strip_over_it(scene, qtbot) -> None:
    wall = QWidget()
    qtbot.addWidget(wall)
    wall.resize(800, 400)
    over, other = scene.ui.strip_in_place_of_bar(wall), scene.ui.strip_over(wall)
    wall.show()
    scene.ui.set_bare(False)
    assert (over.isHidden(), other.isHidden(), scene.ui.strips[0].isHidden()) == (True, False, False)
    scene.ui.set_bare(True)
    assert (over.isHidden(), other.isHidden()) == (False, False)
    assert scene.ui.strips[0].isHidden() or not scene.ui.strips[0].isVisible()
    QTest.mouseClick(over.acknowledge, Qt.MouseButton.LeftButton)
    scene.work.run()
    assert scene.desk.calls == [("acknowledge", 9, 8, 7, 6)]
    assert over.isHidden()


def test_guests_read_no_name_of_a_hidden_camera_on_a_wall(scene, qtbot) -> None:
    wall = QWidget()
    qtbot.addWidget(wall)
    wall.resize(1600, 400)
    scene.desk.events[0] = replace(scene.desk.events[0], camera_ids=(33,))
    scene.desk.changed()
    over, bar = scene.ui.strip_over(wall), scene.ui.strips[0]
    scene.ui.tick()
    named = over.what.text()
    assert "PTZ Ampera" in named
    scene.ui.veiled = lambda camera_id: camera_id == 33
    scene.ui.follow_guests()
    assert over.what.text().startswith("◆ Kamera yang disembunyikan: lihat di meja")
    assert "PTZ" not in over.what.text() + over.more.text() + over.accessibleDescription()
    assert over.event_ids() == bar.event_ids()
    assert bar.what.text() == named  # the desk is the operators' own
    scene.ui.veiled = lambda _: False
    scene.ui.follow_guests()
    assert over.what.text() == named


def test_only_what_is_new_and_urgent_rings(scene) -> None:
    assert scene.ear.heard == 0  # what held before the start does not ring
    scene.desk.happen(event(-11))
    scene.ui.tick()
    assert scene.ear.heard == 0
    region = event(-12, kind="region.cut", source=EventSource.NETWORK, priority=EventPriority.HIGH)
    scene.desk.happen(region)
    scene.ui.tick()
    assert scene.ear.heard == 1
    scene.desk.events[0] = replace(region, event_id=12)  # it was stored
    scene.desk.changed()
    scene.ui.tick()
    assert scene.ear.heard == 1
    scene.muted.append(True)
    scene.desk.happen(event(13, source=EventSource.PTZ, priority=EventPriority.HIGH))
    scene.ui.tick()
    assert scene.ear.heard == 1
