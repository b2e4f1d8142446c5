"""A store that opens late: the wall starts from a glance at it, the rest is loaded once pictures are there."""

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from scc_wall.base.clock import Clock
from scc_wall.base.errors import SccError
from scc_wall.base.paths import Home
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.incident import Incident
from scc_wall.domain.layout import Layout
from scc_wall.domain.screen_memory import KnownScreen
from scc_wall.domain.setting import Setting, Value
from scc_wall.domain.vault import Vault
from scc_wall.storage.glance import Glance, glance
from scc_wall.storage.rows import Unreadable

if TYPE_CHECKING:
    from scc_wall.storage.store import Store

log = logging.getLogger(__name__)

AGAIN_S: Final = 10.0


@dataclass(frozen=True, slots=True)
class Replacement:
    """What took a damaged store's place.

    Parameters
    ----------
    seen
        What stands in it; None: it could not be read so, though it opened.
    """

    incident: Incident
    seen: Glance | None


class LateStore:
    """A store known by what stood in it at the start, opened when it is asked for more.

    Parameters
    ----------
    open_whole
        Opens the whole store; may take half a second.
    layouts, settings
        All of them as they stood in it; None: the whole store is asked.
    store
        The whole store, if it is open already.
    """

    def __init__(
        self,
        cameras: tuple[CameraConfig, ...],
        screens: tuple[KnownScreen, ...],
        open_whole: "Callable[[], Store]",
        layouts: Mapping[str, Layout] | None = None,
        store: "Store | None" = None,
        *,
        settings: Mapping[str, object] | None = None,
    ) -> None:
        self.cameras = cameras
        self.screens = screens
        self._layouts = layouts
        self._settings = settings
        self._open_whole = open_whole
        self._opening = threading.Lock()
        self._store = store
        self._thread: threading.Thread | None = None
        self._began_s = 0.0
        self._told = ""
        self.error: SccError | None = None
        """Why the whole store did not open the last time; None if it did, or was not tried yet."""
        self.replacement: Replacement | None = None
        """What took the place of the store that this was read from, until the wall shows it (`app.replaced`)."""

    @classmethod
    def at(cls, home: Home, vault: Vault, clock: Clock, on_unreadable: Unreadable) -> "LateStore":
        """Return the store of a home; it opens at once if it is new, on a server or has to be brought up to date.

        Raises
        ------
        SccError
            If it must open and can't.
        """
        started: list[LateStore] = []

        def open_whole() -> "Store":
            from scc_wall.storage.recovery import recover
            from scc_wall.storage.store import open_store

            # behind the pictures where the glance could be had
            incident = recover(home, clock) if home.store_url is None else None
            store = open_store(home, vault, clock)
            if incident is not None and started:
                started[0].replacement = Replacement(incident, glance(home.database, vault, on_unreadable))
            return store

        seen = glance(home.database, vault, on_unreadable) if home.store_url is None else None
        if seen is None:
            try:
                return cls.opened(open_whole(), on_unreadable)
            except SccError as error:  # no room to put a backup in its place, say: the wall runs from it all the same
                if (seen := _of_backup(home, vault, clock, on_unreadable)) is None:
                    raise
                log.error("the wall starts from a backup: %s", error.told())  # noqa: TRY400 - the environment's
        started.append(cls(seen.cameras, seen.screens, open_whole, seen.layouts, settings=seen.settings))
        return started[0]

    @classmethod
    def opened(cls, store: "Store", on_unreadable: Unreadable) -> "LateStore":
        """Return a store that is open already."""
        return cls(store.cameras.list(on_unreadable), store.screens.list(), lambda: store, store=store)

    @property
    def is_open(self) -> bool:
        """Whether the whole store is there, so that `whole` returns at once."""
        return self._store is not None

    def whole(self) -> "Store":
        """Return the whole store, opened if need be.

        Raises
        ------
        SccError
            If it can't be opened.
        """
        with self._opening:
            if self._store is None:
                try:
                    self._store = self._open_whole()
                except SccError as error:
                    self.error = error
                    raise
                self.error = None
            self._layouts = self._settings = None  # from now on what is read may have changed
            return self._store

    def open_behind(self) -> None:
        """Have a thread open it, and try again at times what failed: the disk was full, say. Idempotent."""
        now_s = time.monotonic()
        if self._store is not None or (self._thread is not None and self._thread.is_alive()):
            return
        if self._thread is None or now_s - self._began_s >= AGAIN_S:
            self._began_s = now_s
            self._thread = threading.Thread(target=self._open, name="store", daemon=True)
            self._thread.start()

    def _open(self) -> None:
        try:
            self.whole()
        except SccError as error:  # whoever needs it next tries again, and is told
            if error.told() != self._told:
                self._told = error.told()
                log.warning("the store does not open: %s", error.told())

    def close(self) -> None:
        """Close it. Idempotent."""
        if self._thread is not None:
            self._thread.join()
        if self._store is not None:
            self._store.close()

    def setting(self, setting: Setting[Value]) -> Value:
        """Return a setting's value, its default if none is stored or it has another type."""
        seen = self._settings
        if seen is None:
            return self.whole().settings.get(setting)
        value = seen.get(setting.key, setting.default)
        return cast("Value", value) if setting.accepts(value) else setting.default

    # ---- layouts, as `LayoutRepository` has them

    def names(self) -> Sequence[str]:
        """Return the names of all layouts."""
        seen = self._layouts
        return self.whole().layouts.names() if seen is None else sorted(seen, key=str.casefold)

    def load(self, name: str) -> Layout | None:
        """Return a layout, None if there is none of that name."""
        seen = self._layouts
        return self.whole().layouts.load(name) if seen is None else seen.get(name)

    def save(self, layout: Layout) -> None:
        """Save a layout; one of the same name is replaced."""
        self.whole().layouts.save(layout)


def _of_backup(home: Home, vault: Vault, clock: Clock, on_unreadable: Unreadable) -> Glance | None:
    """Return what stands in the newest good backup of a store that can't be opened; None if there is none."""
    from scc_wall.storage.backups import Backups

    backup = None if home.store_url is not None else Backups(home.backups, clock).newest_good()
    return None if backup is None else glance(backup.path, vault, on_unreadable)
