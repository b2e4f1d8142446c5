"""The package as a person gets it: built, installed silently, tried, shown, and uninstalled silently.

`dev.py build` packs for the system that it runs on; here the rig's Python packs for Windows, by the same spec.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterable
from pathlib import Path, PureWindowsPath
from typing import Final

from scc_wall import __version__
from tools.build.version_resource import numbers
from tools.dev.console import give_up
from tools.dev.environment import ROOT
from tools.windows_check.record import Record, Step
from tools.windows_check.rig import Finished, Rig

PROGRAM: Final = PureWindowsPath("C:/Program Files/SCC Wall")
DATA: Final = "ProgramData/SCC Wall"
_BUILD_S: Final = 1500
_INSTALL_S: Final = 400
_SELFTEST_S: Final = 300
_GONE_S: Final = 120
_SHOWN_S: Final = 30
_MARK: Final = "kept-by-windows-check.txt"


def build(rig: Rig, record: Record, _chosen: object = ()) -> None:
    """Pack the program folder by PyInstaller in the rig."""
    places = ["--distpath", r"C:\scc-wall-dist", "--workpath", r"C:\scc-wall-build"]
    argv = ["-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places, "pyinstaller.spec"]
    ended = rig.python(argv, _BUILD_S)
    folder = _payload(rig)
    there = all((folder / name).exists() for name in ("SCCWall.exe", "SCCWall-console.exe"))
    figures = f"{_megabytes(folder.rglob('*'))}, {sum(1 for file in folder.rglob('*') if file.is_file())} files"
    record.add(Step("build", ended.status == 0 and there, ended.took_s, figures), ended.output)


def installer(rig: Rig, record: Record, _chosen: object = ()) -> None:
    """Make the installer of what was built, by Debian's NSIS.

    Raises
    ------
    SetupError
        If NSIS is not installed.
    """
    makensis = shutil.which("makensis")
    if makensis is None:
        give_up("the installer needs NSIS: sudo apt-get install -y --no-install-recommends nsis")
    setup = _setup(rig)
    defined = {
        "VERSION": __version__,
        "NUMBERS": ".".join(map(str, numbers(__version__))),
        "PAYLOAD": str(_payload(rig)),
        "OUTPUT": str(setup),
    }
    began = time.monotonic()
    argv = [makensis, "-V2", *(f"-D{name}={value}" for name, value in defined.items()), "scc-wall.nsi"]
    made = subprocess.run(argv, cwd=ROOT / "packaging", capture_output=True, text=True, check=False)
    good = made.returncode == 0 and setup.exists()
    figures = _megabytes([setup]) if good else ""
    record.add(Step("installer", good, time.monotonic() - began, figures), made.stdout + made.stderr)


def install(rig: Rig, record: Record, _chosen: object = ()) -> None:
    """Install silently, as an administrator would by a script."""
    ended = rig.run([rig.windows_path(_setup(rig)), "/S"], _INSTALL_S)
    record.add(Step("install", _is_installed(rig, ended), ended.took_s, status_of(ended)), ended.output + _log(rig))


def upgrade(rig: Rig, record: Record, _chosen: object = ()) -> None:
    """Install over what is there; the cameras of the step `foreign` are still there."""
    _install_and_list("upgrade", rig, record)


def reinstall(rig: Rig, record: Record, _chosen: object = ()) -> None:
    """Install where the data was kept, find the cameras of the step `foreign`, and uninstall with the data."""
    _install_and_list("reinstall", rig, record)
    ended = rig.run([str(PROGRAM / "uninstall.exe"), "/S", "/DELETEDATA"], _INSTALL_S)
    gone = _within(_GONE_S, lambda: not _installed(rig).exists() and not (rig.drive / DATA).exists())
    figures = f"{status_of(ended)}; program and data {'gone' if gone else 'NOT gone'}"
    record.add(Step("uninstall with data", ended.status == 0 and gone, ended.took_s, figures), ended.output)


def _install_and_list(name: str, rig: Rig, record: Record) -> None:
    installed = rig.run([rig.windows_path(_setup(rig)), "/S"], _INSTALL_S)
    listed = rig.run([str(PROGRAM / "SCCWall-console.exe"), "cameras", "list"], _SELFTEST_S)
    found = listed.output.count("rtsp://")
    figures = f"{status_of(installed)}; {found} cameras found"
    good = _is_installed(rig, installed) and listed.status == 0 and found > 0
    record.add(Step(name, good, installed.took_s, figures), installed.output + _log(rig) + listed.output)


def _is_installed(rig: Rig, ended: Finished) -> bool:
    return ended.status == 0 and all((_installed(rig) / name).exists() for name in ("SCCWall.exe", "uninstall.exe"))


def _log(rig: Rig) -> str:
    log = _installed(rig) / "install.log"
    return log.read_bytes().decode("utf-16", "replace") if log.exists() else ""


def selftest(rig: Rig, record: Record, _chosen: object = ()) -> None:
    """Have the installed program try itself: four simulated cameras live, a store, the keyring's fallback."""
    ended = rig.run([str(PROGRAM / "SCCWall-console.exe"), "--selftest"], _SELFTEST_S)
    record.add(Step("selftest", ended.status == 0, ended.took_s, status_of(ended)), ended.output)


def wall(rig: Rig, record: Record, _chosen: object = ()) -> None:
    """Show the demo's wall by the installed windowed program; a person looks at its picture. Needs a display."""
    if not os.environ.get("DISPLAY"):
        give_up("the wall needs a display: start Xvfb and set DISPLAY, then start the rig's first program with it")
    picture = rig.drive / "scc-wall-demo.png"
    picture.unlink(missing_ok=True)
    words = ["demo", "--after", str(_SHOWN_S), "--screenshot", rig.windows_path(picture)]
    ended = rig.run([str(PROGRAM / "SCCWall.exe"), *words], _SELFTEST_S)
    if there := picture.exists():
        record.folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(picture, record.folder / "wall.png")
    record.add(Step("wall", ended.status == 0 and there, ended.took_s, "wall.png"), ended.output)


def uninstall(rig: Rig, record: Record, _chosen: object = ()) -> None:
    """Uninstall silently: the program is gone, the data is not."""
    mark = rig.drive / DATA / _MARK
    mark.write_text("this is data", encoding="ascii")
    ended = rig.run([str(PROGRAM / "uninstall.exe"), "/S"], _INSTALL_S)
    # It goes on in a copy of itself: a program can't delete its own file.
    gone = _within(_GONE_S, lambda: not _installed(rig).exists())
    left = "" if gone else "left: " + ", ".join(sorted(file.name for file in _installed(rig).iterdir()))
    kept = mark.exists()
    mark.unlink(missing_ok=True)
    figures = f"{status_of(ended)}; {left or 'nothing left'}; data {'kept' if kept else 'GONE'}"
    record.add(Step("uninstall", ended.status == 0 and gone and kept, ended.took_s, figures), ended.output)


def status_of(ended: Finished) -> str:
    """Return how a program ended, in words."""
    return "ended for taking too long" if ended.status is None else f"status {ended.status}"


def _payload(rig: Rig) -> Path:
    return rig.drive / "scc-wall-dist" / "SCCWall"


def _setup(rig: Rig) -> Path:
    return rig.drive / f"SCCWall-{__version__}-setup.exe"


def _installed(rig: Rig) -> Path:
    return rig.drive / "Program Files" / "SCC Wall"


def _megabytes(files: Iterable[Path]) -> str:
    return f"{sum(file.stat().st_size for file in files if file.is_file()) / 1e6:.0f} MB"


def _within(longest_s: float, condition: Callable[[], bool]) -> bool:
    until_s = time.monotonic() + longest_s
    while not condition():
        if time.monotonic() > until_s:
            return False
        time.sleep(0.2)
    return True
