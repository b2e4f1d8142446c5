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
