"""The wheel holds what the program needs at run time, and the locks hold no registry's address."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


@pytest.fixture(scope="module")
def wheel_names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    argv = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(argv, cwd=ROOT, check=True, capture_output=True, timeout=50)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def _tracked(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts}


def test_wheel_holds_every_resource(wheel_names: set[str]) -> None:
    resources = ROOT / "resources"
    wanted = {f"scc_wall/_resources/{path.relative_to(resources).as_posix()}" for path in _tracked(resources)}
    assert wanted <= wheel_names


def test_wheel_holds_every_file_of_the_package(wheel_names: set[str]) -> None:
    wanted = {path.relative_to(ROOT).as_posix() for path in _tracked(ROOT / "scc_wall")}
    assert "scc_wall/py.typed" in wanted
    assert wanted <= wheel_names


def test_wheel_holds_neither_tests_nor_tools(wheel_names: set[str]) -> None:
    assert {name.split("/")[0] for name in wheel_names if ".dist-info" not in name} == {"scc_wall"}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_lock_pins_by_hash_and_names_no_registry(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert "index" not in text
    entries = text.replace("\\\n", " ").splitlines()
    pinned = [entry for entry in entries if entry.strip() and not entry.startswith("#")]
    assert len(pinned) > 10
    assert [entry for entry in pinned if "==" not in entry or "--hash=sha256:" not in entry] == []


def test_what_runs_is_what_is_tested() -> None:
    """Each version of run.txt is the one of dev.txt."""
    dev, run = (
        {
            line.split(" ")[0]
            for line in (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
            if "==" in line
        }
        for name in ("dev.txt", "run.txt")
    )
    assert run <= dev
