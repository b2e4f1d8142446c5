"""Keeps in the store what the running wall learned: layout, screens, how streams open and how large they are."""

import logging
from collections.abc import Sequence
from dataclasses import replace

from scc_wall.app.layouts import LAST
from scc_wall.base.errors import SccError
from scc_wall.domain.camera import StreamKey
from scc_wall.domain.layout import Layout, Rect
from scc_wall.domain.screen_memory import KnownScreen
from scc_wall.domain.screens import ScreenIdentity
from scc_wall.storage.late_store import LateStore
from scc_wall.ui.wall_model import WallModel
from scc_wall.video.feed import DecodedFeed

log = logging.getLogger(__name__)


class Keeper:
    """Writes what changed since the last time; called on a timer and at the end."""

    def __init__(self, store: LateStore, feed: DecodedFeed, model: WallModel, screens: "ScreensToKeep") -> None:
        self._store = store
        self._feed = feed
        self._model = model
        self._screens = screens
        self._layout: Layout | None = None
        self._sizes: dict[StreamKey, tuple[int, int] | None] = {
            key: stream.size_px
            for camera in model.cameras.values()
            for key in camera.stream_keys()
            if (stream := camera.stream(key.role)) is not None
        }

    def keep(self) -> None:
        """Write what changed; a store that refuses is logged, and tried again the next time.

        One that is not loaded yet begins to be; this thread does not wait for it.
        """
        if self._store.is_open:
            self.keep_now()
        else:
            self._store.open_behind()

    def keep_now(self) -> None:
        """Write what changed, waiting for the store: the last time."""
        try:
            self._screens.keep(self._store)
            self._keep_streams()
            self._keep_layout()
        except SccError as error:
            log.warning("not kept: %s", error.what.en)

    def _keep_layout(self) -> None:
        layout = self._model.layout
        if layout is not self._layout:
            self._store.whole().layouts.save(replace(layout, name=LAST))
            self._layout = layout

    def _keep_streams(self) -> None:
        for key, opener in self._feed.openers_found():
            self._store.whole().cameras.remember_opener(key, opener)
        for camera in self._feed.cameras().values():
            stream, size_px = camera.status.stream, camera.status.facts.size_px
            if stream is not None and size_px is not None and self._sizes.get(stream) != size_px:
                self._store.whole().cameras.remember_size(stream, size_px)
                self._sizes[stream] = size_px


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

    def keep(self, store: LateStore) -> None:
        """Store them if they changed.

        Raises
        ------
        SccError
            If the store refuses; they are kept for the next time.
        """
        if self._screens is not None:
            store.whole().screens.remember(*self._screens)
            self._screens = None
