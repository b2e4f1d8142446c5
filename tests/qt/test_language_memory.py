"""Which language a wall starts in, and whose it speaks while somebody is in."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QDialog

from scc_wall.app.access.entrance import Entrance
from scc_wall.app.language import OWN, STATION, LanguageMemory, first_language
from scc_wall.app.options import RunOptions
from scc_wall.app.wall import RunningWall
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.paths import Home
from scc_wall.base.told import language, set_language
from scc_wall.storage.late_store import LateStore
from scc_wall.storage.store import open_store
from scc_wall.ui.translation import Translation
from scc_wall.vault.key_vault import KeyVault
from tests.support.scripted_feed import ScriptedFeed

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def station(qtbot, tmp_path):
    before, locale = language(), QLocale()
    home = Home(tmp_path / "home")
    started = []
    vault = KeyVault(home, None, {})
    with open_store(home, vault, SYSTEM_CLOCK) as store:
        late = LateStore.opened(store, lambda *_: None)
        made = SimpleNamespace(store=store, late=late, login="", qtbot=qtbot, vault=vault, anchors=home.anchors)

        def remember(setting, value, login):
            if login:
                store.user_settings.set(login, setting, value)
            else:
                store.settings.set(setting, value)

        def start():
            for memory, translation in started:
                memory.close()
                translation.close()
            started.clear()
            set_language("id")  # what a new process has
            translation = Translation()
            translation.use(first_language(late))
            memory = LanguageMemory(translation, late, remember, lambda: made.login)
            started.append((memory, translation))
            made.memory, made.translation = memory, translation
            return language()

        made.start = start
        start()
        yield made
        for memory, translation in started:
            memory.close()
            translation.close()
    set_language(before)
    QLocale.setDefault(locale)


def come_in(station, login, wanted):
    station.login = login
    station.memory.look()
    station.qtbot.waitUntil(lambda: language() == wanted)


def test_a_new_station_speaks_indonesian_and_remembers_what_was_chosen(station):
    assert language() == "id"
    station.translation.choose_next()
    assert station.store.settings.get(STATION) == "en"
    assert station.start() == "en"
    station.translation.choose("id")
    assert station.start() == "id"


def test_a_person_has_a_language_of_their_own(station):
    come_in(station, "sari", "id")
    station.translation.choose("en")
    assert station.store.user_settings.get("sari", OWN) == "en"
    assert station.store.settings.get(STATION) == "id"
    come_in(station, "", "id")
    come_in(station, "sari", "en")
    assert station.start() == "id"
    come_in(station, "sari", "en")


def test_a_person_who_chose_none_takes_the_stations(station):
    station.translation.choose("en")
    station.login = "tono"
    station.memory.look()
    station.memory.close()  # waits for the worker
    QCoreApplication.processEvents()
    assert language() == "en"


def test_what_was_chosen_while_the_store_was_asked_stays(station):
    station.store.user_settings.set("sari", OWN, "en")
    station.login = "sari"
    station.memory.look()
    station.translation.choose("id")
    station.memory._work._executor.submit(lambda: None).result()
    QCoreApplication.processEvents()
    assert language() == "id"


def test_the_environment_wins_for_its_run(station, monkeypatch):
    station.translation.choose("en")
    station.store.user_settings.set("sari", OWN, "en")
    monkeypatch.setenv("SCC_WALL_LANG", "id")
    assert station.start() == "id"
    station.login = "sari"
    station.memory.look()
    assert station.memory._work is None
    assert language() == "id"


def test_an_odd_value_counts_as_indonesian(station, expected_logs):
    station.store.settings.set(STATION, "fr")
    assert station.start() == "id"


def test_an_open_dialog_is_not_changed_under_a_persons_hands(station):
    station.store.user_settings.set("sari", OWN, "en")
    dialog = QDialog()
    station.qtbot.addWidget(dialog)
    dialog.setModal(True)
    dialog.show()
    station.login = "sari"
    station.memory.look()
    assert station.memory._work is None
    dialog.close()
    come_in(station, "sari", "en")


class Feed(ScriptedFeed):
    """What `RunningWall` asks of the video core besides."""

    def openers_found(self):
        return {}


def test_a_wall_opens_in_the_language_that_its_station_remembers(station):
    """The first start's page of languages switches it like everything else."""
    station.store.settings.set(STATION, "en")
    vault = station.vault
    wall = RunningWall(RunOptions(tiles=4), station.late, Feed(), Entrance(vault, station.anchors), lambda _: None)
    try:
        assert wall.ui.desk.cameras_dock.windowTitle() == "Cameras"
        assert not any(action.text() == "Jendela" for action in wall.ui.desk.menuBar().actions())
        wall.parts.desk._open()
        wall.parts.desk._dock_panel()
        assert wall.parts.desk._dock.windowTitle() == "Session"
        first = wall.parts._first_start(lambda: None, wizard=False)
        first.choose_language("id")
        QCoreApplication.processEvents()
        assert wall.ui.desk.cameras_dock.windowTitle() == "Kamera"
        assert wall.parts.desk._dock.windowTitle() == "Sesi"
        first.close()
        wall._keeper.remember(OWN, "en", "sari")
    finally:
        wall.close()
        wall.ui.desk.deleteLater()
        wall.ui.deleteLater()
    assert station.store.settings.get(STATION) == "id"
    assert station.store.user_settings.get("sari", OWN) == "en"
