"""Events, handovers, snapshots' records and a backup, killed with -9 in the middle: what was acknowledged is there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scc_wall.base.paths import Home
from scc_wall.storage.backups import Backups
from scc_wall.storage.recovery import found_in
from scc_wall.storage.store import open_store
from tests.support.clock import ManualClock
from tests.support.vault import ScriptedVault

ROOT = Path(__file__).resolve().parents[2]
KILLS = 25
KILLED = """
import os, random, signal
from dataclasses import replace
from scc_wall.base.paths import home
from scc_wall.base.told import Told
from scc_wall.domain.event import Event, EventPriority, EventSource
from scc_wall.domain.handover import Handover, Party
from scc_wall.domain.shift_sheet import Sheet, sha256_of
from scc_wall.domain.snapshot import Snapshot, SnapshotKind
from scc_wall.storage.backups import Backups
from scc_wall.storage.recovery import found_in
from scc_wall.storage.store import open_store
from tests.support.clock import START_UTC, ManualClock
from tests.support.vault import ScriptedVault

EVENT = Event(EventSource.CAMERA, "camera.lost", EventPriority.MEDIUM, START_UTC, Told("x" * 300, "x"), lasts=True)
SHEET = Sheet(START_UTC, START_UTC, watched=1, cameras=1, sites=0, sites_known=0, disturbed=(), events=(), remark="x")
HANDOVER = Handover(SHEET, sha256_of(SHEET), Party("budi", "Budi", "1", 4), START_UTC)
SNAPSHOT = Snapshot("", SnapshotKind.TILE, START_UTC, "07", "P", "siti", "S", "1", (7,), "f", "ab" * 32, 5, (1, 1), ())

def write_for_ever(out, run):
    with open_store(home(), ScriptedVault(), ManualClock()) as store:
        count = 0
        while True:
            event = store.events.add(EVENT)
            os.write(out, f"event {event.event_id:<12d}".encode())
            store.events.change(replace(event, ended_utc=START_UTC))
            os.write(out, f"ended {event.event_id:<12d}".encode())
            handover = store.handovers.add(HANDOVER)
            os.write(out, f"given {handover.handover_id:<12d}".encode())
            count += 1
            store.snapshots.add(replace(SNAPSHOT, snapshot_id=f"{run}-{count}"))
            os.write(out, f"photo {f'{run}-{count}':<12}".encode())
            if count % 4 == 0:
                made = Backups(home().backups, ManualClock()).make(home().database)
                os.write(out, f"saved {made.number:<12d}".encode())

chance = random.Random(7)
for run in range(KILLS):
    end, out = os.pipe()
    child = os.fork()
    if child == 0:
        write_for_ever(out, run)
    os.close(out)
    said = [os.read(end, 18)]
    for _ in range(chance.randrange(24)):
        said.append(os.read(end, 18))
    os.kill(child, signal.SIGKILL)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    while more := os.read(end, 18):
        said.append(more)
    os.close(end)
    for one in said:
        print(one.decode().rstrip())
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork: 25 programs started anew would take half a minute")
def test_nothing_acknowledged_is_lost_when_killed_25_times(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    with open_store(home, ScriptedVault(), ManualClock()):
        pass
    env = os.environ | {"SCC_WALL_HOME": str(home.root), "PYTHONPATH": str(ROOT)}
    code = KILLED.replace("KILLS", str(KILLS))
    ran = subprocess.run(
        [sys.executable, "-c", code], env=env, stdout=subprocess.PIPE, text=True, timeout=50, check=True
    )
    said: dict[str, set[str]] = {}
    for line in ran.stdout.splitlines():
        what, number = line.split()
        said.setdefault(what, set()).add(number)
    assert set(said) == {"event", "ended", "given", "photo", "saved"}
    assert found_in(home) is None
    with open_store(home, ScriptedVault(), ManualClock()) as store:
        events = {str(event.event_id): event for event in store.events.newest(10_000)}
        assert said["event"] <= set(events)
        assert all(events[number].ended_utc is not None for number in said["ended"])
        assert said["given"] <= {str(one.handover_id) for one in store.handovers.newest(10_000)}
        assert said["photo"] <= {one.snapshot_id for one in store.snapshots.all()}
    backups = Backups(home.backups, ManualClock())
    assert said["saved"] <= {str(one.number) for one in backups.list()}
    assert backups.newest_good() == backups.list()[0]  # what bears the name is whole
