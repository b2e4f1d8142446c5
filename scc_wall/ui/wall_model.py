"""The wall as the operator has arranged it, and what that asks of the video core. Pure Python: no Qt, no pictures.

::

    commands ──change──► WallModel ──tiles(screen, size)──► wall widgets paint
                             └──────plan(visible)─────────► feed.show
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from scc_wall.domain import wall_editing
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.guests import Guests
from scc_wall.domain.layout import Layout, Page, Place, ScreenGrid
from scc_wall.domain.nearest import middle, nearest
from scc_wall.domain.sequence import PageSequence
from scc_wall.domain.tile import WHOLE, Fit, Rotation, Zoom
from scc_wall.domain.wall_editing import LayoutHistory, TileAddress
from scc_wall.ui.wall_plan import SecondView, Tile, WallPlan, cut, likeliest_next, tile_request


class WallView(NamedTuple):
    """What of the layout is looked at.

    Parameters
    ----------
    turning
        Whether pages turn by themselves.
    spotlights
        (screen, index of the tile that covers it), in the order of the screens.
    """

    page: int = 0
    turning: bool = False
    spotlights: tuple[tuple[int, int], ...] = ()


class WallModel:
    """Layout, page, selection, spotlights and zooms of the whole wall.

    Parameters
    ----------
    cameras
        The configured cameras; a place with a camera that is gone counts as empty.
    layout
        At least one page; pages get an empty grid for each screen they lack.
    screens
        How many screens the wall has (unplugged ones count).
    """

    def __init__(self, cameras: Sequence[CameraConfig], layout: Layout, screens: int = 1) -> None:
        self.screens = max(1, screens)
        self._cameras = {camera.camera_id: camera for camera in cameras}
        self._history = LayoutHistory(wall_editing.covering(layout, self.screens))
        self._kept = {self.layout.name: self.layout}
        self._shown_page: tuple[Layout, int, Page] | None = None  # what `page` made last, and from what
        self._sequence = PageSequence([page.dwell_s for page in self.layout.pages])
        self._observers: list[Callable[[], None]] = []
        self._zooms: dict[TileAddress, tuple[int, Zoom]] = {}
        self._dropped: dict[tuple[int, int], tuple[Place, ...]] = {}
        self.selected: TileAddress | None = None
        self.spotlights: dict[int, int] = {}
        self.details = False
        self.replaying = False
        """Whether a tile is replayed: pages don't turn by themselves meanwhile."""
        self.guests = Guests()
        self.waits: object = None
        """Who asked that everybody follow in the next turn; None for nobody (`following.follow_soon`)."""

    def set_guests(self, guests: Guests) -> None:
        """Hide from guests, or show, from now on."""
        self.guests = guests
        self.changed()

    # --- what is -----------------------------------------------------------------------------------------------

    @property
    def layout(self) -> Layout:
        """The layout as edited."""
        return self._history.current

    @property
    def is_changed(self) -> bool:
        """Whether the layout is another one by now than what was opened, or kept, under its name."""
        kept = self._kept.get(self.layout.name, self.layout)
        return kept is not self.layout and kept != self.layout

    @property
    def history(self) -> LayoutHistory:
        """Steps back and forth."""
        return self._history

    @property
    def sequence(self) -> PageSequence:
        """The page shown, and whether pages turn by themselves."""
        return self._sequence

    @property
    def page_index(self) -> int:
        """Which page is shown."""
        return self._sequence.page

    @property
    def page(self) -> Page:
        """The page as it is shown, with what other pages pinned."""
        layout, index = self.layout, self.page_index
        if self._shown_page is None or self._shown_page[0] is not layout or self._shown_page[1] != index:
            self._shown_page = (layout, index, wall_editing.effective_page(layout, index))
        return self._shown_page[2]

    @property
    def cameras(self) -> Mapping[int, CameraConfig]:
        """Cameras by id."""
        return self._cameras

    def camera(self, camera_id: int | None) -> CameraConfig | None:
        """Return the camera, None for none or for one that is configured no more."""
        return None if camera_id is None else self._cameras.get(camera_id)

    def shows(self, place: Place) -> bool:
        """Return whether there is something to see on a place: a camera that is configured, or the websites."""
        return place.sites or self.camera(place.camera_id) is not None

    def camera_by_number(self, number: int) -> CameraConfig | None:
        """Return the camera with that number for the keyboard, None if there is none."""
        return next((camera for camera in self._cameras.values() if camera.number == number), None)

    def grid(self, screen: int) -> ScreenGrid:
        """Return the grid of a screen on the page shown."""
        return self.page.screens[screen]

    def place(self, address: TileAddress) -> Place:
        """Return the place seen at an address of the page shown."""
        return wall_editing.seen_place(self.layout, self.page_index, address)

    def still_selects(self, address: TileAddress | None, page_index: int, camera_id: int) -> bool:
        """Return whether a tile is the one that was selected: its page, its place, its camera, and selected."""
        return (
            address is not None
            and address == self.selected
            and page_index == self.page_index
            and self.place(address).camera_id == camera_id
        )

    def zoom(self, address: TileAddress) -> Zoom:
        """Return the digital zoom of a tile; it belongs to the camera and ends when the tile gets another."""
        if address not in self._zooms:  # as nearly always: what is seen there is looked for on all pages
            return WHOLE
        camera_id, zoom = self._zooms[address]
        return zoom if camera_id == self.place(address).camera_id else WHOLE

    def tiles(self, screen: int, size_px: tuple[int, int], view: str = "") -> tuple[Tile, ...]:
        """Return the tiles of a screen of that size: all of its grid, or the one in the spotlight.

        Parameters
        ----------
        view
            What the ids of the tiles begin with where the screen is shown a second time.
        """
        return cut(self.grid(screen), screen, size_px, self.spotlights.get(screen), self.zoom, view=view)

    def plan(
        self, visible: Mapping[int, tuple[int, int]], standby_limit: int, again: Sequence[SecondView] = ()
    ) -> WallPlan:
        """Return what to ask of the video core.

        Parameters
        ----------
        visible
            Screen → (width, height) in device pixels, for the wall windows that can be seen.
        again
            Screens that are shown a second time.
        """
        shown = [*((screen, size_px, "") for screen, size_px in visible.items()), *again]
        requests = tuple(
            tile_request(tile, camera.camera_id, selected=tile.address == self.selected)
            for one in shown
            for tile in self.tiles(*one)
            if (camera := self.camera(tile.place.camera_id)) is not None
        )
        return WallPlan(requests, self._standby({r.camera_id for r in requests})[:standby_limit])

    def _standby(self, shown: set[int]) -> tuple[int, ...]:
        selected = None if self.selected is None else self.place(self.selected).camera_id
        wanted = likeliest_next(self.layout.pages, self.page_index, selected, self._dropped.values(), shown)
        return tuple(camera_id for camera_id in wanted if camera_id in self._cameras)

    # --- changes -----------------------------------------------------------------------------------------------

    def subscribe(self, observer: Callable[[], None]) -> None:
        """Call `observer` after every change."""
        self._observers.append(observer)

    def changed(self) -> None:
        """Tell the observers."""
        for observer in self._observers:
            observer()

    def set_cameras(self, cameras: Sequence[CameraConfig]) -> None:
        """Replace the configured cameras; those that are gone leave empty tiles, also in what undo leads back to."""
        old, self._cameras = self._cameras, {camera.camera_id: camera for camera in cameras}
        gone = old.keys() - self._cameras.keys()
        self._zooms = {
            address: (camera_id, zoom)
            for address, (camera_id, zoom) in self._zooms.items()
            if camera_id not in gone and _looks_at(old[camera_id]) == _looks_at(self._cameras[camera_id])
        }
        if gone:
            self._history.forget_cameras(gone)
            self._dropped = {
                key: tuple(p for p in places if p.camera_id not in gone) for key, places in self._dropped.items()
            }
        self._settle()

    def add_screens(self, screens: int) -> None:
        """Let the wall have that many screens; layouts get empty grids for the new ones."""
        self.screens = max(self.screens, screens)
        self._history = LayoutHistory(wall_editing.covering(self.layout, self.screens))
        self._kept = {name: wall_editing.covering(kept, self.screens) for name, kept in self._kept.items()}
        self._settle()

    def load(self, layout: Layout) -> None:
        """Show another layout, from its first page; undo leads back."""
        self._history.apply(wall_editing.covering(layout, self.screens))
        self._kept[self.layout.name] = self.layout
        self._sequence = PageSequence([page.dwell_s for page in self.layout.pages])
        self._dropped.clear()
        self._settle()

    def keep_as(self, name: str, now_mono_ns: int) -> None:
        """Give the layout the name under which it is kept now."""
        self.apply(wall_editing.rename(self.layout, name), now_mono_ns)
        self._kept[self.layout.name] = self.layout

    def apply(self, layout: Layout, now_mono_ns: int) -> None:
        """Take an edited layout as a step that can be undone."""
        self._history.apply(layout)
        self._follow_pages(now_mono_ns)

    def undo(self, now_mono_ns: int) -> None:
        """Take the last step back."""
        before = self.layout
        self._history.undo()
        self._keep_left_out(before)
        self._follow_pages(now_mono_ns)

    def redo(self, now_mono_ns: int) -> None:
        """Take the last undone step again."""
        before = self.layout
        self._history.redo()
        self._keep_left_out(before)
        self._follow_pages(now_mono_ns)

    def _keep_left_out(self, before: Layout) -> None:
        """Keep what finds no room on the grids of another step for larger ones, as `set_grid` does."""
        if before.name != self.layout.name or len(before.pages) != len(self.layout.pages):
            return  # another layout, or other pages: what was left out is not theirs
        for page, (old, new) in enumerate(zip(before.pages, self.layout.pages, strict=True)):
            for screen, (had, has) in enumerate(zip(old.screens, new.screens, strict=False)):
                if len(had.places) != len(has.places):
                    there = {(place.camera_id, place.sites) for place in has.places}
                    waiting = (*had.places, *self._dropped.get((page, screen), ()))
                    self._dropped[page, screen] = tuple(
                        one for one in waiting if not one.is_empty and (one.camera_id, one.sites) not in there
                    )

    def set_grid(self, screen: int, tiles: int, now_mono_ns: int) -> None:
        """Give a screen another ready-made grid; what finds no room on it comes back with a larger one."""
        key = (self.page_index, screen)
        layout, left_out = wall_editing.set_grid(
            self.layout, self.page_index, screen, tiles, self._dropped.get(key, ())
        )
        self._dropped[key] = left_out
        self.spotlights.pop(screen, None)
        self.apply(layout, now_mono_ns)

    def edit_selected(self, edit: Callable[[Layout, int, TileAddress], Layout], now_mono_ns: int) -> None:
        """Edit the selected tile with a function of `wall_editing`; nothing if none is selected."""
        if self.selected is not None:
            self.apply(edit(self.layout, self.page_index, self.selected), now_mono_ns)

    def put(self, address: TileAddress, camera_id: int, now_mono_ns: int) -> None:
        """Put a camera on a tile."""
        self.apply(wall_editing.place(self.layout, self.page_index, address, camera_id), now_mono_ns)

    def put_sites(self, address: TileAddress, now_mono_ns: int) -> None:
        """Put the websites on a tile."""
        self.apply(wall_editing.place_sites(self.layout, self.page_index, address), now_mono_ns)

    def swap(self, one: TileAddress, other: TileAddress, now_mono_ns: int) -> None:
        """Exchange what two tiles show; the selection follows the first."""
        if one != other:
            self.selected = other
            self.apply(wall_editing.swap(self.layout, self.page_index, one, other), now_mono_ns)

    def toggle_fit(self, now_mono_ns: int) -> None:
        """Show the selected tile's whole picture, or fill the tile with it."""
        self.edit_selected(
            lambda layout, page, address: wall_editing.set_fit(
                layout, page, address, Fit.CROP if self.place(address).fit is Fit.FIT else Fit.FIT
            ),
            now_mono_ns,
        )

    def turn_picture(self, now_mono_ns: int) -> None:
        """Turn the selected tile's picture a quarter clockwise."""
        order = list(Rotation)
        self.edit_selected(
            lambda layout, page, address: wall_editing.set_rotation(
                layout, page, address, order[(order.index(self.place(address).rotation) + 1) % len(order)]
            ),
            now_mono_ns,
        )

    def toggle_pin(self, now_mono_ns: int) -> None:
        """Pin the selected tile to its address on all pages, or let it go."""
        self.edit_selected(
            lambda layout, page, address: wall_editing.set_pinned(
                layout, page, address, not self.place(address).pinned
            ),
            now_mono_ns,
        )

    def select(self, address: TileAddress | None) -> None:
        """Select a tile, or none."""
        if address != self.selected:
            self.selected = address
            self.changed()

    def move_selection(self, dx: int, dy: int) -> None:
        """Select the nearest tile in a direction, on the same screen or the next one; the first if none is.

        Of a screen with a spotlight only that tile can be selected: what is commanded must be what is seen.
        """
        if self.selected is None:
            self.select(TileAddress(0, self.spotlights.get(0, 0)))
            return
        found, spot = self.neighbour(self.selected, dx, dy), self.spotlights.get(self.selected.screen)
        if found is not None:
            self.select(found)
        elif spot is not None:
            self.select(TileAddress(self.selected.screen, spot))

    def neighbour(self, address: TileAddress, dx: int, dy: int) -> TileAddress | None:
        """Return the nearest tile in a direction, on the same screen or the next one; None for none."""
        screen, middles = address.screen, _middles(self.grid(address.screen))
        here, spot = middles[address.index], self.spotlights.get(screen)
        found = nearest(middles, here, (dx, dy)) if spot is None else None
        if found is None and dx and 0 <= screen + dx < self.screens:
            screen += dx
            entered = nearest(_middles(self.grid(screen)), (-dx, here[1]), (dx, dy))
            found = self.spotlights.get(screen, entered)
        return None if found is None else TileAddress(screen, found)

    def set_zoom(self, address: TileAddress, zoom: Zoom) -> None:
        """Zoom into a tile's picture."""
        camera_id = self.place(address).camera_id
        if camera_id is None or zoom == self.zoom(address):
            return
        self._zooms.pop(address, None)
        if zoom != WHOLE:
            self._zooms[address] = (camera_id, zoom)
        self.changed()

    def spotlight(self, address: TileAddress) -> None:
        """Let a tile cover its screen, or give the screen back if one does; an empty tile never does."""
        if address.screen in self.spotlights:
            del self.spotlights[address.screen]
        elif self.shows(self.place(address)):
            self.spotlights[address.screen] = address.index
            self.selected = address
        self.changed()

    def back(self) -> bool:
        """Leave the nearest of zoom, spotlight and selection; return whether there was one."""
        if self.selected is not None and self.zoom(self.selected) != WHOLE:
            del self._zooms[self.selected]
        elif self.spotlights:
            screen = self.selected.screen if self.selected is not None else -1
            self.spotlights.pop(screen if screen in self.spotlights else next(iter(self.spotlights)))
        elif self.selected is not None:
            self.selected = None
        else:
            return False
        self.changed()
        return True

    @property
    def view(self) -> WallView:
        """What is looked at now, for the next start."""
        return WallView(self.page_index, self._sequence.running, tuple(sorted(self.spotlights.items())))

    def look_at(self, view: WallView, now_mono_ns: int) -> None:
        """Look at what was looked at before, as far as it is still there."""
        if 0 <= view.page < len(self.layout.pages):
            self._sequence.go_to(view.page, now_mono_ns)
        if view.turning:
            self._sequence.start(now_mono_ns)
        self.spotlights = {screen: index for screen, index in view.spotlights if min(screen, index) >= 0}
        self._settle()

    def toggle_details(self) -> None:
        """Show or hide the facts of every tile's stream."""
        self.details = not self.details
        self.changed()

    def turn_page(self, by: int, now_mono_ns: int) -> None:
        """Turn a page by hand."""
        self._sequence.go_to(self.page_index + by, now_mono_ns)
        self._settle()

    def toggle_sequence(self, now_mono_ns: int) -> None:
        """Let pages turn by themselves, or stay."""
        if self._sequence.running:
            self._sequence.pause(now_mono_ns)
        else:
            self._sequence.start(now_mono_ns)
        self.changed()

    def advance(self, now_mono_ns: int) -> None:
        """Turn the page if its time is over; not while a picture is in the spotlight, zoomed or replayed."""
        looked_at = self.spotlights or self._zooms or self.replaying
        if not looked_at and self._sequence.advance(now_mono_ns):
            self._settle()

    def _follow_pages(self, now_mono_ns: int) -> None:
        self._sequence = self._sequence.with_dwell([page.dwell_s for page in self.layout.pages], now_mono_ns)
        self._settle()

    def _settle(self) -> None:
        """Let go of what the page shown doesn't have, then tell the observers."""

        def exists(address: TileAddress) -> bool:
            return address.screen < self.screens and address.index < len(self.grid(address.screen).places)

        if self.selected is not None and not exists(self.selected):
            self.selected = None
        self.spotlights = {
            screen: index
            for screen, index in self.spotlights.items()
            if exists(TileAddress(screen, index)) and self.shows(self.grid(screen).places[index])
        }
        self._zooms = {
            a: (camera, zoom)
            for a, (camera, zoom) in self._zooms.items()
            if exists(a) and self.place(a).camera_id == camera
        }
        self.changed()


def _looks_at(camera: CameraConfig) -> tuple[str, ...]:
    """Return its addresses: with others it looks at something else, and a zoom into what it showed means nothing."""
    return tuple(stream.url for stream in (camera.main, camera.sub) if stream is not None)


def _middles(grid: ScreenGrid) -> list[tuple[float, float]]:
    """Return the middle of each tile, 0–1 across and down its screen."""
    return [(x / grid.columns, y / grid.rows) for x, y in (middle(place.rect) for place in grid.places)]
