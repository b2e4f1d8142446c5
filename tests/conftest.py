"""What holds for every test: a home of its own, loopback alone, nothing left behind, no unexpected warning."""

import os
import sys
from pathlib import Path

# Before anything imports Qt, keyring or the package. A person's own settings must not change what tests see.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if sys.platform == "win32":  # where Qt draws offscreen it looks for fonts beside itself alone
    os.environ.setdefault("QT_QPA_FONTDIR", str(Path(os.environ["WINDIR"], "Fonts")))
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # never the developer's own keyring
os.environ.pop("SCC_WALL_LANG", None)
os.environ.pop("SCC_WALL_HOME", None)

import hypothesis
import pytest

from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.collector import PinnedCollector
from tests.support.ci import in_ci
from tests.support.clock import ManualClock

pytest_plugins = [
    "tests.support.leaks",
    "tests.support.logs",
    "tests.support.made_store",
    "tests.support.needs",
    "tests.support.network",
]

# A busy machine is no reason to fail: no deadline. In CI the same examples every time, so that red means changed.
hypothesis.settings.register_profile("dev", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if in_ci() else "dev")

# As in the program: what a test leaves of Qt's connections is never taken apart by another thread (decision 0076).
COLLECTOR = PinnedCollector(SYSTEM_CLOCK)
COLLECTOR.settle()

try:
    import PySide6.QtWidgets  # noqa: F401 - asked only whether it loads
except ImportError as error:
    QT_FAILURE: str | None = f"Qt can't load: {error}"
    if in_ci():
        raise
else:
    QT_FAILURE = None


def pytest_addoption(pluginmanager: pytest.PytestPluginManager) -> None:
    """Take out pytest-qt where Qt can't load: it would end the whole run, though most tests need no Qt."""
    if QT_FAILURE is not None:
        pluginmanager.unregister(name="pytest-qt")


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Module | None:
    """Skip the modules of `tests/qt` with the reason where Qt can't load; without this they would be errors."""
    if QT_FAILURE is not None and "qt" in module_path.parts[len(Path(__file__).parent.parts) :]:
        skipped: pytest.Module = _SkippedModule.from_parent(parent, path=module_path)
        return skipped
    return None


class _SkippedModule(pytest.Module):
    def collect(self) -> list[pytest.Item | pytest.Collector]:
        pytest.skip(QT_FAILURE or "", allow_module_level=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in `tests/system` as a system test."""
    for item in items:
        if "system" in item.path.parts:
            item.add_marker(pytest.mark.system)


def pytest_runtest_logfinish() -> None:
    """Collect between the tests."""
    COLLECTOR.look()


@pytest.fixture(autouse=True)
def scc_wall_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of everything that the program writes during this test; it does not exist yet."""
    home = tmp_path / "scc-wall-home"
    monkeypatch.setenv("SCC_WALL_HOME", str(home))
    return home


@pytest.fixture
def clock() -> ManualClock:
    """Return a clock that moves when the test says so."""
    return ManualClock()
