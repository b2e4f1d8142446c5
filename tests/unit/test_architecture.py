"""Rules of the architecture that import-linter can't say."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "scc_wall"
MODULES = sorted(PACKAGE.rglob("*.py"))
INIT_FILES = [path for path in MODULES if path.name == "__init__.py"]

KNOWS_QT = {"app", "ui", "cli"}
"""`cli` starts `app`; import-linter's layers keep it from anything below that has Qt."""


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module or ""


def _uses_video_capture(tree: ast.Module) -> bool:
    """Return whether code (not its comments or docstrings) touches OpenCV's VideoCapture."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "VideoCapture":
            return True
        if isinstance(node, ast.alias) and node.name == "VideoCapture":
            return True
    return False


def _contracts() -> dict[str, dict[str, list[str]]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["name"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}


def test_video_capture_stands_in_one_module() -> None:
    speaking = [path for path in MODULES if "VideoCapture" in path.read_text(encoding="utf-8")]
    users = [_name(path) for path in speaking if _uses_video_capture(_tree(path))]
    assert len(users) <= 1, f"cv2.VideoCapture stands in {users}; only one module may know its traps"
    assert all(user.startswith("scc_wall/video/") for user in users)


@pytest.mark.parametrize("code", ["import cv2\ncv2.VideoCapture(0)", "from cv2 import VideoCapture", "x.VideoCapture"])
def test_video_capture_is_seen(code: str) -> None:
    assert _uses_video_capture(ast.parse(code))
    assert not _uses_video_capture(ast.parse('"""cv2.VideoCapture"""  # VideoCapture'))


@pytest.mark.parametrize("path", INIT_FILES, ids=_name)
def test_init_holds_its_docstring_alone(path: Path) -> None:
    tree = _tree(path)
    assert ast.get_docstring(tree), f"{_name(path)} says nothing of its part in the flow"
    if path.parent.name == "cli":
        return  # the entry point `scc_wall.cli:main` must be there
    more = [ast.unparse(node) for node in tree.body[1:]]
    allowed = ["__version__"] if path.parent == PACKAGE else []
    assert [line for line in more if line.split(" ")[0] not in allowed] == []


WITH_PARTS = {"requests", "urllib3"}
"""Packages that load their own parts while they are loaded."""


def _part_before_whole(tree: ast.Module) -> list[str]:
    """Return imports of a part of such a package by which a module loads the package, too."""
    found, whole = [], set[str]()
    for node in tree.body:
        if isinstance(node, ast.Import):
            whole |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            package, _, part = node.module.partition(".")
            loaded = whole & {package, "requests"}  # which loads urllib3 itself
            if package in WITH_PARTS and part and not loaded:
                found.append(node.module)
            whole |= {node.module}
    return found


def test_no_part_of_a_package_is_loaded_before_the_whole() -> None:
    """Two workers that load them at once lock each other out, and Python gives one of them half a package.

    F10 said "an unexpected error" while the first PTZ camera was called. Who asks for a part holds its lock and waits
    for the package's; who loads the package waits for the part's. Source: CPython's `_bootstrap._DeadlockError`.
    """
    assert {_name(path): found for path in MODULES if (found := _part_before_whole(_tree(path)))} == {}
    assert _part_before_whole(ast.parse("from requests.utils import X")) == ["requests.utils"]
    assert _part_before_whole(ast.parse("import requests\nfrom requests.utils import X")) == []


def test_base_imports_the_standard_library_alone() -> None:
    foreign = {
        f"{_name(path)}: {module}"
        for path in (PACKAGE / "base").rglob("*.py")
        for module in _imported(_tree(path))
        if module.split(".")[0] not in sys.stdlib_module_names and not module.startswith("scc_wall.base")
    }
    assert foreign == set()


def test_every_package_below_the_user_interface_is_kept_from_qt() -> None:
    """The contract lists its packages by name: a new package must not slip past it."""
    kept = set(_contracts()["Qt only in ui and app"]["source_modules"])
    packages = {path.parent.name for path in INIT_FILES if path.parent.parent == PACKAGE}
    assert packages - KNOWS_QT == {module.removeprefix("scc_wall.") for module in kept}


def test_no_contract_looks_at_direct_imports_alone() -> None:
    """`allow_indirect_imports` would let video reach Qt through a module between."""
    assert [name for name, contract in _contracts().items() if "allow_indirect_imports" in contract] == []


def test_nothing_of_the_product_imports_tests_or_tools() -> None:
    guilty = [
        f"{_name(path)}: {module}"
        for path in MODULES
        for module in _imported(_tree(path))
        if module.split(".")[0] in {"tests", "tools", "pytest", "hypothesis", "av"}
    ]
    assert guilty == []


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("scc_wall.video.launch", ["numpy", "cv2", "PySide6", "sqlalchemy", "scc_wall.video.reader"]),
        ("scc_wall.cli.run", ["numpy", "cv2", "PySide6", "sqlalchemy"]),
        ("scc_wall.video.feed", ["numpy", "cv2", "PySide6", "sqlalchemy"]),
        ("scc_wall.video.trial", ["numpy", "cv2", "PySide6", "sqlalchemy"]),
        ("scc_wall.app.cameras.desk", ["numpy", "cv2"]),
        ("scc_wall.app.opening", ["numpy", "cv2", "PySide6", "sqlalchemy", "alembic"]),
        (
            "scc_wall.app.wall",
            ["numpy", "cv2", "sqlalchemy", "alembic", "prometheus_client", "scc_wall.app.wall_parts"],
        ),
    ],
)
def test_the_start_of_the_wall_loads_nothing_that_it_does_not_need(module: str, heavy: list[str]) -> None:
    code = f"import sys, {module}; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=100, check=True)
    assert done.stdout.strip() == "[]", "each of these takes between 0.03 and 0.4 s of the cold start"
