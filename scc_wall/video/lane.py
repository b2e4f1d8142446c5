"""One place for a decode process: what it should hold, whatever process is holding it now."""

import logging
from collections import deque
from dataclasses import dataclass, field, replace
from typing import Final

from scc_wall.base.backoff import Backoff
from scc_wall.domain.camera import StreamKey
from scc_wall.domain.cause import Cause
from scc_wall.domain.tile import StreamFacts
from scc_wall.domain.tile_state import Link, LinkPhase
from scc_wall.video.decode_worker import DecodeWorker
from scc_wall.video.environment import Flavour
from scc_wall.video.protocol import (
    DropSlot,
    DropStream,
    FromWorker,
    KeepPictures,
    LogLine,
    MapSlot,
    PutStream,
    ReplayMessage,
    ReplayTold,
    RetryStream,
    StillTaken,
    StreamHealth,
)
from scc_wall.video.shared_memory import SharedBlock
from scc_wall.video.slots import MAX_SLOTS, MAX_STREAMS, Headers, SlotReader, slot_bytes

log = logging.getLogger(__name__)

SILENT_S: Final = 2.0
"""A heartbeat older than this is told on the tiles."""
KILLED_AFTER_SILENT_S: Final = 6.0
START_ALLOWED_S: Final = 30.0
"""A new process says its first word within about a second; a cold disk or a virus scanner may take long."""
SPARE_BYTES: Final = 16 * 1024 * 1024
"""Blocks of dropped slots kept for the next slot of that size: making one takes 0.15 ms (measured), and turning a page
makes dozens at once on the UI thread. Kept within a lane, whose pipe tells in order who may write where."""
KILLED: Final = -9
"""Exit status on Linux of a process that SIGKILL ended: no decoder does that."""
GUILTY_AFTER: Final = 3
"""A stream whose decoder was at work in this many crashes in a row is kept out for a while."""
QUARANTINE_S: Final = 60.0
CROWDED_PERCENT: Final = 60
"""A pump that is helped in so many of its rounds has more pictures than one thread can decode in time."""
CROWDED_S: Final = 5.0
"""Streams that all start or come back at once need help for a second or two."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of a lane, as the UI holds it."""

    number: int
    size_px: tuple[int, int]
    block: SharedBlock
    reader: SlotReader


@dataclass(slots=True)
class Lane:
    """What one decode process should hold; its lock is the pool's."""

    number: int
    flavour: Flavour
    headers: Headers = field(default_factory=Headers.create)
    worker: DecodeWorker | None = None
    streams: dict[StreamKey, PutStream] = field(default_factory=dict)
    slots: dict[int, Slot] = field(default_factory=dict)
    last_number: int = -1
    spare: list[SharedBlock] = field(default_factory=list)
    health: dict[StreamKey, StreamHealth] = field(default_factory=dict)
    quarantined: dict[StreamKey, int] = field(default_factory=dict)
    """Until when (monotonic nanoseconds) a stream is kept out."""
    stills: dict[int, StillTaken] = field(default_factory=dict)
    """What was answered to `TakeStill`, by ticket; taken out by whoever asked."""
    start_at_mono_ns: int = 0
    """When to start its process, if none runs."""
    beat: tuple[int, int] = (0, 0)
    """The last heartbeat, and when it was seen first: a process is not silent because this one slept."""
    restarts: Backoff = field(default_factory=lambda: Backoff(first_s=0.05, longest_s=30.0))
    apart: bool = False
    """Whether it holds those alone whose decoders were at work in a crash."""
    calm_since_mono_ns: int = 0
    """When its process crashed last, or the last suspect came."""
    crowded_since_mono_ns: int | None = None
    """Since when its process has needed help in most rounds, None if it does not."""
    keep_s: float = 0.0
    """So much of each shown stream is kept for replay."""
    replay_told: ReplayTold | None = None
    """What its process said last of a replay."""
    crashes: deque[set[StreamKey]] = field(default_factory=lambda: deque(maxlen=GUILTY_AFTER))

    # ---- slots

    def make_slot(self, size_px: tuple[int, int]) -> Slot:
        """Make a slot and hand it to the process.

        Raises
        ------
        OSError
            If memory or descriptors are used up.
        """
        # Not the lowest free one: the process may not have read yet that the last slot of that number is gone.
        turns = ((self.last_number + turn) % MAX_SLOTS for turn in range(1, MAX_SLOTS + 1))
        self.last_number = number = next(number for number in turns if number not in self.slots)
        block = self._block(slot_bytes(size_px))
        self.headers.clear_slot(number)
        slot = Slot(number, size_px, block, SlotReader(self.headers, number, block, size_px))
        self.slots[number] = slot
        if self.worker is not None:
            self.worker.post(MapSlot(number, size_px), block)
        return slot

    def _block(self, size_bytes: int) -> SharedBlock:
        for index, block in enumerate(self.spare):
            if block.size_bytes == size_bytes:
                return self.spare.pop(index)
        return SharedBlock.create(size_bytes)

    def drop_slot(self, number: int) -> None:
        """Take a slot back; call it after no stream has it as an output."""
        slot = self.slots.pop(number, None)
        if slot is None:
            return
        # The process may still write a last picture: the block is used again, or its descriptor closed, behind this
        # message alone.
        self.spare.append(slot.block)
        too_many = sum(block.size_bytes for block in self.spare) > SPARE_BYTES
        goes = self.spare.pop(0) if too_many else None
        if self.worker is not None:
            self.worker.post(DropSlot(number), then_close=goes)
        elif goes is not None:
            goes.close()

    # ---- streams

    def put(self, wish: PutStream) -> None:
        """Have a stream held so."""
        held = self.streams.get(wish.source.key)
        if held is not None and held.source.revision != wish.source.revision:
            self._forget(wish.source.key)
        self.streams[wish.source.key] = wish
        if self.worker is not None and wish.source.key not in self.quarantined:
            self.worker.post(wish)

    def drop(self, key: StreamKey) -> None:
        """Have a stream held no more."""
        if self.streams.pop(key, None) is not None and self.worker is not None:
            self.worker.post(DropStream(key))
        self._forget(key)

    def _forget(self, key: StreamKey) -> None:
        """Forget how a stream was: from now on it is another one, or none."""
        self.health.pop(key, None)
        self.quarantined.pop(key, None)

    def retry(self, key: StreamKey) -> None:
        """Have a waiting stream try now."""
        if self.worker is not None:
            self.worker.post(RetryStream(key))

    # ---- replay

    def keep_pictures(self, seconds: float) -> None:
        """Have the last seconds of every shown stream kept; 0.0: none."""
        if seconds != self.keep_s:
            self.keep_s = seconds
            if self.worker is not None:
                self.worker.post(KeepPictures(seconds))

    def replay(self, message: ReplayMessage) -> None:
        """Have something done about a replay; one of a process that is gone is gone with it."""
        if self.worker is not None:
            self.worker.post(message)

    def free_row(self) -> int:
        """Return a row of the header block that no stream has."""
        taken = {wish.row for wish in self.streams.values()}
        return next(row for row in range(MAX_STREAMS) if row not in taken)

    # ---- its process

    def adopt(self, worker: DecodeWorker, now_mono_ns: int) -> None:
        """Give everything to a new process."""
        self.worker = worker
        self.beat = (0, now_mono_ns)
        if self.keep_s:
            worker.post(KeepPictures(self.keep_s))
        for slot in self.slots.values():
            worker.post(MapSlot(slot.number, slot.size_px), slot.block)
        for key, wish in self.streams.items():
            if key not in self.quarantined:
                worker.post(wish)

    def heard(self, worker: DecodeWorker | None, message: FromWorker) -> None:
        """Take a message of its process; one of a process before this one is ignored."""
        if isinstance(message, LogLine):
            extra = {"source": message.source}  # a camera that fails without end silences no other
            logging.getLogger(message.name).log(message.level, "decode-%d: %s", self.number, message.text, extra=extra)
        elif isinstance(message, StillTaken):
            self.stills[message.ticket] = message
        elif worker is not None and worker is not self.worker:
            return
        elif isinstance(message, ReplayTold):
            self.replay_told = message
        else:
            for health in message.streams:
                held = self.streams.get(health.key)
                if held is not None and held.source.revision == health.revision:
                    self.health[health.key] = health

    def silent_s(self, now_mono_ns: int) -> float:
        """Return for how long its process has not said a word; 0.0 while none runs or it is starting."""
        if self.worker is None or self.beat[0] == 0:
            return 0.0
        return (now_mono_ns - self.beat[1]) / 1e9

    def watch(self, now_mono_ns: int, slept_ns: int) -> bool:
        """Look at the heartbeat; return whether the process must be given up.

        Parameters
        ----------
        slept_ns
            For how long the watcher itself did not run beyond its own rhythm.
        """
        value, seen_mono_ns = self.headers.heartbeat_mono_ns, self.beat[1] + slept_ns
        if value != self.beat[0]:
            seen_mono_ns = now_mono_ns
        self.beat = (value, seen_mono_ns)
        allowed_s = KILLED_AFTER_SILENT_S if value else START_ALLOWED_S
        return now_mono_ns - seen_mono_ns > allowed_s * 1e9

    def died(self, cause: Cause, now_mono_ns: int) -> set[StreamKey]:
        """Take note that its process is gone, tell it on its streams, and return whose decoders were at work.

        They are nobody's if it was killed from outside, by a person or for want of memory.
        """
        status = None if self.worker is None else self.worker.process.exitcode
        self.worker = None
        self.crowded_since_mono_ns = None
        self.calm_since_mono_ns = now_mono_ns
        wait_s = self.restarts.next_s()
        self.start_at_mono_ns = now_mono_ns + int(wait_s * 1e9)
        busy = {key for key, wish in self.streams.items() if self.headers.decoding[wish.row]}
        self.crashes.append(busy)
        self._find_guilty(now_mono_ns)
        for key in self.streams:
            self._tell(key, cause, now_mono_ns, self.quarantined.get(key))
        log.warning("decode-%d is gone (%s, status %s); next one in %.2f s", self.number, cause, status, wait_s)
        return set() if cause is Cause.DECODER_CRASHED and status == KILLED else busy

    def _find_guilty(self, now_mono_ns: int) -> None:
        if len(self.crashes) < GUILTY_AFTER:
            return
        for key in set.intersection(*self.crashes):
            log.error("%s was being decoded in %d crashes in a row; kept out for a while", key, GUILTY_AFTER)
            self.keep_out(key, now_mono_ns)
            self.crashes.clear()

    def _tell(self, key: StreamKey, cause: Cause, died_mono_ns: int, until_mono_ns: int | None) -> None:
        before = self.health.get(key)
        opener = self.streams[key].source.opener
        health = before or StreamHealth(key, Link(), StreamFacts(), opener)
        phase = LinkPhase.OPENING if until_mono_ns is None else LinkPhase.WAITING
        link = Link(phase, cause, health.link.failures + 1, until_mono_ns)
        facts = replace(health.facts, frames_per_s=0.0, bits_per_s=0.0)
        self.health[key] = replace(health, link=link, facts=facts, died_mono_ns=died_mono_ns)

    def keep_out(self, key: StreamKey, now_mono_ns: int) -> None:
        """Have its processes not hold a stream for a while."""
        self.quarantined[key] = now_mono_ns + int(QUARANTINE_S * 1e9)

    def release_quarantined(self, now_mono_ns: int) -> None:
        """Let streams in again whose time is over."""
        for key in [key for key, until_mono_ns in self.quarantined.items() if now_mono_ns >= until_mono_ns]:
            del self.quarantined[key]
            if self.worker is not None and key in self.streams:
                self.worker.post(self.streams[key])

    def crowded(self, now_mono_ns: int) -> bool:
        """Look at how much help its process needs; return whether that has been too much for a while."""
        if self.headers.helped_percent < CROWDED_PERCENT:
            self.crowded_since_mono_ns = None
            return False
        if self.crowded_since_mono_ns is None:
            self.crowded_since_mono_ns = now_mono_ns
        return now_mono_ns - self.crowded_since_mono_ns >= CROWDED_S * 1e9

    def settled(self) -> None:
        """Take note that its process has run well for a while: the next restart is quick again."""
        self.restarts.succeed()

    def free(self) -> None:
        """Free all shared memory."""
        for number in list(self.slots):
            self.drop_slot(number)
        for block in self.spare:
            block.close()
        self.spare.clear()
        self.headers.block.close()
