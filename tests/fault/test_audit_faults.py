"""The audit when the machine is unkind: what was acknowledged is there, what can't be written is told."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scc_wall.access.audit_check import start_of
from scc_wall.access.policy import AccessDenied
from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home
from scc_wall.domain.audit import AuditEntry, verify
from scc_wall.domain.role import Action
from scc_wall.storage import engine
from scc_wall.storage.store import Store, open_store
from scc_wall.storage.told_errors import StoreError
from tests.support.access_room import KEY as ROOM_KEY
from tests.support.access_room import Room
from tests.support.access_values import KEY, sealing
from tests.support.clock import ManualClock
from tests.support.vault import ScriptedVault

ROOT = Path(__file__).resolve().parents[2]

PRELUDE = """
import os, random, resource, signal, sys
from scc_wall.base.paths import home
from scc_wall.domain.audit import AuditEntry
from scc_wall.storage.store import open_store
from scc_wall.storage.told_errors import StoreError
from tests.support.access_values import sealing
from tests.support.clock import ManualClock
from tests.support.vault import ScriptedVault

def opened():
    return open_store(home(), ScriptedVault(), ManualClock())
"""

KILLED = """
def append_for_ever(out):
    with opened() as store:
        while True:
            row = store.audit.append(sealing(AuditEntry("ptz.move", details=(("filling", "x" * 500),))))
            os.write(out, row.seal)  # acknowledged: what comes after this may rely on it

chance = random.Random(25)
for _ in range(25):
    end, out = os.pipe()
    child = os.fork()
    if child == 0:
        append_for_ever(out)
    os.close(out)
    acknowledged = os.read(end, 32)
    for _ in range(chance.randrange(30)):
        acknowledged = os.read(end, 32)
    os.kill(child, signal.SIGKILL)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    while more := os.read(end, 32):
        acknowledged = more
    os.close(end)
    print(acknowledged.hex())
"""

DISK_FULL = """
with opened() as store:
    acknowledged = store.audit.append(sealing(AuditEntry("session.open")))
    size = max(p.stat().st_size for p in home().root.rglob("*") if p.is_file())
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 40_000, resource.RLIM_INFINITY))
    try:
        while True:
            acknowledged = store.audit.append(sealing(AuditEntry("ptz.move", details=(("filling", "x" * 500),))))
    except StoreError as error:
        print(error.what.en)
    print(store.audit.newest() == (acknowledged.number, acknowledged.seal))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    print(store.audit.append(sealing(AuditEntry("session.end"))).number - acknowledged.number)
"""


def run_python(code: str, home: Home) -> list[str]:
    env = os.environ | {"SCC_WALL_HOME": str(home.root), "PYTHONPATH": str(ROOT)}
    argv = [sys.executable, "-c", PRELUDE + code]
    return subprocess.run(argv, env=env, stdout=subprocess.PIPE, text=True, timeout=50, check=True).stdout.splitlines()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def opened(home: Home) -> Store:
    return open_store(home, ScriptedVault(), ManualClock())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork: 25 programs started anew would take half a minute")
def test_nothing_acknowledged_is_lost_when_killed_25_times(home: Home) -> None:
    acknowledged = run_python(KILLED, home)
    assert len(acknowledged) == 25
    with opened(home) as store:
        assert verify(KEY, store.audit.rows()) is None
        seals = {row.seal.hex() for row in store.audit.rows()}
    assert set(acknowledged) <= seals


@pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_FSIZE stands for the full disk")
def test_a_row_that_finds_the_disk_full_is_told(home: Home) -> None:
    told = "The disk is full or can't be written; the change was not saved."
    assert run_python(DISK_FULL, home) == [told, "True", "1"]
    with opened(home) as store:
        assert verify(KEY, store.audit.rows()) is None


def test_a_row_that_finds_the_store_locked_is_told(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PRAGMAS", ("PRAGMA busy_timeout = 10", *engine.PRAGMAS[1:]))
    with opened(home) as store, opened(home) as other:
        with other.audit._database.writing(), pytest.raises(StoreError, match="sedang dipakai"):
            store.audit.append(sealing(AuditEntry("session.open")))
        assert store.audit.append(sealing(AuditEntry("session.open"))).number == 1


PURGED = """
from sqlalchemy import text

def purge(through, out):
    with opened() as store:
        row = next(store.audit.rows(through - 1))
        details = (("through", through), ("seal", row.seal.hex()))
        os.write(out, b"x")
        store.audit.purge(through, sealing(AuditEntry("retention.purge", details=details)))
        os.write(out, b"x")
        signal.pause()

chance, first = random.Random(4), 1
for _ in range(16):
    end, out = os.pipe()
    child = os.fork()
    if child == 0:
        purge(first + 9, out)
    os.close(out)
    os.read(end, 1)
    signal.sigtimedwait([], chance.random() * 0.03)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    acknowledged = len(os.read(end, 9))
    os.close(end)
    with opened() as store:
        before, first = first, store.audit.first()
        with store.audit._database.reading() as connection:
            guards = connection.execute(text("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'")).scalar()
    print(acknowledged, first - before, guards)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_purge_that_is_killed_happened_whole_or_not_at_all(home: Home) -> None:
    with opened(home) as store:
        for _ in range(220):
            store.audit.append(sealing(AuditEntry("ptz.move")))
    for line in run_python(PURGED, home):
        acknowledged, purged, guards = map(int, line.split())
        assert purged in ({10} if acknowledged else {0, 10}), line
        assert guards == 3, "the guard stands whatever happened"
    with opened(home) as store:
        assert verify(KEY, store.audit.rows(), start=start_of(store.audit)) is None


def test_nobody_gets_in_while_the_audit_can_not_be_written(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PRAGMAS", ("PRAGMA busy_timeout = 10", *engine.PRAGMAS[1:]))
    clock = ManualClock()
    with opened(home) as store, opened(home) as other:
        room = Room(home.root, store, clock)
        letter_id = room.letter().letter_id
        with other.audit._database.writing(), pytest.raises(SccError):
            room.enter(letter_id=letter_id)
        assert room.access.sessions.present() is None
        assert list(store.sessions.open_ones()) == []
        presence = room.enter(letter_id=letter_id)
        with other.audit._database.writing(), pytest.raises(AccessDenied):
            room.access.policy.check_and_record(presence, Action.LAYOUT_CHANGE)
        room.access.policy.check_and_record(presence, Action.LAYOUT_CHANGE)
        assert verify(ROOM_KEY, store.audit.rows()) is None
