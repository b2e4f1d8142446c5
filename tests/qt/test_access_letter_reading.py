"""A registered letter read whole: its fields, its numbers by right, its scan in the system's viewer."""

import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from scc_wall.access.attachments import AttachmentError
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.access_store import Attachment
from scc_wall.domain.letter import LetterState, NamedPerson, Scope, SignatureStatus
from scc_wall.ui.access.letter_dialog import LetterDialog
from scc_wall.ui.access.letters_dialog import LettersDialog
from scc_wall.ui.access.listing import shared
from scc_wall.ui.access.scan_view import ScanError, ScanView
from tests.support.access_desk import SARI, ScriptedLetters, ScriptedPapers, letter, stored

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

FULL = replace(
    letter("800/21/SCC", "Pemantauan mudik"),
    persons=(SARI, NamedPerson("Andi Saputra", "KTA-2020-77", "Letda", "Penghubung", "Kodam II")),
    legal_basis=("Pergub 1/2025", "SK 2/2026"),
    copies_to=("Gubernur", "Inspektorat"),
    signature=SignatureStatus.QR_ONLY,
    scope=Scope(frozenset({"16.71"}), frozenset({3})),
    attachment_sha256="ab" * 32,
)


class Viewer:
    """Stands for the system's viewer: notes what it was handed and what it held then."""

    def __init__(self, *, takes: bool = True):
        self.takes = takes
        self.seen: list[tuple[Path, bytes, int]] = []

    def __call__(self, url):
        path = Path(url.toLocalFile())
        self.seen.append((path, path.read_bytes(), stat.S_IMODE(path.stat().st_mode)))
        return self.takes


@pytest.fixture
def desk():
    return ScriptedLetters(stored(9, FULL, LetterState.WAITING), stored(8, letter()))


@pytest.fixture
def papers(desk):
    return ScriptedPapers(desk)


@pytest.fixture
def reader(shown, desk, papers):
    viewer = Viewer()
    made = LetterDialog(desk.letters[9], desk.name_of, papers, camera_names={3: "Simpang"}, view=ScanView(viewer))
    made.viewer = viewer
    return shown(made)


def told(dialog):
    return dialog.letter.lines()


def test_every_field_of_the_letter_is_told(reader):
    assert told(reader) == {
        "Nomor": "800/21/SCC",
        "Tanggal": "Jumat, 2 Januari 2026",
        "Instansi penerbit": "Dinas Komunikasi dan Informatika",
        "Berlaku dari": "Senin, 5 Januari 2026, 07.00 WIB",
        "Berlaku sampai": "Senin, 5 Januari 2026, 18.00 WIB",
        "Tujuan": "Pemantauan mudik",
        "Tempat": "Sumsel Command Center",
        "Dasar hukum": "Pergub 1/2025\nSK 2/2026",
        "Batas akses": "semua kamera di Kota Palembang\ndan juga kamera Simpang",
        "Yang ditugaskan": (
            "Sari Wulandari · 199007222021212007 · PPPK · Pranata Komputer · Dinas Kominfo\n"
            "Andi Saputra · KTA-2020-77 · Letda · Penghubung · Kodam II"
        ),
        "Penanda tangan": "Budi Santoso · Kepala Dinas · 197001011995031001",
        "Status tanda tangan": "kode QR, belum diperiksa",
        "Tembusan": "Gubernur\nInspektorat",
        "Pindaian": "ada",
        "Status": "⚠ menunggu",
        "Didaftarkan oleh": "Rina Putri",
        "Didaftarkan pada": "Senin, 5 Januari 2026, 08.00 WIB",
    }


def test_who_may_not_read_it_whole_sees_masked_numbers_and_no_scan(shown, desk):
    made = shown(LetterDialog(desk.letters[9], desk.name_of, None))
    assert not made.scan.isEnabled()
    everything = "\n".join(told(made).values())
    for number in (SARI.number, "KTA-2020-77", "197001011995031001"):
        assert number not in everything
    assert "hanya pengawas dan auditor" in made.note.text()


def test_the_scan_goes_to_the_viewer_under_a_name_of_our_own_and_is_gone_after(reader, papers):
    QTest.keyClick(reader, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    reader.scan.click()
    (path, content, mode), *_ = reader.viewer.seen
    assert content == papers.content
    assert path.name.startswith("surat-tugas-")
    assert path.suffix == ".pdf"  # of its own content, though it was called CON.exe
    if os.name == "posix":
        assert mode == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert ("scan", 9) in papers.asked
    assert path.exists()
    reader.leave.click()
    assert not any(path.parent.exists() for path, _, _ in reader.viewer.seen)


def test_a_refused_scan_is_told_and_nothing_is_opened(reader, papers):
    papers.refuse = AttachmentError(Told("Lampiran ini ditolak.", "Refused."), Told("Isinya bukan PDF.", "No PDF."))
    reader.scan.click()
    assert reader.refusal.isVisible()
    assert "Lampiran ini ditolak." in reader.refusal.what.text()
    assert reader.viewer.seen == []


def test_a_machine_without_a_viewer_is_told_and_keeps_no_file(reader):
    reader.viewer.takes = False
    reader.scan.click()
    assert "Pindaian tidak dapat dibuka." in reader.refusal.what.text()
    ((path, _, _),) = reader.viewer.seen
    assert not path.parent.exists()


def test_a_kind_that_is_no_scan_s_is_never_handed_over():
    viewer = Viewer()
    with pytest.raises(ScanError):
        ScanView(viewer).show(Attachment("ab" * 32, "surat.pdf", "exe", b"MZ"))
    assert viewer.seen == []


def test_a_full_disk_is_told(monkeypatch):
    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("scc_wall.ui.access.scan_folder.os.open", full)
    viewer = Viewer()
    with pytest.raises(ScanError, match="No space left"):
        ScanView(viewer).show(Attachment("ab" * 32, "surat.pdf", "pdf", b"%PDF-"))
    assert viewer.seen == []


def test_the_file_is_gone_with_the_program_too():
    code = (
        "from scc_wall.ui.access.scan_view import ScanView\n"
        "from scc_wall.domain.access_store import Attachment\n"
        "view = ScanView(lambda url: True)\n"
        "print(view.show(Attachment('ab' * 32, 'x.png', 'png', b'x')), flush=True)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=50)
    path = Path(done.stdout.strip())
    assert path.name == "surat-tugas-abababab.png"
    assert not path.parent.exists()


# --- from the list -----------------------------------------------------------------------------------------------


def readers(dialog):
    return [one for one in dialog.findChildren(LetterDialog) if one.isVisible()]


def test_a_letter_is_opened_from_the_list_whole_and_that_is_asked_for(shown, desk, papers, clock):
    dialog = shown(LettersDialog(desk, clock, papers=papers))
    assert SARI.number not in dialog.details.text()
    dialog.read.click()
    (opened,) = readers(dialog)
    assert SARI.number in told(opened)["Yang ditugaskan"]
    assert papers.asked == [("letter", 9)]
    opened.leave.click()


@pytest.mark.parametrize("allowed", [False, None], ids=["no right", "nobody to ask"])
def test_without_the_right_it_opens_masked_and_nothing_is_asked_for(shown, desk, papers, clock, allowed):
    papers.allowed = bool(allowed)
    dialog = shown(LettersDialog(desk, clock, papers=None if allowed is None else papers))
    dialog.read.click()
    (opened,) = readers(dialog)
    assert SARI.number not in told(opened)["Yang ditugaskan"]
    assert papers.asked == []
    opened.leave.click()


def test_a_refused_reading_is_told_in_the_list(shown, desk, papers, clock):
    papers.refuse = SccError(Told("Masukkan kata sandi Anda lagi.", "Enter your password again."))
    dialog = shown(LettersDialog(desk, clock, papers=papers))
    dialog.read.click()
    assert readers(dialog) == []
    assert "Masukkan kata sandi Anda lagi." in dialog.refusal.what.text()


# --- the columns of a list ---------------------------------------------------------------------------------------


def test_a_long_number_pushes_no_column_out_of_sight(shown, clock):
    """960×540 is what 200 % leaves of a 1080p screen."""
    long = stored(7, letter("LATIHAN-SANGAT-PANJANG/000.8.3.3/15/OR/SCC/2026"), LetterState.WAITING)
    dialog = shown(LettersDialog(ScriptedLetters(long), clock))
    dialog.resize(960, 492)
    listing = dialog.list
    widths = [listing.columnWidth(column) for column in range(4)]
    assert sum(widths) <= listing.viewport().width()
    for column in (2, 3):  # the end and the state are whole
        assert widths[column] >= listing.sizeHintForColumn(column)
    assert listing.item(0, 0).toolTip() == long.letter.number


def test_what_is_left_goes_to_one_column_and_what_is_missing_off_another_then_off_the_widest():
    assert shared([100, 100, 50], 400, 1, 1) == [100, 250, 50]
    assert shared([300, 200, 50], 500, 1, 1) == [300, 150, 50]
    assert shared([300, 200, 50], 400, 1, 1) == [250, 100, 50]
    assert shared([300, 40, 50], 300, 1, 1) == [210, 40, 50]
    assert shared([100, 60, 180], 260, 0, 2) == [100, 60, 100]
    assert shared([300, 200, 50], 0, 1, 1) == [0, 0, 0]
    assert shared([600, 300, 80], 800, 1, 1) == [520, 200, 80]  # one long name does not take an address its room
    assert shared([170, 220, 150, 100], 530, 1, 1, 0.0) == [170, 110, 150, 100]  # but a letter's number its office's


def test_the_window_of_a_letter_is_as_tall_as_its_text(shown, desk, papers):
    short = shown(LetterDialog(stored(8, letter()), desk.name_of, papers))
    long = shown(LetterDialog(stored(9, FULL, LetterState.WAITING), desk.name_of, papers))
    for dialog in (short, long):
        assert dialog.height() == dialog.layout().totalHeightForWidth(dialog.width())
    assert short.height() < long.height()
