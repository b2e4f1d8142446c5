"""Steering at the desk as a whole: panel, tiles, keys and dialogs, kept in step with the cameras and the selection.

`app` makes one `PtzUi`, docks its panel, gives its face to the wall, calls `tick` on the wall's slow tick, adds its
`commands` to the table, and closes it.

    selection, panel in sight ─► desk.select      (which camera is before the person)
    tick ─► desk.view, locks, alarms ─► panel, tiles
    pad, keys, mouse ─► Hand ─► desk.steer, desk.halt
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget

from scc_wall.base.clock import SYSTEM_CLOCK, Clock, seconds_between
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.fitting import TileView
from scc_wall.domain.ptz_lock import PtzLock
from scc_wall.domain.steering import Hold, PatrolState, SteeringSnapshot
from scc_wall.domain.tile import Rotation
from scc_wall.ui.access.busy import Work
from scc_wall.ui.ptz.aim import push_of
from scc_wall.ui.ptz.desk import CameraAlarm, PtzDesk, PtzPast, PtzView
from scc_wall.ui.ptz.hand import Hand
from scc_wall.ui.ptz.panel import PanelFacts, PtzPanel
from scc_wall.ui.ptz.preset_picture import SIZE_PX, jpeg_of
from scc_wall.ui.ptz.refusals import Refusals
from scc_wall.ui.ptz.standing import Standing, standing_of, words_of
from scc_wall.ui.ptz.stop_words import stop_told
from scc_wall.ui.ptz.tile_look import XY, SteeredLook, look_of
from scc_wall.ui.ptz.tile_mode import TileMode
from scc_wall.ui.ptz.tile_painter import SteeredPainter
from scc_wall.ui.ptz.wishes import Wishes
from scc_wall.ui.shared_place import dock_of, share_place
from scc_wall.ui.wall_plan import Tile
from scc_wall.ui.wall_ui import WallUi
from scc_wall.ui.wall_widget import WallWidget
from scc_wall.ui.words import tr

WIDTH_PX: Final = 440
FOLLOW_MS: Final = 50
"""While a tile is steered, a target or a reached end must not wait for the slow tick."""
ALARM_AGAIN_S: Final = 4.0
"""An alarm is said again as soon as what was said is gone from sight."""
AIM_S: Final = 2.5
"""As long as a click waits for a still picture. Source: specs/ptz.md."""
_STEERABLE: Final = frozenset({Standing.READY, Standing.CONNECTING, Standing.LOST, Standing.RUNAWAY})
"""Of these a tile stays steered: in all of them Space goes on meaning STOP there."""


class PtzUi(QObject):
    """Joins the parts of steering; it is the `SteeringFace` of the wall itself.

    Parameters
    ----------
    work
        Has everything done that takes its time; ended by its owner.
    """

    told = Signal(str)
    """A short message for the status line."""
    left = Signal()
    """A person wants back to the wall."""

    def __init__(self, desk: PtzDesk, work: Work, wall: WallUi, *, clock: Clock = SYSTEM_CLOCK) -> None:
        super().__init__()
        self._desk = desk
        self._wall = wall
        self._model = wall.model
        self._clock = clock
        self._closed = False
        self._revision: int | None = None
        self._second = -1
        self.attended: int | None = None
        """The camera that the desk was told the person has before them."""
        self.view: PtzView | None = None
        """What is known of the selected camera."""
        self._locks: Mapping[int, PtzLock] = {}
        self._alarms: Sequence[CameraAlarm] = ()
        self._concerned: frozenset[int] = frozenset()
        self._refusals = Refusals(clock)
        self._patrol: tuple[tuple[int, PatrolState, str], int] = ((0, PatrolState.NONE, ""), 0)
        self._aimed: tuple[XY | None, int] = (None, 0)
        self._alarm_told_ns: int | None = None
        self.dock: QDockWidget | None = None
        self._held: QDockWidget | None = None
        self.hand = Hand(desk)
        self.panel = PtzPanel()
        self.wishes = Wishes(desk, work, clock, self.panel, self)
        self.mode = TileMode(
            desk,
            self.hand,
            wall.commands,
            speed=lambda: self.panel.steer.speed_share,
            snapshot=self._snapshot,
            tell=self.told.emit,
        )
        self._follow = QTimer(self)
        self._follow.setInterval(FOLLOW_MS)
        self._connect()
        self._model.subscribe(self._on_model_changed)
        wall.show_steering(self)
        self._attend()

    def _connect(self) -> None:
        panel = self.panel
        panel.seen_changed.connect(self._attend)
        panel.stop_wished.connect(self.stop)
        panel.left.connect(self.left)
        panel.retranslated.connect(self._on_panel_retranslated)
        panel.steer.pushed.connect(self._on_pad_pushed)
        panel.steer.zoomed.connect(self._on_zoom_held)
        self.wishes.told.connect(self.told)
        self.wishes.refused.connect(self._on_wishes_refused)
        self.wishes.changed.connect(self._refresh)
        self.wishes.leaving.connect(self._drop)
        self.mode.changed.connect(self._on_mode_changed)
        self.mode.asked.connect(self._look_closer)
        self._follow.timeout.connect(self._on_follow_timeout)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.applicationStateChanged.connect(self._on_application_state_changed)
        application.focusChanged.connect(self._on_application_focus_changed)

    # --- places --------------------------------------------------------------------------------------------------

    def hold(self, window: QMainWindow) -> QDockWidget:
        """Return the dock that holds the panel, made hidden at first: it has its style before it is shown."""
        if self._held is None:
            self._held = dock = dock_of(self.panel, "ptz", window)
            dock.setWindowTitle(tr("Kamera PTZ"))
            dock.hide()
        return self._held

    def dock_into(self, window: QMainWindow) -> QDockWidget:
        """Dock the panel where it was left, else at a window's right: in one place with the websites."""
        dock = self.hold(window)
        if not window.restoreDockWidget(dock):  # the window was arranged before there was this dock
            window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            share_place(window, dock, in_front=False)  # the websites stay in sight
            window.resizeDocks([dock], [WIDTH_PX], Qt.Orientation.Horizontal)
            dock.show()  # Qt would later, and until then it counts as closed
        self.dock = dock
        return dock

    def _on_panel_retranslated(self) -> None:
        """Say in the new language what the parts show: with the next tick, once all of them have heard of it."""
        if self.dock is not None:
            self.dock.setWindowTitle(tr("Kamera PTZ"))
        self._second = -1

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what the keys of steering do (`ui.commands.PTZ`)."""
        return {"ptz": self.focus_panel, "ptz-steer": self.toggle_mode, "ptz-stop": self.stop}

    def focus_panel(self) -> None:
        """Show the panel and put the keyboard on its pad, or on STOP where there is none."""
        if self._wall.desk.bare:
            self._wall.toggle_bare()
        self._raise_panel()
        pad = self.panel.steer.pad
        (pad if pad.isVisible() else self.panel.stop).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _raise_panel(self) -> None:
        if self.dock is not None and not self._wall.desk.bare:
            self.dock.show()
            self.dock.raise_()

    # --- which camera --------------------------------------------------------------------------------------------

    def camera(self) -> CameraConfig | None:
        """Return the camera of the selected tile."""
        selected = self._model.selected
        return None if selected is None else self._model.camera(self._model.place(selected).camera_id)

    def _steerable(self) -> int | None:
        camera = self.camera()
        can = camera is not None and camera.onvif is not None and camera.onvif.steerable
        return camera.camera_id if camera is not None and can else None

    def _snapshot(self) -> SteeringSnapshot | None:
        return None if self.view is None else self.view.steering

    def _on_model_changed(self) -> None:
        if not self._closed:
            self.mode.follow()
            self._attend()

    def _attend(self) -> None:
        """Tell the desk which camera the person has before them; another one's hold ends here."""
        if self._closed:
            return
        wanted = self._steerable() if self.panel.isVisible() or self.mode.on else None
        if wanted != self.attended:
            self.panel.forget()
            self.hand.drop()
            self.attended = wanted
            if wanted is not None:
                self._refusals.know(self._desk.view(wanted))
            self._desk.select(wanted)
            if wanted is not None:
                self.wishes.load_past(wanted)
        self._refresh()

    # --- following -----------------------------------------------------------------------------------------------

    def tick(self) -> None:
        """Follow the desk and the time; called on the wall's slow tick, four times a second."""
        if self._closed:
            return
        second = self._clock.mono_ns() // 1_000_000_000
        if second != self._second or self._desk.revision() != self._revision:
            self._second = second
            self._look_closer()
        self.mode.watch_focus()
        if self.hand.camera_id is not None and QApplication.activeWindow() is None:
            self._drop()  # whatever did not tell us that the person is elsewhere

    def _refresh(self) -> None:
        """Look at everything again; all of it comes from memory."""
        self._revision = self._desk.revision()
        camera = self.camera()
        self.view = None if camera is None else self._desk.view(camera.camera_id)
        self._locks, self._alarms = self._desk.locks(), self._desk.alarms()
        seen = {*self._locks, *(alarm.camera_id for alarm in self._alarms)}
        self._concerned = frozenset(seen if camera is None else seen | {camera.camera_id})
        self._hear_refusal()
        self._follow_patrol()
        self._follow_mode()
        self.wishes.follow()
        self._raise_alarm()
        self._show(camera)

    def _show(self, camera: CameraConfig | None) -> None:
        if not self.panel.isVisible():
            return
        now = self._clock.mono_ns()
        self.panel.show_facts(
            PanelFacts(
                camera,
                self.view,
                self._past(camera),
                self._alarms,
                "" if camera is None else self._refusals.fresh(camera.camera_id),
                self.mode.on,
                seconds_between(self._patrol[1], now),
                now,
            )
        )

    def _past(self, camera: CameraConfig | None) -> PtzPast:
        """Return what is known of a camera; of one that guests must not see without the pictures of its presets."""
        past = PtzPast() if camera is None else self.wishes.past(camera.camera_id)
        hidden = camera is not None and self._model.guests.hides(camera.camera_id)
        return PtzPast(past.patrols) if hidden else past

    def _hear_refusal(self) -> None:
        """Tell once what was refused."""
        text = "" if self.view is None else self._refusals.hear(self.view)
        if text:
            self.told.emit(f"⚠ {text}")

    def _on_wishes_refused(self, text: str) -> None:
        self._refusals.keep(self.attended or 0, text)
        self.told.emit(f"⚠ {text}")
        self._refresh()

    def _follow_patrol(self) -> None:
        snapshot = self._snapshot()
        now = (0, PatrolState.NONE, "")
        if snapshot is not None:
            now = (snapshot.patrol_id, snapshot.patrol, snapshot.patrol_preset)
        if now != self._patrol[0]:
            self._patrol = (now, self._clock.mono_ns())

    def _follow_mode(self) -> None:
        """Steer a tile no longer than its camera may be steered, and say why it ended."""
        if not self.mode.on:
            return
        self._follow_aim()
        standing = standing_of(self.camera(), self.view)
        if standing not in _STEERABLE:
            self.mode.end()
            self._tell_standing(standing)

    def _follow_aim(self) -> None:
        """Leave the cross of a click until the camera's target is known, but not for ever."""
        aim, snapshot, now = self.mode.gesture.aim, self._snapshot(), self._clock.mono_ns()
        if aim is None or self._aimed[0] != aim:
            self._aimed = (aim, now)
        elif seconds_between(self._aimed[1], now) >= AIM_S or (snapshot is not None and snapshot.ghost is not None):
            self.mode.arrived()

    def _tell_standing(self, standing: Standing) -> None:
        what, todo = words_of(standing, self.camera(), self.view)
        self.told.emit(f"⚠ {what} {todo}")

    def _raise_alarm(self) -> None:
        """Say an alarm, with the panel in front, and again for as long as it lasts."""
        if not self._alarms:
            self._alarm_told_ns = None
            return
        now, told_ns = self._clock.mono_ns(), self._alarm_told_ns
        if told_ns is not None and seconds_between(told_ns, now) < ALARM_AGAIN_S:
            return
        self._alarm_told_ns = now
        if told_ns is None:
            self._raise_panel()
        text = tr("⚠ {name} MUNGKIN MASIH BERPUTAR. STOP diulang otomatis; bila masih berputar, putuskan dayanya")
        self.told.emit(text.format(name=self._alarms[0].title))

    # --- tiles (`SteeringFace`) ----------------------------------------------------------------------------------

    def picture(self) -> bytes | None:
        """Return what the selected tile shows of its camera now, as a small JPEG; None while it shows none."""
        for wall in self._wall.every_wall():
            for tile in wall.tiles:
                painter = wall.painter_of(tile.tile_id)
                if tile.address == self._model.selected and painter is not None and not painter.waits_for_picture:
                    return jpeg_of(painter.thumbnail(SIZE_PX))
        return None

    def concerns(self, camera_id: int | None) -> bool:
        """Return whether there may be anything to show of a camera."""
        return camera_id in self._concerned

    def above(self, tile: Tile, view: TileView) -> SteeredLook | None:
        """Return what stands over a tile's picture now."""
        camera_id = tile.place.camera_id
        if camera_id is None or self._closed:
            return None
        own = self.view if self.view is not None and self.view.camera_id == camera_id else None
        return look_of(
            view,
            tile.zoom,
            self._locks.get(camera_id),
            next((alarm for alarm in self._alarms if alarm.camera_id == camera_id), None),
            None if own is None or tile.address != self._model.selected else own.steering,
            steering=self.mode.on and tile.address == self.mode.address,
            gesture=self.mode.gesture,
            now_mono_ns=self._clock.mono_ns(),
        )

    def steers(self, camera_id: int) -> bool:
        """Return whether mouse, keys or panel steer a camera now."""
        return camera_id == self.hand.camera_id or (self.mode.on and camera_id == self.mode.camera_id)

    def above_painter(self) -> SteeredPainter:
        """Return what paints it on one tile."""
        return SteeredPainter()

    def _on_mode_changed(self) -> None:
        if self.mode.on != self._follow.isActive():
            if self.mode.on:
                self._follow.start()
            else:
                self._follow.stop()
            self._attend()
        for wall in self._wall.every_wall():
            for tile in wall.tiles:
                if tile.address in {self._model.selected, self.mode.address}:
                    wall.look_above(tile)

    def _on_follow_timeout(self) -> None:
        if self._desk.revision() != self._revision:
            self._look_closer()

    def _look_closer(self) -> None:
        """Show at once what the steered camera answered."""
        self._refresh()
        tile = self.mode.tile()
        if self.mode.wall is not None and tile is not None:
            self.mode.wall.look_above(tile)

    def toggle_mode(self) -> None:
        """Steer on the selected tile with mouse and keys, or no longer."""
        if self.mode.on:
            self.mode.end()
            return
        self._refresh()
        standing = standing_of(self.camera(), self.view)
        found = self._wall_of_selected()
        if standing not in _STEERABLE or found is None or self._model.selected is None or self.view is None:
            self._tell_standing(standing)
        else:
            self.mode.begin(found, self._model.selected, self.view.camera_id)

    def _wall_of_selected(self) -> WallWidget | None:
        selected = self._model.selected
        for wall in self._wall.every_wall():
            if wall.isVisible() and any(tile.address == selected for tile in wall.tiles):
                return wall
        return None

    # --- steering ------------------------------------------------------------------------------------------------

    def stop(self) -> None:
        """Stop the camera before the person, those that this station holds, and those that may be turning."""
        self.panel.forget()
        self.mode.forget()
        mine = [camera_id for camera_id, lock in self._desk.locks().items() if lock.mine]
        alarmed = [alarm.camera_id for alarm in self._desk.alarms()]
        wanted = dict.fromkeys(i for i in (self._steerable(), *mine, *alarmed) if i is not None)
        for camera_id in wanted:
            self._desk.halt(camera_id)
        self.told.emit(stop_told([self._desk.view(i) for i in wanted], self._model.cameras))
        self._look_closer()

    def _on_pad_pushed(self, right: float, up: float) -> None:
        selected = self._model.selected
        rotation = Rotation.NONE if selected is None else self._model.place(selected).rotation
        self._hold("pad", push_of(right, up, 1.0, rotation))

    def _on_zoom_held(self, nearer: float) -> None:
        self._hold("zoom", Hold(zoom=nearer))

    def _hold(self, source: str, push: Hold) -> None:
        if push == Hold() or self.attended is None:
            self.hand.let_go(source)
        else:
            self.hand.hold(self.attended, source, push)

    def _on_application_state_changed(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive and not self._closed:  # else its widgets may be gone
            self._drop()

    def _on_application_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Let go of what the panel holds once the keyboard is elsewhere; the tile's mode sees to itself."""
        if not self.mode.on and self.hand.camera_id is not None and not (now and self.panel.isAncestorOf(now)):
            self._drop()

    def _drop(self) -> None:
        """Leave nothing held: the person is elsewhere."""
        self.mode.end()
        self.panel.forget()
        self.hand.drop()

    def close(self) -> None:
        """Let go of every camera, close what is open. Idempotent."""
        if self._closed:
            return
        self._drop()
        self.wishes.close()
        self._closed = True
        self._follow.stop()
        self._desk.select(None)
        self._wall.show_steering(None)
