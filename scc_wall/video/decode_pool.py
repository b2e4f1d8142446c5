"""The decode processes as the UI process holds them: spreads streams, watches, restarts, ends.

One thread, the watcher, starts processes and waits for their death, because starting takes long for the UI thread and
because on Linux a process dies with the thread that started it (PR_SET_PDEATHSIG), so that thread must live as long.
"""

import contextlib
import logging
import multiprocessing
import threading
from collections.abc import Sequence
from multiprocessing.connection import wait
from typing import Final

from scc_wall.base.clock import Clock
from scc_wall.domain.camera import StreamKey, StreamSource
from scc_wall.domain.cause import Cause
from scc_wall.video.decode_worker import DecodeWorker
from scc_wall.video.environment import Flavour
from scc_wall.video.lane import Lane
from scc_wall.video.launch import EarlyProcesses, launch
from scc_wall.video.placement import Placement
from scc_wall.video.protocol import Drawing, FromWorker, PutStream, StreamHealth
from scc_wall.video.settings import VideoSettings

log = logging.getLogger(__name__)

LOOK_S: Final = 0.25
SETTLED_S: Final = 20.0
"""A process that ran so long does not count as crashing in a loop."""


class DecodePool:
    """All decode processes.

    Every method but `close` only queues and returns at once.

    Parameters
    ----------
    early
        Processes that run already, in the order of the lanes that take them over.
    """

    def __init__(self, clock: Clock, settings: VideoSettings, early: EarlyProcesses | None = None) -> None:
        self._clock = clock
        self._early = early
        self._settings = settings
        self._lock = threading.Lock()
        self._placement = Placement(settings)
        self._started: dict[int, int] = {}
        self._ending = False
        self._closed = False
        self._bell, self._bell_rope = multiprocessing.Pipe(duplex=False)
        self._watcher = threading.Thread(target=self._watch, name="decode-pool", daemon=True)
        self._watcher.start()

    # ---- for the UI thread

    @property
    def lanes(self) -> Sequence[Lane]:
        """One for each process; they only become more."""
        return self._placement.lanes

    def lane_of(self, key: StreamKey) -> Lane | None:
        """Return where a stream is held."""
        return self._placement.lane_of(key)

    def place(self, key: StreamKey, flavour: Flavour) -> Lane:
        """Return the lane that holds or will hold the stream: where it is or has to move, else the least loaded."""
        with self._lock:
            before = len(self.lanes)
            lane = self._placement.place(key, flavour)
        if len(self.lanes) != before:
            self._ring()
        return lane

    def moving(self) -> frozenset[StreamKey]:
        """Return the streams that have to be placed once more: their process fails, or can't keep up."""
        with self._lock:
            return self._placement.moving()

    def put(self, source: StreamSource, outputs: tuple[tuple[int, Drawing], ...]) -> None:
        """Hold a stream, in the lane that `place` gave it."""
        with self._lock:
            lane = self._placement.lane_of(source.key)
            assert lane is not None  # it was placed
            held = lane.streams.get(source.key)
            lane.put(PutStream(source, lane.free_row() if held is None else held.row, outputs))

    def drop(self, key: StreamKey) -> None:
        """Hold a stream no more."""
        with self._lock:
            self._placement.drop(key)

    def retry(self, key: StreamKey) -> None:
        """Have a stream try now."""
        with self._lock:
            lane = self.lane_of(key)
            if lane is not None:
                lane.retry(key)

    def keep_pictures(self, seconds: float) -> None:
        """Have the last seconds of every shown stream kept for replay; 0.0: none."""
        with self._lock:
            for lane in self.lanes:
                lane.keep_pictures(seconds)

    def lock(self) -> threading.Lock:
        """Return the lock that guards the lanes, for making and dropping slots."""
        return self._lock

    def health(self, key: StreamKey) -> StreamHealth | None:
        """Return the last snapshot of a stream, None before the first."""
        lane = self.lane_of(key)
        return None if lane is None else lane.health.get(key)

    def silent(self, key: StreamKey, now_mono_ns: int) -> float:
        """Return for how many seconds the process of a stream has not said a word."""
        lane = self.lane_of(key)
        return 0.0 if lane is None else lane.silent_s(now_mono_ns)

    def close(self) -> None:
        """End all processes within the read timeout + 1 s, killing what is left then; idempotent."""
        if self._closed:
            return
        self._closed = True
        self._ending = True
        self._ring()
        self._watcher.join()
        self._bell.close()
        self._bell_rope.close()
        until_mono_ns = self._clock.mono_ns() + int((self._settings.read_timeout_s + 1.0) * 1e9)
        workers = [lane.worker for lane in self.lanes if lane.worker is not None]
        for worker in workers:
            worker.end(0.0)
        for worker in workers:
            worker.end(max(0.0, (until_mono_ns - self._clock.mono_ns()) / 1e9))
            worker.kill()
        for lane in self.lanes:
            lane.worker = None
            lane.free()

    # ---- the watcher

    def _ring(self) -> None:
        with contextlib.suppress(OSError):
            self._bell_rope.send_bytes(b"!")

    def _watch(self) -> None:
        last_mono_ns = self._clock.mono_ns()
        while not self._ending:
            now_mono_ns = self._clock.mono_ns()
            slept_ns = max(0, now_mono_ns - last_mono_ns - int(2 * LOOK_S * 1e9))
            last_mono_ns = now_mono_ns
            for lane in list(self.lanes):
                self._look_after(lane, now_mono_ns, slept_ns)
            sentinels = [lane.worker.process.sentinel for lane in self.lanes if lane.worker is not None]
            ready = wait([self._bell, *sentinels], self._rest_s())
            if self._bell in ready:
                self._bell.recv_bytes()

    def _rest_s(self) -> float:
        """Return how long to wait at most: less when a process is due to start."""
        due = [lane.start_at_mono_ns for lane in self.lanes if lane.worker is None]
        if not due:
            return LOOK_S
        return min(LOOK_S, max(0.0, (min(due) - self._clock.mono_ns()) / 1e9))

    def _look_after(self, lane: Lane, now_mono_ns: int, slept_ns: int) -> None:
        worker = lane.worker
        if worker is None:
            if now_mono_ns >= lane.start_at_mono_ns:
                self._start(lane)
            return
        if worker.process.exitcode is not None:
            worker.kill()  # frees its pipe and threads
            self._lost(lane, Cause.DECODER_CRASHED, now_mono_ns)
        elif lane.watch(now_mono_ns, slept_ns):
            worker.kill()
            self._lost(lane, Cause.DECODER_SILENT, now_mono_ns)
        else:
            if now_mono_ns - self._started[lane.number] > SETTLED_S * 1e9:
                lane.settled()
            with self._lock:
                lane.release_quarantined(now_mono_ns)
                self._placement.forgive(lane, now_mono_ns)
                if lane.crowded(now_mono_ns):
                    self._placement.relieve(lane)

    def _lost(self, lane: Lane, cause: Cause, now_mono_ns: int) -> None:
        """Take note that a process is gone, and have those who may have ended it move away from the others."""
        with self._lock:
            self._placement.suspect(lane, lane.died(cause, now_mono_ns), now_mono_ns)

    def _start(self, lane: Lane) -> None:
        holder: list[DecodeWorker] = []

        def received(message: FromWorker) -> None:
            with self._lock:
                lane.heard(holder[0] if holder else None, message)

        try:
            early = self._early.take() if self._early is not None and lane.flavour is Flavour.THIN else None
            launched = early or launch(lane.number, lane.flavour, self._settings)
        except OSError:
            log.exception("decode-%d does not start", lane.number)
            lane.start_at_mono_ns = self._clock.mono_ns() + int(lane.restarts.next_s() * 1e9)
            return
        worker = DecodeWorker(launched, lane.headers, received)
        holder.append(worker)
        now_mono_ns = self._clock.mono_ns()
        self._started[lane.number] = now_mono_ns
        with self._lock:
            lane.adopt(worker, now_mono_ns)
