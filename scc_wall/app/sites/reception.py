"""The sites at this wall: opened when pictures and store are there, docked at the desk, closed in order.

Lives on the UI thread, opens in the stages of `app.late_opening`. What is heavy (HTTP, HTML) is loaded by the worker,
behind the first pictures; what is of Qt, here.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from scc_wall.app import panel_modules
from scc_wall.app.late_opening import LateOpening
from scc_wall.app.sites.origin import SitesOrigin
from scc_wall.base.clock import Clock
from scc_wall.base.errors import SccError
from scc_wall.storage.late_store import LateStore
from scc_wall.ui import keys
from scc_wall.ui.beat import PLACES_MS, Beat
from scc_wall.ui.slices import Piece, knowing, loading, polishing
from scc_wall.ui.wall_ui import WallUi

if TYPE_CHECKING:
    from scc_wall.access.service import Access
    from scc_wall.app.sites.desk import Desk
    from scc_wall.app.sites.late_monitors import LateMonitors
    from scc_wall.app.sites.rights import Rights
    from scc_wall.domain.sites_health import SitesHealth
    from scc_wall.domain.sites_snapshot import SitesSnapshot
    from scc_wall.ui.sites.sites_ui import SitesUi

log = logging.getLogger(__name__)

TICK_MS: Final = 250
LATEST_S: Final = 5.0
"""The sites are opened when all pictures are there, or after this long: some cameras may be off for weeks."""


class SitesReception(QObject):
    """Opens the website monitors and their panel.

    Parameters
    ----------
    access
        Returns access once it is open.
    """

    seen = Signal(object)
    """A `SitesSnapshot` of the monitors, from their thread."""

    def __init__(
        self,
        origin: SitesOrigin,
        store: LateStore,
        ui: WallUi,
        clock: Clock,
        access: "Callable[[], Access | None]",
    ) -> None:
        super().__init__(ui)
        self._origin = origin
        self._store = store
        self._ui = ui
        self._clock = clock
        self._access = access
        self._opening = LateOpening(
            self, "sites-desk", store, clock,
            make=self._opened, then=self._pieces, failing="the website monitors do not open",
        )  # fmt: skip
        self._following = False
        self._monitors: LateMonitors | None = None
        self._desk: Desk | None = None
        self._timer: Beat | None = None
        self.panel: SitesUi | None = None
        self._stripped: set[int] = set()
        """Screens whose wall has a strip."""

    @property
    def snapshot(self) -> "SitesSnapshot | None":
        """What the monitors know now; None before they are open."""
        return None if self._monitors is None else self._monitors.snapshot

    @property
    def health(self) -> "SitesHealth | None":
        """How the monitors themselves are; None before they are open."""
        return None if self._monitors is None else self._monitors.health()

    def desk_under(self, rights: "Rights") -> "Desk | None":
        """Return a desk for somebody else than who is in, None until the monitors are there; on a worker."""
        from scc_wall.app.sites.desk import Desk

        if self._monitors is None or not self._opening.is_open:
            return None
        return Desk(self._store.whole(), self._monitors, rights, self._clock)

    def note_elsewhere(self, alarm_ids: Sequence[int], by: str, at_utc: datetime) -> None:
        """Keep who took note of events of the sites in the list of all events."""
        desk = self._desk
        if desk is not None:
            job = partial(desk.note_elsewhere, alarm_ids, by, at_utc)
            self._opening.work(job, lambda _: None, lambda error: log.warning("%s", error))

    def look(self) -> None:
        """Open once pictures and store are there; try again what failed. Called every half second."""
        self._opening.look(after=0 < self._ui.bridge.visible == self._ui.bridge.live, latest_s=LATEST_S)

    def _opened(self) -> "tuple[Desk, bool]":
        """Make monitors and desk; runs on the worker. Returns whether the sound is off, too."""
        from scc_wall.app.sites.desk import MUTED, Desk
        from scc_wall.app.sites.late_monitors import LateMonitors
        from scc_wall.app.sites.rights import RoomRights

        store = self._store.whole()
        # Known at once: if the program ends before this is told, `close` ends what was started here.
        monitors = self._monitors = LateMonitors(store, self._clock, self._origin)
        desk = Desk(store, monitors, RoomRights(self._access), self._clock)
        monitors.listeners = (desk.take, self.seen.emit)
        monitors.look()
        return desk, store.settings.get(MUTED)

    def _pieces(self, made: "tuple[Desk, bool]") -> list[Piece]:
        """Return what is left: to make the panel and to give it its place, a piece for each turn of the wall's tick."""
        self._desk, muted = made
        make = partial(self._make_panel, muted=muted)
        then = (self._draw_signs, make, self._polish, self._dock, self._show_on_walls, self._follow)
        return [*knowing(), *loading(panel_modules.SITES), *then]

    def _draw_signs(self) -> list[Piece]:
        """Return the pieces that draw what the panel shows of each state: three milliseconds each."""
        from scc_wall.domain.site import SiteState
        from scc_wall.ui.sites.marks import state_icon

        def draw(state: SiteState) -> None:
            state_icon(state)  # is kept

        return [partial(draw, state) for state in SiteState]

    def _make_panel(self, *, muted: bool) -> None:
        from scc_wall.ui.sites.sites_ui import SitesUi

        assert self._desk is not None
        named = {key.action: keys.shown(key) for key in keys.table()}
        self.panel = SitesUi(
            self._desk, self._opening.work, clock=self._clock, key=named.get("sites-acknowledge", ""), muted=muted
        )
        self.panel.told.connect(self._ui.tell)
        self.panel.left.connect(self._ui.desk.wall.setFocus)

    def _polish(self) -> list[Piece]:
        assert self.panel is not None
        return polishing(self.panel.hold(self._ui.desk))

    def _dock(self) -> None:
        assert self.panel is not None
        dock = self.panel.dock_into(self._ui.desk)
        chips = self.panel.panel.chips
        self._ui.desk.memory.add("sites-filter", chips.remembered, chips.choose, list)
        self._ui.desk.offer_dock(dock)
        if self._ui.desk.bare:
            dock.hide()

    def _follow(self) -> None:
        assert self.panel is not None
        for action, command in self.panel.commands().items():
            self._ui.commands.add(action, command)
        self.seen.connect(self._on_seen)
        self._on_seen()
        self._timer = Beat(TICK_MS, PLACES_MS["sites"], self.panel.beat, self)
        self._timer.start()

    def _show_on_walls(self) -> list[Piece]:
        """Give the walls their tiles and strips: those of other screens, and the desk's own while it is there alone.

        Returns the pieces that are left: a strip each.
        """
        panel, ui = self.panel, self._ui
        assert panel is not None
        ui.show_sites(panel)
        panel.strip_in_place_of_bar(ui.desk.wall).covers.connect(ui.desk.wall.set_covered)
        ui.desk.bared.connect(panel.set_bare)
        panel.set_bare(ui.desk.bare)
        ui.windows_made.connect(self._on_windows_made)
        return [partial(self._show_on_window, index) for index in ui.windows]

    def _on_windows_made(self) -> None:
        for index in self._ui.windows:
            self._show_on_window(index)

    def _show_on_window(self, index: int) -> None:
        window = self._ui.windows[index]
        if self.panel is not None and index not in self._stripped:
            self._stripped.add(index)
            self.panel.strip_over(window.wall).covers.connect(window.wall.set_covered)

    def _on_seen(self) -> None:
        """Have new events stored; one turn at a time, so that nobody's click waits behind them on a slow disk."""
        if self._desk is not None and self._desk.owes_events and not self._following:
            self._following = True
            self._opening.work(self._desk.follow_events, self._on_followed, self._on_not_followed)

    def _on_followed(self, _result: object) -> None:
        self._following = False

    def _on_not_followed(self, error: SccError) -> None:
        self._following = False
        log.warning("%s", error)

    def close(self) -> None:
        """Close the panel, end the looks and have the rest written. Idempotent."""
        self._opening.stop()
        if self._timer is not None:
            self._timer.stop()
        if self.panel is not None:
            self.panel.close()
            for part in (self.panel.panel, *self.panel.strips):
                if part.parent() is None:  # it had no place yet, so nobody else owns it
                    part.deleteLater()
            self.panel.deleteLater()
        self._opening.close()
        if self._monitors is not None:
            self._monitors.stop()
