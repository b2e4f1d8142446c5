"""The virtual environment `.venv`: made once, filled from a hash-pinned lock, made again when half-made.

A stamp inside says what the environment was made for and filled with. It says "busy" before anything is changed, so an
environment whose making was killed half-way is known by its stamp and thrown away.
"""

import enum
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path
from typing import Final, TypedDict

from tools.dev.console import give_up, say
from tools.dev.debian import install_venv_module
from tools.dev.lock import alone

ROOT: Final = Path(__file__).resolve().parents[2]
VENV: Final = ROOT / ".venv"
STAMP: Final = VENV / "scc-wall-stamp.json"
STAMP_VERSION: Final = 1
"""Raise it when this file fills environments differently, so that old ones are made again."""


class Stage(enum.Enum):
    """What an environment holds; the value names the lock file. DEV holds all of RUN."""

    RUN = "run"
    DEV = "dev"

    @property
    def lock_file(self) -> Path:
        """The hash-pinned requirements of this stage."""
        return ROOT / "requirements" / f"{self.value}.txt"


class Stamp(TypedDict):
    """What `.venv` says of itself.

    `made_for` is the Python and place it was made for; `filled` maps a stage to the digest of what it was filled with.
    """

    made_for: str
    busy: bool
    filled: dict[str, str]


def python() -> Path:
    """Return the environment's interpreter."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def script(name: str) -> Path:
    """Return a program that a package installed into the environment."""
    return VENV / (f"Scripts/{name}.exe" if os.name == "nt" else f"bin/{name}")


def ensure(stage: Stage) -> Path:
    """Make and fill the environment unless it is ready; return its interpreter.

    Raises
    ------
    SetupError
        If it can't be made: no venv module, no network, no disk.
    """
    if not _ready(stage):
        with alone(ROOT / ".venv.lock"):
            if not _ready(stage):  # whoever held the lock may just have made it
                _make(stage)
    return python()


def _ready(stage: Stage) -> bool:
    stamp = _read_stamp()
    if stamp is None or stamp["busy"] or stamp["made_for"] != _made_for() or not python().exists():
        return False
    return any(stamp["filled"].get(enough.value) == _contents(enough) for enough in (stage, Stage.DEV))


def _read_stamp() -> Stamp | None:
    try:
        stamp: Stamp = json.loads(STAMP.read_text(encoding="utf-8"))
        return Stamp(made_for=stamp["made_for"], busy=stamp["busy"], filled=dict(stamp["filled"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write_stamp(stamp: Stamp) -> None:
    new = STAMP.with_suffix(".new")
    new.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    new.replace(STAMP)


def _made_for() -> str:
    """Return what an environment can't survive a change of: the Python, the platform, the folder (scripts name it)."""
    interpreter = [sys.version_info[:2], sys.implementation.cache_tag, sys.base_prefix, sysconfig.get_platform()]
    return _digest(json.dumps([STAMP_VERSION, *interpreter, str(VENV)]).encode())


def _contents(stage: Stage) -> str:
    """Return a digest of what is installed for a stage: the lock, and how the project itself is built."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    built_from = [project["build-system"], project["project"], project["tool"]["hatch"]]
    return _digest(stage.lock_file.read_bytes() + json.dumps(built_from).encode())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _make(stage: Stage) -> None:
    stamp = _read_stamp()
    if stamp is None or stamp["busy"] or stamp["made_for"] != _made_for() or not python().exists():
        _create_empty(why="" if stamp is None else " again: it is half-made, or for another Python or folder")
        stamp = Stamp(made_for=_made_for(), busy=True, filled={})
    stamp["busy"] = True
    _write_stamp(stamp)
    _fill(stage)
    stamp["filled"][stage.value] = _contents(stage)
    stamp["busy"] = False
    _write_stamp(stamp)


def _create_empty(why: str) -> None:
    say(f"making .venv with Python {sys.version.split()[0]}{why}")
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        install_venv_module()
    try:
        if VENV.exists():
            shutil.rmtree(VENV)
        VENV.mkdir()
        _write_stamp(Stamp(made_for=_made_for(), busy=True, filled={}))
    except OSError as error:
        give_up(f".venv can't be made anew ({error}). Close the programs that use it and delete the folder {VENV}.")
    # Started from inside an environment (even .venv itself), the new one must come from the Python below it.
    base_python = getattr(sys, "_base_executable", None) or sys.executable
    _run([base_python, "-m", "venv", str(VENV)], "Python's venv module failed.")


def _fill(stage: Stage) -> None:
    say(f"installing the packages of requirements/{stage.value}.txt (about a minute, once)")
    pip = [str(python()), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    quiet = [] if sys.stderr.isatty() else ["--quiet", "--progress-bar", "off"]
    todo = "Is the network there? See what pip says above; then start the same command again."
    # Wheels only: no package's build script runs. Byte code: see _compile.
    locked = [*pip, *quiet, "--no-compile", "--require-hashes", "--only-binary", ":all:", "-r", str(stage.lock_file)]
    _run(locked, f"The packages could not be installed. {todo}")
    # The project itself, editable: the build backend is in the lock, so nothing is fetched for it.
    _run([*pip, "--quiet", "--no-deps", "--no-build-isolation", "-e", str(ROOT)], "SCC Wall could not be installed.")
    _unpack_binding()
    _compile()


def _unpack_binding() -> None:
    """Have Qt's binding unpack its Python files, which it else unpacks from itself and compiles at each start: 40 ms.

    Source: `SBK_EMBED` in shiboken6's `signature_bootstrap.py`.
    """
    argv = [str(python()), "-c", "import shiboken6"]
    quiet = subprocess.DEVNULL
    subprocess.run(
        argv, env=_clean() | {"SBK_EMBED": "False"}, stdin=quiet, stdout=quiet, stderr=quiet, check=False
    )  # where it can't, or is not installed, nothing is lost but that time


def _compile() -> None:
    """Write the byte code of packages and project, on all cores: pip does it on one, half of the whole installation.

    Not left to the first import: that would slow the first start, and a library's SyntaxWarning, which compiling alone
    shows, would fail whichever test imports it first. Files that don't compile (templates) are left, as pip does.
    """
    folders = [str(VENV / ("Lib" if os.name == "nt" else "lib")), str(ROOT / "scc_wall")]
    argv = [str(python()), "-W", "ignore", "-m", "compileall", "-qq", "-j", "0", *folders]
    subprocess.run(argv, env=_clean(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)


def _run(argv: list[str], what_failed: str) -> None:
    if subprocess.run(argv, env=_clean(), stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False).returncode != 0:
        give_up(what_failed)


def _clean() -> dict[str, str]:
    """Return the environment without what would add to, or replace, what the lock says."""
    return {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "PYTHONHOME"}}
