"""What a dialog shows of something long: how far it is, what it does now, and a button that ends it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from scc_wall.ui.access.parts import button, set_tone, text_label
from scc_wall.ui.cameras.desk import Job, News
from scc_wall.ui.long_work import Bar, share_words
from scc_wall.ui.words import tr

TICK_MS = 200
"""Five times a second: progress that is seen to move, for nothing of a core."""


class JobPart(QWidget):
    """Runs one job at a time; its owner calls `cancel` when it is left."""

    told = Signal(object)
    """News of the job that runs; the last ones are told too."""
    ended = Signal(object)
    """The last news of a job that ended by itself, or was cancelled by the button."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._job: Job | None = None
        self._by: QPushButton | None = None
        self._cancelled = False
        self.bar = Bar(name)
        self.note = text_label("", "note", wrap=True)
        self.stop = button(tr("&Hentikan"))
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self.stop.clicked.connect(self._on_stop_clicked)
        self._place()
        self._show_running(running=False)

    def _place(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(self.bar)
        column.addWidget(self.note)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addLayout(column, 1)
        row.addWidget(self.stop)

    @property
    def running(self) -> bool:
        """Whether a job runs."""
        return self._job is not None

    def run(self, job: Job, by: QPushButton | None = None) -> None:
        """Follow a job; one that still ran is cancelled.

        Parameters
        ----------
        by
            The button that began it: it takes nothing until the job is over, the one that stops it has its keyboard.
        """
        self.cancel()
        self._job = job
        self._cancelled = False
        self.say("")
        self.bar.show_share(0, 0)
        self._show_running(running=True)
        self._hold(by)
        self._timer.start()
        self.tick()

    def cancel(self) -> None:
        """End the job that runs and hear no more of it. Idempotent."""
        job, self._job = self._job, None
        self._timer.stop()
        self._let_go()
        if job is not None:
            job.cancel()

    def say(self, text: str, tone: str = "quiet") -> None:
        """Say something under the bar that stays when the job is over."""
        self.note.setText(text)
        self.note.setVisible(bool(text))
        set_tone(self.note, tone)

    def tick(self) -> None:
        """Ask the job how far it is."""
        job = self._job
        if job is None:
            return
        news = job.news()
        self._show(news)
        self.told.emit(news)
        if news.over and self._job is job:  # whoever listened may have begun another one
            self._job = None
            self._timer.stop()
            self._let_go()
            self._say_end(news)
            self.ended.emit(news)

    def _show(self, news: News) -> None:
        self.bar.show_share(news.done, news.whole)
        doing = "" if news.doing is None else str(news.doing)
        doing = tr("Menghentikan…") if self._cancelled else doing
        told = " · ".join(part for part in (share_words(news.done, news.whole), doing) if part)
        self.say(told[:1].upper() + told[1:])

    def _say_end(self, news: News) -> None:
        if news.fault is not None:
            self.say(f"✕ {news.fault}", "fault")
        elif self._cancelled:
            self.say(tr("Dihentikan; yang sudah didapat tetap ada."))
        else:
            self.say("")

    def _on_stop_clicked(self) -> None:
        """Ask it to end; what came out until then is still told. The button keeps the keyboard until that is done."""
        if self._job is not None and not self._cancelled:
            self._cancelled = True
            self._job.cancel()
            self.tick()

    def _hold(self, by: QPushButton | None) -> None:
        self._by = by
        if by is not None:
            if by.hasFocus():
                self.stop.setFocus()
            by.setEnabled(False)

    def _let_go(self) -> None:
        by, self._by = self._by, None
        if by is not None:
            by.setEnabled(True)
            if self.stop.hasFocus():
                by.setFocus()
        self._show_running(running=False)

    def _show_running(self, *, running: bool) -> None:
        self.bar.setVisible(running)
        self.stop.setVisible(running)
