"""The keys that the application puts something behind, pressed at a whole running wall with a supervisor in."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from scc_wall.app.access.entrance import Entrance
from scc_wall.app.demo import DemoHome
from scc_wall.app.options import RunOptions
from scc_wall.app.ptz.origin import origin_of
from scc_wall.app.training import seed_of
from scc_wall.app.wall import RunningWall
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.access_session import SessionState
from scc_wall.domain.camera import CameraConfig, OnvifSetup, StreamConfig, StreamKey
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.simulator.onvif.camera import PtzCamera
from scc_wall.simulator.onvif.demo import ACCOUNT
from scc_wall.simulator.onvif.simulator import PtzSimulator
from scc_wall.storage.late_store import LateStore
from scc_wall.storage.store import open_store
from scc_wall.ui import keys
from scc_wall.vault.key_vault import KeyVault
from tests.qt.test_every_key import EFFECTS, bound_to_nothing, press
from tests.support.scripted_feed import ScriptedFeed

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.allows_log("lies unsealed"),
    pytest.mark.timeout(240),
]
WAIT_MS = 60_000
PASSWORD = "latihan-ampera-musi-1234"
DIALOGS = {
    "snapshots": "GalleryDialog",
    "letters": "LettersDialog",
    "visitors": "VisitorsDialog",
    "accounts": "ProofDialog",
    "sessions": "SessionsDialog",
    "audit-export": "ExportDialog",
    "password": "PasswordDialog",
    "retention": "ProofDialog",
    "screens": "ProofDialog",
    "sites-table": "SitesTableDialog",
    "handover": "HandoverDialog",
}
"""What a supervisor's session opens; where an admin's password is asked for, its dialog."""
PANELS = {"events": "events", "sites": "sites", "ptz": "ptz", "session-panel": "session"}
"""The dock that has the keyboard then."""
TOLD = {
    "cameras": "Minta bantuan admin",
    "replay": "Ulangan instan belum dinyalakan",
    "sites-acknowledge": "peristiwa",
    "sites-mute": "uara",
    "snapshot": "belum pernah bergambar",
    "snapshot-wall": "uplikan",
    "ptz-stop": "STOP dikirim",
    "first-start": "Pemasangan pertama belum dapat dibuka",
    "video-again": "Video tidak dimatikan",
}
"""What is said where nothing is to be seen: also why not."""
LAST = ("ptz-steer", "session", "leave")
"""What each does is asked by name, in this order, at the end."""


class Feed(ScriptedFeed):
    """What `RunningWall` asks of the video core besides."""

    def openers_found(self) -> dict[StreamKey, str]:
        return {}

    def shows_past(self, _tile_id: str) -> bool:
        return False

    def take_still(self, _tile_id: str, done: Callable[[None], object]) -> bool:
        done(None)
        return True


@pytest.fixture
def wall(qtbot, tmp_path, monkeypatch) -> Iterator[Any]:
    for name in ("sites.reception", "ptz.reception", "access.reception"):
        monkeypatch.setattr(f"scc_wall.app.{name}.LATEST_S", 0.0)
    home = DemoHome(tmp_path / "home")
    vault = KeyVault(home, None, {}, allow_unsealed=True)
    with (
        PtzSimulator([PtzCamera("ptz-1", "PTZ 1", ACCOUNT)]) as simulator,
        open_store(home, vault, SYSTEM_CLOCK) as store,
    ):
        setup = OnvifSetup(simulator.onvif_url("ptz-1"), steerable=True)
        store.cameras.add(CameraConfig(0, "PTZ", StreamConfig("rtsp://127.0.0.1:1/"), credentials=ACCOUNT, onvif=setup))
        entrance = Entrance(vault, home.anchors, seed_of(home, PASSWORD, SYSTEM_CLOCK))
        late = LateStore.opened(store, lambda *_: None)
        made = RunningWall(RunOptions(tiles=4), late, Feed(), entrance, lambda _: None, ptz=origin_of(home))
        made.open()
        qtbot.waitUntil(lambda: made.reception.room is not None, timeout=WAIT_MS)
        qtbot.waitUntil(lambda: bound_to_nothing(made.ui) <= {"first-start"}, timeout=WAIT_MS)
        access = made.reception.room.access
        letter = next(one for one in access.letters.list() if one.letter.number.endswith("/2/DEMO"))
        access.door.log_in("latihan-pengawas", PASSWORD, letter.letter_id, "Uji", notice_acknowledged=True)
        qtbot.waitUntil(made.ui.desk.cameras.isEnabled, timeout=WAIT_MS)
        yield made
        made.close()
        made.ui.desk.deleteLater()
        made.ui.deleteLater()


def in_dock(name: str) -> bool:
    above: QWidget | None = QApplication.focusWidget()
    while above is not None and above.objectName() != name:
        above = above.parentWidget()
    return above is not None


STAY = {"sites-table", "layout-save", "replay-keep"}
"""What may be looked at without a session, or holds nothing but what is being typed: it is refused once it is sent."""


def test_ctrl_l_locks_over_every_dialog_and_leaves_none_that_the_session_bore(wall, qtbot) -> None:
    ui, access = wall.ui, wall.reception.room.access
    over: list[QWidget] = []

    def press_over() -> None:
        """Press it once a dialog has the keyboard: within the dialog's own loop where it has one."""
        shown = QApplication.activeModalWidget()
        if over or shown is None or not shown.isActiveWindow():
            return
        over.append(shown)
        stays = action in STAY
        QTest.keyClick(QApplication.focusWindow(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: wall.reception.present.session.state is SessionState.LOCKED, timeout=WAIT_MS)
        if stays:
            assert shown.isVisible()
            shown.reject()

    timer = QTimer()
    timer.timeout.connect(press_over)
    timer.start(20)
    for action in [*DIALOGS, *sorted(STAY - DIALOGS.keys())]:
        ui.desk.activateWindow()
        qtbot.waitUntil(ui.desk.isActiveWindow, timeout=WAIT_MS)
        over.clear()
        ui.commands.run(action)
        qtbot.waitUntil(lambda: bool(over) and QApplication.activeModalWidget() is None, timeout=WAIT_MS)
        assert wall.reception.present.session.state is SessionState.LOCKED, action
        access.sessions.unlock(PASSWORD)
        qtbot.waitUntil(ui.desk.cameras.isEnabled, timeout=WAIT_MS)
    timer.stop()


def test_every_key_is_bound_and_does_what_its_line_says_or_says_why_not(wall, qtbot) -> None:
    """`first-start` has nothing behind it in a demo, and says so: a real installation has its pages."""
    assert bound_to_nothing(wall.ui) == {"first-start"}
    assert {key.action for key in keys.table()} - EFFECTS.keys() == DIALOGS.keys() | PANELS.keys() | TOLD.keys() | {
        *LAST
    }
    ui = wall.ui
    ui.desk.activateWindow()
    qtbot.waitUntil(ui.desk.isActiveWindow, timeout=WAIT_MS)
    ui.model.select(TileAddress(0, 0))

    def pressed(action: str) -> None:
        ui.tell("")
        ui.desk.wall.setFocus()
        press(next(key.keys[0] for key in keys.table() if key.action == action))

    for action, dialog in DIALOGS.items():
        pressed(action)
        qtbot.waitUntil(
            lambda dialog=dialog: type(QApplication.activeModalWidget()).__name__ == dialog, timeout=WAIT_MS
        )
        while (shown := QApplication.activeModalWidget()) is not None:
            qtbot.waitUntil(lambda shown=shown: shown.reject() or not shown.isVisible(), timeout=WAIT_MS)
        ui.desk.activateWindow()
        qtbot.waitUntil(ui.desk.isActiveWindow, timeout=WAIT_MS)
    for action, dock in PANELS.items():
        pressed(action)
        qtbot.waitUntil(lambda dock=dock: in_dock(dock), timeout=WAIT_MS)
    for action, words in TOLD.items():
        pressed(action)
        qtbot.waitUntil(lambda words=words: words in ui.notices.message, timeout=WAIT_MS)
    steering = wall.parts.ptz.opened.panel.mode
    pressed("ptz-steer")
    qtbot.waitUntil(lambda: steering.on, timeout=WAIT_MS)
    QTest.keyClick(QApplication.focusWidget(), "t")
    assert not steering.on
    pressed("session")
    qtbot.waitUntil(lambda: wall.reception.present.session.state is SessionState.LOCKED, timeout=WAIT_MS)
    pressed("leave")
    qtbot.waitUntil(lambda: wall.reception.present is None, timeout=WAIT_MS)
