"""The self test itself: the steps in their order, over a home that is gone afterwards."""

import secrets
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from scc_wall.app.platform import offscreen
from scc_wall.app.selftest.steps import FAILED, StepFailedError, Steps, bounded
from scc_wall.app.simulator_process import SimulatorProcess
from scc_wall.base import logs
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.paths import Home
from scc_wall.base.private_file import write_private
from scc_wall.base.told import Told
from scc_wall.domain.vault import SecretPlace

if TYPE_CHECKING:
    from scc_wall.domain.camera import CameraConfig
    from scc_wall.storage.store import Store
    from scc_wall.vault.key_vault import KeyVault
    from scc_wall.video.launch import EarlyProcesses

CAMERAS: Final = 4
_MODULES: Final = Told("modul program", "the program's modules")
_VAULT: Final = Told("brankas tanpa keyring", "the vault without a keyring")
_STORE: Final = Told("penyimpanan dibuka", "the store opens")
_CAMERAS: Final = Told("kamera simulasi", "simulated cameras")
_WALL: Final = Told("dinding", "the wall")
_PAPER: Final = Told("berita acara sebagai PDF", "a berita acara as PDF")
_ALL_WELL: Final = Told("Semua baik.", "All is well.")
_NOT_WELL: Final = Told(
    "Ada yang gagal; baris di atas menyebutkannya. Kirim baris-baris ini kepada pemasang.",
    "Something failed; the lines above say what. Send these lines to the installer.",
)
_PLACE: Final = SecretPlace("selftest", "password", "1")
_LOG_LINES: Final = 20


def run_selftest(say: Callable[[str], None], picture: Path | None = None) -> int:
    """Try everything; return 0, or 1 if a step failed.

    Parameters
    ----------
    say
        Takes a line.
    picture
        Where a picture of the wall is left; None: nowhere.
    """
    steps = Steps(say)
    with TemporaryDirectory(prefix="scc-wall-selftest-", ignore_cleanup_errors=True) as folder, bounded(steps, say):
        here = Home(Path(folder) / "home").ensure()
        log_file = logs.configure(here)
        try:
            with offscreen():
                _try_all(steps, here, picture)
        except StepFailedError:
            _show_log(say, here)
            say(str(_NOT_WELL))
            return FAILED
        finally:
            logs.end(log_file)
    say(str(_ALL_WELL))
    return 0


def _try_all(steps: Steps, here: Home, picture: Path | None) -> None:
    with ExitStack() as stack:
        with steps.step(_MODULES) as found:
            from scc_wall.app.selftest.modules import load_all

            found.append(str(load_all()))
        with steps.step(_VAULT) as found:
            vault, kept = _fallback_vault(here)
            found.append(kept)
        with steps.step(_STORE) as found:
            store = stack.enter_context(_new_store(here, vault))
            found.append(_schema())
        with steps.step(_CAMERAS) as found:
            simulator = stack.enter_context(_simulator())
            password = secrets.token_urlsafe(12)
            _fill(store, simulator, password)
            found.append(str(len(_read(store, password))))
        with steps.step(_WALL) as found:
            found.extend(_wall(here, vault, store, picture))
        with steps.step(_PAPER) as found:
            found.append(f"{_paper()} byte")


def _simulator() -> SimulatorProcess:
    failed = Told("Kamera simulasi tidak dapat dijalankan.", "The simulated cameras can't start.")
    return SimulatorProcess("simulate", "--cameras", str(CAMERAS), failed=failed)


def _fallback_vault(here: Home) -> "tuple[KeyVault, str]":
    """Return a vault whose key lies in a file under a passphrase, and which keyring this machine would have had."""
    from scc_wall.vault.key_file import Sealed
    from scc_wall.vault.key_vault import KeyVault
    from scc_wall.vault.passphrase import FILE_VARIABLE
    from scc_wall.vault.ring import OsRing

    file = here.root / "passphrase"
    write_private(file, secrets.token_urlsafe(18).encode())
    environ = {FILE_VARIABLE: str(file)}
    secret = secrets.token_urlsafe(12)
    sealed = KeyVault(here, None, environ).seal(secret, _PLACE)
    again = KeyVault(here, None, environ)  # nothing in memory: the key comes from the file
    if again.unseal(sealed, _PLACE) != secret or not isinstance(again.status().place, Sealed):
        raise RuntimeError("what was sealed is not what was unsealed")
    return again, f"keyring: {OsRing().name() or '-'}"


def _new_store(here: Home, vault: "KeyVault") -> "closing[Store]":
    from scc_wall.storage.store import open_store

    return closing(open_store(here, vault, SYSTEM_CLOCK))


def _schema() -> str:
    from scc_wall.storage.revision import HEAD

    return HEAD


def _fill(store: "Store", simulator: SimulatorProcess, password: str) -> None:
    from scc_wall.domain.camera import CameraConfig, Credentials, StreamConfig
    from scc_wall.domain.camera_import import CameraChanges

    account = Credentials("selftest", password)
    cameras = tuple(
        CameraConfig(
            camera_id=0,
            name=listed["name"],
            main=StreamConfig(listed["main"], (1920, 1080)),
            sub=StreamConfig(listed["sub"], (640, 360)),
            credentials=account,
        )
        for listed in simulator.ready["cameras"]
    )
    store.cameras.change(lambda _stored: CameraChanges(added=cameras))


def _read(store: "Store", password: str) -> "tuple[CameraConfig, ...]":
    """Return the cameras as stored; their password went through the vault."""
    stored = store.cameras.list()
    if [c.credentials.password for c in stored if c.credentials] != [password] * CAMERAS:
        raise RuntimeError("the stored password is not the one that was given")
    return stored


def _wall(here: Home, vault: "KeyVault", store: "Store", picture: Path | None) -> list[str]:
    from scc_wall.app.access.entrance import Entrance
    from scc_wall.app.opening import open_early, warn_unreadable
    from scc_wall.app.options import RunOptions
    from scc_wall.app.selftest.wall import live_within
    from scc_wall.storage.late_store import LateStore
    from scc_wall.video.feed import DecodedFeed

    options, late = RunOptions(screens=1, wall_only=True), LateStore.opened(store, warn_unreadable)
    with closing(_processes()) as processes, closing(DecodedFeed(SYSTEM_CLOCK, early=processes)) as feed:
        open_early(options, late, feed)
        after_s, figure = live_within(late, feed, Entrance(vault, here.anchors), options, picture)
    return [figure, f"{after_s:.1f} s"]


def _processes() -> "EarlyProcesses":
    from scc_wall.video.launch import EarlyProcesses
    from scc_wall.video.settings import VideoSettings

    return EarlyProcesses(VideoSettings())


def _paper() -> int:
    """Have a sheet drawn by a process of its own; return its bytes."""
    from scc_wall.base.course import Course
    from scc_wall.ui.access.minutes_process import drawn_apart

    content = drawn_apart("<p>SCC Wall</p>", "SCC Wall", Course())
    if not content.startswith(b"%PDF"):
        raise RuntimeError("no PDF")
    return len(content)


def _show_log(say: Callable[[str], None], here: Home) -> None:
    """Say the last lines of the log: they are gone with the folder."""
    file = here.logs / logs.FILE_NAME
    if file.exists():
        for line in file.read_text(encoding="utf-8", errors="replace").splitlines()[-_LOG_LINES:]:
            say(f"    log: {line}")
