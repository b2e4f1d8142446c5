"""Tells when decoding falls behind, so that pictures are skipped instead of the wall showing the past."""

from typing import Final

LATE_NS: Final = 150_000_000
"""Behind by more: pictures are decoded but not drawn until it is made up."""
SHOWN_AT_LEAST_EVERY_NS: Final = 200_000_000
"""Late or not: a tile never freezes by skipping."""
_WINDOW_NS: Final = 5_000_000_000
_TICKS_PER_S: Final = 90_000  # RTP's clock for video, RFC 6184 section 8.2.1


class Pace:
    """How late the pictures of one stream are, by the camera's own clock.

    When a reader can't keep up, pictures wait in the socket and arrive late without any sign of it but one: they
    arrive later and later against their RTP timestamps. The earliest arrival of the last 5 to 10 s is "in time".
    """

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Forget everything: a new stream, or a jump in it."""
        self._last_rtp = 0
        self._ticks = 0
        self._least_ns: int | None = None
        self._least_before_ns: int | None = None
        self._window_started_mono_ns = 0
        self._shown_mono_ns: int | None = None

    def behind(self, arrived_mono_ns: int, rtp_timestamp: int, now_mono_ns: int) -> bool:
        """Return whether to skip this picture; call it once for each picture that could be shown."""
        step = (rtp_timestamp - self._last_rtp + 2**31) % 2**32 - 2**31  # the shorter way round
        if step < 0:  # pictures come in the order of showing: the camera set its clock, or began anew
            self._least_ns = self._least_before_ns = None
        self._last_rtp = rtp_timestamp
        self._ticks = self._ticks + step if self._least_ns is not None else 0
        offset_ns = arrived_mono_ns - self._ticks * 1_000_000_000 // _TICKS_PER_S
        if self._least_ns is None or arrived_mono_ns - self._window_started_mono_ns > _WINDOW_NS:
            self._least_before_ns = self._least_ns
            self._least_ns = offset_ns
            self._window_started_mono_ns = arrived_mono_ns
        elif offset_ns < self._least_ns:
            self._least_ns = offset_ns
        least_ns, before_ns = self._least_ns, self._least_before_ns
        late_ns = offset_ns - (least_ns if before_ns is None or least_ns < before_ns else before_ns)
        late_ns += now_mono_ns - arrived_mono_ns
        shown_mono_ns = self._shown_mono_ns
        if late_ns > LATE_NS and shown_mono_ns is not None and now_mono_ns - shown_mono_ns < SHOWN_AT_LEAST_EVERY_NS:
            return True
        self._shown_mono_ns = now_mono_ns
        return False
