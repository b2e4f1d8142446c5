"""What a dialog of access has written is written behind it: never on the thread that paints the wall."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from scc_wall.access.retention import Due
from scc_wall.access.session_book import ListedSession
from scc_wall.app.access.work import RoomWork
from scc_wall.base.course import Course
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.access_session import SessionState
from scc_wall.domain.letter import LetterState
from scc_wall.domain.role import Role
from scc_wall.ui.access.accounts_dialog import AccountsDialog
from scc_wall.ui.access.desk import AccessDesk, AccountsDesk, LettersDesk, PapersDesk, PresentSession, VisitorsDesk
from scc_wall.ui.access.letters_dialog import LettersDialog
from scc_wall.ui.access.office_desk import ExportsDesk, Keeping, PasswordDesk, RetentionDesk, SessionsDesk
from scc_wall.ui.access.retention_dialog import RetentionDialog
from scc_wall.ui.access.scan_view import ScanView
from scc_wall.ui.access.sessions_dialog import SessionsDialog
from scc_wall.ui.access.unlock_dialog import UnlockDialog
from scc_wall.ui.access.visitors_dialog import VisitorsDialog
from tests.support.access_desk import (
    PASSWORD,
    ScriptedAccounts,
    ScriptedDesk,
    ScriptedLetters,
    ScriptedPapers,
    ScriptedVisitors,
    letter,
    stored,
)
from tests.support.clock import START_UTC

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

READS = frozenset(
    {
        "logins", "letters_for", "offices", "take_scan", "session", "password_rules",
        "find_letters", "name_of", "may_read", "may_decide", "accounts", "own_id", "may_choose_period",
    }
)  # fmt: skip
"""What dialogs may ask for as one types: it reads at most, and no writer holds a reader up. All else waits behind."""
WRITES = frozenset(
    {
        "register", "log_in", "unlock", "lock", "log_out", "make_first_admin", "approve", "revoke", "add_account",
        "change_role", "close_account", "set_password", "visitors", "let_in", "see_out", "read_letter", "scan_of",
        "sessions", "export", "running", "end_session", "days", "due", "choose", "keeping", "choose_keeping", "purge",
        "change_own_password",
    }
)  # fmt: skip


class Guarded:
    """A desk that refuses to write, or to take its time, on the UI thread; and remembers what it was asked."""

    def __init__(self, desk: object) -> None:
        self.desk = desk
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.desk, name)

        def call(*words: Any, **named: Any) -> Any:
            self.asked.append(name)
            assert name in READS or threading.current_thread() is not threading.main_thread(), name
            return found(*words, **named)

        return call


@pytest.fixture
def work() -> Iterator[RoomWork]:
    made = RoomWork()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def until(qtbot) -> Callable[[Callable[[], object]], None]:
    return lambda met: qtbot.waitUntil(lambda: bool(met()), timeout=20_000)


def test_every_call_of_every_desk_is_known_as_one_that_waits_or_not() -> None:
    desks = (
        AccessDesk, LettersDesk, AccountsDesk, VisitorsDesk, PapersDesk,
        ExportsDesk, SessionsDesk, RetentionDesk, PasswordDesk,
    )  # fmt: skip
    calls = {name for desk in desks for name in vars(desk) if not name.startswith("_")}
    assert calls == READS | WRITES
    assert not READS & WRITES


def test_visitors_are_let_in_and_seen_out_behind_the_dialog(shown, work, until) -> None:
    desk = Guarded(ScriptedVisitors())
    dialog = shown(VisitorsDialog(desk, work=work))
    until(lambda: dialog.list.rowCount() == 1)
    for field, text in zip(dialog._fields(), ("Rudi", "KTA-1", "TVRI", "Liputan"), strict=True):
        field.editor.setText(text)
    dialog.let_in.click()
    dialog.leave.click()  # nobody leaves half-way
    assert dialog.isVisible()
    until(lambda: dialog.list.rowCount() == 2)
    assert dialog.name.text() == ""
    dialog.see_out.click()
    until(lambda: dialog.list.rowCount() == 1)
    dialog.see_out.click()
    until(lambda: not dialog.see_out.isEnabled() and dialog.leave.isEnabled())
    assert [call for call in desk.asked if call != "visitors"] == ["let_in", "see_out", "see_out"]


def test_a_visitor_who_is_refused_stays_in_the_form(shown, work, until) -> None:
    desk = Guarded(ScriptedVisitors())
    dialog = shown(VisitorsDialog(desk, work=work))
    until(lambda: dialog.list.rowCount() == 1)
    for field in dialog._fields():
        field.editor.setText("Rudi")
    desk.desk.refuse = SccError(Told("Disk penuh.", "The disk is full."))
    dialog.let_in.click()
    until(dialog.refusal.isVisible)
    assert (dialog.name.text(), dialog.see_out.isEnabled(), dialog.list.rowCount()) == ("Rudi", True, 1)


def test_a_letter_is_read_whole_approved_and_revoked_behind_the_dialog(shown, work, until, clock, monkeypatch) -> None:
    monkeypatch.setattr(ScanView, "write", lambda _self, scan: SimpleNamespace(name=scan.kind))
    monkeypatch.setattr(ScanView, "open", lambda _self, _path: None)
    full = replace(letter("800/21/SCC"), attachment_sha256="ab" * 32)
    letters = ScriptedLetters(stored(9, full, LetterState.WAITING))
    desk, papers = Guarded(letters), Guarded(ScriptedPapers(letters))
    dialog = shown(LettersDialog(desk, clock, papers=papers, work=work))
    until(dialog.read.isEnabled)
    dialog.read.click()
    until(lambda: dialog.reader is not None)
    reader = dialog.reader
    reader.scan.click()
    assert reader.reading
    dialog.reject()  # e.g. because the session ended: it waits for what is read
    assert dialog.isVisible()
    until(lambda: "Dibuka" in reader.note.text())
    reader.leave.click()
    assert dialog.reader is None
    dialog.approve.click()
    until(lambda: letters.letters[9].state is LetterState.APPROVED)
    until(dialog.reason.isEnabled)
    dialog.reason.editor.setText("Batal")
    dialog.revoke.click()
    until(lambda: letters.revoked == [(9, "Batal")])
    until(dialog.leave.isEnabled)
    assert papers.asked == ["may_read", "read_letter", "scan_of"]


def test_a_letter_that_is_read_goes_with_the_list(shown, work, until, clock) -> None:
    letters = ScriptedLetters(stored(9, letter("800/21/SCC"), LetterState.WAITING))
    dialog = shown(LettersDialog(letters, clock, papers=Guarded(ScriptedPapers(letters)), work=work))
    until(dialog.read.isEnabled)
    dialog.read.click()
    until(lambda: dialog.reader is not None)
    dialog.reject()
    assert (dialog.isVisible(), dialog.reader) == (False, None)


def test_accounts_are_written_behind_the_dialog(shown, work, until, clock) -> None:
    desk = Guarded(ScriptedAccounts())
    dialog = shown(AccountsDialog(desk, clock, work=work))
    until(lambda: dialog.list.rowCount() == 2 and dialog.list.isEnabled())
    dialog.list.selectRow(1)
    dialog.close_account.click()
    dialog.close_reason.editor.setText("Pindah")
    dialog.close_account.click()
    until(lambda: desk.desk.closed == [(2, "Pindah")])
    until(dialog.leave.isEnabled)


def test_a_locked_session_is_unlocked_and_ended_behind_the_dialog(shown, work, until) -> None:
    desk = Guarded(ScriptedDesk())
    locked = PresentSession("Sari", Role.OPERATOR, "1/2/3", 3600.0, SessionState.LOCKED)
    desk.desk.present = locked
    first = shown(UnlockDialog(desk, work=work))
    first.password.editor.setText(PASSWORD)
    first.unlock.click()
    until(lambda: not first.isVisible())
    desk.desk.present = locked
    second = shown(UnlockDialog(desk, work=work))
    second.leave.click()
    until(lambda: not second.isVisible())
    assert (second.session, desk.desk.calls) == (None, ["log out"])


class Office:
    """The sessions that run, and the retention, without a store."""

    def own_id(self) -> int:
        return 1

    def running(self) -> list[ListedSession]:
        return [ListedSession(7, 2, "Sari", "1/2/3", START_UTC, START_UTC)]

    def end_session(self, session_id: int, reason: str) -> None:
        self.ended = (session_id, reason)

    def days(self) -> int:
        return 365

    def due(self, days: int, _course: Course) -> Due | None:
        return None

    def keeping(self) -> Keeping:
        return Keeping(90, 365)

    def choose(self, days: int) -> None:
        self.chosen = days


def test_a_session_is_ended_and_the_retention_chosen_behind_the_dialog(shown, work, until) -> None:
    desk = Guarded(Office())
    sessions = shown(SessionsDialog(desk, work=work))
    until(lambda: sessions.list.rowCount() == 1)
    sessions.reason.editor.setText("Gilir")
    sessions.end.click()
    until(lambda: getattr(desk.desk, "ended", None) == (7, "Gilir"))
    until(sessions.leave.isEnabled)
    kept = shown(RetentionDialog(desk, work=work))
    until(lambda: "days" in desk.asked and "due" in desk.asked)
    until(lambda: not kept.long.running)
