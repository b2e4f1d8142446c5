"""One camera's form: every field reaches the desk, no secret stays in sight, and each fault stands at its field."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.camera import CameraConfig, Credentials, OnvifSetup, StreamConfig, Transport
from scc_wall.domain.region import regions
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.cameras.add_dialog import HAND, AddDialog
from scc_wall.ui.cameras.camera_dialog import CameraDialog
from scc_wall.ui.cameras.desk import News
from scc_wall.ui.sites.desk import SiteFieldError
from tests.support.by_hand import click, type_into
from tests.support.cameras_desk import ScriptedCameras, camera, survey_of, trial
from tests.support.held_work import HeldWork

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

FINGERPRINT = "ab12cd34" * 8
STORED = camera(
    1,
    "Ampera",
    number=7,
    region_code="16.71",
    place="Jembatan",
    credentials=Credentials("operator", ""),
    main=StreamConfig("http://10.0.0.1/v?user=a&pwd=rahasia", (1920, 1080)),
    onvif=OnvifSetup("10.0.0.1", Credentials("onvif", ""), FINGERPRINT, steerable=True, ptz_profile="P9"),
)


def choose(field, text):
    editor = field.editor
    editor.setCurrentIndex(next(at for at in range(editor.count()) if text in editor.itemText(at)))


@pytest.fixture
def desk():
    return ScriptedCameras(STORED, camera(2, "Gudang", number=9))


@pytest.fixture
def changing(shown, desk):
    return shown(CameraDialog(desk, at_once, STORED, desk.stored, regions()))


@pytest.fixture
def adding(shown, desk):
    dialog = shown(AddDialog(desk, at_once, desk.stored, regions(), tab=HAND))
    dialog.hand.form.name.editor.setFocus()
    return dialog


def asked(desk, kind):
    return [call[1] for call in desk.calls if call[0] == kind]


# --- changing ----------------------------------------------------------------------------------------------------


def test_an_untouched_camera_is_stored_as_it_was(changing, desk):
    click(changing.part.apply)
    expected = replace(STORED, credentials=None, onvif=replace(STORED.onvif, credentials=None))
    assert asked(desk, "change") == [expected]
    assert changing.result() == 1


def test_no_stored_secret_is_in_the_form(changing):
    texts = [edit.text() for edit in changing.findChildren(QLineEdit)]
    assert not [text for text in texts if "rahasia" in text]
    part = changing.part.form
    assert part.main.text() == "http://10.0.0.1/v?user=a&pwd=***"
    for account in (part.account, part.onvif.account):
        assert account.password.exact() == ""
        assert account.password.note.text().startswith("✓ Tersimpan")


def test_a_masked_address_that_was_changed_is_refused(changing, desk):
    type_into(changing.part.form.main, "http://10.0.0.99/v?user=a&pwd=***")
    click(changing.part.apply)
    assert "sekali lagi" in changing.part.form.main.fault()
    assert asked(desk, "change") == []


@pytest.mark.parametrize(
    ("username", "password", "expected"),
    [
        (None, "baru", Credentials("operator", "baru")),
        ("admin", "baru ", Credentials("admin", "baru ")),
        ("", None, Credentials("", "")),
    ],
)
def test_the_account_is_changed_or_taken_away(changing, desk, username, password, expected):
    account = changing.part.form.account
    if username is not None:
        type_into(account.username, username)
    if password is not None:
        type_into(account.password, password)
    click(changing.part.apply)
    assert asked(desk, "change")[0].credentials == expected
    assert account.password.exact() == ""


def test_another_user_name_asks_for_its_password(changing, desk):
    type_into(changing.part.form.account.username, "admin")
    click(changing.part.apply)
    assert changing.part.form.account.password.fault() == "Isi kata sandi untuk nama pengguna ini."
    assert asked(desk, "change") == []


def test_a_password_without_a_name_is_refused(changing, desk):
    form = changing.part.form
    type_into(form.account.username, "")
    type_into(form.account.password, "x")
    click(changing.part.apply)
    assert form.account.username.fault()
    assert asked(desk, "change") == []


def test_the_onvif_side_is_stored_with_every_field(changing, desk):
    onvif = changing.part.form.onvif
    onvif.slows.setChecked(True)
    type_into(onvif.widest, "62,5")
    type_into(onvif.most, "30")
    choose(onvif.profile, "otomatis")
    type_into(onvif.fingerprint, "")
    click(changing.part.apply)
    expected = OnvifSetup("10.0.0.1", steerable=True, slows_itself=True, widest_deg=62.5, most_times=30.0)
    assert asked(desk, "change")[0].onvif == expected


def test_without_its_address_the_onvif_side_is_taken_away(changing, desk):
    type_into(changing.part.form.onvif.address, "")
    assert not changing.part.form.onvif.slows.isEnabled()
    click(changing.part.apply)
    assert asked(desk, "change")[0].onvif is None


def test_a_fault_of_an_onvif_side_that_is_taken_away_is_no_matter(changing, desk):
    onvif = changing.part.form.onvif
    type_into(onvif.widest, "x")
    type_into(onvif.address, "")
    click(changing.part.apply)
    assert asked(desk, "change")[0].onvif is None


def test_another_address_is_not_known_to_be_steerable(changing, desk):
    type_into(changing.part.form.onvif.address, "10.0.0.2")
    click(changing.part.apply)
    assert not asked(desk, "change")[0].onvif.steerable


def test_name_and_number_of_another_camera_are_refused_where_they_stand(changing, desk):
    form = changing.part.form
    type_into(form.name, "gudang")
    type_into(form.number, "9")
    click(changing.part.apply)
    assert form.name.fault()
    assert "“Gudang”" in form.number.fault()
    assert QApplication.focusWidget() is form.name.editor
    assert asked(desk, "change") == []


def test_a_refusal_that_names_a_field_is_told_there(changing, desk):
    desk.refuse = SiteFieldError(Told("Nomor sudah dipakai.", "Taken."), field="number")
    click(changing.part.apply)
    assert changing.part.form.number.fault() == "Nomor sudah dipakai."
    desk.refuse = SccError(Told("Hanya admin.", "Admins only."))
    click(changing.part.apply)
    assert changing.part.refusal.what.text() == "✕ Hanya admin."
    assert changing.isVisible()


def test_it_is_not_left_while_it_is_stored(shown, desk):
    work = HeldWork()
    dialog = shown(CameraDialog(desk, work, STORED, desk.stored, regions()))
    click(dialog.part.apply)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    work.run()
    assert dialog.result() == 1


# --- trial -------------------------------------------------------------------------------------------------------


def test_the_form_is_tried_as_it_stands_and_the_profiles_are_offered(changing, desk):
    form = changing.part.form
    type_into(form.account.password, "baru")
    tried = trial(STORED, onvif=survey_of(drift_s=-93))
    desk.script("test", News(0, 2, Told("Membuka aliran", "Opening")), News(2, 2, over=True, tested=(tried,)))
    click(changing.part.try_it)
    assert changing.part.job.note.text() == "0 dari 2 · Membuka aliran"
    changing.part.job.tick()
    ((given,),) = asked(desk, "test")
    assert given.credentials == Credentials("operator", "baru")
    text = changing.part.trials.plates[0].text()
    assert "1920×1080 · 0,8 dtk" in text
    assert "Jam kamera lebih lambat 93 dtk" in text
    profiles = form.onvif.profile.editor
    assert [profiles.itemText(at) for at in range(profiles.count())] == [
        "otomatis: yang pertama dapat digerakkan",
        "profil 1 · P1",
        "profil 2 · P2",
        "P9 (dipilih dahulu)",
    ]
    assert profiles.currentData() == "P9"


def test_a_trial_that_runs_is_not_begun_twice_and_can_be_stopped(changing, desk):
    part = changing.part
    job = desk.script("test", News(0, 1))
    part.try_it.setFocus()
    QTest.keyClick(part.try_it, Qt.Key.Key_Space)
    assert not part.try_it.isEnabled()
    assert QApplication.focusWidget() is part.job.stop
    desk.refuse = SccError(Told("Hanya admin.", "Admins only."))
    click(part.apply)
    assert not part.try_it.isEnabled()
    part.job.stop.setFocus()
    QTest.keyClick(part.job.stop, Qt.Key.Key_Space)
    assert job.cancelled == 1
    assert part.try_it.isEnabled()
    assert QApplication.focusWidget() is part.try_it


def test_the_trial_of_a_camera_that_was_added_ends_and_says_nothing_of_the_next_one(adding, desk):
    part = adding.hand
    for field, text in ((part.form.name, "Baru"), (part.form.main, "rtsp://10.0.0.9/a")):
        type_into(field, text)
    job = desk.script("test", News(0, 1))
    click(part.try_it)
    click(part.apply)
    assert job.cancelled == 1
    assert not part.job.running
    assert part.trials.empty.text().startswith("Tekan Uji")


def test_a_certificate_is_pinned_only_by_a_tick(changing, desk):
    form = changing.part.form
    type_into(form.onvif.fingerprint, "")
    why = Told("Sertifikat kamera belum dipercaya.", "Not trusted.")
    tried = trial(STORED, ok=False, onvif_fault=why, fingerprint_sha256="cd" * 32)
    desk.script("test", News(over=True, tested=(tried,)))
    click(changing.part.try_it)
    assert "✕ Kamera menolak nama pengguna" in changing.part.trials.plates[0].text()
    assert form.onvif.fingerprint.text() == ""
    assert changing.part.pin.fingerprint.text().startswith("CD:CD")
    QTest.keyClick(changing.part.pin.accept, Qt.Key.Key_Space)
    click(changing.part.apply)
    assert asked(desk, "change")[0].onvif.fingerprint_sha256 == "cd" * 32


def test_leaving_cancels_the_trial_and_keeps_no_password(changing, desk):
    job = desk.script("test", News())
    type_into(changing.part.form.account.password, "baru")
    click(changing.part.try_it)
    QTest.keyClick(changing, Qt.Key.Key_Escape)
    assert not changing.isVisible()
    assert job.cancelled == 1
    assert changing.part.form.account.password.exact() == ""


def test_a_trial_can_be_stopped(changing, desk):
    job = desk.script("test", News(doing=Told("Membuka", "Opening")))
    click(changing.part.try_it)
    click(changing.part.job.stop)
    assert job.cancelled == 1
    assert not changing.part.job.running
    assert "Dihentikan" in changing.part.job.note.text()


def test_a_form_with_faults_is_not_tried(adding, desk):
    click(adding.hand.try_it)
    assert adding.hand.form.name.fault()
    assert desk.calls == []


# --- adding by hand ----------------------------------------------------------------------------------------------


def test_a_camera_is_added_by_keyboard_alone(adding, desk):
    form = adding.hand.form
    typed = ("Charitas", "12", "Kota", "Simpang", "rtsp://admin:p%40ss@10.0.0.5:554/s1", "rtsp://10.0.0.5:554/s2")
    for text in typed:  # "Kota" finds the first of them in the list of regions
        QTest.keyClicks(QApplication.focusWidget(), text)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert form.main.text() == "rtsp://10.0.0.5:554/s1"
    assert form.account.username.text() == "admin"
    choose(form.transport, "UDP")
    type_into(form.tags, "banjir, , lalu lintas")
    QTest.keyClick(form.tags.editor, Qt.Key.Key_Return)
    assert asked(desk, "add") == [
        CameraConfig(
            0,
            "Charitas",
            StreamConfig("rtsp://10.0.0.5:554/s1"),
            StreamConfig("rtsp://10.0.0.5:554/s2"),
            12,
            "16.71",
            Transport.UDP,
            Credentials("admin", "p@ss"),
            ("banjir", "lalu lintas"),
            "Simpang",
        )
    ]
    assert form.name.text() == ""
    assert form.account.password.exact() == ""
    assert adding.hand.note.text() == "✓ Charitas ditambahkan"
    assert QApplication.focusWidget() is form.name.editor


def test_an_account_in_the_onvif_address_goes_where_accounts_stand(adding, desk):
    form = adding.hand.form
    type_into(form.name, "X")
    type_into(form.main, "rtsp://10.0.0.5/a")
    type_into(form.onvif.address, "http://admin:rahasia@10.0.0.5:8000/onvif/device_service")
    QTest.keyClick(form.onvif.address.editor, Qt.Key.Key_Return)
    (made,) = asked(desk, "add")
    assert made.onvif.address == "http://10.0.0.5:8000/onvif/device_service"
    assert made.credentials == Credentials("admin", "rahasia")


def test_a_bad_address_is_told_at_its_field(adding, desk):
    form = adding.hand.form
    type_into(form.name, "X")
    type_into(form.main, "ftp://10.0.0.5/a")
    type_into(form.sub, "10.0.0.5")
    type_into(form.onvif.address, "rtsp://10.0.0.5")
    click(adding.hand.apply)
    assert [bool(field.fault()) for field in (form.main, form.sub, form.onvif.address)] == [True] * 3
    assert asked(desk, "add") == []


def test_a_refused_camera_stays_in_the_form(adding, desk):
    form = adding.hand.form
    type_into(form.name, "X")
    type_into(form.main, "rtsp://10.0.0.5/a")
    desk.refuse = SccError(Told("Hanya admin.", "Admins only."))
    click(adding.hand.apply)
    assert adding.hand.refusal.what.text() == "✕ Hanya admin."
    assert form.name.text() == "X"
