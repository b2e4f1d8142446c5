"""The panel of events in a window, with its strip, its badge and its sound."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QMainWindow

from scc_wall.ui import theme
from scc_wall.ui.events.events_ui import EventsUi
from tests.support.clock import ManualClock
from tests.support.ear import Ear
from tests.support.events_desk import mixed
from tests.support.held_work import HeldWork


@pytest.fixture
def scene(qtbot) -> Iterator[SimpleNamespace]:
    desk, work, clock, ear = mixed(), HeldWork(), ManualClock(), Ear()
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setStyleSheet(theme.STYLE_SHEET)
    window.resize(1200, 900)
    muted: list[bool] = []
    ui = EventsUi(desk, work, clock=clock, sound=ear, muted=lambda: bool(muted), key="F9")
    ui.dock_into(window)
    window.statusBar().addPermanentWidget(ui.badge)
    window.show()
    told_texts: list[str] = []
    ui.told.connect(told_texts.append)
    ui.tick()
    yield SimpleNamespace(
        desk=desk, work=work, clock=clock, ui=ui, panel=ui.panel, window=window, told=told_texts, ear=ear, muted=muted
    )
    ui.close()
    ui.deleteLater()
    ear.deleteLater()


@pytest.fixture
def written_by(monkeypatch) -> Callable[[SimpleNamespace], list[str]]:
    """Return what paints the list once and returns the texts in the order in which they were written."""
    real = QPainter.drawText

    def texts(scene: SimpleNamespace) -> list[str]:
        written: list[str] = []

        def note(painter, *given) -> None:
            written.append(given[-1])
            real(painter, *given)

        with monkeypatch.context() as patch:
            patch.setattr("scc_wall.ui.events.delegate.QPainter.drawText", note)
            scene.panel.view.grab()
        return written

    return texts
