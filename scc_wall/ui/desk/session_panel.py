"""Who is in, under which letter, for how long, with whom, and what they did last; lock, leave and hand over.

It is told the session and asks for nothing by itself. While nobody is in, or the controls are locked, it shows nothing
of the letter: whoever walks by could read it.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from scc_wall.domain.access_session import SessionState
from scc_wall.domain.audit import AuditResult
from scc_wall.domain.region import regions
from scc_wall.ui import theme, words
from scc_wall.ui.access.dates import left_words, moment_words
from scc_wall.ui.access.role_words import role_word
from scc_wall.ui.desk.act_words import act_word, failed_word
from scc_wall.ui.desk.session_facts import Act, SessionFacts
from scc_wall.ui.desk.time_left import Urgency, told_of, urgency_of
from scc_wall.ui.words import tr

_STYLE: Final = f"""
QLabel[kind="name"] {{ font-size: {theme.TITLE_PT}pt; font-weight: 600; }}
QLabel[kind="section"] {{ color: {theme.TEXT_DIM}; font-weight: 600; padding-top: 8px; }}
QLabel[kind="what"] {{ color: {theme.TEXT_DIM}; }}
QScrollArea {{ border: none; }}
"""
_TONES: Final = {Urgency.CALM: theme.TEXT, Urgency.SOON: theme.WARN, Urgency.NOW: theme.ALARM}


class SessionPanel(QWidget):
    """The panel.

    Parameters
    ----------
    run
        Runs a command by its name.
    knows
        Whether there is such a command.
    """

    def __init__(self, run: Callable[[str], object], knows: Callable[[str], bool]) -> None:
        super().__init__()
        self.setStyleSheet(_STYLE)
        self._run = run
        self._knows = knows
        self._facts: SessionFacts | None = None
        self.name, self.state = _label("name"), _label("what")
        self.enter, self.lock, self.leave, self.handover = (QPushButton() for _ in range(4))
        self._rows: dict[str, tuple[QLabel, QLabel]] = {}
        self._form = QFormLayout()
        self.visitors_title, self.visitors = _label("section"), _label()
        self.acts_title, self.acts = _label("section"), _label()
        self.how = _label()
        self._arrange()
        self._connect()
        self.retranslate()

    def _arrange(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addWidget(self.name)
        column.addWidget(self.state)
        column.addWidget(self.how)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.enter, self.lock, self.handover, self.leave):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch()
        column.addLayout(buttons)
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(4)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for name in ("letter", "title", "until", "left", "shift", "scope", "since"):
            what, said = _label("what"), _label()
            what.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)  # beside several lines, too
            self._rows[name] = (what, said)
            self._form.addRow(what, said)
        column.addLayout(self._form)
        for part in (self.visitors_title, self.visitors, self.acts_title, self.acts):
            column.addWidget(part)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.area = scroll

    def _connect(self) -> None:
        self.enter.clicked.connect(lambda: self._run("session"))
        self.lock.clicked.connect(lambda: self._run("session"))
        self.leave.clicked.connect(lambda: self._run("leave"))
        self.handover.clicked.connect(lambda: self._run("handover"))

    # --- what is shown -------------------------------------------------------------------------------------------

    def show_facts(self, facts: SessionFacts | None) -> None:
        """Show the session as it stands; changes only what differs."""
        if facts != self._facts:
            self._facts = facts
            self._refresh()

    def retranslate(self) -> None:
        """Put the texts in."""
        self.setAccessibleName(tr("Sesi"))
        self.area.setAccessibleName(tr("Rincian sesi"))
        for name, what in {
            "letter": tr("Nomor surat"),
            "title": tr("Tujuan surat"),
            "until": tr("Berlaku sampai"),
            "left": tr("Sisa masa surat"),
            "shift": tr("Sisa sesi"),
            "scope": tr("Batas akses"),
            "since": tr("Masuk sejak"),
        }.items():
            self._rows[name][0].setText(what)
        _name(self.enter, tr("Masuk…"))
        _name(self.leave, tr("Keluar"))
        _name(self.handover, tr("Serah terima…"))
        self.visitors_title.setText(tr("Tamu di ruang ini"))
        self.acts_title.setText(tr("Tindakan terakhir"))
        self._refresh()

    def _refresh(self) -> None:
        facts = self._facts
        here = facts is not None
        locked = facts is not None and facts.state is SessionState.LOCKED
        _name(self.lock, tr("Buka kunci…") if locked else tr("Kunci"))
        for part, wanted in (
            (self.enter, not here),
            (self.lock, here),
            (self.leave, here),
            (self.handover, here and not locked and self._knows("handover")),
            (self.state, here),
            (self.how, not here or locked),
            *((part, here and not locked) for part in self._of_the_letter()),
        ):
            if part.isHidden() == wanted:
                part.setVisible(wanted)
        if facts is None:
            self.name.setText(tr("Tidak ada yang masuk"))
            self.how.setText(
                tr(
                    "Dinding tetap tampil; kendalinya terkunci. Masuk dengan Ctrl+L: akun, kata sandi, lalu surat "
                    "tugas yang menyebut nama Anda. Surat yang belum terdaftar diisi di situ juga: pilih Surat baru…"
                )
            )
        else:
            self._show(facts, locked=locked)

    def _of_the_letter(self) -> list[QWidget]:
        parts = [label for pair in self._rows.values() for label in pair]
        return [*parts, self.visitors_title, self.visitors, self.acts_title, self.acts]

    def _show(self, facts: SessionFacts, *, locked: bool) -> None:
        _set(self.name, facts.name)
        role = role_word(facts.role)
        _set(self.state, f"{role} · {tr('kendali terkunci')}" if locked else role)
        if locked:
            self.how.setText(tr("Buka kunci dengan Ctrl+L dan kata sandi Anda. Sesi tetap berjalan."))
            return
        self._say("letter", facts.letter_number)
        self._say("title", facts.letter_title)
        self._say("until", moment_words(facts.until_utc))
        urgency = urgency_of(facts.letter_left_s)
        self._say("left", told_of(facts.letter_left_s), _TONES[urgency])
        short = urgency_of(facts.session_left_s)
        self._say("shift", left_words(facts.session_left_s), _TONES[short])
        self._say("scope", scope_words(facts))
        self._say("since", moment_words(facts.since_utc))
        self._show_visitors(facts)
        self._show_acts(facts)

    def _say(self, name: str, text: str, colour: str = theme.TEXT) -> None:
        label = self._rows[name][1]
        _set(label, text)
        style = f"color: {colour};"
        if label.styleSheet() != style:
            label.setStyleSheet(style)

    def _show_visitors(self, facts: SessionFacts) -> None:
        if facts.visitors is None:
            text = tr("dibaca…")
        elif not facts.visitors:
            text = tr("Tidak ada tamu. Catat dengan F3.")
        else:
            line = tr("{name}, {office} · sejak {time} WIB")
            text = "\n".join(
                line.format(name=v.name, office=v.office, time=words.moment(v.since_utc)) for v in facts.visitors
            )
        _set(self.visitors, text)

    def _show_acts(self, facts: SessionFacts) -> None:
        if facts.acts is None:
            text = tr("dibaca…")
        elif not facts.acts:
            text = tr("Belum ada.")
        else:
            text = "\n".join(map(_act_line, facts.acts))
        _set(self.acts, text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _act_line(act: Act) -> str:
    """Return when, what, on what, and how it went unless it was done."""
    done = " ".join(part for part in (words.clock_time(act.at_utc)[:8], act_word(act.action), act.subject) if part)
    went = {AuditResult.REFUSED: tr("DITOLAK"), AuditResult.FAILED: failed_word(act.action)}.get(act.result)
    return f"{done} · {went}" if went else done


def scope_words(facts: SessionFacts) -> str:
    """Return what the letter limits its people to."""
    titles = {region.code: words.region_short(region.title) for region in regions()}
    told = ", ".join(titles.get(code, code) for code in facts.region_codes)
    if facts.cameras:
        cameras = tr("{n} kamera", n=facts.cameras).format(n=facts.cameras)
        told = tr("{where}, dan juga {cameras}").format(where=told, cameras=cameras) if told else cameras
    told = told or tr("semua wilayah dan kamera")
    return f"{told} · {tr('boleh menggerakkan kamera')}" if facts.ptz else told


def _label(kind: str = "") -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setIndent(0)
    label.setProperty("kind", kind)
    return label


def _name(button: QPushButton, text: str) -> None:
    if button.text() != text:
        button.setText(text)
        button.setAccessibleName(text)


def _set(label: QLabel, text: str) -> None:
    if label.text() != text:
        label.setText(text)
