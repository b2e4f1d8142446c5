"""SIGTERM before the event loop runs, while the window appears and while parts load: an end in order, nothing left."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.alive import runs

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc; Windows has no SIGTERM")

PROGRAM = """
import multiprocessing, os, signal, sys
from scc_wall import cli

def ended_here(owner, name):
    inner = getattr(owner, name)
    def also(*arguments, **named):
        print(*(child.pid for child in multiprocessing.active_children()), flush=True)
        os.kill(os.getpid(), signal.SIGTERM)
        return inner(*arguments, **named)
    setattr(owner, name, also)

class Late:  # once the module is loaded by the program itself
    def find_spec(self, name, path=None, target=None):
        if name == MODULE:
            sys.meta_path.remove(self)
            from importlib.util import find_spec
            spec = find_spec(name)
            load = spec.loader.exec_module
            def loaded(module):
                load(module)
                ended_here(getattr(module, OWNER) if OWNER else module, NAME)
            spec.loader.exec_module = loaded
            return spec

MODULE, OWNER, NAME = sys.argv.pop(1).split(":")
sys.meta_path.insert(0, Late())
raise SystemExit(cli.main())
"""
MOMENTS = {
    "before the first pictures are asked for": "scc_wall.app.opening::open_early",
    "while the wall is made": "scc_wall.ui.wall_ui:WallUi:open",
    "while parts load behind the pictures": "scc_wall.app.wall_parts:WallParts:_snapshots",
}


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS.keys())
def test_a_wall_that_is_ended_while_it_starts_ends_in_order(moment: str, tmp_path: Path) -> None:
    own = {"SCC_WALL_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "SCC_WALL_KEYRING": "off"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, moment, "run", "--wall-only", "--seconds", "40"],
        env={name: value for name, value in os.environ.items() if name != "DISPLAY"} | own,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )
    assert "Traceback" not in done.stderr
    pids = [int(pid) for line in done.stdout.splitlines() for pid in line.split() if pid.isdigit()]
    assert pids, done.stderr
    assert done.returncode == 0
    assert not [pid for pid in pids if runs(pid)]


def test_a_signal_that_was_swallowed_is_not_forgotten() -> None:
    code = (
        "import os, signal\n"
        "from scc_wall.base import ending\n"
        "ending.begin()\n"
        "try:\n    os.kill(os.getpid(), signal.SIGTERM)\nexcept SystemExit:\n    pass\n"
        "os.kill(os.getpid(), signal.SIGTERM)\n"  # nothing interrupts the end
        "assert ending.asked()\n"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=30, check=False).returncode == 0


def test_a_question_before_the_wall_is_left_by_a_signal() -> None:
    code = (
        "import os, signal\n"
        "from scc_wall.base import ending\n"
        "from scc_wall.base.told import Told\n"
        "from scc_wall.app.passphrase_dialog import PassphraseDialog\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "ending.begin()\n"
        "application = QApplication([])\n"
        "QTimer.singleShot(0, lambda: os.kill(os.getpid(), signal.SIGTERM))\n"
        "PassphraseDialog()._typed(Told('Frasa', 'Phrase'))\n"
        "os._exit(7)\n"
    )
    environ = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    assert subprocess.run([sys.executable, "-c", code], env=environ, timeout=30, check=False).returncode == 0
