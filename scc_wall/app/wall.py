"""Runs a wall: wires store, video core, windows and metrics together, and takes them apart in order.

::

    store ─cameras, layout─► DecodedFeed ─pictures─► WallUi ─figures─► metrics
      ▲                           │                    │
      └──── openers and sizes ────┴──── layout ────────┘   (Keeper, every two seconds)

The controls are locked until somebody is let in (`access.reception`). What is opened behind the first pictures, panels
above all, is made and loaded there (`wall_parts`).
"""

import signal
import sys
from collections.abc import Callable, Sequence
from functools import partial
from types import FrameType
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from scc_wall.app import panel_modules, qt_messages
from scc_wall.app.access.entrance import Entrance
from scc_wall.app.access.lock import CommandLock
from scc_wall.app.access.reception import Reception
from scc_wall.app.guests.memory import StoredGuests, stored_guests
from scc_wall.app.keeping import DESK_DOCKS, SCREENS, Keeper, ScreensToKeep, known_screens, screen_settings
from scc_wall.app.language import LanguageMemory, first_language
from scc_wall.app.layouts import StoredLayouts, first_layout, first_view
from scc_wall.app.options import RunOptions
from scc_wall.app.program.reception import ProgramReception
from scc_wall.app.ptz.origin import PtzOrigin
from scc_wall.app.replaced import ReplacedStore
from scc_wall.app.shutdown import Shutdown
from scc_wall.app.sites.origin import SitesOrigin
from scc_wall.app.wall_metrics import FirstPictures, WallMetrics
from scc_wall.base import ending, unexpected
from scc_wall.base.clock import SYSTEM_CLOCK, seconds_between
from scc_wall.base.collector import PinnedCollector
from scc_wall.base.heap_trim import HeapTrimmer
from scc_wall.base.paths import Home
from scc_wall.base.told import Told
from scc_wall.domain.wall_figure import wall_figure
from scc_wall.guardian.silence import BEAT_S
from scc_wall.storage.late_store import LateStore
from scc_wall.ui.beat import PLACES_MS, Beat
from scc_wall.ui.screen_keeper import ScreenKeeper, primary_first
from scc_wall.ui.settings import WallSettings
from scc_wall.ui.slices import Slices, loading
from scc_wall.ui.translation import Translation
from scc_wall.ui.wall_ui import WallUi
from scc_wall.video.feed import DecodedFeed

if TYPE_CHECKING:
    from scc_wall.app.cameras.origin import CamerasOrigin
    from scc_wall.app.guardian.heart import Heart
    from scc_wall.app.wall_parts import WallParts
    from scc_wall.metrics.snapshot import WallSnapshot


METRICS_LOOK_MS = 100
"""How often the UI thread looks whether a scrape waits for a snapshot."""
METRICS_FIRST_LOOKS_MS = 20
"""The same until the first one was answered: who measures the start asks from its beginning on."""
KEEP_EVERY_MS = 2000
LOOK_FOR_STORE_MS = 500
"""How often it is looked whether the store is there, so that access can be opened over it."""
LATEST_S = 2.0
"""What is opened behind the first pictures is made by then, whether there are any or not."""
BACKUPS_AFTER_S = 60.0
"""Nothing of them is loaded before that."""
SETTLED_AFTER_S = 30.0
"""By then the store is loaded too, and the panels: looking through what they make would hold up the first pictures."""
COLLECT_EVERY_MS = 1000
HAND_OVER_S = 0.0005
"""How long another thread may keep the UI thread waiting for the interpreter. With Python's 5 ms the wall lost some
percent of the pictures of its first seconds, while the store was loaded behind it."""


class RunningWall:
    """One wall from its windows' opening to the last stage of its shutdown; lives on the UI thread.

    Parameters
    ----------
    store
        What the wall starts from; closed by its owner.
    feed
        The video core, made before this module was loaded, so that its processes start meanwhile; closed with the wall.
    entrance
        What access is opened from, once pictures are there.
    say
        Tells the person at the command line.
    sites
        Where the website monitors look; None: the world.
    ptz
        Which station this is, for those who steer cameras from it; None: nobody does.
    found
        Says where cameras are looked for; None: this network.
    heart
        Tells the guardian that the UI thread turns; None: there is no guardian.
    """

    def __init__(
        self,
        options: RunOptions,
        store: LateStore,
        feed: DecodedFeed,
        entrance: Entrance,
        say: Callable[[str], None],
        *,
        sites: SitesOrigin | None = None,
        ptz: PtzOrigin | None = None,
        found: "Callable[[], CamerasOrigin] | None" = None,
        heart: "Heart | None" = None,
    ) -> None:
        self._options = options
        self._heart = heart
        self._store = store
        self._say = say
        self._clock = SYSTEM_CLOCK
        self._made_mono_ns = self._clock.mono_ns()
        self._shutdown = Shutdown()
        self.feed = feed
        self._shutdown.then("decode processes", feed.close)
        to_keep = ScreensToKeep()
        screens = self._screens(to_keep)
        layout = first_layout(options, store.cameras, len(screens.known), store)
        lock = CommandLock()
        translation = Translation()
        self._shutdown.then("catalogue", translation.close)
        translation.use(first_language(store))
        self.ui = WallUi(
            self.feed,
            store.cameras,
            layout,
            keeper=screens,
            settings=WallSettings(
                screens=screen_settings(store.setting(SCREENS)),
                wall_only=options.wall_only,
                full_screen=options.kiosk,
            ),
            layouts=StoredLayouts(store),
            clock=self._clock,
            lock=lock,
            witness=lock.witness,
            translation=translation,
            ask_quit=self._ask_quit,
        )
        self.ui.model.look_at(first_view(options, store), self._clock.mono_ns())
        self.ui.model.set_guests(stored_guests(store))  # before the first picture is painted
        self._wizard = not (options.wall_only or options.passes) and QGuiApplication.platformName() != "offscreen"
        self.reception = Reception(entrance, store, self.ui, lock, self._clock, wizard=self._wizard)
        self.ui.desk.arrange(store.setting(DESK_DOCKS))
        self._parts: WallParts | None = None
        self._loading: Slices | None = None
        self._make_parts = partial(
            self._parts_of, entrance=entrance, sites=sites or SitesOrigin(), ptz=ptz, found=found
        )
        self._keeper = Keeper(store, self.feed, self.ui.model, to_keep, self._station_docks)
        self._replaced = ReplacedStore(options, store, self.ui, self._clock)
        self.language = LanguageMemory(translation, store, self._keeper.remember, lambda: self.reception.login)
        self.guests = StoredGuests(store, self._keeper, self.reception)
        self.ui.commands.guests.memory = self.guests
        self.ui.cameras_changed.connect(self._keeper.follow_cameras)
        self.program = ProgramReception(
            options, self.ui, self.reception, self._clock, front=Home(entrance.anchors.parent).front, heart=heart
        )
        self._home = None if ptz is None or entrance.seed is not None else ptz.home
        self._shutdown.then("layout", self._keeper.close)
        self._shutdown.then("windows", self.ui.close)
        self._shutdown.then("language", self.language.close)
        self._shutdown.then("access", self.reception.close)
        self._shutdown.then("program", self.program.close)

    def open(self) -> None:
        """Open the windows, the metrics and the timers."""
        self.program.open()
        self.ui.open()
        if self._heart is not None:
            self._heart.beat()
            self._every(round(BEAT_S * 1000), self._heart.beat)
        self._every(LOOK_FOR_STORE_MS, self._replaced.look)
        keep = Beat(KEEP_EVERY_MS, PLACES_MS["keep"], self._keeper.keep, self.ui)
        keep.start()
        self._shutdown.then("timer", keep.stop)
        self._every(LOOK_FOR_STORE_MS, self.guests.look)
        self._every(LOOK_FOR_STORE_MS, self.language.look)
        self._every(LOOK_FOR_STORE_MS, self.reception.look)
        self._every(LOOK_FOR_STORE_MS, self.program.look)
        self._every(LOOK_FOR_STORE_MS, self._look_for_parts)
        self._collector = PinnedCollector(self._clock)  # held: a connection to a method alone holds nobody
        self._after(SETTLED_AFTER_S, self._collector.settle)
        self._shutdown.then("heap", HeapTrimmer().close)
        self._every(COLLECT_EVERY_MS, self._collector.look)
        if self._home is not None:
            self._after(BACKUPS_AFTER_S, self._look_after_backups)
        self._open_metrics()
        if not self._store.cameras:
            self._say(str(NO_CAMERAS))
            self.ui.tell(str(NO_CAMERAS))
        if self._options.screenshot is not None:
            self._after(self._options.after_s, self.take_screenshot)
        if self._options.seconds is not None:
            self._after(self._options.seconds, QApplication.exit)

    def close(self) -> None:
        """Take everything apart: windows, then layout, then decode processes. Idempotent."""
        self._shutdown.run()

    def figure(self) -> str:
        """Return the wall figure, e.g. `34/36 langsung, tertua 1,2 dtk`."""
        return self.ui.bridge.figure

    def take_screenshot(self) -> None:
        """Leave a picture of the first wall window where the options say."""
        path = self._options.screenshot
        if path is None:
            return
        saved = self.ui.grab().save(str(path))
        told = SAVED if saved else NOT_SAVED
        self._say(str(told.format(path=path, figure=self.figure())))

    def _ask_quit(self) -> None:
        self.program.ask_to_close()

    # --- what is opened behind the first pictures --------------------------------------------------------------------

    @property
    def parts(self) -> "WallParts":
        """What is opened behind the first pictures; made by this at the latest."""
        if self._parts is None:
            self._parts = self._make_parts()
            for name, part in self._parts.by_name.items():
                self._shutdown.then(name, part.close)
                self._every(LOOK_FOR_STORE_MS, part.look)
                self.reception.happened.connect(part.look)  # what a session bore goes with it, not half a second later
            if self._parts.first is not None:
                self._shutdown.then("first start", self._parts.first.close)
        return self._parts

    def _parts_of(
        self,
        *,
        entrance: Entrance,
        sites: SitesOrigin,
        ptz: PtzOrigin | None,
        found: "Callable[[], CamerasOrigin] | None",
    ) -> "WallParts":
        from scc_wall.app.wall_parts import Origins, WallParts

        return WallParts(
            self._store,
            self.feed,
            self.ui,
            self._clock,
            origins=Origins(entrance, sites, ptz, found),
            reception=self.reception,
            keeper=self._keeper,
            program=self.program,
            wizard=self._wizard,
        )

    def _look_for_parts(self) -> None:
        """Load and make them once pictures are there, a piece at a time."""
        if self._loading is None and self._has_pictures():
            self._loading = Slices([*loading(panel_modules.PARTS), self._have_parts], self.ui)
            self._shutdown.then("loading of parts", self._loading.stop)  # none is made for a wall that is closed

    def _look_after_backups(self) -> None:
        assert self._home is not None
        self._shutdown.then("backups", self.parts.look_after_backups(self._home).close)

    def _have_parts(self) -> None:
        self.parts  # noqa: B018 - made by being asked for

    def _station_docks(self) -> str:
        return self.ui.desk.arrangement() if self._parts is None else self._parts.desk.station_docks()

    def _screens(self, to_keep: ScreensToKeep) -> ScreenKeeper:
        most = self._options.screens
        if most is not None:  # a trial on fewer screens must not make the store forget the others
            return ScreenKeeper(present=lambda: primary_first()[:most])
        return ScreenKeeper(known_screens(self._store.screens), remember=to_keep.remember)

    def _open_metrics(self) -> None:
        if self._options.metrics_port is None:
            return
        metrics = WallMetrics(self._options.metrics_port, self._clock, self._snapshot)
        self._shutdown.then("metrics", metrics.close)
        first = FirstPictures(lambda: wall_figure(self.feed.cameras()), self._clock)

        def look() -> None:
            metrics.look(lambda: first.are_there() or self._has_pictures())
            if timer.interval() != METRICS_LOOK_MS and (metrics.answered or self._is_late()):
                timer.setInterval(METRICS_LOOK_MS)

        timer = self._every(METRICS_FIRST_LOOKS_MS, look)
        self._say(f"http://127.0.0.1:{metrics.port}/metrics")

    def _has_pictures(self) -> bool:
        """Return whether all are there, or none are waited for any more."""
        bridge = self.ui.bridge
        return self._is_late() or 0 < bridge.visible == bridge.live

    def _is_late(self) -> bool:
        return seconds_between(self._made_mono_ns, self._clock.mono_ns()) > LATEST_S

    def _snapshot(self) -> "WallSnapshot":
        from scc_wall.metrics.snapshot import WallSnapshot

        parts = self._parts
        names = {camera.camera_id: camera.name for camera in self.ui.model.cameras.values()}
        late_s = {q: self.ui.tick_late_ms(100 * q) / 1000 for q in (0.5, 0.9, 0.99, 1.0)}
        return WallSnapshot(
            self._clock.mono_ns(),
            self.feed.cameras(),
            names,
            late_s,
            None if parts is None else parts.sites.snapshot,
            None if parts is None else parts.sites.health,
            None if parts is None or parts.ptz is None else parts.ptz.figures,
            self.feed.kept_bytes() if self.feed.keeps_pictures else 0,
        )

    def _every(self, interval_ms: int, action: Callable[[], object]) -> QTimer:
        timer = QTimer(self.ui)
        timer.setInterval(interval_ms)
        timer.timeout.connect(action)
        timer.start()
        self._shutdown.then("timer", timer.stop)
        return timer

    def _after(self, seconds: float, action: Callable[[], object]) -> None:
        timer = QTimer(self.ui)
        timer.setSingleShot(True)
        timer.setInterval(round(1000 * seconds))
        timer.timeout.connect(action)
        timer.start()
        self._shutdown.then("timer", timer.stop)


NO_CAMERAS = Told(
    "Belum ada kamera. Admin menambahkannya: pemasangan pertama (Shift+F10), atau F10 sesudah masuk (Ctrl+L)",
    "There are no cameras yet. An admin adds them: first start (Shift+F10), or F10 after logging in (Ctrl+L)",
)
SAVED = Told("Tangkapan layar: {path} — {figure}", "Screenshot: {path} — {figure}")
NOT_SAVED = Told(
    "Tangkapan layar tidak dapat ditulis ke {path}: periksa foldernya. {figure}",
    "The screenshot can't be written to {path}: check its folder. {figure}",
)


def run_wall(
    options: RunOptions,
    store: LateStore,
    feed: DecodedFeed,
    entrance: Entrance,
    say: Callable[[str], None],
    *,
    sites: SitesOrigin | None = None,
    ptz: PtzOrigin | None = None,
    found: "Callable[[], CamerasOrigin] | None" = None,
    at_end: Sequence[Callable[[RunningWall], None]] = (),
    heart: "Heart | None" = None,
) -> int:
    """Run a wall until a person or its options end it; return the exit status.

    Parameters
    ----------
    sites
        Where the website monitors look; None: the world.
    ptz
        Which station this is; None: nobody steers cameras from it.
    found
        Says where cameras are looked for; None: this network.
    at_end
        Called with the wall before it is taken apart.
    heart
        Tells the guardian that the UI thread turns; None: there is no guardian.

    Raises
    ------
    SccError
        If the layout or the metrics port can't be had.
    """
    sys.setswitchinterval(HAND_OVER_S)
    with unexpected.logged(), qt_messages.logged():
        application = QApplication.instance() or QApplication(sys.argv[:1])
        assert isinstance(application, QApplication)
        application.setApplicationName("SCC Wall")
        _end_on_signals()  # not before: without an application no timer of Qt's runs
        if ending.asked():
            return 0
        application.setQuitOnLastWindowClosed(False)  # unplugging the last screen closes windows, never the wall
        wall = RunningWall(options, store, feed, entrance, say, sites=sites, ptz=ptz, found=found, heart=heart)
        try:
            wall.open()
            status = application.exec()
            for last in at_end:
                last(wall)
            return status
        finally:
            if heart is not None:
                heart.closes()
            wall.close()


def _end_on_signals() -> None:
    """Let Ctrl+C and SIGTERM end the program in order; Python runs the handler at the next tick of the wall."""

    def end(_signal: int, _frame: FrameType | None) -> None:
        # Kept until the event loop runs; and `quit` would ask the windows, which ask a kiosk's people.
        QTimer.singleShot(0, QApplication.exit)

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)
