"""The cameras' page of the first start: left and come back to, and what can be done where the cameras can't be read."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.cameras.desk import News
from scc_wall.ui.first import done_page
from scc_wall.ui.first.steps import Step
from scc_wall.ui.first.wizard import FirstWizard
from tests.support.by_hand import click, type_into
from tests.support.cameras_desk import candidate, survey_of
from tests.support.held_work import HeldWork
from tools.shots.scenes_first import PROVEN, ScriptedFirst

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LOCKED = SccError(Told("Basis data tidak menjawab.", "No answer."), None, Told("Coba lagi.", "Try again."))


def cameras(shown, clock, desk, work=at_once) -> FirstWizard:
    wizard = shown(FirstWizard(desk, work, clock, PROVEN))
    assert wizard.step is Step.CAMERAS  # they are what is missing
    return wizard


def test_cameras_are_added_after_the_page_was_left_and_come_back_to(shown, clock):
    desk = ScriptedFirst(PROVEN)
    wizard = cameras(shown, clock, desk)
    desk.stored.script("discover", News(candidates=(candidate(1),)))
    click(wizard.page.network.search)
    click(wizard.later)
    click(wizard.back)
    page = wizard.page.network
    assert page.empty.text().startswith("Tekan “Cari di jaringan”")
    assert page.list.rowCount() == 0
    desk.stored.script("discover", News(over=True, candidates=(candidate(1),)))
    click(page.search)
    click(page.tick_all)
    type_into(page.account.username, "admin")
    desk.stored.script("survey", News(over=True, candidates=(replace(candidate(1), survey=survey_of("Pintu")),)))
    click(page.ask)
    click(page.apply)
    assert [camera.name for camera in desk.stored.stored] == ["Pintu"]
    assert wizard.next.isEnabled()


def test_cameras_that_can_not_be_read_are_tried_again(shown, clock):
    desk = ScriptedFirst(PROVEN)
    desk.stored.refuse = LOCKED
    page = cameras(shown, clock, desk).page
    assert page.refusal.isVisible()
    assert not page.tabs.isVisible()
    assert QApplication.focusWidget() is page.again
    click(page.again)
    assert not page.refusal.isVisible()
    assert not page.again.isVisible()
    assert page.network.isVisible()


def test_an_answer_after_the_page_was_left_finds_nobody(shown, clock):
    desk, work = ScriptedFirst(PROVEN), HeldWork()
    desk.stored.refuse = LOCKED
    wizard = cameras(shown, clock, desk, work)
    wizard.show_step(Step.SITES)
    while work.run():
        pass
    assert wizard.step is Step.SITES


def test_a_way_that_fails_says_why_and_is_tried_again(shown, clock, monkeypatch):
    desk = ScriptedFirst(PROVEN)
    wizard = cameras(shown, clock, desk)

    def look():
        raise LOCKED

    with monkeypatch.context() as locked:
        locked.setattr(desk, "look", look)
        click(wizard.later)
    assert wizard.step is Step.CAMERAS
    assert wizard.refusal.text() == "✕ Basis data tidak menjawab. Coba lagi."
    click(wizard.later)
    assert wizard.step is Step.SITES
    assert not wizard.refusal.text()


def test_where_nobody_answers_it_names_a_way_that_this_page_has(shown, clock):
    desk = ScriptedFirst(PROVEN)
    wizard = cameras(shown, clock, desk)
    desk.stored.script("discover", News(over=True))
    click(wizard.page.network.search)
    told = wizard.page.network.empty.text()
    assert "Tempel alamat" not in told
    assert wizard.later.text() in told


@pytest.mark.parametrize(
    ("shown_by_wall", "told"),
    [
        ((0, 0), "Belum ada kamera di dinding."),
        ((0, 4), "0 dari 4 kamera tampil langsung; 4 belum: sebabnya tertulis di petaknya"),
        ((4, 4), "✓ 4 kamera tampil langsung"),
    ],
)
@pytest.mark.parametrize("step", [Step.CAMERAS, Step.DONE])
def test_a_wall_is_called_live_only_where_every_camera_is(shown, clock, shown_by_wall, told, step):
    desk = ScriptedFirst(PROVEN, shown=shown_by_wall)
    wizard = cameras(shown, clock, desk)
    wizard.show_step(step)
    assert wizard.page.live.text() == told


def test_the_last_page_shows_all_of_its_lines_whatever_the_wall_says(shown, clock, monkeypatch):
    said = ["33 dari 36 kamera"]
    monkeypatch.setattr(done_page, "live_words", lambda *_: (said[-1], "quiet"))
    whole = replace(PROVEN, cameras=36, sites=63)
    wizard = shown(FirstWizard(ScriptedFirst(whole), at_once, clock, whole))  # at the end at once, as by Shift+F10
    page = wizard.page
    for told in ("33 dari 36 kamera " * 7, "33 dari 36 kamera", "33 dari 36 kamera " * 7):
        said.append(told)
        page._show_live()
        for label in (page.live, page.lines, page.next):
            assert label.height() >= label.heightForWidth(label.width())
