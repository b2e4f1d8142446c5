"""What was found on a site's pages, as text and nothing but text, and a person's word that it is wrong."""

import unicodedata
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from scc_wall.domain.site import Evidence, VerdictLevel
from scc_wall.domain.site_store import KeptVerdict
from scc_wall.ui import words
from scc_wall.ui.access import form
from scc_wall.ui.access.field import line
from scc_wall.ui.access.listing import Listing
from scc_wall.ui.access.parts import button, text_label
from scc_wall.ui.access.reading import required
from scc_wall.ui.sites import site_words
from scc_wall.ui.words import tr

LONGEST: Final = 200
"""Of one finding; the judge cuts there too, but this text comes from an attacker."""


def shown_plainly(text: str) -> str:
    """Return a text with every sign that can't be seen, or turns the reading direction, made visible."""
    kept = "".join(sign if sign == " " or not _hides(sign) else "�" for sign in text[:LONGEST])
    return kept + ("…" if len(text) > LONGEST else "")


def _hides(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def evidence_line(evidence: Evidence) -> str:
    """Return one finding in a line: how, where, what."""
    where = shown_plainly(evidence.where)
    text = f"• {site_words.layer_word(evidence.layer)} [{where}]: “{shown_plainly(evidence.matched)}”"
    text += tr(" (bobot {n})").format(n=words.number(evidence.weight))
    return f"{text}\n   {shown_plainly(evidence.url)}" if evidence.url else text


def level_word(level: VerdictLevel) -> str:
    """Return what a verdict says."""
    return {
        VerdictLevel.CLEAN: tr("bersih"),
        VerdictLevel.SUSPICIOUS: tr("△ mencurigakan"),
        VerdictLevel.HACKED: tr("◆ diretas"),
    }[level]


class EvidencePart(QWidget):
    """Verdicts, the newest first; the evidence of the chosen one; and the form that marks it false."""

    dismissed = Signal(int, str)
    """Id of the verdict, and why it is wrong."""

    def __init__(self) -> None:
        super().__init__()
        self._verdicts: dict[int, KeptVerdict] = {}
        columns = (tr("Waktu"), tr("Putusan"), tr("Catatan"))
        self.list = Listing(tr("Putusan"), columns, stretch=2, remembered="verdicts")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("Bukti"))
        self.none = text_label(tr("Riwayat sedang dibaca…"), wrap=True)
        self.reason = line("reason", tr("Alasan bahwa putusan &keliru"), required(tr("Alasan belum diisi.")))
        self.dismiss = button(tr("&Tandai keliru"))
        column = QVBoxLayout(self)
        for part in (self.none, self.list, self.text, self.reason):
            column.addWidget(part)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.dismiss)
        column.addLayout(row)
        column.addStretch()
        self.list.itemSelectionChanged.connect(self._on_list_selection_changed)
        self.dismiss.clicked.connect(self._on_dismiss_clicked)
        self._show(())

    def show_verdicts(self, verdicts: Sequence[KeptVerdict]) -> None:
        """Show what was found."""
        self.none.setText(tr("Belum ada temuan pada isi halaman."))
        self._show(verdicts)

    def _show(self, verdicts: Sequence[KeptVerdict]) -> None:
        self._verdicts = {kept.verdict_id: kept for kept in verdicts}
        self.list.fill([(kept.verdict_id, _row(kept)) for kept in verdicts])
        self.none.setVisible(not verdicts)
        for part in (self.list, self.text, self.reason, self.dismiss):
            part.setVisible(bool(verdicts))
        self._on_list_selection_changed()

    def _on_list_selection_changed(self) -> None:
        kept = self._verdicts.get(self.list.chosen_id() or 0)
        lines = [] if kept is None else [evidence_line(evidence) for evidence in kept.verdict.evidence]
        lines = lines or [tr("tanpa bukti tersimpan")]
        if kept is not None and kept.dismissed_by:
            lines.insert(0, _said(kept))  # the column has no room for a whole reason
        self.text.setPlainText("\n".join(lines))
        open_to = kept is not None and not kept.dismissed_by and kept.verdict.level is not VerdictLevel.CLEAN
        self.reason.setVisible(open_to)
        self.dismiss.setVisible(open_to)

    def _on_dismiss_clicked(self) -> None:
        verdict_id = self.list.chosen_id()
        if verdict_id is not None and form.judge([self.reason]):
            self.dismissed.emit(verdict_id, self.reason.text())
            editor = self.reason.editor
            assert isinstance(editor, QLineEdit)
            editor.clear()
            self.reason.start_over()


def _row(kept: KeptVerdict) -> tuple[str, ...]:
    return words.moment(kept.at_utc), level_word(kept.verdict.level), _said(kept) if kept.dismissed_by else ""


def _said(kept: KeptVerdict) -> str:
    return tr("keliru menurut {name}: {reason}").format(name=kept.dismissed_by, reason=kept.reason)
