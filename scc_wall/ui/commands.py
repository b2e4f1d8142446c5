"""Every command of the wall by its name: keys, menus, mouse and tests all come through here, and through one lock.

The lock is asked before each command, and says why not; the witness has it stand in the audit before it takes effect,
in turn (`passage`); `app` puts access behind both. What only looks on (`WATCHING`) passes every lock and waits for
nobody: it changes nothing of the wall and nothing that is kept.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, Protocol

from scc_wall.base.clock import Clock
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain import wall_editing
from scc_wall.domain.feed import VideoFeed
from scc_wall.domain.layout import GRID_SIZES, Layout
from scc_wall.domain.number_entry import NumberEntry
from scc_wall.domain.tile import Zoom
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.ui.guest_commands import GuestCommands
from scc_wall.ui.passage import CameraIds, Passage, nobody
from scc_wall.ui.turns import Act, Lock, Witness, unwitnessed
from scc_wall.ui.wall_edits import WallEdits
from scc_wall.ui.wall_model import WallModel
from scc_wall.ui.words import tr

May = Callable[[str], bool]
"""Whether an action is allowed now."""
DOORS: Final = frozenset(
    {
        "session",
        "leave",
        "letters",
        "accounts",
        "visitors",
        "sessions",
        "audit-export",
        "password",
        "retention",
        "screens",
        "handover",
    }
)
"""The ways in and to what has a lock of its own behind it."""
SITES: Final = frozenset({"sites", "sites-table", "sites-acknowledge", "sites-mute"})
"""Of the websites: to look at them needs no session, and what is done about them is refused by their own desk."""
PTZ: Final = frozenset({"ptz", "ptz-steer", "ptz-stop"})
"""Of steering: what moves a camera is refused by its own desk, and a stop is refused to nobody."""
CAMERAS: Final = frozenset({"cameras"})
"""The list of cameras: its own desk refuses who may not change it, and has that recorded."""
EVENTS: Final = frozenset({"events"})
"""The list of events: what is done about them is refused by their own desk."""
DESK: Final = frozenset({"miniature", "session-panel", "panels-reset"})
"""What the desk shows of what is there: nothing of the wall changes by it."""
SNAPSHOTS: Final = frozenset({"snapshots"})
"""The gallery: its own desk refuses who may not see it. To take one passes the lock, camera by camera."""
REPLAY: Final = frozenset({"replay", "replay-keep"})
"""The last half minute: its own desk refuses, and has what is looked at recorded."""
GUESTS: Final = frozenset({"guest-mode"})
"""Hiding from guests is safe, and must be quick: it needs no session. To show again (`guest-leave`) passes the lock."""
FIRST: Final = frozenset({"first-start"})
"""The pages of the first start: who goes through them proves their right there."""
OF_THE_WINDOWS: Final = frozenset(
    {"help", "identify", "language", "wall-only", "quit", "details", "video-again"}
    | {"page-next", "page-previous", "part-next", "part-previous"}
)
WATCHING: Final = DOORS | SITES | PTZ | CAMERAS | EVENTS | DESK | SNAPSHOTS | REPLAY | FIRST | GUESTS | OF_THE_WINDOWS
"""What may be done without a session: pages are part of the wall that stays visible; a sequence shows all of them."""
WAYS: Final = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
SWAPS: Final = frozenset(f"swap-{way}" for way in WAYS)
PANS: Final = frozenset(f"pan-{way}" for way in WAYS)
_OF_THE_SELECTED: Final = frozenset(
    {"spotlight", "zoom-in", "zoom-out", "fit", "rotate", "pin", "clear", "retry", "snapshot"}
    | {"span-wider", "span-narrower", "span-taller", "span-shorter"}
    | PANS
)


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


NO_TILE: Final = SccError(Told("Pilih dahulu petaknya", "Choose a tile first"))


class Commands:
    """Runs commands on the wall model.

    Parameters
    ----------
    may
        The lock in its plainest form.
    lock
        The lock; a refused command changes nothing and is told through `tell`. Wins over `may`.
    witness
        Has a command stand in the audit before it takes effect.
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
        witness: Witness = unwitnessed,
    ) -> None:
        self.model = model
        self.layouts: LayoutStore = MemoryLayouts() if layouts is None else layouts
        self.tell: Callable[[str], None] = lambda _: None
        self._entry = NumberEntry()
        self._feed = feed
        self._clock = clock
        self._passage = Passage(model, _lock_of(may) if lock is None else lock, witness, self._say)
        self._edits = edits = WallEdits(model, clock.mono_ns, self._say)
        self.guests = GuestCommands(model, self._passage, self._say)
        self._asking: set[str] = {"sites-tile", "guest-hide", *SWAPS}
        self._about: dict[str, CameraIds] = dict.fromkeys(_OF_THE_SELECTED, self._selected_ids)
        self._table: dict[str, Callable[[], object]] = {
            "select-left": lambda: model.move_selection(-1, 0),
            "select-right": lambda: model.move_selection(1, 0),
            "select-up": lambda: model.move_selection(0, -1),
            "select-down": lambda: model.move_selection(0, 1),
            "spotlight": edits.spotlight,
            "back": self.back,
            "zoom-in": lambda: edits.zoom(1),
            "zoom-out": lambda: edits.zoom(-1),
            "fit": lambda: model.toggle_fit(self.now),
            "rotate": lambda: model.turn_picture(self.now),
            "pin": lambda: model.toggle_pin(self.now),
            "clear": lambda: model.edit_selected(wall_editing.clear, self.now),
            "retry": self._retry,
            "sites-tile": self.put_sites_on_selected,
            "details": model.toggle_details,
            "guest-mode": self.guests.toggle,
            "guest-hide": self.guests.toggle_hidden,
            "undo": lambda: model.undo(self.now),
            "redo": lambda: model.redo(self.now),
            "span-wider": lambda: edits.span(1, 0),
            "span-narrower": lambda: edits.span(-1, 0),
            "span-taller": lambda: edits.span(0, 1),
            "span-shorter": lambda: edits.span(0, -1),
            "page-add": edits.add_page,
            "page-remove": edits.remove_page,
            "grid-more": lambda: edits.step_grid(1),
            "grid-fewer": lambda: edits.step_grid(-1),
            "page-next": lambda: model.turn_page(1, self.now),
            "page-previous": lambda: model.turn_page(-1, self.now),
            "sequence": lambda: model.toggle_sequence(self.now),
            **{f"grid-{size}": edits.grid_setter(size) for size in GRID_SIZES},
            **{f"swap-{way}": partial(self._swap_towards, *step) for way, step in WAYS.items()},
            **{f"pan-{way}": partial(edits.pan, *step) for way, step in WAYS.items()},
        }

    def _say(self, text: str) -> None:
        self.tell(text)

    @property
    def now(self) -> int:
        """Monotonic nanoseconds."""
        return self._clock.mono_ns()

    def add(
        self, action: str, command: Callable[[], object], *, asks: bool = False, cameras: CameraIds | None = None
    ) -> None:
        """Give the table a command that needs windows: help, full screen, dialogs.

        Parameters
        ----------
        asks
            Whether it only asks the person; what they answer goes through the lock by itself.
        cameras
            Returns what it is about; None: as before, which is nothing at first.
        """
        self._table[action] = command
        if cameras is not None:
            self._about[action] = cameras
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
        """Run a command by its name; return False if it is unknown or was refused at once.

        It runs before this returns unless it must stand in the audit first, or others before it must.
        """
        command = self._table.get(action)
        if command is None:
            return False
        if action in WATCHING or action in self._asking:
            if not self.allowed(action, asks=action in self._asking):
                return False
            command()
            return True
        return self._passage.do(action, Act(command), cameras=self._about.get(action, nobody))

    def allowed(self, action: str, *camera_ids: int | None, subject: str = "", asks: bool = False) -> bool:
        """Ask the lock, and tell the person why if it is closed."""
        return self._passage.allowed(action, camera_ids, subject, asks=asks)

    def _on(self, *addresses: TileAddress) -> CameraIds:
        return lambda: tuple(map(self.camera_at, addresses))

    def _selected_ids(self) -> tuple[int | None, ...]:
        return () if self.model.selected is None else (self.camera_at(self.model.selected),)

    def camera_at(self, address: TileAddress) -> int | None:
        """Return the id of the camera on a tile, None for an empty one."""
        return self.model.place(address).camera_id

    # --- with arguments: mouse, drag and drop, typing ------------------------------------------------------------

    def select(self, address: TileAddress | None) -> None:
        """Select a tile."""
        self._passage.do("select", Act(lambda: self.model.select(address)), at=() if address is None else (address,))

    def swap(self, one: TileAddress, other: TileAddress) -> None:
        """Exchange two tiles."""
        both = (one, other)
        self._passage.do("swap", Act(lambda: self.model.swap(one, other, self.now)), at=both, cameras=self._on(*both))

    def put(self, address: TileAddress, camera_id: int) -> None:
        """Put a camera on a tile and select the tile."""
        self._put(lambda: address, camera_id, at=(address,))

    def put_on_selected(self, camera_id: int) -> None:
        """Put a camera on the selected tile; without one, on the first empty tile."""
        self._put(lambda: self.model.selected or self._edits.first_empty(), camera_id)

    def _put(self, target: Callable[[], TileAddress | None], camera_id: int, at: tuple[TileAddress, ...] = ()) -> None:
        def effect() -> None:
            address = target()
            if address is None:
                raise NO_TILE
            if self.model.camera(camera_id) is not None:
                self.model.selected = address
                self.model.put(address, camera_id, self.now)

        if target() is None:
            self.tell(str(NO_TILE.what))
        else:
            self._passage.do("place", Act(effect), at=at, cameras=lambda: (camera_id,))

    def put_sites_on_selected(self) -> None:
        """Show how the websites are on the selected tile; without one, on the first empty tile."""

        def target() -> TileAddress | None:
            return self.model.selected or self._edits.first_empty()

        def effect() -> None:
            address = target()
            if address is None:
                raise NO_TILE
            self.model.selected = address
            self.model.put_sites(address, self.now)

        if target() is None:
            self.tell(str(NO_TILE.what))
        else:
            self._passage.do("sites-tile", Act(effect), cameras=self._selected_ids, subject="sites")

    def spotlight(self, address: TileAddress) -> None:
        """Put a tile into the spotlight or take it out."""
        self._passage.do(
            "spotlight", Act(lambda: self.model.spotlight(address)), at=(address,), cameras=self._on(address)
        )

    def set_zoom(self, address: TileAddress, zoom: Zoom) -> None:
        """Zoom into a tile."""
        self._passage.do(
            "zoom", Act(lambda: self.model.set_zoom(address, zoom)), at=(address,), cameras=self._on(address)
        )

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
        named: list[Layout] = []

        def store() -> None:
            named.append(wall_editing.rename(self.model.layout, name))  # a frozen plan: any thread may read it
            self.layouts.save(named[0])

        def effect() -> None:
            self.model.keep_as(name, self.now)
            self.tell(tr("Tersimpan: {name}").format(name=name))

        self._passage.do("layout-save", Act(effect, store), subject=f"layout:{name}")

    def open_layout(self, name: str) -> None:
        """Show a named layout."""
        loaded: list[Layout | None] = []

        def effect() -> None:
            if loaded[0] is None:
                self.tell(tr("Tata letak {name} tidak ada").format(name=name))
            else:
                self.model.load(loaded[0])

        self._passage.do(
            "layout-open",
            Act(effect, lambda: loaded.append(self.layouts.load(name))),
            subject=f"layout:{name}",
        )

    # --- the table's longer entries ------------------------------------------------------------------------------

    def back(self) -> None:
        """Forget typed digits, else leave zoom, spotlight or selection."""
        if self.typed():
            self._entry = NumberEntry()
            self.model.changed()
        else:
            self.model.back()

    def _swap_towards(self, dx: int, dy: int) -> None:
        """Exchange the selected tile with its neighbour, as dragging it there does."""
        address = self.model.selected
        other = None if address is None else self.model.neighbour(address, dx, dy)
        if address is None:
            self.tell(str(NO_TILE.what))
        elif other is not None:
            self.swap(address, other)

    def _retry(self) -> None:
        if self.model.selected is not None:
            camera_id = self.model.place(self.model.selected).camera_id
            if camera_id is not None:
                self._feed.retry(camera_id)

    def set_dwell(self, dwell_s: float) -> None:
        """Set how long a sequence stays on this page."""
        page = self.model.page_index

        def effect() -> None:
            self.model.apply(wall_editing.set_page(self.model.layout, page, dwell_s=dwell_s), self.now)

        self._passage.do("page-dwell", Act(effect), subject=f"page:{page + 1}")
