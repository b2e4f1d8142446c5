"""A decode process: takes messages from the UI process, holds the readers, says how they are.

Its main thread only applies messages and beats its heart; every stream has a reader thread, and most are read by the
pump once they run (`pump`). It ends by itself when the UI process is gone: the pipe ends, and on Linux the kernel
kills it, even stopped.
"""

import logging
import os
import signal
import sys
from collections import Counter, deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from typing import Final

from scc_wall.base import unexpected
from scc_wall.base.clock import SYSTEM_CLOCK
from scc_wall.base.collector import settle_collector
from scc_wall.base.heap_trim import HeapTrimmer, keep_large_blocks_apart
from scc_wall.base.redact import redact
from scc_wall.domain.camera import StreamKey
from scc_wall.domain.replay import ReplayFailure, ReplayPhase
from scc_wall.video.launch import Start, tell_why
from scc_wall.video.protocol import (
    BeginReplay,
    Drawing,
    DrawReplay,
    DropSlot,
    DropStill,
    DropStream,
    EndReplay,
    Health,
    KeepPictures,
    LogLine,
    MapSlot,
    PutStream,
    ReplayTold,
    RetryStream,
    Shutdown,
    SteerReplay,
    StillTaken,
    StreamHealth,
    TakeStill,
    ToWorker,
)
from scc_wall.video.pump import Pump
from scc_wall.video.reader import Reader, ReaderEnvironment
from scc_wall.video.replayer import Replayer
from scc_wall.video.settings import VideoSettings
from scc_wall.video.shared_memory import SharedBlock
from scc_wall.video.slots import Headers, SlotWriter
from scc_wall.video.still_taker import StillTaker

BEAT_S: Final = 0.25
"""The heartbeat; a change of link, format or opener is told with the next one."""
FIGURES_EVERY_BEATS: Final = 4
"""Figures that always change (rates, counts) are told once a second, a quarter of the streams with each beat.

Telling all of them with each beat took a quarter of this process's Python time (36 streams, measured).
"""
LOG_LINES_A_BEAT: Final = 20
LOG_LINES_OF_A_SOURCE: Final = 2
GOODBYE_S: Final = 0.6
"""How long readers get to tear their sessions down once the UI process is gone."""
_PR_SET_PDEATHSIG: Final = 1  # linux/prctl.h
_SYNCHRONIZE: Final = 0x00100000  # winnt.h
_INFINITE: Final = 0xFFFFFFFF  # winbase.h
_ONCE_IN_WAIT_THREAD: Final = 0x0000000C  # winnt.h: WT_EXECUTEINWAITTHREAD | WT_EXECUTEONLYONCE


class _LogPipe(logging.Handler):
    """Keeps log records for the next beat: redacted, at most a few (fewer of one source), and how many more."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self._lines: list[LogLine] = []
        self._taken: Counter[str] = Counter()
        self._more: Counter[str] = Counter()
        self._worst = logging.INFO

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record."""
        source = str(getattr(record, "source", record.name))
        if len(self._lines) >= LOG_LINES_A_BEAT or self._taken[source] >= LOG_LINES_OF_A_SOURCE:
            self._more[source if source in self._more or len(self._more) < LOG_LINES_A_BEAT else __name__] += 1
            self._worst = max(self._worst, record.levelno)
            return
        self._taken[source] += 1
        self._lines.append(LogLine(record.levelno, record.name, redact(self.format(record)), source))

    def taken(self) -> list[LogLine]:
        """Return what was kept since the last call."""
        self.acquire()
        try:
            lines, more, worst = self._lines, self._more, self._worst
            self._lines, self._more, self._worst = [], Counter(), logging.INFO
            self._taken.clear()
        finally:
            self.release()
        for source, count in more.items():
            lines.append(LogLine(worst, __name__, f"{source}: {count} more log lines left out", source))
        return lines


class DecodeProcess:
    """The streams and slots of one decode process; used by its main thread."""

    def __init__(self, pipe: Connection, headers: Headers, environment: ReaderEnvironment) -> None:
        self._pipe = pipe
        self._headers = headers
        self._environment = environment
        self._readers: dict[StreamKey, Reader] = {}
        self._outputs: dict[StreamKey, tuple[tuple[int, Drawing], ...]] = {}
        self._blocks: dict[int, SharedBlock] = {}
        self._writers: dict[int, SlotWriter] = {}
        self._told: dict[StreamKey, tuple[object, ...]] = {}
        self._beats = 0
        self._stills = StillTaker(environment.clock)
        self._keep_s = 0.0
        self._replay: Replayer | None = None
        self._replay_told: deque[ReplayTold] = deque()

    def apply(self, message: ToWorker) -> bool:
        """Do what a message says; False for the last one."""
        match message:
            case MapSlot(slot, size_px):
                block = SharedBlock.receive(self._pipe)
                self._blocks[slot] = block
                self._writers[slot] = SlotWriter(self._headers, slot, block, size_px)
            case DropSlot(slot):
                self._drop_slot(slot)
            case PutStream():
                self._put(message)
            case DropStream(key):
                self._drop(key)
            case RetryStream(key):
                if reader := self._readers.get(key):
                    reader.retry()
            case TakeStill():
                block = SharedBlock.receive(self._pipe)
                self._stills.take(message, self._readers.get(message.key), block)
            case DropStill(ticket):
                self._stills.drop(ticket)
            case KeepPictures(seconds):
                self._keep_pictures(seconds)
            case BeginReplay() | SteerReplay() | DrawReplay() | EndReplay():
                self._replay_as(message)
            case Shutdown():
                return False
        return True

    # ---- replay

    def _keep_pictures(self, seconds: float) -> None:
        self._keep_s = seconds
        if not seconds:
            for reader in self._readers.values():
                reader.forget_pictures()

    def _replay_as(self, message: BeginReplay | SteerReplay | DrawReplay | EndReplay) -> None:
        if isinstance(message, BeginReplay):
            self._end_replay()
            self._begin_replay(message)
            return
        replay = self._replay
        if replay is None or replay.number != message.replay:
            return
        match message:
            case SteerReplay(_, wish):
                replay.steer(wish)
            case DrawReplay(_, slot, drawing):
                replay.draw_into({slot: drawing}, self._writers)
            case EndReplay():
                self._end_replay()

    def _begin_replay(self, wanted: BeginReplay) -> None:
        reader = self._readers.get(wanted.key)
        pictures = [] if reader is None else reader.pictures(wanted.until_mono_ns)
        if not pictures:
            failure = ReplayFailure.NOTHING_KEPT
            self._replay_told.append(ReplayTold(wanted.replay, ReplayPhase.FAILED, failure=failure))
            return
        environment, tell = self._environment, self._replay_told.append
        self._replay = replay = Replayer(
            wanted.replay,
            pictures,
            wanted.wish,
            environment.clock,
            scratches=environment.scratches,
            tell=tell,
        )
        replay.draw_into({wanted.slot: wanted.drawing}, self._writers)
        tell(replay.told(ReplayPhase.PLAYING))
        replay.start()

    def _end_replay(self) -> None:
        replay, self._replay = self._replay, None
        if replay is not None:
            replay.end()

    def replay_news(self) -> ReplayTold | None:
        """Return the oldest that has not been told of a replay, None if all has."""
        return self._replay_told.popleft() if self._replay_told else None

    # ---- slots and streams

    def _drop_slot(self, slot: int) -> None:
        for key, outputs in self._outputs.items():
            kept = tuple((number, drawing) for number, drawing in outputs if number != slot)
            if kept != outputs:
                self._draw(key, kept)
        self._writers.pop(slot, None)
        if block := self._blocks.pop(slot, None):
            block.close()

    def _put(self, wish: PutStream) -> None:
        key = wish.source.key
        reader = self._readers.get(key)
        if reader is not None and reader.source != wish.source:
            self._drop(key)
            reader = None
        if reader is None:
            reader = Reader(wish.source, self._environment, _flag(self._headers, wish.row))
            self._readers[key] = reader
            self._draw(key, wish.outputs)
            reader.start()
        elif self._outputs[key] != wish.outputs:
            self._draw(key, wish.outputs)

    def _draw(self, key: StreamKey, outputs: tuple[tuple[int, Drawing], ...]) -> None:
        self._outputs[key] = outputs
        self._readers[key].set_outputs(dict(outputs), self._writers)

    def _drop(self, key: StreamKey) -> None:
        """Let a reader end by itself: it may hang in a native call, and nobody waits for it."""
        reader = self._readers.pop(key, None)
        self._outputs.pop(key, None)
        self._told.pop(key, None)
        if reader is not None:
            reader.set_outputs({}, {})
            reader.stop()

    def news(self) -> list[StreamHealth]:
        """Return the snapshots of the streams that changed since the last call, and of those whose turn it is."""
        self._beats += 1
        news = []
        for number, (key, reader) in enumerate(self._readers.items()):
            if self._keep_s:
                reader.keep_pictures(self._keep_s)
            standing = reader.standing()
            if self._told.get(key) != standing or (self._beats + number) % FIGURES_EVERY_BEATS == 0:
                self._told[key] = standing
                news.append(reader.health())
        return news

    def stills(self) -> list[StillTaken]:
        """Return what became of pictures that were asked for since the last call."""
        return self._stills.answers()

    def hangs(self) -> bool:
        """Return whether a decoder does not come back, and with it all streams of its thread."""
        return self._environment.pump.hangs()

    def helped_percent(self) -> int:
        """Return in how many of its last rounds the pump was helped."""
        return self._environment.pump.helped_percent()

    def end(self, timeout_s: float) -> None:
        """Stop all readers, waiting for them together."""
        self._stills.close()
        self._end_replay()
        readers = list(self._readers.values())
        for reader in readers:
            reader.stop()
        until_mono_ns = self._environment.clock.mono_ns() + int(timeout_s * 1e9)
        for reader in readers:
            reader.join(max(0.0, (until_mono_ns - self._environment.clock.mono_ns()) / 1e9))


def _flag(headers: Headers, row: int) -> Callable[[bool], None]:
    """Return what sets the flag of a stream in the header block."""
    return partial(headers.decoding[row : row + 1].__setitem__, 0)  # twice a picture: no Python function


if sys.platform == "win32":

    def live_and_die_with(ui_pid: int) -> None:
        """Have the system kill this process with the UI process, even while it hangs.

        A thread of the system's pool waits for the UI process and calls `TerminateProcess` with what it is given: the
        pseudo handle of this process, and 0 for "no timeout". No Python runs for it.
        Source: RegisterWaitForSingleObject, threadpoollegacyapiset.h.
        """
        import ctypes

        kernel = ctypes.WinDLL("kernel32")
        kernel.OpenProcess.restype = ctypes.c_void_p
        process = kernel.OpenProcess(_SYNCHRONIZE, 0, ui_pid)
        if not process:  # it died before the line above
            os._exit(0)
        waited, end = ctypes.c_void_p(), ctypes.cast(kernel.TerminateProcess, ctypes.c_void_p)
        kernel.RegisterWaitForSingleObject(
            ctypes.byref(waited), ctypes.c_void_p(process), end, ctypes.c_void_p(-1), _INFINITE, _ONCE_IN_WAIT_THREAD
        )

else:

    def live_and_die_with(ui_pid: int) -> None:
        """Have the kernel kill this process with the UI process, even while it is stopped; Linux only."""
        if sys.platform != "linux":
            return
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != ui_pid:  # it died before the line above
            os._exit(0)


def _environment(settings: VideoSettings) -> ReaderEnvironment:
    catch_up = ThreadPoolExecutor(2, "catch-up")
    return ReaderEnvironment(
        clock=SYSTEM_CLOCK,
        open_stream=settings.open_stream,
        submit=catch_up.submit,
        pump=Pump(SYSTEM_CLOCK),
        read_timeout_s=settings.read_timeout_s,
        hardware=settings.hardware,
    )


def main(pipe: Connection, start: Start) -> None:
    """Run until told to end or the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C ends the UI process, which ends this one
    live_and_die_with(start.ui_pid)
    import cv2

    from scc_wall.video.rtsp import client  # noqa: F401 - loaded now, not when the first stream opens

    cv2.setNumThreads(1)
    settle_collector()
    HeapTrimmer(settled=keep_large_blocks_apart)
    log_pipe = _LogPipe()
    logging.basicConfig(level=logging.INFO, handlers=[log_pipe], format="%(message)s")
    status = 1
    try:
        with unexpected.logged():
            headers = Headers(SharedBlock.receive(pipe))
            process = DecodeProcess(pipe, headers, _environment(start.settings))
            _serve(pipe, headers, process, log_pipe)
            process.end(GOODBYE_S)
        status = 0
    except EOFError:  # the UI process is gone
        status = 0
    except Exception:  # noqa: BLE001 - told; an OSError also if the UI process is gone, and nobody hears it then
        tell_why(pipe)
    finally:
        with suppress(OSError):
            pipe.close()
        # Readers that hang in a native call, and threads of a pool, would keep a normal exit waiting.
        os._exit(status)


def _serve(pipe: Connection, headers: Headers, process: DecodeProcess, log_pipe: _LogPipe) -> None:
    """Apply messages and beat, until told to end or the UI process is gone."""
    clock = SYSTEM_CLOCK
    next_beat_mono_ns = clock.mono_ns()
    try:
        while True:
            wait_s = max(0.0, (next_beat_mono_ns - clock.mono_ns()) / 1e9)
            if pipe.poll(wait_s) and not process.apply(pipe.recv()):
                return
            while (told := process.replay_news()) is not None:
                pipe.send(told)
            now_mono_ns = clock.mono_ns()
            if now_mono_ns < next_beat_mono_ns:
                continue
            next_beat_mono_ns = now_mono_ns + int(BEAT_S * 1e9)
            if not process.hangs():
                headers.heartbeat_mono_ns = now_mono_ns
            headers.helped_percent = process.helped_percent()
            news = process.news()
            if news:
                pipe.send(Health(tuple(news)))
            for still in process.stills():
                pipe.send(still)
            for line in log_pipe.taken():
                pipe.send(line)
    except EOFError:
        return
    except OSError:  # the UI process is gone as well, or the system refuses memory, say
        tell_why(pipe)
