"""Has the wall show what stands in the store that took a damaged one's place, behind its first pictures.

The wall starts from an early read; that the store is damaged is found out by the thread that opens the whole of it.
What was shown until then is what the damaged file still gave: other cameras, another layout than are stored now.
"""

import logging
from dataclasses import replace

from scc_wall.app.layouts import first_layout, first_view
from scc_wall.app.options import RunOptions
from scc_wall.base.clock import Clock
from scc_wall.base.errors import SccError
from scc_wall.base.told import Told
from scc_wall.domain.layout import Layout
from scc_wall.storage.late_store import LateStore
from scc_wall.ui.wall_ui import WallUi

log = logging.getLogger(__name__)

SHOWN_S = 30.0
"""How long the sentence stands; the event waits until a person takes note of it."""
_SHOWN = Told(
    "{what}. Kamera dan tata letak kini dari sana.", "{what}. Cameras and layout are now what stands in there."
)
_NOT_SHOWN = Told(
    "⚠ {what}. Kamera dan tata letaknya baru tampil bila dinding dimulai ulang.",
    "⚠ {what}. Its cameras and layout appear once the wall is started again.",
)


class ReplacedStore:
    """Looks whether the store was replaced, and has it shown; lives on the UI thread.

    A layout that a person arranged meanwhile stays: the store may have been replaced hours after the start, for lack of
    room until then.
    """

    def __init__(self, options: RunOptions, store: LateStore, ui: WallUi, clock: Clock) -> None:
        self._options = options
        self._store = store
        self._ui = ui
        self._clock = clock
        self._begun = ui.model.layout

    def look(self) -> None:
        """Show what stands in it, once; called every half second."""
        replacement = self._store.replacement
        if replacement is None:
            return
        if replacement.seen is None:
            text = _NOT_SHOWN
        else:
            seen = replacement.seen
            self._show(LateStore(seen.cameras, seen.screens, self._store.whole, seen.layouts, settings=seen.settings))
            text = _SHOWN
        self._store.replacement = None  # from now on the wall is kept in it
        self._ui.tell(str(text.format(what=replacement.incident.told())), SHOWN_S)

    def _show(self, stored: LateStore) -> None:
        model = self._ui.model
        untouched = model.layout == self._begun
        self._store.cameras = stored.cameras
        self._ui.set_cameras(stored.cameras)
        if untouched:
            model.load(self._layout(stored))
            model.look_at(first_view(self._options, stored), self._clock.mono_ns())
        log.info("the wall shows %d cameras of the store that took the damaged one's place", len(stored.cameras))

    def _layout(self, stored: LateStore) -> Layout:
        screens = self._ui.model.screens
        try:
            return first_layout(self._options, stored.cameras, screens, stored)
        except SccError:  # the layout that the command line names is not in there
            return first_layout(replace(self._options, layout=None), stored.cameras, screens, stored)
