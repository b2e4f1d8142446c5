"""The websites' page of the first start: an import that is going on is stopped by Esc or its button, and said so."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scc_wall.base.told import Told
from scc_wall.ui.csv_plan import CsvPlan
from scc_wall.ui.first.desk import FirstState, KeyPlaceKind
from scc_wall.ui.first.steps import Step
from scc_wall.ui.first.wizard import FirstWizard
from tests.support.sites_desk import HeldWork
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
