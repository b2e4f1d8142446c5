"""What a letter is limited to: chosen in a list by keyboard, said in one line, part of the letter."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from scc_wall.base.told import Told
from scc_wall.domain.letter import LetterError, Scope
from scc_wall.domain.region import regions
from scc_wall.ui.access.letter_form import LetterForm
from scc_wall.ui.access.letter_lines import letter_lines
from scc_wall.ui.access.parts import Scroll
from scc_wall.ui.access.pick_list import Option, PickList
from scc_wall.ui.access.scope_part import scope_lines
from tests.support.access_desk import ScriptedDesk, letter, stored

# The offscreen platform says so of sizes and stacking, which it has no window manager for.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CAMERAS = (Option("3", "Simpang Charitas", "Kota Palembang"), Option("12", "Jembatan Ampera", "Kota Palembang"))
DOWN, ENTER, SPACE, ESC = Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape


@pytest.fixture
def form(shown, clock):
    desk = ScriptedDesk()
    made = LetterForm(clock, desk.offices(), desk.take_scan, CAMERAS)
    area = Scroll(made)
    shown(area)
    yield made
    area.close()  # kept until here: it owns the form


@pytest.fixture
def chooser(qtbot, form):
    """Open the list of regions as the keyboard does."""

    def open_list(field) -> PickList:
        field.editor.setFocus()
        QTest.keyClick(field.editor, SPACE)
        (made,) = [one for one in field.findChildren(PickList) if one.isVisible()]
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return open_list


def press(*keys):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def test_nothing_chosen_limits_nothing_and_says_so(form):
    assert form.scope.scope() == Scope()
    assert form.scope.regions.text() == "semua wilayah"
    assert form.scope.cameras.text() == "semua kamera"


def test_regions_are_found_by_typing_and_checked_by_enter(qtbot, form, chooser):
    made = chooser(form.scope.regions)
    assert made.list.count() == 17
    QTest.keyClicks(made.search, "palemb")
    press(ENTER)
    QTest.keyClicks(made.search, "muara enim")
    press(ENTER)
    assert made.note.text() == "2 dipilih"
    press(ENTER)
    assert not made.isVisible()
    qtbot.waitUntil(form.scope.regions.editor.hasFocus)  # the keyboard goes on where it was
    assert form.scope.scope() == Scope(frozenset({"16.71", "16.03"}))
    assert form.scope.regions.text() == "2: Kab. Muara Enim, Kota Palembang"  # the button has little room
    assert form.scope.cameras.text() == "tidak ada selain wilayah itu"
    assert form.touched


def test_a_row_is_checked_by_space_and_the_list_left_by_enter(form, chooser):
    made = chooser(form.scope.cameras)
    press(DOWN)
    assert QApplication.focusWidget() is made.list
    press(DOWN, SPACE, ENTER)
    assert form.scope.scope() == Scope(frozenset(), frozenset({12}))
    assert form.scope.regions.text() == "hanya kamera yang dipilih"  # not "all regions": the cameras limit alone


def test_leave_to_steer_is_ticked_by_keyboard_and_is_off_at_first(form):
    assert not form.scope.ptz.isChecked()
    form.scope.ptz.setFocus()
    press(SPACE)
    assert form.scope.scope() == Scope(ptz=True)
    assert form.touched


def test_escape_changes_nothing(form, chooser):
    form.scope.regions.choose(frozenset({"16.71"}))
    made = chooser(form.scope.regions)
    QTest.keyClick(made.clear, SPACE)
    assert made.keys() == frozenset()
    assert "semua wilayah" in made.note.text()
    press(ESC)
    assert form.scope.scope().region_codes == {"16.71"}


def test_what_the_search_hides_stays_checked(form, chooser):
    form.scope.regions.choose(frozenset({"16.71"}))
    made = chooser(form.scope.regions)
    QTest.keyClicks(made.search, "jakarta")
    assert made.nothing.isVisible()
    assert made.note.text() == "1 dipilih"  # still told while the search finds nothing
    made.search.clear()
    assert not made.nothing.isVisible()
    QTest.keyClicks(made.search, "prabumulih")
    press(ENTER, ENTER)
    assert form.scope.scope().region_codes == {"16.71", "16.74"}


def test_a_search_without_a_match_checks_nothing(form, chooser):
    made = chooser(form.scope.regions)
    QTest.keyClicks(made.search, "jakarta")
    press(ENTER)
    assert made.isVisible()
    assert made.keys() == frozenset()


def test_a_refusal_of_the_service_stands_under_the_field(form):
    assert form.refuse(LetterError(Told("Wilayah 99 tidak dikenal.", "Unknown."), field="regions"))
    assert form.scope.regions.fault() == "Wilayah 99 tidak dikenal."


def test_without_cameras_only_regions_are_asked_for(shown, clock, tmp_path: Path):
    desk = ScriptedDesk()
    form = shown(LetterForm(clock, desk.offices(), desk.take_scan))
    assert form.scope.regions.isVisible()
    assert not form.scope.cameras.isVisible()


def test_every_mnemonic_of_the_list_stands_for_one_thing(spoken, form, chooser):
    made = chooser(form.scope.regions)
    parts = [*made.findChildren(QLabel), *made.findChildren(QAbstractButton)]
    signs = [part.text()[part.text().index("&") + 1].lower() for part in parts if "&" in part.text()]
    assert sorted(signs) == (["b", "k", "p"] if spoken == "id" else ["a", "c", "u"])


def test_a_scope_is_told_in_words(qapp):
    assert scope_lines(Scope()) == ["semua wilayah, semua kamera"]
    scope = Scope(frozenset({"16.71", "16.03"}), frozenset({3, 40}))
    told = scope_lines(scope, {3: "Simpang Charitas"})
    assert told == [
        "semua kamera di Kabupaten Muara Enim",
        "semua kamera di Kota Palembang",
        "dan juga kamera Simpang Charitas",
        "dan juga kamera 40",
    ]
    assert scope_lines(Scope(camera_ids=frozenset({3})), {3: "Simpang Charitas"}) == ["kamera Simpang Charitas"]
    every = scope_lines(Scope(frozenset(region.code for region in regions())))
    assert every[0].startswith("semua kamera di Kabupaten")


def test_the_form_says_that_regions_and_cameras_add_up(form):
    said = form.scope.both
    assert said.text() == "Surat ini tidak membatasi kamera."
    form.scope.cameras.choose(frozenset({"3"}))
    assert said.text() == "Surat ini terbatas pada 1 kamera yang dipilih."
    form.scope.regions.choose(frozenset({"16.71"}))
    told = "Surat ini terbatas pada semua kamera di Kota Palembang, dan juga 1 kamera yang dipilih."
    assert said.text() == told
    assert form.scope.scope().covers(3, "16.03")  # as the sentence says
    assert form.scope.scope().covers(4, "16.71")
    form.scope.regions.choose(frozenset({"16.71", "16.03"}))
    form.scope.cameras.choose(frozenset())
    assert said.text() == "Surat ini terbatas pada semua kamera di 2 wilayah."


def test_leave_to_steer_stands_in_a_letter_that_is_read(qapp):
    for scope, told in ((Scope(), None), (Scope(ptz=True), "operator boleh menggerakkan kamera (PTZ)")):
        lines = dict(letter_lines(stored(8, replace(letter(), scope=scope)), str))
        assert lines.get("Kewenangan lebih") == told
