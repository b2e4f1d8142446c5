"""The camera list at the desk's side: its room stands with the desk, the list itself comes behind the first pictures.

Loading and making it takes 40 ms of a start, in which no picture would be painted (decision 0080).
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from scc_wall.domain.setting import JsonValue
from scc_wall.ui.slices import in_turns, loading
from scc_wall.ui.state_marks import Marks, StateMarks
from scc_wall.ui.wall_model import WallModel

if TYPE_CHECKING:
    from scc_wall.ui.camera_tree import CameraPanel

LOADED: Final = ("scc_wall.ui.camera_tree",)


class CameraPlace(QWidget):
    """Holds the list once somebody asked for it.

    Parameters
    ----------
    make
        Loads and makes the list.
    """

    made = Signal()
    """The list is there from now on."""

    def __init__(self, make: "Callable[[], CameraPanel]") -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)  # or the desk's darker ground shows until then
        self._make = make
        self._panel: CameraPanel | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def is_made(self) -> bool:
        """Whether the list is there."""
        return self._panel is not None

    @property
    def panel(self) -> "CameraPanel":
        """The list; made now if it is not there yet."""
        if self._panel is None:
            self._panel = self._make()
            self._layout.addWidget(self._panel)
            self.made.emit()
        return self._panel

    def folded(self) -> list[JsonValue]:
        """Return the regions and places that a person folded."""
        return self.panel.folded()

    def fold(self, titles: Sequence[object]) -> None:
        """Fold these regions and places and unfold all others."""
        self.panel.fold(titles)


class CameraList(QObject):
    """Has the list made when it is time, and follow the cameras and their states.

    Parameters
    ----------
    put
        Called with a camera's id when a person chooses it.
    """

    def __init__(self, model: WallModel, put: Callable[[int], None], parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._put = put
        self._comes = False
        self._closed = False
        self.place = CameraPlace(self._make)
        self._marks = StateMarks(model.camera, self._show_states, self)
        self.take = self._marks.take

    @property
    def panel(self) -> "CameraPanel":
        """The list; made now if it is not there yet."""
        return self.place.panel

    def come(self) -> None:
        """Be made soon, in turns of its own; nobody may have asked for it yet."""
        if not (self._comes or self.place.is_made):
            self._comes = True
            in_turns([*loading(LOADED), self._come], self)

    def _come(self) -> None:
        if not self._closed:
            self.place.panel  # noqa: B018 - made by being asked for

    def show_states(self) -> None:
        """Show which states changed, from this turn on; they wait for a list that is not there yet."""
        if self.place.is_made:
            self._marks.begin()

    def follow(self) -> None:
        """List the cameras as they are now."""
        if self.place.is_made:  # else it is made with them
            self.panel.fill(list(self._model.cameras.values()))

    def find(self) -> None:
        """Put the keyboard into the search field, ready to be typed over."""
        self.panel.search.setFocus()
        self.panel.search.selectAll()

    def close(self) -> None:
        """Show no more. Idempotent."""
        self._closed = True
        self._marks.close()

    def _show_states(self, marks: Marks) -> None:
        self.panel.set_marks(marks)

    def _make(self) -> "CameraPanel":
        from scc_wall.ui.camera_tree import CameraPanel

        return CameraPanel(list(self._model.cameras.values()), self._put)
