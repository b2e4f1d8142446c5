"""Trying stored cameras, and giving many of them another account."""

import pytest
from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from scc_wall.base.told import Told
from scc_wall.domain.camera import Credentials
from scc_wall.ui.cameras.desk import CameraTrial, News
from scc_wall.ui.cameras.passwords_dialog import PasswordsDialog
from scc_wall.ui.cameras.trial_dialog import TrialDialog
from scc_wall.ui.cameras.trials_view import TrialsView
from tests.support.by_hand import click, type_into
from tests.support.cameras_desk import ScriptedCameras, camera, survey_of, trial

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ONE, TWO, THREE = (camera(n, f"Kamera {n}", credentials=Credentials("lama", "")) for n in (1, 2, 3))
OFFLINE = Told("Kamera tidak terjangkau. Periksa alamat, daya, dan kabel jaringan kamera.", "Unreachable.")


def jpeg():
    image = QImage(64, 36, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG")
    return bytes(content.data())


@pytest.fixture
def desk():
    return ScriptedCameras(ONE, TWO, THREE)


# --- trials ------------------------------------------------------------------------------------------------------


@pytest.fixture
def trying(shown, desk):
    return shown(TrialDialog(desk, (ONE, TWO)))


def test_each_camera_is_told_as_it_answers(trying, desk, qtbot):
    good = trial(ONE, picture=jpeg(), onvif=survey_of(drift_s=93))
    bad = trial(TWO, ok=False, onvif_fault=OFFLINE, fingerprint_sha256="ab" * 32)
    desk.script(
        "test",
        News(0, 2, Told("Menguji Kamera 1", "Trying")),
        News(1, 2, Told("Menguji Kamera 2", "Trying"), tested=(good,)),
        News(2, 2, over=True, tested=(good, bad)),
    )
    told = []
    trying.tried.connect(told.append)
    trying.begin()
    assert trying.job.note.text() == "0 dari 2 · Menguji Kamera 1"
    assert not trying.again.isEnabled()
    trying.job.tick()
    trying.job.tick()
    assert told == [good, bad]
    assert trying.sum.text() == "2 dari 2 diuji · 1 baik · 1 bermasalah"
    first, second = trying.trials.plates
    assert "Kamera 1 — ✓ baik" in first.text()
    assert "lebih cepat 93 dtk" in first.text()
    assert [label.accessibleName() for label in first.findChildren(QLabel) if not label.pixmap().isNull()] == [
        "Gambar dari Aliran utama · 1920×1080 · 0,8 dtk",
        "Gambar dari Sub-aliran · 640×360 · 0,4 dtk",
    ]
    assert f"✕ ONVIF: {OFFLINE}" in second.text()
    assert "AB:AB" in second.text()
    assert trying.again.isEnabled()


def test_a_picture_that_is_none_shows_none(trying, desk):
    desk.script("test", News(over=True, tested=(trial(ONE, picture=b"\x89PNG no picture"),)))
    trying.begin()
    assert not [label for label in trying.findChildren(QLabel) if not label.pixmap().isNull()]


def test_a_plate_is_no_higher_than_what_it_says(shown):
    view = shown(TrialsView(""))
    view.resize(900, 900)
    view.show_trials((trial(ONE, picture=jpeg()),))
    QApplication.processEvents()
    (plate,) = view.plates
    assert plate.height() <= plate.layout().totalHeightForWidth(plate.width())


def test_it_can_be_stopped_and_tried_again_by_keyboard(trying, desk):
    job = desk.script("test", News(1, 2, tested=(trial(ONE),)))
    trying.begin()
    QTest.keyClick(trying.job.stop, Qt.Key.Key_Space)
    assert job.cancelled == 1
    assert "Dihentikan" in trying.job.note.text()
    assert len(trying.trials.plates) == 1
    desk.script("test", News(over=True, tested=(trial(ONE), trial(TWO))))
    QTest.keyClick(trying.again, Qt.Key.Key_Space)
    assert len(trying.trials.plates) == 2
    assert [call[0] for call in desk.calls] == ["test", "test"]


def test_closing_cancels_it(trying, desk):
    job = desk.script("test", News(0, 2))
    trying.begin()
    QTest.keyClick(trying, Qt.Key.Key_Escape)
    assert job.cancelled == 1
    assert not trying.job.running


def test_a_trial_that_failed_as_a_whole_says_why(trying, desk):
    desk.script("test", News(over=True, fault=Told("Hanya admin.", "Admins only.")))
    trying.begin()
    assert trying.job.note.text() == "✕ Hanya admin."
    assert trying.trials.empty.isVisible()


# --- accounts ----------------------------------------------------------------------------------------------------


@pytest.fixture
def accounts(shown, desk):
    return shown(PasswordsDialog(desk, (ONE, TWO, THREE), [1, 3]))


def fill(accounts, username="admin", password="baru", again=None):
    type_into(accounts.username, username)
    type_into(accounts.password, password)
    type_into(accounts.again, password if again is None else again)


def results(accounts):
    return [accounts.list.item(row, 3).text() for row in range(3)]


def test_the_chosen_ones_are_tried_first_by_keyboard_alone(accounts, desk, qtbot):
    desk.script(
        "passwords",
        News(0, 2),
        News(1, 2, tested=(trial(ONE),), changed=1),
        News(2, 2, over=True, tested=(trial(ONE), trial(THREE, ok=False)), changed=1),
    )
    for text in ("admin", "baru", "baru"):
        QTest.keyClicks(QApplication.focusWidget(), text)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(accounts.again.editor, Qt.Key.Key_Return)
    assert desk.calls == [("passwords", (1, 3), Credentials("admin", "baru"), True)]
    assert accounts.password.exact() == accounts.again.exact() == ""
    assert not accounts.list.isEnabled()
    accounts.job.tick()
    with qtbot.waitSignal(accounts.changed):
        accounts.job.tick()
    assert results(accounts)[:2] == ["✓ menerima", ""]
    assert results(accounts)[2].startswith("✕ Kamera menolak nama pengguna")
    assert accounts.told.text() == "⚠ 1 kamera memakai akun baru; 1 menolak."
    assert accounts.detail.text().startswith("Kamera 3: ✕ Kamera menolak nama pengguna atau kata sandi. Periksa")
    assert accounts.list.item(2, 0).checkState() == Qt.CheckState.Checked  # what is left to do stays ticked
    assert accounts.list.item(0, 0).checkState() == Qt.CheckState.Unchecked


def test_what_is_ticked_can_be_told_while_it_runs(accounts, desk):
    desk.script("passwords", News(0, 2))
    fill(accounts)
    click(accounts.apply)
    assert not accounts.list.isEnabled()

    def lightness(row):
        box = accounts.list.visualItemRect(accounts.list.item(row, 0))
        image = accounts.list.viewport().grab(box).toImage()
        pixels = [image.pixelColor(x, y).lightness() for x in range(8, 22) for y in range(image.height())]
        return sum(pixels) / len(pixels)

    assert lightness(2) > lightness(1) + 20


def test_only_what_is_stored_counts_as_tried(accounts, desk):
    told = []
    accounts.tried.connect(told.append)
    good = trial(ONE)
    desk.script(
        "passwords",
        News(over=True, tested=(good, trial(THREE, ok=False))),  # cancelled: nothing was stored
    )
    fill(accounts)
    click(accounts.apply)
    assert told == []
    desk.script("passwords", News(over=True, tested=(good, trial(THREE, ok=False)), changed=1))
    fill(accounts)
    click(accounts.apply)
    assert told == [good]


def test_stored_anyway_is_a_choice_that_warns(accounts, desk):
    QTest.keyClick(accounts.first, Qt.Key.Key_Space)
    assert accounts.first_note.text().startswith("⚠ Disimpan untuk semua")
    desk.script("passwords", News(over=True, tested=(CameraTrial(ONE), CameraTrial(THREE)), changed=2))
    fill(accounts)
    click(accounts.apply)
    assert desk.calls[0][-1] is False
    assert results(accounts)[0] == "✓ disimpan tanpa dicoba"
    assert accounts.told.text() == "✓ 2 kamera memakai akun baru."


@pytest.mark.parametrize(
    ("typed", "field"),
    [(("", "x", "x"), "username"), (("a", "", ""), "password"), (("a", "x", "y"), "again")],
)
def test_what_is_missing_is_told_at_its_field(accounts, desk, typed, field):
    fill(accounts, *typed)
    click(accounts.apply)
    assert getattr(accounts, field).fault()
    assert desk.calls == []


def test_nothing_ticked_changes_nothing(accounts):
    click(accounts.tick_all)
    assert accounts.count.text() == "3 dari 3 dicentang"
    click(accounts.tick_all)
    assert not accounts.apply.isEnabled()


def test_what_was_stored_untried_is_told_even_if_the_desk_names_nobody(accounts, desk):
    accounts.first.setChecked(False)
    desk.script("passwords", News(2, 2, over=True, changed=2))
    fill(accounts)
    click(accounts.apply)
    assert results(accounts) == ["✓ disimpan tanpa dicoba", "", "✓ disimpan tanpa dicoba"]


def test_what_was_stopped_before_anything_was_stored_stays_ticked(accounts, desk):
    desk.script("passwords", News(1, 2, tested=(trial(ONE),)))
    fill(accounts)
    click(accounts.apply)
    click(accounts.job.stop)
    assert accounts.told.text() == "⚠ tidak ada yang disimpan."
    assert accounts.count.text() == "2 dari 3 dicentang"


def test_leaving_cancels_and_tells_of_what_was_stored(accounts, desk, qtbot):
    job = desk.script("passwords", News(1, 2, tested=(trial(ONE),), changed=1))
    fill(accounts)
    click(accounts.apply)
    with qtbot.waitSignal(accounts.changed):
        QTest.keyClick(accounts, Qt.Key.Key_Escape)
    assert job.cancelled == 1


def test_a_password_of_spaces_counts(accounts, desk):
    desk.script("passwords", News(over=True))
    fill(accounts, password=" baru ")
    click(accounts.apply)
    assert desk.calls[0][2] == Credentials("admin", " baru ")
