"""Runs a wall: wires store, video core, windows and metrics together, and takes them apart in order.

::

    store ─cameras, layout─► DecodedFeed ─pictures─► WallUi ─figures─► metrics
      ▲                           │                    │
      └──── openers and sizes ────┴──── layout ────────┘   (Keeper, every two seconds)

The controls are locked until somebody is let in (`access.reception`), which is loaded behind the first pictures.
"""

import logging
import signal
import sys
from collections.abc import Callable, Sequence
from types import FrameType
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from scc_wall.app import qt_messages
from scc_wall.app.access.entrance import Entrance
from scc_wall.app.access.lock import CommandLock
from scc_wall.app.access.reception import Reception
from scc_wall.app.cameras.reception import CamerasReception
from scc_wall.app.desk.reception import DeskReception
from scc_wall.app.events.reception import EventsReception, Others
from scc_wall.app.first.reception import FirstReception
from scc_wall.app.guests.memory import StoredGuests, stored_guests
from scc_wall.app.keeping import DESK_DOCKS, SCREENS, Keeper, ScreensToKeep, known_screens, screen_settings
from scc_wall.app.language import LanguageMemory, first_language
from scc_wall.app.layouts import StoredLayouts, first_layout, first_view
from scc_wall.app.options import RunOptions
from scc_wall.app.program.reception import ProgramReception
from scc_wall.app.ptz.origin import PtzOrigin
from scc_wall.app.ptz.reception import PtzReception
from scc_wall.app.replay.reception import ReplayReception
from scc_wall.app.shift.reception import ShiftReception
from scc_wall.app.shutdown import Shutdown
from scc_wall.app.sites.origin import SitesOrigin
from scc_wall.app.sites.reception import SitesReception
from scc_wall.app.snapshots.reception import SnapshotPlace, SnapshotReception
from scc_wall.base import unexpected
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.collector import settle_collector
from scc_wall.base.paths import Home
from scc_wall.base.told import Told
from scc_wall.storage.late_store import LateStore
from scc_wall.ui.screen_keeper import ScreenKeeper, primary_first
from scc_wall.ui.settings import WallSettings
from scc_wall.ui.translation import Translation
from scc_wall.ui.wall_ui import WallUi
from scc_wall.video.feed import DecodedFeed

if TYPE_CHECKING:
    from scc_wall.access.service import Access
    from scc_wall.app.cameras.origin import CamerasOrigin
    from scc_wall.app.first.keys import FirstKeys
    from scc_wall.app.guardian.heart import Heart
    from scc_wall.metrics.snapshot import SnapshotExchange

log = logging.getLogger(__name__)

METRICS_LOOK_MS = 20
"""How often the UI thread looks whether a scrape waits for a snapshot."""
KEEP_EVERY_MS = 2000
LOOK_FOR_STORE_MS = 500
"""How often it is looked whether the store is there, so that access can be opened over it."""
SETTLED_AFTER_S = 3.0
"""By then the store is loaded too."""
BEAT_MS = 500
"""How often the guardian is told that the UI thread turns (`guardian.silence.BEAT_S`)."""
HAND_OVER_S = 0.0005
"""How long another thread may keep the UI thread waiting for the interpreter. With Python's 5 ms the wall lost some
percent of the pictures of its first seconds, while the store was loaded behind it."""


class Part(Protocol):
    """What is opened behind the first pictures, each when what it needs is there."""

    def look(self) -> None:
        """Look whether it is time; called every half second."""
        ...

    def close(self) -> None:
        """Take it apart. Idempotent."""
        ...


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
            settings=WallSettings(screens=screen_settings(store.setting(SCREENS)), wall_only=options.wall_only),
            layouts=StoredLayouts(store),
            clock=self._clock,
            lock=lock,
            witness=lock.witness,
            translation=translation,
            ask_quit=self._ask_quit,
        )
        self.ui.model.look_at(first_view(options, store), self._clock.mono_ns())
        self.ui.model.set_guests(stored_guests(store))  # before the first picture is painted
        wizard = not (options.wall_only or options.passes) and QGuiApplication.platformName() != "offscreen"
        self.reception = Reception(entrance, store, self.ui, lock, self._clock, wizard=wizard)
        self.sites = SitesReception(sites or SitesOrigin(), store, self.ui, self._clock, self._access)
        self.ptz = None if ptz is None else self._steering(ptz)
        self.ui.desk.arrange(store.setting(DESK_DOCKS))
        self.desk = DeskReception(
            store,
            self.ui,
            self.reception,
            self._clock,
            sites=lambda: self.sites.snapshot,
            after=self._panels_are_there,
            refused=lambda: self._keeper.refused,
        )
        self._keeper = Keeper(store, self.feed, self.ui.model, to_keep, self.desk.station_docks)
        self.language = LanguageMemory(translation, store, self._keeper.remember, lambda: self.reception.login)
        self.guests = StoredGuests(store, self._keeper, self.reception)
        self.ui.commands.guest_memory = self.guests
        self.cameras = CamerasReception(store, self.ui, self._access, self._clock, found)
        self.shift = ShiftReception(
            store, self.ui, self._clock, feed=self.feed, access=self._access, sites=lambda: self.sites.snapshot
        )
        self.snapshots = None if ptz is None else self._snapshots(ptz)
        self.replay = ReplayReception(store, self.ui, self.feed, self._access, self._clock)
        self.first = None if entrance.first_keys is None else self._first_start(entrance.first_keys, wizard=wizard)
        self.ui.cameras_changed.connect(self._keeper.follow_cameras)
        folder = entrance.anchors.parent
        self.program = ProgramReception(
            options, self.ui, self.reception, self._clock, front=Home(folder).front, heart=heart
        )
        others = Others(self.reception, self.sites, self.ptz, folder, self.program)
        self.events = EventsReception(store, self.feed, self.ui, self._clock, others)
        self._shutdown.then("layout", self._keeper.close)
        self._shutdown.then("windows", self.ui.close)
        self._parts: dict[str, Part | None] = {
            "language": self.language,
            "access": self.reception,
            "desk": self.desk,
            "sites": self.sites,
            "cameras": self.cameras,
            "events": self.events,
            "shift": self.shift,
            "snapshots": self.snapshots,
            "replay": self.replay,
            "ptz": self.ptz,
            "program": self.program,
        }
        for name, part in self._parts.items():
            if part is not None:
                self._shutdown.then(name, part.close)
        if self.first is not None:
            self._shutdown.then("first start", self.first.close)

    def open(self) -> None:
        """Open the windows, the metrics and the timers."""
        self.program.open()
        self.ui.open()
        if self._heart is not None:
            self._heart.beat()
            self._every(BEAT_MS, self._heart.beat)
        self._every(KEEP_EVERY_MS, self._keeper.keep)
        self._every(LOOK_FOR_STORE_MS, self.guests.look)
        for part in self._parts.values():
            if part is not None:
                self._every(LOOK_FOR_STORE_MS, part.look)
        self._after(SETTLED_AFTER_S, settle_collector)
        self._serve_metrics()
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

    def _steering(self, origin: PtzOrigin) -> PtzReception:
        def after() -> bool:
            return self.sites.panel is not None

        return PtzReception(origin, self._store, self.ui, self._clock, self.reception, after=after)

    def _snapshots(self, origin: PtzOrigin) -> SnapshotReception:
        place = SnapshotPlace(origin.home.snapshots, origin.station)
        return SnapshotReception(place, self._store, self.ui, self._clock, stills=self.feed, access=self._access)

    def _first_start(self, keys: "Callable[[], FirstKeys]", *, wizard: bool) -> FirstReception:
        others, language = (self.cameras, self.sites), self.ui.translation.choose
        return FirstReception(
            self._store, self.ui, self.reception, others, self._clock, keys=keys, wizard=wizard, language=language
        )

    def _panels_are_there(self) -> bool:
        return self.sites.panel is not None and (self.ptz is None or self.ptz.settled)

    def _access(self) -> "Access | None":
        room = self.reception.room
        return None if room is None else room.access

    def _screens(self, to_keep: ScreensToKeep) -> ScreenKeeper:
        most = self._options.screens
        if most is not None:  # a trial on fewer screens must not make the store forget the others
            return ScreenKeeper(present=lambda: primary_first()[:most])
        return ScreenKeeper(known_screens(self._store.screens), remember=to_keep.remember)

    def _serve_metrics(self) -> None:
        if self._options.metrics_port is None:
            return
        from scc_wall.metrics.server import serve
        from scc_wall.metrics.snapshot import SnapshotExchange

        exchange = SnapshotExchange(self._clock)
        server = serve(self._options.metrics_port, exchange.take, self._clock)
        self._shutdown.then("metrics", server.close)
        self._every(METRICS_LOOK_MS, lambda: self._publish(exchange))
        self._say(f"http://127.0.0.1:{server.port}/metrics")

    def _publish(self, exchange: "SnapshotExchange") -> None:
        if exchange.wanted:
            from scc_wall.metrics.snapshot import WallSnapshot

            names = {camera.camera_id: camera.name for camera in self.ui.model.cameras.values()}
            late_s = {q: self.ui.tick_late_ms(100 * q) / 1000 for q in (0.5, 0.9, 0.99, 1.0)}
            exchange.publish(
                WallSnapshot(
                    self._clock.mono_ns(),
                    self.feed.cameras(),
                    names,
                    late_s,
                    self.sites.snapshot,
                    self.sites.health,
                    None if self.ptz is None else self.ptz.figures,
                    self.feed.kept_bytes() if self.feed.keeps_pictures else 0,
                )
            )

    def _every(self, interval_ms: int, action: Callable[[], object]) -> None:
        timer = QTimer(self.ui)
        timer.setInterval(interval_ms)
        timer.timeout.connect(action)
        timer.start()
        self._shutdown.then("timer", timer.stop)

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
        application.setQuitOnLastWindowClosed(False)  # unplugging the last screen closes windows, never the wall
        _end_on_signals()
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
