"""Finds every text of the user interface in the source: the literal of each `tr("…")`."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

PACKAGE: Final = "scc_wall"


@dataclass
class Found:
    """What the source holds.

    Parameters
    ----------
    texts
        Indonesian text → the files it stands in, in the order of the files and of the lines in them.
    counted
        Texts of which English has two forms, for one and for more: `tr("…", n=3)`.
    faults
        What can't be translated, one line each: a text that is no literal, a `Told` whose languages don't fit.
    """

    texts: dict[str, list[str]] = field(default_factory=dict)
    counted: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


def find(root: Path) -> Found:
    """Return the texts of all modules below `root`, the folder of the repository."""
    found = Found()
    for path in sorted((root / PACKAGE).rglob("*.py")):
        name = path.relative_to(root).as_posix()
        for call in _calls(ast.parse(path.read_text(encoding="utf-8"), name)):
            _take(found, name, call)
    return found


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    yield from sorted(calls, key=lambda call: (call.lineno, call.col_offset))


def _take(found: Found, file: str, call: ast.Call) -> None:
    name = _name_of(call.func)
    where = f"{file}:{call.lineno}"
    if name in {"tr", "words.tr"}:
        keywords = [keyword.arg for keyword in call.keywords]
        text = _literal(call.args[0]) if len(call.args) == 1 and keywords in ([], ["n"]) else None
        if not text:
            found.faults.append(f"{where}: tr() wants one literal text: {ast.unparse(call)}")
        else:
            if text in found.texts and (text in found.counted) != bool(keywords):
                found.faults.append(f"{where}: once with n=, once without: {text!r}")
            if keywords:
                found.counted.add(text)
            files = found.texts.setdefault(text, [])
            if file not in files:
                files.append(file)
    elif name is not None and name.endswith(".tr"):
        found.faults.append(f"{where}: only words.tr() is translated: {ast.unparse(call)}")
    elif name == "Told" and len(call.args) == 2:
        _look_at_told(found, where, call)


def _look_at_told(found: Found, where: str, call: ast.Call) -> None:
    """Take note of a text with both languages whose fields differ, or that lacks one language."""
    texts = [_literal(argument) for argument in call.args]
    if None not in texts:
        indonesian, english = (str(text) for text in texts)
        if fields_of(indonesian) != fields_of(english) or bool(indonesian) != bool(english):
            found.faults.append(f"{where}: the two languages of this Told differ in what they hold: {english!r}")


def _name_of(called: ast.expr) -> str | None:
    if isinstance(called, ast.Name):
        return called.id
    if isinstance(called, ast.Attribute):
        return f"{called.value.id if isinstance(called.value, ast.Name) else '?'}.{called.attr}"
    return None


def _literal(value: ast.expr) -> str | None:
    """Return a literal text (the parser has joined neighbours already), None for anything else."""
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else None


def fields_of(text: str) -> list[str]:
    """Return the `{name}` fields of a text, sorted."""
    names, at = [], 0
    while (begin := text.find("{", at)) >= 0:
        end = text.find("}", begin)
        if end < 0:
            break
        names.append(text[begin : end + 1])
        at = end + 1
    return sorted(names)
