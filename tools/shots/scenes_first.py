"""The first start: each page of its wizard, and the question before it is left."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from scc_wall.app.access.desks import PASSWORD_RULES
from scc_wall.base.course import Course
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.ui.access.busy import Work, at_once
from scc_wall.ui.access.desk import Credentials, NewAdmin, PasswordRule
from scc_wall.ui.cameras.desk import News
from scc_wall.ui.csv_plan import CsvPlan
from scc_wall.ui.first.cameras_page import CamerasPage
from scc_wall.ui.first.desk import FirstState, KeyPlaceKind, PhraseWantedError, WallScreen
from scc_wall.ui.first.steps import Step
from scc_wall.ui.first.wizard import FirstWizard
from tests.support.cameras_desk import ScriptedCameras
from tools.shots.demo_cameras import DOCK, FOUND
from tools.shots.registry import scene
from tools.shots.stage import Stage

SCREENS = (
    WallScreen(0, "DISPLAY1", (1920, 1080), "DELL P2419H DISPLAY1"),
    WallScreen(1, "DISPLAY2", (1920, 1080), "LG 49VL5G DISPLAY2"),
    WallScreen(2, "DISPLAY3", (1920, 1080), "LG 49VL5G DISPLAY3"),
    WallScreen(None, "DISPLAY4", (1280, 720), "EPSON EB-W06 DISPLAY4"),
)
NO_RING = PhraseWantedError(Told("Kunci tidak dapat disimpan dengan aman.", "The key can't be kept safely."))


@dataclass
class ScriptedFirst:
    """A `FirstDesk`; `ring` False: the system has no keyring."""

    state: FirstState = field(default_factory=FirstState)
    ring: bool = True
    shown: tuple[int, int] = (0, 0)
    stored: ScriptedCameras = field(default_factory=ScriptedCameras)

    def choose_language(self, code: str) -> None:
        """Go on in the scene's language."""

    def live(self) -> tuple[int, int]:
        """Return what the scene says."""
        return self.shown

    def screens(self) -> Sequence[WallScreen]:
        """Return three of the wall and one that is not."""
        return SCREENS

    def show_numbers(self, *, shown: bool) -> None:
        """Show none."""

    def password_rules(self) -> Sequence[PasswordRule]:
        """Return the program's."""
        return PASSWORD_RULES

    def under_letter(self, number: str) -> None:
        """Take it."""

    def open_key(
        self, phrase: str | None, done: Callable[[KeyPlaceKind], object], failed: Callable[[SccError], object]
    ) -> None:
        """Find the keyring, if there is one."""
        if phrase is None and not self.ring:
            failed(NO_RING)
        else:
            done(KeyPlaceKind.RING if self.ring else KeyPlaceKind.PASSPHRASE)

    def use_screens(
        self, names: Sequence[str], done: Callable[[None], object], failed: Callable[[SccError], object]
    ) -> None:
        """Take them."""
        done(None)

    def look(self) -> FirstState:
        """Return how far it is."""
        return self.state

    def make_first_admin(self, admin: NewAdmin) -> None:
        """Make none."""

    def prove(self, who: Credentials) -> None:
        """Believe them."""

    def cameras(self) -> ScriptedCameras:
        """Return the scripted desk."""
        return self.stored

    def plan_sites(self, path: Path | None, course: Course) -> CsvPlan:
        """Say how many are new."""
        return CsvPlan(added=63)

    def import_sites(self, path: Path | None, course: Course) -> CsvPlan:
        """Take them all."""
        return CsvPlan(added=63)


PROVEN = FirstState(KeyPlaceKind.RING, admin=True, proven=True)


def wizard(stage: Stage, step: Step, desk: ScriptedFirst | None = None, *, work: Work = at_once) -> FirstWizard:
    """Show the wizard at a step."""
    desk = desk or ScriptedFirst(PROVEN)
    dialog = FirstWizard(desk, work, stage.clock, desk.state)
    stage.show(dialog)
    if dialog.step is not step:
        dialog.show_step(step)
        stage.settle()
    return dialog


@scene("first-welcome", "Pemasangan pertama: selamat datang dan bahasa", "First start: welcome", "FirstWizard")
def first_welcome(stage: Stage) -> QWidget:
    """Show the first page."""
    return wizard(stage, Step.WELCOME, ScriptedFirst())


@scene("first-key", "Pemasangan pertama: kunci induk dibuat", "First start: the master key", "FirstWizard")
def first_key(stage: Stage) -> QWidget:
    """Show the key in the keyring."""
    return wizard(stage, Step.KEY, ScriptedFirst())


@scene("first-key-phrase", "Pemasangan pertama: kunci dengan frasa sandi", "First start: a passphrase", "FirstWizard")
def first_key_phrase(stage: Stage) -> QWidget:
    """Ask for a passphrase where there is no keyring."""
    return wizard(stage, Step.KEY, ScriptedFirst(ring=False))


@scene("first-admin", "Pemasangan pertama: akun admin", "First start: the admin", "FirstWizard")
def first_admin(stage: Stage) -> QWidget:
    """Show the form of the admin."""
    return wizard(stage, Step.ADMIN, ScriptedFirst(FirstState(KeyPlaceKind.RING)))


@scene("first-proof", "Pemasangan dilanjutkan: kata sandi admin", "First start gone on with", "FirstWizard")
def first_proof(stage: Stage) -> QWidget:
    """Ask for the admin's password after a restart."""
    return wizard(stage, Step.ADMIN, ScriptedFirst(FirstState(KeyPlaceKind.RING, admin=True)))


@scene("first-screens", "Pemasangan pertama: layar", "First start: screens", "FirstWizard")
def first_screens(stage: Stage) -> QWidget:
    """Show the screens."""
    return wizard(stage, Step.SCREENS)


@scene("first-cameras", "Pemasangan pertama: kamera, sebelum dicari", "First start: cameras", "FirstWizard")
def first_cameras(stage: Stage) -> QWidget:
    """Say what to do first."""
    return wizard(stage, Step.CAMERAS)


@scene("first-cameras-found", "Pemasangan pertama: kamera ditemukan", "First start: cameras found", "FirstWizard")
def first_cameras_found(stage: Stage) -> QWidget:
    """Show what was found."""
    desk = ScriptedFirst(replace(PROVEN, cameras=1), shown=(1, 1), stored=ScriptedCameras(DOCK))
    desk.stored.script("discover", News(over=True, candidates=FOUND))
    dialog = wizard(stage, Step.CAMERAS, desk)
    page = dialog.page
    assert isinstance(page, CamerasPage)
    assert page.network is not None
    page.network.search.setFocus()
    page.network.search.click()
    return dialog


@scene("first-sites", "Pemasangan pertama: situs OPD", "First start: websites", "FirstWizard")
def first_sites(stage: Stage) -> QWidget:
    """Show what would be watched."""
    return wizard(stage, Step.SITES)


@scene("first-done", "Pemasangan pertama: selesai", "First start: done", "FirstWizard")
def first_done(stage: Stage) -> QWidget:
    """Show what is there and what comes next."""
    state = FirstState(KeyPlaceKind.RING, admin=True, proven=True, cameras=36, sites=63)
    return wizard(stage, Step.DONE, ScriptedFirst(state, shown=(33, 36)))


@scene("first-leave", "Pemasangan ditinggalkan: pertanyaan", "First start left: the question", "LeaveQuestion")
def first_leave(stage: Stage) -> QWidget:
    """Ask before it is left."""
    dialog = wizard(stage, Step.KEY, ScriptedFirst())
    dialog.reject()
    stage.settle()
    assert dialog.question is not None
    return stage.leave_at_end(dialog.question)
