"""Measures the phases of a look and holds each to its limit, and all of them to one."""

from enum import StrEnum
from typing import Final

from scc_wall.base.clock import Clock, seconds_between
from scc_wall.base.told import Told, told_seconds
from scc_wall.domain.site import ProbePhases, SiteCause, SiteLimits
from scc_wall.monitors.fault import SiteFaultError


class Phase(StrEnum):
    """The phases of one hop, in their order."""

    RESOLVE = "resolve"
    CONNECT = "connect"
    TLS = "tls"
    FIRST_BYTE = "first_byte"
    TRANSFER = "transfer"


_LATE: Final = {
    Phase.RESOLVE: (SiteCause.DNS, Told("DNS tidak menjawab dalam {time}", "no answer of the DNS within {time}")),
    Phase.CONNECT: (SiteCause.CONNECT, Told("tidak tersambung dalam {time}", "not connected within {time}")),
    Phase.TLS: (SiteCause.CONNECT, Told("TLS tidak selesai dalam {time}", "TLS not agreed within {time}")),
    Phase.FIRST_BYTE: (SiteCause.SLOW, Told("belum ada jawaban dalam {time}", "no answer within {time}")),
    Phase.TRANSFER: (
        SiteCause.SLOW,
        Told("kepala jawaban belum lengkap dalam {time}", "head of the answer not complete within {time}"),
    ),
}
_ALL_LATE: Final = Told("belum selesai dalam {time} seluruhnya", "not done within {time} in all")


class Stopwatch:
    """The time of one look.

    Parameters
    ----------
    clock
        Monotonic time.
    limits
        Of the site. The limit of the first byte holds for the whole head of the answer: one that sends its headers
        byte by byte has not answered.
    """

    def __init__(self, clock: Clock, limits: SiteLimits) -> None:
        self._clock = clock
        self._limits = limits
        self._start_ns = clock.mono_ns()
        self._phase: Phase | None = None
        self._since_ns = self._start_ns
        self._limit_s = limits.total_s
        self._limited_since_ns = self._start_ns
        self._hop_ns = self._start_ns
        self._taken_ms: dict[Phase, float] = {}

    def begin(self, phase: Phase) -> None:
        """Begin a phase, with its limit."""
        self._phase = phase
        self._since_ns = self._limited_since_ns = self._clock.mono_ns()
        limits = self._limits
        self._limit_s = {
            Phase.RESOLVE: limits.resolve_s,
            Phase.CONNECT: limits.connect_s,
            Phase.TLS: limits.tls_s,
            Phase.FIRST_BYTE: limits.first_byte_s,
            Phase.TRANSFER: limits.total_s,
        }[phase]

    def end(self) -> None:
        """End the phase and keep what it took."""
        if self._phase is not None:
            self._taken_ms[self._phase] = self._elapsed_s(self._since_ns) * 1e3

    def first_byte(self) -> None:
        """Take note of the first byte: the transfer begins, but the limit holds on until `head_complete`."""
        self.end()
        self._phase = Phase.TRANSFER
        self._since_ns = self._clock.mono_ns()

    def head_complete(self) -> None:
        """Lift the limit of the first byte."""
        self._limit_s = self._limits.total_s
        self._limited_since_ns = self._start_ns

    def next_hop(self) -> None:
        """Count all that was until now as the way of redirects."""
        self._taken_ms.clear()
        self._phase = None
        self._hop_ns = self._clock.mono_ns()

    def beside(self) -> "Stopwatch":
        """Return one for what is done beside the look, within the time of all."""
        other = Stopwatch(self._clock, self._limits)
        other._start_ns = self._start_ns
        return other

    def left_s(self) -> float:
        """Return the seconds that the phase has left, more than 0.

        Raises
        ------
        SiteFaultError
            If there are none.
        """
        left = min(self._limit_s - self._elapsed_s(self._limited_since_ns), self._total_left_s())
        if left <= 0:
            raise self.late()
        return left

    def late(self) -> SiteFaultError:
        """Return the fault of running into the limit, of the phase or of all."""
        if self._total_left_s() <= 1e-3 or self._limit_s >= self._limits.total_s:
            return SiteFaultError(SiteCause.SLOW, _ALL_LATE.format(time=told_seconds(self._limits.total_s)))
        cause, told = _LATE[self._phase or Phase.RESOLVE]
        return SiteFaultError(cause, told.format(time=told_seconds(self._limit_s)))

    def phases(self) -> ProbePhases:
        """Return what each phase took; one that is not done counts until now."""
        if self._phase not in self._taken_ms:
            self.end()
        way_ms = seconds_between(self._start_ns, self._hop_ns) * 1e3
        return ProbePhases(
            **{f"{phase}_ms": self._taken_ms.get(phase) for phase in Phase},
            redirects_ms=way_ms if self._hop_ns > self._start_ns else None,
        )

    def _elapsed_s(self, since_ns: int) -> float:
        return seconds_between(since_ns, self._clock.mono_ns())

    def _total_left_s(self) -> float:
        return self._limits.total_s - self._elapsed_s(self._start_ns)
