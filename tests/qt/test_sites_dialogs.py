"""The page of a site and the table of all: what they show of the past, and what they ask of the desk."""

import builtins
import importlib
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.site import SiteState
from scc_wall.ui import csv_files
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.access.listing import ROWS_A_TURN, Listing
from scc_wall.ui.csv_plan import CsvFault, CsvPlan
from scc_wall.ui.sites import plots
from scc_wall.ui.sites.desk import SiteFieldError
from scc_wall.ui.sites.detail_dialog import SiteDialog
from scc_wall.ui.sites.import_dialog import ImportDialog
from scc_wall.ui.sites.plots import Plots
from scc_wall.ui.sites.table_dialog import SitesTableDialog
from scc_wall.ui.sites.windows_part import Recurrence
from tests.support.by_hand import click, type_into
from tests.support.clock import START_UTC
from tests.support.sites_desk import HeldWork, ScriptedSites, province, site, status

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TAB = Qt.Key.Key_Tab


# --- the page ----------------------------------------------------------------------------------------------------


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
    assert ("approve", 3) not in province_desk.calls
    assert page.approve.text() == "Ya, &setujui isi yang sekarang"
    click(page.approve)
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
    for _ in range(2):
        click(page.approve)
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
    assert part.list.item(0, 0).text() == "mingguan Sab,Min 22:00 90m"
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


# --- the table ---------------------------------------------------------------------------------------------------


@pytest.fixture
def desk():
    return ScriptedSites(
        site(1, "Dinas Pendidikan", "https://disdik.example", note="lama"),
        site(2, "Dinas Sosial", ""),
    )


@pytest.fixture
def table(shown, clock, desk):
    return shown(SitesTableDialog(desk, clock, at_once))


def names(table):
    return [table.list.item(row, 0).text() for row in range(table.list.rowCount())]


def test_sites_are_listed_and_searched(table):
    assert names(table) == ["Dinas Pendidikan", "Dinas Sosial"]
    assert table.list.item(1, 2).text() == "– menunggu alamat"
    QTest.keyClicks(table.search, "disdik")
    assert names(table) == ["Dinas Pendidikan"]
    assert table.count.text() == "1 dari 2 situs"


def test_a_site_is_chosen_once_the_monitors_know_it_and_nothing_typed_is_lost_before(table, desk, monkeypatch):
    before, now = desk.snapshot(), desk.snapshot
    with monkeypatch.context() as late:  # the monitors read the list again in their own time
        late.setattr(desk, "snapshot", lambda: before)
        click(table.new)
        type_into(table.form.name, "Bappeda")
        type_into(table.form.url, "https://bappeda.example/")
        click(table.apply)
        table.catch_up()
        assert table.form.name.text() == "Bappeda"
        assert table.list.rowCount() == 2
    assert now().sites != before.sites
    table.catch_up()
    assert table.chosen().name == "Bappeda"
    assert table.count.text() == "3 dari 3 situs"


def test_a_site_is_added_with_every_field(table, desk):
    click(table.new)
    assert QApplication.focusWidget() is table.form.name.editor
    type_into(table.form.name, "Bappeda")
    type_into(table.form.url, "https://bappeda.example/")
    type_into(table.form.interval, "120")
    type_into(table.form.slow, "2,5")
    table.form.internal.setChecked(True)
    table.form.watched_paths.editor.setPlainText("/assets/\n\n/berita/")
    table.form.allowed_hosts.editor.setPlainText("cdn.example")
    type_into(table.form.limits["total_s"], "20")
    type_into(table.form.body, "256")
    click(table.apply)
    ((_, made),) = [call for call in desk.calls if call[0] == "add"]
    assert (made.name, made.url, made.interval_s, made.slow_first_byte_s) == (
        "Bappeda", "https://bappeda.example/", 120.0, 2.5,
    )  # fmt: skip
    assert made.internal
    assert made.enabled
    assert (made.watched_paths, made.allowed_hosts) == (("/assets/", "/berita/"), ("cdn.example",))
    assert (made.limits.total_s, made.limits.body_bytes, made.limits.redirects) == (20.0, 262144, 5)
    assert "Bappeda" in names(table)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://x.example",
        "https://",
        "https://u:p@x.example",
        "https://x.example:99999",
        "https://a b.example",
        "https://[x",
    ],
)
def test_a_bad_address_is_told_at_its_field_and_not_stored(table, desk, url):
    click(table.new)
    type_into(table.form.name, "X")
    type_into(table.form.url, url)
    click(table.apply)
    assert table.form.url.fault()
    assert desk.calls == []


@pytest.mark.parametrize("text", ["", "abc", "5", "nan", "1e9"])
def test_a_bad_interval_is_not_stored(table, desk, text):
    table.list.selectRow(0)
    type_into(table.form.interval, text)
    click(table.apply)
    assert table.form.interval.fault()
    assert desk.calls == []


def test_a_change_keeps_what_was_not_touched(table, desk):
    table.list.selectRow(0)
    type_into(table.form.name, "Dinas Pendidikan dan Kebudayaan")
    click(table.apply)
    assert desk.calls == [("change", site(1, "Dinas Pendidikan dan Kebudayaan", "https://disdik.example", note="lama"))]


def test_a_refused_field_is_told_where_it_stands(table, desk):
    desk.refuse = SiteFieldError(Told("Hanya admin.", "Admins only."), field="url")
    table.list.selectRow(0)
    click(table.apply)
    assert table.form.url.fault() == "Hanya admin."


def test_a_site_is_removed_when_asked_for_twice(table, desk):
    table.list.selectRow(1)
    click(table.remove)
    assert "Dinas Sosial tidak dipantau lagi" in table.remove_note.text()
    table.list.selectRow(0)
    assert table.remove_note.text() == ""
    click(table.remove)
    assert desk.calls == []
    click(table.remove)
    assert desk.calls == [("remove", 1)]
    assert names(table) == ["Dinas Sosial"]


def test_export_is_asked_for_and_counted(table, desk, monkeypatch, tmp_path):
    monkeypatch.setattr(csv_files, "to_write", lambda *_: tmp_path / "situs.csv")
    click(table.store)
    assert desk.calls == [("export", tmp_path / "situs.csv")]
    assert table.count.text() == "✓ 2 situs diekspor"


# --- import ------------------------------------------------------------------------------------------------------


def test_an_import_says_first_what_it_would_change(shown, desk):
    desk.plan = CsvPlan(added=60, changed=2, unchanged=1)
    dialog = shown(ImportDialog(desk, at_once, Path("opd.csv")))
    assert dialog.plan.text() == "60 situs baru, 2 diubah, 1 tetap sama. Belum ada yang disimpan."
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
    qtbot.waitUntil(lambda: dialog._busy.note.text() == "… Menyimpan… 120 dari 3.000")
    assert (dialog.long.bar.value(), dialog.long.bar.maximum()) == (120, 3000)
    dialog.reject()
    assert not dialog.isVisible()  # nothing is written yet: it is simply left
    work.run()
    assert desk.calls == []


@pytest.mark.parametrize("by_key", [False, True])
def test_an_export_is_stopped_and_said_so(shown, clock, desk, monkeypatch, tmp_path, by_key):
    work = HeldWork()
    table = shown(SitesTableDialog(desk, clock, work))
    monkeypatch.setattr(csv_files, "to_write", lambda *_: tmp_path / "situs.csv")
    click(table.store)
    assert table.long.isVisible()
    if by_key:
        QTest.keyClick(table, Qt.Key.Key_Escape)
    else:
        click(table.leave)
    assert table.isVisible()
    work.run()
    assert desk.calls == []
    assert table._busy.note.text() == "⚠ Dibatalkan; tidak ada yang ditulis."
    assert QApplication.focusWidget() is table.store
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert not table.isVisible()


def test_reading_a_file_can_be_given_up(shown, desk):
    work = HeldWork()
    dialog = shown(ImportDialog(desk, work, Path("opd.csv")))
    dialog.reject()
    assert not dialog.isVisible()
    work.run()
    assert dialog.plan.text() == ""


def test_a_name_from_a_file_is_never_rendered(table, desk):
    desk.sites[1] = replace(desk.sites[1], name="<b>Dinas</b><img src='file:///etc/hostname'>")
    table.follow()
    assert table.list.item(0, 0).toolTip().startswith("<span>&lt;b&gt;Dinas")


def test_an_unreadable_file_is_told(shown, desk):
    desk.refuse = SccError(Told("Berkas tidak dapat dibaca.", "Unreadable."))
    dialog = shown(ImportDialog(desk, at_once, Path("opd.csv")))
    assert dialog.refusal.what.text() == "✕ Berkas tidak dapat dibaca."
    assert not dialog.start.isEnabled()


def test_a_field_error_can_be_copied():
    import pickle

    again = pickle.loads(pickle.dumps(SiteFieldError(Told("a", "b"), field="url")))
    assert (again.field, again.what.id) == ("url", "a")


def test_a_long_list_is_filled_over_some_turns_and_no_row_stands_for_an_old_id(qtbot, shown):
    listing = shown(Listing("uji", ("Nama",), stretch=0))
    listing.fill([(n, (f"lama {n}",)) for n in range(250)])
    listing.fill_rest()
    rows = [(1000 + n, (f"baru {n}",)) for n in range(250)]
    listing.fill(rows)
    assert listing.rowCount() == 250
    assert {listing.item(row, 0) for row in range(ROWS_A_TURN, 250)} == {None}
    assert listing.chosen_id() == 1000
    qtbot.waitUntil(lambda: listing.item(249, 0) is not None)
    assert [listing.item(row, 0).text() for row in range(250)] == [texts[0] for _, texts in rows]
    listing.fill(rows)
    listing.choose(1240)  # not there yet: it is filled at once
    assert listing.chosen_id() == 1240
    listing.fill(rows)
    assert listing.chosen_id() == 1240


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
