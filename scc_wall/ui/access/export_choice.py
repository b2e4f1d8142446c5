"""Which rows of the audit an export takes: of one session, or of a time."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from scc_wall.access.export import Selection
from scc_wall.access.session_book import ListedSession
from scc_wall.base.clock import WIB, Clock
from scc_wall.base.errors import SccError
from scc_wall.ui.access.dates import END_OF_DAY, START_OF_DAY, day_text, moment_text, read_moment
from scc_wall.ui.access.field import Field, choice, line
from scc_wall.ui.access.reading import Check, Reading, Tone, moment_reading
from scc_wall.ui.words import tr

SESSION: Final = "session"
PERIOD: Final = "period"
_TO_THE_NEXT_DAY: Final = timedelta(seconds=1)


class ExportChoice(QWidget):
    """The fields.

    Parameters
    ----------
    periods
        Whether a time may be chosen, which takes all that was done by anybody; else one session alone.
    """

    changed = Signal()

    def __init__(self, clock: Clock, *, periods: bool) -> None:
        super().__init__()
        self._clock = clock
        self._make_fields(periods=periods)
        self._place()
        for field in (self.what, self.session, self.since, self.until):
            field.changed.connect(self._on_field_changed)
        self._show()

    def _make_fields(self, *, periods: bool) -> None:
        self.what = choice("what", tr("&Yang diekspor"), hint="" if periods else tr("jangka waktu: hanya auditor"))
        self.what.keep_no_room()
        self._whats = self.what.choice
        self._whats.addItem(tr("Satu sesi"), SESSION)
        if periods:
            self._whats.addItem(tr("Jangka waktu"), PERIOD)
        self.session = choice("session", tr("&Sesi"), self._session_reading)
        self._sessions = self.session.choice
        today = day_text(self._clock.now_utc().astimezone(WIB).date())
        self.since = line("since", tr("&Dari (WIB)"), _moment(tr("kosong: dari catatan pertama"), START_OF_DAY))
        self.until = line("until", tr("Sam&pai (WIB)"), self._until_reading)
        for field in (self.since, self.until):
            assert isinstance(field.editor, QLineEdit)
            field.editor.setText(today)

    def _place(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.what, 0, 0, 1, 2)
        grid.addWidget(self.session, 1, 0, 1, 2)
        grid.addWidget(self.since, 2, 0)
        grid.addWidget(self.until, 2, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def offer(self, sessions: Sequence[ListedSession]) -> None:
        """Offer these sessions; the first one is chosen."""
        self._sessions.clear()
        for listed in sessions:
            self._sessions.addItem(session_line(listed), listed.session_id)
        self.session.start_over()

    def choose_period(self) -> None:
        """Ask for a time; nothing happens for who may not."""
        self._whats.setCurrentIndex(self._whats.count() - 1)

    @property
    def of_session(self) -> bool:
        """Whether one session is asked for."""
        return bool(self._whats.currentData() == SESSION)

    def fields(self) -> list[Field]:
        """Return the fields that are asked for now."""
        return [self.what, self.session] if self.of_session else [self.what, self.since, self.until]

    def selection(self) -> Selection:
        """Return the rows that are meant; the fields are fine."""
        if self.of_session:
            return Selection(session_id=int(self._sessions.currentData()))
        return Selection(from_utc=self._since(), until_utc=self._until())

    def file_name(self) -> str:
        """Return what its file may be called, without the ending; empty while the fields are not fine."""
        if self.of_session:
            session_id = self._sessions.currentData()
            return "" if session_id is None else tr("sesi-{n}").format(n=session_id)
        try:
            since, until = self._since(), self._until()
        except SccError:
            return ""
        ends = [since, None if until is None else until - _TO_THE_NEXT_DAY]
        days = [end.astimezone(WIB).strftime("%Y%m%d") if end is not None else "" for end in ends]
        return "-".join(["audit", *dict.fromkeys(day for day in days if day)])

    def _since(self) -> datetime | None:
        text = self.since.text()
        return read_moment(text, START_OF_DAY) if text else None

    def _until(self) -> datetime | None:
        """Return the first moment that is left out; a day alone is meant to its very end."""
        if not self.until.text():
            return None
        moment = read_moment(self.until.text(), END_OF_DAY)
        whole_day = moment.astimezone(WIB).time() == END_OF_DAY
        return moment + _TO_THE_NEXT_DAY if whole_day else moment

    def _session_reading(self, _text: str) -> Reading:
        if self._sessions.currentData() is None:
            return Reading(tr("Belum ada sesi."), Tone.FAULT)
        return Reading()

    def _until_reading(self, text: str) -> Reading:
        reading = _moment(tr("kosong: sampai catatan terakhir"), END_OF_DAY)(text)
        if reading.tone is Tone.FAULT or not text:
            return reading
        try:
            since, until = self._since(), self._until()
        except SccError:
            return reading  # the other field says so
        if since is not None and until is not None and until <= since:
            return Reading(tr("Harus sesudah awalnya."), Tone.FAULT)
        return reading

    def _on_field_changed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.session.setVisible(self.of_session)
        for field in (self.since, self.until):
            field.setVisible(not self.of_session)


def session_line(listed: ListedSession) -> str:
    """Return a session in one line."""
    until = moment_text(listed.until_utc)
    if listed.until_utc.astimezone(WIB).date() == listed.since_utc.astimezone(WIB).date():
        until = until.rpartition(" ")[2]
    if listed.ended is None:
        until = tr("berjalan")
    number = tr("no. {n}").format(n=listed.session_id)
    return " · ".join([f"{moment_text(listed.since_utc)} – {until}", listed.name, listed.letter_number, number])


def _moment(empty: str, without_time: time) -> Check:
    read = moment_reading(without_time)
    return lambda text: read(text) if text else Reading(empty)
