"""Every command of the wall by its name: keys, menus, mouse and tests all come through here, and through one lock.

The lock is asked before each command, and says why not; the witness has it stand in the audit before it takes effect,
in turn (`turns`); `app` puts access behind both. What only looks on (`WATCHING`) passes every lock and waits for
nobody: it changes nothing of the wall and nothing that is kept.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final, Protocol

from scc_wall.base.clock import Clock
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain import wall_editing
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.feed import VideoFeed
from scc_wall.domain.fitting import Point
from scc_wall.domain.layout import GRID_SIZES, Layout
from scc_wall.domain.number_entry import NumberEntry
from scc_wall.domain.tile import Zoom
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.domain.zoom import stepped, zoom_at
from scc_wall.ui.turns import Act, Lock, Turns, Wish, Witness, unwitnessed
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


class GuestMemory(Protocol):
    """Where guest mode is kept, so that a restart shows nothing that was hidden."""

    def entered(self) -> None:
        """Have it kept and recorded that guests came; at once, and nobody waits for it."""
        ...

    def left(self) -> None:
        """Keep that they left; takes a moment, and may raise SccError: then everything stays hidden."""
        ...

    def chose(self, chosen: frozenset[int]) -> None:
        """Keep which cameras they must not see; as `left`."""
        ...


class NoGuestMemory:
    """Guest mode for as long as the program runs."""

    def entered(self) -> None:
        """Nothing."""

    def left(self) -> None:
        """Nothing."""

    def chose(self, chosen: frozenset[int]) -> None:
        """Nothing."""


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


CameraIds = Callable[[], tuple[int | None, ...]]


def _nobody() -> tuple[int | None, ...]:
    return ()


def _ids(cameras: Sequence[CameraConfig]) -> list[int]:
    return [camera.camera_id for camera in cameras]


def _lock_of(may: May) -> Lock:
    return lambda wish: "" if may(wish.action) else tr("Terkunci: masuk dahulu")


CHANGED: Final = SccError(Told("Dinding berubah; ulangi perintahnya", "The wall has changed; give the command again"))
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
        self.guest_memory: GuestMemory = NoGuestMemory()
        """Keeps and records guest mode; `app` wires the store in."""
        self._entry = NumberEntry()
        self._feed = feed
        self._clock = clock
        self._lock = _lock_of(may) if lock is None else lock
        self._witness = witness
        self._turns = Turns()
        self._asking: set[str] = {"sites-tile", "guest-hide", *SWAPS}
        self._about: dict[str, CameraIds] = dict.fromkeys(_OF_THE_SELECTED, self._selected_ids)
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
            "sites-tile": self.put_sites_on_selected,
            "details": model.toggle_details,
            "guest-mode": self.toggle_guests,
            "guest-hide": self.toggle_hidden,
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
            **{f"swap-{way}": partial(self._swap_towards, *step) for way, step in WAYS.items()},
            **{f"pan-{way}": partial(self._pan_selected, *step) for way, step in WAYS.items()},
        }

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
        return self._do(action, Act(command), cameras=self._about.get(action, _nobody))

    def allowed(self, action: str, *camera_ids: int | None, subject: str = "", asks: bool = False) -> bool:
        """Ask the lock, and tell the person why if it is closed."""
        return self._passes(Wish(action, self._known(camera_ids), subject, asks))

    def _passes(self, wish: Wish) -> bool:
        why = self._lock(wish)
        if why:
            self.tell(why)
        return not why

    def _do(
        self,
        action: str,
        act: Act,
        *,
        at: tuple[TileAddress, ...] = (),
        cameras: CameraIds = _nobody,
        subject: str = "",
    ) -> bool:
        """Have a command done in its turn; return False if it was refused at once.

        Parameters
        ----------
        at
            The tiles that are meant, on the page that is shown now.
        cameras
            Returns the cameras that it is about, when its turn comes.
        """
        page = self.model.page_index

        def about() -> tuple[CameraConfig, ...]:
            if at and not (page == self.model.page_index and all(map(self._is_there, at))):
                raise CHANGED
            return self._known(cameras())

        return self._turns.take(lambda: self._begin(action, act, about, subject))

    def _begin(self, action: str, act: Act, about: Callable[[], tuple[CameraConfig, ...]], subject: str) -> bool:
        try:
            wish, page = Wish(action, about(), subject), self.model.page_index
        except SccError as error:
            self.tell(str(error.what))
            return False
        if not self._passes(wish):
            return False
        refused: list[str] = []

        def effect() -> None:
            """Do it if it is still about what was allowed and recorded: a sequence may have turned the page."""
            if page != self.model.page_index or _ids(about()) != _ids(wish.cameras):
                raise CHANGED
            act.effect()

        def done(why: str) -> None:
            if why:
                refused.append(why)
                dropped = self._turns.drop()
                self.tell(tr("{why} (+{n} dibuang)").format(why=why, n=dropped) if dropped else why)
            self._turns.free()

        self._turns.hold()
        try:
            self._witness(wish, Act(effect, act.store), done)
        except BaseException:
            self._turns.free()
            raise
        return not refused

    def _known(self, camera_ids: Sequence[int | None]) -> tuple[CameraConfig, ...]:
        return tuple(camera for camera in map(self.model.camera, camera_ids) if camera is not None)

    def _on(self, *addresses: TileAddress) -> CameraIds:
        return lambda: tuple(map(self.camera_at, addresses))

    def _is_there(self, address: TileAddress) -> bool:
        return address.screen < self.model.screens and address.index < len(self.model.grid(address.screen).places)

    def _selected_ids(self) -> tuple[int | None, ...]:
        return () if self.model.selected is None else (self.camera_at(self.model.selected),)

    def camera_at(self, address: TileAddress) -> int | None:
        """Return the id of the camera on a tile, None for an empty one."""
        return self.model.place(address).camera_id

    # --- with arguments: mouse, drag and drop, typing ------------------------------------------------------------

    def select(self, address: TileAddress | None) -> None:
        """Select a tile."""
        self._do("select", Act(lambda: self.model.select(address)), at=() if address is None else (address,))

    def swap(self, one: TileAddress, other: TileAddress) -> None:
        """Exchange two tiles."""
        both = (one, other)
        self._do("swap", Act(lambda: self.model.swap(one, other, self.now)), at=both, cameras=self._on(*both))

    def put(self, address: TileAddress, camera_id: int) -> None:
        """Put a camera on a tile and select the tile."""
        self._put(lambda: address, camera_id, at=(address,))

    def put_on_selected(self, camera_id: int) -> None:
        """Put a camera on the selected tile; without one, on the first empty tile."""
        self._put(lambda: self.model.selected or self._first_empty(), camera_id)

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
            self._do("place", Act(effect), at=at, cameras=lambda: (camera_id,))

    def put_sites_on_selected(self) -> None:
        """Show how the websites are on the selected tile; without one, on the first empty tile."""

        def target() -> TileAddress | None:
            return self.model.selected or self._first_empty()

        def effect() -> None:
            address = target()
            if address is None:
                raise NO_TILE
            self.model.selected = address
            self.model.put_sites(address, self.now)

        if target() is None:
            self.tell(str(NO_TILE.what))
        else:
            self._do("sites-tile", Act(effect), cameras=self._selected_ids, subject="sites")

    def spotlight(self, address: TileAddress) -> None:
        """Put a tile into the spotlight or take it out."""
        self._do("spotlight", Act(lambda: self.model.spotlight(address)), at=(address,), cameras=self._on(address))

    def set_zoom(self, address: TileAddress, zoom: Zoom) -> None:
        """Zoom into a tile."""
        self._do("zoom", Act(lambda: self.model.set_zoom(address, zoom)), at=(address,), cameras=self._on(address))

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
            self.model.apply(wall_editing.rename(self.model.layout, name), self.now)
            self.tell(tr("Tersimpan: {name}").format(name=name))

        self._do("layout-save", Act(effect, store), subject=f"layout:{name}")

    def open_layout(self, name: str) -> None:
        """Show a named layout."""
        loaded: list[Layout | None] = []

        def effect() -> None:
            if loaded[0] is None:
                self.tell(tr("Tata letak {name} tidak ada").format(name=name))
            else:
                self.model.load(loaded[0])

        self._do(
            "layout-open",
            Act(effect, lambda: loaded.append(self.layouts.load(name))),
            subject=f"layout:{name}",
        )

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

    def _pan_selected(self, dx: int, dy: int) -> None:
        address = self.model.selected
        if address is not None:
            rotation = self.model.place(address).rotation
            self.model.set_zoom(address, stepped(self.model.zoom(address), dx, dy, rotation))

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

    def toggle_guests(self) -> None:
        """Hide from guests at once, whoever asks; show again for whoever may."""
        if not self.model.guests.on:
            self.model.set_guests(replace(self.model.guests, on=True))
            self.guest_memory.entered()
            hidden = len(self.model.guests.chosen)
            none = tr("Mode tamu: belum ada kamera yang disembunyikan. Pilih petaknya, lalu Shift+H.")
            self.tell(tr("Mode tamu: {n} kamera disembunyikan").format(n=hidden) if hidden else none)
            return

        def effect() -> None:
            self.model.set_guests(replace(self.model.guests, on=False))
            self.tell(tr("Mode tamu selesai"))

        self._do("guest-leave", Act(effect, self.guest_memory.left), subject="guests")

    def toggle_hidden(self) -> None:
        """Let the selected tile's camera be hidden from guests, on all its tiles; or no longer."""
        address = self.model.selected
        camera = None if address is None else self.model.camera(self.camera_at(address))
        if address is None or camera is None:
            self.tell(tr("Pilih dahulu petak dengan kamera"))
            return
        camera_id, wanted = camera.camera_id, camera.camera_id not in self.model.guests.chosen

        def changed() -> frozenset[int]:
            chosen = self.model.guests.chosen
            return chosen | {camera_id} if wanted else chosen - {camera_id}

        def effect() -> None:
            self.model.set_guests(replace(self.model.guests, chosen=changed()))
            told = tr("{name}: tersembunyi dari tamu (H)") if wanted else tr("{name}: terlihat juga oleh tamu")
            self.tell(told.format(name=camera.name))

        chosen = changed()
        subject = f"camera:{camera_id}:{'hidden' if wanted else 'shown'}"
        act = Act(effect, lambda: self.guest_memory.chose(chosen))
        self._do("guest-hide", act, at=(address,), cameras=self._on(address), subject=subject)

    def set_dwell(self, dwell_s: float) -> None:
        """Set how long a sequence stays on this page."""
        page = self.model.page_index

        def effect() -> None:
            self.model.apply(wall_editing.set_page(self.model.layout, page, dwell_s=dwell_s), self.now)

        self._do("page-dwell", Act(effect), subject=f"page:{page + 1}")

    def _first_empty(self) -> TileAddress | None:
        for screen in range(self.model.screens):
            for index, place in enumerate(self.model.grid(screen).places):
                if not self.model.shows(place):
                    return TileAddress(screen, index)
        return None
