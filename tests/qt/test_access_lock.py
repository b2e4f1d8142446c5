"""Every command of the wall against every role, every state of the session and the letter's limits."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from scc_wall.access.policy import judge
from scc_wall.access.told_errors import NO_AUDIT
from scc_wall.app.access.lock import CommandLock
from scc_wall.app.access.room_lock import RIGHTS, SAME_REFUSAL_S, RoomLock, right_of
from scc_wall.domain.access_session import IDLE_S, SessionState
from scc_wall.domain.layout import GRID_SIZES, Layout
from scc_wall.domain.letter import Scope
from scc_wall.domain.role import Role, allows
from scc_wall.domain.wall_editing import TileAddress, spread
from scc_wall.ui.commands import DOORS, WATCHING
from scc_wall.ui.settings import WallSettings
from scc_wall.ui.turns import Act, Wish
from scc_wall.ui.wake import NoWake
from scc_wall.ui.wall_ui import WallUi
from tests.support.access_room import Room
from tests.support.records_at_once import RecordsAtOnce
from tests.support.scripted_feed import ScriptedFeed, cameras

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

WITH_ARGUMENTS = frozenset(
    {"select", "swap", "place", "spotlight", "zoom", "layout-save", "layout-open", "page-dwell", "guest-leave"}
)
"""What `Commands` asks the lock for beside its table."""
CAMERAS = cameras(8)


@pytest.fixture
def room(tmp_path: Path, clock) -> Room:
    return Room(tmp_path, None, clock)


@pytest.fixture
def lock(room) -> RoomLock:
    return RoomLock(room.access, room.clock, RecordsAtOnce())


@pytest.fixture
def wall(room):
    lock = CommandLock()
    layout = Layout("Harian", spread([camera.camera_id for camera in CAMERAS], 4, 1))
    settings = WallSettings(tick_ms=50)
    ui = WallUi(
        ScriptedFeed(),
        CAMERAS,
        layout,
        clock=room.clock,
        settings=settings,
        wake=NoWake(),
        lock=lock,
        witness=lock.witness,
    )
    told = []
    ui.commands.tell = told.append
    yield SimpleNamespace(ui=ui, lock=lock, told=told, commands=ui.commands)
    ui.close()
    ui.desk.deleteLater()
    ui.deleteLater()
    QCoreApplication.sendPostedEvents(None, 0)


def every_command(ui: WallUi) -> set[str]:
    return set(ui.commands.actions | WITH_ARGUMENTS)


def test_each_command_of_the_wall_is_for_watchers_or_has_a_right(wall) -> None:
    everything = every_command(wall.ui)
    assert {name for name in everything if right_of(name) is None} == WATCHING
    assert set(RIGHTS) <= everything  # none is left of a command that is gone
    assert DOORS < WATCHING


def test_without_a_session_one_watches_and_no_more(wall, lock) -> None:
    for behind in (None, lock):
        wall.lock.room = behind
        assert {name for name in every_command(wall.ui) if not wall.lock(Wish(name))} == WATCHING


@pytest.mark.parametrize("role", Role)
def test_a_session_may_what_the_table_of_roles_says(room, lock, wall, role) -> None:
    room.enter(role.value)
    for name in every_command(wall.ui) - WATCHING:
        right = right_of(name)
        assert right is not None
        assert (lock(Wish(name)) == "") == allows(role, right.action), name


def test_an_unknown_command_is_nobodys(room, lock, expected_logs) -> None:
    expected_logs.expect("no right is known for the command")
    room.enter("supervisor")
    for name in ("open-the-gate", "grid-", "grid-x", "grid-more; drop", ""):
        assert lock(Wish(name)) == "Perintah ini tidak diizinkan"


def test_a_locked_or_ended_session_may_nothing_until_its_password(room, lock) -> None:
    room.enter()
    assert lock(Wish("grid-9")) == ""
    room.access.sessions.lock()
    assert lock(Wish("grid-9")) == "Kendali terkunci: buka kunci dengan Ctrl+L"
    room.access.sessions.unlock("kuda-besi-sembilan")
    assert lock(Wish("grid-9")) == ""
    room.access.sessions.log_out()
    assert lock(Wish("grid-9")) == "Terkunci: masuk dahulu (Ctrl+L)"


def test_a_hand_on_the_controls_keeps_them_open_and_idleness_locks_them(room, lock) -> None:
    room.enter()
    for _ in range(3):
        room.clock.advance(IDLE_S - 1)
        assert lock(Wish("zoom-in")) == ""
    room.clock.advance(IDLE_S)
    assert lock(Wish("zoom-in")) != ""
    present = room.access.sessions.present()
    assert present is not None
    assert present.session.state is SessionState.LOCKED


def test_a_session_whose_letter_has_ended_may_nothing_though_no_tick_came(room, lock) -> None:
    room.enter(letter_id=room.letter(hours=0.1).letter_id)
    room.clock.advance(359.0)
    assert lock(Wish("grid-9")) == ""
    room.clock.advance(1.0)
    assert lock(Wish("grid-9")) != ""


def test_a_letter_with_limits_holds_for_each_camera_that_a_command_is_about(room, wall, lock) -> None:
    wall.lock.room = lock
    stored = room.letter(Scope(camera_ids=frozenset({100, 101})))
    room.enter(letter_id=stored.letter_id)
    wall.commands.swap(TileAddress(0, 0), TileAddress(0, 1))
    assert [place.camera_id for place in wall.ui.model.grid(0).places] == [101, 100, 102, 103]
    wall.commands.swap(TileAddress(0, 0), TileAddress(0, 2))
    wall.commands.put(TileAddress(0, 0), 105)
    wall.commands.spotlight(TileAddress(0, 3))
    assert [place.camera_id for place in wall.ui.model.grid(0).places] == [101, 100, 102, 103]
    assert wall.ui.model.spotlights == {}
    assert set(wall.told) == {"Kamera ini di luar wilayah atau kamera pada surat tugas."}
    wall.commands.select(TileAddress(0, 2))
    assert not wall.commands.run("clear")
    wall.commands.select(TileAddress(0, 0))
    assert wall.commands.run("clear")


def test_what_changes_the_wall_stands_in_the_audit_under_the_letter(room, wall, lock) -> None:
    wall.lock.room = lock
    presence = room.enter()
    before = len(room.actions())
    wall.commands.select(TileAddress(0, 1))
    wall.commands.run("zoom-in")
    wall.commands.type_digit("5")
    assert room.actions()[before:] == []
    wall.commands.spotlight(TileAddress(0, 1))
    wall.commands.swap(TileAddress(0, 0), TileAddress(0, 1))
    wall.commands.run(f"grid-{GRID_SIZES[3]}")
    wall.commands.save_layout("Malam")
    rows = list(room.store.audit.rows())[before:]
    assert [(row.entry.action, row.entry.subject) for row in rows] == [
        ("tile.change", "camera:101"),
        ("tile.change", "camera:100"),
        ("layout.change", f"session:{presence.session.session_id}"),
        ("layout.save", "layout:Malam"),
    ]
    assert {row.entry.letter_number for row in rows} == {presence.letter.letter.number}
    assert dict(rows[1].entry.details) == {"command": "swap", "with": "camera:101"}


def test_a_question_is_not_yet_what_it_asks_for(room, lock) -> None:
    room.enter()
    before = len(room.actions())
    assert lock(Wish("layout-save", asks=True)) == ""
    assert len(room.actions()) == before


def test_a_book_on_the_keyboard_does_not_fill_the_audit(room, lock) -> None:
    for _ in range(300):
        assert lock(Wish("clear")) != ""
        room.clock.advance(0.03)
    assert room.actions() == ["!tile.change"]
    room.clock.advance(SAME_REFUSAL_S)
    lock(Wish("clear"))
    assert room.actions() == ["!tile.change"] * 2
    lock(Wish("grid-4"))
    assert room.actions()[-1] == "!layout.change"


def test_without_the_audit_no_control_works_and_one_watches_on(room, lock, wall) -> None:
    wall.lock.room = lock
    room.enter()
    wall.commands.select(TileAddress(0, 0))
    room.memory.disk.full = True
    before = wall.ui.model.layout
    assert not wall.commands.run("clear")
    assert not wall.commands.run("zoom-in")
    assert not wall.commands.run("select-right")
    assert wall.told == [str(NO_AUDIT)] * 3
    assert (wall.ui.model.layout, wall.ui.model.selected) == (before, TileAddress(0, 0))
    assert wall.commands.run("page-next")
    assert wall.commands.run("page-previous")
    room.memory.disk.full = False
    assert wall.commands.run("zoom-in")
    assert room.actions()[-1] == "audit.resumed"


def test_the_policy_has_the_last_word(room, lock, monkeypatch) -> None:
    """What the lock foresees only saves rows: a refusal that it does not foresee is one all the same."""
    room.enter("auditor")
    monkeypatch.setattr("scc_wall.app.access.room_lock.judge", lambda *_: None)
    done, told = [], []
    assert lock(Wish("grid-9")) == ""
    lock.witness(Wish("grid-9"), Act(lambda: done.append(1)), told.append)
    assert (done, told) == ([], ["Peran Anda tidak mengizinkan tindakan ini."])
    assert room.actions()[-1] == "!layout.change"
    assert judge(None, Role.AUDITOR, RIGHTS["undo"].action, Scope()) is not None


def test_pages_are_turned_by_key_without_a_session(wall, lock) -> None:
    """They are part of the wall that stays visible: a sequence shows all of them (docs/decisions/0029)."""
    wall.lock.room = lock
    assert len(wall.ui.model.layout.pages) == 2
    QTest.keyClick(wall.ui.walls[0], Qt.Key.Key_PageDown)
    assert wall.ui.model.page_index == 1
    QTest.keyClick(wall.ui.walls[0], Qt.Key.Key_Delete)
    QTest.keyClick(wall.ui.walls[0], Qt.Key.Key_Space)
    assert not wall.ui.model.sequence.running
    assert wall.told == ["Terkunci: masuk dahulu (Ctrl+L)"] * 2
