"""Every command of the wall by its name: keys, menus, mouse and tests all come through here, and through one lock.

The lock is asked before each command, and says why not; `app` puts access behind it. What only looks on (`WATCHING`)
passes every lock: it changes nothing of the wall and nothing that is kept.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from scc_wall.base.clock import Clock
from scc_wall.base.errors import SccError
from scc_wall.domain import wall_editing
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.feed import VideoFeed
from scc_wall.domain.fitting import Point
from scc_wall.domain.layout import GRID_SIZES, Layout
from scc_wall.domain.number_entry import NumberEntry
from scc_wall.domain.tile import Zoom
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.domain.zoom import zoom_at
from scc_wall.ui.wall_model import WallModel
from scc_wall.ui.words import tr

log = logging.getLogger(__name__)

May = Callable[[str], bool]
"""Whether an action is allowed now."""
DOORS: Final = frozenset(
    {"session", "leave", "letters", "accounts", "visitors", "sessions", "audit-export", "password", "retention"}
)
"""The ways in and to what has a lock of its own behind it."""
WATCHING: Final = DOORS | {"help", "identify", "wall-only", "quit", "details", "page-next", "page-previous"}
"""What may be done without a session: pages are part of the wall that stays visible; a sequence shows all of them."""
_OF_THE_SELECTED: Final = frozenset(
    {"spotlight", "zoom-in", "zoom-out", "fit", "rotate", "pin", "clear", "retry"}
    | {"span-wider", "span-narrower", "span-taller", "span-shorter"}
)


@dataclass(frozen=True, slots=True)
class Wish:
    """A command that somebody wants to run.

    Parameters
    ----------
    cameras
        What it is about; empty for the wall as a whole.
    subject
        What it is about besides, e.g. `layout:Harian`.
    asks
        Whether nothing is done yet: the person is asked for more, and what they answer is another wish.
    """

    action: str
    cameras: tuple[CameraConfig, ...] = ()
    subject: str = ""
    asks: bool = False


Lock = Callable[[Wish], str]
"""Returns why not, in a sentence for the person; empty if it may be done."""


class LayoutStore(Protocol):
    """Where named layouts are kept; `app` wires the store in."""

    def names(self) -> Sequence[str]:
        """Return the names of all layouts, sorted as people read them."""
        ...

    def load(self, name: str) -> Layout | None:
        """Return a layout, None if there is none of that name."""
        ...

    def save(self, layout: Layout) -> None:
        """Keep a layout under its name, in place of an older one."""
        ...


class MemoryLayouts:
    """Named layouts for as long as the program runs."""

    def __init__(self) -> None:
        self._layouts: dict[str, Layout] = {}

    def names(self) -> Sequence[str]:
        """Return all names."""
        return sorted(self._layouts)

    def load(self, name: str) -> Layout | None:
        """Return a layout, None if there is none of that name."""
        return self._layouts.get(name)

    def save(self, layout: Layout) -> None:
        """Keep a layout under its name."""
        self._layouts[layout.name] = layout


def allow_all(action: str) -> bool:
    """Allow every action."""
    return bool(action)


def _lock_of(may: May) -> Lock:
    return lambda wish: "" if may(wish.action) else tr("Terkunci: masuk dahulu")


class Commands:
    """Runs commands on the wall model.

    Parameters
    ----------
    may
        The lock in its plainest form.
    lock
        The lock; a refused command changes nothing and is told through `tell`. Wins over `may`.
    tell
        Shows a short message to the person; the windows set it.
    """

    def __init__(
        self,
        model: WallModel,
        feed: VideoFeed,
        clock: Clock,
        layouts: LayoutStore | None = None,
        may: May = allow_all,
        *,
        lock: Lock | None = None,
    ) -> None:
        self.model = model
        self.layouts: LayoutStore = MemoryLayouts() if layouts is None else layouts
        self.tell: Callable[[str], None] = lambda _: None
        self._entry = NumberEntry()
        self._feed = feed
        self._clock = clock
        self._lock = _lock_of(may) if lock is None else lock
        self._asking: set[str] = set()
        self._table: dict[str, Callable[[], object]] = {
            "select-left": lambda: model.move_selection(-1, 0),
            "select-right": lambda: model.move_selection(1, 0),
            "select-up": lambda: model.move_selection(0, -1),
            "select-down": lambda: model.move_selection(0, 1),
            "spotlight": self._spotlight,
            "back": self.back,
            "zoom-in": lambda: self._zoom_selected(1),
            "zoom-out": lambda: self._zoom_selected(-1),
            "fit": lambda: model.toggle_fit(self.now),
            "rotate": lambda: model.turn_picture(self.now),
            "pin": lambda: model.toggle_pin(self.now),
            "clear": lambda: model.edit_selected(wall_editing.clear, self.now),
            "retry": self._retry,
            "details": model.toggle_details,
            "undo": lambda: model.undo(self.now),
            "redo": lambda: model.redo(self.now),
            "span-wider": lambda: self._span(1, 0),
            "span-narrower": lambda: self._span(-1, 0),
            "span-taller": lambda: self._span(0, 1),
            "span-shorter": lambda: self._span(0, -1),
            "page-add": self._add_page,
            "page-remove": self._remove_page,
            "grid-more": lambda: self._step_grid(1),
            "grid-fewer": lambda: self._step_grid(-1),
            "page-next": lambda: model.turn_page(1, self.now),
            "page-previous": lambda: model.turn_page(-1, self.now),
            "sequence": lambda: model.toggle_sequence(self.now),
            **{f"grid-{size}": self._grid_setter(size) for size in GRID_SIZES},
        }

    @property
    def now(self) -> int:
        """Monotonic nanoseconds."""
        return self._clock.mono_ns()

    def add(self, action: str, command: Callable[[], object], *, asks: bool = False) -> None:
        """Give the table a command that needs windows: help, full screen, dialogs.

        Parameters
        ----------
        asks
            Whether it only asks the person; what they answer goes through the lock by itself.
        """
        self._table[action] = command
        if asks:
            self._asking.add(action)

    @property
    def actions(self) -> frozenset[str]:
        """The names of all commands of the table."""
        return frozenset(self._table)

    def knows(self, action: str) -> bool:
        """Return whether there is such a command."""
        return action in self._table

    def run(self, action: str) -> bool:
        """Run a command by its name if it is known and allowed; return whether it ran."""
        command = self._table.get(action)
        camera_ids = self._selected_ids() if action in _OF_THE_SELECTED else ()
        if command is None or not self.allowed(action, *camera_ids, asks=action in self._asking):
            return False
        command()
        return True

    def allowed(self, action: str, *camera_ids: int | None, subject: str = "", asks: bool = False) -> bool:
        """Ask the lock, and tell the person why if it is closed."""
        cameras = tuple(camera for camera in map(self.model.camera, camera_ids) if camera is not None)
        why = self._lock(Wish(action, cameras, subject, asks))
        if why:
            self.tell(why)
        return not why

    def _selected_ids(self) -> tuple[int | None, ...]:
        return () if self.model.selected is None else (self.camera_at(self.model.selected),)

    def camera_at(self, address: TileAddress) -> int | None:
        """Return the id of the camera on a tile, None for an empty one."""
        return self.model.place(address).camera_id

    # --- with arguments: mouse, drag and drop, typing ------------------------------------------------------------

    def select(self, address: TileAddress | None) -> None:
        """Select a tile."""
        if self.allowed("select"):
            self.model.select(address)

    def swap(self, one: TileAddress, other: TileAddress) -> None:
        """Exchange two tiles."""
        if self.allowed("swap", self.camera_at(one), self.camera_at(other)):
            self.model.swap(one, other, self.now)

    def put(self, address: TileAddress, camera_id: int) -> None:
        """Put a camera on a tile and select the tile."""
        if self.allowed("place", camera_id) and self.model.camera(camera_id) is not None:
            self.model.selected = address
            self.model.put(address, camera_id, self.now)

    def put_on_selected(self, camera_id: int) -> None:
        """Put a camera on the selected tile; without one, on the first empty tile."""
        address = self.model.selected or self._first_empty()
        if address is None:
            self.tell(tr("Pilih dahulu petaknya"))
        else:
            self.put(address, camera_id)

    def spotlight(self, address: TileAddress) -> None:
        """Put a tile into the spotlight or take it out."""
        if self.allowed("spotlight", self.camera_at(address)):
            self.model.spotlight(address)

    def set_zoom(self, address: TileAddress, zoom: Zoom) -> None:
        """Zoom into a tile."""
        if self.allowed("zoom", self.camera_at(address)):
            self.model.set_zoom(address, zoom)

    def typed(self) -> str:
        """Return the digits typed so far, empty once they are forgotten."""
        return self._entry.text(self.now)

    def type_digit(self, digit: str) -> None:
        """Take a digit of a camera's number."""
        if self.allowed("place", asks=True):
            self._entry = self._entry.type_digit(digit, self.now)
            self.model.changed()

    def delete_digit(self) -> None:
        """Take the last digit back."""
        self._entry = self._entry.erase(self.now)
        self.model.changed()

    def enter_number(self) -> None:
        """Put the camera of the typed number on the selected tile."""
        number, self._entry = self._entry.number(self.now), NumberEntry()
        self.model.changed()
        if number is None:
            return
        camera = self.model.camera_by_number(number)
        if camera is None:
            self.tell(tr("Tidak ada kamera nomor {n}").format(n=number))
        else:
            self.put_on_selected(camera.camera_id)

    def save_layout(self, name: str) -> None:
        """Keep the layout under a name."""
        if not self.allowed("layout-save", subject=f"layout:{name}"):
            return
        named = wall_editing.rename(self.model.layout, name)
        try:
            self.layouts.save(named)
        except SccError as error:
            self._tell_error(error)
            return
        self.model.apply(named, self.now)
        self.tell(tr("Tersimpan: {name}").format(name=name))

    def open_layout(self, name: str) -> None:
        """Show a named layout."""
        if not self.allowed("layout-open", subject=f"layout:{name}"):
            return
        try:
            layout = self.layouts.load(name)
        except SccError as error:
            self._tell_error(error)
            return
        if layout is None:
            self.tell(tr("Tata letak {name} tidak ada").format(name=name))
        else:
            self.model.load(layout)

    def _tell_error(self, error: SccError) -> None:
        """Tell what the environment refused, in one line; the log has the rest."""
        log.warning("%s: %s", error.what.en, error.why.en if error.why else "")
        self.tell(f"⚠ {error.what}")

    # --- the table's longer entries ------------------------------------------------------------------------------

    def _spotlight(self) -> None:
        if self.model.selected is not None:
            self.model.spotlight(self.model.selected)
        elif self.model.spotlights:
            self.model.back()

    def back(self) -> None:
        """Forget typed digits, else leave zoom, spotlight or selection."""
        if self.typed():
            self._entry = NumberEntry()
            self.model.changed()
        else:
            self.model.back()

    def _zoom_selected(self, steps: float) -> None:
        address = self.model.selected
        if address is not None:
            zoom = self.model.zoom(address)
            middle = Point(zoom.left + zoom.width / 2, zoom.top + zoom.height / 2)
            self.model.set_zoom(address, zoom_at(zoom, middle, steps))

    def _retry(self) -> None:
        if self.model.selected is not None:
            camera_id = self.model.place(self.model.selected).camera_id
            if camera_id is not None:
                self._feed.retry(camera_id)

    def _screen(self) -> int:
        return 0 if self.model.selected is None else self.model.selected.screen

    def _grid_setter(self, size: int) -> Callable[[], None]:
        return lambda: self.model.set_grid(self._screen(), size, self.now)

    def _step_grid(self, by: int) -> None:
        tiles = len(self.model.grid(self._screen()).places)
        sizes = [size for size in GRID_SIZES if (size > tiles if by > 0 else size < tiles)]
        if sizes:
            self.model.set_grid(self._screen(), sizes[0] if by > 0 else sizes[-1], self.now)

    def _span(self, wider: int, taller: int) -> None:
        """Let the selected tile cover more or fewer grid units; only empty tiles give way."""
        address = self.model.selected
        if address is None:
            return
        old = self.model.grid(address.screen).places[address.index].rect
        try:
            layout = wall_editing.set_span(
                self.model.layout, self.model.page_index, address, old.width + wider, old.height + taller
            )
        except ValueError:
            self.tell(tr("Tidak ada tempat: kosongkan dahulu petak di sebelahnya"))
            return
        places = layout.pages[self.model.page_index].screens[address.screen].places
        index = next(i for i, place in enumerate(places) if place.rect[:2] == old[:2])
        self.model.spotlights.pop(address.screen, None)
        self.model.selected = TileAddress(address.screen, index)
        self.model.apply(layout, self.now)

    def _add_page(self) -> None:
        self.model.apply(wall_editing.add_page(self.model.layout, at=self.model.page_index + 1), self.now)
        self.model.turn_page(1, self.now)

    def _remove_page(self) -> None:
        if len(self.model.layout.pages) == 1:
            self.tell(tr("Halaman terakhir tidak dapat dihapus"))
        else:
            self.model.apply(wall_editing.remove_page(self.model.layout, self.model.page_index), self.now)

    def set_dwell(self, dwell_s: float) -> None:
        """Set how long a sequence stays on this page."""
        if self.allowed("page-dwell", subject=f"page:{self.model.page_index + 1}"):
            self.model.apply(wall_editing.set_page(self.model.layout, self.model.page_index, dwell_s=dwell_s), self.now)

    def _first_empty(self) -> TileAddress | None:
        for screen in range(self.model.screens):
            for index, place in enumerate(self.model.grid(screen).places):
                if self.model.camera(place.camera_id) is None:
                    return TileAddress(screen, index)
        return None
