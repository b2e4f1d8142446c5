"""The digital form of a letter (surat tugas): every field of it, read back as one types."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, time
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from scc_wall.base.clock import WIB, Clock
from scc_wall.base.errors import SccError
from scc_wall.domain.access_store import Attachment
from scc_wall.domain.letter import Letter, LetterError, Signatory, SignatureStatus, faults
from scc_wall.ui.access import form
from scc_wall.ui.access.busy import Work, at_once
from scc_wall.ui.access.dates import END_OF_DAY, START_OF_DAY, read_day, read_moment
from scc_wall.ui.access.field import Field, choice, line, lines
from scc_wall.ui.access.letter_lines import signature_word
from scc_wall.ui.access.parts import Choice, text_label
from scc_wall.ui.access.persons_part import PersonsPart
from scc_wall.ui.access.pick_list import Option
from scc_wall.ui.access.reading import (
    Check,
    Reading,
    day_reading,
    moment_reading,
    nip_reading,
    number_reading,
    required,
)
from scc_wall.ui.access.scan_field import ScanField
from scc_wall.ui.access.scope_part import ScopePart
from scc_wall.ui.words import tr


class LetterForm(QWidget):
    """All fields of a letter.

    Parameters
    ----------
    offices
        Offered while one types the issuing office.
    take_scan
        Reads the scan's file.
    cameras
        That the letter may limit its bearers to, by their ids as text.
    work
        Has the scan read.
    """

    changed = Signal()

    def __init__(
        self,
        clock: Clock,
        offices: Sequence[str],
        take_scan: Callable[[Path], Attachment],
        cameras: Sequence[Option] = (),
        *,
        work: Work = at_once,
    ) -> None:
        super().__init__()
        self._clock = clock
        self.touched = False
        self._make_fields(offices)
        self.persons = PersonsPart(self._today)
        self.scope = ScopePart(cameras)
        self.scan = ScanField(take_scan, work)
        self._place()
        for field in self._own_fields():
            field.changed.connect(self._on_part_changed)
        self.scope.changed.connect(self._on_part_changed)
        self.persons.changed.connect(self._on_part_changed)
        self.scan.changed.connect(self._on_part_changed)

    def _make_fields(self, offices: Sequence[str]) -> None:
        day_hint, moment_hint = tr("hari/bulan/tahun"), tr("hari/bulan/tahun, jam bila perlu")
        self.number = line(
            "number",
            tr("N&omor surat"),
            required(tr("Nomor surat belum diisi."), number_reading),
            tr("mis. 000.8.3.3/15/OR"),
        )
        self.dated = line(
            "dated", tr("&Tanggal surat"), required(tr("Tanggal surat belum diisi."), day_reading), day_hint
        )
        self.office = line(
            "office", tr("&Instansi penerbit"), required(tr("Instansi penerbit belum diisi.")), known=offices
        )
        self.valid_from = line("valid_from", tr("Berlaku &dari"), _moment(START_OF_DAY), moment_hint)
        self.valid_until = line("valid_until", tr("Berlaku sam&pai"), _moment(END_OF_DAY), moment_hint)
        self.purpose = line("purpose", tr("Tujuan penugasan"), required(tr("Tujuan belum diisi.")))
        self.place = line("place", tr("Tempat"), required(tr("Tempat belum diisi.")))
        self.legal_basis = lines("legal_basis", tr("Dasar hukum"), tr("satu dasar per baris"))
        self.signatory = line("signatory", tr("Penanda tangan"), required(tr("Penanda tangan belum diisi.")))
        self.signatory_number = line(
            "signatory_number", tr("NIP penanda tangan"), _if_any(nip_reading(self._today, ""))
        )
        self.signatory_position = line("signatory_position", tr("Jabatan penanda tangan"))
        self.copies_to = lines("copies_to", tr("Tembusan"), tr("satu penerima per baris"))
        self.signature = choice("signature", tr("Status tanda tangan"))
        editor = self.signature.editor
        assert isinstance(editor, Choice)
        self._signature = editor
        for status in (
            SignatureStatus.PAPER,
            SignatureStatus.QR_ONLY,
            SignatureStatus.PADES_UNTRUSTED,
            SignatureStatus.PADES_VALID,
        ):
            editor.addItem(signature_word(status), status)

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 14, 0)
        column.setSpacing(8)
        for title, rows in (
            (tr("Surat"), ((self.number, self.dated), (self.office,), (self.valid_from, self.valid_until))),
            (tr("Isi"), ((self.purpose,), (self.place,), (self.legal_basis,))),
        ):
            column.addWidget(text_label(title, "section"))
            column.addWidget(_grid(rows))
        column.addWidget(self.scope)
        column.addWidget(text_label(tr("Yang ditugaskan"), "section"))
        column.addWidget(self.persons)
        column.addWidget(text_label(tr("Pengesahan"), "section"))
        signing = ((self.signatory, self.signatory_number), (self.signatory_position, self.signature))
        column.addWidget(_grid((*signing, (self.copies_to,))))
        column.addWidget(self.scan)
        column.addStretch()

    def _own_fields(self) -> Iterator[Field]:
        yield from (self.number, self.dated, self.office, self.valid_from, self.valid_until)
        yield from (self.purpose, self.place, self.legal_basis)
        yield from self._signing_fields()

    def _signing_fields(self) -> Iterator[Field]:
        yield from (self.signatory, self.signatory_number, self.signatory_position, self.signature, self.copies_to)

    def fields(self) -> list[Field]:
        """Return all fields in the order of the form."""
        own = list(self._own_fields())
        signing = list(self._signing_fields())
        return [*own[: -len(signing)], *self.scope.fields(), *self.persons.fields(), *signing]

    def letter(self) -> Letter | None:
        """Return the letter; None if a field is faulty: then it says so and has the focus."""
        if not form.judge(self.fields()):
            return None
        letter = self._read()
        found = faults(letter)
        for error in reversed(found):
            self.refuse(error)
        return None if found else letter

    def refuse(self, error: SccError) -> bool:
        """Show an error at the field that it names; return whether there is such a field."""
        if isinstance(error, LetterError) and error.field == "attachment":
            self.scan.refuse(error)
            form.focus(self.scan.choose)
            return True
        if isinstance(error, LetterError) and error.field == "number_reason":
            return form.refuse(self.persons.fields(), error)
        if isinstance(error, LetterError) and error.field == "persons":
            self.persons.blocks[0].name.refuse(str(error.what))
            form.focus(self.persons.blocks[0].name)
            return True
        return form.refuse([*self._own_fields(), *self.scope.fields()], error)

    def _read(self) -> Letter:
        return Letter(
            number=self.number.text(),
            dated=read_day(self.dated.text()),
            office=self.office.text(),
            purpose=self.purpose.text(),
            place=self.place.text(),
            valid_from_utc=read_moment(self.valid_from.text(), START_OF_DAY),
            valid_until_utc=read_moment(self.valid_until.text(), END_OF_DAY),
            persons=self.persons.persons(),
            signatory=Signatory(
                self.signatory.text(), "".join(self.signatory_number.text().split()), self.signatory_position.text()
            ),
            legal_basis=_entries(self.legal_basis),
            copies_to=_entries(self.copies_to),
            signature=SignatureStatus(self._signature.currentData()),  # Qt gives a str enum back as a str
            attachment_sha256=None if self.scan.scan is None else self.scan.scan.sha256,
            scope=self.scope.scope(),
        )

    def _today(self) -> date:
        return self._clock.now_utc().astimezone(WIB).date()

    def _on_part_changed(self) -> None:
        self.touched = True
        self.changed.emit()


def _moment(without_time: time) -> Check:
    return required(tr("Masa berlaku belum diisi."), moment_reading(without_time))


def _if_any(check: Check) -> Check:
    return lambda text: check(text) if text else Reading()


def _entries(field: Field) -> tuple[str, ...]:
    return tuple(entry.strip() for entry in field.text().splitlines() if entry.strip())


def _grid(rows: Sequence[Sequence[Field]]) -> QWidget:
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(4)
    for row, fields in enumerate(rows):
        for column, field in enumerate(fields):
            grid.addWidget(field, row, column, 1, 2 // len(fields))
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return box
