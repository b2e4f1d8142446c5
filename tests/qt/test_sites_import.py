"""Sites taken in from a file: what it would change is said first, and until it is written it can be stopped."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.ui import csv_files
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.csv_plan import CsvFault, CsvPlan
from scc_wall.ui.sites.import_dialog import ImportDialog
from scc_wall.ui.sites.table_dialog import SitesTableDialog
from tests.support.by_hand import click
from tests.support.held_work import HeldWork
from tests.support.sites_desk import ScriptedSites, site

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def desk():
    return ScriptedSites(site(1, "Dinas Pendidikan", "https://disdik.example"))


def test_an_import_says_first_what_it_would_change(shown, desk):
    desk.plan = CsvPlan(added=60, changed=2, unchanged=1)
    dialog = shown(ImportDialog(desk, at_once, Path("opd.csv")))
    assert dialog.plan.text() == "60 situs baru, 2 diubah, 1 tidak berubah. Belum ada yang disimpan."
    assert desk.calls == [("plan", Path("opd.csv"))]
    assert QApplication.focusWidget() is dialog.start
    QTest.keyClick(dialog.start, Qt.Key.Key_Return)
    assert desk.calls[-1] == ("import", Path("opd.csv"))
    assert dialog.result() == 1


def test_faults_are_told_by_line_and_nothing_can_be_imported(shown, desk):
    desk.plan = CsvPlan(added=3, faults=(CsvFault(7, Told("nama belum diisi", "no name")),))
    dialog = shown(ImportDialog(desk, at_once, Path("opd.csv")))
    assert dialog.faults.toPlainText() == "baris 7: nama belum diisi"
    assert not dialog.start.isEnabled()
    assert "tidak ada yang diimpor" in dialog.plan.text()


@pytest.mark.parametrize("by_key", [False, True])
def test_an_import_is_stopped_said_so_and_can_begin_again(shown, desk, by_key):
    work = HeldWork()
    desk.plan = CsvPlan(added=1)
    dialog = shown(ImportDialog(desk, work, Path("opd.csv")))
    assert dialog.long.isVisible()
    work.run()
    assert not dialog.long.isVisible()
    click(dialog.start)
    assert QApplication.focusWidget() is dialog.leave
    assert dialog.leave.text() == "&Batalkan"
    if by_key:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        click(dialog.leave)
    assert dialog.isVisible()  # until it is known what came of it
    assert not dialog.leave.isEnabled()
    work.run()
    assert desk.calls == [("plan", Path("opd.csv"))]
    assert dialog._busy.note.text().startswith("⚠ Dibatalkan: tidak ada yang diubah.")
    assert dialog.leave.text() == "Ba&tal"
    assert QApplication.focusWidget() is dialog.start
    click(dialog.start)
    work.run()
    assert desk.calls[1:] == [("import", Path("opd.csv"))]
    assert not dialog.isVisible()


def test_a_wish_to_stop_that_comes_too_late_changes_nothing_of_what_is_told(shown, desk):
    desk.plan, work = CsvPlan(added=1), HeldWork()
    dialog = shown(ImportDialog(desk, work, Path("opd.csv")))
    work.run()
    click(dialog.start)
    ((_, done, _),) = work.jobs
    dialog.reject()
    done(CsvPlan(added=1))
    assert dialog.result() == 1


def test_progress_is_counted_where_the_count_is_known(shown, desk, qtbot):
    desk.plan, work = CsvPlan(added=1), HeldWork()
    dialog = shown(ImportDialog(desk, work, Path("opd.csv")))
    assert (dialog.long.bar.minimum(), dialog.long.bar.maximum()) == (0, 0)  # nobody knows yet how much it is
    dialog.long._course.step(Told("Menyimpan…", "Storing…"), 120, 3000)
    qtbot.waitUntil(lambda: dialog._busy.note.text() == "Menyimpan… 120 dari 3.000")
    assert (dialog.long.bar.value(), dialog.long.bar.maximum()) == (120, 3000)
    dialog.reject()
    assert not dialog.isVisible()  # nothing is written yet: it is simply left
    work.run()
    assert desk.calls == []


def test_reading_a_file_can_be_given_up(shown, desk):
    work = HeldWork()
    dialog = shown(ImportDialog(desk, work, Path("opd.csv")))
    dialog.reject()
    assert not dialog.isVisible()
    work.run()
    assert dialog.plan.text() == ""


def test_an_unreadable_file_is_told(shown, desk):
    desk.refuse = SccError(Told("Berkas tidak dapat dibaca.", "Unreadable."))
    dialog = shown(ImportDialog(desk, at_once, Path("opd.csv")))
    assert dialog.refusal.what.text() == "✕ Berkas tidak dapat dibaca."
    assert not dialog.start.isEnabled()


def test_the_end_of_the_program_stops_an_import_over_the_table(shown, clock, desk, monkeypatch):
    work = HeldWork()
    desk.plan = CsvPlan(added=1)
    table = shown(SitesTableDialog(desk, clock, work))
    monkeypatch.setattr(csv_files, "to_read", lambda *_: Path("opd.csv"))
    table.ask_import()
    work.run()
    (dialog,) = table.findChildren(ImportDialog)
    dialog.start.click()
    table.done(0)  # as the panel does when it closes
    work.run()
    assert desk.calls == [("plan", Path("opd.csv"))]
