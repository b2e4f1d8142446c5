"""Windows and dialogs with something in them, each built by its name: what the rules of `looks` are asked of.

As a program, it shows each and writes what is wrong with it, for the scale that `QT_SCALE_FACTOR` gives it:
`python -m tests.support.sample_windows all|room [folder for pictures|- [names…]]`: `room` asks for cut texts alone.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from scc_wall.domain.camera import OnvifSetup
from scc_wall.domain.layout import Layout
from scc_wall.domain.legibility import ScreenSetting
from scc_wall.domain.letter import LetterState
from scc_wall.domain.region import regions
from scc_wall.domain.steering import Patrol
from scc_wall.domain.wall_editing import TileAddress, spread
from scc_wall.ui.access.accounts_dialog import AccountsDialog
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.access.first_admin import FirstAdminDialog
from scc_wall.ui.access.letters_dialog import LettersDialog
from scc_wall.ui.access.login_dialog import LoginDialog
from scc_wall.ui.access.proof_dialog import ProofDialog
from scc_wall.ui.access.unlock_dialog import UnlockDialog
from scc_wall.ui.access.visitors_dialog import VisitorsDialog
from scc_wall.ui.cameras.add_dialog import AddDialog
from scc_wall.ui.cameras.camera_dialog import CameraDialog
from scc_wall.ui.cameras.cameras_dialog import CamerasDialog
from scc_wall.ui.cameras.passwords_dialog import PasswordsDialog
from scc_wall.ui.key_sheet import KeySheet
from scc_wall.ui.ptz.patrol_dialog import PatrolDialog
from scc_wall.ui.ptz.ptz_ui import PtzUi
from scc_wall.ui.ptz.question import Question
from scc_wall.ui.screens.desk import ScreenFacts
from scc_wall.ui.screens.screens_dialog import ScreensDialog
from scc_wall.ui.settings import WallSettings
from scc_wall.ui.sites.detail_dialog import SiteDialog
from scc_wall.ui.sites.import_dialog import ImportDialog
from scc_wall.ui.sites.plots import Plots
from scc_wall.ui.sites.sites_ui import SitesUi
from scc_wall.ui.sites.sound import Sound
from scc_wall.ui.sites.table_dialog import SitesTableDialog
from scc_wall.ui.wake import NoWake
from scc_wall.ui.wall_ui import WallUi
from tests.support import looks
from tests.support.access_desk import (
    ScriptedAccounts,
    ScriptedDesk,
    ScriptedLetters,
    ScriptedVisitors,
    letter,
    stored,
)
from tests.support.cameras_desk import ScriptedCameras, camera
from tests.support.clock import ManualClock
from tests.support.ptz_desk import PRESETS, ScriptedPtz, steerable
from tests.support.scripted_feed import ScriptedFeed
from tests.support.sites_desk import province

Made = tuple[QWidget, Callable[[], object]]
"""A window that is not shown yet, and what takes it apart."""


def _nothing() -> None:
    """Take nothing apart: the window is all there is."""


def login(clock: ManualClock) -> Made:
    """Return the door."""
    return LoginDialog(ScriptedDesk(), clock), _nothing


def first_admin(clock: ManualClock) -> Made:
    """Return the wizard of the first account."""
    return FirstAdminDialog(ScriptedDesk(), clock), _nothing


def unlock(_clock: ManualClock) -> Made:
    """Return the question of a locked session."""
    return UnlockDialog(ScriptedDesk()), _nothing


def proof(_clock: ManualClock) -> Made:
    """Return the question of who somebody is."""
    return ProofDialog("Akun: siapa Anda?", lambda who: who, hint="Kata sandi admin."), _nothing


def letters(clock: ManualClock) -> Made:
    """Return the list of letters."""
    waiting = stored(9, letter("800/21/SCC", "Pemantauan mudik"), LetterState.WAITING)
    return LettersDialog(ScriptedLetters(waiting, stored(8, letter())), clock), _nothing


def accounts(clock: ManualClock) -> Made:
    """Return the list of accounts."""
    return AccountsDialog(ScriptedAccounts(), clock), _nothing


def visitors(_clock: ManualClock) -> Made:
    """Return the list of visitors."""
    return VisitorsDialog(ScriptedVisitors()), _nothing


def sites_table(clock: ManualClock) -> Made:
    """Return the table of the websites."""
    return SitesTableDialog(province(), clock, at_once), _nothing


def site_page(clock: ManualClock) -> Made:
    """Return the page of one website."""
    desk = province()
    parent = QWidget()
    return SiteDialog(desk, clock, at_once, Plots(at_once), desk.sites[3], parent=parent), parent.deleteLater


def sites_import(_clock: ManualClock) -> Made:
    """Return what a file of websites would change."""
    return ImportDialog(province(), at_once, Path("opd.csv")), _nothing


class ScriptedScreens:
    """A `ScreensDesk` of three screens: one tells its size, one does not, one is not there."""

    def __init__(self) -> None:
        self.kept = {"LG/OLED/7": ScreenSetting(cap_mm=19.0)}
        self.applied: list[Mapping[str, ScreenSetting]] = []

    def facts(self) -> Sequence[ScreenFacts]:
        """Return them."""
        return (
            ScreenFacts("LG/OLED/7", 1, "LG OLED DP-1", (3840, 2160), (1210.0, 680.0), present=True),
            ScreenFacts("Proyektor/HDMI-2", 2, "Proyektor HDMI-2", (1920, 1080), (16.0, 9.0), present=True),
            ScreenFacts("LG/OLED/8", 3, "LG OLED DP-3", (3840, 2160), (0.0, 0.0), present=False),
        )

    def identify(self) -> None:
        """Show nothing."""

    def settings(self) -> Mapping[str, ScreenSetting]:
        """Return what is kept."""
        return dict(self.kept)

    def choose(self, key: str, setting: ScreenSetting) -> None:
        """Keep it."""
        self.kept[key] = setting

    def apply(self, settings: Mapping[str, ScreenSetting]) -> None:
        """Remember it."""
        self.applied.append(settings)


def screens(_clock: ManualClock) -> Made:
    """Return the wall's screens."""
    return ScreensDialog(ScriptedScreens()), _nothing


def _cameras() -> ScriptedCameras:
    return ScriptedCameras(
        camera(1, "Simpang Charitas", number=7, region_code="16.71", place="Simpang Charitas"),
        camera(2, "Ampera utara", region_code="16.71", place="Jembatan", onvif=OnvifSetup("10.16.0.2", steerable=True)),
        camera(3, "Tambang", region_code="16.03", tags=("batu bara",)),
    )


def cameras(clock: ManualClock) -> Made:
    """Return the list of cameras."""
    return CamerasDialog(_cameras(), at_once, clock), _nothing


def camera_add(_clock: ManualClock) -> Made:
    """Return the ways to add cameras."""
    desk = _cameras()
    return AddDialog(desk, at_once, desk.stored, regions()), _nothing


def camera_edit(_clock: ManualClock) -> Made:
    """Return the form of one camera."""
    desk = _cameras()
    return CameraDialog(desk, at_once, desk.stored[1], desk.stored, regions()), _nothing


def camera_passwords(_clock: ManualClock) -> Made:
    """Return the change of many passwords."""
    desk = _cameras()
    return PasswordsDialog(desk, tuple(desk.stored), [1, 3]), _nothing


def ptz_patrol(_clock: ManualClock) -> Made:
    """Return the form of a patrol."""
    parent = QWidget()
    patrol = Patrol(1, 100, "Malam", ("p1", "p2"), 20.0)
    return PatrolDialog(parent, patrol, PRESETS, lambda _: None), parent.deleteLater


def ptz_question(_clock: ManualClock) -> Made:
    """Return a question of steering."""
    parent = QWidget()
    made = Question(parent, "Preset baru", "Nama preset:", "&Simpan", lambda _: None, label="&Nama", value="Gerbang")
    return made, parent.deleteLater


def key_sheet(_clock: ManualClock) -> Made:
    """Return the sheet of all keys."""
    parent = QWidget()
    return KeySheet(parent), parent.deleteLater


def desk(clock: ManualClock) -> Made:
    """Return the desk with the panels of websites and, behind it, steering; one of its tiles is selected."""
    made, _, close = _desk(clock)
    return made, close


def desk_ptz(clock: ManualClock) -> Made:
    """Return the desk with the panel of steering in front."""
    made, ptz, close = _desk(clock)
    if ptz.dock is not None:
        ptz.dock.raise_()
    return made, close


def _desk(clock: ManualClock) -> tuple[QWidget, PtzUi, Callable[[], object]]:
    known = steerable(6, without=(3,))
    layout = Layout("uji", spread([one.camera_id for one in known], 4, 1))
    ui = WallUi(
        ScriptedFeed(), known, layout, clock=clock, wake=NoWake(), settings=WallSettings(tick_ms=50), ask_quit=_nothing
    )
    sound = Sound(platform="linux", which=lambda _: None, beep=_nothing)
    sites = SitesUi(province(), at_once, clock=clock, sound=sound)
    sites.dock_into(ui.desk)
    ptz = PtzUi(ScriptedPtz(), at_once, ui, clock=clock)
    ptz.dock_into(ui.desk)
    ui.open()
    ui.model.select(TileAddress(0, 0))
    sites.tick()
    ptz.tick()

    def close() -> None:
        ptz.close()
        sites.close()
        ui.close()
        for part in (ptz, sites, ui):
            part.deleteLater()

    return ui.desk, ptz, close


WINDOWS: Final[Mapping[str, Callable[[ManualClock], Made]]] = {
    made.__name__: made
    for made in (
        *(login, first_admin, unlock, proof, letters, accounts, visitors, screens),
        *(sites_table, site_page, sites_import, cameras, camera_add, camera_edit, camera_passwords),
        *(ptz_patrol, ptz_question, key_sheet, desk, desk_ptz),
    )
}


def main(what: str, pictures: Path | None, names: list[str]) -> None:
    """Show the named windows, all without names; write what is wrong, leave pictures in a folder."""
    app = QApplication([])
    for name in names or list(WINDOWS):
        window, close = WINDOWS[name](ManualClock())
        window.show()
        window.activateWindow()
        for _ in range(5):
            app.processEvents()
        rules = (looks.cut_texts,) if what == "room" else (looks.faults, looks.unmarked_focus)
        for fault in (fault for rule in rules for fault in rule(window)):
            sys.stdout.write(f"{name}: {fault}\n")
        if pictures is not None:
            pictures.mkdir(parents=True, exist_ok=True)
            window.grab().save(str(pictures / f"{name}.png"))
        window.hide()
        close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]) if len(sys.argv) > 2 and sys.argv[2] != "-" else None, sys.argv[3:])
