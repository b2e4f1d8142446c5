"""The websites' page of the first start: an import is stopped and says so, a list that is not read is tried again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.csv_plan import CsvPlan
from scc_wall.ui.first.desk import FirstState, KeyPlaceKind
from scc_wall.ui.first.steps import Step
from scc_wall.ui.first.wizard import FirstWizard
from tests.support.held_work import HeldWork
from tools.shots.scenes_first import ScriptedFirst

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Desk(ScriptedFirst):
    """Counts what is imported, unless it is stopped before."""

    imported = 0

    def import_sites(self, path, course) -> CsvPlan:
        course.step(Told("Menyimpan…", "Storing…"))
        self.imported += 1
        return CsvPlan(added=63)


@pytest.mark.parametrize("by_key", [False, True])
def test_an_import_is_stopped_and_the_page_stays_as_it_was(shown, clock, by_key) -> None:
    desk, work = Desk(FirstState(KeyPlaceKind.RING, admin=True, proven=True)), HeldWork()
    wizard = shown(FirstWizard(desk, work, clock, desk.state))
    wizard.show_step(Step.SITES)
    page = wizard.page
    work.run()
    assert "63 situs baru" in page.plan.text()
    page.go()
    assert page.long.isVisible()
    assert QApplication.focusWidget() is page.long.stop
    if by_key:
        QTest.keyClick(wizard, Qt.Key.Key_Escape)
    else:
        QTest.mouseClick(page.long.stop, Qt.MouseButton.LeftButton)
    assert wizard.question is None  # nobody is asked whether they want to leave
    work.run()
    assert desk.imported == 0
    assert page._busy.note.text().startswith("⚠ Dibatalkan: tidak ada yang diubah.")
    assert "63 situs baru" in page.plan.text()
    assert wizard.next.isEnabled()
    page.go()
    work.run()
    assert desk.imported == 1
    work.run()


def test_a_list_that_can_not_be_read_is_tried_again_not_passed_over(shown, clock, monkeypatch) -> None:
    desk = Desk(FirstState(KeyPlaceKind.RING, admin=True, proven=True))
    wizard = shown(FirstWizard(desk, at_once, clock, desk.state))

    def plan_sites(path, course):
        raise SccError(Told("Pemantau situs belum dibuka.", "Not open."), None, Told("Coba lagi.", "Try again."))

    with monkeypatch.context() as closed:
        closed.setattr(desk, "plan_sites", plan_sites)
        wizard.show_step(Step.SITES)
        assert wizard.page.refusal.isVisible()
        assert wizard.next.text() == "Coba lagi"
        wizard.page.shipped.click()
        assert wizard.next.text() == "Lanjut →"
        assert not wizard.page.refusal.isVisible()
        wizard.page.shipped.click()
    assert QApplication.focusWidget() is wizard.next
    wizard.next.click()
    assert wizard.step is Step.SITES
    assert "63 situs baru" in wizard.page.plan.text()
    assert wizard.next.text() == "Pantau, lanjut →"
