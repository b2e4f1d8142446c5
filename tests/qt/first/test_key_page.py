"""The key's page of the first start: a passphrase is asked for only where that is what is missing."""

import pytest
from PySide6.QtWidgets import QApplication

from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.ui.access.busy import at_once
from scc_wall.ui.first.desk import FirstState, KeyPlaceKind
from scc_wall.ui.first.steps import Step
from scc_wall.ui.first.wizard import FirstWizard
from tests.support.by_hand import click
from tools.shots.scenes_first import NO_RING, ScriptedFirst

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LOCKED = SccError(
    Told("Kunci tidak dapat diambil dari penyimpan sandi sistem.", "The key can't be had from the keyring."),
    Told("penyimpan sandi terkunci", "it is locked"),
    Told("Buka kunci penyimpan sandi, lalu coba lagi.", "Unlock the keyring, then try again."),
)


class Desk(ScriptedFirst):
    """Refuses the key for the reasons it is given, then has it."""

    def __init__(self, *reasons: SccError) -> None:
        super().__init__(FirstState())
        self.reasons = list(reasons)

    def open_key(self, phrase, done, failed) -> None:
        if self.reasons:
            failed(self.reasons.pop(0))
        else:
            done(KeyPlaceKind.RING)


def at_key(shown, clock, *reasons: SccError) -> FirstWizard:
    desk = Desk(*reasons)
    wizard = shown(FirstWizard(desk, at_once, clock, desk.state))
    wizard.show_step(Step.KEY)
    return wizard


def test_a_key_that_can_not_be_had_says_why_and_asks_for_no_new_passphrase(shown, clock):
    wizard = at_key(shown, clock, LOCKED)
    page = wizard.page
    assert page.refusal.isVisible()
    assert page.refusal.todo.text() == "Buka kunci penyimpan sandi, lalu coba lagi."
    assert page.status.text() == ""
    assert not page.phrase.isVisible()
    assert wizard.next.text() == "Coba lagi"
    assert QApplication.focusWidget() is wizard.next
    click(wizard.next)
    assert page.status.text().startswith("✓ Tersimpan di penyimpan")
    assert wizard.next.text() == "Lanjut →"


def test_a_keyring_that_answers_later_is_used_after_coming_back(shown, clock):
    wizard = at_key(shown, clock, NO_RING)
    assert wizard.page.phrase.isVisible()
    assert wizard.next.text() == "Lanjut →"
    click(wizard.back)
    wizard.show_step(Step.KEY)
    assert wizard.page.status.text().startswith("✓ Tersimpan di penyimpan")
    assert not wizard.page.phrase.isVisible()
