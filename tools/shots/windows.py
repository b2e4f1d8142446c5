"""Which windows the program has, read from its source: each must have a scene."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent.parent / "scc_wall"
WINDOWS: Final = frozenset({"QDialog", "QMainWindow", "QWizard", "QDockWidget", "QMessageBox"})
BASES: Final = frozenset({"TurnsDialog"})
"""What windows are made of, and none by itself."""
ASKS: Final = ("text", "secret", "choice", "number")
"""Of `ui.ask`."""
READY_MADE: Final = frozenset({"QMessageBox", "QInputDialog", "QErrorMessage", "QColorDialog", "QFontDialog"})
"""Qt's own questions: they have no Indonesian; `ui.ask` alone may make one."""


def window_classes() -> dict[str, Path]:
    """Return every class that is a window of its own, by name: where it stands."""
    bases: dict[str, set[str]] = {}
    places: dict[str, Path] = {}
    for path, node in _classes():
        bases.setdefault(node.name, set()).update(_name(base) for base in node.bases)
        places[node.name] = path
    found = {name for name in bases if _is_window(name, bases, frozenset())} - BASES
    return {name: places[name] for name in sorted(found)}


def top_level_widgets() -> dict[str, Path]:
    """Return the plain widgets that make windows of themselves: they give their base no parent but flags."""
    flagged = {}
    for path, node in _classes():
        for call in (one for one in ast.walk(node) if isinstance(one, ast.Call)):
            is_init = isinstance(call.func, ast.Attribute) and call.func.attr == "__init__" and len(call.args) == 2
            if is_init and isinstance(call.args[0], ast.Constant) and call.args[0].value is None:
                flagged[node.name] = path
    return flagged


def panels() -> dict[str, Path]:
    """Return what is docked, or stands in the desk's bars."""
    return {node.name: path for path, node in _classes() if node.name.endswith(("Panel", "Strip"))}


def ready_made() -> list[str]:
    """Return where Qt's own questions are asked, outside `ui/ask.py`."""
    found = []
    for path in _sources():
        if path != ROOT / "ui" / "ask.py":
            names = {node.id for node in ast.walk(_tree(path)) if isinstance(node, ast.Name)}
            found += [f"{path.relative_to(ROOT)}: {name}" for name in sorted(names & READY_MADE)]
    return found


def questions() -> set[str]:
    """Return which questions of `ui.ask` the program asks, as `ask.text`."""
    found = set()
    for path in _sources():
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "ask":
                found |= {f"ask.{node.attr}"} if node.attr in ASKS else set()
    return found


def _is_window(name: str, bases: dict[str, set[str]], seen: frozenset[str]) -> bool:
    if name in WINDOWS:
        return True
    return any(_is_window(base, bases, seen | {name}) for base in bases.get(name, ()) if base not in seen)


def _classes() -> Iterator[tuple[Path, ast.ClassDef]]:
    for path in _sources():
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.ClassDef):
                yield path, node


def _sources() -> list[Path]:
    return sorted(folder_file for folder in ("ui", "app") for folder_file in (ROOT / folder).rglob("*.py"))


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _name(base: ast.expr) -> str:
    inner = base.value if isinstance(base, ast.Subscript) else base
    return inner.attr if isinstance(inner, ast.Attribute) else getattr(inner, "id", "")
