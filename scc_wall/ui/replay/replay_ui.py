"""Replay at the desk as a whole: the key, the tile, and the way back to live; the `ReplayFace` of the wall.

::

    U ─► desk.allow (worker: rights, audit) ─► feed.replay ─first picture─► the tile says so ─► feed.show_past
    Esc, End, its end, another tile, no right any more ─────────────────► feed.end_replay ─► the tile is live

The order of the last two steps is what keeps the past from ever looking live; both are made in one turn of Qt's loop.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.errors import SccError
from scc_wall.domain.camera import CameraConfig
from scc_wall.domain.feed import VideoFeed
from scc_wall.domain.replay import KEPT_S, SHOWN_PAST_ITS_END_S, TOLD, Kept, ReplayFeed, ReplayPhase, ReplayState
from scc_wall.domain.wall_editing import TileAddress
from scc_wall.ui import words
from scc_wall.ui.access.busy import Work
from scc_wall.ui.replay.course import BACK_S, Course
from scc_wall.ui.replay.desk import ReplayDesk
from scc_wall.ui.replay.look import ReplayLook, look_of
from scc_wall.ui.replay.mode import LONG_STEP_S, ReplayMode
from scc_wall.ui.replay.painter import ReplayPainter
from scc_wall.ui.wall_ui import WallUi
from scc_wall.ui.wall_widget import WallWidget
from scc_wall.ui.words import tr

FOLLOW_MS: Final = 50
"""While a tile is replayed, its first picture and its end must not wait for the slow tick."""
OPENING_S: Final = 8.0
"""A replay whose first picture does not come for so long is given up."""
FORGOTTEN_S: Final = 120.0
"""A paused replay that nobody touches goes back to live: nobody may find the past on the wall next shift."""
TOLD_S: Final = 8.0


class ReplayUi(QObject):
    """Joins the parts of replay.

    Parameters
    ----------
    work
        Has everything done that takes its time; ended by its owner.
    """

    told = Signal(str, float)
    """A short message for the status line, and for how many seconds."""

    def __init__(
        self, feed: ReplayFeed, status: VideoFeed, desk: ReplayDesk, work: Work, wall: WallUi, *, clock: Clock
    ) -> None:
        super().__init__()
        self._feed = feed
        self._status = status
        self._desk = desk
        self._work = work
        self._wall = wall
        self._clock = clock
        self._model = wall.model
        self._closed = self._asking = False
        self._course: Course | None = None
        self._camera: CameraConfig | None = None
        self._tile_id = ""
        self._shows_past = self._played_before_drag = False
        self._begun_mono_ns = self._touched_mono_ns = 0
        self._over_mono_ns: int | None = None
        self.mode = ReplayMode(wall.model)
        self._follow = QTimer(self)
        self._follow.setInterval(FOLLOW_MS)
        self._follow.timeout.connect(self.follow)
        self._connect()
        self._model.subscribe(self._on_model_changed)
        wall.show_replay(self)

    def _connect(self) -> None:
        mode = self.mode
        mode.further.connect(self._on_mode_further)
        mode.stepped.connect(self._on_mode_stepped)
        mode.paused.connect(self._on_mode_paused)
        mode.faster.connect(self._on_mode_faster)
        mode.to_start.connect(self._on_mode_to_start)
        mode.dragged.connect(self._on_mode_dragged)
        mode.let_go.connect(self._on_mode_let_go)
        mode.left.connect(self.end)
        mode.shot.connect(self._on_mode_shot)
        mode.touched.connect(self._on_mode_touched)

    # --- beginning -----------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Replay the selected tile from ten seconds back; while it is replayed, from further back."""
        if self._course is not None:
            self._on_mode_further()
            return
        camera, wall = self._selected()
        why = self._why_not(camera)
        if camera is not None and self._model.guests.hides(camera.camera_id):
            why = tr("Mode tamu: kamera ini disembunyikan (H)")
        if why or camera is None or wall is None or self._model.selected is None:
            self._tell(why or tr("Pilih dahulu petak kamera, lalu tekan U"))
            return
        if self._asking:
            return
        kept = self._feed.kept(camera.camera_id)
        now = self._clock.now_utc()
        from_utc = now - timedelta(seconds=0.0 if kept is None else kept.seconds)
        self._asking, until_mono_ns, address = True, self._clock.mono_ns(), self._model.selected

        def allowed(_: None) -> None:
            self._asking = False
            self._begin(camera, address, until_mono_ns)

        self._work(lambda: self._allow(camera, from_utc, now), allowed, self._on_refused)

    def _allow(self, camera: CameraConfig, from_utc: datetime, until_utc: datetime) -> None:
        self._desk.allow(camera, from_utc, until_utc)

    def _on_refused(self, error: SccError) -> None:
        self._asking = False
        told = " ".join(str(part) for part in (error.what, error.todo) if part is not None)
        self._tell(f"⚠ {told}")

    def _selected(self) -> tuple[CameraConfig | None, WallWidget | None]:
        """Return the camera of the selected tile, and the wall that shows it."""
        selected = self._model.selected
        if selected is None:
            return None, None
        found = (w for w in self._wall.every_wall() if w.isVisible() and any(t.address == selected for t in w.tiles))
        return self._model.camera(self._model.place(selected).camera_id), next(found, None)

    def _why_not(self, camera: CameraConfig | None) -> str:
        if not self._feed.keeps_pictures:
            return tr("Ulangan instan belum dinyalakan. Admin: menu Jendela › Ulangan instan")
        if camera is None:
            return ""
        if self._wall.steers(camera.camera_id):
            return tr("Kamera sedang dikendalikan: akhiri dahulu kendali (Esc)")
        return _why_nothing(self._feed.kept(camera.camera_id))

    def _begin(self, camera: CameraConfig, address: TileAddress, now_mono_ns: int) -> None:
        """Begin what was allowed, if the same tile is still there."""
        wall = self._selected()[1]
        if self._closed or wall is None or self._model.selected != address:
            return
        hidden = self._model.guests.hides(camera.camera_id)
        if hidden or self._model.place(address).camera_id != camera.camera_id or self._why_not(camera):
            return
        self.mode.begin(wall, address)
        tile = self.mode.tile()
        if tile is None:
            self.mode.end()
            return
        self._camera, self._tile_id = camera, tile.tile_id
        self._model.replaying = True
        self._course = Course(now_mono_ns).first(now_mono_ns)
        self._begun_mono_ns = self._touched_mono_ns = self._clock.mono_ns()
        self._shows_past, self._over_mono_ns = False, None
        kept = self._feed.kept(camera.camera_id)
        self._feed.replay(tile.tile_id, self._course.wish)
        self._follow.start()
        if kept is not None and kept.seconds < KEPT_S - 1:
            self._tell(_how_much(kept))

    # --- following -----------------------------------------------------------------------------------------------

    def tick(self) -> None:
        """Follow rights, steering and the time; called four times a second."""
        camera = self._camera
        if self._course is None or camera is None:
            return
        if not self._desk.may(camera):
            self._end_because(tr("Ulangan selesai: sesi terkunci atau berakhir"))
        elif self._model.guests.hides(camera.camera_id):
            self._end_because(tr("Ulangan selesai: mode tamu"))
        elif self._wall.steers(camera.camera_id):
            self._end_because(tr("Ulangan selesai: kamera dikendalikan"))
        elif not self._course.wish.playing and self._since(self._touched_mono_ns) > FORGOTTEN_S:
            self._end_because(tr("Ulangan selesai: lama dijeda"))

    def _since(self, mono_ns: int) -> float:
        return seconds_between(mono_ns, self._clock.mono_ns())

    def follow(self) -> None:
        """Follow the replay, if there is one; called twenty times a second then."""
        state = self._feed.replay_state()
        if self._course is None:
            return
        if state is None:
            self.end()
        elif not self._shows_past:
            self._open(state)
        elif state.phase in {ReplayPhase.ENDED, ReplayPhase.FAILED}:
            self._stay_at_end()
        else:
            self._over_mono_ns = None

    def _open(self, state: ReplayState) -> None:
        if state.failure is not None:
            self._end_because(str(TOLD[state.failure]))
        elif state.shown_mono_ns and state.until_mono_ns:
            self._show_past()
        elif self._since(self._begun_mono_ns) > OPENING_S:
            self._end_because(tr("Ulangan tidak dapat dimulai: pembaca kamera sibuk"))

    def _show_past(self) -> None:
        """Have the tile say that it shows the past, then show it."""
        self._shows_past = True
        self._feed.show_past(past=True)
        self._look_again()

    def _stay_at_end(self) -> None:
        """Leave the last picture for a moment, then go back to live."""
        if self._over_mono_ns is None:
            self._over_mono_ns = self._clock.mono_ns()
            self._look_again()
        elif self._since(self._over_mono_ns) >= SHOWN_PAST_ITS_END_S:
            self.end()

    def _on_model_changed(self) -> None:
        camera = self._camera
        if self._course is None or camera is None or self._closed:
            return
        tile = self.mode.tile()
        hidden = self._model.guests.hides(camera.camera_id)
        if tile is None or hidden or not self.mode.still_there(camera.camera_id):
            self.end()
        elif tile.tile_id != self._tile_id:
            self._feed.move_replay(tile.tile_id)
            self._tile_id = tile.tile_id
            if self._shows_past:
                self._show_past()

    def _look_again(self) -> None:
        for wall in self._wall.every_wall():
            for tile in wall.tiles:
                if tile.tile_id == self._tile_id:
                    wall.look_again(tile)

    # --- what a person wishes ------------------------------------------------------------------------------------

    def _steer(self, change: Callable[[Course, ReplayState], Course]) -> None:
        state = self._feed.replay_state()
        if self._course is not None and state is not None and self._shows_past:
            self._course = change(self._course, state)
            self._feed.steer_replay(self._course.wish)
            self._look_again()

    @property
    def _now(self) -> int:
        return self._clock.mono_ns()

    def _on_mode_touched(self) -> None:
        self._touched_mono_ns = self._now
        self._over_mono_ns = None

    def _on_mode_shot(self) -> None:
        self._tell(tr("Cuplikan diambil dari gambar langsung: Esc dahulu, lalu J"))

    def _on_mode_further(self) -> None:
        self._steer(lambda course, state: course.further(state, self._now))
        state = self._feed.replay_state()
        if self._course is not None and state is not None:
            there_s = seconds_between(state.from_mono_ns, self._course.began_mono_ns)
            if self._shows_past and BACK_S[self._course.back] > there_s + 0.5:
                self._tell(tr("Hanya {n} dtk tersimpan").format(n=round(there_s)))

    def _on_mode_stepped(self, seconds: float) -> None:
        self._steer(lambda course, state: course.step(state, seconds, self._now))

    def _on_mode_paused(self) -> None:
        self._steer(lambda course, state: course.pause(state, self._now))

    def _on_mode_faster(self, steps: int) -> None:
        self._steer(lambda course, _: course.faster(steps))

    def _on_mode_to_start(self) -> None:
        self._steer(lambda course, state: course.to(state, state.from_mono_ns, self._now))

    def _on_mode_dragged(self, share: float) -> None:
        if self._course is not None and self._course.wish.playing:
            self._played_before_drag = True

        def there(course: Course, state: ReplayState) -> Course:
            at_mono_ns = state.from_mono_ns + int(share * (state.until_mono_ns - state.from_mono_ns))
            return course.to(state, at_mono_ns, self._now, playing=False)

        self._steer(there)

    def _on_mode_let_go(self) -> None:
        played, self._played_before_drag = self._played_before_drag, False
        if played:
            self._steer(lambda course, _: replace(course, wish=course.wish._replace(at_mono_ns=None, playing=True)))

    # --- tiles (`ReplayFace`) ------------------------------------------------------------------------------------

    def past(self, tile_id: str) -> ReplayLook | None:
        """Return what stands over a tile's picture of the past, None for a live tile."""
        if not self._shows_past or tile_id != self._tile_id or self._course is None:
            return None
        state = self._feed.replay_state()
        if state is None:
            return None
        return look_of(state, self._course.wish, self._status.status(tile_id), self._now // 1_000_000_000)

    def past_painter(self) -> ReplayPainter:
        """Return a painter for one tile."""
        return ReplayPainter(self._clock)

    def offers(self, tile_id: str) -> tuple[tuple[str, Callable[[], object]], ...]:
        """Return what the mouse may do with a tile's picture of the past; nothing for a live tile."""
        course = self._course
        if not self._shows_past or tile_id != self._tile_id or course is None:
            return ()
        mode = self.mode
        offered: tuple[tuple[str, Callable[[], object]], ...] = (
            (tr("Kembali ke langsung"), mode.left.emit),
            (tr("Jeda ulangan") if course.wish.playing else tr("Lanjutkan ulangan"), mode.paused.emit),
            (tr("Mundur {n} dtk").format(n=round(LONG_STEP_S)), lambda: mode.stepped.emit(-LONG_STEP_S)),
            (tr("Maju {n} dtk").format(n=round(LONG_STEP_S)), lambda: mode.stepped.emit(LONG_STEP_S)),
            (tr("Dari awal simpanan"), mode.to_start.emit),
            (tr("Putar lebih lambat"), lambda: mode.faster.emit(-1)),
            (tr("Putar lebih cepat"), lambda: mode.faster.emit(1)),
        )
        return tuple((text, partial(self._offered, act)) for text, act in offered)

    def _offered(self, act: Callable[[], object]) -> None:
        """Do it as if its key had been pressed: a person is there."""
        if self._course is not None:
            self.mode.touched.emit()
            act()

    # --- ending --------------------------------------------------------------------------------------------------

    def _end_because(self, why: str) -> None:
        self.end()
        self._tell(why)

    def end(self) -> None:
        """Have the tile live again. Idempotent."""
        if self._course is None:
            return
        self._follow.stop()
        self._model.replaying = False
        self._course = self._camera = None
        self._shows_past = self._played_before_drag = False
        self.mode.end()
        self._feed.end_replay()
        self._look_again()
        self._tile_id = ""

    def _tell(self, text: str) -> None:
        self.told.emit(text, TOLD_S)

    def close(self) -> None:
        """Have every tile live, and take nothing more. Idempotent."""
        if not self._closed:
            self.end()
            self._closed = True
            self._wall.show_replay(None)


def _why_nothing(kept: Kept | None) -> str:
    if kept is None or not kept.replayable:
        return tr("Kamera ini dibaca dengan cara cadangan: gambarnya tidak dapat diulang")
    return "" if kept.seconds > 0 else tr("Belum ada gambar tersimpan dari kamera ini: tunggu beberapa detik")


def _how_much(kept: Kept) -> str:
    text = tr("Ulangan: {n} dtk tersimpan, aliran {stream}")
    return text.format(n=words.number(kept.seconds, 0), stream=kept.key.role)
