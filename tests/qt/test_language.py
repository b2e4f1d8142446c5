"""Everything that lives follows a change of the language at once, and back again; Qt's own texts too."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QDockWidget, QFileDialog, QLabel, QLineEdit

from scc_wall.base.told import Told, language, set_language
from scc_wall.domain.access_session import SessionState
from scc_wall.domain.event import Event, EventPriority, EventSource
from scc_wall.domain.layout import Layout
from scc_wall.domain.role import Role
from scc_wall.domain.tile_state import TileState
from scc_wall.domain.wall_editing import TileAddress, spread
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.access.desk import PresentSession
from scc_wall.ui.access.session_strip import SessionStrip
from scc_wall.ui.desk.session_panel import SessionPanel
from scc_wall.ui.events.desk import EventsSnapshot
from scc_wall.ui.events.events_ui import EventsUi
from scc_wall.ui.following import follows_soon
from scc_wall.ui.ptz.ptz_ui import PtzUi
from scc_wall.ui.sites.sites_ui import SitesUi
from scc_wall.ui.slices import Slices
from scc_wall.ui.tile_look import Mark
from scc_wall.ui.translation import Translation
from scc_wall.ui.words import tr
from tests.support.languages import in_language, left_behind
from tests.support.ptz_desk import ScriptedPtz, steerable
from tests.support.scripted_feed import ScriptedFeed, status
from tests.support.sites_desk import province

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Silence:
    """No sound."""

    trouble = None

    def play(self, file):
        pass

    def close(self):
        pass


class Events:
    """A desk of events in which one waits, one lasts and one is over."""

    def __init__(self, now):
        lost = Told("Kamera Ampera terputus", "The camera Ampera is lost")
        event = Event(EventSource.CAMERA, "camera.lost", EventPriority.HIGH, now, lost, event_id=1, lasts=True)
        over = replace(event, event_id=2, priority=EventPriority.LOW, ended_utc=now, acknowledged_by="sari")
        self.events = (event, over)

    def revision(self):
        return 1

    def snapshot(self):
        return EventsSnapshot(self.events)


@pytest.fixture
def translation(qapp):
    before, locale = language(), QLocale()
    made = Translation()
    made.use("id")
    yield made
    made.close()
    set_language(before)
    QLocale.setDefault(locale)


@pytest.fixture
def desk(qtbot, clock, translation, open_wall):
    feed, known = ScriptedFeed(), steerable(6, without=(3,))
    layout = Layout("Harian", spread([camera.camera_id for camera in known[:3]], 4, 1))
    ui = open_wall(feed, known, layout, translation=translation)
    feed.states[101] = status(101, TileState.LOST)
    strip = SessionStrip()
    ui.desk.set_session_strip(strip)
    sites = SitesUi(province(clock.now_utc()), at_once, clock=clock, sound=Silence(), key="F9", muted=True)
    sites.plots.load = lambda: None
    sites.dock_into(ui.desk)
    ui.show_sites(sites)
    ui.desk.offer_dock(sites.dock)
    sites.strip_in_place_of_bar(ui.walls[0])
    ptz = PtzUi(ScriptedPtz(), at_once, ui, clock=clock)
    ui.desk.offer_dock(ptz.dock_into(ui.desk))
    events = EventsUi(Events(clock.now_utc()), at_once, clock=clock, sound=Silence(), muted=lambda: True, key="F9")
    ui.desk.offer_dock(events.dock_into(ui.desk))
    events.strip_in_place_of_bar(ui.walls[0])
    session = SessionPanel(lambda _: None, lambda _: True)
    dock = QDockWidget(ui.desk)
    dock.setWidget(session)
    ui.desk.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    session.show_facts(None)
    ui.model.select(TileAddress(0, 0))
    QCoreApplication.processEvents()

    def tick():
        ui._on_slow_tick()
        sites.tick()
        ptz.tick()
        events.tick()
        ui._on_slow_tick()

    tick()
    yield SimpleNamespace(ui=ui, strip=strip, sites=sites, ptz=ptz, tick=tick, feed=feed, qtbot=qtbot)
    events.close()
    ptz.close()
    sites.close()
    for part in (sites, ptz, events):
        part.deleteLater()


def switch(desk):
    """Press the key, then let Qt tell everybody."""
    with desk.qtbot.waitSignal(desk.ui.desk.retranslated):  # panel by panel
        QTest.keyClick(desk.ui.walls[0], Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    # Tiles and lists follow in turns of their own.
    desk.qtbot.waitUntil(lambda: not desk.ui.findChildren(Slices) and not follows_soon(desk.ui.model))
    desk.tick()


def tiles(desk):
    return [wall.painter_of(tile.tile_id).look for wall in desk.ui.walls for tile in wall.tiles]


def test_no_text_stays_in_the_other_language(desk):
    assert "\n".join(left_behind("en")) == ""
    switch(desk)
    assert language() == "en"
    assert "\n".join(left_behind("id")) == ""
    assert desk.ui.desk.figure.text().startswith("2/3 live, oldest 0.0 s")
    switch(desk)
    assert language() == "id"
    assert "\n".join(left_behind("en")) == ""


def test_panels_are_painted_one_after_the_other_once_each_speaks(desk, monkeypatch):
    window, turns = desk.ui.desk, []
    monkeypatch.setattr(desk.ui._places, "place", lambda: pytest.fail("no window has another place"))
    docks = [dock for dock in window.findChildren(QDockWidget) if dock.isVisible()]
    assert len(docks) > 3
    held = lambda: sum(not dock.updatesEnabled() for dock in docks)  # noqa: E731
    window.retranslated.connect(lambda: turns.append("all"))
    beat = QTimer(window)
    beat.timeout.connect(lambda: turns.append(held()))
    desk.ui.commands.run("language")
    beat.start(0)
    desk.qtbot.waitUntil(lambda: "all" in turns)
    beat.stop()
    seen = [count for count in turns if count != "all"]
    assert seen == sorted(seen, reverse=True)
    assert set(range(len(docks) + 1)) <= set(seen)  # in no turn two of them
    switch(desk)


def test_a_text_that_stayed_would_be_found(desk):
    desk.ui.desk.cameras_dock.setWindowTitle("Cameras")
    desk.ui.desk.layout_note.setText("4 tiles")
    found = "\n".join(left_behind("en"))
    assert "QDockWidget#cameras.windowTitle: 'Cameras'" in found
    assert "'4 tiles' ('{n} tiles')" in found
    assert in_language("Harian · halaman 1/2, jeda", "id") == "halaman {n}/{all}"
    assert in_language("Harian · page 1/2, paused", "id") is None


def test_the_session_follows(desk):
    left_s = 3 * 3600.0
    desk.strip.refresh(PresentSession("Sari Wulandari", Role.OPERATOR, "15/OR", left_s, SessionState.LOCKED))
    switch(desk)
    assert desk.strip.who.accessibleName() == "Sari Wulandari · locked"  # seen: shorter, on a screen of 800 pixels
    assert desk.strip.who.text().endswith(" · locked")
    assert desk.strip.left.accessibleName() == "3 h 0 min left"
    assert desk.strip.unlock.text() == "Unlock…"


def test_tiles_are_drawn_anew(desk):
    before = [wall.painter_of(tile.tile_id) for wall in desk.ui.walls for tile in wall.tiles]
    switch(desk)
    empty = [look for look in tiles(desk) if look is None]
    assert empty, "the tile without a camera shows a hint, which has no look"
    after = [wall.painter_of(tile.tile_id) for wall in desk.ui.walls for tile in wall.tiles]
    assert all(one is not other for one, other in zip(before, after, strict=True))
    assert [look.lines[0] for look in tiles(desk) if look is not None and look.mark is Mark.LOST] == ["lost"]


def test_the_menu_names_each_language_in_itself(desk):
    languages = desk.ui.desk.menus._languages
    assert [item.text() for item in languages.values()] == ["Bahasa Indonesia", "English"]
    languages["en"].trigger()
    QCoreApplication.processEvents()
    assert language() == "en"
    assert [code for code, item in languages.items() if item.isChecked()] == ["en"]
    languages["en"].trigger()
    assert language() == "en"
    assert languages["en"].isChecked()


def test_not_under_an_open_dialog(desk):
    dialog = QDialog(desk.ui.desk)
    dialog.open()
    desk.ui.commands.run("language")
    assert language() == "id"
    assert desk.ui.notices.message == "Tutup dahulu dialog yang terbuka"
    dialog.done(0)
    desk.ui.commands.run("language")
    assert language() == "en"
    assert desk.ui.notices.message == "English"


def test_an_open_key_sheet_changes_too(desk):
    desk.ui.key_help.show()
    switch(desk)
    assert desk.ui.key_help._sheet is not None
    assert desk.ui.key_help._sheet.accessibleName() == "All keys"


def test_only_what_a_person_chose_is_told(qapp, translation):
    told = []
    translation.chosen.connect(told.append)
    translation.use("en")
    translation.use("fr")
    assert language() == "id"
    translation.choose_next()
    assert told == ["en"]


def test_qts_own_texts_follow(qtbot, translation):
    def texts():
        box, field = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel), QLineEdit()
        qtbot.addWidget(box)
        qtbot.addWidget(field)
        menu = field.createStandardContextMenu()
        qtbot.addWidget(menu)
        copy = next(action for action in menu.actions() if action.objectName() == "edit-copy")
        return box.buttons()[0].text().replace("&", ""), copy.text().split("\t")[0]

    assert texts() == ("Batal", "&Salin")
    translation.use("en")
    assert texts() == ("Cancel", "&Copy")
    assert QLocale().decimalPoint() == "."
    translation.use("id")
    assert QLocale().decimalPoint() == ","


def test_one_is_not_spoken_of_as_many(qapp, translation):
    def told():
        return [tr("{n} petak", n=n).format(n=n) for n in (0, 1, 4)]

    assert told() == ["0 petak", "1 petak", "4 petak"]
    translation.use("en")
    assert told() == ["0 tiles", "1 tile", "4 tiles"]


def test_an_unreadable_catalogue_leaves_the_texts_alone(qapp, translation, monkeypatch, expected_logs):
    expected_logs.expect("can't be read: texts stay untranslated")
    monkeypatch.setattr("scc_wall.ui.translation._CATALOGUES", {"id": "qt_id.qm", "en": "none.qm"})
    translation.use("en")
    assert language() == "en"


def test_qts_own_file_dialog_names_its_fields_in_indonesian(translation, qtbot):
    dialog = QFileDialog(None, "Simpan", "", "Arsip (*.zip)")
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    said = {label.text().replace("&", "") for label in dialog.findChildren(QLabel)}
    assert said >= {"Lihat di:", "Nama berkas:", "Jenis berkas:"}
