"""PySide6 must not look into what is imported after it: that keeps 30 MB of sources."""

import subprocess
import sys

LOADED_AFTER = """
from scc_wall.app.qt_loading import load_qt
load_qt()
import scc_wall.app.wall
import linecache
print(sum("scc_wall" in name for name in linecache.cache), end="")
"""


def test_no_source_of_ours_is_kept_in_memory() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED_AFTER], capture_output=True, text=True, check=True)

    assert done.stdout == "0"


LOADED_BY_WORKERS = (
    "scc_wall.app.access.room",
    "scc_wall.ui.access.scan_folder",
    "scc_wall.app.sites.desk",
    "scc_wall.app.sites.late_monitors",
    "scc_wall.app.sites.rights",
    "scc_wall.app.cameras.desk",
    "scc_wall.app.cameras.origin",
    "scc_wall.app.cameras.stored",
    "scc_wall.app.cameras.rights",
    "scc_wall.app.ptz.opened",
    "scc_wall.app.replay.desk",
    "scc_wall.app.shift.desk",
    "scc_wall.app.first.desk",
    "scc_wall.app.first.keys",
    "scc_wall.app.snapshots.book",
    "scc_wall.app.snapshots.gallery",
    "scc_wall.app.snapshots.purge",
    "scc_wall.app.events.desk",
    "scc_wall.app.events.machine",
    "scc_wall.app.events.sites",
    "scc_wall.app.events.sources",
)
USES_OF_QT = f"""
import re, sys
from importlib import import_module
from pathlib import Path
import scc_wall.app.wall, scc_wall.app.access.work
before = set(sys.modules)
for name in {LOADED_BY_WORKERS}:
    import_module(name)
files = {{name: getattr(sys.modules[name], "__file__", None) for name in set(sys.modules) - before}}
python = {{name: Path(file).read_text(encoding="utf-8") for name, file in files.items() if str(file).endswith(".py")}}
uses = [name for name, text in python.items() if re.search("^(from|import) (PySide6|pyqtgraph)", text, re.M)]
print(*uses, *(name for name in files if name.startswith("PySide6")), end="")
"""


def test_what_workers_load_makes_no_class_of_qts() -> None:
    """Two threads that make or first use such classes at once crash PySide6 (decision 0049)."""
    done = subprocess.run([sys.executable, "-c", USES_OF_QT], capture_output=True, text=True, check=True)

    assert done.stdout == ""
