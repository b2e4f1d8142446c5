"""The program at the wall: restarts told, safe mode and the way out of it, kiosk, the front."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from scc_wall.app.options import RunOptions
from scc_wall.app.program.events import ALONE, SAFE
from scc_wall.app.program.reception import ProgramReception
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.domain.event import EventPriority
from scc_wall.domain.layout import Layout
from scc_wall.domain.tile import TileRequest
from scc_wall.domain.tile_state import TileState
from scc_wall.domain.wall_editing import spread
from scc_wall.guardian.birth import AGAIN, AGAIN_BY_ITSELF, Before, Birth
from scc_wall.ui.settings import WallSettings
from scc_wall.ui.wake import NoWake
from scc_wall.ui.wall_ui import WallUi
from scc_wall.video.no_video import NoVideo
from tests.support.access_room import Room
from tests.support.records_at_once import RecordsAtOnce
from tests.support.scripted_feed import ScriptedFeed, cameras

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
HUNG = Before(hung=True, how="no word", crashes=2, dump="dump-1.txt")


class Ui(QObject):
    """What of the windows is asked here."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.fronts = 0
        self.commands = SimpleNamespace(add=lambda action, command: self.actions.update({action: command}))
        self.actions: dict[str, object] = {}
        self.parts: list[object] = []
        signal = SimpleNamespace(connect=lambda _: None)
        self.desk = SimpleNamespace(retranslated=signal, offer_status=self.parts.append)

    def tell(self, text: str) -> None:
        self.said.append(text)

    def to_front(self) -> None:
        self.fronts += 1


class Heart:
    """What of the guardian is asked here."""

    def __init__(self, birth: Birth) -> None:
        self.birth = birth
        self.alone = False
        self.said: list[str] = []

    def may_end(self) -> None:
        self.said.append("may end")

    def again(self) -> None:
        self.said.append("again")


@pytest.fixture
def desk(tmp_path: Path, clock, qapp, monkeypatch) -> Iterator[SimpleNamespace]:
    room = Room(tmp_path, None, clock)
    made: list[ProgramReception] = []
    ends: list[int] = []
    monkeypatch.setattr(QApplication, "exit", staticmethod(lambda status=0: ends.append(status)))

    def make(heart: Heart | None = None, **options: bool) -> ProgramReception:
        reception = SimpleNamespace(room=room, recorder=RecordsAtOnce())
        one = ProgramReception(
            replace(RunOptions(), **options), desk.ui, reception, clock, front=tmp_path / "front", heart=heart
        )
        one.open()
        made.append(one)
        return one

    desk = SimpleNamespace(room=room, ui=Ui(), make=make, ends=ends, front=tmp_path / "front", clock=clock)
    yield desk
    for one in made:
        one.close()


def test_a_restart_is_told_to_book_and_audit_as_what_it_is(desk) -> None:
    program = desk.make(Heart(Birth(0, None, HUNG)))
    event = program.at_start(desk.clock.now_utc())
    assert event is not None
    assert (event.kind, event.waiting) == ("program.restarted", True)
    assert "macet" in str(event.told)
    assert "2 kali" in str(event.told)
    assert "logs/dump-1.txt" in str(event.todo)
    program.look()
    program.look()
    (row,) = [row.entry for row in desk.room.store.audit.rows() if row.entry.action == "program.restarted"]
    assert dict(row.details) == {"safe": False, "how": "no word", "crashes": 2, "dump": "dump-1.txt"}
    assert program.causes() == {}


@pytest.mark.parametrize("kiosk", [False, True], ids=["desk", "kiosk"])
def test_the_program_ends_for_an_installer_and_not_for_one_that_died(desk, kiosk: bool) -> None:
    program = desk.make(Heart(Birth(0)), kiosk=kiosk)
    program.look()
    assert desk.ends == []
    asked, now_s = desk.front.parent / "upgrading", desk.clock.now_utc().timestamp()
    asked.touch()
    os.utime(asked, (now_s - 3600, now_s - 3600))
    program.look()
    assert desk.ends == []
    os.utime(asked, (now_s, now_s))
    program.look()
    assert desk.ends == [0]


def test_a_start_that_somebody_wished_tells_nothing(desk) -> None:
    for heart in (None, Heart(Birth(0))):
        program = desk.make(heart)
        program.look()
        assert program.at_start(desk.clock.now_utc()) is None
        assert program.causes() == {}
    assert "program.restarted" not in desk.room.actions()


def test_without_its_guardian_the_program_says_so_for_as_long_as_it_runs(desk) -> None:
    heart = Heart(Birth(0))
    program = desk.make(heart)
    heart.alone = True
    cause = program.causes()[ALONE]
    assert program.causes()[ALONE] is cause
    assert "Ctrl+Q" in str(cause.todo)


def test_safe_mode_is_an_alarm_and_is_left_by_a_person(desk) -> None:
    heart = Heart(Birth(0, 1800.0, replace(HUNG, crashes=5)))
    program = desk.make(heart, safe=True)
    cause = program.causes()[SAFE]
    assert cause.priority is EventPriority.HIGH
    assert "5 kali" in str(cause.told)
    assert "Shift+F5" in str(cause.todo)
    assert len(desk.ui.parts) == 1
    desk.room.enter("operator")
    desk.ui.actions["video-again"]()
    assert desk.ends == [AGAIN]
    assert heart.said == ["again"]
    (row,) = [row.entry for row in desk.room.store.audit.rows() if row.entry.action == "program.safe-left"]
    assert row.who == "operator"


def test_safe_mode_that_nobody_leaves_ends_by_itself(desk) -> None:
    program = desk.make(Heart(Birth(0, 1800.0, HUNG)), safe=True)
    desk.clock.advance(1799)
    program.look()
    assert desk.ends == []
    desk.clock.advance(2)
    program.look()
    assert desk.ends == [AGAIN_BY_ITSELF]


@pytest.mark.parametrize("heart", [None, "alone"])
def test_safe_mode_without_a_guardian_says_what_to_do(desk, heart) -> None:
    guardian = None if heart is None else Heart(Birth(0, 1.0))
    if guardian is not None:
        guardian.alone = True
    program = desk.make(guardian, safe=True)
    desk.clock.advance(10)
    program.look()
    desk.ui.actions["video-again"]()
    assert desk.ends == []
    assert "--safe" in desk.ui.said[-1]


@pytest.mark.parametrize(
    ("login", "closes"), [(None, False), ("operator", False), ("auditor", False), ("supervisor", True), ("admin", True)]
)
def test_a_kiosk_is_closed_by_those_who_may_and_it_stands_in_the_audit(desk, login, closes) -> None:
    heart = Heart(Birth(0))
    program = desk.make(heart, kiosk=True)
    if login is not None:
        desk.room.enter(login)
    program.ask_to_close()
    assert desk.ends == ([0] if closes else [])
    assert heart.said == (["may end"] if closes else [])
    if login is not None:
        assert desk.room.actions()[-1] == ("program.close" if closes else "!program.close")
    assert bool(desk.ui.said) is not closes


def test_a_locked_kiosk_is_not_closed(desk) -> None:
    program = desk.make(Heart(Birth(0)), kiosk=True)
    desk.room.enter("supervisor")
    desk.room.access.sessions.lock()
    program.ask_to_close()
    assert desk.ends == []


def test_a_kiosk_opens_no_file_outside_and_no_dialog_of_the_system(desk) -> None:
    program = desk.make(kiosk=True)
    assert QCoreApplication.testAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    assert QDesktopServices.openUrl(QUrl.fromLocalFile("/etc/hostname"))
    assert "kios" in desk.ui.said[-1]
    program.close()
    assert not QCoreApplication.testAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


def test_who_starts_it_a_second_time_gets_its_windows_once(desk) -> None:
    program = desk.make()
    program.look()
    desk.front.touch()
    program.look()
    program.look()
    assert desk.ui.fronts == 1
    assert not desk.front.exists()


def test_safe_mode_asks_no_camera_and_its_tiles_say_why() -> None:
    feed = NoVideo(SYSTEM_CLOCK)
    try:
        feed.set_cameras(cameras(3))
        feed.show([TileRequest(f"screen-1/{n}", one.camera_id, (64, 36)) for n, one in enumerate(cameras(3))])
        assert feed.tick() == []
        status = feed.status("screen-1/0")
        assert status is not None
        assert (status.state, status.cause, status.next_try_s) == (TileState.LOST, "safe-mode", None)
        assert len(feed.cameras()) == 3
        assert feed.newest("screen-1/0") is None
        assert not feed.take_still("screen-1/0", lambda _: None)
        feed.retry(cameras(3)[0].camera_id)
        assert feed._pool.lanes == []
    finally:
        feed.close()


def test_a_kiosks_desk_covers_its_screen_and_has_no_title_bar(qapp) -> None:
    shown = cameras(1)
    layout = Layout("uji", spread([shown[0].camera_id], 1, 1))
    ui = WallUi(ScriptedFeed(), shown, layout, settings=WallSettings(full_screen=True), wake=NoWake())
    ui.open()
    for _ in range(2):
        assert ui.desk.isFullScreen()
        assert ui.desk.geometry() == ui.desk.screen().geometry()
        ui.toggle_bare()
        ui.toggle_bare()
    ui.close()
    ui.desk.deleteLater()
    ui.deleteLater()
