"""What keys do to the selected tile, its screen and its page; whether they may was asked before."""

from collections.abc import Callable

from scc_wall.domain import wall_editing
from scc_wall.domain.fitting import Point
from scc_wall.domain.layout import GRID_SIZES
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.domain.zoom import stepped, zoom_at
from scc_wall.ui.wall_model import WallModel
from scc_wall.ui.words import tr


class WallEdits:
    """Edits the wall model.

    Parameters
    ----------
    now
        Returns monotonic nanoseconds.
    tell
        Shows a short message to the person.
    """

    def __init__(self, model: WallModel, now: Callable[[], int], tell: Callable[[str], None]) -> None:
        self._model = model
        self._now = now
        self._tell = tell

    # --- the selected tile ---------------------------------------------------------------------------------------

    def spotlight(self) -> None:
        """Put it into the spotlight or take it out; without one, leave the spotlight."""
        if self._model.selected is not None:
            self._model.spotlight(self._model.selected)
        elif self._model.spotlights:
            self._model.back()

    def zoom(self, steps: float) -> None:
        """Look closer at its middle, or less close."""
        address = self._model.selected
        if address is not None:
            zoom = self._model.zoom(address)
            middle = Point(zoom.left + zoom.width / 2, zoom.top + zoom.height / 2)
            self._model.set_zoom(address, zoom_at(zoom, middle, steps))

    def pan(self, dx: int, dy: int) -> None:
        """Look at what is beside, where it is zoomed into."""
        address = self._model.selected
        if address is not None:
            rotation = self._model.place(address).rotation
            self._model.set_zoom(address, stepped(self._model.zoom(address), dx, dy, rotation))

    def span(self, wider: int, taller: int) -> None:
        """Let it cover more or fewer grid units; only empty tiles give way."""
        address = self._model.selected
        if address is None:
            return
        old = self._model.grid(address.screen).places[address.index].rect
        try:
            layout = wall_editing.set_span(
                self._model.layout, self._model.page_index, address, old.width + wider, old.height + taller
            )
        except ValueError:
            self._tell(tr("Tidak ada tempat: kosongkan dahulu petak di sebelahnya"))
            return
        places = layout.pages[self._model.page_index].screens[address.screen].places
        index = next(i for i, place in enumerate(places) if place.rect[:2] == old[:2])
        self._model.spotlights.pop(address.screen, None)
        self._model.selected = TileAddress(address.screen, index)
        self._model.apply(layout, self._now())

    # --- its screen ----------------------------------------------------------------------------------------------

    def _screen(self) -> int:
        return 0 if self._model.selected is None else self._model.selected.screen

    def grid_setter(self, size: int) -> Callable[[], None]:
        """Return what divides the screen into so many tiles."""
        return lambda: self._model.set_grid(self._screen(), size, self._now())

    def step_grid(self, by: int) -> None:
        """Divide the screen into more tiles (1) or fewer (-1)."""
        tiles = len(self._model.grid(self._screen()).places)
        sizes = [size for size in GRID_SIZES if (size > tiles if by > 0 else size < tiles)]
        if sizes:
            self._model.set_grid(self._screen(), sizes[0] if by > 0 else sizes[-1], self._now())

    # --- the page ------------------------------------------------------------------------------------------------

    def add_page(self) -> None:
        """Put a page behind this one and turn to it."""
        self._model.apply(wall_editing.add_page(self._model.layout, at=self._model.page_index + 1), self._now())
        self._model.turn_page(1, self._now())

    def remove_page(self) -> None:
        """Remove this page unless it is the last one."""
        if len(self._model.layout.pages) == 1:
            self._tell(tr("Halaman terakhir tidak dapat dihapus"))
        else:
            self._model.apply(wall_editing.remove_page(self._model.layout, self._model.page_index), self._now())

    def first_empty(self) -> TileAddress | None:
        """Return the first tile that shows nothing, None if all do."""
        for screen in range(self._model.screens):
            for index, place in enumerate(self._model.grid(screen).places):
                if not self._model.shows(place):
                    return TileAddress(screen, index)
        return None
