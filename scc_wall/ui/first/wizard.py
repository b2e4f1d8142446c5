"""The window of the first start: its steps at the left, one page, and the buttons that lead through them.

It blocks nothing: the wall goes on behind it and comes to life with the cameras. Nothing is kept here of how far it is:
that is read from store and vault each time (`steps.first_missing`).
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from scc_wall.base.clock import Clock
from scc_wall.base.errors import SccError
from scc_wall.ui.access.busy import Work
from scc_wall.ui.access.parts import button, set_tone, text_label
from scc_wall.ui.access.sizes import FRAME_PX, fit
from scc_wall.ui.dialog_style import DIALOG_STYLE
from scc_wall.ui.first.admin_page import AdminPage, ProofPage
from scc_wall.ui.first.cameras_page import CamerasPage
from scc_wall.ui.first.desk import FirstDesk, FirstState, KeyPlaceKind
from scc_wall.ui.first.done_page import DonePage
from scc_wall.ui.first.key_page import KeyPage
from scc_wall.ui.first.leave_question import LeaveQuestion
from scc_wall.ui.first.page import FirstPage
from scc_wall.ui.first.screens_page import ScreensPage
from scc_wall.ui.first.sites_page import SitesPage
from scc_wall.ui.first.steps import Step, first_missing, is_there, title
from scc_wall.ui.first.welcome_page import WelcomePage
from scc_wall.ui.words import tr

NARROW_PX, WIDE_PX = 860, 1480
LEAST_TALL_PX = 640


class FirstWizard(QDialog):
    """Leads through the steps.

    Parameters
    ----------
    state
        How far the installation is now.
    """

    def __init__(
        self, desk: FirstDesk, work: Work, clock: Clock, state: FirstState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._work = work
        self._clock = clock
        self._state = state
        self._pages: dict[Step, FirstPage] = {}
        self._wanted: Step | None = None
        """Where the next look at the installation leads; None while none is under way."""
        self.question: LeaveQuestion | None = None
        self.step = Step.WELCOME
        self.setStyleSheet(DIALOG_STYLE)
        self._labels: list[QLabel] = []
        self._holder = QVBoxLayout()
        self.back = button("")
        self.later = button("")
        self.next = button("", primary=True)
        self.next.setAutoDefault(False)
        self.next.setDefault(False)
        self.refusal = text_label("", wrap=True)
        """Why the way to another page failed; among the buttons, for a plate of its own a small screen has no room."""
        set_tone(self.refusal, "fault")
        self._place()
        self.back.clicked.connect(self._on_back_clicked)
        self.later.clicked.connect(self._on_later_clicked)
        self.next.clicked.connect(self._on_next_clicked)
        QShortcut(QKeySequence("Alt+Left"), self, self.back.click)
        QShortcut(QKeySequence("Alt+Right"), self, self.next.click)
        self.retranslate()
        self.show_step(first_missing(state))

    def _place(self) -> None:
        steps = QVBoxLayout()
        steps.setSpacing(8)
        for _ in Step:
            label = text_label("")
            self._labels.append(label)
            steps.addWidget(label)
        steps.addStretch()
        self._left = left = QWidget()
        left.setLayout(steps)
        top = QHBoxLayout()
        top.setSpacing(24)
        top.addWidget(left)
        top.addLayout(self._holder, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addWidget(self.refusal, 1)
        row.addWidget(self.later)
        row.addWidget(self.next)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 18, 24, 16)
        outer.setSpacing(12)
        outer.addLayout(top, 1)
        outer.addLayout(row)

    def retranslate(self) -> None:
        """Say everything in the language that holds now; pages not seen yet are made in it."""
        self.setWindowTitle(tr("Pemasangan pertama"))
        self.back.setText(tr("← Kembali"))
        self.back.setToolTip("Alt+←")
        self.next.setToolTip("Alt+→")
        self.later.setText(tr("Nanti saja"))
        for text in (self.back, self.later):
            text.setAccessibleName(text.text())
        self._show_steps()
        broadest = max(self.fontMetrics().horizontalAdvance(title(step)) for step in Step)
        self._left.setFixedWidth(round(1.35 * broadest) + 36)  # the step that is shown stands there in bold

    # --- pages -----------------------------------------------------------------------------------------------------

    @property
    def page(self) -> FirstPage:
        """The one that is shown."""
        return self._pages[self.step]

    def _made(self, step: Step) -> FirstPage:
        makers: dict[Step, Callable[[], FirstPage]] = {
            Step.WELCOME: WelcomePage,
            Step.KEY: lambda: KeyPage(self._desk, self._state),
            Step.ADMIN: self._admin_page,
            Step.SCREENS: lambda: ScreensPage(self._desk),
            Step.CAMERAS: lambda: CamerasPage(self._desk, self._work),
            Step.SITES: lambda: SitesPage(self._desk, self._work, self._state),
            Step.DONE: lambda: DonePage(self._desk, self._work),
        }
        page = makers[step]()
        page.finished.connect(self._on_page_finished)
        page.changed.connect(self._show_buttons)
        page.settled.connect(self._on_page_settled)
        if isinstance(page, WelcomePage):
            page.language_chosen.connect(self._on_language_chosen)
        self._holder.addWidget(page)
        reached = [part for part in page.findChildren(QWidget) if part.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for part in (self.next, self.later, self.back) if reached else ():  # the last one first: Qt's ring wants it so
            self.setTabOrder(reached[-1], part)
        return page

    def _admin_page(self) -> FirstPage:
        if self._state.admin:
            return ProofPage(self._desk, self._work, self._state)
        return AdminPage(self._desk, self._work, self._clock)

    def show_step(self, step: Step) -> None:
        """Show a step; what was left is cancelled and keeps no password."""
        if self.step in self._pages:
            self.page.leave()
        stale = step in {
            Step.ADMIN,
            Step.CAMERAS,
            Step.SITES,
        }  # they depend on what is there, or end when they are left
        if stale and (old := self._pages.pop(step, None)) is not None:
            _drop(old)
        self.step = step
        if step not in self._pages:
            self._pages[step] = self._made(step)
        page = self.page
        for other in self._pages.values():  # hidden ones take no room, as they would in a stack
            other.setVisible(other is page)
        self._show_steps()
        self._show_buttons()
        self._fit()
        self.next.setFocus()  # unless the page wants to be typed into
        page.enter()
        self._show_buttons()

    def _fit(self) -> None:
        """Be as large as the page needs; the buttons stay where they are from page to page."""
        fit(self, WIDE_PX if self.page.wide else NARROW_PX, tall=self.page.wide)
        room = self.screen().availableGeometry()
        if not self.page.wide and self.step is not Step.DONE:
            self.resize(self.width(), max(self.height(), min(LEAST_TALL_PX, room.height() - FRAME_PX)))
        self._stand_aside()

    def _stand_aside(self) -> None:
        """Stand in the middle; at the end leave the wall in sight: the corner is enough for the last page."""
        if not self.isVisible():
            return
        frame, room = self.frameGeometry(), self.screen().availableGeometry()
        if self.step is not Step.DONE:
            frame.moveCenter(room.center())
            self.move(frame.topLeft())
        else:
            self.move(room.right() - frame.width(), room.bottom() - frame.height())

    def _show_steps(self) -> None:
        for step, label in zip(Step, self._labels, strict=True):
            here, there = step is self.step, is_there(step, self._state)
            sign = "●" if here else "✓" if there else "○"
            label.setText(f"{sign}  {title(step)}")
            set_tone(label, "" if here else "good" if there else "quiet")
            label.setProperty("kind", "label" if here else "")
            label.style().unpolish(label)
            label.style().polish(label)

    def _show_buttons(self) -> None:
        page = self._pages.get(self.step)
        if page is None:
            return
        free = not page.busy and self._wanted is None
        self.back.setEnabled(free)
        self.back.setVisible(self.step not in {Step.WELCOME, Step.DONE})
        self.later.setEnabled(free)
        self.later.setVisible(page.may_wait)
        self.next.setEnabled(free and page.may_go)
        self.next.setText(page.next_text)
        self.next.setAccessibleName(page.next_text)

    # --- ways ------------------------------------------------------------------------------------------------------

    def _on_next_clicked(self) -> None:
        self.page.go()
        self._show_buttons()

    def _on_later_clicked(self) -> None:
        self._look_and_show(Step(self.step + 1))

    def _on_back_clicked(self) -> None:
        if self.back.isEnabled() and self.step > Step.WELCOME:
            self._look_and_show(Step(self.step - 1))

    def _on_page_settled(self) -> None:
        self._show_buttons()
        self.next.setFocus()
        self._fit()

    def _on_page_finished(self) -> None:
        if self.step is Step.DONE:
            self.accept()
        else:
            self._look_and_show(Step(self.step + 1))

    def _look_and_show(self, step: Step) -> None:
        """Look at the installation, then show that step."""
        self._wanted = step
        self.refusal.setText("")
        self._show_buttons()
        self._work(self._desk.look, self._on_looked, self._on_look_failed)

    def _on_looked(self, state: FirstState) -> None:
        step, self._wanted = self._wanted, None
        self._state = state
        if step is not None:
            self.show_step(self._allowed(step))

    def _on_look_failed(self, error: SccError) -> None:
        self._wanted = None
        self.refusal.setText(f"✕ {error.in_one(why=False)}")
        self.refusal.setToolTip(error.told())
        self._show_buttons()
        self.next.setFocus()

    def _allowed(self, step: Step) -> Step:
        """Return that step, or the one before it without which it can't be done."""
        if step > Step.KEY and self._state.key is KeyPlaceKind.NONE:
            return Step.KEY
        return Step.ADMIN if step > Step.ADMIN and not (self._state.admin and self._state.proven) else step

    def _on_language_chosen(self, code: str) -> None:
        self._desk.choose_language(code)
        self._follow_language()

    def _follow_language(self) -> None:
        """Say everything anew; what is being typed stays as it is until its page is left."""
        for step in [one for one in self._pages if one not in {Step.WELCOME, self.step}]:
            page = self._pages.pop(step)
            page.leave()
            _drop(page)
        welcome = self._pages.get(Step.WELCOME)
        if isinstance(welcome, WelcomePage):
            welcome.retranslate()
        self.retranslate()
        self._show_buttons()

    # --- Qt --------------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the language."""
        if event.type() == QEvent.Type.LanguageChange and self._pages:
            self._follow_language()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the focus, or go on where the page wants that."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            elif self.page.enter_goes_on and self.next.isEnabled():
                self.next.click()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as large as the first page needs: what was measured before it was seen is short of the texts it got."""
        super().showEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask a person who closes the window; give way to the program, whose end Qt gives up where a window stays."""
        if event.spontaneous():
            event.ignore()
            self.reject()
        else:
            self.done(QDialog.DialogCode.Rejected)
            event.accept()

    def reject(self) -> None:
        """Ask before leaving; at the end there is nothing to ask. What runs is stopped first, where it can be."""
        if self.page.busy:
            self.page.cancel()
            return
        if self._wanted is not None:
            return
        if self.step is Step.DONE:
            self.accept()
            return
        if self.question is None:
            self.question = question = LeaveQuestion(self, admin=self._state.admin)
            question.finished.connect(self._on_question_finished)
            question.open()

    def _on_question_finished(self, result: int) -> None:
        question, self.question = self.question, None
        if question is not None:
            question.deleteLater()
        if result == QDialog.DialogCode.Accepted:
            super().reject()

    def done(self, result: int) -> None:
        """Leave; what runs is cancelled, no password stays."""
        if self.step in self._pages:
            self.page.leave()
        super().done(result)


def _drop(page: FirstPage) -> None:
    page.hide()
    page.deleteLater()
