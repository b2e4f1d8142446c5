"""Keeps in the store what the running wall learned: layout, docks, screens, how streams open and how large they are."""

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Final

from scc_wall.app.layouts import LAST, VIEW, view_json
from scc_wall.base.errors import SccError
from scc_wall.domain.camera import Opener, StreamKey
from scc_wall.domain.layout import Layout, Rect
from scc_wall.domain.legibility import ScreenSetting, setting_of
from scc_wall.domain.screen_memory import KnownScreen
from scc_wall.domain.screens import ScreenIdentity
from scc_wall.domain.setting import JsonValue, Setting, Value
from scc_wall.storage.late_store import LateStore
from scc_wall.ui.wall_model import WallModel, WallView
from scc_wall.video.feed import DecodedFeed

log = logging.getLogger(__name__)

Write = Callable[[], object]
DESK_DOCKS: Final = Setting("desk.docks", "")
"""Where the docks of the desk were left (`DeskWindow.arrangement`)."""

SCREENS: Final[Setting[dict[str, JsonValue]]] = Setting("wall.screens", {})
"""What is set about screens: key (`ui.screen_keeper.screen_key`) → `ScreenSetting.as_json`."""


class Keeper:
    """Has written what changed since the last time; asked on a timer and at the end.

    A thread of its own writes: another process may hold the database for two seconds, and the wall ticks on.
    """

    def __init__(
        self,
        store: LateStore,
        feed: DecodedFeed,
        model: WallModel,
        screens: "ScreensToKeep",
        docks: Callable[[], str] = lambda: "",
    ) -> None:
        self._store = store
        self._feed = feed
        self._model = model
        self._screens = screens
        self._docks = docks
        self._kept_docks = store.setting(DESK_DOCKS)
        self._layout: Layout | None = None
        self._view: WallView | None = None
        self._sizes: dict[StreamKey, tuple[int, int] | None] = {}
        self.follow_cameras()
        self._owed: dict[object, Write] = {}
        """What is not written yet, by what it is about: the newest counts."""
        self._owed_lock = threading.Lock()
        self._writing: threading.Thread | None = None
        self._refused = False

    def follow_cameras(self) -> None:
        """Know again what is stored of the streams: it was just read, and an address that changed forgot its size."""
        self._sizes = {
            key: stream.size_px
            for camera in self._model.cameras.values()
            for key in camera.stream_keys()
            if (stream := camera.stream(key.role)) is not None
        }

    def keep(self) -> None:
        """Have written what changed; a store that refuses is logged, and tried again the next time.

        One that is not loaded yet begins to be; this thread waits for neither.
        """
        if not self._store.is_open:
            self._store.open_behind()
            return
        if self._store.replacement is not None:
            return  # what is shown is still what the damaged store gave
        self._collect()
        if self._owed and (self._writing is None or not self._writing.is_alive()):
            self._writing = threading.Thread(target=self._write, name="keep")
            self._writing.start()

    def remember(self, setting: Setting[Value], value: Value, login: str = "") -> None:
        """Have a setting written with what else changed: a person's own, without a login the station's."""

        def write() -> None:
            store = self._store.whole()
            if login:
                store.user_settings.set(login, setting, value)
            else:
                store.settings.set(setting, value)

        with self._owed_lock:
            self._owed[login, setting.key] = write

    @property
    def refused(self) -> bool:
        """Whether the store refused what was to be kept last."""
        return self._refused

    def close(self) -> None:
        """Write what changed, waiting for the store: the last time."""
        if self._writing is not None:
            self._writing.join()
        with suppress(SccError):  # told below, if there is something to be written
            self._store.whole()
        if self._store.replacement is None:
            self._collect()
        self._write()

    def _write(self) -> None:
        try:
            while (owed := self._first_owed()) is not None:
                about, write = owed
                write()
                with self._owed_lock:
                    if self._owed.get(about) is write:
                        del self._owed[about]
        except SccError as error:
            self._refused = True
            log.warning("not kept: %s", error.what.en)
        else:
            self._refused = False

    def _first_owed(self) -> "tuple[object, Write] | None":
        with self._owed_lock:
            return next(iter(self._owed.items()), None)

    def _collect(self) -> None:
        """Take note of what changed; on the UI thread, whose model and feed it reads."""
        with self._owed_lock:
            self._collect_screens()
            self._collect_streams()
            self._collect_layout()
            self._collect_view()
            self._collect_docks()

    def _collect_screens(self) -> None:
        if (screens := self._screens.take()) is not None:
            self._owed["screens"] = lambda: self._store.whole().screens.remember(*screens)

    def _collect_layout(self) -> None:
        layout = self._model.layout
        if layout is not self._layout:
            self._owed["layout"] = lambda: self._store.whole().layouts.save(replace(layout, name=LAST))
            self._layout = layout

    def _collect_view(self) -> None:
        view = self._model.view
        if view != self._view:
            self._owed["view"] = lambda: self._store.whole().settings.set(VIEW, view_json(view))
            self._view = view

    def _collect_docks(self) -> None:
        docks = self._docks()
        if docks != self._kept_docks:
            self._owed["docks"] = lambda: self._store.whole().settings.set(DESK_DOCKS, docks)
            self._kept_docks = docks

    def _collect_streams(self) -> None:
        for key, opener in self._feed.openers_found():
            self._owed["opener", key] = partial(self._remember_opener, key, opener)
        for camera in self._feed.cameras().values():
            stream, size_px = camera.status.stream, camera.status.facts.size_px
            if stream is not None and size_px is not None and self._sizes.get(stream) != size_px:
                self._owed["size", stream] = partial(self._remember_size, stream, size_px)
                self._sizes[stream] = size_px

    def _remember_opener(self, key: StreamKey, opener: Opener) -> None:
        self._store.whole().cameras.remember_opener(key, opener)

    def _remember_size(self, stream: StreamKey, size_px: tuple[int, int]) -> None:
        self._store.whole().cameras.remember_size(stream, size_px)


def screen_settings(stored: Mapping[str, JsonValue]) -> dict[str, ScreenSetting]:
    """Return what is set about screens; what is odd counts as not set."""
    return {key: setting_of(value) for key, value in stored.items()}


def known_screens(stored: Sequence[KnownScreen]) -> list[ScreenIdentity]:
    """Return the wall's screens in their order."""
    return [
        ScreenIdentity(known.serial, known.manufacturer, known.model, known.name, Rect(*known.geometry_px))
        for known in stored
        if known.position is not None
    ]


class ScreensToKeep:
    """The wall's screens since they last changed, until the store is there to keep them.

    A wall that sees its screens for the first time must not wait for the store to be loaded (half a second).
    """

    def __init__(self) -> None:
        self._screens: tuple[KnownScreen, ...] | None = None

    def remember(self, screens: Sequence[ScreenIdentity]) -> None:
        """Take note of the wall's screens in their order."""
        self._screens = tuple(
            KnownScreen(one.serial, one.manufacturer, one.model, one.name, (x, y, width, height), position)
            for position, one in enumerate(screens)
            for x, y, width, height in (one.geometry,)
        )

    def take(self) -> tuple[KnownScreen, ...] | None:
        """Return them if they changed since they were taken last."""
        screens, self._screens = self._screens, None
        return screens
