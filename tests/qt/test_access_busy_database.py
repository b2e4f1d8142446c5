# ruff: noqa: F811 - the fixtures of another module are parameters here
"""Another process holds the database: the wall ticks on, acts wait for their row in their order, or are refused."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication

from scc_wall.access.told_errors import NO_AUDIT, AccessDenied
from scc_wall.app.access.lock import CommandLock
from scc_wall.app.access.recorder import MOST_OWED, Recorder
from scc_wall.app.access.room_lock import RoomLock
from scc_wall.app.keeping import DESK_DOCKS, Keeper, ScreensToKeep
from scc_wall.app.layouts import LAST
from scc_wall.app.training import seed_of
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.layout import Layout
from scc_wall.domain.wall_editing import TileAddress, spread
from scc_wall.storage import engine
from scc_wall.storage.late_store import LateStore
from scc_wall.ui.commands import Commands
from scc_wall.ui.passage import CHANGED
from scc_wall.ui.turns import MOST_WAITING, Turns, nothing
from scc_wall.ui.wall_model import WallModel
from tests.qt.test_access_reception import Wall, demo, make, password, trained  # noqa: F401 - fixtures
from tests.support.access_room import PASSWORD, Room
from tests.support.scripted_feed import ScriptedFeed, cameras

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.allows_log("the master key lies unsealed"),
]


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for the database for longer than the slowest machine takes to run a test."""
    monkeypatch.setattr(engine, "PRAGMAS", ("PRAGMA busy_timeout = 30000", *engine.PRAGMAS[1:]))


@pytest.fixture
def held(demo) -> Callable[[], sqlite3.Connection]:
    """Return what holds the database, as another process does, until it is closed."""

    def hold() -> sqlite3.Connection:
        other = sqlite3.connect(demo.database, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        return other

    return hold


def recorded(wall: Wall) -> list[tuple[str, str]]:
    """Return the commands that stand in the audit, with what came of them."""
    rows = [(row.entry.result.value, dict(row.entry.details).get("command")) for row in wall.store.audit.rows()]
    return [(result, str(command)) for result, command in rows if command is not None]


def test_the_wall_ticks_on_and_acts_follow_in_their_order(trained, password, held) -> None:
    trained.come_in("latihan", password)
    trained.ui.commands.select(TileAddress(0, 0))
    before, ticks = trained.ui.model.layout, trained.ui.figures().ticks
    with closing(held()):
        for command in ("clear", "select-right", "clear", "grid-9"):
            assert trained.ui.commands.run(command)
        trained.until(lambda: trained.ui.figures().ticks > ticks + 10)  # half a second of a wall that goes on
        trained.until(lambda: "Menunggu audit" in trained.message)
        assert trained.ui.model.layout is before
        assert trained.ui.model.selected == TileAddress(0, 0)
        assert recorded(trained) == []
        assert trained.ui.commands.run("page-next")  # who only watches waits for nobody
    trained.until(lambda: len(trained.ui.model.grid(0).places) == 9)
    assert recorded(trained) == [("done", "clear"), ("done", "clear"), ("done", "grid-9")]
    assert [place.camera_id for place in trained.ui.model.grid(0).places][:4] == [102, 103, None, None]
    assert trained.ui.tick_late_ms(100) < 1500  # a thread that waits for the database itself is two seconds late


def test_an_act_that_can_not_be_recorded_is_refused_with_those_behind_it(
    make,
    demo,
    clock,
    password,
    held,
    monkeypatch,
) -> None:
    monkeypatch.setattr(engine, "PRAGMAS", ("PRAGMA busy_timeout = 100", *engine.PRAGMAS[1:]))
    wall = make(demo, seed=seed_of(demo, password, clock))
    wall.open()
    wall.come_in("latihan", password)
    wall.ui.commands.select(TileAddress(0, 0))
    before = wall.ui.model.layout
    with closing(held()):
        for command in ("clear", "select-right", "grid-9"):
            assert wall.ui.commands.run(command)
        wall.until(lambda: str(NO_AUDIT) in wall.message)
        assert "(+2 dibuang)" in wall.message
        assert wall.ui.commands.run("zoom-in")  # accepted, but no control works: it is not even looked closer
        wall.until(lambda: wall.message == str(NO_AUDIT))
        assert (wall.ui.model.layout, wall.ui.model.selected) == (before, TileAddress(0, 0))
        wall.ui.tell("")
        wall.ui.commands.save_layout("Malam")
        wall.until(lambda: wall.message == str(NO_AUDIT))
    assert wall.ui.commands.run("grid-9")
    wall.until(lambda: len(wall.ui.model.grid(0).places) == 9)
    assert wall.ui.commands.layouts.names() == []
    assert recorded(wall) == [("done", "grid-9")]
    assert "audit.resumed" in {row.entry.action for row in wall.store.audit.rows()}


def test_a_refusal_is_told_at_once_and_written_when_it_can_be(trained, held) -> None:
    with closing(held()):
        assert not trained.ui.commands.run("grid-9")
        assert "Terkunci" in trained.message
    trained.until(lambda: ("refused", "layout.change") in rows(trained))


def rows(wall: Wall) -> list[tuple[str, str]]:
    return [(row.entry.result.value, row.entry.action) for row in wall.store.audit.rows()]


def test_what_stands_in_the_audit_at_the_end_takes_effect_and_what_does_not_is_forgotten(
    trained,
    password,
    held,
) -> None:
    trained.come_in("latihan", password)
    with closing(held()) as other:
        assert trained.ui.commands.run("grid-9")
        assert trained.ui.commands.run("grid-16")
        other.rollback()
        trained.reception.close()
    tiles = len(trained.ui.model.grid(0).places)
    assert recorded(trained) == ([("done", "grid-9")] if tiles == 9 else [])


def test_saving_a_layout_that_fails_is_told_and_stands_as_failed(trained, password, monkeypatch, expected_logs) -> None:
    expected_logs.expect("layout-save")
    trained.come_in("latihan", password)

    def full(_: Layout) -> None:
        raise SccError(Told("Disk penuh", "disk full"))

    monkeypatch.setattr(trained.ui.commands.layouts, "save", full)
    trained.ui.commands.save_layout("Malam")
    trained.until(lambda: trained.message == "⚠ Disk penuh")
    trained.until(lambda: len(recorded(trained)) == 2)
    assert recorded(trained) == [("done", "layout-save"), ("failed", "layout-save")]
    assert trained.ui.model.layout.name != "Malam"


# --- what may happen between the row and the effect ------------------------------------------------------------------


class RecordsLater:
    """Records when the test says so."""

    owing = False

    def __init__(self) -> None:
        self.waiting: list[Callable[..., object]] = []

    def __call__(self, job, done, failed) -> None:
        def now(between: Callable[[], object] = nothing) -> None:
            try:
                result = job()
                between()
            except SccError as error:
                failed(error)
            else:
                done(result)

        self.waiting.append(now)

    def note(self, job) -> None:
        job()

    def go_on(self, between: Callable[[], object] = nothing) -> None:
        """Write the next row, then do what comes between, then have the act take effect."""
        self.waiting.pop(0)(between)


@pytest.fixture
def slow(tmp_path: Path, clock):
    """Commands whose rows are written when the test says so, for an operator who is in."""
    room, records, told = Room(tmp_path, None, clock), RecordsLater(), []
    lock = CommandLock()
    lock.room = RoomLock(room.access, clock, records)
    known = cameras(8)
    model = WallModel(known, Layout("uji", spread([camera.camera_id for camera in known], 4, 1)), 1)
    commands = Commands(model, ScriptedFeed(), clock, lock=lock, witness=lock.witness)
    commands.tell = told.append
    room.enter()
    return SimpleNamespace(room=room, records=records, model=model, commands=commands, told=told)


def test_an_act_does_not_hit_another_camera_because_the_page_turned_meanwhile(slow) -> None:
    slow.commands.select(TileAddress(0, 0))
    assert slow.commands.run("clear")
    assert slow.commands.run("page-next")
    slow.commands.swap(TileAddress(0, 0), TileAddress(0, 1))  # meant of the page that is shown now
    assert slow.commands.run("page-previous")
    before = slow.model.layout
    assert slow.commands.run("page-next")
    slow.records.go_on()
    assert slow.model.layout is before
    assert slow.told == [f"{CHANGED.what} (+1 dibuang)"]
    assert slow.room.actions()[-2:] == ["tile.change", "!tile.change"]
    assert slow.commands.run("grid-9")
    slow.records.go_on()
    assert len(slow.model.grid(0).places) == 9


def test_an_act_takes_no_effect_once_the_session_is_locked_or_ended(slow) -> None:
    before, sessions = slow.model.layout, slow.room.access.sessions
    assert slow.commands.run("grid-9")
    sessions.lock()  # before its row: the policy refuses
    slow.records.go_on()
    sessions.unlock(PASSWORD)
    for end in (sessions.lock, sessions.log_out):  # behind its row
        assert slow.commands.run("grid-9")
        slow.records.go_on(end)
        if end == sessions.lock:
            sessions.unlock(PASSWORD)
    assert slow.model.layout is before
    told = ["Kendali terkunci.", "Kendali terkunci: buka kunci dengan Ctrl+L", "Terkunci: masuk dahulu (Ctrl+L)"]
    assert slow.told == told
    results = [row.entry.result.value for row in slow.room.store.audit.rows() if row.entry.action == "layout.change"]
    assert results == ["refused", "done", "failed", "done", "failed"]


def test_an_address_that_is_gone_when_its_turn_comes_is_told(slow) -> None:
    assert slow.commands.run("grid-1")
    slow.commands.spotlight(TileAddress(0, 3))
    slow.commands.select(TileAddress(0, 3))
    slow.records.go_on()
    assert slow.told == [str(CHANGED.what)] * 2
    assert slow.model.spotlights == {}


def test_a_bug_in_an_act_leaves_the_next_its_turn(slow, monkeypatch) -> None:
    monkeypatch.setattr(slow.model, "set_grid", lambda *_: 1 // 0)
    assert slow.commands.run("grid-9")
    with pytest.raises(ZeroDivisionError):
        slow.records.go_on()
    assert "Kesalahan tak terduga" in slow.told[0]
    assert slow.room.actions()[-2:] == ["layout.change", "!layout.change"]
    monkeypatch.undo()
    assert slow.commands.run("grid-9")
    slow.records.go_on()
    assert len(slow.model.grid(0).places) == 9


def test_no_more_commands_wait_than_a_person_can_mean() -> None:
    turns, done = Turns(), []
    turns.hold()
    assert all(turns.take(lambda n=n: bool(done.append(n))) for n in range(MOST_WAITING))
    assert not turns.take(lambda: bool(done.append(-1)))
    turns.free()
    assert done == list(range(MOST_WAITING))


# --- the thread that writes ------------------------------------------------------------------------------------------


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    made = Recorder()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, 0)


def test_a_note_waits_for_nothing_and_stands_before_the_act_that_follows(recorder, qtbot, expected_logs) -> None:
    expected_logs.expect("could not be written yet")
    disk, written, told = SimpleNamespace(full=True), [], []

    def write(row: str) -> None:
        if disk.full:
            raise SccError(Told("Disk penuh", "disk full"))
        written.append(row)

    recorder.note(lambda: write("stop"))
    recorder(lambda: write("move"), told.append, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], AccessDenied)  # no act before what is owed
    assert (told[0].what, written, recorder.owing) == (NO_AUDIT, [], True)
    disk.full = False
    recorder(lambda: write("again"), told.append, told.append)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert (written, recorder.owing) == (["stop", "again"], False)


def test_what_is_owed_is_tried_again_and_told_at_the_end(recorder, qtbot, expected_logs) -> None:
    expected_logs.expect("could not be written yet")
    expected_logs.expect("rows of the audit could not be written")
    tried = []

    def fail() -> None:
        tried.append(1)
        raise SccError(Told("Disk penuh", "disk full"))

    recorder.note(fail)
    for _ in range(2):
        before = len(tried)
        recorder.settle()
        qtbot.waitUntil(lambda before=before: len(tried) > before)
    recorder.close()


def test_a_disk_that_is_full_for_hours_fills_no_memory(recorder, expected_logs) -> None:
    expected_logs.expect("too many rows wait")
    expected_logs.expect("could not be written yet")
    expected_logs.expect("rows of the audit could not be written")

    def fail() -> None:
        raise SccError(Told("Disk penuh", "disk full"))

    for _ in range(MOST_OWED + 1):
        recorder.note(fail)
    assert len(recorder._owed) == MOST_OWED


# --- what the wall keeps of itself -----------------------------------------------------------------------------------


def test_the_layout_is_kept_behind_the_wall_and_tried_again(trained, held, monkeypatch, expected_logs) -> None:
    expected_logs.expect("not kept")
    late = LateStore.opened(trained.store, lambda *_: None)
    feed = ScriptedFeed()
    feed.openers_found = list  # type: ignore[attr-defined]
    docks = ["kiri"]
    keeper = Keeper(late, feed, trained.ui.model, ScreensToKeep(), lambda: docks[0])  # type: ignore[arg-type]
    try:
        with closing(held()):
            keeper.keep()  # returns though nothing can be written
            assert keeper._writing is not None
            assert keeper._writing.is_alive()
            assert trained.store.layouts.load(LAST) is None
        keeper._writing.join(10)
        kept = trained.store.layouts.load(LAST)
        assert kept is not None
        assert len(kept.pages[0].screens[0].places) == 4
        assert late.setting(DESK_DOCKS) == "kiri"
        docks[0] = "kanan"
        trained.ui.model.set_grid(0, 9, 0)
        with monkeypatch.context() as broken:
            broken.setattr(trained.store.layouts, "save", _refuse)
            keeper.keep()
            keeper._writing.join(10)
    finally:
        keeper.close()
    kept = trained.store.layouts.load(LAST)
    assert kept is not None
    assert len(kept.pages[0].screens[0].places) == 9
    assert late.setting(DESK_DOCKS) == "kanan"


def _refuse(_: Layout) -> None:
    raise SccError(Told("Disk penuh", "disk full"))
