"""What stands on the screen, and whether some of it is still in the other language."""

import re
from collections.abc import Iterator
from functools import cache
from xml.etree import ElementTree as ET

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)

from scc_wall.base.resources import resource

_FIELD = re.compile(r"\\\{\w*\\\}")
_PARTS = re.compile(r" · |, |  |\n|: |; ")


@cache
def pairs() -> tuple[tuple[str, str], ...]:
    """Return the texts of the wall in Indonesian and English."""
    top = ET.parse(resource("translations", "scc_wall_en.ts")).getroot()
    found = []
    for message in top.iter("message"):
        forms = [form.text or "" for form in message.iter("numerusform")] or [message.findtext("translation") or ""]
        found += [(message.findtext("source") or "", form) for form in forms]
    return tuple(found)


@cache
def _patterns(code: str) -> tuple[dict[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    """Return the texts of a language that the other one has not: plain ones, and those with fields."""
    own = 0 if code == "id" else 1
    others = {_plain(pair[1 - own]) for pair in pairs()}
    plain, fielded = {}, []
    for pair in pairs():
        text = _plain(pair[own])
        if text == _plain(pair[1 - own]) or text in others:
            continue
        if "{" not in text and len(text) > 1:
            plain[text] = pair[own]
        elif len(re.findall(r"[^\W\d_]", re.sub(r"\{\w*\}", "", text))) > 3:
            fielded.append((re.compile(_FIELD.sub(".+?", re.escape(text)), re.DOTALL), pair[own]))
    return plain, tuple(fielded)


def _plain(text: str) -> str:
    return text.split("\t", maxsplit=1)[0].replace("&", "").strip(" ⚠✓").casefold()


def in_language(text: str, code: str) -> str | None:
    """Return the text of the catalogue that a shown text is, in a language that it must not be in; None: it is none."""
    plain, fielded = _patterns(code)
    for part in (text, *_PARTS.split(text)):
        wanted = _plain(part)
        if wanted in plain:
            return plain[wanted]
        for pattern, source in fielded:
            if pattern.fullmatch(wanted):
                return source
    return None


def left_behind(code: str) -> list[str]:
    """Return what of all windows is still in a language, each with where it stands."""
    found = []
    for where, text in shown():
        source = in_language(text, code) if text else None
        if source is not None:
            found.append(f"{where}: {text!r} ({source!r})")
    return found


def shown() -> Iterator[tuple[str, str]]:
    """Return every text of every window, hidden ones too, with where it stands."""
    for widget in QApplication.allWidgets():
        if widget.property("kind") == "key":  # of the sheet of keys: `Home` and `End` are the same in both
            continue
        where = f"{type(widget).__name__}#{widget.objectName()}"
        for name, text in _texts(widget):
            yield f"{where}.{name}", text
        for action in widget.findChildren(QAction, options=Qt.FindChildOption.FindDirectChildrenOnly):
            yield f"{where} action", action.text()
            yield f"{where} action tip", action.toolTip()


def _texts(widget: QWidget) -> Iterator[tuple[str, str]]:
    yield "windowTitle", widget.windowTitle()
    yield "toolTip", widget.toolTip()
    yield "accessibleName", widget.accessibleName()
    yield "accessibleDescription", widget.accessibleDescription()
    if isinstance(widget, QLabel | QAbstractButton):
        yield "text", widget.text()
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        yield "placeholder", widget.placeholderText()
    elif isinstance(widget, QMenu):
        yield "title", widget.title()
    elif isinstance(widget, QTabWidget):
        for tab in range(widget.count()):
            yield "tab", widget.tabText(tab)
    elif isinstance(widget, QComboBox):
        for row in range(widget.count()):
            yield "choice", widget.itemText(row)
    elif isinstance(widget, QListWidget):
        for row in range(widget.count()):
            yield "item", widget.item(row).text()
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _of_model(widget)


def _of_model(view: QAbstractItemView) -> Iterator[tuple[str, str]]:
    model = view.model()
    columns = 1 if isinstance(view, QListView) else model.columnCount()  # a list's model hides how many it has
    for column in range(columns):
        yield "header", str(model.headerData(column, Qt.Orientation.Horizontal) or "")
    waiting = [model.index(row, column) for row in range(model.rowCount()) for column in range(columns)]
    for index in waiting:
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            yield "cell", str(index.data(role) or "")
        if index.column() == 0:
            rows = range(model.rowCount(index))
            waiting += [model.index(row, column, index) for row in rows for column in range(columns)]
