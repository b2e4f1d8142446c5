"""The persons whom a letter sends: a block of fields for each."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from scc_wall.domain.letter import NamedPerson
from scc_wall.ui.access.field import Field, line
from scc_wall.ui.access.parts import button, text_label
from scc_wall.ui.access.reading import Tone, nip_reading, required
from scc_wall.ui.words import tr

MOST = 40
"""Persons that one letter may send through this form."""


class PersonBlock(QFrame):
    """The fields of one person."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setProperty("kind", "plate")
        self._today = today
        other = tr("Perbaiki, atau isi alasan tanpa NIP di bawah.")
        self.name = line("name", tr("Nama"), required(tr("Nama belum diisi.")))
        missing = tr("NIP atau nomor lain belum diisi.")
        self.number = line("number", tr("NIP"), required(missing, nip_reading(today, other)))
        judged = tr("dinilai pengawas yang menyetujui atau menjamin surat ini")
        self.reason = line("number_reason", tr("Alasan tanpa NIP"), required(tr("Alasan belum diisi.")), judged)
        self.rank = line("rank", tr("Pangkat/golongan"))
        self.position = line("position", tr("Jabatan"))
        self.office = line("office", tr("Instansi"))
        self.heading = text_label("", "section")
        self.remove = button(tr("Hapus"))
        self._place()
        self.number.changed.connect(self._on_number_changed)
        self._on_number_changed()

    def _place(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 4)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.remove)
        grid.addLayout(top, 0, 0, 1, 6)
        top_edge = Qt.AlignmentFlag.AlignTop  # a note of two lines must not push its neighbour down
        grid.addWidget(self.name, 1, 0, 1, 3, top_edge)
        grid.addWidget(self.number, 1, 3, 1, 3, top_edge)
        grid.addWidget(self.reason, 2, 0, 1, 6)
        for column, field in enumerate((self.rank, self.position, self.office)):
            grid.addWidget(field, 3, 2 * column, 1, 2)
        for column in range(6):
            grid.setColumnStretch(column, 1)

    def fields(self) -> tuple[Field, ...]:
        """Return the fields that are asked for now, in the order of the keyboard."""
        reason = (self.reason,) if self._without_nip() else ()
        return (self.name, self.number, *reason, self.rank, self.position, self.office)

    def all_fields(self) -> tuple[Field, ...]:
        """Return its fields, whether or not they are asked for now."""
        return (self.name, self.number, self.reason, self.rank, self.position, self.office)

    def _without_nip(self) -> bool:
        return bool(self.number.text()) and nip_reading(self._today, "")(self.number.text()).tone is not Tone.GOOD

    def _on_number_changed(self) -> None:
        self.reason.setVisible(self._without_nip())

    def count(self, place: int, all_of_them: int) -> None:
        """Say which of how many it is."""
        self.heading.setText(tr("Orang {n}").format(n=place))
        self.remove.setVisible(all_of_them > 1)
        self.remove.setAccessibleName(tr("Hapus orang {n}").format(n=place))
        for field in self.all_fields():
            field.editor.setAccessibleName(tr("{field}, orang {n}").format(field=field.label.text(), n=place))

    def person(self) -> NamedPerson:
        """Return what was typed; the number without the spaces that people write a NIP with."""
        number = self.number.text()
        digits = "".join(number.split())
        return NamedPerson(
            name=self.name.text(),
            number=digits if digits.isdecimal() else number,
            rank=self.rank.text(),
            position=self.position.text(),
            office=self.office.text(),
            number_reason=self.reason.text() if self._without_nip() else "",
        )


class PersonsPart(QWidget):
    """One block a person, and a button for one more."""

    changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.blocks: list[PersonBlock] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.add = button(tr("Tambah oran&g"))
        self.add.clicked.connect(self._on_add_clicked)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._column)
        self._append()
        row = QHBoxLayout()
        row.addWidget(self.add)  # behind the first block in the order of the keyboard as well
        row.addStretch()
        outer.addLayout(row)

    def fields(self) -> Iterator[Field]:
        """Yield the fields of all blocks."""
        for block in self.blocks:
            yield from block.fields()

    def persons(self) -> tuple[NamedPerson, ...]:
        """Return all of them."""
        return tuple(block.person() for block in self.blocks)

    def _append(self) -> PersonBlock:
        block = PersonBlock(self._today)
        before = self.blocks[-1].office if self.blocks else self.add
        self.blocks.append(block)
        self._column.addWidget(block)
        block.remove.clicked.connect(lambda: self._on_remove_clicked(block))
        for field in block.all_fields():
            field.changed.connect(self.changed)
        self._order_tabs(before.editor if isinstance(before, Field) else None, block)
        self._count()
        return block

    def _order_tabs(self, before: QWidget | None, block: PersonBlock) -> None:
        order = [before] if before is not None else []
        order += [block.remove, *(field.editor for field in block.all_fields())]
        order += [self.add] if before is not None else []
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _count(self) -> None:
        for place, block in enumerate(self.blocks, start=1):
            block.count(place, len(self.blocks))
        self.add.setEnabled(len(self.blocks) < MOST)

    def _on_add_clicked(self) -> None:
        self._append().name.editor.setFocus()
        self.changed.emit()

    def _on_remove_clicked(self, block: PersonBlock) -> None:
        self.blocks.remove(block)
        self._column.removeWidget(block)
        block.hide()
        block.deleteLater()
        self._count()
        self.blocks[-1].name.editor.setFocus()
        self.changed.emit()
