"""The wall windows as a whole: opens them on the present screens, ticks them, and follows model, screens and feed.

`app` makes one `WallUi` and closes it; everything it needs from elsewhere comes in as parameters.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from scc_wall.base.clock import SYSTEM_CLOCK, Clock
from scc_wall.base.told import language
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.feed import VideoFeed
from scc_wall.domain.layout import Layout
from scc_wall.domain.legibility import ScreenSetting
from scc_wall.ui import keys
from scc_wall.ui.announce import announce
from scc_wall.ui.bridge import FeedBridge
from scc_wall.ui.camera_list import CameraList
from scc_wall.ui.commands import (
    Commands,
    LayoutStore,
    May,
    allow_all,
)
from scc_wall.ui.desk.screen_bar import ALL
from scc_wall.ui.desk_window import DeskWindow
from scc_wall.ui.following import follow_soon, follows_soon
from scc_wall.ui.identify import IdentityPlate, identify
from scc_wall.ui.key_gate import KeyGate, typing
from scc_wall.ui.key_help import KeyHelp
from scc_wall.ui.layout_questions import LayoutQuestions
from scc_wall.ui.not_yet import say_not_yet
from scc_wall.ui.notices import MESSAGE_S, Notices
from scc_wall.ui.replay_tile import ReplayFace
from scc_wall.ui.screen_keeper import ScreenKeeper, screen_key
from scc_wall.ui.settings import WallSettings
from scc_wall.ui.sites_tile import SitesFace
from scc_wall.ui.slices import in_turns
from scc_wall.ui.steering_tile import SteeringFace
from scc_wall.ui.table_memory import tables
from scc_wall.ui.tick import WallTick
from scc_wall.ui.tile_menu import TileMenu
from scc_wall.ui.translation import NAMES, Translation
from scc_wall.ui.turns import Lock, Witness, unwitnessed
from scc_wall.ui.wake import WakeLock, system_wake_lock
from scc_wall.ui.wall_following import WallFollowing
from scc_wall.ui.wall_input import WallInput
from scc_wall.ui.wall_model import WallModel
from scc_wall.ui.wall_widget import WallWidget
from scc_wall.ui.wall_window import WallWindow
from scc_wall.ui.window_places import WindowPlaces
from scc_wall.ui.words import tr

if TYPE_CHECKING:
    from scc_wall.ui.desk.views import DeskViews

SEEN_BY_TURN: Final = 8
"""Slow ticks (2 s) in which the windows come up; a wall that can't be seen then asks for nothing but standing by."""


@dataclass(frozen=True, slots=True)
class WallFigures:
    """Figures of the windows for the metrics.

    Parameters
    ----------
    live, visible
        Cameras that are LIVE of those asked for.
    tick_late_p99_ms
        How late 99 % of the last ticks came at most.
    tiles_painted
        Tiles painted since the start, texts and pictures.
    """

    live: int
    visible: int
    ticks: int
    tick_late_p99_ms: float
    tiles_painted: int


class WallUi(QObject):
    """Opens, ticks and closes the windows of the wall.

    Parameters
    ----------
    feed
        The video core; `close` does not close it, its owner does.
    layout
        What to show; it gets an empty grid for each screen it lacks.
    keeper
        Knows the wall's screens.
    may, lock
        Asked before each command; `lock` wins (`ui.commands`).
    witness
        Has each command stand in the audit before it takes effect.
    ask_quit
        Called when a person wants to leave; by default the application quits.
    translation
        Loads the other language; closed by its owner.
    """

    windows_made = Signal()
    """There are wall windows that were not there before; they stay until the end, hidden while unplugged."""

    cameras_changed = Signal()
    """Cameras came, went or changed; `model.cameras` has them as they are now."""

    def __init__(
        self,
        feed: VideoFeed,
        cameras: Sequence[CameraConfig],
        layout: Layout,
        *,
        keeper: ScreenKeeper | None = None,
        settings: WallSettings | None = None,
        layouts: LayoutStore | None = None,
        clock: Clock = SYSTEM_CLOCK,
        may: May = allow_all,
        lock: Lock | None = None,
        witness: Witness = unwitnessed,
        wake: WakeLock | None = None,
        ask_quit: Callable[[], object] | None = None,
        translation: Translation | None = None,
    ) -> None:
        super().__init__()
        self.settings = settings or WallSettings()
        self.translation = translation or Translation(self)
        self.keeper = keeper or ScreenKeeper(parent=self)
        self.model = WallModel(cameras, layout, len(self.keeper.known))
        self.commands = Commands(self.model, feed, clock, layouts, may, lock=lock, witness=witness)
        self.bridge = FeedBridge(feed, self)
        self.gate = KeyGate(self)
        self.gate.add(self._stop_at_once)
        self._feed = feed
        self._clock = clock
        self._ask_quit = ask_quit or QApplication.quit
        self._wake = wake or system_wake_lock(offscreen=QGuiApplication.platformName() == "offscreen")
        self._slow_turns = 0
        self._plates: list[IdentityPlate] = []
        self.key_help = KeyHelp(self.active_window, self.commands.run)
        self._closed = False
        self._sites: SitesFace | None = None
        self._steering: SteeringFace | None = None
        self._replay: ReplayFace | None = None
        self.walls: list[WallWidget] = []
        self.cameras = CameraList(self.model, self.commands.put_on_selected, self)
        self._make_walls()
        self.desk = DeskWindow(self.walls[0], self.cameras.place, self.model, self.commands, self._ask_quit)
        self.desk.full_screen = self.settings.full_screen
        self.notices = Notices(
            self.model, self.commands, self.bridge, self.desk, lambda: self.walls, settings=self.settings, clock=clock
        )
        self._following = WallFollowing(
            self.model, feed, self.walls, self.desk.centre, settings=self.settings, parent=self
        )
        self._desk_views: DeskViews | None = None
        self.desk.centre.furnish(self._views)
        self.windows = {wall.screen_index: WallWindow(wall, self._ask_quit) for wall in self.walls[1:]}
        self._places = WindowPlaces(self.keeper, self.desk, self.windows, self.settings)
        self._tick = WallTick(clock, self.settings.tick_ms, self._on_tick, self._on_slow_tick, self)
        self._connect()

    def _make_walls(self) -> None:
        for index in range(len(self.walls), self.model.screens):
            self.walls.append(self._make_wall(index))

    def _make_wall(self, index: int) -> WallWidget:
        setting = self.settings.screens.get(screen_key(self.keeper.known[index]))
        return self.furnish(WallWidget(self.model, index, self._feed, self._clock, setting=setting))

    def furnish(self, wall: WallWidget) -> WallWidget:
        """Give a wall its faces, keys and mouse."""
        wall.sites = self._sites
        wall.steering = self._steering
        wall.replay = self._replay
        WallInput(wall, self.model, self._feed, self.commands)
        TileMenu(wall, self.model, self.commands)
        return wall

    def _views(self) -> "DeskViews":
        """Return who makes what the desk shows of other screens; loaded when a person first asks for it."""
        from scc_wall.ui.desk.views import DeskViews

        if self._desk_views is None:
            self._desk_views = DeskViews(self.model, self._feed, self._clock, self.commands, self.furnish)
        return self._desk_views

    def every_wall(self) -> list[WallWidget]:
        """Return every wall widget: first the one a person at the desk looks at, if it is a second view of a screen."""
        return [*self.desk.centre.extra_walls(), *self.walls]

    def _connect(self) -> None:
        self.commands.tell = self._tell_of_command
        for action, command in {
            "help": self.key_help.toggle,
            "back": self._back,
            "find": self._find,
            "identify": self.identify,
            "wall-only": self.toggle_bare,
            "language": self.choose_language,
            "adopt-screens": self._adopt_screens,
            "miniature": self._toggle_miniature,
            "panels-reset": self._reset_panels,
            "part-next": lambda: self.desk.walk_parts(1),
            "part-previous": lambda: self.desk.walk_parts(-1),
            "quit": self._ask_quit,
        }.items():
            self.commands.add(action, command)
        LayoutQuestions(self.model, self.commands, self.active_window)
        say_not_yet(self.commands, self.tell)
        self.desk.centre.changed.connect(self._on_centre_changed)
        self.model.subscribe(self._on_model_changed)
        self.keeper.changed.connect(self._on_keeper_changed)
        self.keeper.removed.connect(self._on_keeper_removed)
        self.desk.retranslated.connect(self._on_desk_retranslated)
        self.bridge.figureChanged.connect(self._on_bridge_figure_changed)
        self.bridge.statesChanged.connect(self.cameras.take)

    # --- life ----------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Open the windows on the present screens and start the tick."""
        self._feed.set_cameras(self.model.cameras.values())
        self._places.place()
        self._wake.hold()
        self._tick.start()
        self._on_model_changed()

    def close(self) -> None:
        """Stop the tick and close the windows; idempotent."""
        if self._closed:
            return
        self._closed = True
        self.gate.close()
        self._tick.stop()
        self._following.stop()
        self.cameras.close()
        self._wake.release()
        self.hide_plates()
        self.key_help.close()
        self.desk.finish()
        for window in self.windows.values():
            window.finish()

    def grab(self) -> QImage:
        """Return a picture of the primary wall's window, in device pixels."""
        return self.desk.grab().toImage()

    def tick_late_ms(self, percentile: float) -> float:
        """Return how late that percentage of the last ticks came at most, in ms."""
        return self._tick.meter.late_ms(percentile)

    def figures(self) -> WallFigures:
        """Return figures for the metrics."""
        meter = self._tick.meter
        painted = sum(wall.tiles_painted for wall in self.walls)
        return WallFigures(self.bridge.live, self.bridge.visible, meter.count, meter.late_ms(), painted)

    def set_cameras(self, cameras: Sequence[CameraConfig]) -> None:
        """Follow a changed list of cameras; what did not change goes on untouched: pictures, signs, folded regions."""
        self._feed.set_cameras(cameras)
        self.model.set_cameras(cameras)
        self.cameras.follow()
        self.cameras_changed.emit()

    def show_sites(self, face: SitesFace) -> None:
        """Let tiles of the websites show this face from now on, on every screen."""
        self._sites = face
        for wall in self.every_wall():
            wall.sites = face
            wall.refresh()

    def show_steering(self, face: SteeringFace | None) -> None:
        """Let tiles show from now on what is known of steered cameras, on every screen; None: no longer."""
        self._steering = face
        for wall in self.every_wall():
            wall.steering = face
            wall.refresh()

    def steers(self, camera_id: int) -> bool:
        """Return whether a camera is steered from this desk now."""
        return self._steering is not None and self._steering.steers(camera_id)

    def show_replay(self, face: ReplayFace | None) -> None:
        """Let tiles say from now on what of them is replayed, on every screen; None: nothing is."""
        self._replay = face
        for wall in self.every_wall():
            wall.replay = face
            wall.refresh()

    def set_screens(self, settings: Mapping[str, ScreenSetting]) -> None:
        """Follow what was set about screens, by their keys."""
        self.settings.screens = dict(settings)
        for wall, known in zip(self.walls, self.keeper.known, strict=False):
            wall.set_setting(settings.get(screen_key(known), ScreenSetting()))
        self.notices.show()

    def tell(self, text: str, seconds: float = MESSAGE_S) -> None:
        """Show a short message in the status line and, where there is none, on the wall."""
        announce(self.active_window(), text, urgent=text.startswith("⚠"))
        self.notices.say(text, seconds)

    def _tell_of_command(self, text: str) -> None:
        """Show what a command of the wall says of itself: guests may read it too."""
        announce(self.active_window(), text, urgent=text.startswith("⚠"))
        self.notices.say(text, of_command=True)

    def _stop_at_once(self, event: QKeyEvent) -> bool:
        """Stop cameras whatever has the keyboard, for a button would be pressed; in a field it is a capital's space."""
        if keys.action_of(event) != "ptz-stop" or typing():
            return False
        if not event.isAutoRepeat():
            self.commands.run("ptz-stop")
        return True

    # --- windows -------------------------------------------------------------------------------------------------

    def to_front(self) -> None:
        """Bring all windows to the front, and the keyboard to the desk."""
        for window in (*self.windows.values(), self.desk):
            if window.isVisible():
                window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
                window.raise_()
        self.desk.activateWindow()

    def toggle_bare(self) -> None:
        """Let the wall alone cover the desk's screen, or bring the desk back."""
        self.settings.wall_only = not self.desk.bare
        self.desk.set_bare(self.settings.wall_only, self.desk.screen())
        self.model.changed()

    def _toggle_miniature(self) -> None:
        """Show all screens in small, or the one with the selected tile again."""
        centre, selected = self.desk.centre, self.model.selected
        if not centre.several:
            self.tell(tr("Hanya ada satu layar: dindingnya sudah tampil di sini"))
        elif self.desk.bare:
            self.toggle_bare()
            centre.show_screen(ALL)
        else:
            centre.show_screen(ALL if centre.shown != ALL else 0 if selected is None else selected.screen)

    def _reset_panels(self) -> None:
        if self.desk.bare:
            self.toggle_bare()
        self.desk.reset_arrangement()
        tables.forget()

    def identify(self) -> list[IdentityPlate]:
        """Show each screen's number and name on it for five seconds."""
        return self._show_plates(stay=False)

    def mark_screens(self) -> list[IdentityPlate]:
        """Show the same in a corner, until `hide_plates`."""
        return self._show_plates(stay=True)

    def _show_plates(self, *, stay: bool) -> list[IdentityPlate]:
        self.hide_plates()
        self._plates = identify(self.keeper.assigned(), self.keeper.strangers(), stay=stay)
        for plate in self._plates:
            plate.destroyed.connect(self._plates.clear)
        return list(self._plates)

    def hide_plates(self) -> None:
        """Take the numbers of the screens away. Idempotent."""
        plates, self._plates = self._plates, []
        for plate in plates:
            plate.close()

    def choose_language(self) -> None:
        """Speak the other language, and say so in it; not under an open dialog, which would stay half and half."""
        if QApplication.activeModalWidget() is not None:
            self.tell(tr("Tutup dahulu dialog yang terbuka"))
            return
        self.translation.choose_next()
        self.tell(NAMES[language()])

    def _on_desk_retranslated(self) -> None:
        """Say again what no widget says by itself, in the next turns: what the widgets say takes one by itself."""
        self.hide_plates()
        in_turns([self._say_states_again, self._say_again], self)

    def _say_states_again(self) -> None:
        if self._closed:
            return
        self.cameras.follow()
        self.bridge.refresh()

    def _say_again(self) -> None:
        if self._closed:
            return
        self._places.name_screens()
        self.desk.refresh(self._clock.now_utc(), self.notices.message)
        if self.key_help.close():
            self.key_help.show()

    def _back(self) -> None:
        """Esc without focus on the key sheet (no window manager gave it any) closes the sheet first."""
        if not self.key_help.close():
            self.commands.back()

    def active_window(self) -> QWidget:
        """Return the window that a person works in, the desk if none has the keyboard."""
        active = QApplication.activeWindow()
        return active if isinstance(active, DeskWindow | WallWindow) else self.desk

    def _find(self) -> None:
        if self.desk.bare:
            self.toggle_bare()
        self.desk.cameras_dock.show()
        self.desk.activateWindow()
        self.cameras.find()

    def _adopt_screens(self) -> None:
        self.keeper.adopt()
        self._follow_screens()

    def arrange_screens(self, names: Sequence[str]) -> None:
        """Give the wall these screens (`QScreen.name`) in this order; the first one is the desk's."""
        self.keeper.arrange(names)
        self._follow_screens()

    def _follow_screens(self) -> None:
        self.model.add_screens(len(self.keeper.known))
        self._make_walls()
        for wall in self.walls[1:]:
            if wall.screen_index not in self.windows:
                self.windows[wall.screen_index] = WallWindow(wall, self._ask_quit)
        self._places.place()
        self.windows_made.emit()
        self.model.changed()

    # --- following -----------------------------------------------------------------------------------------------

    def _on_tick(self) -> None:
        news = self._feed.tick()
        if news:
            for wall in self.walls:
                wall.take(news)
            self.desk.centre.take(news)

    def _on_slow_tick(self) -> None:
        self._slow_turns += 1
        self.model.advance(self._clock.mono_ns())
        if not self._following.has_asked and not follows_soon(self.model):
            self._on_model_changed()
        elif self._following.behind():
            follow_soon(self.model, self)  # all of this takes a turn by itself
        self.bridge.refresh()
        for wall in self._following.seen_walls():
            wall.refresh()
        self.desk.centre.refresh()
        if self._slow_turns % 2 == 0:
            self.cameras.show_states()
        if 0 < self.bridge.live == self.bridge.visible or self._slow_turns >= SEEN_BY_TURN:
            self.cameras.come()
        self.notices.show()
        self.desk.refresh(self._clock.now_utc(), self.notices.message)

    def _on_model_changed(self) -> None:
        if self._closed:
            return
        self._following.follow(coming_up=self._slow_turns < SEEN_BY_TURN)
        self.notices.show()

    def _on_centre_changed(self) -> None:
        follow_soon(self.model, self)  # once it has its size

    def _on_keeper_changed(self) -> None:
        self._places.place()
        follow_soon(self.model, self)

    def _on_keeper_removed(self, screen: QScreen) -> None:
        self._places.leave(screen)

    def _on_bridge_figure_changed(self, figure: str) -> None:
        self.desk.set_figure(figure)
