"""What a letter limits its bearers to: regions, and single cameras besides. Nothing chosen limits nothing.

And the one thing that it may let them do beyond their role: steer cameras.
"""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from scc_wall.domain.letter import Scope
from scc_wall.domain.region import regions
from scc_wall.ui.access.field import Field
from scc_wall.ui.access.parts import Check, text_label
from scc_wall.ui.access.pick_field import PickField
from scc_wall.ui.access.pick_list import Option
from scc_wall.ui.words import tr


class ScopePart(QWidget):
    """Two fields, each of which opens a list, and a box to tick.

    Parameters
    ----------
    cameras
        What single cameras there are, by their ids as text; without any, only regions are asked for.
    """

    changed = Signal()

    def __init__(self, cameras: Sequence[Option]) -> None:
        super().__init__()
        places = [Option(region.code, region.title) for region in regions()]
        self.regions = PickField("regions", tr("Batas wilayah"), places, "")
        self.cameras = PickField("cameras", tr("Kamera tertentu"), cameras, "")
        self.ptz = Check(tr("Operator boleh menggerakkan kamera (PTZ)"))
        self.ptz.setObjectName("ptz")
        self.ptz.setAccessibleName(self.ptz.text())
        note = text_label(tr("Tanpa tanda ini hanya pengawas yang menggerakkan kamera."), "note", wrap=True)
        self.ptz.setAccessibleDescription(note.text())
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(3)
        for column, field in enumerate((self.regions, self.cameras)):
            grid.addWidget(field, 0, column)
            grid.setColumnStretch(column, 1)
            field.changed.connect(self._on_field_changed)
        grid.addWidget(self.ptz, 1, 0, 1, 2)
        grid.addWidget(note, 2, 0, 1, 2)
        self.ptz.toggled.connect(self.changed)
        self.cameras.setVisible(bool(cameras))
        self._say_what_none_means()

    def fields(self) -> Iterator[Field]:
        """Yield its fields in the order of the keyboard."""
        yield from (self.regions, self.cameras)

    def scope(self) -> Scope:
        """Return what was chosen."""
        return Scope(self.regions.chosen, frozenset(int(key) for key in self.cameras.chosen), self.ptz.isChecked())

    def _say_what_none_means(self) -> None:
        """Cameras alone limit as well: then no region is meant, not every region."""
        self.regions.mean_by_none(tr("hanya kamera yang dipilih") if self.cameras.chosen else tr("semua wilayah"))
        self.cameras.mean_by_none(tr("tidak ada selain wilayah itu") if self.regions.chosen else tr("semua kamera"))

    def _on_field_changed(self) -> None:
        self._say_what_none_means()
        self.changed.emit()


def scope_lines(scope: Scope, camera_names: Mapping[int, str] | None = None) -> list[str]:
    """Return a scope in words, a line each: regions in the order of their codes, then single cameras.

    Parameters
    ----------
    camera_names
        By id; a camera that is not in it, because it was removed since, is named by its id.
    """
    if not scope.region_codes and not scope.camera_ids:
        return [tr("semua wilayah, semua kamera")]
    titles = {region.code: region.title for region in regions()}
    names = camera_names or {}
    cameras = [names.get(one, tr("kamera {id}").format(id=one)) for one in sorted(scope.camera_ids)]
    return [titles.get(code, code) for code in sorted(scope.region_codes)] + cameras


def leave_words(scope: Scope) -> str:
    """Return what it lets its bearers do beyond their role, empty for nothing."""
    return tr("operator boleh menggerakkan kamera (PTZ)") if scope.ptz else ""
