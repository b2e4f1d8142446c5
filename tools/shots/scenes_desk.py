"""What stands beside the wall: the session panel, and the dialog of the wall's screens."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from scc_wall.domain.access_session import SessionState
from scc_wall.domain.audit import AuditResult
from scc_wall.domain.legibility import ScreenSetting
from scc_wall.domain.person import Visitor
from scc_wall.domain.role import Role
from scc_wall.ui import theme
from scc_wall.ui.desk.session_facts import Act, SessionFacts
from scc_wall.ui.desk.session_panel import SessionPanel
from scc_wall.ui.screens.desk import ScreenFacts
from scc_wall.ui.screens.screens_dialog import ScreensDialog
from tests.support.clock import START_UTC
from tools.shots.registry import scene
from tools.shots.stage import Stage

FACTS = SessionFacts(
    "Sari Wulandari",
    Role.OPERATOR,
    SessionState.OPEN,
    START_UTC - timedelta(hours=2),
    "000.8.3.3/15/OR",
    "Piket pemantauan CCTV dan arus mudik",
    START_UTC + timedelta(days=3),
    3 * 86400.0,
    6 * 3600.0,
    region_codes=("16.71", "16.03"),
    cameras=2,
    visitors=(Visitor(1, "Andi Saputra", "KTA-2020-77", "Radio Palembang", "Liputan", 4, START_UTC),),
    acts=(
        Act(START_UTC - timedelta(minutes=3), "snapshot", "Jembatan Ampera"),
        Act(START_UTC - timedelta(minutes=12), "layout.change", "Harian"),
        Act(START_UTC - timedelta(minutes=31), "ptz.move", "Pasar 16 Ilir", AuditResult.REFUSED),
    ),
)


def panel(stage: Stage, facts: SessionFacts | None) -> SessionPanel:
    """Show the panel alone, as wide as it is docked."""
    made = SessionPanel(lambda _: None, lambda _: True)
    made.setStyleSheet(theme.STYLE_SHEET + made.styleSheet())
    made.resize(440, 640)
    made.show_facts(facts)
    return stage.show(made)


@scene("session-panel", "Panel sesi: siapa, surat, sisa waktu, tindakan", "The session panel", "SessionPanel")
def session_panel(stage: Stage) -> QWidget:
    """Show who is in."""
    return panel(stage, FACTS)


@scene("session-panel-nobody", "Panel sesi: tidak ada orang", "The session panel: nobody", "SessionPanel")
def session_panel_nobody(stage: Stage) -> QWidget:
    """Say how to get in."""
    return panel(stage, None)


@dataclass
class ScriptedScreens:
    """A `ScreensDesk` of three screens, one of them unplugged."""

    def facts(self) -> tuple[ScreenFacts, ...]:
        """Return them."""
        return (
            ScreenFacts("desk", 1, "DELL P2419H DISPLAY1", (1920, 1080), (527.0, 296.0), present=True),
            ScreenFacts("left", 2, "LG 49VL5G DISPLAY2", (1920, 1080), (1074.0, 604.0), present=True),
            ScreenFacts("right", 3, "LG 49VL5G DISPLAY3", (1920, 1080), (0.0, 0.0), present=False),
        )

    def identify(self) -> None:
        """Show none."""

    def settings(self) -> Mapping[str, ScreenSetting]:
        """Return one that was set."""
        return {"left": ScreenSetting(cap_mm=14.0)}

    def choose(self, key: str, setting: ScreenSetting) -> None:
        """Change nothing."""

    def apply(self, settings: Mapping[str, ScreenSetting]) -> None:
        """Change nothing."""


@scene("screens", "Layar dinding: tinggi huruf", "The wall's screens: how high letters are", "ScreensDialog")
def screens(stage: Stage) -> QWidget:
    """Show a screen whose letters were set."""
    dialog = stage.show(ScreensDialog(ScriptedScreens()))
    dialog.list.selectRow(1)
    return dialog


@scene("screens-wrong", "Layar dinding: angka yang tidak mungkin", "Screens: a figure that can't be", "ScreensDialog")
def screens_wrong(stage: Stage) -> QWidget:
    """Show a fault under its field."""
    dialog = stage.show(ScreensDialog(ScriptedScreens()))
    stage.type_in(dialog.cap.editor, "900")
    dialog.save.click()
    return dialog
