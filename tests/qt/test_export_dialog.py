"""The dialog of exports over the real service: what is chosen, written, refused, stopped; and what the audit says."""

import hashlib
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scc_wall.access.export import STEP_ROWS, Selection
from scc_wall.app.access.office_desks import RoomExports
from scc_wall.app.access.work import RoomWork
from scc_wall.base.course import Course, Stopped
from scc_wall.base.errors import SccError
from scc_wall.domain.audit import AuditEntry
from scc_wall.domain.role import Action
from scc_wall.ui.access.export_dialog import CSV, PDF, ExportDialog
from scc_wall.ui.access.export_file import write_export
from scc_wall.ui.access.minutes_process import drawn_apart
from tests.support.access_room import Room

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def drawn(minutes, _course):
    """Stand for the drawing, which takes a second."""
    return b"%PDF-1.7 " + str(len(minutes.rows)).encode()


@pytest.fixture
def room(tmp_path: Path) -> Room:
    room = Room(tmp_path)
    presence = room.enter()
    room.access.policy.check_and_record(presence, Action.LAYOUT_CHANGE, subject="layout:Harian")
    room.access.sessions.log_out()
    return room


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dokumen").mkdir()
    return tmp_path / "dokumen"


@pytest.fixture
def dialog(shown, room: Room, folder: Path) -> ExportDialog:
    proven = room.prove("auditor")
    return shown(ExportDialog(RoomExports(room.access, lambda: proven, drawn), room.clock, folder=folder))


def choose(field, data) -> None:
    field.editor.setCurrentIndex(field.editor.findData(data))


def press_enter() -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_the_last_session_is_written_by_keyboard_alone_and_stands_in_the_audit(dialog, room, folder) -> None:
    assert QApplication.focusWidget() is dialog.choice.what.editor
    press_enter()
    file = folder / "berita-acara-sesi-1.pdf"
    assert file.read_bytes() == b"%PDF-1.7 3"
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    told = (dialog.written.head.text(), dialog.written.file.text(), dialog.written.sha256.text().replace(" ", ""))
    assert told == ("✓ Tersimpan: 3 baris", str(file), f"SHA-256:{sha256}")
    row = list(room.store.audit.rows())[-1].entry
    assert (row.action, row.who, row.subject) == ("audit.export", "auditor", "session:1")
    assert row.details == (("kind", "pdf"), ("rows", 3), ("sha256", sha256))
    choose(dialog.kind, CSV)
    press_enter()  # once something else was chosen, Enter exports
    assert len(list(folder.iterdir())) == 2
    press_enter()  # and closes once that is done
    assert not dialog.isVisible()


def test_a_period_is_read_back_in_words_and_ends_with_its_last_day(dialog, room, folder) -> None:
    choose(dialog.choice.what, "period")
    dialog.choice.since.editor.setText("5/1/2026")
    dialog.choice.until.editor.setText("5/1/2026 07.00")
    assert "Senin, 5 Januari 2026, 00.00 WIB" in dialog.choice.since.note.text()
    assert dialog.choice.selection().until_utc == datetime(2026, 1, 5, 0, 0, tzinfo=UTC)
    dialog.choice.until.editor.setText("5/1/2026")
    assert dialog.choice.selection() == Selection(
        from_utc=datetime(2026, 1, 4, 17, tzinfo=UTC), until_utc=datetime(2026, 1, 5, 17, tzinfo=UTC)
    )
    choose(dialog.kind, CSV)
    assert dialog.file.text() == str(folder / "audit-20260105.csv")
    dialog.export.click()
    assert (folder / "audit-20260105.csv").read_bytes().count(b"\r\n") == 1 + len(list(room.store.audit.rows())) - 1
    dialog.choice.until.editor.setText("4/1/2026")
    dialog.export.click()
    assert dialog.choice.until.fault() == "Harus sesudah awalnya."
    for field in (dialog.choice.since, dialog.choice.until):
        field.editor.setText("")
    assert dialog.choice.selection() == Selection()


def test_nothing_is_replaced_unasked(dialog, folder) -> None:
    file = folder / "berita-acara-sesi-1.pdf"
    dialog.export.click()
    before = file.read_bytes()
    assert dialog.file.text() == str(file)
    file.write_bytes(b"mine")
    dialog.export.click()
    assert "sudah ada" in dialog.file.fault()
    assert file.read_bytes() == b"mine"
    dialog.file.editor.setText(str(file) + ".pdf")  # another name: what was said of the first one counts no more
    dialog.file.editor.setText(str(file))
    dialog.export.click()
    assert file.read_bytes() == b"mine"
    dialog.export.click()
    assert file.read_bytes() == before
    dialog.file.editor.setText("")
    choose(dialog.kind, CSV)
    choose(dialog.kind, PDF)
    assert dialog.file.text() == str(folder / "berita-acara-sesi-1-2.pdf")


def test_a_file_that_appears_meanwhile_is_not_replaced(room, folder) -> None:
    file = folder / "audit.csv"
    file.write_bytes(b"mine")
    with pytest.raises(SccError, match="sudah ada berkas"):
        write_export(room.access.exports, room.prove("auditor"), file, replace=False)
    assert file.read_bytes() == b"mine"
    assert room.actions()[-1] == "!audit.export"


@pytest.mark.parametrize(
    ("name", "told"), [("audit.exe", "tidak dikenal"), ("audit.csv", "tidak sesuai"), ("", "belum dipilih")]
)
def test_a_file_of_another_kind_is_refused_at_its_field(dialog, name: str, told: str) -> None:
    dialog.file.editor.setText(name)
    dialog.export.click()
    assert told in dialog.file.fault()


def test_a_name_from_the_systems_dialog_brings_its_kind_and_its_answer(dialog, folder) -> None:
    (folder / "lama.csv").write_bytes(b"mine")
    dialog.take_file(folder / "lama.csv")
    dialog.export.click()
    assert (folder / "lama.csv").read_bytes().startswith(b"\xef\xbb\xbfnumber;")
    dialog.take_file(folder / "tanpa-akhiran")
    assert dialog.file.text().endswith("tanpa-akhiran.csv")


def test_a_disk_that_is_full_is_told_and_leaves_nothing(dialog, room, folder, monkeypatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    monkeypatch.setattr(room.access.exports._audit, "write_anchor", lambda: None)
    dialog.export.click()
    assert dialog.refusal.isVisible()
    assert "ruang disk habis" in dialog.refusal.why.text()
    assert "pilih disk lain" in dialog.refusal.todo.text()
    assert not list(folder.iterdir())
    assert room.actions()[-1] == "!audit.export"


def test_a_supervisor_takes_one_session_from_within_theirs(shown, room, folder) -> None:
    room.enter("supervisor")
    by = room.access.sessions.present
    dialog = shown(ExportDialog(RoomExports(room.access, by, drawn), room.clock, folder=folder))
    assert dialog.choice.what.editor.count() == 1
    assert "hanya auditor" in dialog.choice.what.note.text()
    choose(dialog.choice.session, 1)
    dialog.export.click()
    assert [path.name for path in folder.iterdir()] == ["berita-acara-sesi-1.pdf"]
    assert list(room.store.audit.rows())[-1].entry.action == "export"
    room.access.sessions.log_out()
    dialog.file.editor.setText(str(folder / "dua.pdf"))
    dialog.export.click()
    assert "Belum ada yang masuk" in dialog.refusal.what.text()
    assert not (folder / "dua.pdf").exists()


class Held:
    """A drawing that waits until it is stopped."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.thread = ""

    def __call__(self, _minutes, course: Course) -> bytes:
        self.thread = threading.current_thread().name
        self.begun.set()
        while True:
            course.step(course.now.told, 3, 7)
            threading.Event().wait(0.01)


def test_what_runs_is_stopped_by_esc_and_leaves_nothing(qtbot, shown, room, folder) -> None:
    held, proven, work = Held(), room.prove("auditor"), RoomWork(name="slow")
    try:
        dialog = shown(
            ExportDialog(RoomExports(room.access, lambda: proven, held), room.clock, work=work, folder=folder)
        )
        qtbot.waitUntil(dialog.export.isEnabled)
        dialog.export.click()
        assert not dialog.export.isEnabled()
        assert held.begun.wait(10)
        qtbot.waitUntil(lambda: "3 dari 7" in dialog._busy.note.text())
        assert dialog.long.isVisible()
        assert QApplication.focusWidget() is dialog.leave
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        qtbot.waitUntil(dialog.export.isEnabled)
        assert "Dibatalkan" in dialog._busy.note.text()
        assert dialog.isVisible()
        assert not dialog.refusal.isVisible()
    finally:
        work.close()
        work.deleteLater()
    assert held.thread.startswith("slow")
    assert not list(folder.iterdir())
    assert room.actions()[-1] == "!audit.export"


def test_the_end_of_the_program_stops_it_too(qtbot, shown, room, folder) -> None:
    held, proven, work = Held(), room.prove("auditor"), RoomWork(name="slow")
    dialog = shown(ExportDialog(RoomExports(room.access, lambda: proven, held), room.clock, work=work, folder=folder))
    qtbot.waitUntil(dialog.export.isEnabled)
    dialog.export.click()
    assert held.begun.wait(10)
    dialog.done(0)
    work.close()  # returns, for the drawing has been stopped
    work.deleteLater()
    assert not list(folder.iterdir())


def test_rows_are_counted_and_a_stop_between_them_is_on_record(room, folder) -> None:
    for _ in range(2 * STEP_ROWS):
        room.access.audit.record(AuditEntry("snapshot"))
    course = Course()
    written = write_export(room.access.exports, room.prove("auditor"), folder / "a.csv", course=course)
    assert written.rows == written.file.read_bytes().count(b"\r\n") - 1
    assert course.now.told.en == "Writing the file…"
    course.stop()
    with pytest.raises(Stopped):
        write_export(room.access.exports, room.prove("auditor"), folder / "b.csv", course=course)
    assert not (folder / "b.csv").exists()
    assert room.actions()[-1] == "!audit.export"


def test_a_process_of_its_own_draws_and_says_how_far_it_is() -> None:
    course = Course()
    content = drawn_apart("<p>Berita acara</p>" * 200, "Judul", course)
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")
    assert course.now.of > 1
    assert course.now.done == course.now.of


def test_that_process_ends_when_it_is_stopped() -> None:
    class Impatient(Course):
        """Stops as soon as the process runs."""

        def __init__(self) -> None:
            super().__init__()
            self.looks = 0

        def step(self, *told) -> None:
            super().step(*told)
            self.looks += 1
            if self.looks == 2:
                self.stop()

    with pytest.raises(Stopped):  # a process that is left behind fails the test
        drawn_apart("<p>x</p>", "Judul", Impatient())
