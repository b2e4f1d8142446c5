"""The page of a site: what it shows of now and of the past, and what it asks of the desk."""

import builtins
import importlib
import sys

import pytest
import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.site import SiteState
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.sites import plots
from scc_wall.ui.sites.detail_dialog import SiteDialog
from scc_wall.ui.sites.plots import Plots
from scc_wall.ui.sites.windows_part import Recurrence
from tests.support.by_hand import click, type_into
from tests.support.clock import START_UTC
from tests.support.held_work import HeldWork
from tests.support.sites_desk import province, status

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def province_desk():
    return province()


@pytest.fixture
def page(shown, clock, province_desk):
    importlib.import_module("pyqtgraph")  # else it is loaded in slices, for which no window here would wait
    curves = Plots(at_once)
    return shown(SiteDialog(province_desk, clock, at_once, curves, province_desk.sites[3], parent=None))


def test_the_page_says_what_is_and_what_was(page):
    assert page.state.text() == "◆ DIRETAS"
    assert page.facts.text() == "isi tidak semestinya · sejak 4 mnt · dicek 12 dtk lalu"
    assert page.uptimes[30].text() == "99,920 % (tercakup 86,7 %)"
    assert page.certificate.text().startswith("sertifikat habis 61 hari lagi (07/03/2026 08.00 WIB)")
    assert page.incidents.rowCount() == 3
    assert "Pengelola sudah ditelepon." in page.notes.toPlainText()
    assert page.plot.plot is not None
    assert "DIRETAS 1 kali" in page.bars[90].accessibleDescription()


def test_on_a_low_screen_the_incidents_are_whole_and_the_certificate_is_in_sight(page):
    """At 200 % dates and causes were cut, and the certificate lay below the fold."""
    page.resize(960, 490)
    page.tabs.setCurrentIndex(1)
    QApplication.processEvents()
    table = page.incidents
    for column in range(table.columnCount()):
        assert table.sizeHintForColumn(column) <= table.columnWidth(column)
        assert table.horizontalHeader().sectionSizeHint(column) <= table.columnWidth(column)
    assert table.sizeHintForRow(0) <= table.rowHeight(0)
    assert not page.certificate.visibleRegion().isEmpty()
    assert page.certificate.visibleRegion().boundingRect() == page.certificate.rect()
    evidence, incidents = (page.tabs.widget(number).layout().contentsMargins() for number in (0, 1))
    assert evidence == incidents


@pytest.mark.parametrize("size", [(1320, 900), (960, 492)], ids=["1080p", "1080p at 200 %"])
def test_a_refusal_pushes_nothing_of_the_site_out_of_sight(page, province_desk, size):
    """It stood among the facts, and the uptime went below the fold."""
    page.resize(*size)
    QApplication.processEvents()
    province_desk.refuse = SccError(
        Told("Cek sekarang ditolak.", "Refused."), Told("Baru dicek.", "Just now."), Told("Tunggu.", "Wait.")
    )
    click(page.look_now)
    QApplication.processEvents()
    assert page.size().toTuple() == size
    shown = (page.refusal.what, page.refusal.todo, page.state, page.facts, page.certificate, *page.uptimes.values())
    for part in shown:
        assert part.visibleRegion().boundingRect() == part.rect(), part.text()


def test_evidence_is_text_and_never_rendered(page):
    assert "“<b>togel</b> hari ini" in page.evidence.text.toPlainText()
    assert page.address.textFormat() == Qt.TextFormat.PlainText
    assert not page.evidence.text.document().isModified()


def test_a_verdict_is_marked_false_only_with_a_reason(page, province_desk):
    click(page.evidence.dismiss)
    assert page.evidence.reason.fault() == "Alasan belum diisi."
    assert not [call for call in province_desk.calls if call[0] == "dismiss"]
    type_into(page.evidence.reason, "berita tentang razia judi")
    click(page.evidence.dismiss)
    assert ("dismiss", 2, "berita tentang razia judi") in province_desk.calls
    page.evidence.list.selectRow(1)
    assert not page.evidence.dismiss.isVisible()  # somebody said so before


def test_what_a_person_does_is_asked_of_the_desk(page, province_desk):
    click(page.look_now)
    click(page.approve)
    QTest.keyClick(page.opened, Qt.Key.Key_Return)  # Enter alone approves nothing
    assert ("approve", 3) not in province_desk.calls
    assert page.opened is None
    click(page.approve)
    assert "DIRETAS" in page.opened.names.text()
    click(page.opened.yes)
    page.tabs.setCurrentIndex(2)
    click(page.add_note)
    assert page.note.fault() == "Catatan masih kosong."
    type_into(page.note, "Menunggu penyedia hosting")
    click(page.add_note)
    assert page.note.text() == ""
    done = [call for call in province_desk.calls if call[0] != "detail"]
    assert done == [("look", 3), ("approve", 3), ("note", 3, "Menunggu penyedia hosting")]


@pytest.mark.parametrize("by_key", [False, True])
def test_a_baseline_of_a_slow_site_is_given_up(shown, clock, province_desk, by_key):
    importlib.import_module("pyqtgraph")
    work = HeldWork()
    page = shown(SiteDialog(province_desk, clock, work, Plots(work), province_desk.sites[3], parent=None))
    work.run()
    click(page.approve)
    click(page.opened.yes)
    assert page.long.isVisible()
    if by_key:
        QTest.keyClick(page, Qt.Key.Key_Escape)
    else:
        click(page.leave)
    assert page.isVisible()
    work.run()
    assert ("approve", 3) not in province_desk.calls
    assert page._busy.note.text() == "⚠ Dibatalkan; acuan tidak diubah."
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()
    work.run()


def test_a_refusal_is_told_and_what_was_typed_stays(page, province_desk):
    page.tabs.setCurrentIndex(2)
    type_into(page.note, "Catatan")
    province_desk.refuse = SccError(Told("Anda belum masuk.", "Not in."))
    click(page.add_note)
    assert page.refusal.what.text() == "✕ Anda belum masuk."
    assert page.note.text() == "Catatan"


def test_a_maintenance_window_is_planned_and_dropped(page, province_desk):
    page.tabs.setCurrentIndex(3)
    part = page.windows
    once = part.whens[Recurrence.ONCE]
    type_into(part.minutes, "90")
    type_into(once, "32/1/2026")
    click(part.add)
    assert once.fault()
    type_into(once, "10/1/2026 22.00")
    type_into(part.reason, "Pindah server")
    click(part.add)
    assert ("window", 3, "sekali 2026-01-10 22:00 90m", "Pindah server") in province_desk.calls
    assert part.reason.text() == ""
    assert part.list.item(0, 0).text() == "tiap Sabtu, Minggu, 22.00 · 1 jam 30 mnt"
    assert part.list.item(1, 0).text() == "Sabtu, 10 Januari 2026, 22.00 · 4 jam 0 mnt"
    click(part.remove)
    assert ("no window", 3, "mingguan Sab,Min 22:00 90m") in province_desk.calls


@pytest.mark.parametrize(
    ("kind", "typed", "line"),
    [
        (Recurrence.WEEKLY, "Sab, Min 7.05", "mingguan Sab,Min 07:05 60m"),
        (Recurrence.WEEKLY, "Sab 24.00", None),
        (Recurrence.WEEKLY, "Sabtu malam", None),
        (Recurrence.CRON, "0  22 * * 6#1", "cron 0 22 * * 6#1 60m"),
        (Recurrence.CRON, "0 22 * *", None),
    ],
)
def test_a_window_that_comes_back_is_written_as_the_sites_carry_it(page, province_desk, kind, typed, line):
    page.tabs.setCurrentIndex(3)
    part = page.windows
    part.kind.editor.setCurrentIndex(list(Recurrence).index(kind))
    assert [field.isVisible() for field in part.whens.values()] == [one is kind for one in Recurrence]
    for field, text in ((part.minutes, "60"), (part.whens[kind], typed), (part.reason, "Rutin")):
        type_into(field, text)
    click(part.add)
    planned = [call[2] for call in province_desk.calls if call[0] == "window"]
    assert planned == ([] if line is None else [line])


def test_the_page_follows_a_new_look_and_loads_the_past_anew(page, province_desk):
    before = province_desk.calls.count(("detail", 3))
    page.refresh()
    assert province_desk.calls.count(("detail", 3)) == before
    province_desk.put(status(3, SiteState.UP, checked_utc=START_UTC))
    page.refresh()
    assert page.state.text() == "● NAIK"
    assert province_desk.calls.count(("detail", 3)) == before + 1


def test_a_past_that_arrives_after_the_page_was_left_finds_nobody(shown, clock, province_desk):
    work = HeldWork()
    left = shown(SiteDialog(province_desk, clock, work, Plots(work), province_desk.sites[3], parent=None))
    left.done(0)
    work.run()
    assert left.incidents.rowCount() == 0


def test_qt_goes_on_between_the_modules_that_are_loaded_for_curves(qtbot, tmp_path, monkeypatch):
    names = [f"modul_{number}" for number in range(3)]
    for name in names:
        (tmp_path / f"{name}.py").write_text("")
    (tmp_path / "modul_semua.py").write_text("\n".join(f"import {name}" for name in names))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(plots, "_BREATH_S", -1.0)
    before, late = builtins.__import__, []
    QTimer.singleShot(0, lambda: late.append(names[-1] not in sys.modules))
    with plots._breathing():
        importlib.import_module("modul_semua")
    assert late == [True]
    assert builtins.__import__ is before
    for name in [*names, "modul_semua"]:
        del sys.modules[name]


def test_a_wall_that_is_left_while_curves_are_loaded_asks_for_nothing_more(qtbot, monkeypatch):
    made = Plots(at_once)

    def leave(_name):
        shiboken6.delete(made)

    monkeypatch.setattr(plots.importlib, "import_module", leave)
    made._take()
