"""What a letter limits its bearers to: regions, and single cameras besides, added up. Nothing chosen limits nothing.

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
        self.cameras = PickField("cameras", tr("Dan juga kamera ini"), cameras, "")
        self.both = text_label("", "note", wrap=True)
        """Says what both fields limit to together."""
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
            field.keep_no_room()
            field.changed.connect(self._on_field_changed)
        for row, part in enumerate((self.both, self.ptz, note), start=1):
            grid.addWidget(part, row, 0, 1, 2)
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
        self.both.setText(limits_words(self.scope()))

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
    whole = tr("semua kamera di {region}")
    single = tr("dan juga kamera {name}") if scope.region_codes else tr("kamera {name}")
    return [
        *(whole.format(region=titles.get(code, code)) for code in sorted(scope.region_codes)),
        *(single.format(name=names.get(one, one)) for one in sorted(scope.camera_ids)),
    ]


def limits_words(scope: Scope) -> str:
    """Return in one sentence what regions and single cameras limit to together."""
    codes, cameras = scope.region_codes, len(scope.camera_ids)
    if not codes and not cameras:
        return tr("Surat ini tidak membatasi kamera.")
    if not codes:
        return tr("Surat ini terbatas pada {n} kamera yang dipilih.", n=cameras).format(n=cameras)
    where = next((region.title for region in regions() if {region.code} == codes), "")
    where = where or tr("{n} wilayah", n=len(codes)).format(n=len(codes))
    if not cameras:
        return tr("Surat ini terbatas pada semua kamera di {where}.").format(where=where)
    told = tr("Surat ini terbatas pada semua kamera di {where}, dan juga {n} kamera yang dipilih.", n=cameras)
    return told.format(where=where, n=cameras)


def leave_words(scope: Scope) -> str:
    """Return what it lets its bearers do beyond their role, empty for nothing."""
    return tr("operator boleh menggerakkan kamera (PTZ)") if scope.ptz else ""
