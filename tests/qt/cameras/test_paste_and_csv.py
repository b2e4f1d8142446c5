"""Pasted addresses and CSV files: shown before anything is stored, each fault where it belongs, no secret left."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.camera import Credentials
from scc_wall.domain.camera_csv import COLUMNS
from scc_wall.domain.region import regions
from scc_wall.ui import csv_files
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.cameras.add_dialog import AddDialog
from scc_wall.ui.csv_plan import CsvFault, CsvPlan
from tests.support.by_hand import click
from tests.support.cameras_desk import ScriptedCameras, camera
from tests.support.held_work import HeldWork

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

GOOD = "rtsp://admin:p%40ss@10.0.0.5:554/s1"
SECRET = "http://10.0.0.6/v?user=a&pwd=rahasia"


@pytest.fixture
def desk():
    return ScriptedCameras(camera(1, "Gudang", number=7))


@pytest.fixture
def opened(shown, desk):
    kept = []  # a page alone does not keep its dialog

    def open_(tab, work=at_once):
        dialog = shown(AddDialog(desk, work, desk.stored, regions(), tab=tab))
        kept.append(dialog)
        return dialog

    return open_


@pytest.fixture
def paste(opened):
    return opened(2).paste


@pytest.fixture
def csv(opened):
    return opened(3).csv


def put(paste, *lines):
    paste.text.setPlainText("\n".join(lines))
    click(paste.read)


def rows(table):
    return [[table.item(row, column).text() for column in range(4)] for row in range(table.rowCount())]


def calls(desk, kind):
    return [call[1:] for call in desk.calls if call[0] == kind]


# --- pasted ------------------------------------------------------------------------------------------------------


def test_good_lines_move_into_the_table_without_their_secrets(paste):
    put(paste, GOOD, "", SECRET)
    assert rows(paste.list) == [
        ["10.0.0.5:554", "rtsp://10.0.0.5:554/s1", "ada", "✓ siap"],
        ["10.0.0.6", "http://10.0.0.6/v?user=a&pwd=***", "–", "✓ siap"],
    ]
    assert paste.text.toPlainText() == ""
    assert not paste.text.document().isUndoAvailable()
    assert not [one for one in map(repr, paste.findings.all()) if "rahasia" in one or "p@ss" in one]


def test_bad_lines_stay_where_they_can_be_mended_each_with_its_fault(paste):
    put(paste, "ftp://x", GOOD, "rtsp://a b")
    assert paste.text.toPlainText() == "ftp://x\nrtsp://a b"
    assert paste.faults.toPlainText().splitlines() == [
        "✕ Baris 1: alamat harus diawali rtsp://, rtsps://, http:// atau https://.",
        "✕ Baris 2: alamat berisi spasi atau karakter kendali.",
    ]
    put(paste, "rtsp://10.0.0.9/a")
    assert not paste.faults.isVisible()
    assert len(rows(paste.list)) == 2


def test_good_lines_are_read_in_one_go_and_each_once(paste, desk):
    put(paste, GOOD, SECRET)
    assert len(calls(desk, "read")) == 1
    put(paste, "ftp://x", "rtsp://10.0.0.9/a", "rtsp://10.0.0.9/a")
    assert len(rows(paste.list)) == 3


def test_the_ticked_ones_are_added(paste, desk):
    put(paste, GOOD, SECRET, "rtsp://10.16.0.1:554/main")
    assert rows(paste.list)[2][3] == "sudah ada: Gudang"
    paste.list.setFocus()
    paste.list.selectRow(1)
    QTest.keyClick(paste.list, Qt.Key.Key_Space)
    paste.common.number.editor.setText("6")
    click(paste.apply)
    ((made,),) = calls(desk, "add")
    assert (made.main.url, made.number) == ("rtsp://10.0.0.5:554/s1", 6)
    assert made.credentials == Credentials("admin", "p@ss")
    assert paste.note.text() == "✓ 1 kamera ditambahkan"
    assert rows(paste.list)[0][3].startswith("sudah ada")


def test_hosts_go_where_they_can_be_asked(opened):
    dialog = opened(2)
    put(dialog.paste, "10.0.0.7", GOOD)
    assert dialog.tabs.currentIndex() == 0
    (finding,) = dialog.network.findings.all()
    assert (finding.candidate.address, finding.ticked) == ("10.0.0.7", True)


def test_a_refusal_keeps_what_was_read(paste, desk):
    put(paste, GOOD)
    desk.refuse = SccError(Told("Hanya admin.", "Admins only."))
    click(paste.apply)
    assert paste.refusal.what.text() == "✕ Hanya admin."
    assert paste.apply.isEnabled()


def test_leaving_forgets_what_was_pasted(opened):
    dialog = opened(2)
    put(dialog.paste, GOOD, "rtsp://u:geheim@a b")
    dialog.reject()
    assert dialog.paste.text.toPlainText() == ""
    assert len(dialog.paste.findings) == 0


def test_it_is_read_by_keyboard(paste):
    paste.text.setFocus()
    QTest.keyClicks(paste.text, "rtsp://10.0.0.9/a")
    QTest.keyClick(paste.text, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is paste.read
    QTest.keyClick(paste.read, Qt.Key.Key_Space)
    assert len(rows(paste.list)) == 1


# --- CSV ---------------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def chosen_file(monkeypatch, tmp_path):
    monkeypatch.setattr(csv_files, "to_read", lambda *_: Path("kota.csv"))
    monkeypatch.setattr(csv_files, "to_write", lambda *_: tmp_path / "kamera.csv")


def test_the_page_says_which_columns_there_are_and_which_must_be_filled(csv):
    (told,) = [label.text() for label in csv.findChildren(QLabel) if label.text().startswith("Kolom:")]
    assert told.splitlines()[0] == f"Kolom: {', '.join(COLUMNS)}."
    assert told.splitlines()[1].startswith("Wajib: name, main_url; kolom lain boleh kosong.")


def test_an_import_says_first_what_it_would_change(csv, desk):
    desk.plan = CsvPlan(12, 3, 20)
    click(csv.choose)
    assert csv.plan.text() == "12 kamera baru, 3 diubah, 20 tidak berubah. Belum ada yang disimpan."
    assert calls(desk, "import") == []
    assert QApplication.focusWidget() is csv.start
    QTest.keyClick(csv.start, Qt.Key.Key_Space)
    assert calls(desk, "import") == [(Path("kota.csv"),)]
    assert csv.plan.text().startswith("✓ Diimpor: 12 kamera baru")
    assert not csv.start.isEnabled()


def test_faults_are_told_by_line_and_nothing_can_be_imported(csv, desk):
    faults = (CsvFault(3, Told("wilayah tidak dikenal", "no such region")), CsvFault(0, Told("kolom kurang", "column")))
    desk.plan = CsvPlan(2, faults=faults)
    click(csv.choose)
    assert csv.faults.toPlainText() == "baris 3: wilayah tidak dikenal\nkolom kurang"
    assert csv.plan.text().startswith("✕ 2 kesalahan")
    assert not csv.start.isEnabled()


def test_a_file_that_changes_nothing_can_not_be_imported(csv, desk):
    desk.plan = CsvPlan(unchanged=5)
    click(csv.choose)
    assert not csv.start.isEnabled()


def test_nothing_chosen_changes_nothing(csv, desk, monkeypatch):
    monkeypatch.setattr(csv_files, "to_read", lambda *_: None)
    click(csv.choose)
    assert desk.calls == []


def test_an_unreadable_file_is_told(csv, desk):
    desk.refuse = SccError(Told("Berkas tidak dapat dibaca.", "Unreadable."))
    click(csv.choose)
    assert csv.refusal.what.text() == "✕ Berkas tidak dapat dibaca."
    assert not csv.start.isEnabled()


def test_an_import_is_not_left_half_way(opened, desk):
    work = HeldWork()
    dialog = opened(3, work)
    desk.plan = CsvPlan(1)
    click(dialog.csv.choose)
    assert dialog.csv.long.isVisible()
    work.run()
    click(dialog.csv.start)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    work.run()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("by_key", [False, True])
def test_an_import_is_stopped_and_says_that_nothing_was_changed(opened, desk, by_key):
    work = HeldWork()
    dialog = opened(3, work)
    desk.plan = CsvPlan(1)
    click(dialog.csv.choose)
    work.run()
    click(dialog.csv.start)
    assert QApplication.focusWidget() is dialog.csv.stop
    if by_key:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        click(dialog.csv.stop)
    assert not dialog.csv.stop.isEnabled()
    work.run()
    assert calls(desk, "import") == []
    assert dialog.csv._busy.note.text().startswith("⚠ Dibatalkan: tidak ada yang diubah.")
    assert "Belum ada yang disimpan." in dialog.csv.plan.text()
    assert not dialog.csv.stop.isVisible()
    click(dialog.csv.start)
    work.run()
    assert calls(desk, "import") == [(Path("kota.csv"),)]


def test_export_is_counted(csv, desk, tmp_path):
    click(csv.store)
    assert calls(desk, "export") == [(tmp_path / "kamera.csv",)]
    assert csv.exported.text() == "✓ 1 kamera diekspor"


@pytest.mark.parametrize("by_key", [False, True])
def test_an_export_is_stopped_and_said_so(opened, desk, by_key):
    work = HeldWork()
    dialog = opened(3, work)
    click(dialog.csv.store)
    if by_key:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    else:
        click(dialog.csv.stop)
    assert dialog.isVisible()
    work.run()
    assert calls(desk, "export") == []
    assert dialog.csv._busy.note.text() == "⚠ Dibatalkan; tidak ada yang ditulis."
    assert QApplication.focusWidget() is dialog.csv.store
