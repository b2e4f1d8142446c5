"""Editing a layout: every change is a function from one frozen layout to the next, and a history undoes them.

An address is what a person sees: where a pinned tile of another page shows through (`effective_page`), an edit of
that address changes the pinned place on its own page. A pin belongs to the tile, not to the camera on it: it stays
through `swap`, `place` and `clear`, and only `set_pinned` takes it away.

Addresses out of range raise `IndexError`: a bug of the caller.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final, NamedTuple

from scc_wall.domain.layout import Layout, Page, Place, Rect, ScreenGrid, ready_grid
from scc_wall.domain.tile import Fit, Rotation

HISTORY_LENGTH: Final = 100


class TileAddress(NamedTuple):
    """A place on a page: the screen in the wall's order, and the place's index in that screen's grid."""

    screen: int
    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody asks of an address


@dataclass(slots=True)
class LayoutHistory:
    """The layout as edited, with up to 100 steps back and forth."""

    current: Layout
    _done: list[Layout] = field(default_factory=list, init=False)
    _undone: list[Layout] = field(default_factory=list, init=False)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone step."""
        return bool(self._undone)

    def apply(self, new_layout: Layout) -> Layout:
        """Take an edited layout as current and return it; a layout that changes nothing leaves no step behind."""
        if new_layout != self.current:
            self._done = [*self._done, self.current][-HISTORY_LENGTH:]
            self._undone.clear()
            self.current = new_layout
        return self.current

    def undo(self) -> Layout:
        """Go one step back, if there is one, and return the current layout."""
        if self._done:
            self._undone.append(self.current)
            self.current = self._done.pop()
        return self.current

    def redo(self) -> Layout:
        """Go one undone step forth again, if there is one, and return the current layout."""
        if self._undone:
            self._done.append(self.current)
            self.current = self._undone.pop()
        return self.current

    def forget_cameras(self, camera_ids: Collection[int]) -> None:
        """Empty the places of these cameras in every step: no undo may bring back what is configured no more."""
        done = [without_cameras(step, camera_ids) for step in self._done]
        undone = [without_cameras(step, camera_ids) for step in self._undone]
        self.current = without_cameras(self.current, camera_ids)
        # A step that only put such a camera somewhere changes nothing now.
        self._done = [step for step, after in pairwise([*done, self.current]) if step != after]
        self._undone = [step for step, after in pairwise([*undone, self.current]) if step != after]


def without_cameras(layout: Layout, camera_ids: Collection[int]) -> Layout:
    """Return the layout with the places of these cameras empty; the very same layout if it has none of them."""
    places = [place for page in layout.pages for grid in page.screens for place in grid.places]
    if not any(place.camera_id in camera_ids for place in places):
        return layout

    def emptied(place: Place) -> Place:
        return Place(place.rect, pinned=place.pinned) if place.camera_id in camera_ids else place

    def without(page: Page) -> Page:
        screens = tuple(replace(grid, places=tuple(map(emptied, grid.places))) for grid in page.screens)
        return replace(page, screens=screens)

    return replace(layout, pages=tuple(map(without, layout.pages)))


# --- pinned places -------------------------------------------------------------------------------------------------


def owner_page(layout: Layout, page: int, address: TileAddress) -> int:
    """Return the index of the page whose place is seen at `address` while `page` is shown.

    The page itself, unless its place there isn't pinned and another page's is: then the first such page.
    """
    if _at(layout.pages[page], address).pinned:
        return page
    for index, other in enumerate(layout.pages):
        if _has(other, address) and _at(other, address).pinned:
            return index
    return page


def effective_page(layout: Layout, page_index: int) -> Page:
    """Return the page as it is shown: a place pinned on any page stays at its address on all pages.

    The page keeps its own grids; only what the places show comes from the pinning page. A pinned address that a
    page's grid doesn't have is not shown there. Pinned on several pages, the shown page's own pin goes first, then
    the first page's.
    """
    page = layout.pages[page_index]
    screens = []
    for screen, grid in enumerate(page.screens):
        places = []
        for index, place in enumerate(grid.places):
            address = TileAddress(screen, index)
            seen = _at(layout.pages[owner_page(layout, page_index, address)], address)
            places.append(replace(seen, rect=place.rect))
        screens.append(replace(grid, places=tuple(places)))
    return replace(page, screens=tuple(screens))


def seen_place(layout: Layout, page: int, address: TileAddress) -> Place:
    """Return the place shown at `address` of `page`, pins counted in; its `rect` is that of the shown page's grid."""
    seen = _at(layout.pages[owner_page(layout, page, address)], address)
    return replace(seen, rect=_at(layout.pages[page], address).rect)


def _has(page: Page, address: TileAddress) -> bool:
    return 0 <= address.screen < len(page.screens) and 0 <= address.index < len(page.screens[address.screen].places)


def _at(page: Page, address: TileAddress) -> Place:
    if not _has(page, address):
        raise IndexError(f"page {page.name!r} has no {address}")
    return page.screens[address.screen].places[address.index]


# --- one place -----------------------------------------------------------------------------------------------------


def swap(layout: Layout, page: int, a: TileAddress, b: TileAddress) -> Layout:
    """Exchange what two tiles show, each with its fit and turn."""
    first, second = seen_place(layout, page, a), seen_place(layout, page, b)

    def showing(shown: Place) -> Callable[[Place], Place]:
        return lambda old: replace(shown, rect=old.rect, pinned=old.pinned)

    return _seen_edited(_seen_edited(layout, page, a, showing(second)), page, b, showing(first))


def place(layout: Layout, page: int, address: TileAddress, camera_id: int) -> Layout:
    """Put a camera on a tile. Fit and pin are the tile's and stay; a turn belongs to the camera that leaves."""

    def with_camera(old: Place) -> Place:
        if old.camera_id == camera_id:
            return old
        return replace(old, camera_id=camera_id, sites=False, rotation=Rotation.NONE)

    return _seen_edited(layout, page, address, with_camera)


def place_sites(layout: Layout, page: int, address: TileAddress) -> Layout:
    """Let a tile show how the websites are. Fit and pin are the tile's and stay."""

    def with_sites(old: Place) -> Place:
        return old if old.sites else replace(old, camera_id=None, sites=True, rotation=Rotation.NONE)

    return _seen_edited(layout, page, address, with_sites)


def clear(layout: Layout, page: int, address: TileAddress) -> Layout:
    """Empty a tile."""
    return _seen_edited(layout, page, address, lambda old: Place(old.rect, pinned=old.pinned))


def set_fit(layout: Layout, page: int, address: TileAddress, fit: Fit) -> Layout:
    """Show the whole picture, or fill the whole tile."""
    return _seen_edited(layout, page, address, lambda old: replace(old, fit=fit))


def set_rotation(layout: Layout, page: int, address: TileAddress, rotation: Rotation) -> Layout:
    """Turn the picture of a tile."""
    return _seen_edited(layout, page, address, lambda old: replace(old, rotation=rotation))


def set_pinned(layout: Layout, page: int, address: TileAddress, pinned: bool) -> Layout:
    """Pin what a tile shows to its address on all pages, or let it go with its page again."""
    return _seen_edited(layout, page, address, lambda old: replace(old, pinned=pinned))


def _seen_edited(layout: Layout, page: int, address: TileAddress, change: Callable[[Place], Place]) -> Layout:
    return _edited(layout, owner_page(layout, page, address), address, change)


def _edited(layout: Layout, page: int, address: TileAddress, change: Callable[[Place], Place]) -> Layout:
    old = _at(layout.pages[page], address)
    grid = layout.pages[page].screens[address.screen]
    return _with_grid(layout, page, address.screen, grid.with_place(address.index, change(old)))


def _with_grid(layout: Layout, page: int, screen: int, grid: ScreenGrid) -> Layout:
    screens = list(layout.pages[page].screens)
    screens[screen] = grid
    return _with_page(layout, page, replace(layout.pages[page], screens=tuple(screens)))


def _with_page(layout: Layout, page: int, new: Page) -> Layout:
    pages = list(layout.pages)
    pages[page] = new
    return replace(layout, pages=tuple(pages))


# --- grids ---------------------------------------------------------------------------------------------------------


def set_span(layout: Layout, page: int, address: TileAddress, columns: int, rows: int) -> Layout:
    """Let a tile cover `columns` × `rows` grid units from its upper left corner, on this page's own grid.

    Units it takes from empty tiles are its own; units that it, or an empty tile it cut, gives up become empty tiles
    of one unit. The places are then in reading order, so addresses on this screen may change.

    Raises
    ------
    ValueError
        If it would leave the grid or cover a tile that is not empty.
    """
    own = _at(layout.pages[page], address)
    grid = layout.pages[page].screens[address.screen]
    wanted = Rect(own.rect.x, own.rect.y, columns, rows)
    if columns < 1 or rows < 1 or wanted.x + columns > grid.columns or wanted.y + rows > grid.rows:
        raise ValueError(f"{columns}×{rows} units from {own.rect} leave a grid of {grid.columns}×{grid.rows}")
    others = [place for index, place in enumerate(grid.places) if index != address.index]
    met = [place for place in others if _units(place.rect) & _units(wanted)]
    if taken := [place.camera_id or "the websites" for place in met if not place.is_empty]:
        raise ValueError(f"{wanted} would cover {taken}")
    given_up = _units(own.rect).union(*(_units(place.rect) for place in met)) - _units(wanted)
    places = [replace(own, rect=wanted), *(place for place in others if place not in met)]
    places += [Place(Rect(x, y, 1, 1)) for x, y in given_up]
    places.sort(key=lambda place: (place.rect.y, place.rect.x))
    return _with_grid(layout, page, address.screen, replace(grid, places=tuple(places)))


def set_grid(
    layout: Layout, page: int, screen: int, tiles: int, back: Sequence[Place] = ()
) -> tuple[Layout, tuple[Place, ...]]:
    """Give a screen another ready-made grid: its tiles in their order, then those that come back.

    Parameters
    ----------
    back
        What a smaller grid left out; of it, what the screen shows already does not come back.

    Returns
    -------
    The layout, and what finds no room now, with no place on any grid.

    Raises
    ------
    ValueError
        If there is no ready-made grid of that size.
    """
    places = [place for place in layout.pages[page].screens[screen].places if not place.is_empty]
    there = {place.camera_id for place in places}  # None for the websites
    wanted = [*places, *(place for place in back if place.camera_id not in there)]
    new = ready_grid(tiles)
    kept = tuple(replace(place, rect=spot.rect) for place, spot in zip(wanted, new.places, strict=False))
    left_out = tuple(Place(Rect(0, 0, 1, 1), place.camera_id, sites=place.sites) for place in wanted[len(kept) :])
    grid = replace(new, places=(*kept, *new.places[len(kept) :]))
    return _with_grid(layout, page, screen, grid), left_out


def _units(rect: Rect) -> set[tuple[int, int]]:
    return {(x, y) for x in range(rect.x, rect.x + rect.width) for y in range(rect.y, rect.y + rect.height)}


def _emptied(grid: ScreenGrid) -> ScreenGrid:
    return replace(grid, places=tuple(Place(place.rect) for place in grid.places))


# --- pages ---------------------------------------------------------------------------------------------------------


def add_page(layout: Layout, page: Page | None = None, at: int | None = None) -> Layout:
    """Add a page at index `at` (at the end if None); without `page`, an empty one with the grids of the last."""
    if page is None:
        last = layout.pages[-1] if layout.pages else Page((ready_grid(1),))
        page = Page(tuple(_emptied(grid) for grid in last.screens), dwell_s=last.dwell_s)
    index = len(layout.pages) if at is None else at
    return replace(layout, pages=(*layout.pages[:index], page, *layout.pages[index:]))


def remove_page(layout: Layout, page: int) -> Layout:
    """Take a page out.

    Raises
    ------
    ValueError
        If it is the only one: a wall shows a page.
    """
    if len(layout.pages) == 1:
        raise ValueError("the only page can't be removed")
    return replace(layout, pages=(*layout.pages[:page], *layout.pages[page + 1 :]))


def rename(layout: Layout, name: str) -> Layout:
    """Give the layout another name."""
    return replace(layout, name=name)


def set_page(layout: Layout, page: int, *, name: str | None = None, dwell_s: float | None = None) -> Layout:
    """Change a page's name or how long a sequence stays on it; None leaves it."""
    old = layout.pages[page]
    return _with_page(
        layout,
        page,
        replace(old, name=old.name if name is None else name, dwell_s=old.dwell_s if dwell_s is None else dwell_s),
    )


def spread(camera_ids: Sequence[int], tiles_per_screen: int, screens: int) -> tuple[Page, ...]:
    """Lay cameras out in ready-made grids: screen after screen, then page after page; one page even for none.

    Raises
    ------
    ValueError
        If there is no ready-made grid of that size, or no screen.
    """
    if screens < 1:
        raise ValueError("a wall has at least one screen")
    per_page = tiles_per_screen * screens
    pages = []
    for start in range(0, max(1, len(camera_ids)), per_page):
        firsts = range(start, start + per_page, tiles_per_screen)
        grids = (ready_grid(tiles_per_screen, camera_ids[first : first + tiles_per_screen]) for first in firsts)
        pages.append(Page(tuple(grids)))
    return tuple(pages)


def covering(layout: Layout, count: int) -> Layout:
    """Return the layout with at least one page, and on each an empty grid for each of `count` screens it lacks."""
    pages = layout.pages or (Page((ready_grid(4),)),)
    grown = (replace(p, screens=(*p.screens, *[_spare(p, 4)] * (count - len(p.screens)))) for p in pages)
    return replace(layout, pages=tuple(grown))


def _spare(page: Page, tiles: int) -> ScreenGrid:
    """Return an empty grid for a further screen, like the page's last one; one of so many tiles if it has none."""
    return _emptied(page.screens[-1]) if page.screens else ready_grid(tiles)


def for_screens(layout: Layout, count: int) -> Layout:
    """Return the layout as shown on `count` screens, with every camera that it would have shown.

    Further screens are empty, with the grid of the page's last one. Where a page has more screens than there are,
    those that don't fit become pages of their own right behind it (empty ones are left out). Then pinned places are
    written into every page they were seen on and no longer pinned: on a further page a pin would cover another
    screen's camera. Meant for showing; keep the layout itself for editing and saving.

    Raises
    ------
    ValueError
        If `count` is below 1.
    """
    if count < 1:
        raise ValueError("a wall has at least one screen")
    pages = layout.pages
    if any(len(page.screens) > count for page in pages):
        pages = tuple(_unpinned(effective_page(layout, index)) for index in range(len(pages)))
    return replace(layout, pages=tuple(part for page in pages for part in _parts(page, count)))


def _parts(page: Page, count: int) -> list[Page]:
    """Cut a page into pages of exactly `count` screens."""
    parts = []
    for start in range(0, max(1, len(page.screens)), count):
        grids = page.screens[start : start + count]
        if start and all(place.is_empty for grid in grids for place in grid.places):
            continue
        name = f"{page.name} ({start // count + 1})".strip() if start else page.name
        parts.append(replace(page, screens=(*grids, *[_spare(page, 1)] * (count - len(grids))), name=name))
    return parts


def _unpinned(page: Page) -> Page:
    grids = (
        replace(grid, places=tuple(replace(place, pinned=False) for place in grid.places)) for grid in page.screens
    )
    return replace(page, screens=tuple(grids))
