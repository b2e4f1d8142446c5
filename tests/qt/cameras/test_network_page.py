"""Cameras on the network: found, ticked, asked, pinned, chosen, and added in one go."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.camera import Credentials
from scc_wall.domain.region import regions
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.cameras.add_dialog import AddDialog
from scc_wall.ui.cameras.desk import News
from tests.support.by_hand import click, type_into
from tests.support.cameras_desk import ScriptedCameras, camera, candidate, survey_of
from tests.support.held_work import HeldWork

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

WHY = Told("Kamera menolak nama pengguna atau kata sandi. Periksa akun ONVIF.", "The camera refuses.")
UNTRUSTED = Told("Sertifikat kamera belum dipercaya.", "Not trusted.")
FOUND = (candidate(1), candidate(2, known_as="Gudang"), candidate(3), candidate(4))


@pytest.fixture
def desk():
    return ScriptedCameras(camera(1, "Gudang", number=41))


@pytest.fixture
def dialog(shown, desk):
    return shown(AddDialog(desk, at_once, desk.stored, regions()))


@pytest.fixture
def page(dialog):
    return dialog.network


def rows(page):
    return [[page.list.item(row, column).text() for column in (0, 2, 3, 4)] for row in range(page.list.rowCount())]


def find(page, desk, *candidates):
    desk.script("discover", News(over=True, candidates=candidates or FOUND))
    click(page.search)


def ask(page, desk, *candidates, password="rahasia"):
    if password:
        type_into(page.account.username, "admin")
        type_into(page.account.password, password)
    desk.script("survey", News(over=True, candidates=candidates))
    click(page.ask)


def calls(desk, kind):
    return [call[1:] for call in desk.calls if call[0] == kind]


def test_before_the_search_it_says_what_to_do(page):
    assert page.empty.text().startswith("Tekan “Cari di jaringan”")
    assert not page.ask.isEnabled()
    assert not page.apply.isEnabled()


def test_cameras_are_listed_as_they_answer(page, desk):
    job = desk.script(
        "discover",
        News(doing=Told("Mencari di 2 jaringan", "Looking")),
        News(candidates=FOUND[:1]),
        News(candidates=FOUND[:2]),
        News(over=True, candidates=FOUND),
    )
    click(page.search)
    assert page.job.running
    assert page.job.note.text() == "Mencari di 2 jaringan"
    page.job.tick()
    assert rows(page) == [["IPC-1", "10.16.1.1", "✓", "baru"]]
    page.list.item(0, 0).setCheckState(Qt.CheckState.Checked)
    page.job.tick()
    page.job.tick()
    assert [row[3] for row in rows(page)] == ["baru", "sudah ada: Gudang", "baru", "baru"]
    assert page.list.item(0, 0).checkState() == Qt.CheckState.Checked
    assert not page.job.running
    assert job.cancelled == 0


def test_nothing_found_says_what_to_do(page, desk):
    desk.script("discover", News(over=True))
    click(page.search)
    assert "Tidak ada kamera yang menjawab" in page.empty.text()


def test_a_search_that_failed_says_why(page, desk):
    desk.script("discover", News(over=True, fault=Told("Tidak ada jaringan.", "No network.")))
    click(page.search)
    assert page.empty.text() == "✕ Tidak ada jaringan."
    assert not page.job.note.text()
    desk.script("discover", News())
    click(page.search)
    assert page.empty.text() == "Mencari kamera…"


def test_a_narrow_list_spares_the_maker_and_shows_hosts_whole(page, desk):
    find(page, desk)
    page.resize(1400, 600)
    assert not page.list.isColumnHidden(1)
    page.resize(760, 400)
    assert page.list.isColumnHidden(1)
    assert page.list.columnWidth(2) >= page.list.sizeHintForColumn(2)
    page.resize(1400, 600)
    assert page.list.columnWidth(1) > 0


def test_a_chosen_camera_comes_into_sight_below_the_account_but_not_while_that_is_typed(page, desk):
    find(page, desk)
    page.window().resize(820, 440)
    QApplication.processEvents()
    bar = page._area.verticalScrollBar()
    assert page.one.visibleRegion().isEmpty()
    page.account.username.editor.setFocus()
    page.list.selectRow(1)
    assert bar.value() == 0
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Up)
    assert page.one.visibleRegion().boundingRect().contains(page.one.rect())


def test_rows_are_ticked_by_keyboard_and_known_ones_are_not(page, desk):
    find(page, desk)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    assert [one.candidate.found.name for one in page.findings.ticked()] == ["IPC-1"]
    assert "Sudah ada sebagai “Gudang”" in page.one.told.text()
    click(page.tick_all)
    assert len(page.findings.ticked()) == 3
    click(page.tick_all)
    assert page.findings.ticked() == []


def test_the_ticked_ones_are_asked_once_with_one_account(page, desk):
    find(page, desk)
    click(page.tick_all)
    type_into(page.account.username, "admin")
    type_into(page.account.password, "rahasia")
    desk.script("survey", News(over=True, candidates=(replace(FOUND[0], survey=survey_of("Pintu")),)))
    QTest.keyClick(page.account.password.editor, Qt.Key.Key_Return)
    keys = tuple(one.key for one in FOUND if not one.known_as)
    assert calls(desk, "survey") == [(keys, Credentials("admin", "rahasia"), {})]


def test_each_camera_says_how_it_answered(page, desk):
    find(page, desk)
    click(page.tick_all)
    ask(
        page,
        desk,
        replace(FOUND[0], survey=survey_of("Pintu", drift_s=8)),
        replace(FOUND[2], fault=WHY),
        replace(FOUND[3], fault=UNTRUSTED, fingerprint_sha256="ab" * 32),
    )
    assert [row[3] for row in rows(page)] == [
        "✓ 2560×1440 + 640×360",
        "sudah ada: Gudang",
        "✕ Kamera menolak nama pengguna atau kata sandi",
        "⚠ sertifikat belum dipercaya",
    ]
    assert page.count.text() == "4 ditemukan · 3 dicentang · 1 siap ditambahkan"
    assert "lebih cepat 8,0 dtk" in page.one.drift.text()
    page.list.selectRow(2)
    assert page.one.told.text() == f"✕ {WHY}"
    assert not page.one.name.isVisible()


def test_a_certificate_is_pinned_by_a_tick_and_the_camera_asked_again(page, desk):
    find(page, desk)
    page.list.selectRow(3)
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    ask(page, desk, replace(FOUND[3], fault=UNTRUSTED, fingerprint_sha256="ab" * 32))
    assert page.one.pin.fingerprint.text().startswith("AB:AB:AB")
    QTest.keyClick(page.one.pin.accept, Qt.Key.Key_Space)
    assert rows(page)[3][3] == "✓ disematkan; tanya lagi"
    ask(page, desk, replace(FOUND[3], survey=survey_of("Ampera"), fingerprint_sha256="ab" * 32), password="")
    key = FOUND[3].key
    assert calls(desk, "survey")[1] == ((key,), Credentials("admin", "rahasia"), {key: "ab" * 32})
    assert rows(page)[3][0] == "Ampera"


def test_what_is_not_accepted_is_not_pinned(page, desk):
    find(page, desk)
    page.list.selectRow(3)
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    ask(page, desk, replace(FOUND[3], fault=UNTRUSTED, fingerprint_sha256="ab" * 32))
    ask(page, desk, replace(FOUND[3], fault=UNTRUSTED, fingerprint_sha256="ab" * 32), password="")
    assert calls(desk, "survey")[1][2] == {}


def test_another_certificate_than_the_pinned_one_is_not_trusted(page, desk):
    find(page, desk)
    page.list.selectRow(3)
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    ask(page, desk, replace(FOUND[3], fault=UNTRUSTED, fingerprint_sha256="ab" * 32))
    QTest.keyClick(page.one.pin.accept, Qt.Key.Key_Space)
    ask(page, desk, replace(FOUND[3], fault=UNTRUSTED, fingerprint_sha256="cd" * 32), password="")
    assert not page.one.pin.accept.isChecked()
    assert rows(page)[3][3] == "⚠ sertifikat belum dipercaya"


def test_a_pin_is_stored_with_its_camera(page, desk):
    find(page, desk)
    page.list.selectRow(3)
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    ask(page, desk, replace(FOUND[3], fault=UNTRUSTED, fingerprint_sha256="ab" * 32))
    QTest.keyClick(page.one.pin.accept, Qt.Key.Key_Space)
    ask(page, desk, replace(FOUND[3], survey=survey_of("Ampera")), password="")
    click(page.apply)
    assert calls(desk, "add")[0][0].onvif.fingerprint_sha256 == "ab" * 32


def test_all_ready_ones_are_added_in_one_go(page, dialog, desk, qtbot):
    find(page, desk)
    click(page.tick_all)
    ask(page, desk, *(replace(FOUND[at], survey=survey_of("IPC")) for at in (0, 2, 3)))
    page.list.selectRow(0)
    type_into(page.one.name, "Pintu Gerbang")
    page.one.sub.editor.setCurrentIndex(0)
    page.one.sub.editor.activated.emit(0)
    page.list.selectRow(3)
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    region = page.common.region.editor
    region.setCurrentIndex(region.findData("16.71"))
    type_into(page.common.place, "Kantor")
    type_into(page.common.number, "40")
    assert page.common.number.note.text() == "✓ nomor 40, 42"
    with qtbot.waitSignal(dialog.added):
        click(page.apply)
    ((first, second),) = calls(desk, "add")
    assert (first.name, first.sub, first.number, first.region_code) == ("Pintu Gerbang", None, 40, "16.71")
    assert (second.number, second.place, second.sub.size_px) == (42, "Kantor", (640, 360))
    assert first.credentials == Credentials("admin", "rahasia")
    assert page.job.note.text() == "✓ 2 kamera ditambahkan"
    assert rows(page)[0][3] == "sudah ada: Pintu Gerbang"
    assert not page.apply.isEnabled()


def test_a_camera_without_a_name_is_not_added(page, desk):
    find(page, desk)
    click(page.tick_all)
    ask(page, desk, replace(FOUND[0], survey=survey_of("IPC")))
    page.one.name.editor.setFocus()
    page.one.name.editor.selectAll()
    QTest.keyClick(page.one.name.editor, Qt.Key.Key_Delete)
    page.list.selectRow(2)
    click(page.apply)
    assert page.one.name.fault() == "Nama belum diisi."
    assert QApplication.focusWidget() is page.one.name.editor
    assert calls(desk, "add") == []


@pytest.mark.parametrize("text", ["0", "x", "9999"])
def test_numbers_that_can_not_be_given_are_told_there(page, desk, text):
    find(page, desk)
    click(page.tick_all)
    ask(page, desk, *(replace(FOUND[at], survey=survey_of("IPC")) for at in (0, 2)))
    type_into(page.common.number, text)
    click(page.apply)
    assert page.common.number.fault()
    assert calls(desk, "add") == []


def test_a_refused_addition_is_told_and_can_be_tried_again(page, desk):
    find(page, desk)
    click(page.tick_all)
    ask(page, desk, replace(FOUND[0], survey=survey_of("IPC")))
    desk.refuse = SccError(Told("Hanya admin.", "Admins only."))
    click(page.apply)
    assert page.refusal.what.text() == "✕ Hanya admin."
    assert page.apply.isEnabled()
    click(page.apply)
    assert len(calls(desk, "add")) == 1


def test_the_search_is_stopped_and_what_was_found_stays(page, desk):
    job = desk.script("discover", News(candidates=FOUND[:2]))
    click(page.search)
    click(page.job.stop)
    assert job.cancelled == 1
    assert not page.job.running
    assert len(rows(page)) == 2


def test_what_began_a_job_takes_nothing_until_it_is_over(page, desk):
    desk.script("discover", News(candidates=FOUND))
    page.search.setFocus()
    QTest.keyClick(page.search, Qt.Key.Key_Space)
    assert not page.search.isEnabled()
    assert QApplication.focusWidget() is page.job.stop
    QTest.keyClick(page.job.stop, Qt.Key.Key_Space)
    assert page.search.isEnabled()
    assert QApplication.focusWidget() is page.search
    click(page.tick_all)
    type_into(page.account.username, "admin")
    desk.script("survey", News())
    click(page.ask)
    QTest.keyClick(page.account.username.editor, Qt.Key.Key_Return)
    assert len(calls(desk, "survey")) == 1
    assert not page.ask.isEnabled()
    assert not page.search.isEnabled()
    click(page.job.stop)
    assert page.ask.isEnabled()
    assert page.search.isEnabled()


def test_a_search_after_asking_keeps_what_the_cameras_told(page, desk):
    find(page, desk)
    click(page.tick_all)
    ask(page, desk, replace(FOUND[0], survey=survey_of("Pintu")))
    find(page, desk)
    page.list.selectRow(2)
    page.list.selectRow(0)
    assert page.one.name.text() == "Pintu"
    assert rows(page)[0][3] == "✓ 2560×1440 + 640×360"


def test_asking_ends_the_search(page, desk):
    job = desk.script("discover", News(candidates=FOUND))
    click(page.search)
    click(page.tick_all)
    ask(page, desk, replace(FOUND[0], survey=survey_of("IPC")))
    assert job.cancelled == 1
    assert len(page.findings.ready()) == 1


def test_leaving_cancels_what_runs_and_keeps_no_password(page, dialog, desk):
    type_into(page.account.password, "rahasia")
    job = desk.script("discover", News())
    click(page.search)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert job.cancelled == 1
    assert page.account.password.exact() == ""


def test_proposals_that_arrive_after_the_page_was_left_find_nobody(shown, desk):
    work = HeldWork()
    dialog = shown(AddDialog(desk, work, desk.stored, regions()))
    desk.script("discover", News(over=True, candidates=(replace(FOUND[0], survey=survey_of("IPC")),)))
    click(dialog.network.search)
    dialog.done(0)
    work.run()
    assert dialog.network.findings.ready() == []


def test_a_camera_that_can_not_be_proposed_says_why(page, desk, monkeypatch):
    def proposed(one, credentials):
        raise SccError(Told("Kamera tidak punya aliran.", "No stream."), todo=Told("Periksa profil.", "Look."))

    monkeypatch.setattr(desk, "proposed", proposed)
    find(page, desk)
    click(page.tick_all)
    ask(page, desk, replace(FOUND[0], survey=survey_of("IPC")))
    assert page.one.told.text() == "✕ Kamera tidak punya aliran. Periksa profil."
    assert not page.apply.isEnabled()


def test_what_a_camera_calls_itself_is_never_rendered(page, desk):
    name = "<b>IPC</b>"
    find(page, desk, replace(FOUND[0], found=replace(FOUND[0].found, name=name)))
    assert page.one.heading.text() == name
    assert page.one.heading.textFormat() == Qt.TextFormat.PlainText
    assert page.list.item(0, 0).toolTip().startswith("<span>&lt;b&gt;")


def test_every_key_of_a_page_is_its_own(spoken, dialog):
    from PySide6.QtWidgets import QAbstractButton, QLabel, QTabWidget

    tabs = dialog.findChild(QTabWidget)
    for at in range(tabs.count()):
        tabs.setCurrentIndex(at)
        texts = [tabs.tabText(n) for n in range(tabs.count())] + [dialog.leave.text()]
        for kind in (QAbstractButton, QLabel):
            texts += [one.text() for one in tabs.widget(at).findChildren(kind) if kind is not QLabel or one.buddy()]
        keys = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
        assert sorted(keys) == sorted(set(keys)), tabs.tabText(at)
