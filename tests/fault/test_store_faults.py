"""The store when the machine is unkind: whatever happens is told, and a change is whole or not there."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.paths import Home
from scc_wall.domain.camera import CameraConfig, StreamConfig
from scc_wall.storage import engine
from scc_wall.storage.store import Store, open_store
from scc_wall.storage.told_errors import StoreError
from scc_wall.vault.key_vault import open_vault
from tests.support.logs import ExpectedLogs

pytestmark = pytest.mark.allows_log("the master key lies unsealed")

ROOT = Path(__file__).resolve().parents[2]
CAMERA = CameraConfig(0, "A", StreamConfig("rtsp://h/1"))


def opened(home: Home) -> Store:
    return open_store(
        home, open_vault(home, {"SCC_WALL_KEYRING": "off", "SCC_WALL_ALLOW_UNSEALED_KEY": "1"}), SYSTEM_CLOCK
    )


@pytest.fixture
def unsealed_key(expected_logs: ExpectedLogs) -> None:
    """Expect the warning of a machine with neither keyring nor passphrase."""
    expected_logs.expect("lies unsealed")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def store(home: Home) -> Iterator[Store]:
    with opened(home) as made:
        yield made


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Don't wait two seconds for a lock that the test holds for ever."""
    monkeypatch.setattr(engine, "PRAGMAS", ("PRAGMA busy_timeout = 10", *engine.PRAGMAS[1:]))


def test_a_locked_store_is_told_and_works_again_afterwards(home: Home, impatient: None) -> None:
    with opened(home) as store:
        other = sqlite3.connect(home.database, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="sedang dipakai"):
            store.cameras.add(CAMERA)
        assert store.cameras.list() == ()  # reading goes on beside a writer
        other.execute("ROLLBACK")
        other.close()
        store.cameras.add(CAMERA)
        assert len(store.cameras.list()) == 1


def test_a_store_that_is_locked_from_the_start_is_told(home: Home, impatient: None) -> None:
    home.ensure()
    other = sqlite3.connect(home.database, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="sedang dipakai"):
        opened(home)
    other.close()


@pytest.mark.parametrize("content", [b"not a database at all" * 300, b"SQLite format 3\0" + b"\xff" * 8000])
def test_a_damaged_store_is_told_and_left_alone(home: Home, content: bytes) -> None:
    home.ensure().database.write_bytes(content)
    with pytest.raises(StoreError, match="rusak"):
        opened(home)
    assert home.database.read_bytes() == content


def test_a_store_damaged_in_the_middle_is_told(home: Home) -> None:
    with opened(home) as store:
        for number in range(100):
            store.cameras.add(CameraConfig(0, f"Camera {number} {'x' * 60}", StreamConfig("rtsp://h/1")))
    content = bytearray(home.database.read_bytes())
    content[8192:-4096] = b"\xa5" * (len(content) - 12288)
    home.database.write_bytes(content)
    with pytest.raises(StoreError, match="rusak"):  # noqa: SIM117 - opening or reading, whichever meets it first
        with opened(home) as store:
            store.cameras.list()


def test_a_folder_that_can_not_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(StoreError, match="SCC_WALL_HOME"):
        opened(Home(tmp_path / "file" / "home"))


def test_a_file_that_can_not_be_opened_is_told(home: Home) -> None:
    home.ensure().database.mkdir()
    with pytest.raises(StoreError, match="tidak dapat dibuka"):
        opened(home)


def run_python(code: str, home: Home, **options: object) -> "subprocess.Popen[str]":
    env = os.environ | {"SCC_WALL_HOME": str(home.root), "SCC_WALL_KEYRING": "off", "PYTHONPATH": str(ROOT)}
    env["SCC_WALL_ALLOW_UNSEALED_KEY"] = "1"
    return subprocess.Popen(
        [sys.executable, "-c", PRELUDE + code],
        env=env,
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
        **options,  # type: ignore[call-overload]  # passed on as they are
    )


PRELUDE = """
import os, sys
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.paths import home
from scc_wall.domain.camera import CameraConfig, Credentials, StreamConfig
from scc_wall.domain.camera_import import CameraChanges
from scc_wall.storage.store import open_store
from scc_wall.storage.told_errors import StoreError
from scc_wall.vault.key_vault import open_vault

def cameras(count):
    return tuple(
        CameraConfig(0, f"Camera {n}", StreamConfig("rtsp://h/1"), credentials=Credentials("u", "secret"))
        for n in range(count)
    )
"""

READ_ONLY = """
os.setgid(65534); os.setuid(65534)
try:
    with open_store(home(), open_vault(home()), SYSTEM_CLOCK) as store:
        print("listed", len(store.cameras.list()))
        store.cameras.add(cameras(1)[0])
except StoreError as error:
    print(error.what.en, error.why.en)
"""


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="takes another user's rights: root only")
def test_a_read_only_folder_is_told() -> None:
    import tempfile

    # Not tmp_path: pytest closes its folders to other users.
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        home = Home(Path(folder) / "home")
        opened(home).close()
        for path in (home.root, *home.root.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        process = run_python(READ_ONLY, home)
        out, _ = process.communicate(timeout=30)
    assert "The store can't be opened or written." in out


DISK_FULL = """
import resource
with open_store(home(), open_vault(home()), SYSTEM_CLOCK) as store:
    store.cameras.change(lambda _: CameraChanges(added=cameras(1)))
    size = max(p.stat().st_size for p in home().root.rglob("*") if p.is_file())
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 4_000, resource.RLIM_INFINITY))
    try:
        store.cameras.change(lambda _: CameraChanges(added=cameras(500)[1:]))
    except StoreError as error:
        print(error.what.en)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    print(len(store.cameras.list()))
    store.cameras.change(lambda _: CameraChanges(added=cameras(4)[2:]))
    print(len(store.cameras.list()))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_FSIZE stands for the full disk")
def test_a_full_disk_is_told_and_nothing_is_half_written(home: Home) -> None:
    process = run_python(DISK_FULL, home)
    out, _ = process.communicate(timeout=30)
    assert out.splitlines() == ["The disk is full or can't be written; the change was not saved.", "1", "3"]


FULL_FROM_THE_START = """
import resource
from scc_wall.storage.late_store import LateStore
vault = open_vault(home())
with open_store(home(), vault, SYSTEM_CLOCK) as store:
    store.cameras.change(lambda _: CameraChanges(added=cameras(3)))
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, resource.RLIM_INFINITY))  # no place for SQLite's shared memory
late = LateStore.at(home(), vault, SYSTEM_CLOCK, print)
print(len(late.cameras), late.is_open)
try:
    late.whole()
except StoreError as error:
    print(error.what.en)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(len(late.whole().cameras.list()))
late.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_FSIZE stands for the full disk")
def test_a_wall_starts_on_a_full_disk_and_has_its_store_once_there_is_room(home: Home) -> None:
    out, _ = run_python(FULL_FROM_THE_START, home).communicate(timeout=30)
    assert out.splitlines() == [
        "3 False",
        "The disk is full or can't be written; the change was not saved.",
        "3",
    ]


KILLED = """
vault = open_vault(home())
seal, sealed = vault.seal, 0

def counted(secret, place):
    global sealed
    sealed += 1
    if sealed == 500:
        print("half-way", flush=True)
        sys.stdin.read()
    return seal(secret, place)

vault.seal = counted
with open_store(home(), vault, SYSTEM_CLOCK) as store:
    store.cameras.change(lambda _: CameraChanges(added=cameras(2)))
    store.cameras.change(lambda stored: CameraChanges(added=cameras(1000)[2:], removed=(stored[0].camera_id,)))
"""


@pytest.mark.usefixtures("unsealed_key")
def test_a_program_killed_in_the_middle_of_an_import_leaves_the_state_before(home: Home) -> None:
    process = run_python(KILLED, home)
    assert process.stdout is not None
    assert process.stdout.readline() == "half-way\n"
    process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
    process.communicate(timeout=10)
    with opened(home) as store:
        assert [camera.name for camera in store.cameras.list()] == ["Camera 0", "Camera 1"]
        store.cameras.add(CAMERA)
