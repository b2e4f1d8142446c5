"""Reads one stream for ever: `run` retries, `run_once` fails loudly (house style 2).

::

    OPENING ──opened──► STREAMING ──ended──► WAITING ──1 s … 60 s, ±20 %, or retry──► OPENING
       ├──failed──► WAITING
       └──401/403──► REFUSED ──60 s, or retry──► OPENING
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import urlsplit

from scc_wall.base.backoff import Backoff
from scc_wall.base.clock import Clock
from scc_wall.base.redact import redact
from scc_wall.domain.camera import Opener, StreamSource, url_with_credentials
from scc_wall.domain.cause import REFUSALS, Cause
from scc_wall.domain.replay import KEPT_BYTES
from scc_wall.domain.tile import StreamFacts
from scc_wall.domain.tile_state import Link, LinkPhase
from scc_wall.video.canvas import Canvas, Catch
from scc_wall.video.decoder import UrlCapture
from scc_wall.video.fallback_session import FallbackSession
from scc_wall.video.health import Meter
from scc_wall.video.picture import CodedPicture, PictureStream, StreamCounters, StreamError
from scc_wall.video.picture_ring import PictureRing
from scc_wall.video.protocol import Drawing, StreamHealth
from scc_wall.video.pump import Pump
from scc_wall.video.scratch import Scratches
from scc_wall.video.slots import SlotWriter
from scc_wall.video.thin_session import ThinSession

log = logging.getLogger(__name__)

REFUSED_WAIT_S: Final = 60.0
"""Source: specs/video.md: after 401/403 not before 60 s; cameras lock accounts out."""
FIRST_PICTURE_S: Final = 3.0
"""Fast probing gets so long for its first picture (specs/video.md, "Streams")."""
FULL_PROBING_S: Final = 10.0
_HTTP_SCHEMES: Final = frozenset({"http", "https"})


@dataclass(frozen=True, slots=True)
class ReaderEnvironment:
    """What all readers of a process share (house style 1).

    Parameters
    ----------
    open_stream
        Makes the picture stream of a source.
    submit
        Runs a catch-up on another thread.
    pump
        Reads light streams, many on a thread.
    """

    clock: Clock
    open_stream: Callable[[StreamSource, Clock], PictureStream]
    submit: Callable[[Callable[[], None]], object]
    pump: Pump
    scratches: Scratches = field(default_factory=Scratches)
    read_timeout_s: float = 5.0
    hardware: bool = False


class Reader:
    """One stream: its thread, its link, its health."""

    def __init__(
        self,
        source: StreamSource,
        environment: ReaderEnvironment,
        decoding: Callable[[bool], None] = lambda _busy: None,
        backoff: Backoff | None = None,
    ) -> None:
        self.source = source
        self._environment = environment
        self._clock = environment.clock
        self._decoding = decoding
        self._backoff = backoff or Backoff()
        self._backoff.failed_before(source.failures)
        self._canvas = Canvas(environment.clock, environment.scratches)
        self._meter = Meter()
        self._hardware = environment.hardware
        self._wake = threading.Event()
        self._stopping = False
        self._link = Link(cause=source.cause, failures=source.failures)
        self._stream: PictureStream | None = None
        self._session: ThinSession | FallbackSession | None = None
        self._arrived_mono_ns: int | None = None
        self._facts = StreamFacts(fallback=source.opener is not Opener.THIN)
        self._lost_packets = 0
        self._proven = False
        self._ring: PictureRing | None = None
        self._recording = threading.Lock()
        self._hidden_mono_ns = 0
        self._thread = threading.Thread(target=self.run, name=f"reader:{source.key}", daemon=True)

    # ---- for the control thread

    def start(self) -> None:
        """Start reading."""
        self._thread.start()

    def set_outputs(self, outputs: dict[int, Drawing], writers: dict[int, SlotWriter]) -> None:
        """Say which slots its pictures go to; none: it stands by. Afterwards no other slot is written to."""
        self._canvas.set_outputs(outputs, writers)
        session = self._session
        if isinstance(session, ThinSession):
            session.wish_changed()

    def kept(self) -> list[CodedPicture]:
        """Return its coded pictures from a keyframe to the newest; empty while there are none, and of the fallback."""
        session = self._session
        return session.kept() if isinstance(session, ThinSession) else []

    @property
    def decodes(self) -> bool:
        """Whether its next picture comes decoded: it is drawn, or the fallback reads it."""
        session = self._session
        return isinstance(session, FallbackSession) or (session is not None and not session.standing_by)

    def catch_next(self, catch: Catch | None) -> None:
        """Have its next decoded picture given to `catch`, once, on its own thread; None: no longer."""
        self._canvas.catch_next(catch)

    def keep_pictures(self, longest_s: float) -> None:
        """Keep the last pictures while it is shown, and as long after; called with each beat while they are kept.

        A camera in the spotlight is shown by its other stream: that of its small tile goes on being kept until there
        is as much of the large one.
        """
        now_mono_ns = self._clock.mono_ns()
        if self._canvas.wanted:
            self._hidden_mono_ns = now_mono_ns
            if self._ring is None:
                self._record(PictureRing(longest_s, KEPT_BYTES[self.source.key.role]))
        elif self._ring is not None and now_mono_ns - self._hidden_mono_ns > longest_s * 1e9:
            self._record(None)

    def forget_pictures(self) -> None:
        """Keep none any more."""
        if self._ring is not None:
            self._record(None)

    def pictures(self, until_mono_ns: int) -> list[CodedPicture]:
        """Return those kept that arrived until then, the oldest first."""
        ring = self._ring
        return [] if ring is None else ring.pictures(until_mono_ns)

    def _record(self, ring: PictureRing | None) -> None:
        with self._recording:
            self._ring = ring
            session = self._session
            if isinstance(session, ThinSession):
                session.record(ring)

    def retry(self) -> None:
        """Try now if it is waiting."""
        self._wake.set()

    def stop(self) -> None:
        """Ask it to end, waking it from whatever it waits for; `join` waits for it."""
        self._stopping = True
        self._wake.set()
        stream = self._stream
        if stream is not None:
            stream.interrupt()
        session = self._session
        if isinstance(session, ThinSession):
            session.look_again()  # the pump waits for packets, and where shutting down wakes nobody, for those alone

    def join(self, timeout_s: float) -> bool:
        """Wait for its end; return whether it ended."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def standing(self) -> tuple[object, ...]:
        """Return what must be told as soon as it changes; equal as long as nothing but figures changed.

        Asked for four times a second: it makes no snapshot of facts, which costs ten times as much.
        """
        session = self._session
        self._observe(session)
        seen = () if session is None else (session.codec, session.picture_px, session.standing_by, session.hardware)
        return self._link, self._proven, seen

    def health(self) -> StreamHealth:
        """Return what is known now."""
        session = self._session
        self._observe(session)
        self._look_at(session)
        facts = self._meter.facts(self._facts, self._clock.mono_ns())
        if self._ring is not None:
            facts = replace(facts, kept_s=self._ring.kept_s, kept_bytes=self._ring.bytes_kept)
        return StreamHealth(
            key=self.source.key,
            link=self._link,
            facts=facts,
            opener=self.source.opener,
            proven=self._proven,
            interval_s=self._meter.interval_s,
            arrived_mono_ns=self._arrived_mono_ns,
            revision=self.source.revision,
        )

    # ---- on its own thread

    def run(self) -> None:
        """Retry for ever."""
        while not self._stopping:
            try:
                self.run_once()
                error = StreamError(Cause.CLOSED)
            except StreamError as stream_error:
                # Without its trace, which holds the session that ended for as long as the next one lasts.
                error = StreamError(stream_error.cause, stream_error.detail)
                self._doubt_hardware(error)
            except Exception:
                log.exception("reader %s failed", self.source.key, extra=self._log_extra())
                error = StreamError(Cause.INTERNAL)
            if not self._stopping:
                self._wait(error)

    def run_once(self) -> None:
        """Open the stream and read it until it ends.

        Raises
        ------
        StreamError
            When it could not be opened or ended.
        """
        self._link = Link(LinkPhase.OPENING, self._link.cause, self._link.failures)
        try:
            if self.source.opener is Opener.THIN:
                self._read_thin()
            else:
                self._read_fallback()
        finally:
            self._observe(self._session)
            self._look_at(self._session)
            self._session = None
            self._canvas.forget()
            self._meter.interrupted()

    def _read_thin(self) -> None:
        stream = self._environment.open_stream(self.source, self._clock)
        session = ThinSession(
            stream,
            self._canvas,
            self._meter,
            self._clock,
            submit=self._environment.submit,
            decoding=self._decoding,
            hardware=self._hardware,
        )
        self._stream = stream
        try:
            if self._stopping:  # `stop` came before there was something to interrupt
                return
            stream.open()
            self._link = Link(LinkPhase.STREAMING, self._link.cause, self._link.failures)
            with self._recording:
                self._session = session
                if self._ring is not None:
                    session.record(self._ring)
            session.wish_changed()
            while not self._stopping:
                session.run(self._told_to_stop)
                if not self._stopping:
                    self._environment.pump.carry(session)
        finally:
            session.end()
            self._lost_packets += stream.counters().packets_lost
            self._stream = None
            stream.close()

    def _read_fallback(self) -> None:
        source, fast = self.source, self.source.opener is Opener.FALLBACK_FAST
        read_timeout_s = FIRST_PICTURE_S if fast else self._environment.read_timeout_s
        scheme = urlsplit(source.url).scheme.lower()
        is_file, url = scheme == "file", source.url
        if scheme in _HTTP_SCHEMES:
            from scc_wall.video.http_answer import final_url  # loads the HTTP client, which few streams need: 25 ms

            url = final_url(url, source.credentials, self._environment.read_timeout_s)
        capture = UrlCapture(
            url if is_file else url_with_credentials(url, source.credentials),
            open_timeout_s=self._environment.read_timeout_s if fast else FULL_PROBING_S,
            read_timeout_s=read_timeout_s,
            hardware=self._hardware,
        )
        session = FallbackSession(
            capture,
            self._canvas,
            self._meter,
            self._clock,
            decoding=self._decoding,
            paced_by=self._wake.wait if is_file else None,
            read_timeout_s=read_timeout_s,
        )
        self._link = Link(LinkPhase.STREAMING, self._link.cause, self._link.failures)
        self._session = session
        session.run(self._told_to_stop)

    def _told_to_stop(self) -> bool:
        if self._link.failures or self._link.cause is not None or not self._proven:
            self._observe(self._session)
        return self._stopping

    def _doubt_hardware(self, error: StreamError) -> None:
        if self._hardware and error.cause in (Cause.UNDECODABLE, Cause.PICTURE_TIMEOUT, Cause.UNSUPPORTED):
            text = "%s fails with hardware decoding; software from now on"
            log.warning(text, self.source.key, extra=self._log_extra())
            self._hardware = False

    def _log_extra(self) -> dict[str, str]:
        """Return what has the log limited by the camera: one that fails without end silences no other."""
        return {"source": f"cam-{self.source.key.camera_id}"}

    def _wait(self, error: StreamError) -> None:
        """Wait until the next try, longer after each failure; a refusal waits 60 s."""
        wait_s = self._backoff.next_s()
        refused = error.cause in REFUSALS
        if refused:
            wait_s = max(wait_s, REFUSED_WAIT_S)
        told = self.source.key, redact(str(error)), wait_s
        log.info("%s: %s; next try in %.1f s", *told, extra=self._log_extra())
        self._meter.reopened += 1
        self._wake.clear()
        self._link = Link(
            LinkPhase.REFUSED if refused else LinkPhase.WAITING,
            error.cause,
            self._link.failures + 1,
            self._clock.mono_ns() + int(wait_s * 1e9),
        )
        if not self._stopping:
            self._wake.wait(wait_s)

    def _observe(self, session: ThinSession | FallbackSession | None) -> None:
        """Take note of a new picture; it proves the opener and ends a row of failures."""
        arrived_mono_ns = None if session is None else session.arrived_mono_ns
        if arrived_mono_ns is None or arrived_mono_ns == self._arrived_mono_ns:
            return
        self._arrived_mono_ns = arrived_mono_ns
        self._proven = True
        self._backoff.succeed()
        if self._link.phase is LinkPhase.STREAMING and (self._link.cause or self._link.failures):
            self._link = Link(LinkPhase.STREAMING)

    def _look_at(self, session: ThinSession | FallbackSession | None) -> None:
        """Take over the facts that a session learned; those of an ended one stay known."""
        if session is None:
            return
        stream = self._stream
        counters = stream.counters() if stream is not None else StreamCounters()
        self._facts = StreamFacts(
            codec=session.codec or self._facts.codec,
            size_px=session.picture_px or self._facts.size_px,
            camera_clock_offset_s=counters.camera_clock_offset_s,
            fallback=isinstance(session, FallbackSession),
            hardware=session.hardware,
            standing_by=session.standing_by,
            packets_lost=self._lost_packets + counters.packets_lost,
        )
