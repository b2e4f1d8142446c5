"""Frame slots: where decoded pictures wait for the wall, the newest always winning.

A decode process has one small header block, polled by the UI as a whole each tick, and for every slot a block with a
ring of three buffers. The writer never waits: it writes into the buffer that is neither the newest nor held by the
reader, then publishes it by raising the sequence.

Why no lock is needed: the writer marks a buffer as unfinished (`stamp` 0) *before* it looks whether the reader holds
it, the reader holds a buffer *before* it looks whether it is still finished. Whoever comes second sees the other and
turns away: the writer to the third buffer, the reader to the newest picture again.
"""

import struct
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from scc_wall.base.tuples import new_tuple
from scc_wall.video.shared_memory import SharedBlock

if TYPE_CHECKING:
    from scc_wall.video.pixels import Pixels

BUFFERS: Final = 3
"""One is the newest, one may be held by the reader, one is free to write."""
MAX_SLOTS: Final = 256
"""A wall has at most 64 tiles a screen; while a tile changes its stream or size it has two slots."""
MAX_STREAMS: Final = 512
NONE_HELD: Final = 255

_FIELDS: Final[tuple[tuple[str, Literal["q", "Q", "I", "i", "B"], int], ...]] = (
    ("heartbeat_mono_ns", "q", 1),
    ("sequence", "Q", MAX_SLOTS),
    ("content_changed_mono_ns", "q", MAX_SLOTS),
    ("newest_arrived_mono_ns", "q", MAX_SLOTS),
    ("stamp", "Q", MAX_SLOTS * BUFFERS),
    ("arrived_mono_ns", "q", MAX_SLOTS * BUFFERS),
    ("image_rect_px", "i", MAX_SLOTS * BUFFERS * 4),
    ("newest", "B", MAX_SLOTS),
    ("held", "B", MAX_SLOTS),
    ("decoding", "B", MAX_STREAMS),
    ("helped_percent", "B", 1),
)
"""Name, type (as in `struct`), elements; the larger types first, so that each element lies on its own boundary."""
HEADER_BYTES: Final = sum(struct.calcsize(kind) * count for _, kind, count in _FIELDS)


class Headers:
    """The header block of one decode process; the UI makes it, both sides map it.

    Everything is a memory view: an element is a plain int in 35 ns, a third of what numpy's scalars take, a picture
    needs a dozen of them, and the UI process need not load numpy.

    Attributes
    ----------
    sequence
        Pictures published per slot; 0 before the first.
    newest, held
        Per slot: buffer published last; buffer that the reader looks at, `NONE_HELD` if none.
    stamp, arrived_mono_ns, image_rect_px
        Per slot and buffer, one behind the other.
    decoding
        Per stream: 1 while a native decoder works for it: whom to suspect after a crash.
    """

    __slots__ = (
        "_heartbeat_mono_ns",
        "_helped_percent",
        "arrived_mono_ns",
        "block",
        "content_changed_mono_ns",
        "decoding",
        "held",
        "image_rect_px",
        "newest",
        "newest_arrived_mono_ns",
        "sequence",
        "stamp",
    )

    def __init__(self, block: SharedBlock) -> None:
        self.block = block
        views: dict[str, memoryview] = {}
        start, memory = 0, memoryview(block.memory)
        for name, kind, count in _FIELDS:
            size = struct.calcsize(kind) * count
            views[name] = memory[start : start + size].cast(kind)
            start += size
        self._heartbeat_mono_ns = views["heartbeat_mono_ns"]
        self._helped_percent = views["helped_percent"]
        self.sequence = views["sequence"]
        self.newest = views["newest"]
        self.held = views["held"]
        self.content_changed_mono_ns = views["content_changed_mono_ns"]
        self.newest_arrived_mono_ns = views["newest_arrived_mono_ns"]
        self.stamp = views["stamp"]
        self.arrived_mono_ns = views["arrived_mono_ns"]
        self.image_rect_px = views["image_rect_px"]
        self.decoding = views["decoding"]

    @classmethod
    def create(cls) -> "Headers":
        """Make the header block of a new decode process."""
        return cls(SharedBlock.create(HEADER_BYTES))

    @property
    def heartbeat_mono_ns(self) -> int:
        """When the decode process last said that it is alive; 0 before its first word."""
        return self._heartbeat_mono_ns[0]

    @heartbeat_mono_ns.setter
    def heartbeat_mono_ns(self, mono_ns: int) -> None:
        self._heartbeat_mono_ns[0] = mono_ns

    @property
    def helped_percent(self) -> int:
        """In how many of its last rounds the pump of the process was helped by its mate; of 100."""
        return self._helped_percent[0]

    @helped_percent.setter
    def helped_percent(self, percent: int) -> None:
        self._helped_percent[0] = percent

    def clear_slot(self, slot: int) -> None:
        """Make the row of `slot` that of a slot without a picture; only while no writer has it."""
        self.sequence[slot] = 0
        for buffer in range(slot * BUFFERS, (slot + 1) * BUFFERS):
            self.stamp[buffer] = 0
        self.newest[slot] = 0
        self.held[slot] = NONE_HELD
        self.content_changed_mono_ns[slot] = 0
        self.newest_arrived_mono_ns[slot] = 0

    def forget_decoding(self) -> None:
        """Suspect no stream: the process is a new one."""
        self.decoding[:] = bytes(MAX_STREAMS)


def slot_bytes(size_px: tuple[int, int]) -> int:
    """Return the bytes of the picture ring of a slot of (width, height)."""
    return BUFFERS * size_px[0] * size_px[1] * 4


def ring(block: SharedBlock, size_px: tuple[int, int]) -> tuple[memoryview, ...]:
    """Return the buffers of a slot, each ``(height, width, 4) uint8``."""
    width, height = size_px
    size, memory = width * height * 4, memoryview(block.memory)
    return tuple(memory[at : at + size].cast("B", (height, width, 4)) for at in range(0, BUFFERS * size, size))


class Stamps(NamedTuple):
    """The times of one picture."""

    arrived_mono_ns: int
    decoded_mono_ns: int


class SlotRow:
    """The header's row of one slot."""

    __slots__ = (
        "arrived_mono_ns",
        "content_changed_mono_ns",
        "held",
        "image_rects_px",
        "newest",
        "newest_arrived_mono_ns",
        "sequence",
        "stamp",
    )

    def __init__(self, headers: Headers, slot: int) -> None:
        one, buffers = slice(slot, slot + 1), slice(slot * BUFFERS, (slot + 1) * BUFFERS)
        self.sequence = headers.sequence[one]
        self.newest = headers.newest[one]
        self.held = headers.held[one]
        self.content_changed_mono_ns = headers.content_changed_mono_ns[one]
        self.newest_arrived_mono_ns = headers.newest_arrived_mono_ns[one]
        self.stamp = headers.stamp[buffers]
        self.arrived_mono_ns = headers.arrived_mono_ns[buffers]
        firsts = range(slot * BUFFERS * 4, (slot + 1) * BUFFERS * 4, 4)
        self.image_rects_px = tuple(headers.image_rect_px[first : first + 4] for first in firsts)


class SlotWriter:
    """The decode process's side of one slot; used by one thread at a time."""

    __slots__ = ("_buffers", "_rects_px", "_row", "_sequence", "_writing", "size_px")

    def __init__(self, headers: Headers, slot: int, block: SharedBlock, size_px: tuple[int, int]) -> None:
        from numpy import asarray  # only decode processes come here

        self._row = SlotRow(headers, slot)
        self._buffers: tuple[Pixels, ...] = tuple(asarray(buffer) for buffer in ring(block, size_px))
        self._sequence = self._row.sequence[0]
        self._writing = 0
        self._rects_px = [(0, 0, 0, 0)] * BUFFERS
        """As written here; what a writer before this one left is written over."""
        self.size_px = size_px

    def begin(self) -> "tuple[int, Pixels]":
        """Return (index, ``(height, width, 4) uint8``) of the buffer to write next; never waits."""
        stamp, held, newest = self._row.stamp, self._row.held, self._row.newest[0]
        for buffer in range(BUFFERS):
            if buffer == newest and self._sequence:
                continue
            before = stamp[buffer]
            stamp[buffer] = 0
            if held[0] == buffer:
                stamp[buffer] = before
                continue
            self._writing = buffer
            return buffer, self._buffers[buffer]
        raise AssertionError("three buffers, one newest, one held: one is always free")

    def publish(self, stamps: Stamps, image_rect_px: tuple[int, int, int, int], *, changed: bool) -> None:
        """Make the buffer of the last `begin` the newest picture.

        Parameters
        ----------
        changed
            Whether its content differs from the one before.
        """
        row, buffer = self._row, self._writing
        self._sequence += 1
        row.arrived_mono_ns[buffer] = stamps.arrived_mono_ns
        if self._rects_px[buffer] != image_rect_px:
            self._rects_px[buffer] = image_rect_px
            rect = row.image_rects_px[buffer]
            rect[0], rect[1], rect[2], rect[3] = image_rect_px
        row.newest_arrived_mono_ns[0] = stamps.arrived_mono_ns
        if changed:
            row.content_changed_mono_ns[0] = stamps.arrived_mono_ns
        row.stamp[buffer] = self._sequence
        row.newest[0] = buffer
        row.sequence[0] = self._sequence


class SlotPicture(NamedTuple):
    """What a reader took: a view on the held buffer, valid until its next `take`."""

    pixels: memoryview
    sequence: int
    image_rect_px: tuple[int, int, int, int]
    arrived_mono_ns: int


class SlotReader:
    """The UI's side of one slot."""

    __slots__ = ("_buffers", "_row", "block", "held", "size_px")

    def __init__(self, headers: Headers, slot: int, block: SharedBlock, size_px: tuple[int, int]) -> None:
        self._row = SlotRow(headers, slot)
        self._buffers = ring(block, size_px)
        self.held: SlotPicture | None = None
        """The picture taken last."""
        self.block = block
        self.size_px = size_px

    def take(self) -> SlotPicture | None:
        """Hold the newest picture and return it; None before the first. Never older than the one before, never torn."""
        row, taken = self._row, self.held
        sequence = row.sequence[0]
        if sequence == 0:
            return None
        if taken is not None and taken.sequence == sequence:
            return taken
        for _ in range(8):  # each round means that a whole picture was published in between: 2 are hard to get
            buffer = row.newest[0]
            row.held[0] = buffer
            sequence = row.stamp[buffer]
            if sequence and (taken is None or sequence >= taken.sequence):
                break
        else:
            return taken
        rect_px = tuple(row.image_rects_px[buffer].tolist())
        fields = (self._buffers[buffer], sequence, rect_px, row.arrived_mono_ns[buffer])
        self.held = taken = new_tuple(SlotPicture, fields)
        return taken
