"""What holds for all cameras that are added in one go: region, place, and the numbers they get."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.camera_csv import HIGHEST_NUMBER
from scc_wall.domain.region import Region
from scc_wall.ui.access import form
from scc_wall.ui.access.field import Field, choice, line
from scc_wall.ui.access.parts import Choice
from scc_wall.ui.access.reading import Reading, Tone
from scc_wall.ui.cameras import order, readings
from scc_wall.ui.cameras.camera_form import fill_regions
from scc_wall.ui.words import tr


class CommonPart(QWidget):
    """Three fields."""

    def __init__(self) -> None:
        super().__init__()
        self._taken: frozenset[int] = frozenset()
        self._count = 0
        self.region = choice("region_code", tr("&Wilayah untuk semuanya"))
        self.place = line("place", tr("Tempa&t untuk semuanya"), hint=tr("boleh kosong"))
        self.number = line("number", tr("Nomor mula&i dari"), self._number_reading, hint=tr("kosong: tanpa nomor"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for field in self.fields():
            column.addWidget(field)

    def fields(self) -> Iterator[Field]:
        """Yield its fields in the order of the keyboard."""
        yield from (self.region, self.place, self.number)

    def know(self, cameras: Sequence[CameraConfig], regions: Sequence[Region]) -> None:
        """Take in which numbers are taken, and which regions there are."""
        self._taken = frozenset(camera.number for camera in cameras if camera.number is not None)
        assert isinstance(self.region.editor, Choice)
        fill_regions(self.region.editor, regions)
        self.number.on_editor_changed()

    def count(self, count: int) -> None:
        """Take in how many cameras want a number."""
        self._count = count
        self.number.on_editor_changed()

    def judge(self) -> bool:
        """Let every field say what is wrong with it; return whether nothing is."""
        return form.judge(self.fields())

    def region_code(self) -> str | None:
        """Return the chosen region, None for none."""
        assert isinstance(self.region.editor, Choice)
        code: str | None = self.region.editor.currentData()
        return code

    def numbers(self) -> list[int]:
        """Return a free number for each camera; empty if they get none."""
        first = readings.read_whole(self.number.text())
        return [] if first is None else order.free_numbers(self._taken, first, self._count)

    def start_numbers_over(self) -> None:
        """Forget the numbers: they are taken now."""
        assert isinstance(self.number.editor, QLineEdit)
        self.number.editor.clear()
        self.number.start_over()

    def _number_reading(self, text: str) -> Reading:
        if not text:
            return Reading()
        first = readings.read_whole(text)
        if first is None or not 1 <= first <= HIGHEST_NUMBER:
            return Reading(tr("Angka dari {least} sampai {most}.").format(least=1, most=HIGHEST_NUMBER), Tone.FAULT)
        numbers = self.numbers()
        if not numbers:
            return Reading()
        if numbers[-1] > HIGHEST_NUMBER:
            return Reading(tr("Tidak cukup nomor di bawah {most}.").format(most=HIGHEST_NUMBER + 1), Tone.FAULT)
        shown = ", ".join(map(str, numbers[:6])) + ("…" if len(numbers) > 6 else "")
        return Reading(tr("nomor {numbers}").format(numbers=shown), Tone.GOOD)
