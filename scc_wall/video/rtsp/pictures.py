"""Whole pictures out of NAL units: parameter sets, keyframes, damage, the delimiter at the end."""

from collections import deque
from collections.abc import Iterable
from typing import ClassVar, Final

from scc_wall.base.tuples import new_tuple
from scc_wall.video.picture import Codec, CodedPicture
from scc_wall.video.rtsp.limits import MAX_PICTURE_BYTES

START_CODE: Final = b"\0\0\0\1"
BIT: Final = tuple(1 << kind for kind in range(64))
"""`BIT[kind]` is the flag of a NAL unit type in a set of types; a table, since this is used for each NAL unit."""
_MAX_SETS_OF_A_KIND: Final = 16
_MAX_SET_BYTES: Final = 4096
"""Real ones have 10 to 100 bytes; what is longer travels in the picture, but is not kept for others."""


class PictureBuilder:
    """Collects the NAL units of one picture at a time and puts each whole picture into `ready`.

    Damage: a picture is whole if nothing of it was lost; it is shown as good only if every picture since the last
    whole keyframe was whole, too. Before the first keyframe everything counts as damaged.

        BROKEN ──whole keyframe──→ GOOD ──anything lost──→ BROKEN

    Parameters
    ----------
    parameter_sets
        NAL units from the description, in order; put in front of keyframes that bring none of their own.
    """

    CODEC: ClassVar[Codec]
    DELIMITER: ClassVar[bytes]
    """Access unit delimiter with its start code."""
    HEADER_BYTES: ClassVar[int]
    """Of a NAL unit."""
    PICTURE_KINDS: ClassVar[int]
    """NAL unit types that carry picture data, as bits."""
    KEY_KINDS: ClassVar[int]
    """Those of them that decoding can start at."""
    LEADING_KINDS: ClassVar[int]
    """Those that stand in front of picture data only, as bits."""
    DROPPED_KINDS: ClassVar[int]
    """Delimiters, as ours stands at the end, and filler."""
    SET_KINDS: ClassVar[tuple[int, ...]]
    """Types of parameter sets, in the order in which a decoder needs them."""

    __slots__ = (
        "_broken",
        "_fragment",
        "_gap_before",
        "_hurt",
        "_kinds",
        "_out",
        "_renewed",
        "_set_bits",
        "_sets",
        "_sets_in_band",
        "arrived_mono_ns",
        "damaged",
        "pictures",
        "ready",
    )

    def __init__(self, parameter_sets: Iterable[bytes] = ()) -> None:
        self.ready: deque[CodedPicture] = deque()
        self.arrived_mono_ns = 0
        self.pictures = 0
        self.damaged = 0
        self._out = bytearray()
        self._kinds = 0  # types of NAL units in `_out`, as bits
        self._renewed: set[int] = set()  # types of parameter sets that came with this picture
        self._fragment = False  # inside a fragmented NAL unit
        self._hurt = False  # something of this picture was lost
        self._gap_before = True  # something was lost just before it, maybe its beginning
        self._broken = True  # no whole keyframe since the last loss
        self._sets_in_band = False
        self._set_bits = sum(BIT[kind] for kind in self.SET_KINDS)
        self._sets: dict[int, list[bytes]] = {kind: [] for kind in self.SET_KINDS}
        for unit in parameter_sets:
            kind = self._kind(unit[0])
            if kind in self._sets:
                self._learn(kind, unit)
        self._renewed.clear()

    @staticmethod
    def _kind(first: int) -> int:
        """Return the type of a NAL unit from its first byte."""
        raise NotImplementedError

    def drop_if_too_large(self) -> None:
        """Throw an endless picture away; called once per receive, so it is at most a receive's bytes too late."""
        if len(self._out) > MAX_PICTURE_BYTES:
            self._start_anew()
            self._gap_before = True
            self._broken = True

    def _start_anew(self) -> None:
        self._out.clear()
        self._kinds = 0
        self._renewed.clear()
        self._hurt = self._gap_before = False

    def _learn(self, kind: int, unit: bytes) -> None:
        """Remember a parameter set as the newest of its type; all that come with one picture are kept."""
        if len(unit) > _MAX_SET_BYTES:
            return
        if kind not in self._renewed:
            self._renewed.add(kind)
            self._sets[kind] = []
        known = self._sets[kind]
        if unit not in known and len(known) < _MAX_SETS_OF_A_KIND:
            known.append(unit)

    def _add(self, kind: int, view: memoryview, start: int, end: int) -> None:
        """Append a whole NAL unit.

        What may only stand in front of a picture is left out behind its first slice, as FFmpeg's parser would begin a
        new picture there: GStreamer's payloader sends the parameter sets again in front of each slice.
        """
        bit = BIT[kind]
        if bit & self.DROPPED_KINDS:
            return
        if kind in self._sets:
            self._sets_in_band = True
            self._learn(kind, bytes(view[start:end]))
        if bit & self.LEADING_KINDS and self._kinds & self.PICTURE_KINDS:
            return
        out = self._out
        out += START_CODE
        out += view[start:end]
        self._kinds |= bit

    def _finish(self, rtp_timestamp: int) -> None:
        """Put the collected picture into `ready`."""
        out = self._out
        keyframe = self._kinds & self.KEY_KINDS != 0
        prefix = b""
        own_sets = self._kinds & self._set_bits == self._set_bits
        if keyframe and not own_sets:
            prefix = b"".join(START_CODE + unit for kind in self.SET_KINDS for unit in self._sets[kind])
        if keyframe:
            self._broken = self._hurt or (self._gap_before and not self._is_whole_from_its_start(own_sets=own_sets))
        elif self._hurt or self._gap_before:
            self._broken = True
        out += self.DELIMITER
        damaged = self._broken
        self.pictures += 1
        self.damaged += damaged
        data = prefix + out if prefix else bytes(out)
        fields = (data, self.CODEC, keyframe, damaged, rtp_timestamp, self.arrived_mono_ns)
        self.ready.append(new_tuple(CodedPicture, fields))
        self._fragment = False
        self._start_anew()

    def _is_whole_from_its_start(self, *, own_sets: bool) -> bool:
        """Return whether a gap before the keyframe took nothing of it.

        Its parameter sets must be there, unless the camera sends them in the description only, and the first picture
        data must be the picture's first slice.
        H.264 begins a slice with first_mb_in_slice, 0 as a single 1 bit; H.265 with first_slice_segment_in_pic_flag.
        """
        if self._sets_in_band and not own_sets:
            return False
        out, place = self._out, self._out.find(START_CODE)
        while 0 <= place < len(out) - len(START_CODE) - self.HEADER_BYTES:
            head = place + len(START_CODE)
            if BIT[self._kind(out[head])] & self.PICTURE_KINDS:
                return out[head + self.HEADER_BYTES] & 0x80 != 0
            place = out.find(START_CODE, head)
        return False
